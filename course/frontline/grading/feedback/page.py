"""Writes feedback pages: of one exercise, and of a learner with everything that is graded so far."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from attrs import Factory, frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from frontline.competency import Framework
from frontline.content.contents import contents
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import Syllabus, syllabus
from frontline.forms.shown import counted, figure
from frontline.grading.feedback.revise import Reading, to_read
from frontline.grading.feedback.sheet import Sheet, Shown
from frontline.results import RULE, CriterionResult

FORMS = ("form.css", "kinds.css", "reasons.css", "screens.css")
"""The style sheets of what graded exercises show; the others are for what is on no feedback page."""


@frozen(kw_only=True)
class Edition:
    """What pages need of this edition of the course: lessons' pages by number, exercises' titles by id."""

    order: Syllabus
    units: Framework
    lessons: Mapping[str, str]
    titles: Mapping[str, str]
    criteria: Mapping[str, str] = Factory(lambda self: self.units.criteria(), takes_self=True)


@cache
def edition(places: Places) -> Edition:
    """Read what pages need; raise `ContentError` where the course's files are broken."""
    course = contents(places)
    return Edition(
        order=syllabus(places),
        units=framework(places),
        lessons={lesson.number: lesson.page for lesson in course.lessons},
        titles={exercise.id: exercise.title for exercise in course.exercises},
    )


@frozen(kw_only=True)
class Person:
    """The learner whom a page is for; `name` may be empty."""

    learner: str
    name: str = ""


@frozen(kw_only=True)
class Graded:
    """An exercise on a page: the sheet, and what to read again."""

    sheet: Sheet
    readings: tuple[Reading, ...]


def exercise_page(person: Person, sheet: Sheet, of: Edition) -> str:
    """Return the page of one exercise."""
    return _filled("exercise.html.j2", person=person, graded=_graded(sheet, of))


def learner_page(
    person: Person, sheets: Sequence[Sheet], results: Sequence[CriterionResult], of: Edition
) -> str:
    """Return the page with where a learner stands, and all graded exercises in this order.

    `results` are of all criteria; those of which no exercise is among the sheets are only named.
    """
    given = {sheet.exercise for sheet in sheets}
    begun = {one.criterion for one in of.order.exercises if one.id in given}
    return _filled(
        "learner.html.j2",
        person=person,
        exercises=[_graded(sheet, of) for sheet in sheets],
        results=[result for result in results if result.criterion in begun],
        later=[result.criterion for result in results if result.criterion not in begun],
        criteria=of.criteria,
        rule=RULE,
    )


def _graded(sheet: Sheet, of: Edition) -> Graded:
    asked = ((question.id, question.label, question.see) for question in sheet.again)
    return Graded(sheet=sheet, readings=to_read(asked, of.lessons))


def _filled(template: str, **values: object) -> str:
    return _environment().get_template(template).render(style=_style(), **values) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("frontline.grading", "templates/feedback_page"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"counted": counted, "figure": figure, "day": _day, "rendered": Markup}
    environment.tests["only_shown"] = lambda part: isinstance(part, Shown)
    return environment


@cache
def _style() -> Markup:
    """Return the style of pages and forms, without comments and needless space."""
    forms = files("frontline.forms")
    page = files("frontline.grading").joinpath("templates", "feedback_page", "page.css")
    sheets = [*(forms.joinpath(name) for name in FORMS), page]
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return Markup(re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).strip())  # noqa: S704


def _day(time: datetime) -> str:
    """Return a time of the gradebook as people here say it."""
    here = time.replace(tzinfo=UTC).astimezone()
    return f"{here.day} {here:%B %Y} at {here:%H:%M}"
