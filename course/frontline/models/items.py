"""Item analysis: how hard a question was, whether it tells learners apart, how far a sum can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from math import sqrt
from statistics import NormalDist

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from frontline.models.estimates import CONFIDENCE, Estimate, mean

FEWEST = 10
"""Learners below whom neither discrimination nor reliability says anything."""
ENOUGH = 30
"""Learners from whom on the figures are worth acting upon by themselves."""
THIRD = 1 / 3


class Advice(Enum):
    """What a figure asks for; its value is the sentence people read."""

    KEY = "Strong learners lose points here and weak ones gain them. Check the key first, then the wording."
    RIVAL = "Strong learners pick another option more often than the key. Is it right too? Then accept it."
    WEAK = "It hardly tells strong learners from weak ones. Look for two fair answers, or a hint in the text."
    HARD = "Few get it right. Was it taught, and is it asked plainly?"
    EASY = "Nearly everybody gets it right. Keep it if all must know it; else ask for a decision."
    SKIPPED = "Many leave it open. Is it too long, or is it unclear that something must be done?"
    UNUSED = "Nobody picks this option. Write a mistake in its place that people really make."


def facility(earned: Sequence[float], points: float) -> Estimate:
    """Return the mean share of `points` that learners earn, 0 to 1, with its t interval cut at 0 and 1.

    Raises ValueError for fewer than two learners, or points that are not above 0.
    """
    if not points > 0:
        raise ValueError(f"A question of {points:g} points has no facility. Leave it out.")
    found = mean([one / points for one in earned])
    return Estimate(found.value, max(0.0, found.low), min(1.0, found.high), found.n)


def discrimination(scores: NDArray[np.float64]) -> list[Estimate | None]:
    """Return for each column of `scores` (learners by questions, in points) how it goes with all the others.

    It is Pearson's correlation, -1 to 1, of the question with the sum of the other questions: with the
    question in the sum, it would go with itself. Its interval is Fisher's. None where one of the two has no
    spread, or the class is smaller than `FEWEST`.
    Source: Henrysson 1963, Psychometrika 28, 211-218; Fisher 1921, Metron 1, 3-32.
    """
    checked = _matrix(scores)
    n, total = len(checked), checked.sum(axis=1)
    return [_correlation(column, total - column) if n >= FEWEST else None for column in checked.T]


def alpha(scores: NDArray[np.float64]) -> Estimate | None:
    """Return Cronbach's alpha of the sum over the columns of `scores` (learners by questions), with interval.

    How far the sum would come out the same with other questions of the same kind: 1 is without chance, and
    it can fall below 0. The interval is Feldt's. None for fewer than two questions, for learners who all
    have the same sum, or a class smaller than `FEWEST`.
    Source: Cronbach 1951, Psychometrika 16, 297-334; Feldt 1965, Psychometrika 30, 357-370.
    """
    checked = _matrix(scores)
    n, k = checked.shape
    spread = float(checked.sum(axis=1).var(ddof=1)) if n > 1 else 0.0
    if n < FEWEST or k < 2 or spread <= 0:
        return None
    # A fifth of the time that scipy.stats takes to load.
    from scipy.special import fdtri

    value = k / (k - 1) * (1 - float(checked.var(axis=0, ddof=1).sum()) / spread)
    free, tail = (n - 1, (n - 1) * (k - 1)), (1 - CONFIDENCE) / 2
    low, high = (1 - (1 - value) * float(fdtri(*free, share)) for share in (1 - tail, tail))
    return Estimate(value, low, high, n)


def standard_error(scores: NDArray[np.float64]) -> float | None:
    """Return by how many points a sum may be off by chance (the standard error of measurement).

    None where `alpha` is.
    """
    found = alpha(scores)
    if found is None:
        return None
    return float(_matrix(scores).sum(axis=1).std(ddof=1)) * sqrt(max(0.0, 1 - found.value))


@frozen(kw_only=True)
class Picked:
    """How many picked an option, of all, and of the third with the highest and with the lowest sums."""

    option: str
    right: bool
    all: int
    strong: int
    weak: int


def picks(
    chosen: Mapping[str, Sequence[str]], sums: Mapping[str, float], options: Mapping[str, bool]
) -> list[Picked]:
    """Count who picked what, with `chosen` and `sums` (of the other questions) by learner.

    `options` says of each whether it is right.
    Learners with the same sum as the last of a third belong to that third, too.
    """
    strong, weak = thirds(sums)
    return [
        Picked(
            option=option,
            right=right,
            all=sum(option in those for those in chosen.values()),
            strong=sum(option in chosen.get(one, ()) for one in strong),
            weak=sum(option in chosen.get(one, ()) for one in weak),
        )
        for option, right in options.items()
    ]


def thirds(sums: Mapping[str, float]) -> tuple[set[str], set[str]]:
    """Return the learners in the highest and in the lowest third of `sums`; ties are taken in."""
    if not sums:
        return set(), set()
    ordered = sorted(sums.values())
    each = max(1, round(len(ordered) * THIRD))
    low, high = ordered[each - 1], ordered[-each]
    return {one for one, sum_ in sums.items() if sum_ >= high}, {
        one for one, sum_ in sums.items() if sum_ <= low
    }


def _correlation(one: NDArray[np.float64], other: NDArray[np.float64]) -> Estimate | None:
    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    n, r = len(one), float(np.clip(np.corrcoef(one, other)[0, 1], -1, 1))
    if abs(r) > 1 - 1e-12:
        return Estimate(r, r, r, n)
    middle, half = np.arctanh(r), NormalDist().inv_cdf((1 + CONFIDENCE) / 2) / sqrt(n - 3)
    return Estimate(r, float(np.tanh(middle - half)), float(np.tanh(middle + half)), n)


def _matrix(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    checked = np.asarray(scores, dtype=float)
    if checked.ndim != 2:
        raise ValueError("Scores are a table, a row for each learner and a column for each question.")
    if not np.isfinite(checked).all():
        raise ValueError("A score is missing. Leave out the questions that are not marked for everybody.")
    return checked
