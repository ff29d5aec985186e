"""From a learner's scores in the gradebook to where the learner stands with every criterion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from frontline.competency import Framework
from frontline.content.syllabus import Syllabus
from frontline.gradebook.scores import ExerciseScores, LearnerScores
from frontline.questions import Question
from frontline.results import (
    CriterionResult,
    Decision,
    ExerciseResult,
    Score,
    criterion_result,
    decided,
)

Questions = Mapping[str, Sequence[Question[Any]]]
"""Each exercise's questions, as its released notebook has them."""
Called = Callable[[str, str], str]
"""What evidence calls an exercise, or (second, unless empty) one of its questions."""


def criteria(
    scores: LearnerScores,
    order: Syllabus,
    units: Framework,
    questions: Questions,
    *,
    called: Called = lambda exercise, question: question or exercise,
    decisions: Mapping[str, Decision] | None = None,
) -> tuple[CriterionResult, ...]:
    """Return the results of every criterion that has an exercise, in the order of the framework.

    `decisions` are the instructor's own for this learner, by criterion.
    """
    results = exercise_results(scores, order, questions, called=called)
    own = decisions or {}
    made = []
    for criterion in units.criteria():
        its = [results[one.id] for one in order.exercises if one.criterion == criterion]
        if its:
            result = criterion_result(criterion, its)
            made.append(decided(result, own[criterion]) if criterion in own else result)
    return tuple(made)


def exercise_results(
    scores: LearnerScores,
    order: Syllabus,
    questions: Questions,
    *,
    called: Called = lambda exercise, question: question or exercise,
) -> dict[str, ExerciseResult]:
    """Return a learner's results in every exercise of the course, by exercise, in the course's order."""
    return {
        one.id: _result(one.id, scores.exercises.get(one.id), questions.get(one.id, ()), called)
        for one in order.exercises
    }


def _result(
    exercise: str, scores: ExerciseScores | None, questions: Sequence[Question[Any]], called: Called
) -> ExerciseResult:
    found = scores or ExerciseScores()
    return ExerciseResult(
        exercise=called(exercise, ""),
        handed_in=found.handed_in is not None,
        scores=tuple(
            Score(
                question=called(exercise, question.id),
                points=float(question.points),
                earned=found.cells[question.id].earned if question.id in found.cells else 0.0,
                written=question.by_person,
                essential=question.essential,
            )
            for question in questions
        ),
    )
