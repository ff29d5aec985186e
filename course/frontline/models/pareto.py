"""Pareto order: which few causes make most of the trouble."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from attrs import frozen


@frozen
class Cause:
    """A cause: its count, its share of all, and that of it and the causes before it together (0 to 1)."""

    name: str
    count: int
    share: float
    cumulative: float


def pareto(counts: Mapping[str, int]) -> list[Cause]:
    """Return the causes by their `counts`, most frequent first; equal ones in the order given.

    Raises ValueError for a negative count, or when nothing was counted.
    Source: Juran 1951, Quality Control Handbook, after Pareto.
    """
    if any(count < 0 for count in counts.values()) or not sum(counts.values()):
        raise ValueError("There is nothing to order. Give counts of 0 or more, at least one of them above 0.")
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    sums = accumulate(count for _, count in ordered)
    return [
        Cause(name, count, count / total, reached / total)
        for (name, count), reached in zip(ordered, sums, strict=True)
    ]


def vital_few(causes: Sequence[Cause], share: float = 0.8) -> list[Cause]:
    """Return the fewest causes, of those that `pareto` ordered, that together reach `share` of all (0 to 1).

    Raises ValueError for a share of 0 or less, or above 1.
    """
    if not 0 < share <= 1:
        raise ValueError(f"The share is {share:g}. Give it above 0 and up to 1, such as 0.8 for 80 %.")
    last = next(place for place, cause in enumerate(causes, start=1) if cause.cumulative >= share)
    return list(causes[:last])
