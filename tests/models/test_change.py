"""Before and after, against published intervals and tests."""

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.models.change import Verdict, mean_change, share_change

SLEEP = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_AFTER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_two_shares_have_the_interval_of_newcombe_1998() -> None:
    found = share_change(before=(48, 80), after=(56, 70))
    assert (found.difference, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert found.verdict() is Verdict.BETTER


def test_four_cups_of_tea_tell_nothing() -> None:
    assert share_change(before=(1, 4), after=(3, 4)).verdict() is Verdict.UNCLEAR


def test_two_means_have_the_welch_interval_that_r_gives() -> None:
    found = mean_change(SLEEP, SLEEP_AFTER)
    assert (found.difference, found.low, found.high) == pytest.approx((1.58, -0.2054832, 3.3654832))
    assert (found.before.value, found.after.value) == pytest.approx((0.75, 2.33))


def test_an_interval_that_touches_0_cannot_tell() -> None:
    found = share_change(before=(48, 80), after=(56, 70))
    assert evolve(found, low=0.0).verdict() is Verdict.UNCLEAR
    assert evolve(found, low=-0.3, high=0.0).verdict() is Verdict.UNCLEAR


def test_whether_more_is_better_turns_the_verdict() -> None:
    fewer = share_change(before=(60, 100), after=(20, 100))
    assert fewer.verdict() is Verdict.WORSE
    assert fewer.verdict(more_is_better=False) is Verdict.BETTER
    assert share_change((20, 100), (60, 100)).verdict(more_is_better=False) is Verdict.WORSE


@settings(max_examples=40)
@given(st.integers(0, 30), st.integers(1, 30), st.integers(0, 30), st.integers(1, 30))
def test_before_and_after_swapped_mirror_the_change(a: int, m: int, b: int, n: int) -> None:
    before, after = (min(a, m), m), (min(b, n), n)
    there, back = share_change(before, after), share_change(after, before)
    assert (there.low, there.difference, there.high) == pytest.approx(
        (-back.high, -back.difference, -back.low)
    )
    assert -1 <= there.low <= there.difference <= there.high <= 1


def test_without_a_change_about_1_in_20_verdicts_is_wrong() -> None:
    drawn = np.random.default_rng(3).binomial(60, 0.7, size=(200, 2)).tolist()
    wrong = [share_change((a, 60), (b, 60)).verdict() is not Verdict.UNCLEAR for a, b in drawn]
    assert 0.02 < np.mean(wrong) < 0.09


def test_what_chance_cannot_be_judged_from_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 2 values"):
        mean_change([1], [1, 2])
    with pytest.raises(ValueError, match="All values after are the same"):
        mean_change([1, 2], [3, 3])
    with pytest.raises(ValueError, match="0 of 0 is no share"):
        share_change((0, 0), (1, 2))
