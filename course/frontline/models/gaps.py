"""Gap scores: how far the service that customers see falls short of what they expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from statistics import fmean

from attrs import frozen

from frontline.models.estimates import Estimate, mean


class Dimension(Enum):
    """The five dimensions of service quality, RATER for short."""

    RELIABILITY = "reliability"
    ASSURANCE = "assurance"
    TANGIBLES = "tangibles"
    EMPATHY = "empathy"
    RESPONSIVENESS = "responsiveness"


@frozen(kw_only=True)
class Rating:
    """One customer's rating of one dimension, 1 to 7: a single answer, or the mean of its questions."""

    expected: float
    perceived: float

    def __attrs_post_init__(self) -> None:
        """Refuse what is not on the scale."""
        for rating in (self.expected, self.perceived):
            if not 1 <= rating <= 7:
                raise ValueError(f"A rating is {rating:g}. Give it from 1 to 7, or leave the customer out.")


@frozen(kw_only=True)
class Gap:
    """One dimension: mean expectation and perception from 1 to 7, and their `gap`, negative when short."""

    dimension: Dimension
    expected: float
    perceived: float
    gap: Estimate


def gaps(ratings: Mapping[Dimension, Sequence[Rating]]) -> list[Gap]:
    """Return each dimension's gap, perceived minus expected, -6 to 6, worst first; equal ones as given.

    The interval is the paired t interval: each customer's two ratings belong together.
    Raises ValueError when a dimension has fewer than two ratings.
    Source: Parasuraman, Zeithaml & Berry 1988, J. Retailing 64(1), 12-40: Q = P - E.
    """
    return sorted((_gap(dimension, rated) for dimension, rated in ratings.items()), key=lambda g: g.gap.value)


def _gap(dimension: Dimension, ratings: Sequence[Rating]) -> Gap:
    if len(ratings) < 2:
        raise ValueError(f"{dimension.value} has {len(ratings)} ratings. Give at least 2, or leave it out.")
    return Gap(
        dimension=dimension,
        expected=fmean(rating.expected for rating in ratings),
        perceived=fmean(rating.perceived for rating in ratings),
        gap=mean([rating.perceived - rating.expected for rating in ratings]),
    )
