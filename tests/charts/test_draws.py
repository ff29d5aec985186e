"""Samples below each other: intervals on one scale, lines through them, and signs that need no colour."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from attrs import evolve

from frontline.charts.draws import Key, Mark, Sample, draws
from frontline.charts.palette import PLAIN, STRONG, WARN

SVG = "{http://www.w3.org/2000/svg}"
TRUTH = Mark(label="the truth: 75 %", share=0.75)
KEY = Key(hit="contains the truth", missed="misses the truth", newest="the newest sample")
HIT = Sample(label="Sample 1", share=0.8, low=0.5, high=1, note="50 to 100 %", hit=True)
MISS = Sample(label="Sample 2", share=0.4, low=0.2, high=0.6, note="20 to 60 %", hit=False)


def parts(rows: list[Sample], *, beside: Mark | None = None, says: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(draws(TRUTH, rows, KEY, beside=beside, says=says))


def points(svg: ElementTree.Element, **style: str) -> list[list[float]]:
    found = [one.attrib for one in svg.iter(f"{SVG}polyline") if style.items() <= one.attrib.items()]
    return [[float(x) for x in re.findall(r"[\d.]+", one["points"])] for one in found]


def texts(svg: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in svg.iter(f"{SVG}text")]


def test_it_is_one_picture_with_a_text_alternative() -> None:
    svg = parts([HIT], says='Samples "so" & more')
    assert svg.attrib["aria-label"] == 'Samples "so" & more'
    assert svg.attrib["role"] == "img"


def test_an_interval_lies_at_its_place_on_the_scale() -> None:
    # 0 to 100 % are 130 to 600.
    assert points(parts([HIT]), stroke=PLAIN, **{"stroke-width": "2"})[0] == [365, 54, 600, 54]
    assert next(float(one.attrib["cx"]) for one in parts([HIT]).iter(f"{SVG}circle")) == 506


def test_an_interval_that_misses_differs_without_its_colour() -> None:
    hit, miss = parts([HIT]), parts([evolve(HIT, hit=False)])
    assert len(list(hit.iter(f"{SVG}circle"))) == len(list(miss.iter(f"{SVG}circle"))) + 1
    assert "50 to 100 %" in texts(hit)
    assert "✗ 50 to 100 %" in texts(miss)
    # The miss and its sign in the legend.
    assert len(points(miss, **{"stroke-dasharray": "6 4"})) == 2
    assert len(points(hit, **{"stroke-dasharray": "6 4"})) == 1


def test_the_newest_is_thick_and_bold() -> None:
    bold = [
        "".join(one.itertext())
        for one in parts([evolve(HIT, newest=True), MISS]).iter(f"{SVG}text")
        if "font-weight" in one.attrib
    ]
    assert bold == ["the truth: 75 %", "Sample 1", "50 to 100 %"]
    assert [365, 54, 600, 54] in points(parts([evolve(HIT, newest=True)]), **{"stroke-width": "4"})


def test_the_truth_goes_through_all_rows_and_a_group_beside_it_is_dotted() -> None:
    rows = [HIT, MISS, HIT]
    assert points(parts(rows), stroke="currentColor")[0] == [482.5, 4, 482.5, 110]
    group = Mark(label="this group: 60 %", share=0.6)
    assert points(parts(rows, beside=group), **{"stroke-dasharray": "2 4"}) == [[412, 22, 412, 110]]


@pytest.mark.parametrize("truth", [0, 0.2, 0.49, 0.5, 0.8, 1])
@pytest.mark.parametrize("group", [0, 0.21, 0.5, 0.79, 1])
def test_the_words_of_the_lines_are_whole_and_stay_in_the_frame(truth: float, group: float) -> None:
    marks = [
        Mark(label="the truth, all 100,000: 100 %", share=truth),
        Mark(label=f"this group: {100 * group:.0f} %", share=group),
    ]
    svg = ElementTree.fromstring(draws(marks[0], [HIT], KEY, beside=marks[1], says=""))
    spans = list(svg.iter(f"{SVG}tspan"))
    for mark in marks:
        [span] = [one for one in spans if one.text == mark.label]
        x, width = float(span.attrib["x"]), len(mark.label) * 14 * 0.54
        [text] = [one for one in svg.iter(f"{SVG}text") if "".join(one.itertext()) == mark.label]
        left, right = (x, x + width) if text.attrib["text-anchor"] == "start" else (x - width, x)
        assert left >= 0
        assert right <= 760


def test_the_words_of_a_group_do_not_lie_on_the_line_of_the_truth() -> None:
    for group, anchor in ((0.7, "end"), (0.8, "start")):
        svg = parts([HIT], beside=Mark(label="this group", share=group))
        [text] = [one for one in svg.iter(f"{SVG}text") if "".join(one.itertext()) == "this group"]
        assert text.attrib["text-anchor"] == anchor


def test_it_uses_the_course_s_colours_and_the_page_s_ink() -> None:
    svg = draws(TRUTH, [evolve(HIT, newest=True), HIT, MISS], KEY, says="")
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {STRONG, PLAIN, WARN}
    assert "currentColor" in svg


def test_words_are_words_only() -> None:
    odd = evolve(HIT, label="<b>", note="<b>")
    assert "<b>" not in draws(Mark(label="<b>", share=0.5), [odd], KEY, says="<b>")
