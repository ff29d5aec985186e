"""The course as written, in one piece: what every proof of its quality starts from."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

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
    """

    order: Syllabus
    units: Framework
    lessons: Mapping[str, Text]
    exercises: Mapping[str, Text]
    firm: Firm
    """What the company's documents say."""
    terms: Mapping[str, Term]
    """The glossary."""

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
    return Course(
        order,
        framework(places),
        lessons={one.file: read_text(places.lessons / f"{one.file}.md", places, of) for one in order.lessons},
        exercises={
            one.id: read_text(places.solutions / f"{one.id}.md", places, of) for one in order.exercises
        },
        firm=firm(of.facts),
        terms=of.terms,
    )
