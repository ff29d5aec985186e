"""Control charts: which ups and downs are chance, and which are a signal worth asking about."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from math import inf, isfinite, sqrt
from statistics import fmean
from typing import assert_never

from attrs import frozen

MOVING_RANGE = 2.66
"""3 / d2 for ranges of two values (d2 = 1.128): mean moving range to three sigma."""
ALL = slice(None)


class Rule(Enum):
    """Why a point is a signal: Western Electric 1956; the trend by Nelson 1984, J. Quality Technology 16."""

    BEYOND_LIMITS = "a point beyond the limits"
    ONE_SIDE = "8 in a row on one side of the centre"
    TREND = "6 in a row rising or falling"
    TWO_OF_THREE = "2 of 3 beyond 2 sigma on one side"


@frozen
class Signal:
    """A rule that the points up to and including `index` (from 0) break."""

    index: int
    rule: Rule


@frozen
class Chart:
    """A chart: values and centre in the data's unit, the limits at each point, and the signals in order."""

    values: tuple[float, ...]
    centre: float
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    signals: tuple[Signal, ...]


def individuals_chart(values: Sequence[float], baseline: slice = ALL) -> Chart:
    """Return the chart of single `values`, with limits at mean ± 2.66 mean moving ranges of the `baseline`.

    Raises ValueError for a value that is not finite, a baseline of fewer than two, or one that never varies.
    Source: Montgomery, Introduction to Statistical Quality Control, ch. 6.
    """
    if not all(isfinite(value) for value in values):
        raise ValueError("A value is missing or not finite. Leave that period out.")
    base = values[baseline]
    moves = [abs(after - before) for before, after in pairwise(base)]
    if not any(moves):
        raise ValueError("The baseline has fewer than two different values. Choose a longer one.")
    return _chart(values, fmean(base), [MOVING_RANGE * fmean(moves) / 3] * len(values))


def p_chart(counts: Sequence[int], sizes: Sequence[int], baseline: slice = ALL) -> Chart:
    """Return the chart of the shares `counts` of `sizes`, 0 to 1, with the limits cut at 0 and 1.

    Limits at p̄ ± 3 √(p̄(1-p̄)/n), p̄ from all cases of the `baseline`.
    Raises ValueError for unequal lengths, a size under 1, a count outside its size, or an empty baseline.
    Source: Montgomery, Introduction to Statistical Quality Control, ch. 7.
    """
    _check_counts(counts, sizes, baseline)
    if any(size < 1 or count > size for count, size in zip(counts, sizes, strict=True)):
        raise ValueError("A count is larger than its group, or a group is empty. Correct it or leave it out.")
    p = sum(counts[baseline]) / sum(sizes[baseline])
    return _chart(_rates(counts, sizes), p, [sqrt(p * (1 - p) / size) for size in sizes], 0, 1)


def u_chart(counts: Sequence[int], units: Sequence[float], baseline: slice = ALL) -> Chart:
    """Return the chart of `counts` per unit, such as complaints per 100 shipments; units of 1 give a c chart.

    Limits at ū ± 3 √(ū/n), cut at 0, ū from all counts and units of the `baseline`.
    Raises ValueError for unequal lengths, a negative count, a unit of 0 or less, or an empty baseline.
    Source: Montgomery, Introduction to Statistical Quality Control, ch. 7.
    """
    _check_counts(counts, units, baseline)
    if not all(0 < unit < inf for unit in units):
        raise ValueError("A number of units is not above 0. Leave that period out.")
    u = sum(counts[baseline]) / sum(units[baseline])
    return _chart(_rates(counts, units), u, [sqrt(u / unit) for unit in units], 0)


def signals(values: Sequence[float], centre: float, sigmas: Sequence[float]) -> tuple[Signal, ...]:
    """Return every rule that `values` break, by point; a run that goes on signals at each further point.

    `sigmas` is the standard deviation at each point, in the values' unit. A value on the centre line is on
    neither side of it. Chance alone breaks the first rule at 0.3 % of the points, and some rule more often.
    Raises ValueError for unequal lengths.
    """
    if len(values) != len(sigmas):
        raise ValueError(f"There are {len(values)} values and {len(sigmas)} sigmas. Give one for each value.")
    above = [value - centre for value in values]
    below = [centre - value for value in values]
    return tuple(
        Signal(at, rule)
        for at in range(len(values))
        for rule in Rule
        if _broken(rule, above, sigmas, at) or _broken(rule, below, sigmas, at)
    )


def _broken(rule: Rule, off: Sequence[float], sigmas: Sequence[float], at: int) -> bool:
    """Say whether the points up to `at` break the rule on the side where their distance `off` is positive."""
    match rule:
        case Rule.BEYOND_LIMITS:
            return off[at] > 3 * sigmas[at]
        case Rule.ONE_SIDE:
            run = off[max(0, at - 7) : at + 1]
            return len(run) == 8 and min(run) > 0
        case Rule.TREND:
            run = off[max(0, at - 5) : at + 1]
            return len(run) == 6 and all(before < after for before, after in pairwise(run))
        case Rule.TWO_OF_THREE:
            far = [off[i] > 2 * sigmas[i] for i in range(max(0, at - 2), at + 1)]
            return far[-1] and sum(far) >= 2
        case _:
            assert_never(rule)


def _rates(counts: Sequence[int], sizes: Sequence[float]) -> list[float]:
    return [count / size for count, size in zip(counts, sizes, strict=True)]


def _chart(
    values: Sequence[float], centre: float, sigmas: Sequence[float], floor: float = -inf, ceiling: float = inf
) -> Chart:
    return Chart(
        tuple(values),
        centre,
        tuple(max(floor, centre - 3 * sigma) for sigma in sigmas),
        tuple(min(ceiling, centre + 3 * sigma) for sigma in sigmas),
        signals(values, centre, sigmas),
    )


def _check_counts(counts: Sequence[int], sizes: Sequence[float], baseline: slice) -> None:
    if len(counts) != len(sizes):
        raise ValueError(
            f"There are {len(counts)} counts and {len(sizes)} sizes. Give one size for each count."
        )
    if len(counts[baseline]) == 0:
        raise ValueError("The baseline is empty. Choose one that holds at least one period.")
    if min(counts) < 0:
        raise ValueError(f"A count is {min(counts)}. Give 0 or more.")
