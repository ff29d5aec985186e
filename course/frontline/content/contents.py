"""What is in the course, as a learner's pages need it: built once, so that no page reads authors' texts."""

from __future__ import annotations

import json
from collections.abc import Mapping

from attrs import frozen

from frontline.competency import Item
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure


@frozen(kw_only=True)
class Asked:
    """A question: what it practises or assesses, and in a lesson the section that it stands in."""

    id: str
    label: str
    kind: str
    assesses: tuple[str, ...]
    points: int = 0
    essential: bool = False
    section: str = ""
    apart: bool = True
    """Whether it can be answered without the text above it."""

    @property
    def written(self) -> bool:
        """Whether a person marks it."""
        return self.kind == "written"


@frozen(kw_only=True)
class LessonContents:
    """A lesson; `minutes` are the work at the desk, `task` is the id of its task for the workplace."""

    file: str
    title: str
    unit: str
    minutes: int
    questions: tuple[Asked, ...]
    explorations: tuple[str, ...]
    terms: tuple[str, ...]
    task: str

    @property
    def number(self) -> str:
        """Return its number as people say it: 08."""
        return self.file[:2]

    @property
    def page(self) -> str:
        """Return its path in a workspace."""
        return f"lessons/{self.file}.ipynb"


@frozen(kw_only=True)
class ExerciseContents:
    """An exercise; `edition` tells hand-ins of different versions apart, `after` is a lesson's file."""

    id: str
    title: str
    unit: str
    criterion: str
    after: str
    minutes: int
    edition: str
    questions: tuple[Asked, ...]

    @property
    def page(self) -> str:
        """Return its path in a workspace."""
        return f"exercises/{self.id}/{self.id}.ipynb"


@frozen(kw_only=True)
class UnitContents:
    """A unit of competency: `hours` are its notional hours, `project_hours` those meant for its project."""

    id: str
    code: str
    title: str
    level: int
    hours: float
    project_hours: float
    complete: bool
    items: Mapping[str, Item]
    criteria: Mapping[str, str]


@frozen(kw_only=True)
class Contents:
    """The whole course in order; minutes for a task at work, and for the later review of one key term."""

    units: tuple[UnitContents, ...]
    lessons: tuple[LessonContents, ...]
    exercises: tuple[ExerciseContents, ...]
    minutes_per_task: float
    minutes_per_term: float

    def unit(self, id: str) -> UnitContents:  # noqa: A002
        """Return a unit; KeyError where there is none."""
        return {unit.id: unit for unit in self.units}[id]

    def lesson(self, file: str) -> LessonContents | None:
        """Return the lesson of that file."""
        return next((lesson for lesson in self.lessons if lesson.file == file), None)

    def exercise(self, id: str) -> ExerciseContents | None:  # noqa: A002
        """Return the exercise of that id."""
        return next((one for one in self.exercises if one.id == id), None)

    def lessons_of(self, unit: str) -> tuple[LessonContents, ...]:
        """Return a unit's lessons."""
        return tuple(lesson for lesson in self.lessons if lesson.unit == unit)

    def exercises_of(self, unit: str) -> tuple[ExerciseContents, ...]:
        """Return a unit's exercises."""
        return tuple(one for one in self.exercises if one.unit == unit)


def contents(places: Places) -> Contents:
    """Return what is in this edition; raise `ContentError` where the file is missing or broken."""
    where = places.name(places.contents)
    try:
        plain = json.loads(places.contents.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ContentError(where, "cannot be read: install the course again") from None
    return structure(plain, Contents, where)
