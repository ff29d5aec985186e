"""How likely guessing reaches the thresholds of a criterion, on automatic points alone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import reduce
from random import Random
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from frontline.quality.answerers import answer, entries, guesser
from frontline.questions import Question, mark
from frontline.questions.boxes import Boxes
from frontline.questions.dialogue import Dialogue, Scene
from frontline.questions.walks import State, state
from frontline.results import OF_ALL, OF_EACH_EXERCISE, OF_EACH_KIND

DRAWS = 2_000
GRID = 60
"""Parts of a point that are told apart: halves, thirds, quarters, fifths and sixths fit."""
AT_MOST = 0.005
ROUNDING = 1e-6
PLACES = 9
"""Decimal places in which sums of marks are told apart."""
CHECKS = 50
"""Guesses that show whether the boxes of a question count apart."""

Chances = NDArray[np.float64]
"""The chance of each mark, from 0 in steps of 1 / GRID points."""


Earned = dict[float, float]
"""The chance of each mark, by its points."""


@frozen
class Marked:
    """An automatically marked question with its key."""

    question: Question[Any]
    key: Any


def guessed(one: Marked, draws: int = DRAWS) -> Chances:
    """Return the chances of the marks that guessing earns.

    They are exact for boxes that count apart and for conversations; else they come from `draws` guesses with
    a seed of the question. Marks are rounded up to the grid. Of an essential question only full marks are
    counted: with less no criterion is met.
    """
    question = one.question
    if isinstance(question, Dialogue):
        earned = _walked(one, question)
    else:
        apart = _by_box(one, question) if isinstance(question, Boxes) else None
        earned = _drawn(one, draws) if apart is None else apart
    chances = np.zeros(question.points * GRID + 1)
    for points, chance in earned.items():
        if points > question.points - ROUNDING or not question.essential:
            chances[math.ceil(points * GRID - ROUNDING)] += chance
    return chances


def _drawn(one: Marked, draws: int) -> Earned:
    """Return the shares of the marks of so many guesses."""
    guess = guesser(Random(one.question.id))  # noqa: S311
    guesses = [answer(one.question, one.key, guess) for _ in range(draws)]
    # Marking is pure, so an answer that many guess is marked once.
    times = Counter(map(repr, guesses))
    earned: Earned = defaultdict(float)
    for said, raw in {repr(raw): raw for raw in guesses}.items():
        earned[_points(one, raw)] += times[said] / draws
    return earned


def _by_box(one: Marked, question: Boxes[Any]) -> Earned | None:
    """Return the chances of each mark where a question earns what its boxes earn alone, else None."""
    alone = {
        name: {value: _points(one, {name: value}) for value in entries(entry)}
        for name, entry in question.boxes().items()
    }
    guess = guesser(Random(one.question.id))  # noqa: S311
    for _ in range(CHECKS):
        raw = answer(one.question, one.key, guess)
        if abs(_points(one, raw) - sum(alone[name][value] for name, value in raw.items())) > ROUNDING:
            return None
    earned: Earned = {0.0: 1.0}
    for worth in alone.values():
        more: Earned = defaultdict(float)
        for points, chance in earned.items():
            for own in worth.values():
                more[round(points + own, PLACES)] += chance / len(worth)
        earned = more
    return earned


def _walked(one: Marked, question: Dialogue) -> Earned:
    """Return the chances of each mark of a conversation, in which what is earned adds up along the way.

    Ways that have earned the same and go on alike are followed as one.
    """
    earned: Earned = defaultdict(float)
    start = question.start()
    open_ = {(state(start), 0.0): (start, 1.0)}
    while open_:
        onward: dict[tuple[State, float], tuple[Scene, float]] = {}
        for (_, worth), (scene, chance) in open_.items():
            choices = question.choices(scene)
            if not choices:
                earned[_points(one, [spoken.id for spoken in scene.path])] += chance
            for name in choices:
                after = question.after(scene, name)
                alike = state(after), round(worth + one.key.worth.get(name, 0.0), PLACES)
                first, so_far = onward.get(alike, (after, 0.0))
                onward[alike] = first, so_far + chance / len(choices)
        open_ = onward
    return earned


def _points(one: Marked, raw: Any) -> float:
    return mark(one.question, one.key, raw).points


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
