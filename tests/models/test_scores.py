"""Survey scores, against counts by hand and a bootstrap."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.estimates import Estimate
from frontline.models.scores import easy, mean_effort, mean_satisfaction, recommendation, satisfied


def test_satisfied_are_those_who_gave_4_or_5() -> None:
    found = satisfied([5, 4, 4, 3, 1])
    assert (found.value, found.n) == (0.6, 5)
    assert (found.low, found.high) == pytest.approx((0.2307, 0.8824), abs=5e-5)


def test_easy_are_those_who_gave_5_to_7() -> None:
    assert easy([7, 6, 5, 4]).value == 0.75


def test_a_mean_stays_on_its_scale() -> None:
    # mean 4.75, standard error 0.25, t of 3 degrees 3.1824: 3.954 to 5.546, and the scale ends at 5
    found = mean_satisfaction([5, 5, 5, 4])
    assert (found.value, found.low, found.high) == pytest.approx((4.75, 3.9544, 5), abs=5e-5)
    assert mean_effort([1, 1, 1, 2]).low == 1


@pytest.mark.parametrize(("answer", "points"), [(10, 100), (9, 100), (8, 0), (7, 0), (6, -100), (0, -100)])
def test_who_promotes_and_who_detracts(answer: int, points: float) -> None:
    assert recommendation([answer]).value == points


def test_recommendation_of_a_hundred_answers_by_hand() -> None:
    # 50.75 / 103 less 20.75 / 103 is 0.29126; √((0.69417 - 0.08483) / 103) is 0.07691; times 1.95996
    found = recommendation([9] * 50 + [8] * 30 + [3] * 20)
    assert (found.value, found.low, found.high) == pytest.approx((30, 14.05, 44.20), abs=0.01)


def test_the_interval_of_recommendation_is_that_of_a_bootstrap() -> None:
    rng = np.random.default_rng(1)
    answers = rng.choice([10, 8, 2], size=400, p=[0.45, 0.35, 0.2])
    drawn = rng.choice(answers, size=(4000, 400))
    scores = 100 * ((drawn >= 9).mean(axis=1) - (drawn <= 6).mean(axis=1))
    found = recommendation(answers.tolist())
    assert (found.low, found.high) == pytest.approx(tuple(np.percentile(scores, [2.5, 97.5])), abs=0.8)


def test_ten_promoters_of_ten_are_not_certain() -> None:
    found = recommendation([10] * 10)
    assert found.low < 70
    assert (found.value, found.high) == (100, 100)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=60))
def test_the_score_lies_within_its_interval(answers: list[int]) -> None:
    found = recommendation(answers)
    assert -100 <= found.low <= found.value <= found.high <= 100


@pytest.mark.parametrize(
    ("score", "answers"),
    [
        (satisfied, [5, 0]),
        (satisfied, [5, 6]),
        (satisfied, [4.5]),
        (mean_satisfaction, [6, 5]),
        (recommendation, [11]),
        (recommendation, [-1]),
        (recommendation, [float("nan")]),
        (easy, [8]),
        (mean_effort, [0, 1]),
    ],
)
def test_an_answer_outside_the_scale_is_refused(
    score: Callable[[Sequence[float]], Estimate], answers: list[float]
) -> None:
    with pytest.raises(ValueError, match="the scale is whole numbers"):
        score(answers)


def test_the_refused_answer_is_named_by_its_place() -> None:
    with pytest.raises(ValueError, match=r"Answer 2 is 9, and the scale is whole numbers 1 to 5\."):
        satisfied([5, 9, 4])


@pytest.mark.parametrize("score", [satisfied, mean_satisfaction, recommendation, easy, mean_effort])
def test_no_answers_are_refused(score: Callable[[Sequence[int]], Estimate]) -> None:
    with pytest.raises(ValueError, match="no answers"):
        score([])
