"""Complaints in Pareto order: what they say, and what an author may write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.year import table
from frontline.explorations.causes import drawn

from .conftest import Box, Mistakes

NAME = "template-causes"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def test_the_most_frequent_cause_of_the_year(box: Box, places: Places) -> None:
    counts = Counter(table(places, "complaints").column("cause"))
    (name, most), *_ = counts.most_common()
    assert (name, most, counts.total()) == ("hand-over without file", 83, 227)
    assert "227 complaints. The most frequent is “hand-over without file”: 83, 37 % of all." in box.says
    assert "5 of the 8 together make 80 %" in box.says
    assert "“80 and 20” does not hold here" in box.says
    assert "“error in a document” has as many as the last of them" in box.says


def test_what_came_again_has_one_cause(box: Box, places: Places) -> None:
    complaints = table(places, "complaints").rows
    again = Counter(one["cause"] for one in complaints if one["again"])
    assert (again["hand-over without file"], again.total()) == (35, 40)
    box.control("Which complaints").value = "again"
    assert "40 complaints. The most frequent is “hand-over without file”: 35, 88 % of all." in box.says
    assert "It alone makes 88 % of all, more than the other 3 together." in box.says


def test_the_same_complaints_by_another_column(box: Box) -> None:
    box.control("Counted by").value = "matter"
    assert "227 complaints. The most frequent is “delay”: 91, 40 % of all." in box.says
    assert "The longest bar is the most frequent one, and not always the worst" in box.says


def test_the_few_stand_above_a_line_and_are_hatched() -> None:
    few = drawn({"a": 8, "b": 1, "c": 1}).picture
    assert (few.count("url(#fl-few)"), few.count("<polyline")) == (1, 1)
    every = drawn({"a": 1}).picture
    assert (every.count("url(#fl-few)"), every.count("<polyline")) == (1, 0)


def test_a_short_list_says_so() -> None:
    assert "it takes all of it to reach 80 %" in drawn({"a": 5, "b": 5}).says
    assert "2 of the 5 together make 84 %: a, b." in drawn({"a": 60, "b": 24, "c": 6, "d": 5, "e": 5}).says


def test_words_from_the_data_are_escaped() -> None:
    assert "<b>" not in drawn({"<b>": 3, "c": 1}).says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(groups={}), "give at least one group"),
        (
            lambda plain: plain["groups"]["sea"].update(where="customer = nobody"),
            "there is no such complaint",
        ),
        (lambda plain: plain["by"].update(mood="mood"), "`by`: 'mood' is no column with a list of values"),
        (lambda plain: plain["groups"]["sea"].update(where="mood = bad"), "there is no column 'mood'"),
        (lambda plain: plain["groups"]["sea"].update(where="desk = rail"), "'rail' is no value of desk"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
