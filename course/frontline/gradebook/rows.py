"""Writes the rows of many learners into nbgrader's own tables in one transaction, as nbgrader fills them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    GradeCell,
    Notebook,
    SolutionCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import Boolean, Table, and_, bindparam, case, func, or_, select, text

NO_RESPONSE = "No response."
"""What nbgrader says of a reply cell in which nothing was written."""
BUSY_MILLISECONDS = 30_000
# With their type, and each only once in a statement: PostgreSQL does not guess.
SAME, BY_PERSON = bindparam("b_same", type_=Boolean), bindparam("b_by_person", type_=Boolean)


@frozen(kw_only=True)
class Scores:
    """A learner's automatic scores: points by grade cell (None: a person marks), untouched reply cells.

    `timestamp` is when it was handed in (UTC, without a zone), None where that is not known. `same` are the
    reply cells that say what they said when they were graded before: a person's mark for them stands.
    """

    learner: str
    timestamp: datetime | None
    points: Mapping[str, float | None]
    untouched: frozenset[str]
    same: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Standing:
    """How a learner's hand-in stands in the gradebook; `scored` tells that no score is missing."""

    timestamp: datetime | None
    due: datetime | None
    scored: bool


@frozen(kw_only=True)
class Rows:
    """The rows of one exercise in an open gradebook.

    `grade_cells` and `comment_cells` are ids by name. `plain` tells whether `write` can be used: the exercise
    has one notebook, of its own name (`notebook` is its id), and no task cells.
    """

    db: Any
    assignment: str
    due: datetime | None
    notebook: str
    plain: bool
    grade_cells: Mapping[str, str]
    comment_cells: Mapping[str, str]

    @classmethod
    def of(cls, gradebook: Any, exercise: str) -> Rows:
        """Find the cells of an exercise that the gradebook has."""
        db = gradebook.db
        assignment, due = db.execute(
            select(Assignment.id, Assignment.duedate).where(Assignment.name == exercise)
        ).one()
        notebooks = dict(
            db.execute(select(Notebook.id, Notebook.name).where(Notebook.assignment_id == assignment)).all()
        )

        def cells(kind: Any) -> dict[str, str]:
            found = db.execute(
                select(kind.name, kind.notebook_id, kind.id).where(kind.notebook_id.in_(notebooks))
            )
            plain = len(notebooks) == 1
            return {name if plain else f"{notebook}/{name}": id_ for name, notebook, id_ in found}

        tasks = cells(TaskCell)
        return cls(
            db=db,
            assignment=assignment,
            due=due,
            notebook=next(iter(notebooks), ""),
            plain=list(notebooks.values()) == [exercise] and not tasks,
            grade_cells={**cells(GradeCell), **tasks},
            comment_cells={**cells(SolutionCell), **tasks},
        )

    def standings(self) -> dict[str, Standing]:
        """Return how every learner with a row for this exercise stands."""
        marked_by_people = [self.grade_cells[name] for name in self.comment_cells if name in self.grade_cells]
        missing = and_(
            Grade.auto_score.is_(None),
            Grade.manual_score.is_(None),
            Grade.cell_id.not_in(marked_by_people),
        )
        grades = (
            select(
                SubmittedNotebook.assignment_id,
                func.count(Grade.id).label("count"),
                func.sum(case((missing, 1), else_=0)).label("missing"),
            )
            .join(Grade, Grade.notebook_id == SubmittedNotebook.id)
            .group_by(SubmittedNotebook.assignment_id)
            .subquery()
        )
        found = self.db.execute(
            select(
                SubmittedAssignment.student_id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                grades.c.count,
                grades.c.missing,
            )
            .outerjoin(grades, grades.c.assignment_id == SubmittedAssignment.id)
            .where(SubmittedAssignment.assignment_id == self.assignment)
        )
        return {
            learner: Standing(
                timestamp=timestamp,
                due=self.due + extension if self.due and extension else self.due,
                scored=count == len(self.grade_cells) and not missing,
            )
            for learner, timestamp, extension, count, missing in found
        }

    def write(self, scores: Sequence[Scores]) -> None:
        """Write these learners' rows, all or none; marks and comments that a person gave stay."""
        try:
            if self.db.get_bind().dialect.name == "sqlite":
                self.db.execute(text(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}"))
            self._write(scores)
            self.db.commit()
        except BaseException:
            self.db.rollback()
            raise

    def _write(self, scores: Sequence[Scores]) -> None:
        learners = [one.learner for one in scores]
        students = self._ids(Student.id, Student.id, Student.id.in_(learners))
        self._insert(Student, [{"id": learner} for learner in learners if learner not in students])

        submitted = and_(
            SubmittedAssignment.assignment_id == self.assignment, SubmittedAssignment.student_id.in_(learners)
        )
        known = self._ids(SubmittedAssignment.student_id, SubmittedAssignment.id, submitted)
        times = {one.learner: one.timestamp for one in scores if one.timestamp is not None}
        self._insert(
            SubmittedAssignment,
            [
                {"assignment_id": self.assignment, "student_id": learner, "timestamp": times.get(learner)}
                for learner in learners
                if learner not in known
            ],
        )
        self._update(
            SubmittedAssignment,
            [
                {"b_id": known[learner], "timestamp": time}
                for learner, time in times.items()
                if learner in known
            ],
        )
        assignments = self._ids(SubmittedAssignment.student_id, SubmittedAssignment.id, submitted)

        mine = and_(
            SubmittedNotebook.notebook_id == self.notebook,
            SubmittedNotebook.assignment_id.in_(assignments.values()),
        )
        known = self._ids(SubmittedNotebook.assignment_id, SubmittedNotebook.id, mine)
        self._insert(
            SubmittedNotebook,
            [
                {"assignment_id": id_, "notebook_id": self.notebook}
                for id_ in assignments.values()
                if id_ not in known
            ],
        )
        # nbgrader takes a penalty away before it looks whether there is one.
        self._update(
            SubmittedNotebook, [{"b_id": id_, "late_submission_penalty": None} for id_ in known.values()]
        )
        notebooks = self._ids(SubmittedNotebook.assignment_id, SubmittedNotebook.id, mine)
        of = {learner: notebooks[assignments[learner]] for learner in learners}
        self._write_cells(
            Grade,
            {
                (of[one.learner], self.grade_cells[name]): {
                    "auto_score": points,
                    "b_same": name in one.same,
                    "b_by_person": points is None,
                }
                for one in scores
                for name, points in one.points.items()
            },
            # Decided by the database: a person may be marking at the same time.
            needs_manual_grade=case(
                (and_(Grade.manual_score.is_not(None), SAME), Grade.needs_manual_grade),
                else_=or_(Grade.manual_score.is_not(None), BY_PERSON),
            ),
        )
        self._write_cells(
            Comment,
            {
                (of[one.learner], cell): {"auto_comment": NO_RESPONSE if name in one.untouched else None}
                for one in scores
                for name, cell in self.comment_cells.items()
            },
        )

    def _write_cells(self, kind: Any, values: Mapping[tuple[str, str], dict[str, Any]], **also: Any) -> None:
        of = {notebook for notebook, _ in values}
        rows = self.db.execute(
            select(kind.notebook_id, kind.cell_id, kind.id).where(kind.notebook_id.in_(of))
        )
        known = {(notebook, cell): id_ for notebook, cell, id_ in rows}
        self._insert(
            kind,
            [
                {"notebook_id": notebook, "cell_id": cell, **_columns(value), **_needs(kind, value)}
                for (notebook, cell), value in values.items()
                if (notebook, cell) not in known
            ],
        )
        self._update(
            kind,
            [{"b_id": known[place], **value} for place, value in values.items() if place in known],
            **also,
        )

    def _ids(self, name: Any, id_: Any, where: Any) -> dict[str, str]:
        return dict(self.db.execute(select(name, id_).where(where)).all())

    def _insert(self, kind: Any, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.db.execute(kind.__table__.insert(), rows)

    def _update(self, kind: Any, rows: list[dict[str, Any]], **also: Any) -> None:
        if rows:
            table: Table = kind.__table__
            values: dict[str, Any] = {name: bindparam(name) for name in _columns(rows[0])}
            self.db.connection().execute(
                table.update().where(table.c.id == bindparam("b_id")).values({**values, **also}), rows
            )


def _columns(row: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what a statement needs besides the columns that it writes."""
    return {name: value for name, value in row.items() if not name.startswith("b_")}


def _needs(kind: Any, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"needs_manual_grade": value["auto_score"] is None} if kind is Grade else {}
