"""Reads a class's scores from the gradebook and turns them into results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.competency import Framework
from frontline.content.syllabus import Syllabus
from frontline.questions import Question
from frontline.results import CriterionResult, ExerciseResult, Score, criterion_result


class ReportError(Exception):
    """There is nothing to report from; the message says what to do first."""


@frozen(kw_only=True)
class LearnerReport:
    """One learner's results, in the order of the framework."""

    learner: str
    name: str
    criteria: tuple[CriterionResult, ...]


def gather(
    root: Path, order: Syllabus, units: Framework, questions: Mapping[str, Sequence[Question[Any]]]
) -> list[LearnerReport]:
    """Return the results of every learner in the class folder's gradebook.

    `questions` gives each exercise's questions as its released notebook has them.
    """
    from nbgrader.api import Gradebook

    path = root / "gradebook.db"
    if not path.is_file():
        raise ReportError(
            f"{root} has no gradebook yet. Collect the hand-ins and run `nbgrader autograde` first."
        )
    with Gradebook(f"sqlite:///{path.as_posix()}") as gradebook:
        known = {assignment.name for assignment in gradebook.assignments}
        return [
            LearnerReport(
                learner=student.id,
                name=" ".join(filter(None, (student.first_name, student.last_name))),
                criteria=tuple(
                    criterion_result(
                        criterion,
                        [
                            _exercise(
                                gradebook, one.id, student.id, questions.get(one.id, ()), one.id in known
                            )
                            for one in order.exercises
                            if one.criterion == criterion
                        ],
                    )
                    for criterion in _assessed(order, units)
                ),
            )
            for student in sorted(gradebook.students, key=lambda student: student.id)
        ]


def _assessed(order: Syllabus, units: Framework) -> Iterable[str]:
    criteria = {exercise.criterion for exercise in order.exercises}
    return [criterion for criterion in units.criteria() if criterion in criteria]


def _exercise(
    gradebook: Any, exercise: str, learner: str, questions: Sequence[Question[Any]], known: bool
) -> ExerciseResult:
    from nbgrader.api import MissingEntry

    try:
        if not known:
            raise MissingEntry
        submission = gradebook.find_submission(exercise, learner)
    except MissingEntry:
        submission = None
    earned = {} if submission is None else _earned(submission)
    handed_in = submission is not None and submission.timestamp is not None
    return ExerciseResult(
        exercise=exercise,
        handed_in=handed_in,
        scores=tuple(
            Score(
                question=question.id,
                points=float(question.points),
                earned=earned.get(question.id, 0.0),
                written=question.by_person,
                essential=question.essential,
            )
            for question in questions
        ),
    )


def _earned(submission: Any) -> dict[str, float | None]:
    return {
        grade.name: None if grade.needs_manual_grade and grade.manual_score is None else float(grade.score)
        for notebook in submission.notebooks
        for grade in notebook.grades
    }
