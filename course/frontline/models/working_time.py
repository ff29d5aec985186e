"""Working hours, public holidays and typhoon days: the clock on which a promise runs.

The rules are the company's own (its promise list). Hong Kong's general holidays come from the `holidays`
package; the Government's gazette is what counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from attrs import field, frozen

DAY = timedelta(days=1)
LONGEST = 400
"""Days in which a promise must end, so that a wrong calendar cannot run for ever."""


@cache
def general_holidays(year: int) -> dict[date, str]:
    """Return Hong Kong's general holidays of a year with their names; plain Sundays are left out."""
    import holidays

    # The package calls the 12 statutory holidays public, and the 17 general ones optional.

    named: dict[date, str] = holidays.country_holidays(
        "HK", years=year, language="en_HK", categories=("optional",)
    )
    return dict(sorted(named.items()))


def is_general_holiday(day: date) -> bool:
    """Tell whether a day is one of Hong Kong's general holidays."""
    return day in general_holidays(day.year)


@frozen
class Stop:
    """A time in which the clock stands still: a typhoon signal 8 or a black rainstorm warning.

    `hoisted` and `lowered` are when the signal went up and came down.
    """

    hoisted: datetime
    lowered: datetime


@frozen(kw_only=True)
class WorkingTime:
    """A clock that runs from `start` to `end` on Mondays to Fridays that are no general holiday.

    It stands still during each stop and `restart_after` longer. Times have no zone: Hong Kong time.
    """

    start: time = time(9)
    end: time = time(18)
    stops: tuple[Stop, ...] = ()
    restart_after: timedelta = field(default=timedelta(hours=2))

    def due(self, begins: datetime, hours: float) -> datetime:
        """Return when a promise of so many working hours (0 or more) ends that begins at a moment.

        A promise ends at the end of a working day rather than at the beginning of the next; one of 0 hours
        ends when the clock next runs. Raises ValueError for less than 0 hours.
        """
        if hours < 0:
            raise ValueError("A promise takes 0 working hours or more.")
        left = timedelta(hours=hours)
        for opens, closes in self._runs(begins):
            if left <= closes - opens:
                return opens + left
            left -= closes - opens
        raise ValueError(f"The promise does not end within {LONGEST} days: is the calendar right?")

    def hours(self, begins: datetime, ends: datetime) -> float:
        """Return the working hours between two moments, 0 where the second is not later."""
        total = timedelta()
        for opens, closes in self._runs(begins):
            if opens >= ends:
                break
            total += min(closes, ends) - opens
        return total / timedelta(hours=1)

    def due_in_days(self, begins: datetime, days: int) -> datetime:
        """Return the end of the working day that is so many (1 or more) after the day a promise begins.

        What arrives after the end of a day, or on a day off, begins on the next working day.
        """
        if days < 1:
            raise ValueError("Give 1 working day or more.")
        today = begins.date() if begins.time() <= self.end else begins.date() + DAY
        left = days + 1
        for _ in range(LONGEST):
            left -= self.works(today)
            if not left:
                return datetime.combine(today, self.end)
            today += DAY
        raise ValueError(f"The promise does not end within {LONGEST} days: is the calendar right?")

    def works(self, day: date) -> bool:
        """Tell whether a day is a working day; a typhoon stops the clock, not the day."""
        return day.weekday() < 5 and not is_general_holiday(day)

    def _runs(self, begins: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Yield the times in which the clock runs, from a moment on."""
        for number in range(LONGEST):
            day = begins.date() + number * DAY
            if not self.works(day):
                continue
            opens, closes = datetime.combine(day, self.start), datetime.combine(day, self.end)
            yield from self._without_stops(max(opens, begins), closes)

    def _without_stops(self, opens: datetime, closes: datetime) -> Iterator[tuple[datetime, datetime]]:
        for stop in sorted(self.stops, key=lambda one: one.hoisted):
            runs_again = stop.lowered + self.restart_after
            if runs_again <= opens or stop.hoisted >= closes:
                continue
            if opens < stop.hoisted:
                yield opens, stop.hoisted
            opens = runs_again
        if opens < closes:
            yield opens, closes
