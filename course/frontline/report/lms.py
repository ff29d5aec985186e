"""Grades as files that Moodle and Canvas import."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from frontline.classroom.classlist import Learner
from frontline.report.results import ClassResults, LearnerStanding, Work
from frontline.report.tables import quoted

CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MOODLE = ("First name", "Last name", "ID number", "Email address")
POINTS_POSSIBLE = "    Points Possible"


def moodle(results: ClassResults, listed: dict[str, Learner] | None) -> str:
    """Return a file for Moodle's Import, CSV file: a row for each learner, a column for each exercise.

    Map "ID number" to useridnumber (or "Email address" to useremail), and each exercise to a grade item with
    as many points as its heading says. An exercise that is not handed in, or not wholly marked, is empty: no
    grade.
    Source: docs.moodle.org, Grade import (read in November 2026).
    """
    exercises = _graded(results)
    header = [*MOODLE, *(f"{work.title} (of {work.points:g})" for work in exercises)]
    return _text([header, *_rows_of_moodle(results, listed or {}, exercises)])


def canvas(results: ClassResults, listed: dict[str, Learner] | None) -> str:
    """Return a file for Canvas's Gradebook, Import: its five columns, then one for each exercise.

    Canvas finds a learner by SIS user id, then by SIS login id, then by the name. The column ID is Canvas's
    own number, which nobody outside of Canvas knows: it stays empty. Exercises that Canvas does not know are
    offered as new assignments with these points. An empty grade is none.
    Source: Canvas's own importer, lib/gradebook_importer.rb (read in November 2026).
    """
    exercises = _graded(results)
    header = [*CANVAS, *(work.title for work in exercises)]
    possible = [POINTS_POSSIBLE, "", "", "", "", *(f"{work.points:g}" for work in exercises)]
    return _text([header, possible, *_rows_of_canvas(results, listed or {}, exercises)])


def without_grades(results: ClassResults) -> Iterator[str]:
    """Say which exercises a file for an LMS leaves out or leaves empty, and why."""
    there = {work.exercise for work in _graded(results)}
    to_mark = results.who(lambda work: bool(work.to_mark))
    for exercise in results.titles:
        if exercise not in results.given:
            continue
        waiting = len(to_mark.get(exercise, ()))
        if exercise not in there:
            why = "its replies are not marked yet" if waiting else "nobody has handed it in"
            yield f"Left out: “{results.titles[exercise]}”, because {why}."
        elif waiting:
            people = "1 grade is" if waiting == 1 else f"{waiting} grades are"
            yield f"{people} left empty in “{results.titles[exercise]}” until the replies are marked."


def _graded(results: ClassResults) -> list[Work]:
    """Return one learner's work in each exercise that anybody has a finished mark in."""
    found: dict[str, Work] = {}
    for learner in results.learners:
        for work in learner.work:
            if _finished(work):
                found.setdefault(work.exercise, work)
    return [found[exercise] for exercise in results.titles if exercise in found]


def _rows_of_moodle(
    results: ClassResults, listed: dict[str, Learner], exercises: Sequence[Work]
) -> Iterator[list[str]]:
    for learner in results.learners:
        row = listed.get(learner.learner, Learner(id=learner.learner, first_name=learner.name))
        names = [row.first_name, row.last_name, learner.learner, row.email]
        yield [*map(quoted, names), *_grades(learner, exercises)]


def _rows_of_canvas(
    results: ClassResults, listed: dict[str, Learner], exercises: Sequence[Work]
) -> Iterator[list[str]]:
    for learner in results.learners:
        row = listed.get(learner.learner, Learner(id=learner.learner))
        sortable = ", ".join(filter(None, (row.last_name, row.first_name))) or learner.called
        names = [sortable, "", learner.learner, row.email, ""]
        yield [*map(quoted, names), *_grades(learner, exercises)]


def _grades(learner: LearnerStanding, exercises: Iterable[Work]) -> Iterator[str]:
    own = {work.exercise: work for work in learner.work}
    for one in exercises:
        work = own[one.exercise]
        yield f"{round(work.earned, 2):g}" if _finished(work) else ""


def _finished(work: Work) -> bool:
    return work.handed_in is not None and not work.to_mark


def _text(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
