"""The kind `plan`, model `standard`: a standard that a learner words, and what two readers count by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.grid import grid
from frontline.explorations.frame import (
    CHOOSE,
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
    tabled,
    watch,
)
from frontline.explorations.rules import Ruling, ruled
from frontline.explorations.settings.standard import (
    DayWording,
    MomentWording,
    OutWording,
    StandardSettings,
)
from frontline.models.standard import Count, Outcome, count, readings

SIGNS = {Outcome.KEPT: "✓ kept", Outcome.LATE: "✗ not kept", Outcome.OUT: "– not counted"}
NOT_SAID = (
    "<strong>What this count does not say.</strong> A clear standard is not yet a useful one: choose the "
    "moments that the customer feels, not those that are easy to see. And these cases are few: they show how "
    "the words work, not how good the desk is."
)
READERS = ("One colleague", "Another")

AnyWording = MomentWording | DayWording | OutWording


@frozen
class Part:
    """A part of the standard: how its list is called, and its wordings by name."""

    label: str
    wordings: Mapping[str, AnyWording]


def standard(settings: StandardSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's wordings and cases; what was chosen is kept."""
    parts = parts_of(settings)
    begun = taken(parts, keep.value)
    lists = {
        name: dropdown(
            part.label, [CHOOSE, *((one.label, key) for key, one in part.wordings.items())], begun[name]
        )
        for name, part in parts.items()
    }
    view, kept = View(), Kept(keep)

    def chosen() -> dict[str, str]:
        return {name: one.value for name, one in lists.items()}

    def changed() -> None:
        view.show(drawn(settings, chosen()))
        kept.save(chosen())

    restart = watch(list(lists.values()), changed)
    view.show(drawn(settings, chosen()))
    shown = [*lists.values(), row(button("Start again", restart)), kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, shown)


def parts_of(settings: StandardSettings) -> dict[str, Part]:
    """Return the parts of the standard, in the order in which they are read."""
    return {
        "starts": Part("The clock starts", settings.starts),
        "stops": Part("The clock stops", settings.stops),
        "days": Part("The limit", settings.days),
        "out": Part("Not counted", settings.out),
    }


def taken(parts: Mapping[str, Part], value: Any) -> dict[str, str]:
    """Return what fits of what was kept."""
    chosen = value if isinstance(value, dict) else {}
    return {name: known(chosen.get(name), part.wordings) for name, part in parts.items()}


def counts(settings: StandardSettings, chosen: Mapping[str, str]) -> list[Count]:
    """Return the count by each reading of the wordings chosen, the fewest kept first."""
    every = readings(
        settings.starts[chosen["starts"]].readings,
        settings.stops[chosen["stops"]].readings,
        settings.days[chosen["days"]].readings,
        [frozenset(marks) for marks in settings.out[chosen["out"]].readings],
    )
    cases = settings.counted()
    return sorted((count(cases, one, settings.limit) for one in every), key=lambda one: one.share)


def drawn(settings: StandardSettings, chosen: Mapping[str, str]) -> Drawn:
    """Return the cases as two readers count them, and what that says; empty while a part is open."""
    parts = parts_of(settings)
    if missing := [part.label.lower() for name, part in parts.items() if not chosen[name]]:
        said = f"Still to choose: {', '.join(missing)}."
        says = paragraphs(f"{escape(said)} Then the cases are counted.") + _case_by_case(settings)
        return Drawn(_picture(settings, {}, said), says)
    found = counts(settings, chosen)
    least, most = found[0], found[-1]
    rulings = [
        Ruling(
            says=f"{part.label}: {part.wordings[chosen[name]].label}.",
            why=part.wordings[chosen[name]].because,
            kept=len(part.wordings[chosen[name]].readings) == 1,
        )
        for name, part in parts.items()
    ]
    says = (
        _first(settings, least, most)
        + ruled(rulings, what="parts", kept="clear")
        + _case_by_case(settings)
        + paragraphs(NOT_SAID)
    )
    return Drawn(_picture(settings, dict(zip(READERS, (least, most), strict=True))), says)


def _first(settings: StandardSettings, least: Count, most: Count) -> str:
    aim = _aim(settings, {one.share * 100 >= settings.target for one in (least, most)})
    differ = sum(a is not b for a, b in zip(least.outcomes, most.outcomes, strict=True))
    if not differ:
        return paragraphs(f"<strong>Everybody counts the same: {_share(least)}.</strong> {aim}")
    return paragraphs(
        f"<strong>One colleague counts {_share(least)}, another {_share(most)}.</strong> Both read the same "
        f"words, and they differ in {differ} of {len(least.outcomes)} cases. {aim}"
    )


def _aim(settings: StandardSettings, reached: set[bool]) -> str:
    target = f"The target of {settings.target} %"
    if len(reached) > 1:
        return f"{target} is reached by one count and missed by the other."
    return f"{target} is {'reached' if reached == {True} else 'missed'}."


def _share(one: Count) -> str:
    return f"{one.kept} of {one.counted} ({round(one.share * 100)} %)"


def _picture(settings: StandardSettings, found: Mapping[str, Count], said: str = "") -> str:
    names = list(settings.cases)
    cells = {
        (name, reader): SIGNS[outcome]
        for reader, count in found.items()
        for name, outcome in zip(names, count.outcomes, strict=True)
    }
    differ = {place for place in cells if len({cells[place[0], reader] for reader in found}) > 1}
    labels = {name: case.label for name, case in settings.cases.items()}
    told = " ".join(
        f"{label}: {', '.join(cells[name, reader] for reader in found)}." for name, label in labels.items()
    )
    says = f"Each case as two colleagues count it by the same words. {told if found else said}"
    return grid(labels, READERS, cells, differ, says=says)


def _case_by_case(settings: StandardSettings) -> str:
    """Return a table of what happened: a column for each moment, and one for what is special."""
    rows = [
        [
            escape(case.label),
            *(_moment(case.moments[name]) if name in case.moments else "–" for name in settings.moments),
            *(
                [escape("; ".join(settings.marks[mark] for mark in case.marks)) or "–"]
                if settings.marks
                else []
            ),
        ]
        for case in settings.cases.values()
    ]
    heads = ["Case", *map(escape, settings.moments.values()), *(["Special"] if settings.marks else [])]
    return tabled("What happened in each case", heads, rows)


def _moment(at: str) -> str:
    moment = datetime.fromisoformat(at)
    return f"{moment:%a} {moment.day} {moment:%b}, {moment:%H:%M}"
