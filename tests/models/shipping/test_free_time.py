"""Demurrage and detention, against a calendar on which every day is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.shipping.free_time import Step, last_free_day, stay

STEPS = (Step(days=5, amount=800), Step(days=5, amount=1200), Step(days=0, amount=1800))
LANDED = date(2026, 6, 1)


def day_by_day(ends: date, free_days: int) -> int:
    charge, day, number = 0, LANDED, 0
    while day < ends:
        day += timedelta(days=1)
        number += 1
        over = number - free_days
        if over > 0:
            charge += 800 if over <= 5 else 1200 if over <= 10 else 1800
    return charge


@pytest.mark.parametrize(
    ("day", "over", "charge"),
    [(6, 0, 0), (7, 1, 800), (11, 5, 4000), (12, 6, 5200), (16, 10, 10_000), (18, 12, 13_600)],
)
def test_days_and_charges(day: int, over: int, charge: int) -> None:
    found = stay(LANDED, date(2026, 6, day), 5, STEPS)
    assert (found.last_free_day, found.over, found.charge) == (date(2026, 6, 6), over, charge)


@given(st.integers(0, 60), st.integers(0, 14))
def test_it_equals_a_count_day_by_day(days: int, free_days: int) -> None:
    ends = LANDED + timedelta(days=days)
    assert stay(LANDED, ends, free_days, STEPS).charge == day_by_day(ends, free_days)


def test_each_container_costs_the_same() -> None:
    assert stay(LANDED, date(2026, 6, 9), 5, STEPS, containers=2).charge == 2 * 3 * 800


def test_a_tariff_without_a_last_step_goes_on_at_its_last_price() -> None:
    assert stay(LANDED, date(2026, 6, 10), 5, STEPS[:1]).charge == 4 * 800
    assert stay(LANDED, date(2026, 6, 13), 5, STEPS[:1]).charge == 7 * 800


def test_no_free_time_means_that_day_1_costs() -> None:
    assert last_free_day(LANDED, 0) == LANDED
    assert stay(LANDED, date(2026, 6, 2), 0, STEPS).charge == 800


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        stay(LANDED, date(2026, 5, 31), 5, STEPS)
    with pytest.raises(ValueError, match="at least 1 container"):
        stay(LANDED, LANDED, 5, ())
    with pytest.raises(ValueError, match="0 free days"):
        last_free_day(LANDED, -1)
