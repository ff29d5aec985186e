"""A service standard in words, and how often it is kept: a vague word counts the same cases in two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import product

from attrs import frozen

from frontline.models.working_time import WorkingTime


class Days(Enum):
    """Which days a limit counts."""

    WORKING = "working"
    """Mondays to Fridays without general holidays."""
    CALENDAR = "calendar"


class Outcome(Enum):
    """How one case stands by one reading of the standard."""

    KEPT = "kept"
    LATE = "not kept"
    OUT = "not counted"


@frozen(kw_only=True)
class Case:
    """A case: the moments that it has, by name, and what is special about it."""

    moments: Mapping[str, datetime]
    marks: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Reading:
    """One way to read the words: the limit runs from the first of `starts` to the first of `stops`.

    It is so many `days` long. A case with one of the marks in `leaves_out` is not counted.
    """

    starts: tuple[str, ...]
    stops: tuple[str, ...]
    days: Days
    leaves_out: frozenset[str]


@frozen
class Count:
    """The outcome of each case by one reading, in the cases' order."""

    outcomes: tuple[Outcome, ...]

    @property
    def kept(self) -> int:
        """Return how many cases keep the standard."""
        return self.outcomes.count(Outcome.KEPT)

    @property
    def counted(self) -> int:
        """Return how many cases are counted at all."""
        return len(self.outcomes) - self.outcomes.count(Outcome.OUT)

    @property
    def share(self) -> float:
        """Return the share kept of those counted, 0 to 1; 0 where none is counted."""
        return self.kept / self.counted if self.counted else 0.0


def readings(
    starts: Sequence[tuple[str, ...]],
    stops: Sequence[tuple[str, ...]],
    days: Sequence[Days],
    leaves_out: Sequence[frozenset[str]],
) -> list[Reading]:
    """Return every way to read a standard: each part may be read in several ways, a clear one in one."""
    return [
        Reading(starts=start, stops=stop, days=day, leaves_out=out)
        for start, stop, day, out in product(starts, stops, days, leaves_out)
    ]


def count(cases: Sequence[Case], reading: Reading, limit: int) -> Count:
    """Return the cases by one reading, with a limit of so many (1 or more) days after the start.

    The limit ends with its last day, and the day of the start does not count. A case that has none of the
    starts is not counted; one that has none of the stops is not kept.
    """
    return Count(tuple(_outcome(case, reading, limit) for case in cases))


def _outcome(case: Case, reading: Reading, limit: int) -> Outcome:
    begun = [case.moments[name] for name in reading.starts if name in case.moments]
    if case.marks & reading.leaves_out or not begun:
        return Outcome.OUT
    ended = [case.moments[name] for name in reading.stops if name in case.moments]
    if not ended or min(ended).date() > _last(min(begun).date(), reading.days, limit):
        return Outcome.LATE
    return Outcome.KEPT


def _last(day: date, days: Days, limit: int) -> date:
    calendar = WorkingTime()
    while limit:
        day += timedelta(days=1)
        limit -= days is Days.CALENDAR or calendar.works(day)
    return day
