"""How exercises tell who knows from who does not, and how likely guessing meets a criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from random import Random

import numpy as np
import pytest
from attrs import evolve

from frontline.content.places import Places
from frontline.quality.answerers import answer, guesser
from frontline.quality.chances import GRID, Marked, chance_to_meet, exercise_chances, guessed
from frontline.quality.course import Course, read_course
from frontline.quality.soundness import (
    Chance,
    ExerciseProof,
    Soundness,
    automatic,
    soundness,
    soundness_errors,
)
from frontline.questions import mark
from frontline.questions.entries import Entry
from frontline.questions.types import Choice, Choices, Table
from frontline.results import ExerciseResult, Outcome, Score, criterion_result

FOUR = {"a": "A", "b": "B", "c": "C", "d": "D"}
CHOICE = Choice("one", "?", options=FOUR, points=2)
HALF = Choices("two", "?", options=FOUR, points=2)


def marked(question: Choice | Choices, key: object) -> Marked:
    return Marked(question, question.key(key))


def test_the_chances_of_a_choice_are_those_of_its_options() -> None:
    found = guessed(marked(CHOICE, {"a": 1.0, "b": 0.5}), draws=20_000)
    assert found[2 * GRID] == pytest.approx(0.25, abs=0.02)
    assert found[1 * GRID] == pytest.approx(0.25, abs=0.02)
    assert found[0] == pytest.approx(0.5, abs=0.02)
    assert found.sum() == pytest.approx(1)


def test_of_an_essential_question_only_full_marks_count() -> None:
    found = guessed(marked(evolve(CHOICE, essential=True), {"a": 1.0, "b": 0.5}), draws=20_000)
    assert found.sum() == found[2 * GRID] == pytest.approx(0.25, abs=0.02)


def test_marks_of_an_exercise_add_up() -> None:
    one = guessed(marked(CHOICE, {"a": 1.0}))
    two = guessed(marked(HALF, ["a", "b"]))
    both = exercise_chances([marked(CHOICE, {"a": 1.0}), marked(HALF, ["a", "b"])])
    for first, second in product((0, 2 * GRID), repeat=2):
        assert both[first + second] >= one[first] * two[second] - 1e-12
    assert len(both) == 4 * GRID + 1


@pytest.mark.parametrize("kind", ["match", "blanks", "table", "dialogue"])
def test_exact_chances_are_those_of_many_guesses(places: Places, kind: str) -> None:
    course = read_course(places)
    one = next(
        one
        for text in course.exercises.values()
        for one in automatic(text)
        if one.question.kind == kind and not one.question.essential
    )
    exact, guess, draws = guessed(one, draws=0), guesser(Random(kind)), 4_000
    assert exact.sum() == pytest.approx(1)
    earned = [mark(one.question, one.key, answer(one.question, one.key, guess)).points for _ in range(draws)]
    steps = np.arange(len(exact)) / GRID
    mean = float((exact * steps).sum())
    spread = float((exact * (steps - mean) ** 2).sum()) ** 0.5
    assert float(np.mean(earned)) == pytest.approx(mean, abs=4 * spread / draws**0.5 + 1 / GRID)


def test_lines_that_a_learner_chooses_do_not_count_apart() -> None:
    columns = {"what": Entry(title="What", options=FOUR), "who": Entry(title="Who", options=FOUR)}
    free = Table("free", "?", given="", line="what", columns=columns, rows={"1": "", "2": ""}, points=4)
    key = free.key(
        {"rows": {one: {"what": {"options": {one: 1.0}}, "who": {"options": {"c": 1.0}}} for one in "ab"}}
    )
    found = guessed(Marked(free, key), draws=4_000)
    earned = [mark(free, key, answer(free, key, guesser(Random(seed)))).points for seed in range(4_000)]
    assert float((found * np.arange(len(found))).sum()) / GRID == pytest.approx(np.mean(earned), abs=0.1)


@pytest.mark.parametrize(
    ("exercises", "chance"),
    [
        ([[0.5, 0, 0.5]], 0.5),
        ([[0.5, 0.5, 0]], 0.0),
        ([[0.5, 0, 0.5], [0.5, 0, 0.5]], 0.25),
        ([[0, 0.5, 0.5], [0, 1.0, 0]], 0.5),
        ([[0, 1.0, 0], [0, 1.0, 0]], 0.0),
        ([[0, 0, 1.0], [1.0, 0, 0]], 0.0),
    ],
)
def test_a_criterion_needs_half_of_each_exercise_and_six_tenths_of_all(
    exercises: list[list[float]], chance: float
) -> None:
    assert chance_to_meet([np.array(one) for one in exercises]) == pytest.approx(chance)


def test_weak_exercises_are_named() -> None:
    shares = {"key": 0.9, "first option": 0.5, "blank": 0.0}
    found = Soundness((ExerciseProof("e-1", shares),), (Chance("212A-7i", 0.02), Chance("212A-7ii", 0.005)))
    assert list(soundness_errors(found)) == [
        "exercise e-1: the key earns 90% of the automatic points",
        "exercise e-1: “first option” earns 50% of the automatic points without reading: "
        "change options, keys or their places",
        "criterion 212A-7i: guessing meets it in 2.00% of cases, at most 0.5% may: "
        "ask for more, or give more options",
    ]


def test_a_small_exercise_is_easily_guessed(make: Callable[..., Course], ask: Callable[..., str]) -> None:
    found = soundness(make({}, {"e-1": ask("q", "choice", points=2)}))
    assert found.proofs[0].shares["key"] == found.proofs[0].shares["first option"] == 1
    assert found.chances[0].chance == pytest.approx(0.5, abs=0.05)


def test_an_exercise_without_automatic_points_proves_nothing(make: Callable[..., Course]) -> None:
    assert soundness(make({}, {"e-1": "Story."})) == Soundness((), ())


def test_the_course_s_exercises_are_sound(places: Places) -> None:
    course = read_course(places)
    found = soundness(course)
    assert [one.exercise for one in found.proofs] == [one.id for one in course.order.exercises]
    assert {one.criterion for one in found.chances} == {one.criterion for one in course.order.exercises}
    assert list(soundness_errors(found)) == []


@pytest.mark.slow
def test_ten_thousand_guessed_hand_ins_meet_as_seldom_as_computed(places: Places) -> None:
    """Through the rule itself, on automatic points alone."""
    course = read_course(places)
    for expected in soundness(course).chances:
        ids = [one.id for one in course.order.exercises if one.criterion == expected.criterion]
        mine = {id_: automatic(course.exercises[id_]) for id_ in ids}
        guess = guesser(Random(expected.criterion))
        met = sum(_meets(expected.criterion, mine, guess) for _ in range(10_000)) / 10_000
        assert met <= 0.005
        assert met == pytest.approx(expected.chance, abs=0.002)


def _meets(criterion: str, exercises: Mapping[str, list[Marked]], guess: object) -> bool:
    results = [
        ExerciseResult(
            exercise=id_,
            scores=tuple(
                Score(
                    question=one.question.id,
                    points=one.question.points,
                    earned=mark(one.question, one.key, answer(one.question, one.key, guess)).points,  # type: ignore[arg-type]
                    essential=one.question.essential,
                )
                for one in questions
            ),
        )
        for id_, questions in exercises.items()
    ]
    return criterion_result(criterion, results).outcome is Outcome.MET
