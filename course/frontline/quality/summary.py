"""Says in a few plain sentences where the course stands and what its authors should do next."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.competency import Unit
from frontline.quality.course import Course
from frontline.quality.coverage import EXERCISES_PER_CRITERION, matrix
from frontline.quality.findings import Findings
from frontline.quality.hours import minutes

FIRST = 3
"""As many findings of a kind stand in the summary; the rest stands below."""


@frozen(kw_only=True)
class Summary:
    """What is there, what is missing most, and what to do next: plain sentences."""

    there: tuple[str, ...]
    missing: tuple[str, ...]
    to_do: tuple[str, ...]


def summary(course: Course, found: Findings) -> Summary:
    """Return the summary of a course and of what was found in it."""
    return Summary(
        there=tuple(_there(course)), missing=tuple(_missing(course)), to_do=tuple(_to_do(course, found))
    )


def counted(number: int, what: str) -> str:
    """Return a number with its noun: 1 lesson, 2 lessons, no lessons."""
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _there(course: Course) -> Iterator[str]:
    texts = [*course.lessons.values(), *course.exercises.values()]
    questions = sum(len(text.questions) for text in texts)
    hours = sum(minutes(text, course.order.rates).total for text in texts) / 60
    lessons, exercises = counted(len(course.lessons), "lesson"), counted(len(course.exercises), "exercise")
    yield f"The course has {lessons} and {exercises}, with {counted(questions, 'question')}."
    yield f"They take about {hours:.1f} hours, without tasks at work and projects."
    for unit in course.units.units:
        rows = matrix(course, unit)
        whole = sum(row.whole for row in rows)
        yield f"Unit {unit.id}: {whole} of {len(rows)} requirement parts are taught, practised and assessed."


def _missing(course: Course) -> Iterator[str]:
    for unit in course.units.units:
        rows = matrix(course, unit)
        untaught, unassessed = sum(not row.taught for row in rows), sum(not row.assessed for row in rows)
        if untaught or unassessed:
            yield (
                f"Unit {unit.id}: of {len(rows)} parts {untaught or 'none'} still have to be taught "
                f"and {unassessed or 'none'} to be assessed."
            )
    short = {criterion: count for criterion, count in _exercises(course) if count < EXERCISES_PER_CRITERION}
    if short:
        lacking = sum(EXERCISES_PER_CRITERION - count for count in short.values())
        needed = "1 more exercise is" if lacking == 1 else f"{lacking} more exercises are"
        yield f"{needed} needed, for {', '.join(short)}."


def _to_do(course: Course, found: Findings) -> Iterator[str]:
    yield from (f"Mend {error}." for error in found.errors[:FIRST])
    if (more := len(found.errors) - FIRST) > 0:
        yield f"Mend {counted(more, 'more error')}, listed under “What to mend”."
    for unit in course.units.units:
        if item := _untaught(course, unit):
            yield f"Write the lesson that teaches {item}: “{unit.items[item].text}”."
            break
    criterion, count = min(_exercises(course), key=lambda pair: pair[1])
    if count < EXERCISES_PER_CRITERION:
        has = f"it has {count or 'none'} of {EXERCISES_PER_CRITERION}"
        yield f"Write an exercise for criterion {criterion}: {has}."
    yield from (f"Look at {warning}." for warning in found.warnings[:1])


def _exercises(course: Course) -> list[tuple[str, int]]:
    of = [one.criterion for one in course.order.exercises]
    return [(criterion, of.count(criterion)) for criterion in course.units.criteria()]


def _untaught(course: Course, unit: Unit) -> str | None:
    """Return the first requirement that no lesson teaches; the unit's range comes with the others."""
    items = [row.item for row in matrix(course, unit) if not row.taught]
    return min(items, key=lambda item: "-6." not in item, default=None)
