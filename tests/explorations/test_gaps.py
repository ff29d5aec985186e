"""Gap scores on the year of data: what they say, and what an author may write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.year import table
from frontline.explorations.gaps import chosen, scored, signed
from frontline.models.gaps import Dimension

from .conftest import Box, Mistakes

NAME = "template-gaps"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


@pytest.fixture(scope="module")
def answers(places: Places) -> list[dict[str, Any]]:
    return table(places, "surveys").rows


def test_everybody_expects_more_prompt_help_than_they_see(box: Box, answers: list[dict[str, Any]]) -> None:
    assert "<strong>640 answers. The widest gap: Responsiveness: prompt help.</strong>" in box.says
    own = [one["perceived_responsiveness"] - one["expected_responsiveness"] for one in answers]
    assert f"a gap of {signed(sum(own) / len(own))}," in box.says
    assert "Next comes Reliability: what we promised with −0.6" in box.says
    assert "Their intervals do not meet" in box.says
    assert "The narrowest gap: Tangibles: rooms, papers, systems, +0.4." in box.says


def test_few_answers_put_nothing_into_order(box: Box) -> None:
    box.control("Whose answers").value = "agents"
    box.control("Quarter").value = "2025-Q4"
    assert "21 answers. 21 answers are few" in box.says
    assert "Their intervals overlap" in box.says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "expectations are nearly always high" in box.says
    assert "nothing of the customers who did not answer" in box.says


def test_what_one_finds_is_what_the_data_says(
    answers: list[dict[str, Any]], settings: Callable[[str], Any]
) -> None:
    segments = settings(NAME).segments
    for segment in ("", *segments):
        assert scored(chosen(answers, segment, ""))[0].dimension is Dimension.RESPONSIVENESS
    quarters = sorted({one["quarter"] for one in answers})
    sizes = [len(chosen(answers, segment, quarter)) for segment in segments for quarter in quarters]
    assert (min(sizes), max(sizes)) == (13, 61)
    assert "there are 13 to 61 answers" in settings(NAME).found


@pytest.mark.parametrize(("gap", "shown"), [(-1.14, "−1.1"), (0.38, "+0.4"), (0.04, "0.0"), (-0.04, "0.0")])
def test_a_gap_has_its_sign(gap: float, shown: str) -> None:
    assert signed(gap) == shown


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["dimensions"].pop("empathy"), "give words to empathy"),
        (lambda plain: plain["segments"].pop("spot"), "name each segment of the survey and no other (spot)"),
        (lambda plain: plain["segments"].update(spot=" "), "give words to spot"),
        (lambda plain: plain["dimensions"].update(price="Price"), "price"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
