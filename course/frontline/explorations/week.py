"""The kind `plan`, model `week`: a rota, tasks and measures for a desk's week, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import week as chart
from frontline.explorations.cells import cell, table
from frontline.explorations.frame import (
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    paragraphs,
    row,
)
from frontline.explorations.settings.week import WeekSettings
from frontline.explorations.week_plan import Plan, Week, planned, taken, worked
from frontline.explorations.week_words import hours, said_of
from frontline.models.week import FREE, present, work

MOST = 6
"""Plans that are noted at most; the oldest makes room."""
ALL, MIXED = "All week", "*"
"""The list that sets all days of a person, and what it shows when they differ."""


def week(settings: WeekSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's desk; the plan is kept as it is made."""
    begun, first = taken(settings, keep.value), taken(settings, None)
    rota = {
        name: [
            cell(person.label, day, _shifts(settings, name, day), starts)
            for day, starts in zip(settings.days, begun.rota[name], strict=True)
        ]
        for name, person in settings.people.items()
    }
    weeks = {
        name: cell(person.label, ALL, [("mixed", MIXED), *_listed(settings, name)], MIXED)
        for name, person in settings.people.items()
    }
    tasks = {
        name: dropdown(f"{person.label} does", _tasks(settings, name), begun.tasks[name])
        for name, person in settings.people.items()
    }
    measures = {
        name: dropdown(one.label, _options(settings, name), begun.measures[name])
        for name, one in settings.measures.items()
    }
    view, kept = View(), Kept(keep)
    noted: list[Week] = []
    setting = False

    def plan() -> Plan:
        return Plan(
            rota={name: tuple(one.value for one in lists) for name, lists in rota.items()},
            tasks={name: one.value for name, one in tasks.items()},
            measures={name: one.value for name, one in measures.items()},
        )

    def show() -> None:
        view.show(drawn(settings, worked(settings, plan()), noted))

    def days(name: str) -> list[widgets.Dropdown]:
        """Return the lists of the days on which a person can work."""
        off = settings.people[name].off
        return [one for one, day in zip(rota[name], settings.days, strict=True) if day not in off]

    def sum_up() -> None:
        nonlocal setting
        setting = True
        for name, one in weeks.items():
            shifts = {day.value for day in days(name)}
            one.value = shifts.pop() if len(shifts) == 1 else MIXED
        setting = False

    def changed(_: Any = None) -> None:
        if not setting:
            sum_up()
            kept.save(plan().plain)
            show()

    def set_all(name: str) -> Callable[[Any], None]:
        def set_(change: Any) -> None:
            nonlocal setting
            if setting:
                return
            setting = True
            for one in days(name):
                one.value = one.value if change.new == MIXED else change.new
            setting = False
            changed()

        return set_

    def note() -> None:
        noted.append(worked(settings, plan()))
        del noted[:-MOST]
        show()

    def restart() -> None:
        nonlocal setting
        setting = True
        for name, lists in rota.items():
            for one, starts in zip(lists, first.rota[name], strict=True):
                one.value = starts
            tasks[name].value = first.tasks[name]
        for name, listed in measures.items():
            listed.value = first.measures[name]
        setting = False
        noted.clear()
        changed()

    sum_up()
    for one in (*(one for lists in rota.values() for one in lists), *tasks.values(), *measures.values()):
        one.observe(changed, "value")
    for name, one in weeks.items():
        one.observe(set_all(name), "value")
    show()
    people = widgets.HTML(
        paragraphs(
            *(f"<strong>{escape(one.label)}.</strong> {escape(one.file)}" for one in settings.people.values())
        )
    )
    others = widgets.Box([*tasks.values(), *measures.values()])
    others.add_class("frontline-controls")
    parts = [
        people,
        table(
            {one.label: [weeks[name], *rota[name]] for name, one in settings.people.items()},
            [ALL, *settings.days],
        ),
        others,
        row(button("Note this plan", note), button("Start again", restart)),
        kept.line,
        view.picture,
        view.says,
    ]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: WeekSettings, one: Week, noted: Sequence[Week]) -> Drawn:
    """Return the picture of a week's people and work, and what came of the plan."""
    days = len(settings.days)
    there, comes = present(one.desk, days), work(planned(settings, one.plan), days)
    notes = [
        f"{sum(need):.0f} h of work, {sum(people):.0f} h at the desk"
        for people, need in zip(there, comes, strict=True)
    ]
    plain = "; ".join(f"{day}: {note}" for day, note in zip(settings.days, notes, strict=True))
    picture = chart.week(
        settings.days, settings.opens, there, comes, notes, says=f"People and work by hour and day. {plain}."
    )
    return Drawn(picture, said_of(settings, one, noted))


def _shifts(settings: WeekSettings, person: str, day: str) -> list[tuple[str, str]]:
    return [("on leave", FREE)] if day in settings.people[person].off else _listed(settings, person)


def _listed(settings: WeekSettings, person: str) -> list[tuple[str, str]]:
    return [("–", FREE), *((settings.shifts[name].label, name) for name in settings.people[person].shifts)]


def _tasks(settings: WeekSettings, person: str) -> list[tuple[str, str]]:
    listed = ((name, settings.tasks[name]) for name in settings.people[person].tasks)
    return [(_priced(task.label, task.hours), name) for name, task in listed]


def _options(settings: WeekSettings, measure: str) -> list[tuple[str, str]]:
    return [(_priced(one.label, one.hours), name) for name, one in settings.measures[measure].options.items()]


def _priced(label: str, amount: float) -> str:
    return f"{label} ({hours(amount)})" if amount else label
