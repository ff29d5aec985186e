"""Pairs of bars: one scale, two looks, and a note at each bar."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from frontline.charts.pairs import Heads, Pair, pairs
from frontline.charts.palette import PAPER, PLAIN, STRONG

SVG = "{http://www.w3.org/2000/svg}"
HEADS = Heads(now="As now", would="With 1 more", last="More so far")
ROWS = [
    Pair(label="Year 1", now=100, would=100, now_note="100 left", would_note="100 left"),
    Pair(label="Year 2", now=50, would=80, now_note="50 left", would_note="80 left", last="+HK$30"),
]


def parts(rows: list[Pair], says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(pairs(HEADS, rows, says=says))


def bars(rows: list[Pair]) -> list[tuple[float, str]]:
    """Return width and fill of each bar without those of the legend, in order."""
    found = [(float(one.attrib["width"]), one.attrib["fill"]) for one in parts(rows).iter(f"{SVG}rect")]
    return [(width, fill) for width, fill in found if width != 26]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(ROWS, 'Years "now" & then').attrib["aria-label"] == 'Years "now" & then'
    assert parts(ROWS).attrib["role"] == "img"


def test_bars_stand_on_one_scale_and_differ_by_a_hatch() -> None:
    hatch = "url(#fl-would)"
    assert bars(ROWS) == [
        *[(370, PLAIN), (370, STRONG), (370, hatch)],
        *[(185, PLAIN), (296, STRONG), (296, hatch)],
    ]


def test_each_bar_has_its_note_and_the_heads_are_there() -> None:
    texts = ["".join(one.itertext()) for one in parts(ROWS).iter(f"{SVG}text")]
    assert [text for text in texts if text] == [
        *("As now", "With 1 more", "More so far"),
        *("Year 1", "100 left", "100 left"),
        *("Year 2", "+HK$30", "50 left", "80 left"),
    ]


def test_nothing_at_all_is_still_a_picture() -> None:
    zero = Pair(label="Year 1", now=0, would=0, now_note="0 left", would_note="0 left")
    assert [width for width, _ in bars([zero])] == [1, 1, 1]


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = pairs(HEADS, ROWS, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {STRONG, PLAIN, PAPER}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    row = Pair(label="<b>", now=1, would=2, now_note="<i>", would_note="&")
    assert "<b>" not in pairs(HEADS, [row], says="")
    assert "&lt;i&gt;" in pairs(HEADS, [row], says="")
