"""Computes how long the course takes, from its words and questions, and compares it with the credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.competency import Unit
from frontline.content.syllabus import Rates
from frontline.content.text import ExploreBlock, ScreenBlock, Text
from frontline.quality.course import Course
from frontline.quality.prose import Kind, lines, words

LESSON = (60, 90)
"""The minutes of work that a lesson should take, without the task at work and the later review."""
GAP = 0.15
TOOLS = frozenset({"glossary", "decode", "drill"})
"""Screens that a learner works with inside a lesson; the others show what is kept."""


@frozen(kw_only=True)
class Minutes:
    """The minutes of one lesson or exercise at the desk, by what they are spent on."""

    reading: float
    questions: float
    replies: float
    explorations: float

    @property
    def total(self) -> float:
        """Return all of them."""
        return self.reading + self.questions + self.replies + self.explorations


@frozen(kw_only=True)
class UnitHours:
    """The hours of a unit by kind of learning, as far as the course has it, and its notional hours."""

    unit: str
    parts: Mapping[str, float]
    notional: float

    @property
    def total(self) -> float:
        """Return the hours that the course gives."""
        return sum(self.parts.values())

    @property
    def gap(self) -> float:
        """Return the hours short of the notional ones; below 0 where the course takes longer."""
        return self.notional - self.total


def minutes(text: Text, rates: Rates) -> Minutes:
    """Return the minutes that a text takes; a question's include its prompt, options and feedback."""
    found = [block.made.question.kind for block in text.questions]
    each = {"dialogue": rates.minutes_per_dialogue, "table": rates.minutes_per_table}
    replies = found.count("written")
    return Minutes(
        reading=sum(len(words(line.text)) for line in lines(text) if line.kind is not Kind.CODE)
        / rates.words_per_minute,
        questions=sum(each.get(kind, rates.minutes_per_question) for kind in found if kind != "written"),
        replies=replies * rates.minutes_per_reply,
        explorations=sum(isinstance(part, ExploreBlock) for part in text.parts)
        * rates.minutes_per_exploration
        + sum(isinstance(part, ScreenBlock) and part.name in TOOLS for part in text.parts)
        * rates.minutes_per_tool,
    )


def unit_hours(course: Course, unit: Unit) -> UnitHours:
    """Return a unit's hours: lessons, exercises, tasks at work, review of key terms, and its project."""
    rates = course.order.rates
    lessons = [course.lessons[lesson.file] for lesson in course.lessons_of(unit)]
    exercises = [course.exercises[one.id] for one in course.exercises_of(unit)]
    spent = {
        "lessons": sum(minutes(text, rates).total for text in lessons),
        "exercises": sum(minutes(text, rates).total for text in exercises),
        "tasks at work": sum(bool(text.task) for text in lessons) * rates.minutes_per_task,
        "review of key terms": sum(len(text.terms) for text in lessons) * rates.minutes_per_term,
    }
    known = course.order.units.get(unit.id)
    return UnitHours(
        unit=unit.id,
        parts={
            **{name: amount / 60 for name, amount in spent.items()},
            "workplace project": known.project_hours if known else 0.0,
        },
        notional=float(unit.credits * course.units.hours_per_credit),
    )


def hour_warnings(course: Course) -> Iterator[str]:
    """Say which lessons are too short or too long, and what a provider must add to a unit."""
    shortest, longest = LESSON
    for lesson in course.order.lessons:
        text = course.lessons[lesson.file]
        taken = round(minutes(text, course.order.rates).total)
        if not shortest <= taken <= longest:
            yield f"{text.where}: about {taken} minutes of work, {shortest} to {longest} are meant"
    for unit in course.units.units:
        hours = unit_hours(course, unit)
        if abs(hours.gap) > GAP * hours.notional:
            yield f"unit {unit.id}: {_advice(hours, course.complete(unit))}"


def _advice(hours: UnitHours, complete: bool) -> str:
    sums = f"about {hours.total:.0f} of {hours.notional:.0f} notional hours"
    if hours.gap < 0:
        return f"{sums}; learners need {-hours.gap:.0f} hours more than the credits say"
    add = f"a provider must add about {hours.gap:.0f} hours of guided learning or supervised work"
    return f"{sums}; {add}" if complete else f"{sums}; until the unit is complete, {add}"
