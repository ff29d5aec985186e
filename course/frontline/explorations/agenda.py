"""The kind `plan`, model `agenda`: a meeting that a learner puts together, and what it gets done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, assert_never

import ipywidgets as widgets

from frontline.charts.meeting import Bar, Mark, Person, meeting
from frontline.explorations.agenda_words import NOT_SAID, begun, minutes, stays, twice, used
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
    said,
    watch,
)
from frontline.explorations.rules import Ruling, ruled
from frontline.explorations.settings.agenda import AgendaSettings
from frontline.models.agenda import End, Slot, judge

NOTHING = ""
ORDINALS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")


def agenda(settings: AgendaSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's items, people and rules; the agenda is kept as it is filled."""
    options = [
        ("– nothing –", NOTHING),
        *((f"{one.label} ({one.minutes} min)", name) for name, one in settings.items.items()),
    ]
    lists = [
        dropdown(f"{ORDINALS[number]} item", options, pick)
        for number, pick in enumerate(taken(settings, keep.value))
    ]
    view, kept = View(), Kept(keep)

    def picks() -> list[str]:
        return [one.value for one in lists]

    def changed() -> None:
        view.show(drawn(settings, picks()))
        kept.save(picks())

    restart = watch(lists, changed)
    view.show(drawn(settings, picks()))
    ends = row(button("Start again", restart))
    parts = [said(begun(settings)), *lists, ends, kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def taken(settings: AgendaSettings, value: Any) -> list[str]:
    """Return what fits of what was kept: for each place the name of an item, or nothing."""
    listed = value if isinstance(value, list | tuple) else ()
    picks = [known(pick, settings.items) for pick in listed]
    return [*picks, *[NOTHING] * settings.places][: settings.places]


def drawn(settings: AgendaSettings, picks: Sequence[str]) -> Drawn:
    """Return the meeting of an agenda, what it gets done, and which rules it keeps.

    An item that is chosen twice counts once, at its first place. Empty places take no time.
    """
    times = Counter(pick for pick in picks if pick)
    played = settings.meeting(times)
    bars = [
        Bar(
            label=settings.items[slot.item].label,
            begins=slot.begins,
            ends=slot.ends,
            mark=_mark(settings, slot),
        )
        for slot in played.slots
    ]
    people = [
        Person(label=one.label, until=one.until, note=stays(settings, one))
        for one in settings.people.values()
    ]
    items = [
        f"{settings.clock(bar.begins)} to {settings.clock(bar.ends)} {bar.label}, {bar.mark.value}"
        for bar in bars
    ]
    says = "; ".join([*(items or ["No item yet"]), *(f"{one.label}, {one.note}" for one in people)])
    rulings = [
        Ruling(says=one.says, why=one.why, kept=judge(one.rule, played)) for one in settings.rules.values()
    ]
    return Drawn(
        meeting(bars, people, settings.minutes, settings.clock, says=f"The meeting. {says}."),
        paragraphs(used(settings, played, [bar.mark for bar in bars]), *twice(settings, times))
        + minutes(settings, played)
        + ruled(rulings)
        + paragraphs(NOT_SAID),
    )


def _mark(settings: AgendaSettings, slot: Slot) -> Mark:
    match slot.end:
        case End.DONE:
            return Mark.NOISE if settings.items[slot.item].noise else Mark.DONE
        case End.GONE | End.UNPREPARED:
            return Mark.TALK
        case End.CUT | End.MISSED:
            return Mark.LATE
    assert_never(slot.end)
