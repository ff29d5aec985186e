"""A questionnaire as a sheet: signs beside its questions that need no colour, and a bar for the time."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from frontline.charts.palette import PAPER, STRONG, WARN
from frontline.charts.questionnaire import Item, questionnaire, spoken

SVG = "{http://www.w3.org/2000/svg}"
FINE = Item(text="How easy is it to work with us? 1 to 7", seconds=15)
BAD = Item(text="How good are our excellent warnings?", seconds=20, fault="leads to an answer")
LONG = Item(text="Describe in your own words " * 8, seconds=120, fault="asks for more than we need " * 3)


def parts(items: list[Item], limit: int = 60, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(questionnaire(items, limit, says=says))


def texts(items: list[Item]) -> list[str]:
    return [" ".join(span.text or "" for span in one) for one in parts(items).iter(f"{SVG}text")]


def bars(items: list[Item], limit: int = 60) -> list[tuple[float, str]]:
    found = [one.attrib for one in parts(items, limit).iter(f"{SVG}rect")]
    return [(float(one["width"]), one["fill"]) for one in found if one["fill"] != "none"]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    assert parts([FINE], says='It "says" & more').attrib["aria-label"] == 'It "says" & more'
    assert parts([FINE]).attrib["role"] == "img"


def test_questions_are_numbered_with_their_time_and_their_fault() -> None:
    assert texts([FINE, BAD]) == [
        *("1", FINE.text, "15 s"),
        *("2", BAD.text, "20 s", "leads to an answer"),
        "35 s of 1 min",
    ]


def test_a_fine_question_has_a_tick_on_a_dot_and_a_bad_one_a_cross() -> None:
    def shapes(item: Item) -> tuple[int, int]:
        svg = parts([item])
        return len(list(svg.iter(f"{SVG}circle"))), len(list(svg.iter(f"{SVG}polyline")))

    # A polyline is the limit of the time.
    assert shapes(FINE) == (1, 2)
    assert shapes(BAD) == (0, 3)


def test_an_empty_sheet_says_so() -> None:
    assert texts([]) == ["(no question yet)", "0 s of 1 min"]
    assert bars([]) == []


def test_time_over_the_limit_is_hatched() -> None:
    # The bar is 528 wide.
    assert bars([FINE, FINE]) == [(264, STRONG)]
    assert bars([FINE, FINE], limit=30) == [(528, STRONG)]
    assert bars([FINE, FINE], limit=20) == [(352, STRONG), (176, WARN), (176, "url(#fl-over)")]


def test_long_words_are_whole_and_nothing_overlaps_or_leaves_the_frame() -> None:
    svg = parts([LONG, FINE, LONG, BAD])
    height = float(svg.attrib["viewBox"].split()[3])
    assert "…" not in "".join(svg.itertext())
    rows: dict[str, list[float]] = {}
    for text in svg.iter(f"{SVG}text"):
        for span in text:
            rows.setdefault(span.attrib["x"], []).append(float(span.attrib["y"]))
    for ys in rows.values():
        assert all(below - above >= 15 for above, below in pairwise(ys)), ys
        assert 0 < min(ys) <= max(ys) < height - 8


def test_a_question_with_long_words_lies_inside_the_sheet() -> None:
    svg = parts([LONG])
    sheet = next(svg.iter(f"{SVG}rect")).attrib
    bottom = float(sheet["y"]) + float(sheet["height"])
    *inside, _time = svg.iter(f"{SVG}tspan")
    assert max(float(span.attrib["y"]) for span in inside) + 8 < bottom


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (140, "2 min 20 s"), (180, "3 min"), (3605, "60 min 5 s")],
)
def test_a_time_is_written_as_people_say_it(seconds: int, words: str) -> None:
    assert spoken(seconds) == words


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = questionnaire([FINE, BAD, LONG], 60, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {STRONG, WARN, PAPER}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    assert "<b>" not in questionnaire([Item(text="<b>", seconds=1, fault="<b>")], 60, says="<b>")
