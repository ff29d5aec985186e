"""An organisation chart: its depth, and marks that are seen without colours."""

from __future__ import annotations

import re

import pytest
from attrs import evolve

from frontline.charts import Box, tree
from frontline.charts.tree import Mark

BOXES = {
    "md": Box(label="board", note="Ms Tam", under=""),
    "service": Box(label="customer service", note="Ms Leung", under="md"),
    "desk": Box(label="sea freight desk", note="Ms Kwok", under="service"),
    "officer": Box(label="you", note="officer", under="desk"),
    "sales": Box(label="sales", note="Ms Fung", under="md"),
}


def with_mark(mark: Mark) -> str:
    return tree({**BOXES, "sales": evolve(BOXES["sales"], mark=mark)}, says="", marked=True)


def tops(svg: str) -> list[float]:
    return [float(y) for y in re.findall(r'<rect x="[^"]*" y="([\d.]+)"', svg)]


def test_each_box_lies_below_the_one_that_it_belongs_to() -> None:
    board, service, desk, officer, sales = tops(tree(BOXES, says=""))
    assert board < service < desk < officer
    assert sales == service


def test_boxes_below_a_box_do_not_lie_on_its_neighbour() -> None:
    more = {**BOXES, "air": Box(label="air freight desk", note="Mr Chiu", under="service")}
    found = tops(tree(more, says=""))
    assert len(set(found[1:5])) == 4


def test_the_top_stands_out_only_where_no_marks_are_to_be_seen() -> None:
    assert tree(BOXES, says="").count('fill="#0072b2"') == 1
    assert tree(BOXES, says="", marked=True).count('fill="#0072b2"') == 0


@pytest.mark.parametrize(("mark", "sign"), [(Mark.RIGHT, "✓"), (Mark.PASSED, "→"), (Mark.CHOSEN, "✗")])
def test_a_mark_has_a_sign_in_its_box_and_is_explained_beside_the_top(mark: Mark, sign: str) -> None:
    svg = with_mark(mark)
    assert f"{sign} Ms Fung" in svg
    assert f"{sign} {mark.value}" in svg


def test_marks_differ_in_weight_or_line_when_colours_and_signs_are_gone() -> None:
    rects = set()
    for mark in Mark:
        [rect] = [
            one for one in re.findall(r"<rect[^>]*>", with_mark(mark)) if 'stroke-width="1.5"' not in one
        ]
        rects.add(re.sub(r"#[0-9a-f]{6}", "colour", rect))
    assert len(rects) == len(Mark)


def test_a_chart_without_marks_explains_none() -> None:
    svg = tree(BOXES, says="", marked=True)
    assert not any(mark.value in svg for mark in Mark)
