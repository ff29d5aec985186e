"""How a learner's log looks: an entry to write in, the sum above it, and the sheet to be signed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from frontline.forms.render import fill
from frontline.study.log import Entry, counted, problems, project_of, said

if TYPE_CHECKING:
    from frontline.content.contents import Contents, LessonContents, UnitContents

EMPTY_ROWS = 12
"""Of a sheet that is filled in by hand."""
SHORT = 60
"""The most letters of an entry by which it is named."""


@frozen(kw_only=True)
class Signing:
    """What a sheet says of those who sign it: names, the supervisor's position, the project in one line.

    Where the case is `fictional`, an instructor takes the supervisor's place.
    """

    learner: str = ""
    project: str = ""
    supervisor: str = ""
    position: str = ""
    fictional: bool = False


@frozen(kw_only=True)
class Made:
    """A sheet that was made: its file, the folder of the workspace that it lies in, and its whole path."""

    file: str
    folder: str
    path: str


@frozen
class Row:
    """An entry, and the minutes that it counts beside the others."""

    entry: Entry
    minutes: float


@frozen
class Part:
    """The entries of the project, or of one task: `title` names it, rows come by date."""

    title: str
    rows: tuple[Row, ...]

    @property
    def minutes(self) -> float:
        """Return the minutes of all its entries."""
        return sum(row.minutes for row in self.rows)


def entry_form(of: Entry, *, today: datetime.date, folded: bool = False) -> str:
    """Return the form of an entry; it needs the widget."""
    return fill(
        "log_entry.html",
        entry=of,
        day=said(of.day) if of.day else "",
        begins=begins(of),
        open=problems(of, today) if of.begun else (),
        today=today.isoformat(),
        folded=folded,
    )


def task_head(*, says: str = "") -> str:
    """Return the screen above a task's entries; `says` is about the work file."""
    return fill("log_head.html", project=None, says=says, overfull=())


def project_head(
    unit: UnitContents, hours: float, *, overfull: Sequence[datetime.date] = (), says: str = ""
) -> str:
    """Return the screen above a project's entries: `hours` done, and days that have too many of them."""
    return fill(
        "log_head.html",
        project=unit,
        says=says,
        hours=in_hours(hours * 60),
        share=min(100, round(100 * hours / unit.project_hours)) if unit.project_hours else 0,
        overfull=[said(day) for day in overfull],
    )


def sheet_screen(
    course: Contents,
    unit: str,
    entries: Sequence[Entry],
    *,
    by: Signing,
    left_out: Collection[str] = (),
    open: bool = False,  # noqa: A002
    made: Made | None = None,
    today: datetime.date,
) -> str:
    """Return the screen below a project: the unit's tasks, and where it is `open` what the sheet shall say.

    `left_out` names entries that are not to stand on the sheet.
    """
    return fill(
        "log_sheet.html",
        unit=unit,
        tasks=[
            (lesson, sum(one.of == lesson.task and one.written for one in entries))
            for lesson in _with_task(course, unit)
        ],
        parts=_parts(course, unit, [one for one in entries if not one.empty]),
        problems={one.name: problems(one, today) for one in entries},
        named=named,
        by=by,
        left_out=left_out,
        open=open,
        made=made,
    )


def signoff(course: Contents, unit: str, entries: Sequence[Entry], *, by: Signing, day: datetime.date) -> str:
    """Return the sheet for a supervisor's signature as one page of HTML, made on `day`.

    Of `entries` those of the unit's project and tasks stand on it; without any it is to be filled in by hand.
    """
    parts = _parts(course, unit, entries)
    signer, seen = _signing(by, by_hand=not parts)
    return fill(
        "signoff.html",
        unit=course.unit(unit),
        by=by,
        signer=signer,
        seen=seen,
        day=said(day),
        parts=parts,
        when=lambda one: f"{one.day.day} {one.day:%b} {one.day.year}" if one.day else one.date,
        in_hours=in_hours,
        empty_rows=EMPTY_ROWS,
    )


def named(of: Entry) -> str:
    """Return a name for an entry: its day and how it begins."""
    return ": ".join(filter(None, (said(of.day) if of.day else "", begins(of)))) or "Entry without words"


def begins(of: Entry) -> str:
    """Return the first words of an entry."""
    words = " ".join(of.did.split())
    return words if len(words) <= SHORT else f"{words[:SHORT].rstrip()}…"


def in_hours(minutes: float) -> str:
    """Return minutes as hours, to two places: 6.5."""
    return f"{round(minutes / 60, 2):g}"


def _signing(by: Signing, *, by_hand: bool) -> tuple[str, str]:
    """Return who signs a sheet beside the learner, and how that person came to know the work."""
    if by.fictional:
        return "Instructor", "I have read"
    return ("Supervisor or instructor", "I saw or have read") if by_hand else ("Supervisor", "I saw")


def _with_task(course: Contents, unit: str) -> list[LessonContents]:
    return [lesson for lesson in course.lessons_of(unit) if lesson.task]


def _parts(course: Contents, unit: str, entries: Sequence[Entry]) -> list[Part]:
    """Return the project's entries, then those of each task."""
    found = [_part("Workplace project", project_of(unit), entries, 0.0)]
    found += [
        _part(f"Lesson {lesson.number}: {lesson.title}", lesson.task, entries, course.minutes_per_task)
        for lesson in _with_task(course, unit)
    ]
    return [part for part in found if part.rows]


def _part(title: str, of: str, entries: Sequence[Entry], otherwise: float) -> Part:
    own = sorted((one for one in entries if one.of == of), key=lambda one: (one.date, one.number))
    return Part(title, tuple(map(Row, own, counted(own, otherwise))))
