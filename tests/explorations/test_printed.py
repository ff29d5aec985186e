"""A control chart of figures that a text prints."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_charts_and_papers
from frontline.content.reading import structure
from frontline.content.text import ChartBlock, Text
from frontline.explorations.printed import Printed, PrintedChart, printed_chart
from frontline.forms.output import shown_to
from frontline.notebook.charting import chart


@pytest.fixture
def block(template: Text) -> ChartBlock:
    return next(part for part in template.parts if isinstance(part, ChartBlock))


def made(block: ChartBlock, **changes: Any) -> str:
    return printed_chart(evolve(structure(dict(block.settings), PrintedChart, "template"), **changes))


def test_the_limits_are_those_of_the_handbook(block: ChartBlock) -> None:
    # The first six weeks: 255 of 286 is 89.16 %. With 48 cases, three sigma are 13.46 points.
    row = re.search(r"24 Aug</th>(.*?)</tr>", made(block), re.S)
    assert row
    assert re.findall(r"<td>(.*?)</td>", row[1]) == ["33 of 48", "69 %", "76 %", "100 %"]


def test_centre_and_limits_come_from_the_baseline_alone(block: ChartBlock) -> None:
    assert "centre, 89 %, the share of all chats of the first 6 points together" in made(block)
    # All eight weeks: 334 of 385.
    assert "centre, 87 %, the share of all chats of the first 8 points together" in made(block, baseline=8)


def test_no_point_is_marked_for_the_reader(block: ChartBlock) -> None:
    points = re.findall(r"<circle[^>]*>", made(block))
    assert len(points) == len(block.settings["points"])
    assert not any('fill="none"' in point for point in points)
    assert "signal" not in made(block).lower()


def test_the_text_alternative_tells_each_period(block: ChartBlock) -> None:
    says = re.search(r'aria-label="([^"]*)"', made(block))
    assert says
    for point in block.settings["points"]:
        assert f"{point['label']} {round(100 * point['count'] / point['of'])} %" in says[1]


@pytest.mark.parametrize(("number", "shown"), [(11, 11), (12, 6), (16, 8)])
def test_labels_that_would_touch_stand_below_every_second_point(
    block: ChartBlock, number: int, shown: int
) -> None:
    labels = [f"{day:02} Jun" for day in range(1, number + 1)]
    html = made(block, points=tuple(Printed(label=label, count=9, of=10) for label in labels))
    picture, table = html.split("<details>")
    assert sum(f">{label}<" in picture for label in labels) == shown
    assert all(f">{label}<" in table for label in labels)


def test_words_of_an_author_are_text_and_no_html(block: ChartBlock) -> None:
    html = made(block, title="<b>A & B</b>", measure="<i>in time</i>")
    assert "<b>A" not in html
    assert "<i>in" not in html
    assert "&lt;b&gt;A &amp; B" in html


@pytest.mark.parametrize("runs", ["", "autograde", "validate"])
def test_it_is_shown_wherever_the_notebook_runs(
    block: ChartBlock, runs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", runs)
    shown: list[str] = []
    with shown_to(lambda bundle, _: shown.append(bundle["text/html"])):
        assert chart(block.id, block.settings) is None  # type: ignore[func-returns-value]
    assert len(shown) == 1
    assert "24 Aug" in shown[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": " "}, "give `title`"),
        ({"points": []}, "give 5 to 16 `points`, not 0"),
        ({"baseline": 9}, "`baseline` is a number of points, 1 to 8"),
        ({"first": {"count": 51}}, "51 of 50 is no share"),
        ({"first": {"count": 0, "of": 0}}, "0 of 0 is no share"),
        ({"first": {"label": "6 July 2026"}}, "the label has 1 to 7 letters"),
        ({"colour": "red"}, "unknown key 'colour'"),
    ],
)
def test_a_mistake_of_an_author_is_named(
    template: Text, block: ChartBlock, change: dict[str, Any], says: str
) -> None:
    plain = copy.deepcopy(dict(block.settings))
    plain["points"][0].update(change.pop("first", {}))
    plain.update(change)
    problems = list(check_charts_and_papers([evolve(template, parts=(evolve(block, settings=plain),))]))
    assert [problem for problem in problems if says in problem], problems
