"""Item analysis: against another program's figures for the same scores, and against the definitions."""

from __future__ import annotations

from statistics import correlation

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.items import (
    FEWEST,
    Picked,
    alpha,
    discrimination,
    facility,
    picks,
    standard_error,
    thirds,
)

# Forty learners, eight questions of 0 to 3 points, a digit each.
LEARNERS = """
11000000 00100000 21312201 31212112 21311132 00200201 00020000 00000000
23203213 32223323 30210012 00001002 10100112 31332331 11301110 00000000
03202200 00000220 03000111 01120002 00001011 11332231 10113122 02011001
10112211 23222112 00000000 12222011 01100101 03210111 01000000 11020001
20020210 01202300 00000000 32112110 00000010 02011100 11010011 00000000
"""
SCORES = np.array([[float(digit) for digit in learner] for learner in LEARNERS.split()])
# pingouin 0.7.0: cronbach_alpha(data), and corr(question, sum of the others), r and CI95%.
ALPHA, ALPHA_INTERVAL = 0.8437264786054642, (0.758, 0.907)
CORRELATIONS = (
    (0.66794515, 0.45, 0.81),
    (0.35686633, 0.05, 0.60),
    (0.70029854, 0.50, 0.83),
    (0.49660788, 0.22, 0.70),
    (0.71013945, 0.51, 0.84),
    (0.57824370, 0.33, 0.75),
    (0.59912861, 0.35, 0.77),
    (0.52255294, 0.25, 0.72),
)


def test_alpha_and_its_interval_are_those_of_another_program():
    found = alpha(SCORES)
    assert found is not None
    assert found.value == pytest.approx(ALPHA, abs=1e-12)
    assert (found.low, found.high) == pytest.approx(ALPHA_INTERVAL, abs=5e-4)
    assert found.n == 40


def test_discriminations_are_those_of_another_program():
    for found, (r, low, high) in zip(discrimination(SCORES), CORRELATIONS, strict=True):
        assert found is not None
        assert found.value == pytest.approx(r, abs=1e-7)
        assert (found.low, found.high) == pytest.approx((low, high), abs=5e-3)


def test_a_question_is_not_held_against_itself():
    for question, found in enumerate(discrimination(SCORES)):
        others = np.delete(SCORES, question, axis=1).sum(axis=1)
        assert found is not None
        assert found.value == pytest.approx(correlation(SCORES[:, question], others))


def test_alpha_is_the_mean_covariance_seen_from_the_other_side():
    covariances = np.cov(SCORES.T)
    k = len(covariances)
    between = (covariances.sum() - np.trace(covariances)) / (k * (k - 1))
    assert alpha(SCORES).value == pytest.approx(k**2 * between / covariances.sum())


def test_the_standard_error_is_in_points():
    assert standard_error(SCORES) == pytest.approx(SCORES.sum(axis=1).std(ddof=1) * (1 - ALPHA) ** 0.5)


@pytest.mark.parametrize(
    "scores",
    [SCORES[: FEWEST - 1], SCORES[:, :1], np.ones((20, 4)), np.zeros((0, 4)), np.zeros((1, 4))],
    ids=["small class", "one question", "no spread", "nobody", "one learner"],
)
def test_where_nothing_can_be_concluded_there_is_no_figure(scores):
    assert alpha(scores) is None
    assert standard_error(scores) is None
    assert discrimination(scores)[0] is None


def test_a_question_that_all_earn_has_no_discrimination_and_harms_no_other():
    scores = np.column_stack([SCORES, np.full(40, 2.0)])
    *others, same = discrimination(scores)
    assert same is None
    assert [one.value for one in others] == pytest.approx([r for r, _, _ in CORRELATIONS], abs=1e-7)


def test_a_perfect_correlation_has_an_interval_without_width():
    ranks = np.arange(20.0)
    found, _ = discrimination(np.column_stack([ranks, 2 * ranks]))
    assert (found.value, found.low, found.high) == (1, 1, 1)


def test_alpha_falls_below_0_where_questions_go_against_each_other():
    ranks = np.arange(20.0)
    found = alpha(np.column_stack([ranks, -ranks * 0.5]))
    assert found.value < 0
    assert found.low <= found.value <= found.high


def test_facility_is_the_mean_share_of_the_points():
    found = facility([0, 2, 3, 3], 4)
    assert found.value == 0.5
    assert 0 <= found.low < 0.5 < found.high <= 1
    with pytest.raises(ValueError, match="no facility"):
        facility([0, 0], 0)


def test_a_missing_score_is_refused():
    with pytest.raises(ValueError, match="missing"):
        alpha(np.array([[1.0, np.nan]] * 12))
    with pytest.raises(ValueError, match="row for each learner"):
        discrimination(np.arange(4.0))


def test_options_are_counted_for_all_and_for_both_ends():
    sums = {name: float(place) for place, name in enumerate("abcdef")}
    chosen = {"a": ["x"], "b": ["x"], "c": ["y"], "d": [], "e": ["y", "x"], "f": ["y"]}
    assert picks(chosen, sums, {"x": False, "y": True, "z": False}) == [
        Picked(option="x", right=False, all=3, strong=1, weak=2),
        Picked(option="y", right=True, all=3, strong=2, weak=0),
        Picked(option="z", right=False, all=0, strong=0, weak=0),
    ]


def test_learners_with_the_same_sum_share_a_third():
    assert thirds({"a": 1, "b": 1, "c": 1, "d": 2}) == ({"d"}, {"a", "b", "c"})
    assert thirds({}) == (set(), set())


@given(
    st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=3, max_size=3), min_size=10, max_size=40
    )
)
def test_no_scores_raise_and_figures_lie_in_their_intervals(scores):
    for found in (alpha(np.array(scores)), *discrimination(np.array(scores))):
        assert found is None or found.low - 1e-9 <= found.value <= found.high + 1e-9
    for found in discrimination(np.array(scores)):
        assert found is None or -1 <= found.low <= found.high <= 1
