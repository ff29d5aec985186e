"""The picture of hours: bars on one scale, with figures, signs and a text alternative."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from frontline.charts.hours import HoursBar, hours, hours_chart
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

SVG = "{http://www.w3.org/2000/svg}"
ROWS = [
    HoursBar(label="all together", done=15, meant=60, strong=True),
    HoursBar(label="lessons", done=12, meant=30),
    HoursBar(label="project", done=3, meant=15),
]


def boxes(rows: list[HoursBar]) -> list[tuple[float, str]]:
    """Return the width and the fill of each bar and outline, in order."""
    svg = ElementTree.fromstring(hours_chart("hours", rows, says=""))
    return [(float(one.attrib["width"]), one.attrib["fill"]) for one in svg.iter(f"{SVG}rect")]


def texts(rows: list[HoursBar]) -> list[str]:
    svg = ElementTree.fromstring(hours_chart("hours", rows, says=""))
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    svg = hours_chart("hours", ROWS, says='Hours "done" & meant')
    assert ElementTree.fromstring(svg).attrib["aria-label"] == 'Hours "done" & meant'
    assert 'role="img"' in svg


def test_bars_and_outlines_stand_on_one_scale() -> None:
    # 60 hours are 410 wide.
    assert boxes(ROWS) == [
        (410, "none"),
        (102.5, STRONG),
        (205, "none"),
        (82, "url(#hours)"),
        (102.5, "none"),
        (20.5, "url(#hours)"),
    ]


def test_each_bar_says_its_figures() -> None:
    assert texts(ROWS) == [
        *("all together", "15 of 60 h"),
        *("lessons", "12 of 30 h"),
        *("project", "3 of 15 h"),
    ]


def test_what_is_done_stands_out_without_colour() -> None:
    svg = hours_chart("hours", ROWS, says="")
    assert '<pattern id="hours"' in svg
    assert 'font-weight="600"' in svg


def test_nothing_done_is_an_empty_outline_and_nothing_meant_is_none() -> None:
    assert boxes([HoursBar(label="a", done=0, meant=10)]) == [(410, "none")]
    assert boxes([HoursBar(label="a", done=10, meant=0)]) == [(410, "url(#hours)")]
    assert boxes([HoursBar(label="a", done=0, meant=0)]) == []


def test_more_done_than_meant_goes_over_its_outline_and_stays_on_the_picture() -> None:
    assert boxes([HoursBar(label="a", done=20, meant=10)]) == [(205, "none"), (410, "url(#hours)")]


def test_a_little_is_still_to_be_seen() -> None:
    (_, _), (width, _) = boxes([HoursBar(label="a", done=0.01, meant=1000)])
    assert width == 3


@pytest.mark.parametrize("label", ["<b>Lumen</b>", 'a "b" & c'])
def test_labels_are_words_only(label: str) -> None:
    assert texts([HoursBar(label=label, done=1, meant=2)])[0] == label


def test_it_uses_the_course_s_colours_alone() -> None:
    found = set(re.findall(r"#[0-9a-f]{6}", hours_chart("hours", ROWS, says="")))
    assert found <= {STRONG, WARN, PLAIN, PAPER}
    assert "currentColor" in hours_chart("hours", ROWS, says="")


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "0"), (0.04, "0"), (0.5, "0.5"), (1.25, "1.2"), (11.96, "12"), (12, "12"), (120, "120")],
)
def test_hours_are_written_with_one_place_where_it_tells_something(amount: float, words: str) -> None:
    assert hours(amount) == words
