"""A week at a service desk: people, shifts, tasks and measures to choose from, and the aims that count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from attrs import Factory, frozen

from frontline.explorations.settings.desk import StreamSettings
from frontline.explorations.settings.shared import Exploration
from frontline.models.week import FREE


class Aim(Enum):
    """What an aim counts: `limit` is the most, for `KEPT` the least."""

    HOURS = "hours"
    """Paid hours of the week."""
    HUNG_UP = "hung_up"
    """Share of callers who hang up, 0 to 1."""
    KEPT = "kept"
    """Share of a stream's contacts that are answered inside the promise, 0 to 1."""
    AT_WORK = "at_work"
    """Share of their time at the desk in which people are at work, 0 to 1, for the busiest of them."""


@frozen(kw_only=True)
class ShiftSettings:
    """A shift in words, and its pieces between the breaks: from and to, in minutes since the desk opened."""

    label: str
    pieces: tuple[tuple[int, int], ...]


@frozen(kw_only=True)
class TaskSettings:
    """What a person does: streams in the order in which they are taken, and hours to learn it this week."""

    label: str
    skills: tuple[str, ...]
    hours: float = 0


@frozen(kw_only=True)
class PersonSettings:
    """A person: who it is (`file`), the shifts and tasks that are possible, and where the week starts.

    `off` are days without a shift, and `starts` the shift of each day.
    """

    label: str
    file: str
    shifts: tuple[str, ...]
    tasks: tuple[str, ...]
    starts: tuple[str, ...]
    off: tuple[str, ...] = ()


@frozen(kw_only=True)
class OptionSettings:
    """A way to do a measure: hours that it takes this week, factors of arrivals, and promises in minutes."""

    label: str
    hours: float = 0
    scales: dict[str, float] = Factory(dict)
    promises: dict[str, float] = Factory(dict)


@frozen(kw_only=True)
class MeasureSettings:
    """A measure for the whole desk; the first option is what it is like today."""

    label: str
    options: dict[str, OptionSettings]


@frozen(kw_only=True)
class AimSettings:
    """An aim in words, with the reason for it; `stream` belongs to the aim `kept` alone."""

    says: str
    why: str
    check: Aim
    limit: float
    stream: str = ""


@frozen(kw_only=True)
class WeekSettings(Exploration):
    """A week at a desk; `opens` is the hour at which its day begins, `daily` the weight of each day.

    The week is worked through as many times as `runs` says, each time with other customers.
    """

    opens: int
    days: tuple[str, ...]
    daily: tuple[float, ...]
    streams: dict[str, StreamSettings]
    shifts: dict[str, ShiftSettings]
    tasks: dict[str, TaskSettings]
    people: dict[str, PersonSettings]
    measures: dict[str, MeasureSettings]
    aims: dict[str, AimSettings]
    seed: int = 1
    runs: int = 20

    def allowed(self, person: str, day: str) -> tuple[str, ...]:
        """Return the shifts that a person can have on a day; `FREE` is always one."""
        one = self.people[person]
        return (FREE,) if day in one.off else (FREE, *one.shifts)

    def problems(self) -> Iterator[str]:
        """Say which names do not exist, and what cannot be counted."""
        if len(self.days) < 2 or len(self.daily) != len(self.days):
            yield "give two `days` or more, and a weight in `daily` for each"
        if self.runs < 1:
            yield "give `runs` of at least 1"
        hours = {len(stream.hourly) for stream in self.streams.values()}
        if len(hours) != 1:
            yield "give every stream arrivals for the same hours"
        yield from self._shifts(60 * max(hours, default=0))
        for name, task in self.tasks.items():
            yield from _unknown(f"task {name!r}", task.skills, self.streams, "stream")
        yield from self._people()
        yield from self._measures()
        for name, aim in self.aims.items():
            if (aim.check is Aim.KEPT) != (aim.stream in self.streams):
                yield f"aim {name!r}: only the check `kept` names a stream, one of {', '.join(self.streams)}"

    def _shifts(self, minutes: int) -> Iterator[str]:
        for name, shift in self.shifts.items():
            if not shift.pieces or not all(0 <= start < end <= minutes for start, end in shift.pieces):
                yield f"shift {name!r}: its pieces lie within the day of {minutes} minutes"

    def _people(self) -> Iterator[str]:
        for name, person in self.people.items():
            where = f"person {name!r}"
            yield from _unknown(where, person.shifts, self.shifts, "shift")
            yield from _unknown(where, person.tasks, self.tasks, "task")
            yield from _unknown(where, person.off, dict.fromkeys(self.days), "day")
            if not person.shifts or not person.tasks:
                yield f"{where}: give at least one shift and one task"
            if len(person.starts) != len(self.days):
                yield f"{where}: `starts` needs a shift or an empty text for each day"
            for day, starts in zip(self.days, person.starts, strict=False):
                if starts not in self.allowed(name, day):
                    yield f"{where}: {starts!r} is not possible on {day}"

    def _measures(self) -> Iterator[str]:
        for name, measure in self.measures.items():
            if len(measure.options) < 2:
                yield f"measure {name!r}: give at least two options"
            for key, option in measure.options.items():
                where = f"measure {name!r}, option {key!r}"
                yield from _unknown(where, (*option.scales, *option.promises), self.streams, "stream")
                if min(option.hours, *option.scales.values(), *option.promises.values(), 0) < 0:
                    yield f"{where}: give 0 or more"


def _unknown(where: str, names: tuple[str, ...], known: Mapping[str, object], what: str) -> Iterator[str]:
    if odd := [name for name in names if name not in known]:
        yield f"{where}: no {what} is called {odd[0]!r}"
