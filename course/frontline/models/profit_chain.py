"""The service-profit chain on a company's own figures: how closely each link moves with the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import isfinite, sqrt
from statistics import fmean
from typing import Any

import numpy as np
from attrs import fields, frozen

FEWEST = 8
"""With fewer rows the p value of a rank correlation means nothing."""
MONTHS = 3
"""Months of a quarter."""


@frozen(kw_only=True)
class Quarter:
    """One desk in one quarter; the fields stand in the order of the chain."""

    staff_satisfaction: float
    """Mean answer, on any scale where more is better."""
    staff_turnover: float
    """Share of the staff who left, 0 to 1: less is better, so both its links should be negative."""
    promise_kept: float
    """Share of requests answered in time, 0 to 1."""
    customer_satisfaction: float
    """Mean or share, on any scale where more is better."""
    customers_kept: float
    """Share of customers who stayed, 0 to 1."""
    margin: float
    """Money per customer, or any other unit."""


@frozen
class DeskQuarter:
    """The figures of a desk in a quarter of the year, 1 to 4."""

    desk: str
    quarter: int
    figures: Quarter


@frozen
class Link:
    """Spearman's rank `correlation`, -1 to 1, of two neighbours in the chain, and the number of rows."""

    earlier: str
    later: str
    correlation: float
    n: int

    @property
    def p(self) -> float:
        """Return how likely chance alone gives so much or more, 0 to 1, by the t distribution."""
        # SciPy takes a second or more to load, and who looks at a picture does not ask for p.
        from scipy.stats import t

        unlike, free = 1 - self.correlation**2, self.n - 2
        return float(2 * t.sf(abs(self.correlation) * sqrt(free / unlike), free)) if unlike > 0 else 0.0


def quarters(months: Iterable[Mapping[str, Any]]) -> list[DeskQuarter]:
    """Return each desk's quarters, in the order of their first month, from rows of the table desk_months.

    Turnover is all who left in the quarter over the mean number of heads. Every other figure is the mean of
    the months, each month counted alike, however much work it had; margin is HK$ a customer and month.
    """
    found: dict[tuple[str, int], list[Mapping[str, Any]]] = defaultdict(list)
    for row in months:
        found[row["desk"], (int(row["month"][-2:]) - 1) // MONTHS + 1].append(row)
    return [DeskQuarter(desk, quarter, _figures(rows)) for (desk, quarter), rows in found.items()]


def _figures(months: Sequence[Mapping[str, Any]]) -> Quarter:
    def mean(column: str) -> float:
        return fmean(month[column] for month in months)

    return Quarter(
        staff_satisfaction=mean("staff_satisfaction"),
        staff_turnover=sum(month["left"] for month in months) / mean("heads"),
        promise_kept=mean("promise_kept"),
        customer_satisfaction=mean("satisfied"),
        customers_kept=mean("customers_kept"),
        margin=mean("margin_hkd"),
    )


def links(rows: Sequence[Quarter]) -> list[Link]:
    """Return each link of the chain, in its order.

    Correlations, not causes: both ends of a link may follow from a third thing, the later may drive the
    earlier, and an effect may need more than a quarter to show. Rows of one desk resemble each other, and p
    is an approximation for many rows: take it as too small.
    Raises ValueError for fewer than 8 rows, or a figure that is missing or the same in all rows.
    Source: Heskett et al. 1994, Harvard Business Review 72(2); Heskett, Sasser & Schlesinger 1997.
    """
    if len(rows) < FEWEST:
        raise ValueError(f"There are {len(rows)} rows. Give at least {FEWEST} desks and quarters.")
    names = [field.name for field in fields(Quarter)]
    columns = {name: [getattr(row, name) for row in rows] for name in names}
    for name, column in columns.items():
        if len(set(column)) == 1 or not all(isfinite(value) for value in column):
            raise ValueError(f"{name} is missing somewhere, or the same in all rows. Correct it.")
    ranks = {name: _ranks(column) for name, column in columns.items()}
    return [
        Link(earlier, later, float(np.corrcoef(ranks[earlier], ranks[later])[0, 1]), len(rows))
        for earlier, later in pairwise(names)
    ]


def _ranks(column: Sequence[float]) -> np.ndarray:
    """Return the rank of each figure, 1 for the least; equal ones share the mean of their ranks."""
    _, place, times = np.unique(column, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(times) - (times - 1) / 2)[place])
