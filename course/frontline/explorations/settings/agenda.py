"""A meeting to plan: items that take their minutes, people who leave, and the rules of a good agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import time

from attrs import Factory, asdict, frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models import agenda

LONGEST = 56
"""Letters of an item's or a person's label, so that the picture has room for all of them."""
ITEMS, PLACES, MINUTES = 12, 8, 240
"""The most items to choose from, places of an agenda, and minutes of a meeting."""


@frozen(kw_only=True)
class PersonSettings:
    """A person in the meeting, who stays `until` a minute of it."""

    label: str
    until: int

    @property
    def short(self) -> str:
        """Return the name that sentences use: what stands before the first comma of the label."""
        return self.label.split(",")[0]


@frozen(kw_only=True)
class ItemSettings:
    """An item of so many `minutes`: who must stay to its end (`needs`), and what is done before (`after`).

    `done` is what comes of it, `undone` what when time, a person or an item before it is missing. `noise` is
    an item that does not need this meeting.
    """

    label: str
    minutes: int
    done: str
    undone: str = ""
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    noise: bool = False


@frozen(kw_only=True)
class AgendaRule:
    """A rule in words (`says`), with the reason (`why`), and how it is checked.

    `check` is first, last, before, has, never, spare or reached; the other keys are those of the rule.
    """

    says: str
    why: str
    check: str
    item: str = ""
    other: str = ""
    minutes: int = 0

    @property
    def rule(self) -> agenda.Rule:
        """Return the rule; raise ValueError where there is none of that name."""
        match self.check:
            case "first":
                return agenda.First(item=self.item)
            case "last":
                return agenda.Last(item=self.item)
            case "before":
                return agenda.Before(item=self.item, other=self.other)
            case "has":
                return agenda.Has(item=self.item)
            case "never":
                return agenda.Never(item=self.item)
            case "spare":
                return agenda.Spare(minutes=self.minutes)
            case "reached":
                return agenda.Reached()
        raise ValueError(f"there is no check {self.check!r}")


@frozen(kw_only=True)
class AgendaSettings(Exploration):
    """A meeting of so many `minutes` from `starts` (15:00) on; the learner fills up to so many `places`."""

    starts: str
    minutes: int
    places: int
    items: dict[str, ItemSettings]
    rules: dict[str, AgendaRule]
    people: dict[str, PersonSettings] = Factory(dict)

    def clock(self, minute: int) -> str:
        """Return a minute of the meeting as a clock time; raise ValueError where `starts` is none."""
        begins = time.fromisoformat(self.starts)
        hours, minutes = divmod(begins.hour * 60 + begins.minute + minute, 60)
        return f"{hours % 24:02}:{minutes:02}"

    def meeting(self, order: Collection[str]) -> agenda.Meeting:
        """Return the meeting of an agenda; the order names each item once."""
        until = {name: one.until for name, one in self.people.items()}
        return agenda.play(self.minutes, until, self._items(), tuple(order))

    def keeping(self) -> Iterator[agenda.Meeting]:
        """Return every meeting that keeps all rules within its time."""
        rules = [one.rule for one in self.rules.values()]
        return agenda.keeping(self.meeting(()), self._items(), rules, self.places)

    def problems(self) -> Iterator[str]:
        """Say which items, people and times cannot be, and where no agenda keeps all rules."""
        mistakes = [*self._sizes(), *self._people(), *self._placed(), *self._named()]
        yield from mistakes
        if not mistakes and not next(self.keeping(), None):
            yield "no agenda keeps all rules within the time"

    def _items(self) -> Mapping[str, agenda.Item]:
        return {
            name: agenda.Item(minutes=one.minutes, needs=one.needs, after=one.after)
            for name, one in self.items.items()
        }

    def _sizes(self) -> Iterator[str]:
        try:
            time.fromisoformat(self.starts)
        except ValueError:
            yield f"`starts` is a time such as 15:00, not {self.starts!r}"
        if not 0 < self.minutes <= MINUTES:
            yield f"`minutes` run from 1 to {MINUTES}"
        if not 2 <= len(self.items) <= ITEMS:
            yield f"give 2 to {ITEMS} items"
        if not 1 <= self.places <= min(PLACES, len(self.items)):
            yield f"`places` run from 1 to {PLACES}, and there are no more than items"
        if not self.rules:
            yield "give at least one rule"
        labels = [one.label for one in self.items.values()] + [one.label for one in self.people.values()]
        for label in labels:
            if len(label) > LONGEST:
                yield f"{label!r} has {len(label)} letters, at most {LONGEST} fit"

    def _people(self) -> Iterator[str]:
        for name, one in self.people.items():
            if not 0 < one.until <= self.minutes:
                yield f"person {name!r}: `until` runs from 1 to the minutes of the meeting"

    def _placed(self) -> Iterator[str]:
        for name, one in self.items.items():
            where = f"item {name!r}"
            if not 0 < one.minutes <= self.minutes:
                yield f"{where}: `minutes` run from 1 to those of the meeting"
            for odd in sorted(set(one.needs) - set(self.people)):
                yield f"{where}: `needs` {odd!r}, who is not in the meeting"
            for odd in sorted(set(one.after) - set(self.items)):
                yield f"{where}: it stands `after` {odd!r}, which is no item"
            if (one.needs or one.after) and not one.undone:
                yield f"{where}: say in `undone` what comes of it when somebody or something is missing"
        known = {name: set(one.after) & set(self.items) for name, one in self.items.items()}
        placed: set[str] = set()
        for _ in known:
            placed |= {name for name, after in known.items() if after <= placed}
        if lost := sorted(set(known) - placed):
            yield f"item {lost[0]!r}: what it stands `after` leads back to itself"

    def _named(self) -> Iterator[str]:
        for name, one in self.rules.items():
            where = f"rule {name!r}"
            try:
                rule = one.rule
            except ValueError as problem:
                yield f"{where}: {problem}"
                continue
            for key, value in asdict(rule).items():
                if key == "minutes" and not 0 < value < self.minutes:
                    yield f"{where}: `minutes` run from 1 to less than those of the meeting"
                elif key != "minutes" and value not in self.items:
                    yield f"{where}: {value!r} is no item"
