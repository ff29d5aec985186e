"""Demurrage and detention: the days of free time, and what each day after them costs.

Demurrage is charged for a full container that stays inside the terminal, detention for an empty one that
comes back late. How days count, and what they cost, is the carrier's tariff.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import frozen


@frozen(kw_only=True)
class Step:
    """A price for the first `days` days after free time, or after the step before; 0 days go on for ever."""

    days: int
    amount: int
    """HK$ a container and day."""


@frozen(kw_only=True)
class Stay:
    """How long a container stayed: calendar days used, days over free time, and the charge in HK$."""

    last_free_day: date
    days: int
    over: int
    charge: int


def last_free_day(begins: date, free_days: int) -> date:
    """Return the last day without charge; the day after `begins` is day 1. ValueError below 0 days."""
    if free_days < 0:
        raise ValueError("Give 0 free days or more.")
    return begins + timedelta(days=free_days)


def stay(begins: date, ends: date, free_days: int, steps: Sequence[Step], containers: int = 1) -> Stay:
    """Return what a stay costs; the day after `begins` is day 1, and the day on which it `ends` counts.

    Raises ValueError when it ends before it begins, or when there is no container or no price.
    """
    if ends < begins:
        raise ValueError(f"The stay ends on {ends}, before it begins on {begins}.")
    if containers < 1 or not steps:
        raise ValueError("Give at least 1 container and 1 price.")
    days = (ends - begins).days
    over = max(0, days - free_days)
    left, charge = over, 0
    for step in steps:
        charged = min(left, step.days) if step.days else left
        charge += charged * step.amount
        left -= charged
    # A tariff that names no last step goes on at its last price.
    charge += left * steps[-1].amount
    return Stay(
        last_free_day=last_free_day(begins, free_days), days=days, over=over, charge=charge * containers
    )
