"""How many answers a survey needs, and how far a share from a sample can be off by chance."""

from __future__ import annotations

from math import ceil, sqrt
from random import Random
from statistics import NormalDist

from frontline.models.estimates import CONFIDENCE, Estimate

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


def drawn(count: int, population: int, n: int, *, seed: str) -> int:
    """Return how many yes are among `n` answers drawn by lot, when `count` of the `population` say yes.

    Nobody is drawn twice, and the same `seed` draws the same people. Raises ValueError unless
    0 <= count <= population and 0 <= n <= population.
    """
    if not 0 <= count <= population:
        raise ValueError(f"{count} of {population} customers cannot say yes. Check the two numbers.")
    # Python raises ValueError itself when more are drawn than there are.
    return sum(one < count for one in Random(seed).sample(range(population), n))  # noqa: S311


def drawn_share(count: int, n: int, population: int) -> Estimate:
    """Return the share `count` of `n` answers drawn by lot from a `population`, with its 95 % interval.

    The score interval, as `estimates.share`, with the variance of a draw in which nobody comes twice: it ends
    as one point when everybody has answered. Raises ValueError unless 0 <= count <= n <= population and n is
    at least 1.
    Source: Wilson 1927, J. American Statistical Association 22, 209-212, with the variance of Cochran 1977,
    Sampling Techniques, ch. 3: p(1-p)/n · (N-n)/(N-1).
    """
    if not 0 <= count <= n or not 1 <= n <= population:
        raise ValueError(f"{count} of {n} answers from {population} customers cannot be. Check the numbers.")
    left = (population - n) / (population - 1) if population > 1 else 0.0
    share, spread = count / n, z_value(CONFIDENCE) ** 2 * left / n
    middle = (share + spread / 2) / (1 + spread)
    half = sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread)
    return Estimate(share, max(middle - half, 0.0), min(middle + half, 1.0), n)


def _between_0_and_1(name: str, value: float) -> None:
    if not 0 < value < 1:
        raise ValueError(f"The {name} is {value:g}. Give it between 0 and 1, such as 0.05 for 5 %.")


def _at_least_one(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"The {name} is {value}. Give at least 1.")
