"""Says what a draft still lacks before learners can get it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frontline.content.text import Text
from frontline.quality.course import Course
from frontline.quality.coverage import unpractised
from frontline.quality.firm import firm_errors
from frontline.quality.questions import question_errors
from frontline.quality.reading import hard_to_read, lesson_reading
from frontline.quality.rules import exercise_lacks, lesson_lacks
from frontline.quality.scenarios import range_errors

READY = (
    "nothing: take out `draft = true` in course/syllabus.toml, "
    "and let `frontline build --check` prove the rest"
)


def draft_lines(course: Course) -> Mapping[str, tuple[str, ...]]:
    """Return, for each draft by its file or id, what is still to do, one line each; at least one."""
    found: dict[str, list[str]] = {}
    for lesson in course.order.draft_lessons:
        text = course.draft_lessons[lesson.file]
        found[lesson.file] = [
            *lesson_lacks(text),
            *unpractised(lesson, text),
            *_every(course, text),
            *hard_to_read(text, lesson_reading(course, text)),
        ]
    for exercise in course.order.draft_exercises:
        text = course.draft_exercises[exercise.id]
        if exercise.criterion not in course.units.criteria():
            found[exercise.id] = [f"{text.where}: criterion {exercise.criterion!r} is not in the framework"]
            continue
        found[exercise.id] = [
            *exercise_lacks(text, exercise.criterion),
            *range_errors(exercise),
            *_every(course, text),
        ]
    return {name: tuple(lines) or (READY,) for name, lines in found.items()}


def _every(course: Course, text: Text) -> Iterator[str]:
    yield from question_errors([text])
    yield from firm_errors(text, course.firm)
