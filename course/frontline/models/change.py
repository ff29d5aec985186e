"""Before and after: whether a change made a difference that chance does not explain."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import hypot

from attrs import frozen

from frontline.models.estimates import CONFIDENCE, Estimate, mean, share


class Verdict(Enum):
    """What the interval of a difference allows to say."""

    BETTER = "clearly better"
    WORSE = "clearly worse"
    UNCLEAR = "cannot tell"


@frozen(kw_only=True)
class Change:
    """The `difference`, after less before, with its 95 % interval from `low` to `high` in the data's unit."""

    before: Estimate
    after: Estimate
    difference: float
    low: float
    high: float

    def verdict(self, more_is_better: bool = True) -> Verdict:
        """Return whether things are clearly better or worse: only when the interval excludes 0."""
        if self.low <= 0 <= self.high:
            return Verdict.UNCLEAR
        return Verdict.BETTER if (self.low > 0) == more_is_better else Verdict.WORSE


def share_change(before: tuple[int, int], after: tuple[int, int]) -> Change:
    """Return the change between two shares, each given as (how many, out of how many).

    Two separate random samples are meant, not the same people twice. Raises ValueError for a count outside
    its total or an empty total.
    Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.
    """
    return change_of(share(*before), share(*after))


def change_of(old: Estimate, new: Estimate) -> Change:
    """Return the change between two shares of separate samples, with the interval of `share_change`."""
    difference = new.value - old.value
    return Change(
        before=old,
        after=new,
        difference=difference,
        low=difference - hypot(new.value - new.low, old.high - old.value),
        high=difference + hypot(new.high - new.value, old.value - old.low),
    )


def mean_change(before: Sequence[float], after: Sequence[float]) -> Change:
    """Return the change between the means of two separate samples, in their unit.

    Raises ValueError for fewer than two values on a side, a value that is not finite, or no spread on a side.
    Source: Welch 1947, Biometrika 34, 28-35; `scipy.stats.ttest_ind`.
    """
    old, new = mean(before), mean(after)
    for when, side in (("before", old), ("after", new)):
        if side.low == side.high:
            raise ValueError(f"All values {when} are the same, so chance cannot be judged. Give more values.")
    from scipy.stats import ttest_ind

    interval = ttest_ind(after, before, equal_var=False).confidence_interval(CONFIDENCE)
    return Change(
        before=old,
        after=new,
        difference=new.value - old.value,
        low=float(interval.low),
        high=float(interval.high),
    )
