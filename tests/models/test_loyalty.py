"""The worth of a customer, against a table by hand and simulated cohorts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.loyalty import (
    break_even,
    cohort,
    expected_left,
    expected_years,
    gain,
    lifetime_value,
)


@pytest.mark.parametrize(("retention", "years"), [(0, 1), (0.5, 2), (0.8, 5), (0.9, 10)])
def test_the_years_a_customer_stays(retention: float, years: float) -> None:
    assert expected_years(retention) == pytest.approx(years)


def test_three_years_by_hand() -> None:
    # 1000 + 1000 · 0.8 / 1.1 + 1000 · 0.64 / 1.21
    assert lifetime_value(1000, 0.8, 0.1, years=3) == pytest.approx(2256.20, abs=0.005)


def test_for_ever_by_hand() -> None:
    assert lifetime_value(1000, 0.8, 0.1) == pytest.approx(1000 * 1.1 / 0.3)
    assert lifetime_value(1000, 0.8, 0) == pytest.approx(5000)


def test_nobody_retained_brings_one_margin() -> None:
    assert lifetime_value(1000, 0, 0.1) == lifetime_value(1000, 0, 0.1, years=9) == 1000


def test_the_ends_of_the_ranges_belong_to_them() -> None:
    assert lifetime_value(1000, 1, 1, years=2) == 1500
    assert lifetime_value(1000, 0.8, 0.1, years=1) == 1000
    assert cohort(1, 1, years=2, seed=1) == (1, 1)


def test_the_same_point_is_worth_more_where_customers_stay() -> None:
    assert gain(1000, 0.8, 0.81, 0) == pytest.approx(1000 / 0.19 - 1000 / 0.2)
    assert gain(1000, 0.9, 0.91, 0) == pytest.approx(1000 / 0.09 - 1000 / 0.1)


def test_a_better_retention_gains_by_hand() -> None:
    # Three years: 1000 (1 + 0.9 + 0.81) - 1000 (1 + 0.8 + 0.64)
    assert gain(1000, 0.8, 0.9, 0, years=3) == pytest.approx(270)
    assert gain(1000, 0.8, 0.9, 0, years=1) == 0


def test_a_gesture_breaks_even_by_hand() -> None:
    # Who comes to year 2 brings 1000 (1 + 0.8) in years 2 and 3: 90 are 5 of 100 of it.
    assert break_even(90, 1000, 0.8, 0, years=3) == pytest.approx(0.05)
    # A discount of 25 %: 1000 (1 + 0.8 / 1.25) / 1.25 = 1312
    assert break_even(131.2, 1000, 0.8, 0.25, years=3) == pytest.approx(0.1)
    assert break_even(0, 1000, 0.8, 0, years=3) == 0


def test_a_gesture_that_certainty_would_not_pay_for_never_breaks_even() -> None:
    # From 80 to 100 of 100 brings 0.2 · 1800.
    assert break_even(359, 1000, 0.8, 0, years=3) == pytest.approx(359 / 1800)
    assert break_even(361, 1000, 0.8, 0, years=3) is None
    assert break_even(1, 1000, 0.8, 0, years=1) is None
    assert break_even(1, 0, 0.8, 0, years=3) is None
    assert break_even(1, -50, 0.8, 0, years=3) is None
    assert break_even(1, 1000, 1, 0, years=3) is None


def test_at_break_even_the_gesture_changes_nothing() -> None:
    rise = break_even(90, 1000, 0.8, 0, years=4)
    assert rise is not None
    # The first year, then a chance that is higher once, then the years from the second on.
    assert 1000 + (0.8 + rise) * lifetime_value(1000, 0.8, 0, years=3) - 90 == pytest.approx(
        lifetime_value(1000, 0.8, 0, years=4)
    )


def test_how_many_are_left_on_average() -> None:
    assert expected_left(100, 0.9, years=3) == pytest.approx((100, 90, 81))
    assert expected_left(100, 0, years=2) == (100, 0)


@given(st.floats(0, 0.95), st.floats(0, 1))
def test_many_years_come_close_to_for_ever(retention: float, discount: float) -> None:
    assert lifetime_value(1, retention, discount, years=600) == pytest.approx(
        lifetime_value(1, retention, discount)
    )


def test_the_value_is_that_of_a_simulated_cohort() -> None:
    left = cohort(200_000, 0.8, years=12, seed=5)
    worth = sum(1000 * people / 1.1**year for year, people in enumerate(left)) / left[0]
    assert worth == pytest.approx(lifetime_value(1000, 0.8, 0.1, years=12), rel=0.005)


def test_the_years_are_those_of_customers_drawn_one_by_one() -> None:
    stays = np.random.default_rng(2).random((20_000, 80)) < 0.8
    years = 1 + np.cumprod(stays, axis=1).sum(axis=1)
    assert years.mean() == pytest.approx(expected_years(0.8), rel=0.02)


def test_a_cohort_repeats_with_its_seed_and_never_grows() -> None:
    left = cohort(500, 0.85, years=10, seed=1)
    assert left == cohort(500, 0.85, years=10, seed=1)
    assert left != cohort(500, 0.85, years=10, seed=2)
    assert (left[0], len(left)) == (500, 10)
    assert list(left) == sorted(left, reverse=True)


def test_rates_outside_their_range_are_refused() -> None:
    with pytest.raises(ValueError, match="nobody stays for ever"):
        expected_years(1)
    with pytest.raises(ValueError, match="nobody stays for ever"):
        gain(1000, 0.995, 1.005, 0.1)
    with pytest.raises(ValueError, match="The retention is 85"):
        lifetime_value(1000, 85, 0.1, years=3)
    with pytest.raises(ValueError, match="discount rate is 10"):
        lifetime_value(1000, 0.85, 10)
    with pytest.raises(ValueError, match="Give it from 0 to 1"):
        lifetime_value(1000, 0.85, 1.5)
    with pytest.raises(ValueError, match="horizon is 0 years"):
        lifetime_value(1000, 0.85, 0.1, years=0)
    with pytest.raises(ValueError, match="Give 0 or more"):
        break_even(-1, 1000, 0.85, 0, years=3)
    with pytest.raises(ValueError, match="horizon is 0 years"):
        break_even(1, 1000, 0.85, 0, years=0)
    with pytest.raises(ValueError, match="The retention is 86"):
        expected_left(100, 86, years=3)
    with pytest.raises(ValueError, match="0 customers"):
        cohort(0, 0.5, years=2, seed=1)
