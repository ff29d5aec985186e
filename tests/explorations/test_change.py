"""Before and after: what the counts allow to say, and what an author may write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from frontline.explorations.change import changes

from .conftest import Box, Mistakes

NAME = "template-change"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def test_a_clear_change_beside_a_desk_that_stood_still(box: Box) -> None:
    assert "Sea desk (new form): clearly better" in box.says
    assert "From 41 % to 8 %: −33 points." in box.says
    assert "Air desk (no change): not clear" in box.says
    assert "Air desk (no change) shows no clear move. That speaks for the change" in box.says


def test_the_same_shares_of_fewer_cases_say_nothing(box: Box) -> None:
    box.control("Number of cases").value = "0.25"
    assert "Sea desk (new form): not clear: chance alone" in box.says
    assert "so many were not counted" in box.says
    assert "That speaks for the change" not in box.says


def test_a_change_that_came_everywhere_is_not_the_changes_own(box: Box) -> None:
    box.control("Measure").value = "complete"
    assert "Sea desk (new form): clearly better" in box.says
    assert "But Air desk (no change) moved the same way without it." in box.says


def test_the_picture_tells_its_figures_in_words(box: Box) -> None:
    assert "Sea desk (new form): before 41 %, between 23 % and 61 %; after 8 %" in box.picture
    assert ">9 of 22 (41 %)<" in box.picture
    assert box.picture.count("#0072b2") == 2


def test_more_cases_make_the_interval_narrower(settings: Callable[[str], Any]) -> None:
    widths = []
    for times in settings(NAME).times:
        one = changes(settings(NAME), "again", times)["sea"]
        widths.append((one.high - one.low, one.before.n))
    assert [n for _, n in widths] == [22, 6, 88]
    assert widths[2] < widths[0] < widths[1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(measures={}), "give at least one desk and one measure"),
        (lambda plain: plain.update(times=[4]), "`times` begin with 1"),
        (lambda plain: plain.update(times=[1, -1]), "`times` begin with 1"),
        (lambda plain: plain["desks"].update(express="Express"), "counts for each desk and no other"),
        (lambda plain: plain["measures"]["again"]["counts"]["sea"].update(after=[9, 8]), "is no share"),
        (lambda plain: plain["measures"]["again"]["counts"]["sea"].update(after=[0, 1]), "nothing is left"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
