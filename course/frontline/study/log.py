"""A learner's log of what was done at work: its entries, what they lack, and the hours that they count."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from frontline.questions.typed import number
from frontline.store.work import Work

if TYPE_CHECKING:
    from frontline.content.contents import Contents

SECTION = "log"
DAY = 24 * 60
"""Minutes."""
NAME = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)/([1-9]\d{0,5})", re.ASCII)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
EXAMPLES = {"hours": "1.5", "minutes": "45"}
FIELDS = ("date", "did", "result", "next", "hours", "minutes", "saved")
PROJECT = "project-"
LONGEST = 30
"""The most letters of a wrong entry that are said again."""


@frozen(kw_only=True)
class Entry:
    """What was done on one day, as it was typed: `of` names the task or the project, `date` is an ISO date.

    `hours` and `minutes` are the time spent, `saved` says when the entry was kept (ISO 8601).
    """

    of: str
    number: int
    date: str = ""
    did: str = ""
    result: str = ""
    next: str = ""
    hours: str = ""
    minutes: str = ""
    saved: str = ""

    @property
    def name(self) -> str:
        """Return its name in the work file: 08-task/1."""
        return f"{self.of}/{self.number}"

    @property
    def for_project(self) -> bool:
        """Whether it belongs to a project, and not to a task of a lesson."""
        return self.of.startswith(PROJECT)

    @property
    def written(self) -> bool:
        """Whether it says what was done."""
        return bool(self.did.strip())

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it but a date."""
        return not any(text.strip() for text in (self.did, self.result, self.next, self.hours, self.minutes))

    @property
    def begun(self) -> bool:
        """Whether the work file has anything of it."""
        return bool(self.saved or self.date) or not self.empty

    @property
    def timed(self) -> bool:
        """Whether it says how long that took."""
        return bool(self.hours.strip() or self.minutes.strip())

    @property
    def day(self) -> datetime.date | None:
        """Return its day, None where the date is no date."""
        try:
            return datetime.date.fromisoformat(self.date) if DATE.fullmatch(self.date) else None
        except ValueError:
            return None


@frozen(kw_only=True)
class LogHours:
    """Hours of a unit that its log counts: for the tasks of its lessons, and for its project."""

    tasks: float
    project: float


def project_of(unit: str) -> str:
    """Return the name under which the log keeps a unit's project: project-212A."""
    return f"{PROJECT}{unit}"


def entry(of: str, at: int, plain: Mapping[Any, Any]) -> Entry:
    """Return an entry from plain data; what is no text or number counts as empty."""
    return Entry(of=of, number=at, **{name: _text(plain.get(name)) for name in FIELDS})


def plain(of: Entry) -> dict[str, str]:
    """Return what the work file keeps of an entry."""
    return {name: getattr(of, name) for name in FIELDS}


def entries(work: Work, of: str) -> tuple[Entry, ...]:
    """Return the entries of a task or a project in the order in which they were begun."""
    return tuple(one for one in _every(work) if one.of == of)


def problems(of: Entry, today: datetime.date) -> tuple[str, ...]:
    """Say in words what an entry lacks, and what in it cannot be."""
    found = []
    if not of.date:
        found.append("Give the date.")
    elif of.day is None:
        found.append(f"“{_short(of.date)}” is not a date: choose one.")
    elif of.day > today:
        found.append(f"{said(of.day)} has not come yet: check the date.")
    if not of.written:
        found.append("Write what you did.")
    for unit, typed in (("hours", of.hours), ("minutes", of.minutes)):
        if typed.strip() and _amount(typed) is None:
            found.append(f"“{_short(typed)}” is no number of {unit}: write one such as {EXAMPLES[unit]}.")
    if (taken := _taken(of)) is not None and taken > DAY:
        found.append("That is more than 24 hours in one day: check the time.")
    if of.for_project and not of.timed:
        found.append("Write how long it took, or it does not count.")
    return tuple(found)


def minutes(of: Entry, otherwise: float) -> float:
    """Return the minutes that an entry counts by itself, `otherwise` where it names none.

    An entry counts nothing that does not say what was done, or whose time cannot be.
    """
    if not of.written:
        return 0.0
    if not of.timed:
        return otherwise
    taken = _taken(of)
    return taken if taken is not None and taken <= DAY else 0.0


def counted(of: Sequence[Entry], otherwise: float = 0.0) -> tuple[float, ...]:
    """Return the minutes that each entry of one task or project counts beside the others.

    `otherwise` is for all entries together that name no time: it counts once, less what others name. A day
    has 24 hours at most.
    """
    once = max(0.0, otherwise - sum(minutes(one, 0.0) for one in of))
    left: dict[datetime.date, float] = {}
    found = []
    for one in of:
        taken = minutes(one, once)
        once = once if one.timed or not one.written else 0.0
        if one.day is not None:
            taken = min(taken, left.get(one.day, DAY))
            left[one.day] = left.get(one.day, DAY) - taken
        found.append(taken)
    return tuple(found)


def overfull(of: Sequence[Entry]) -> tuple[datetime.date, ...]:
    """Return the days on which these entries together have more than 24 hours."""
    spent: dict[datetime.date, float] = {}
    for one in of:
        if one.day is not None:
            spent[one.day] = spent.get(one.day, 0.0) + minutes(one, 0.0)
    return tuple(sorted(day for day, taken in spent.items() if taken > DAY))


def hours_of(work: Work, course: Contents, unit: str) -> LogHours:
    """Return the hours that the log counts for a unit."""
    tasks = [lesson.task for lesson in course.lessons_of(unit) if lesson.task]
    return LogHours(
        tasks=sum(sum(counted(entries(work, task), course.minutes_per_task)) for task in tasks) / 60,
        project=sum(counted(entries(work, project_of(unit)))) / 60,
    )


def tasks_done(work: Work) -> set[str]:
    """Return the ids of the tasks about which something is written."""
    return {one.of for one in _every(work) if one.written and not one.for_project}


def said(day: datetime.date) -> str:
    """Return a day as people say it: Sun 3 May 2026."""
    return f"{day:%a} {day.day} {day:%B %Y}"


def _every(work: Work) -> list[Entry]:
    found = [
        entry(name[1], int(name[2]), one)
        for key, one in work.section(SECTION).items()
        if isinstance(one, dict) and (name := NAME.fullmatch(key))
    ]
    return sorted(found, key=lambda one: (one.of, one.number))


def _taken(of: Entry) -> float | None:
    """Return the minutes that an entry names, None where they are not numbers or none are named."""
    amounts = [_amount(typed) if typed.strip() else 0.0 for typed in (of.hours, of.minutes)]
    if not of.timed or None in amounts:
        return None
    hours, rest = (amount or 0.0 for amount in amounts)
    return hours * 60 + rest


def _amount(typed: str) -> float | None:
    found = number(typed.replace(",", ".") if re.fullmatch(r"\d+,\d\d?", typed.strip()) else typed)
    return found if found is not None and found >= 0 else None


def _short(typed: str) -> str:
    return typed if len(typed) <= LONGEST else f"{typed[:LONGEST]}…"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else ""
