"""What a sample says about all customers: a value with its 95 % interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, sqrt
from statistics import NormalDist, fmean, stdev

from attrs import frozen

CONFIDENCE = 0.95


@frozen
class Estimate:
    """A `value` from `n` answers, and its 95 % interval from `low` to `high`, in the value's own unit.

    The interval covers chance alone, in a random sample: it knows nothing of those who did not reply.
    """

    value: float
    low: float
    high: float
    n: int


def share(count: int, n: int) -> Estimate:
    """Return the share `count` of `n`, from 0 to 1, with its Wilson interval.

    Raises ValueError unless 0 <= count <= n and n is at least 1.
    Source: Wilson 1927, J. American Statistical Association 22, 209-212.
    """
    if not 0 <= count <= n or n < 1:
        raise ValueError(f"{count} of {n} is no share. Give at least one case, and a count within them.")
    z, found = NormalDist().inv_cdf((1 + CONFIDENCE) / 2), count / n
    middle = (found + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(found * (1 - found) / n + z**2 / (4 * n**2))
    return Estimate(found, max(0.0, middle - half), min(1.0, middle + half), n)


def mean(values: Sequence[float]) -> Estimate:
    """Return the mean of `values`, in their unit, with its t interval.

    Values without any spread give an interval without width, which is a sign of too few values, not of
    certainty. Raises ValueError for fewer than two values, or one that is not a finite number.
    Source: Student 1908, Biometrika 6, 1-25.
    """
    n = len(values)
    if n < 2:
        raise ValueError(f"An interval of a mean needs at least 2 values, and there are {n}. Give more.")
    if not all(isfinite(value) for value in values):
        raise ValueError("A value is missing or not finite. Leave out what nobody answered.")
    # A fifth of the time that scipy.stats takes to load.
    from scipy.special import stdtrit

    middle = fmean(values)
    half = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * stdev(values, middle) / sqrt(n)
    return Estimate(middle, middle - half, middle + half, n)
