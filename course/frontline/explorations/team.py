"""The kind `plan`, model `team`: seats that a learner fills, and then the best fit by figures beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts import seats as chart
from frontline.explorations.frame import (
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    known,
    paragraphs,
    row,
    watch,
)
from frontline.explorations.settings.team import LEAST, MOST, TeamSettings
from frontline.explorations.team_words import (
    NOT_KNOWN,
    broken,
    compared,
    filled,
    people_table,
    seats_table,
    still_open,
)
from frontline.models.team import Staffing, best, staffing

NOBODY = ""


@frozen
class Plan:
    """Who sits where, names of people by seat; and whether the partner's plan is shown beside it."""

    seats: Mapping[str, str]
    partner: bool = False

    @property
    def twice(self) -> tuple[str, ...]:
        """Return the people who sit in two seats or more."""
        return tuple(name for name, times in Counter(self.seats.values()).items() if name and times > 1)

    @property
    def complete(self) -> bool:
        """Tell whether every seat has a person of its own."""
        return all(self.seats.values()) and not self.twice


def team(settings: TeamSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's people and seats; the plan is kept as it is made."""
    begun = taken(settings, keep.value)
    options = [("nobody yet", NOBODY)] + [
        (f"{one.file.short} ({one.file.desk})", name) for name, one in settings.people.items()
    ]
    lists = {name: dropdown(one.label, options, begun.seats[name]) for name, one in settings.seats.items()}
    view, kept = View(), Kept(keep)
    partner = begun.partner

    def plan() -> Plan:
        return Plan({name: one.value for name, one in lists.items()}, partner)

    def changed() -> None:
        kept.save({"seats": dict(plan().seats), "partner": partner})
        view.show(drawn(settings, plan()))

    def ask() -> None:
        nonlocal partner
        if plan().complete:
            partner = True
            changed()
        else:
            view.show(drawn(settings, plan(), asked=True))

    def restart() -> None:
        nonlocal partner
        partner = False
        empty()

    empty = watch(list(lists.values()), changed)
    view.show(drawn(settings, plan()))
    ends = row(button("Show the sparring partner", ask), button("Start again", restart))
    files = widgets.HTML(seats_table(settings) + people_table(settings))
    files.add_class("frontline-files")
    parts = [files, *lists.values(), ends, kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def taken(settings: TeamSettings, value: Any) -> Plan:
    """Return what fits of what was kept; the partner's plan is never shown before every seat is filled."""
    kept = value if isinstance(value, dict) else {}
    listed = kept.get("seats")
    names = listed if isinstance(listed, dict) else {}
    plan = Plan({seat: known(names.get(seat), settings.people) for seat in settings.seats})
    return Plan(plan.seats, kept.get("partner") is True and plan.complete)


def drawn(settings: TeamSettings, plan: Plan, *, asked: bool = False) -> Drawn:
    """Return the seats as they are filled, what they lack, and the partner's plan once it is shown.

    `asked` is True when the learner wants to see the partner and seats may be open.
    """
    people, positions = settings.persons(), settings.positions()
    chosen = {seat: [name] for seat, name in plan.seats.items() if name != NOBODY and name not in plan.twice}
    own = staffing(chosen, people, positions)
    # Only now SciPy is needed, which takes a second to load.
    other = best(people, positions) if plan.partner else None
    lines = [
        *still_open(settings, plan.seats, plan.twice, asked=asked),
        *(paragraphs(line) for line in broken(settings, own, "Your plan")),
    ]
    says = "".join(lines) + filled(settings, own)
    if other:
        says += compared(settings, own, other) + NOT_KNOWN
    return Drawn(_picture(settings, own, other), says)


def _picture(settings: TeamSettings, own: Staffing, other: Staffing | None) -> str:
    rows = []
    for number, one in enumerate(own.filled):
        who = ", ".join(settings.people[name].file.short for name in one.people) or "nobody"
        rows.append(
            chart.Seat(
                label=settings.seats[one.position.name].label,
                fit=one.fit if one.people and not one.forbidden else None,
                level=one.position.level,
                note=f"{who}: may not sit here" if one.forbidden else who,
                other=other.filled[number].fit if other else None,
            )
        )
    legend = chart.Legend(
        least=LEAST,
        most=MOST,
        fit="how well it fits",
        below="! less than it needs",
        level="what it needs",
        other="the partner's",
    )
    told = " ".join(
        f"{one.label}, needs {one.level:.2f}: {one.note}"
        + (f", {one.fit:.2f}" if one.fit is not None else "")
        + (f"; partner {one.other:.2f}" if one.other is not None else "")
        + "."
        for one in rows
    )
    return chart.seats(rows, legend, says=f"Seats of the team, fit from {LEAST} to {MOST}. {told}")
