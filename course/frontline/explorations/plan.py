"""The kind `plan`: a calendar that a learner fills, and the house rules that check it at every change."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import grid
from frontline.explorations.cells import cell, table
from frontline.explorations.frame import Drawn, Keep, Kept, View, button, frame, paragraphs, row, said
from frontline.explorations.rules import Ruling, ruled
from frontline.explorations.settings.calendar import CalendarSettings
from frontline.models.plan import Plan, judge

NOTHING = ""


def plan(settings: CalendarSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's customers and rules; the plan is kept as it is filled."""
    kinds = [("–", NOTHING), *((label, name) for name, label in settings.kinds.items())]
    cells = {
        (customer, period): cell(one.label, period, kinds, NOTHING)
        for customer, one in settings.customers.items()
        for period in settings.periods
    }
    view, kept = View(), Kept(keep)
    setting = False

    def filled() -> dict[str, dict[str, str]]:
        return {
            customer: {
                period: cells[customer, period].value
                for period in settings.periods
                if cells[customer, period].value
            }
            for customer in settings.customers
        }

    def show() -> None:
        view.show(drawn(settings, filled()))

    def changed(_: Any = None) -> None:
        if not setting:
            show()
            kept.save(filled())

    def put(values: Plan) -> None:
        nonlocal setting
        setting = True
        for (customer, period), one in cells.items():
            value = values.get(customer, {}).get(period, NOTHING)
            one.value = value if value in settings.kinds else NOTHING
        setting = False

    def restart() -> None:
        put({})
        changed()

    put(_plan(keep.value))
    for one in cells.values():
        one.observe(changed, "value")
    show()
    files = said("")
    files.value = paragraphs(
        *(f"<strong>{escape(one.label)}.</strong> {escape(one.file)}" for one in settings.customers.values())
    )
    rows = {
        one.label: [cells[customer, period] for period in settings.periods]
        for customer, one in settings.customers.items()
    }
    parts = [
        files,
        table(rows, settings.periods),
        row(button("Start again", restart)),
        kept.line,
        view.picture,
        view.says,
    ]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: CalendarSettings, filled: Plan) -> Drawn:
    """Return the plan's picture, and for every rule whether it is kept and why it is there."""
    verdicts = {name: judge(rule.rule, filled, settings.periods) for name, rule in settings.rules.items()}
    # A customer nobody has planned for yet is not marked month by month.
    wrong = {place for verdict in verdicts.values() for place in verdict.places if filled.get(place[0])}
    words = {
        (customer, period): settings.kinds[kind]
        for customer, row in filled.items()
        for period, kind in row.items()
        if kind
    }
    names = {name: one.label for name, one in settings.customers.items()}
    plain = (
        "; ".join(f"{names[who]}, {when}: {kind}" for (who, when), kind in words.items()) or "no contact yet"
    )
    rulings = [
        Ruling(says=rule.says, why=rule.why, kept=verdicts[name].kept)
        for name, rule in settings.rules.items()
    ]
    return Drawn(
        grid(
            names,
            settings.periods,
            words,
            wrong,
            says=f"Contact calendar, {settings.periods[0]} to {settings.periods[-1]}: {plain}.",
        ),
        ruled(rulings, "house rules"),
    )


def _plan(value: Any) -> dict[str, Mapping[str, str]]:
    """Take what was kept as a plan; anything else is no plan."""
    if not isinstance(value, dict):
        return {}
    return {
        str(customer): {str(period): kind for period, kind in row.items() if isinstance(kind, str)}
        for customer, row in value.items()
        if isinstance(row, dict)
    }
