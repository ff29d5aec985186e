"""Shows where each requirement is taught, practised and assessed, and names the holes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from frontline.competency import Unit
from frontline.content.syllabus import Lesson
from frontline.content.text import Text
from frontline.quality.course import Course

EXERCISES_PER_CRITERION = 3
AT_LEAST = 2
"""Exercises that assess a performance requirement, whichever of its parts."""
PERFORMANCE = "-6.2."
"""What the ids of performance requirements have in them."""


@frozen(kw_only=True)
class Row:
    """A requirement, or one `part` of it ('' where it has none), and where the course has it.

    Lessons stand by file, exercises by id.
    """

    item: str
    part: str
    taught: tuple[str, ...]
    practised: tuple[str, ...]
    assessed: tuple[str, ...]

    @property
    def reference(self) -> str:
        """Return the reference as questions write it."""
        return f"{self.item}.{self.part}" if self.part else self.item

    @property
    def whole(self) -> bool:
        """Tell whether the course teaches, practises and assesses it."""
        return bool(self.taught and self.practised and self.assessed)


def matrix(course: Course, unit: Unit) -> tuple[Row, ...]:
    """Return a row for each requirement of the unit, part by part."""
    taught = {lesson.file: set(lesson.teaches) for lesson in course.order.lessons}
    practised, assessed = _assesses(course.lessons), _assesses(course.exercises)

    def row(item: str, part: str) -> Row:
        reference = f"{item}.{part}" if part else item
        places = (
            [name for name, has in by.items() if reference in has] for by in (taught, practised, assessed)
        )
        in_lessons, in_practice, in_exercises = map(tuple, places)
        return Row(item=item, part=part, taught=in_lessons, practised=in_practice, assessed=in_exercises)

    return tuple(row(id_, part) for id_, item in unit.items.items() for part in item.parts or ("",))


def coverage_holes(course: Course, unit: Unit) -> Iterator[str]:
    """Say what the unit still lacks: requirements, and exercises for them."""
    rows = matrix(course, unit)
    for what, missing in (
        ("taught in no lesson", [row for row in rows if not row.taught]),
        ("practised in no lesson", [row for row in rows if not row.practised]),
        ("assessed in no exercise", [row for row in rows if not row.assessed]),
    ):
        if missing:
            yield f"unit {unit.id}, {what}: {_listed(missing)}"
    seldom = {item: len(by) for item, by in _exercises_by_performance(rows).items() if len(by) < AT_LEAST}
    if seldom:
        counts = ", ".join(f"{item} ({count or 'none'})" for item, count in seldom.items())
        yield f"unit {unit.id}, assessed in fewer than {AT_LEAST} exercises: {counts}"
    for criterion in unit.criteria:
        count = sum(one.criterion == criterion for one in course.order.exercises)
        if count < EXERCISES_PER_CRITERION:
            of = f"{count or 'none'} of {EXERCISES_PER_CRITERION} exercises"
            yield f"unit {unit.id}, criterion {criterion}: {of}"


def coverage_errors(course: Course) -> Iterator[str]:
    """Say what a lesson promises to teach without a single question on it."""
    for lesson in course.order.lessons:
        yield from unpractised(lesson, course.lessons[lesson.file])


def unpractised(lesson: Lesson, text: Text) -> Iterator[str]:
    """Say what one lesson promises to teach without a question on it."""
    practised = {reference for block in text.questions for reference in block.authored.assesses}
    for reference in lesson.teaches:
        if reference not in practised:
            yield f"{text.where}: it teaches {reference} by the syllabus, and no question practises that"


def _assesses(texts: Mapping[str, Text]) -> dict[str, set[str]]:
    return {
        name: {reference for block in text.questions for reference in block.authored.assesses}
        for name, text in texts.items()
    }


def _exercises_by_performance(rows: Iterable[Row]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        if PERFORMANCE in row.item:
            found.setdefault(row.item, set()).update(row.assessed)
    return found


def _listed(rows: Iterable[Row]) -> str:
    parts: dict[str, list[str]] = {}
    for row in rows:
        parts.setdefault(row.item, []).append(row.part)
    return ", ".join(f"{item} ({', '.join(names)})" if all(names) else item for item, names in parts.items())
