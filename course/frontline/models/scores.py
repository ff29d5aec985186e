"""Satisfaction, recommendation and effort scores from survey answers, each with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from frontline.models.estimates import CONFIDENCE, Estimate, mean, share
from frontline.models.sampling import z_value

SATISFACTION = range(1, 6)
RECOMMENDATION = range(11)
EFFORT = range(1, 8)


def satisfied(answers: Sequence[int]) -> Estimate:
    """Return the share, 0 to 1, of 4 and 5 among `answers` from 1 to 5 (top-2-box), with Wilson interval.

    CSAT has no single origin and no fixed formula: say with the number that it is the top-2-box.
    Raises ValueError for no answers, or one outside the scale.
    """
    return _share_from(4, answers, SATISFACTION)


def mean_satisfaction(answers: Sequence[int]) -> Estimate:
    """Return the mean, 1 to 5, of `answers` from 1 to 5, with its t interval cut at the scale's ends.

    Raises ValueError for fewer than two answers, or one outside the scale.
    """
    return _mean(answers, SATISFACTION)


def recommendation(answers: Sequence[int]) -> Estimate:
    """Return the net promoter score of `answers` from 0 to 10, in points from -100 to 100.

    Promoters (9, 10) less detractors (0 to 6), each in per cent of all. The interval comes from
    the multinomial variance of that difference, after adding three answers to the sample (the adjusted Wald
    interval): so it keeps a width when all answers agree, and lies a little nearer to 0 than the score.
    Raises ValueError for no answers, or one outside the scale.
    Source: Reichheld 2003, Harvard Business Review 81(12), a contested measure; its interval: Rocks 2016,
    The American Statistician 70(4), with ¾ promoter, ¾ detractor and 3 answers added.
    """
    n = _checked(answers, RECOMMENDATION)
    promoters = sum(answer >= 9 for answer in answers)
    detractors = sum(answer <= 6 for answer in answers)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = z_value(CONFIDENCE) * sqrt((p + d - (p - d) ** 2) / (n + 3))
    score = 100 * (promoters - detractors) / n
    low, high = max(-100.0, 100 * (p - d - half)), min(100.0, 100 * (p - d + half))
    return Estimate(score, min(score, low), max(score, high), n)


def easy(answers: Sequence[int]) -> Estimate:
    """Return the share, 0 to 1, of 5, 6 and 7 among `answers` from 1 (hard) to 7 (easy), and its interval.

    Raises ValueError for no answers, or one outside the scale.
    Source: Dixon, Freeman & Toman, Harvard Business Review July-August 2010, whose scale came later.
    """
    return _share_from(5, answers, EFFORT)


def mean_effort(answers: Sequence[int]) -> Estimate:
    """Return the mean of `answers` from 1 (hard) to 7 (easy), with its t interval cut at the scale's ends.

    Raises ValueError for fewer than two answers, or one outside the scale. Source: as `easy`.
    """
    return _mean(answers, EFFORT)


def _share_from(least: int, answers: Sequence[int], scale: range) -> Estimate:
    n = _checked(answers, scale)
    return share(sum(answer >= least for answer in answers), n)


def _mean(answers: Sequence[int], scale: range) -> Estimate:
    _checked(answers, scale)
    found = mean(answers)
    return Estimate(found.value, max(scale[0], found.low), min(scale[-1], found.high), found.n)


def _checked(answers: Sequence[int], scale: range) -> int:
    """Return how many answers there are, all of them on the scale."""
    if len(answers) == 0:
        raise ValueError("There are no answers. A score needs at least one.")
    for place, answer in enumerate(answers, start=1):
        if answer not in scale:
            raise ValueError(
                f"Answer {place} is {answer}, and the scale is whole numbers {scale[0]} to {scale[-1]}. "
                "Correct it, or leave it out."
            )
    return len(answers)
