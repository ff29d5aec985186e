"""Loads the one order of lessons and exercises."""

from __future__ import annotations

from attrs import frozen

from frontline.content.places import Places
from frontline.content.reading import structure, toml


@frozen(kw_only=True)
class Rates:
    """What the minutes of work are computed from."""

    words_per_minute: float
    minutes_per_question: float
    minutes_per_exploration: float
    minutes_per_tool: float
    minutes_per_reply: float
    minutes_per_dialogue: float
    minutes_per_table: float
    minutes_per_task: float
    """Of work and reflection for the task at the learner's own workplace."""
    minutes_per_term: float
    """Of later review on flashcards, all times together."""


@frozen(kw_only=True)
class SyllabusUnit:
    """A unit as far as the course has it; `complete` makes every hole an error."""

    complete: bool
    project_hours: float


@frozen(kw_only=True)
class Lesson:
    """A lesson: `file` without ending in course/lessons, and the requirements that it teaches.

    A `draft` is built and checked for its author, and no learner gets it.
    """

    file: str
    unit: str
    teaches: tuple[str, ...]
    draft: bool = False


@frozen(kw_only=True)
class Range:
    """What a scenario is about, in the words of the course's range tags."""

    mode: tuple[str, ...]
    channels: tuple[str, ...]
    customer: str
    tone: tuple[str, ...]
    authority: str
    matter: tuple[str, ...]


@frozen(kw_only=True)
class Exercise:
    """An exercise: its folder's name, the criterion that it assesses, and the lesson it comes after."""

    id: str
    criterion: str
    after: str
    range: Range
    draft: bool = False


@frozen(kw_only=True)
class _File:
    """The file as it is written."""

    company: tuple[str, ...]
    rates: Rates
    units: dict[str, SyllabusUnit]
    lessons: tuple[Lesson, ...]
    exercises: tuple[Exercise, ...]
    study: tuple[str, ...] = ()


@frozen(kw_only=True)
class Syllabus:
    """The course in order.

    `company` and `study` name the pages that show the company, and those for a learner's own study, without
    ending. `lessons` and `exercises` are what learners get; drafts stand apart.
    """

    company: tuple[str, ...]
    rates: Rates
    units: dict[str, SyllabusUnit]
    lessons: tuple[Lesson, ...]
    exercises: tuple[Exercise, ...]
    study: tuple[str, ...] = ()
    draft_lessons: tuple[Lesson, ...] = ()
    draft_exercises: tuple[Exercise, ...] = ()


def syllabus(places: Places) -> Syllabus:
    """Return the syllabus; raise `ContentError` where it is broken."""
    where = places.name(places.syllabus)
    file = structure(toml(places.syllabus, where), _File, where)
    return Syllabus(
        company=file.company,
        study=file.study,
        rates=file.rates,
        units=file.units,
        lessons=tuple(one for one in file.lessons if not one.draft),
        exercises=tuple(one for one in file.exercises if not one.draft),
        draft_lessons=tuple(one for one in file.lessons if one.draft),
        draft_exercises=tuple(one for one in file.exercises if one.draft),
    )
