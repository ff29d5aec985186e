"""The kind `route`: who decides about a request, and how the time inside fits into the customer's promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import ipywidgets as widgets

from frontline.charts import Box, Deadline, deadlines, tree
from frontline.charts.deadlines import Look
from frontline.charts.tree import Mark
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, row
from frontline.explorations.hand_over import CLOCK, NOBODY, Case, Choice, capital
from frontline.explorations.settings.departments import DepartmentSettings
from frontline.explorations.verdict import says

HALF, DAY = timedelta(minutes=30), timedelta(days=1)
NOT_YET = ("choose", NOBODY)


def departments(settings: DepartmentSettings) -> widgets.Widget:
    """Return the exploration for a lesson's chart and requests."""
    first = next(iter(settings.requests))
    request = dropdown("Request", [(one.label, name) for name, one in settings.requests.items()], first)
    unit = dropdown(
        "You send it to", [NOT_YET, *((one.label, name) for name, one in settings.units.items())], NOBODY
    )
    at = dropdown("You hand it over at", _hours(settings, first), _hours(settings, first)[0][1])
    complete, silent = _box("The file is complete", ticked=True), _box("Nobody answers", ticked=False)
    view, asked, setting = View(), False, False

    def show(_: Any = None) -> None:
        if not setting:
            choice = Choice(
                request=request.value,
                unit=unit.value,
                at=at.value,
                complete=complete.value,
                silent=silent.value,
                asked=asked,
            )
            view.show(drawn(settings, choice))

    def sent(_: Any = None) -> None:
        nonlocal asked
        asked = False
        show()

    def begin(_: Any = None) -> None:
        nonlocal asked, setting
        if setting:
            return
        hour, setting, asked = at.value, True, False
        at.options = _hours(settings, request.value)
        known = [value for _, value in at.options]
        at.value = hour if hour in known else known[0]
        unit.value = NOBODY
        setting = False
        show()

    def ask() -> None:
        nonlocal asked
        asked = True
        show()

    def restart() -> None:
        nonlocal setting
        setting = True
        request.value, complete.value, silent.value = first, True, False
        at.options = _hours(settings, first)
        at.value = at.options[0][1]
        setting = False
        begin()

    request.observe(begin, "value")
    unit.observe(sent, "value")
    for control in (at, complete, silent):
        control.observe(show, "value")
    show()
    below = row(complete, silent, button("Who would have been right?", ask), button("Start again", restart))
    below.layout.align_items = "center"
    parts = [request, unit, at, below, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: DepartmentSettings, choice: Choice) -> Drawn:
    """Return the chart with what was chosen, the line of time below it, and what follows in words."""
    case = Case(settings=settings, choice=choice)
    return Drawn(_chart(case) + _line(case), says(case))


def _hours(settings: DepartmentSettings, request: str) -> list[tuple[str, str]]:
    """Return the half hours of the day at which a request can be handed over: not before it is there."""
    arrives = settings.at(settings.requests[request].arrives)
    moment, ends = settings.at(f"{CLOCK.start:%H:%M}"), settings.at(f"{CLOCK.end:%H:%M}")
    found = []
    while moment <= ends:
        if moment >= arrives:
            found.append((f"{moment:%H:%M}", f"{moment:%H:%M}"))
        moment += HALF
    return found


def _box(words: str, *, ticked: bool) -> widgets.Checkbox:
    return widgets.Checkbox(
        value=ticked,
        description=words,
        indent=False,
        layout=widgets.Layout(width="auto", margin="0 0.5em 0 2px"),
    )


def _chart(case: Case) -> str:
    request, choice = case.request, case.choice
    marks: dict[str, Mark] = {}
    if choice.unit and not case.right:
        marks[choice.unit] = Mark.CHOSEN
    if case.known:
        marks |= {request.via: Mark.PASSED} if request.via else {}
        marks[request.right] = Mark.RIGHT
    boxes = {
        name: Box(label=unit.label, note=unit.note, under=unit.under, mark=marks.get(name))
        for name, unit in case.settings.units.items()
    }
    told = "Organisation chart. " + " ".join(
        f"{case.label(name)}: {', '.join(below)}."
        for name in boxes
        if (below := [one.label for one in boxes.values() if one.under == name])
    )
    marked = "".join(f" {case.label(name)}: {mark.value}." for name, mark in marks.items())
    return tree(boxes, says=told + marked, marked=True)


def _line(case: Case) -> str:
    rows = [
        Deadline(
            label="Promise to the customer",
            look=Look.PROMISE,
            begins=case.settings.at(case.request.arrives),
            at=case.promised,
        )
    ]
    if case.known and case.own:
        rows.append(_moment(case, "You decide", case.handed))
    else:
        rows.append(_moment(case, "You hand it over", case.handed))
    if case.known and not case.own:
        rows += _inside(case)
    last = max(row.at for row in rows)
    told = "Line of working time. " + "; ".join(
        f"{row.label}: {_day(row.at)}{', too late for the promise' if row.late else ''}" for row in rows
    )
    return deadlines(
        rows, case.promised, _days(case.handed.date(), last.date()), CLOCK.start, CLOCK.end, says=f"{told}."
    )


def _inside(case: Case) -> list[Deadline]:
    """Return the rows of the department's clock, and of the ladder where nobody answers."""
    found = case.answer
    rows = []
    if not case.choice.complete:
        rows.append(Deadline(label="File not complete", look=Look.WAITS, begins=case.handed, at=found.starts))
    rows.append(
        Deadline(
            label="Time is over" if case.choice.silent else "Answer at the latest",
            look=Look.WORK,
            begins=found.starts,
            at=found.due,
            late=case.late(found.due),
        )
    )
    if case.choice.silent:
        steps = zip(case.settings.ladder.values(), found.steps, strict=True)
        rows += [_moment(case, capital(rung.label), moment) for rung, moment in steps]
    return rows


def _moment(case: Case, label: str, at: datetime) -> Deadline:
    return Deadline(label=label, look=Look.MOMENT, at=at, late=case.late(at))


def _days(first: date, last: date) -> Sequence[date]:
    """Return the working days of the picture, two or more: so the break between them is always seen."""
    days = [first]
    while days[-1] < last or len(days) < 2:
        following = days[-1] + DAY
        while not CLOCK.works(following):
            following += DAY
        days.append(following)
    return days


def _day(moment: datetime) -> str:
    return f"{moment:%A %H:%M}"
