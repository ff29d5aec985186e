"""The course as written, in one piece: what every proof of its quality starts from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen

from frontline.competency import Framework, Unit
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import Exercise, Lesson, Syllabus, syllabus
from frontline.content.text import Text, known, read_text
from frontline.quality.firm import Firm, firm
from frontline.terms import Term


@frozen
class Course:
    """The syllabus, the units of competency, and every text that the syllabus names.

    `lessons` maps a lesson's `file`, and `exercises` an exercise's `id`, to the text. Both are whole.
    Drafts stand apart: nothing is counted on them.
    """

    order: Syllabus
    units: Framework
    lessons: Mapping[str, Text]
    exercises: Mapping[str, Text]
    firm: Firm
    """What the company's documents say."""
    terms: Mapping[str, Term]
    """The glossary."""
    draft_lessons: Mapping[str, Text] = field(factory=dict)
    draft_exercises: Mapping[str, Text] = field(factory=dict)

    def lessons_of(self, unit: Unit) -> tuple[Lesson, ...]:
        """Return the unit's lessons in order."""
        return tuple(lesson for lesson in self.order.lessons if lesson.unit == unit.id)

    def exercises_of(self, unit: Unit) -> tuple[Exercise, ...]:
        """Return the exercises of the unit's criteria in order."""
        return tuple(one for one in self.order.exercises if one.criterion in unit.criteria)

    def texts_of(self, unit: Unit) -> tuple[Text, ...]:
        """Return the texts of the unit's lessons and exercises in order."""
        return (
            *(self.lessons[lesson.file] for lesson in self.lessons_of(unit)),
            *(self.exercises[one.id] for one in self.exercises_of(unit)),
        )

    def complete(self, unit: Unit) -> bool:
        """Tell whether the syllabus calls the unit complete; then every hole is an error."""
        return unit.id in self.order.units and self.order.units[unit.id].complete


def read_course(places: Places) -> Course:
    """Read the whole course; raise `ContentError` or FileNotFoundError where something cannot be read."""
    order, of = syllabus(places), known(places)

    def read(folder: Path, names: Iterable[str]) -> dict[str, Text]:
        return {name: read_text(folder / f"{name}.md", places, of) for name in names}

    return Course(
        order,
        framework(places),
        lessons=read(places.lessons, (one.file for one in order.lessons)),
        exercises=read(places.solutions, (one.id for one in order.exercises)),
        firm=firm(of.facts),
        terms=of.terms,
        draft_lessons=read(places.lessons, (one.file for one in order.draft_lessons)),
        draft_exercises=read(places.solutions, (one.id for one in order.draft_exercises)),
    )
