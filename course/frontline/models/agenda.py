"""A meeting by its agenda: what is reached with whom in the room, and the rules that an agenda keeps.

Times are minutes from the beginning of the meeting. People leave when they must; nobody comes late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import assert_never

from attrs import evolve, frozen


class End(Enum):
    """How an item ends: done, without a person or an earlier item that it needs, cut off, or not reached."""

    DONE = "done"
    GONE = "gone"
    UNPREPARED = "unprepared"
    CUT = "cut"
    MISSED = "missed"


@frozen(kw_only=True)
class Item:
    """What an item takes, in minutes; who must stay to its end, and which items must be done before it."""

    minutes: int
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@frozen(kw_only=True)
class Slot:
    """An item in the meeting, and how it ends; `lacks` names the people or the items that are missing."""

    item: str
    begins: int
    ends: int
    end: End
    lacks: tuple[str, ...] = ()


@frozen(kw_only=True)
class Meeting:
    """A meeting of so many minutes: until when each person stays, and the slots so far."""

    minutes: int
    until: Mapping[str, int]
    slots: tuple[Slot, ...] = ()

    @property
    def planned(self) -> int:
        """Return the minutes of all items, also of those after the end."""
        return self.slots[-1].ends if self.slots else 0

    @property
    def order(self) -> tuple[str, ...]:
        """Return the names of the items as they stand."""
        return tuple(slot.item for slot in self.slots)

    def gone(self, at: int) -> tuple[str, ...]:
        """Return who has left by a minute before the end; who leaves at that minute has."""
        return tuple(name for name, until in self.until.items() if until <= at and until < self.minutes)

    def then(self, name: str, item: Item) -> Meeting:
        """Return the meeting with one more item at the end of its agenda."""
        begins, ends = self.planned, self.planned + item.minutes
        end, lacks = self._end(item, begins, ends)
        slot = Slot(item=name, begins=begins, ends=ends, end=end, lacks=lacks)
        return evolve(self, slots=(*self.slots, slot))

    def _end(self, item: Item, begins: int, ends: int) -> tuple[End, tuple[str, ...]]:
        if ends > self.minutes:
            return (End.CUT if begins < self.minutes else End.MISSED), ()
        if lacks := tuple(name for name in item.needs if self.until[name] < ends):
            return End.GONE, lacks
        done = {slot.item for slot in self.slots if slot.end is End.DONE}
        if lacks := tuple(name for name in item.after if name not in done):
            return End.UNPREPARED, lacks
        return End.DONE, ()


@frozen(kw_only=True)
class First:
    """The meeting opens with an item."""

    item: str


@frozen(kw_only=True)
class Last:
    """An item is the last, and ends within the time."""

    item: str


@frozen(kw_only=True)
class Before:
    """An item stands before another one; an agenda without the other keeps the rule."""

    item: str
    other: str


@frozen(kw_only=True)
class Has:
    """An item is on the agenda."""

    item: str


@frozen(kw_only=True)
class Never:
    """An item is not on the agenda."""

    item: str


@frozen(kw_only=True)
class Spare:
    """So many minutes are left free, or more."""

    minutes: int


@frozen(kw_only=True)
class Reached:
    """There is an item, and every item is done: within the time, with the people and items it needs."""


Rule = First | Last | Before | Has | Never | Spare | Reached


def play(minutes: int, until: Mapping[str, int], items: Mapping[str, Item], order: Sequence[str]) -> Meeting:
    """Return the meeting of an agenda: items by name, in order, each of them once.

    Raises KeyError for an item that does not exist.
    """
    meeting = Meeting(minutes=minutes, until=until)
    for name in order:
        meeting = meeting.then(name, items[name])
    return meeting


def judge(rule: Rule, meeting: Meeting) -> bool:
    """Tell whether a meeting's agenda keeps a rule."""
    order = meeting.order
    match rule:
        case First(item=item):
            return order[:1] == (item,)
        case Last(item=item):
            return order[-1:] == (item,) and meeting.planned <= meeting.minutes
        case Before(item=item, other=other):
            return other not in order or item in order[: order.index(other)]
        case Has(item=item):
            return item in order
        case Never(item=item):
            return item not in order
        case Spare(minutes=minutes):
            return meeting.planned <= meeting.minutes - minutes
        case Reached():
            return bool(order) and all(slot.end is End.DONE for slot in meeting.slots)
    assert_never(rule)


def keeping(
    meeting: Meeting, items: Mapping[str, Item], rules: Sequence[Rule], places: int
) -> Iterator[Meeting]:
    """Return every meeting that keeps all rules within its time, from one without items.

    `places` is the most items that an agenda has. Only agendas that can still keep all rules are tried.
    """
    # What no later item can mend.
    lasting = [rule for rule in rules if not isinstance(rule, Has | Last)]
    if all(judge(rule, meeting) for rule in rules):
        yield meeting
    rest = [name for name in items if name not in meeting.order]
    for name in rest if len(meeting.slots) < places else ():
        longer = meeting.then(name, items[name])
        if longer.planned <= meeting.minutes and all(judge(rule, longer) for rule in lasting):
            yield from keeping(longer, items, rules, places)
