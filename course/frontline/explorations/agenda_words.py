"""What a meeting gets done, in words: its minutes, who has left by then, and how its time is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import assert_never

from frontline.charts.meeting import Mark
from frontline.explorations.settings.agenda import AgendaSettings, PersonSettings
from frontline.models.agenda import End, Meeting, Slot

NOT_SAID = (
    "<strong>What the picture does not say.</strong> What comes of each item is written for this exercise. "
    "Real people may decide in another way, and real talk takes longer than a plan says."
)


def begun(settings: AgendaSettings) -> str:
    """Return when the meeting is and who is there, as plain text."""
    times = f"From {settings.clock(0)} to {settings.clock(settings.minutes)}."
    who = "; ".join(f"{one.label}, {stays(settings, one)}" for one in settings.people.values())
    return f"{times} In the meeting: {who}." if who else times


def stays(settings: AgendaSettings, one: PersonSettings) -> str:
    """Return until when a person stays, as plain text."""
    return f"leaves at {settings.clock(one.until)}" if one.until < settings.minutes else "stays to the end"


def used(settings: AgendaSettings, played: Meeting, marks: Sequence[Mark]) -> str:
    """Return how many items come to what, and how the minutes are used."""
    if not marks:
        return "Nothing is on the agenda yet."
    count = Counter(marks)
    ends = ", ".join(f"{count[mark]} {mark.value}" for mark in Mark if count[mark])
    left = settings.minutes - played.planned
    rest = f"{left} of {settings.minutes} are free" if left >= 0 else f"{-left} more than the meeting has"
    noise = sum(settings.items[name].minutes for name in played.order if settings.items[name].noise)
    needless = f" {noise} minutes go to what this meeting does not need." if noise else ""
    items = "1 item" if len(marks) == 1 else f"{len(marks)} items"
    return f"<strong>{items}: {ends}.</strong> {played.planned} minutes are planned, {rest}.{needless}"


def twice(settings: AgendaSettings, times: Mapping[str, int]) -> Iterator[str]:
    """Say which items are chosen more than once."""
    for name, count in times.items():
        if count > 1:
            label = escape(settings.items[name].label)
            yield f"You chose “{label}” {count} times. It counts once, at its first place."


def minutes(settings: AgendaSettings, played: Meeting) -> str:
    """Return what comes of every item as a list in HTML."""
    items = "".join(
        f"<li><strong>{settings.clock(slot.begins)} to {settings.clock(slot.ends)}, "
        f"{escape(settings.items[slot.item].label)}.</strong> {_result(settings, slot)}"
        f"{_gone(settings, played, slot)}</li>"
        for slot in played.slots
    )
    return f"<ol>{items}</ol>" if items else ""


def _result(settings: AgendaSettings, slot: Slot) -> str:
    item = settings.items[slot.item]
    end, result = "", item.undone
    match slot.end:
        case End.DONE:
            end, result = ("– Not needed here." if item.noise else "✓ Done."), item.done
        case End.GONE:
            left = [settings.people[name] for name in slot.lacks]
            names = " and ".join(f"{one.short} {stays(settings, one)}" for one in left)
            end = f"! Only talked about: {names}."
        case End.UNPREPARED:
            labels = " and ".join(f"“{settings.items[name].label}”" for name in slot.lacks)
            end = f"! Only talked about: it needs {labels} done before it."
        case End.CUT:
            end = f"✗ No time for it: the meeting ends at {settings.clock(settings.minutes)}."
        case End.MISSED:
            end = "✗ No time for it: it is not reached."
        case _:
            assert_never(slot.end)
    return escape(f"{end} {result}".strip())


def _gone(settings: AgendaSettings, played: Meeting, slot: Slot) -> str:
    """Say who has left before an item, where the item does not need them."""
    gone = [settings.people[name].short for name in played.gone(slot.begins) if name not in slot.lacks]
    return f" <em>Without {escape(' and '.join(gone))}.</em>" if gone and slot.begins < played.minutes else ""
