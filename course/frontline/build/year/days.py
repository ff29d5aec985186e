"""The year's days: which the offices work, and moments on them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from frontline.models.working_time import DAY, WorkingTime, is_general_holiday

YEAR = 2025
MONTHS = range(1, 13)
TURN = date(YEAR, 7, 1)
"""The first day of the second half-year."""
CLOCK = WorkingTime()
"""The promise clock. The year is invented, so it knows no typhoon signal and no black rainstorm."""


def days_of(month: int) -> list[date]:
    """Return every day of a month, 1 to 12."""
    first = date(YEAR, month, 1)
    return [day for day in (first + DAY * number for number in range(31)) if day.month == month]


def off(day: date) -> bool:
    """Tell whether a day is a Sunday or a general holiday in Hong Kong."""
    return day.weekday() == 6 or is_general_holiday(day)


def at(day: date, minute: float) -> datetime:
    """Return the moment so many minutes after midnight, in whole minutes."""
    return datetime.combine(day, time()) + timedelta(minutes=round(minute))


def later(begins: datetime, hours: float) -> tuple[datetime, float]:
    """Return the moment so many hours of the promise clock later, in whole minutes, and the exact hours."""
    ends = CLOCK.due(begins, hours)
    ends = at(ends.date(), ends.hour * 60 + ends.minute + ends.second / 60)
    return ends, taken(begins, ends)


def taken(begins: datetime, ends: datetime) -> float:
    """Return the hours of the promise clock between two moments, with two decimals."""
    return round(CLOCK.hours(begins, ends), 2)
