"""Draws a class's results: a page with a heat map, and a statement for each learner that fits a sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from frontline.classroom.evidence import Kind
from frontline.forms.shown import figure
from frontline.models.items import FEWEST
from frontline.report.items import Analysis
from frontline.report.results import ClassResults, Course, LearnerStanding, Work, some
from frontline.results import RULE, Outcome
from frontline.store.exercise import usable

KINDS = {Kind.SEEN: "seen at work", Kind.ORAL: "oral questions", Kind.ROLEPLAY: "role-play"}
ALL = "all.html"
ENOUGH_FOR_ONE = 0.5
"""Reliability from which one exercise alone says something about the order of learners."""

ROOM = 2000
"""Characters of evidence that fit one sheet beside all that every statement says."""
LINE = 40
"""Characters that a statement says of something seen, beside reason and person."""


@frozen(kw_only=True)
class Need:
    """A requirement that learners have not met, who they are, and the lessons that teach it."""

    id: str
    text: str
    learners: tuple[str, ...]
    lessons: tuple[str, ...]


@frozen(kw_only=True)
class Step:
    """Something that the instructor can do, and the command for it if there is one."""

    text: str
    command: str = ""


def class_page(results: ClassResults, course: Course) -> str:
    """Return the page of the whole class."""
    return _filled(
        "class.html.j2",
        results=results,
        to_do=list(to_do(results)),
        needs=needs(results, course),
        counts=_counts(results),
        outcomes={outcome.name: outcome.value for outcome in Outcome},
        rule=RULE,
    )


def statements(results: ClassResults, course: Course) -> dict[str, str]:
    """Return a page for each learner and one with all, by their paths below the class's page."""
    pages = {
        f"statements/{statement_file(one.learner)}": statement_page([one], results, course)
        for one in results.learners
    }
    return pages | {f"statements/{ALL}": statement_page(results.learners, results, course)}


def statement_page(learners: Sequence[LearnerStanding], results: ClassResults, course: Course) -> str:
    """Return statements, a sheet for each of `learners`."""
    return _filled(
        "statement.html.j2",
        learners=learners,
        results=results,
        hours_per_credit=course.units.hours_per_credit,
        kinds=KINDS,
        rule=RULE,
    )


def items_page(analysis: Analysis, title: str, day: date) -> str:
    """Return the page of an exercise's item analysis; it holds keys, and is for instructors."""
    return _filled(
        "items.html.j2",
        analysis=analysis,
        title=title,
        day=day,
        flagged=[
            item
            for item in analysis.items
            if item.points and (item.advice or any(option.advice for option in item.options))
        ],
        choices=[item for item in analysis.items if item.options],
        picture=_distribution(analysis),
        trust=_trust(analysis),
        fewest=FEWEST,
    )


def statement_file(learner: str) -> str:
    """Return the name of a learner's statement; an id that no file can be called by has a number instead."""
    return f"{learner if usable(learner) else hashlib.sha256(learner.encode()).hexdigest()[:16]}.html"


def to_do(results: ClassResults) -> Iterator[Step]:
    """Say what the instructor can do next, in the order of the work."""
    for warning in results.warnings:
        yield Step(text=warning)
    if not results.learners:
        yield Step(
            text="Nobody is in this class yet. Collect what was handed in:", command="frontline collect"
        )
        return
    for exercise, waiting in results.to_mark.items():
        replies = "1 written reply waits" if waiting == 1 else f"{waiting} written replies wait"
        yield Step(text=f"Mark: {replies} in “{results.titles[exercise]}”. In Formgrader, Manual Grading.")
    for exercise, who in results.who(lambda work: work.refused).items():
        title = results.titles[exercise]
        yield Step(text=f"Ask: the file of {_named(who)} in “{title}” was refused. Ask for it again.")
    for exercise, who in results.who(
        lambda work: _missing(work) and not _has_time(work, results.day)
    ).items():
        if len(who) < len(results.learners):
            yield Step(text=f"Ask: “{results.titles[exercise]}” is not handed in by {_named(who)}.")
        else:
            yield Step(text=f"Ask: nobody has handed in “{results.titles[exercise]}”.")
    early = results.who(lambda work: _missing(work) and _has_time(work, results.day))
    if early:
        titles = [f"“{results.titles[exercise]}”" for exercise in early]
        yield Step(text=f"Wait: {some(titles)} {'is' if len(titles) == 1 else 'are'} not due yet.")
    for exercise, who in _to_repeat(results, out=False).items():
        yield Step(
            text=f"Open a second attempt in “{results.titles[exercise]}” for {_named(who)}:",
            command=f"frontline again {exercise}",
        )
    for exercise, who in _to_repeat(results, out=True).items():
        yield Step(text=f"Wait: a second attempt in “{results.titles[exercise]}” is out for {_named(who)}.")


def needs(results: ClassResults, course: Course) -> list[Need]:
    """Return what learners lack, what most of them lack first."""
    lacking: dict[str, list[str]] = {}
    for learner in results.learners:
        for standing in learner.units:
            for item, outcome in standing.requirements.items():
                if outcome is Outcome.NOT_YET_MET:
                    lacking.setdefault(item, []).append(learner.called)
    texts = {id_: item.text for id_, item in course.units.items().items()}
    found = [
        Need(id=id_, text=texts[id_], learners=tuple(who), lessons=_lessons(id_, course))
        for id_, who in lacking.items()
    ]
    return sorted(found, key=lambda need: (-len(need.learners), list(texts).index(need.id)))


def _distribution(analysis: Analysis) -> str:
    """Say in words what the picture of the points shows."""
    width = 100 // len(analysis.bins)
    found = [
        f"{count} from {at * width} to {(at + 1) * width} %"
        for at, count in enumerate(analysis.bins)
        if count
    ]
    return f"Learners by their share of all points: {', '.join(found) or 'none'}."


def _trust(analysis: Analysis) -> str:
    """Say what the reliability is good for, from the end of its interval that is nearer to 0."""
    if analysis.alpha is None:
        return ""
    if analysis.alpha.low >= ENOUGH_FOR_ONE:
        return "The sum orders these learners well."
    if analysis.alpha.high >= ENOUGH_FOR_ONE:
        return "The class is too small, or too much alike, to say whether the sum orders learners well."
    return "The sum hardly orders learners: decide by the criterion's three exercises together, never by one."


def _lessons(requirement: str, course: Course) -> tuple[str, ...]:
    titles = {lesson.file: lesson.title for lesson in course.contents.lessons}
    return tuple(
        titles.get(lesson.file, lesson.file)
        for lesson in course.order.lessons
        if any(course.units.split(name)[0] == requirement for name in lesson.teaches)
    )


def _to_repeat(results: ClassResults, *, out: bool) -> dict[str, list[LearnerStanding]]:
    """Return who could try an exercise once more, by exercise; with `out` for whom that is open already."""
    found: dict[str, list[LearnerStanding]] = {name: [] for name in results.titles}
    for learner in results.learners:
        for standing in learner.units:
            # Before all of a criterion is handed in, nobody knows whether there is anything to repeat.
            begun = {
                work.criterion
                for work in standing.work
                if work.exercise in results.given and (_missing(work) or work.refused)
            }
            unmet = {
                one.criterion
                for one in standing.criteria
                if one.outcome is Outcome.NOT_YET_MET and not one.to_mark and one.criterion not in begun
            }
            for work in standing.work:
                done = work.handed_in and work.attempt == 1 and work.earned < work.points
                if done and work.criterion in unmet and work.open is out:
                    found[work.exercise].append(learner)
    return {exercise: who for exercise, who in found.items() if who}


def _missing(work: Work) -> bool:
    return work.handed_in is None


def _has_time(work: Work, day: date) -> bool:
    return bool(work.due and work.due.date() >= day)


def _named(who: Sequence[LearnerStanding]) -> str:
    return some([one.called for one in who])


def _counts(results: ClassResults) -> Mapping[str, list[int]]:
    """Return how many learners have met each criterion and requirement, in the order of the map's columns."""
    return {
        unit.id: [
            _met(
                result.outcome
                for learner in results.learners
                if (result := learner.units[at].result(id_)) is not None
            )
            for id_ in unit.criteria
        ]
        + [
            _met(learner.units[at].requirements.get(id_) for learner in results.learners)
            for id_ in unit.items
        ]
        for at, unit in enumerate(results.units)
    }


def _met(outcomes: Iterable[Outcome | None]) -> int:
    return sum(outcome is Outcome.MET for outcome in outcomes)


def _filled(template: str, **values: object) -> str:
    return _environment().get_template(template).render(style=_style(), **values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("frontline.report"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "figure": figure,
        "day": _day,
        "short": _short,
        "statement": _statement,
        "two": _two,
    }
    environment.tests["dense"] = _is_dense
    return environment


@cache
def _style() -> Markup:
    sheet = files("frontline.report").joinpath("templates", "page.css").read_text(encoding="utf-8")
    return Markup(sheet)  # noqa: S704 - a file of the package


def _two(figure: float) -> str:
    """Return a figure with two digits, and no minus where they are zero."""
    return f"{round(figure, 2) + 0.0:.2f}".replace("-", "−")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _short(id_: str) -> str:
    """Leave the unit out of an id: 212A-6.1.1 becomes 6.1.1."""
    return id_.split("-", 1)[1]


def _is_dense(learner: LearnerStanding) -> bool:
    """Say whether a statement holds so much that only smaller type keeps it on one sheet."""
    said = sum(len(line) for result in learner.criteria for line in result.evidence)
    seen = sum(len(one.reason) + len(one.by) + LINE for unit in learner.units for one in unit.seen)
    return said + seen > ROOM


def _statement(learner: str) -> str:
    return quote(statement_file(learner))
