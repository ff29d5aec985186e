"""Reads the scores of many learners at once: three queries a batch, whatever the size of the class."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from attrs import Factory, frozen
from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    GradeCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import func, select

BATCH = 100
"""Learners in one batch: so many are in memory, however large the class."""


@frozen(kw_only=True)
class CellScore:
    """A graded cell's scores out of `points`: `manual` is a person's and wins over the automatic one.

    `waits` tells that a person has still to mark it; `extra` are points that a person gave on top.
    """

    points: float
    automatic: float | None = None
    manual: float | None = None
    extra: float = 0.0
    waits: bool = False

    @property
    def earned(self) -> float | None:
        """What counts; None while a person has still to mark it."""
        if self.waits:
            return None
        scored = self.automatic if self.manual is None else self.manual
        return 0.0 if scored is None else scored + self.extra


@frozen(kw_only=True)
class ExerciseScores:
    """A learner's scores in one exercise: `cells` and people's `comments` by the cell's grade id.

    `handed_in` is in UTC without a zone, None where nothing came; `penalty` are points lost by being late.
    """

    handed_in: datetime | None = None
    penalty: float = 0.0
    cells: Mapping[str, CellScore] = Factory(dict)
    comments: Mapping[str, str] = Factory(dict)


@frozen(kw_only=True)
class LearnerScores:
    """A learner's scores, by exercise."""

    learner: str
    name: str
    exercises: Mapping[str, ExerciseScores]


def learners(db: Any, exercise: str | None = None) -> list[str]:
    """Return the ids of all learners in an open gradebook, or of those with a row for an exercise, sorted."""
    query = select(Student.id)
    if exercise is not None:
        query = (
            query.join(SubmittedAssignment, SubmittedAssignment.student_id == Student.id)
            .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            .where(Assignment.name == exercise)
        )
    return sorted(db.scalars(query))


def all_scores(db: Any) -> Iterator[LearnerScores]:
    """Return the scores of every learner by id, read in batches."""
    listed = learners(db)
    for at in range(0, len(listed), BATCH):
        yield from scores(db, listed[at : at + BATCH])


def scores(db: Any, listed: Sequence[str]) -> list[LearnerScores]:
    """Return the scores of the learners with these ids, in this order; a stranger's are empty."""
    found, cells, comments = _submitted(db, listed), _cells(db, listed), _comments(db, listed)
    return [
        LearnerScores(
            learner=learner,
            name=found[learner][0].name if learner in found else "",
            exercises={
                one.exercise: ExerciseScores(
                    handed_in=one.time,
                    penalty=one.penalty,
                    cells=cells[learner, one.exercise],
                    comments=comments[learner, one.exercise],
                )
                for one in found.get(learner, ())
                if one.exercise
            },
        )
        for learner in listed
    ]


@frozen
class _Submitted:
    """A learner's hand-in of one exercise; of a learner without any there is one of no exercise."""

    name: str
    exercise: str
    time: datetime | None
    penalty: float


def _submitted(db: Any, of: Collection[str]) -> Mapping[str, list[_Submitted]]:
    found = defaultdict(list)
    for learner, first, last, exercise, time, penalty in db.execute(
        select(
            Student.id,
            Student.first_name,
            Student.last_name,
            Assignment.name,
            SubmittedAssignment.timestamp,
            func.sum(SubmittedNotebook.late_submission_penalty),
        )
        .outerjoin(SubmittedAssignment, SubmittedAssignment.student_id == Student.id)
        .outerjoin(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .outerjoin(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(Student.id.in_(of))
        .group_by(Student.id, SubmittedAssignment.id, Assignment.name)
        .order_by(Assignment.name)
    ):
        name = " ".join(filter(None, (first, last)))
        found[learner].append(_Submitted(name, exercise or "", time, penalty or 0.0))
    return found


def _cells(db: Any, of: Collection[str]) -> Mapping[tuple[str, str], dict[str, CellScore]]:
    found: defaultdict[tuple[str, str], dict[str, CellScore]] = defaultdict(dict)
    graded, task = GradeCell.__table__, TaskCell.__table__
    query = _of_cells(
        Grade,
        func.coalesce(graded.c.max_score, task.c.max_score, 0.0),
        Grade.auto_score,
        Grade.manual_score,
        Grade.extra_credit,
        Grade.needs_manual_grade,
    )
    for learner, exercise, cell, points, automatic, manual, extra, needs in db.execute(
        query.outerjoin(graded, graded.c.id == Grade.cell_id)
        .outerjoin(task, task.c.id == Grade.cell_id)
        .where(SubmittedAssignment.student_id.in_(of))
    ):
        found[learner, exercise][cell] = CellScore(
            points=points,
            automatic=automatic,
            manual=manual,
            extra=extra or 0.0,
            # A reply that is another one than was marked waits again.
            waits=bool(needs) and automatic is None,
        )
    return found


def _comments(db: Any, of: Collection[str]) -> Mapping[tuple[str, str], dict[str, str]]:
    found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for learner, exercise, cell, comment in db.execute(
        _of_cells(Comment, Comment.manual_comment).where(
            SubmittedAssignment.student_id.in_(of), Comment.manual_comment != ""
        )
    ):
        found[learner, exercise][cell] = comment
    return found


def _of_cells(kind: Any, *columns: Any) -> Any:
    """Select from grades or comments: the learner, the exercise, the cell, and these columns."""
    cell = BaseCell.__table__
    return (
        select(SubmittedAssignment.student_id, Assignment.name, cell.c.name, *columns)
        .select_from(kind)
        .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .join(cell, cell.c.id == kind.cell_id)
    )
