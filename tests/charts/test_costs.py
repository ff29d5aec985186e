"""Costs in two pieces: one scale, two looks, and a sign at the cheapest."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from frontline.charts.costs import Key, Way, costs
from frontline.charts.palette import PAPER, PLAIN, WARN

SVG = "{http://www.w3.org/2000/svg}"
KEY = Key(paid="freight", lost="late days", best="cheapest")
WAYS = [
    Way(label="Sea", note="8 days late", paid=100, lost=300, total="HK$400"),
    Way(label="Air", note="in time", paid=200, lost=0, total="HK$200", best=True),
]
HATCH = "url(#fl-late)"


def parts(ways: list[Way], says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(costs(ways, KEY, says=says))


def bars(ways: list[Way]) -> list[tuple[float, float, str]]:
    """Return place, width and fill of each piece without those of the legend, in order."""
    found = [
        (float(one.attrib["x"]), float(one.attrib["width"]), one.attrib["fill"])
        for one in parts(ways).iter(f"{SVG}rect")
    ]
    return [one for one in found if one[1] != 26]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts(WAYS, 'Costs "now" & then').attrib["aria-label"] == 'Costs "now" & then'
    assert parts(WAYS).attrib["role"] == "img"


def test_what_is_lost_begins_where_what_is_paid_ends_and_is_hatched() -> None:
    # 400 take the whole width, which is 358.
    assert bars(WAYS) == [
        (272, 89.5, PLAIN),
        (361.5, 268.5, WARN),
        (361.5, 268.5, HATCH),
        (272, 179, PLAIN),
    ]


def test_each_row_has_its_words_and_the_cheapest_its_sign() -> None:
    texts = ["".join(one.itertext()) for one in parts(WAYS).iter(f"{SVG}text")]
    assert texts == [
        *("★ cheapest", "freight", "late days"),
        *("Sea", "8 days late", "HK$400"),
        *("Air", "in time", "HK$200", "★"),
    ]


def test_nothing_at_all_is_still_a_picture() -> None:
    assert bars([Way(label="x", note="", paid=0, lost=0, total="0")]) == [(272, 1, PLAIN)]


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = costs(WAYS, KEY, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) <= {WARN, PLAIN, PAPER}
    assert "currentColor" in svg


def test_long_words_are_cut_before_they_meet_the_bar() -> None:
    svg = costs([Way(label="word " * 20, note="word " * 20, paid=1, lost=0, total="1")], KEY, says="")
    label, note = re.findall(r'<tspan x="26"[^>]*>([^<]*)<', svg)
    assert label.endswith("…")
    assert note.endswith("…")
    assert len(label) <= 30


def test_words_are_words_only() -> None:
    svg = costs([Way(label="<b>", note="<i>", paid=1, lost=2, total="&")], KEY, says="<u>")
    assert not re.search("<[biu]>", svg)
    assert "&lt;i&gt;" in svg
