"""How likely guessing reaches the thresholds of a criterion, on automatic points alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from random import Random
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from frontline.quality.answerers import answer, guesser
from frontline.questions import Question, mark
from frontline.results import OF_ALL, OF_EACH_EXERCISE, OF_EACH_KIND

DRAWS = 2_000
GRID = 60
"""Parts of a point that are told apart: halves, thirds, quarters, fifths and sixths fit."""
AT_MOST = 0.005
ROUNDING = 1e-6

Chances = NDArray[np.float64]
"""The chance of each mark, from 0 in steps of 1 / GRID points."""


@frozen
class Marked:
    """An automatically marked question with its key."""

    question: Question[Any]
    key: Any


def guessed(one: Marked, draws: int = DRAWS) -> Chances:
    """Return the chances of the marks that guessing earns, from `draws` guesses with a seed of the question.

    Marks are rounded up to the grid. Of an essential question only full marks are counted: with less no
    criterion is met.
    """
    guess = guesser(Random(one.question.id))  # noqa: S311
    chances = np.zeros(one.question.points * GRID + 1)
    guesses = [answer(one.question, one.key, guess) for _ in range(draws)]
    # Marking is pure, so an answer that many guess is marked once.
    times = Counter(map(repr, guesses))
    for raw in {repr(raw): raw for raw in guesses}.values():
        result = mark(one.question, one.key, raw)
        if result.full or not one.question.essential:
            chances[math.ceil(result.points * GRID - ROUNDING)] += times[repr(raw)] / draws
    return chances


def exercise_chances(questions: Sequence[Marked], draws: int = DRAWS) -> Chances:
    """Return the chances of the sums of marks in one exercise that guessing earns."""
    return reduce(np.convolve, (guessed(one, draws) for one in questions), np.ones(1))


def chance_to_meet(exercises: Sequence[Chances]) -> float:
    """Return how likely guessing meets a criterion, from the chances of each of its exercises."""
    points = [len(chances) - 1 for chances in exercises]
    enough = [_from(chances, OF_EACH_EXERCISE * (len(chances) - 1)) for chances in exercises]
    together = reduce(np.convolve, enough, np.ones(1))
    return float(_from(together, max(OF_ALL, OF_EACH_KIND) * sum(points)).sum())


def _from(chances: Chances, least: float) -> Chances:
    kept = chances.copy()
    kept[: math.ceil(least - ROUNDING)] = 0
    return kept
