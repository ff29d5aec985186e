"""What it is worth to keep a customer: expected years, lifetime value, break-even, and cohorts that dwindle.

One convention throughout: a customer brings the margin at the start of each year, the first year for certain,
and stays on for each further year with the same chance, the retention.
"""

from __future__ import annotations

import numpy as np


def expected_years(retention: float) -> float:
    """Return for how many years a customer stays on average, the first included: 1 / (1 - retention).

    Raises ValueError unless retention, per year, is from 0 to less than 1.
    Source: mean of the geometric distribution.
    """
    _check(retention, None)
    return 1 / (1 - retention)


def lifetime_value(margin: float, retention: float, discount: float, years: int | None = None) -> float:
    """Return what a customer is worth today, in the unit of `margin`: the sum of m rᵗ / (1 + d)ᵗ from t = 0.

    `margin` is a year's, negative when the customer costs more than they bring; `retention` and `discount`
    are per year, 0.85 for 85 %. `years` is how many to count, None for ever.
    Raises ValueError unless retention is from 0 to 1 (less than 1 for ever), discount from 0 to 1, and
    years at least 1.
    Source: Berger & Nasr 1998, J. Interactive Marketing 12(1), 17-30; for ever: m (1 + d) / (1 + d - r).
    """
    _check(retention, years)
    if not 0 <= discount <= 1:
        raise ValueError(
            f"The discount rate is {discount:g}. Give it from 0 to 1, such as 0.1 for 10 % a year."
        )
    yearly = retention / (1 + discount)
    if years is None:
        return margin / (1 - yearly)
    return margin * sum(yearly**year for year in range(years))


def gain(margin: float, retention: float, better: float, discount: float, years: int | None = None) -> float:
    """Return how much more a customer is worth with the retention `better`, year after year.

    Arguments, unit and errors as in `lifetime_value`, for both retentions.
    """
    return lifetime_value(margin, better, discount, years) - lifetime_value(
        margin, retention, discount, years
    )


def break_even(cost: float, margin: float, retention: float, discount: float, years: int) -> float | None:
    """Return how much a gesture must raise the chance of staying to bring back its `cost`, 0.02 for 2 points.

    The gesture is paid now, for certain, and raises the chance once, from the first year to the second; from
    then on the retention is as before. So the rise times what the second to the last year bring, if the
    customer is there in the second, equals the cost. None where even a customer who then stays for certain
    does not bring it back. Unit and errors as in `lifetime_value`; ValueError also for a cost below 0.
    Source: definition of the course.
    """
    _check(retention, years)
    if cost < 0:
        raise ValueError(f"The gesture costs {cost:g}. Give 0 or more.")
    if cost == 0:
        return 0.0
    later = lifetime_value(margin, retention, discount, years - 1) / (1 + discount) if years > 1 else 0.0
    return cost / later if cost <= (1 - retention) * later else None


def expected_left(customers: float, retention: float, years: int) -> tuple[float, ...]:
    """Return how many of so many customers are left at the start of each year on average; the first is all.

    Raises ValueError for less than one year, or a retention outside 0 to 1.
    """
    _check(retention, years)
    return tuple(customers * retention**year for year in range(years))


def cohort(customers: int, retention: float, years: int, seed: int) -> tuple[int, ...]:
    """Return how many of so many new customers are left at the start of each year, drawn by chance.

    The first is all of them. The same `seed` gives the same cohort.
    Raises ValueError for less than one customer or year, or a retention outside 0 to 1.
    """
    _check(retention, years)
    if customers < 1:
        raise ValueError(f"There are {customers} customers. Give at least 1.")
    rng = np.random.default_rng(seed)
    left = [customers]
    for _ in range(years - 1):
        left.append(int(rng.binomial(left[-1], retention)))
    return tuple(left)


def _check(retention: float, years: int | None) -> None:
    if years is not None and years < 1:
        raise ValueError(f"The horizon is {years} years. Give at least 1.")
    if not 0 <= retention <= 1 or (years is None and retention == 1):
        most = "less than 1, because nobody stays for ever" if years is None else "1"
        raise ValueError(f"The retention is {retention:g}. Give it from 0 to {most}: 0.85 for 85 % a year.")
