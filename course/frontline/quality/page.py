"""Writes everything that is known about the course's quality as one page for its authors."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined

from frontline.competency import Item, Unit
from frontline.content.text import Text
from frontline.quality import coverage, hours, reading, rules, scenarios
from frontline.quality.course import Course
from frontline.quality.findings import Findings
from frontline.quality.soundness import Soundness
from frontline.quality.summary import summary


@frozen(kw_only=True)
class Requirement:
    """A requirement with its rows of the coverage matrix."""

    id: str
    item: Item
    rows: tuple[coverage.Row, ...]


@frozen(kw_only=True)
class UnitPart:
    """What the page shows of a unit."""

    unit: Unit
    complete: bool
    requirements: tuple[Requirement, ...]
    ranges: tuple[scenarios.CriterionRange, ...]
    shares: tuple[scenarios.ModeShare, ...]
    hours: hours.UnitHours

    @property
    def rows(self) -> list[coverage.Row]:
        """Return all rows of the coverage matrix."""
        return [row for one in self.requirements for row in one.rows]


@frozen(kw_only=True)
class TextPart:
    """What the page shows of a lesson or an exercise; only lessons are measured for reading."""

    name: str
    text: Text
    minutes: hours.Minutes
    points: rules.Points
    reading: reading.Reading | None = None


def page(course: Course, sound: Soundness, found: Findings, today: date) -> str:
    """Return one HTML page that needs nothing else."""
    environment = Environment(
        loader=PackageLoader("frontline.quality"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"percent": percent, "number": number}
    return environment.get_template("course.html").render(
        today=today,
        summary=summary(course, found),
        found=found,
        units=[_unit(course, unit) for unit in course.units.units],
        lessons=_lessons(course),
        exercises=_exercises(course),
        sound=sound,
        rates=course.order.rates,
        hours_per_credit=course.units.hours_per_credit,
        hours=hours,
        reading=reading,
        scenarios=scenarios,
    )


def percent(share: float) -> str:
    """Return a share as people read it: 21%, 0.4%, under 0.01%."""
    if 0 < share < 0.0001:
        return "under 0.01%"
    return f"{share:.0%}" if share == 0 or share >= 0.1 else f"{share * 100:.2g}%"


def number(name: str) -> str:
    """Return a lesson's number, with which its file's name begins."""
    return name.partition("-")[0]


def _unit(course: Course, unit: Unit) -> UnitPart:
    rows = groupby(coverage.matrix(course, unit), key=lambda row: row.item)
    return UnitPart(
        unit=unit,
        complete=course.complete(unit),
        requirements=tuple(Requirement(id=id_, item=unit.items[id_], rows=tuple(of)) for id_, of in rows),
        ranges=scenarios.ranges(course, unit),
        shares=scenarios.mode_shares(course, unit),
        hours=hours.unit_hours(course, unit),
    )


def _lessons(course: Course) -> list[TextPart]:
    read = reading.readings(course)
    return [
        _text(course, lesson.file, course.lessons[lesson.file], read[lesson.file])
        for lesson in course.order.lessons
    ]


def _exercises(course: Course) -> list[TextPart]:
    return [_text(course, one.id, course.exercises[one.id]) for one in course.order.exercises]


def _text(course: Course, name: str, text: Text, read: reading.Reading | None = None) -> TextPart:
    return TextPart(
        name=name,
        text=text,
        minutes=hours.minutes(text, course.order.rates),
        points=rules.points(text),
        reading=read,
    )
