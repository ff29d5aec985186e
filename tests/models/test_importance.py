"""The importance-performance map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.importance import Point, Quadrant, importance_map

POINTS = [
    Point("call back on time", 5, 2),
    Point("clear documents", 4, 4),
    Point("parking", 1, 1),
    Point("calendar gift", 2, 5),
]


def test_each_quadrant_has_its_name() -> None:
    found = importance_map(POINTS)
    assert (found.importance, found.performance) == (3, 3)
    assert [(one.point.name, one.quadrant.value) for one in found.placed] == [
        ("call back on time", "concentrate here"),
        ("clear documents", "keep up the good work"),
        ("parking", "low priority"),
        ("calendar gift", "possible overkill"),
    ]


def test_given_lines_move_the_quadrants() -> None:
    found = importance_map(POINTS, cross=(0, 0))
    assert {one.quadrant for one in found.placed} == {Quadrant.KEEP_UP}


def test_a_point_on_both_lines_counts_as_important_and_done_well() -> None:
    assert importance_map([Point("alone", 3, 3)]).placed[0].quadrant is Quadrant.KEEP_UP


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=1), st.integers(2, 9))
def test_the_unit_of_a_scale_does_not_matter(pairs: list[tuple[int, int]], times: int) -> None:
    plain = importance_map([Point("", *pair) for pair in pairs], cross=(4, 4))
    other = importance_map([Point("", i * times, p) for i, p in pairs], cross=(4 * times, 4))
    assert [one.quadrant for one in plain.placed] == [one.quadrant for one in other.placed]


def test_what_cannot_be_placed_is_refused() -> None:
    with pytest.raises(ValueError, match="no points"):
        importance_map([])
    with pytest.raises(ValueError, match="“parking” lacks a number"):
        Point("parking", float("nan"), 1)
