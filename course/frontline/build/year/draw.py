"""Random draws that come out the same in every build."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from math import log1p
from typing import TypeVar

from numpy.random import RandomState

T = TypeVar("T")


class Draw:
    """A stream of random draws from a seed; each table has one of its own, so that none disturbs another."""

    # RandomState (MT19937) because its stream is frozen by NumPy's NEP 19: a rebuild is identical under any
    # NumPy. Only random_sample and standard_normal are used: integers are drawn by width, which platforms
    # do not share.

    def __init__(self, seed: int) -> None:
        self._state = RandomState(seed)

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` up to `high`, each as likely."""
        return low + (high - low) * self._state.random_sample()

    def chance(self, p: float) -> bool:
        """Return True in the share `p`, 0 to 1, of all draws."""
        return self._state.random_sample() < p

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return int(self.between(low, high + 1))

    def about(self, mean: float) -> int:
        """Return `mean`, 0 or more, rounded up or down so that it is right on average."""
        return int(mean) + self.chance(mean % 1)

    def pick(self, weights: Mapping[T, float]) -> T:
        """Return one of the keys, as often as its weight says."""
        reached = list(accumulate(weights.values()))
        return list(weights)[bisect(reached, self.between(0, reached[-1]))]

    def normal(self, mean: float, spread: float) -> float:
        """Return a normally distributed number; `spread` is its standard deviation."""
        return mean + spread * float(self._state.standard_normal())

    def wait(self, mean: float) -> float:
        """Return an exponentially distributed number, 0 or more."""
        return -mean * log1p(-self._state.random_sample())

    def step(self, mean: float, spread: float, low: int, high: int) -> int:
        """Return a whole number on a scale from `low` to `high`, normally distributed about `mean`."""
        return min(high, max(low, round(self.normal(mean, spread))))
