"""How many answers a survey needs, and how far a share from a sample can be off by chance."""

from __future__ import annotations

from math import ceil, sqrt
from statistics import NormalDist

ROUNDING = 1e-9
"""Keeps a whole number that floating point made a hair too large from being rounded up."""


def z_value(confidence: float) -> float:
    """Return the two-sided standard normal value: 1.96 for a `confidence` of 0.95.

    Raises ValueError unless the confidence lies between 0 and 1.
    """
    _between_0_and_1("confidence level", confidence)
    return NormalDist().inv_cdf((1 + confidence) / 2)


def sample_size(
    error: float, *, population: int | None = None, share: float = 0.5, confidence: float = 0.95
) -> int:
    """Return how many answers a random sample needs to know a share within plus or minus `error`.

    `error`, the expected `share` (0.5 is the most cautious) and `confidence` lie between 0 and 1;
    `population` is how many customers there are, None for very many. These are answers, not invitations.
    Raises ValueError for values outside these ranges or a population under 1.
    Source: Cochran 1977, Sampling Techniques, ch. 4: n0 = z²p(1-p)/e², n = n0 / (1 + (n0 - 1) / N).
    """
    _between_0_and_1("margin of error", error)
    _between_0_and_1("expected share", share)
    needed = z_value(confidence) ** 2 * share * (1 - share) / error**2
    if population is not None:
        _at_least_one("population", population)
        needed /= 1 + (needed - 1) / population
    return ceil(needed - ROUNDING)


def margin_of_error(
    n: int, *, population: int | None = None, share: float = 0.5, confidence: float = 0.95
) -> float:
    """Return by how much a share from `n` answers can be off by chance, plus or minus, from 0 up.

    The normal approximation, to plan with; for an interval of what was found use `estimates.share`.
    Arguments as in `sample_size`, whose inverse this is; `share` may also be 0 or 1.
    Raises ValueError for values outside these ranges, or more answers than the population has customers.
    Source: Cochran 1977: z √(p(1-p)/n · (N-n)/(N-1)).
    """
    _at_least_one("number of answers", n)
    if not 0 <= share <= 1:
        raise ValueError(f"The share is {share:g}. Give it from 0 to 1, such as 0.5 for 50 %.")
    left = 1.0
    if population is not None:
        if n > population:
            raise ValueError(f"{n} answers cannot come from {population} customers. Check the two numbers.")
        left = (population - n) / (population - 1) if population > 1 else 0.0
    return z_value(confidence) * sqrt(share * (1 - share) / n * left)


def _between_0_and_1(name: str, value: float) -> None:
    if not 0 < value < 1:
        raise ValueError(f"The {name} is {value:g}. Give it between 0 and 1, such as 0.05 for 5 %.")


def _at_least_one(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"The {name} is {value}. Give at least 1.")
