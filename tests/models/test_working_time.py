"""The promise clock: Hong Kong's holidays as gazetted, and every sum against a count minute by minute."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.models.working_time import Stop, WorkingTime, general_holidays, is_general_holiday

CLOCK = WorkingTime()
MINUTE = timedelta(minutes=1)


def at(words: str) -> datetime:
    """Return a moment in Hong Kong time, which has no other zone here."""
    return datetime.fromisoformat(words)


TYPHOON = Stop(at("2026-07-21 11:30"), at("2026-07-21 20:40"))
AFTER_TYPHOON = WorkingTime(stops=(TYPHOON,))


def runs(clock: WorkingTime, moment: datetime) -> bool:
    """Whether the clock runs in the minute that begins at a moment: rules read out one by one."""
    if moment.weekday() >= 5 or moment.date() in GAZETTED or not time(9) <= moment.time() < time(18):
        return False
    return not any(stop.hoisted <= moment < stop.lowered + timedelta(hours=2) for stop in clock.stops)


# The general holidays of 2025 and 2026 as the Government announced them, without plain Sundays.
GAZETTED = {
    date(year, month, day)
    for year, month, days in (
        (2025, 1, (1, 29, 30, 31)),
        (2025, 4, (4, 18, 19, 21)),
        (2025, 5, (1, 5, 31)),
        (2025, 7, (1,)),
        (2025, 10, (1, 7, 29)),
        (2025, 12, (25, 26)),
        (2026, 1, (1,)),
        (2026, 2, (17, 18, 19)),
        (2026, 4, (3, 4, 6, 7)),
        (2026, 5, (1, 25)),
        (2026, 6, (19,)),
        (2026, 7, (1,)),
        (2026, 9, (26,)),
        (2026, 10, (1, 19)),
        (2026, 12, (25, 26)),
    )
    for day in days
}


def test_the_general_holidays_are_those_of_the_gazette() -> None:
    assert {*general_holidays(2025), *general_holidays(2026)} == GAZETTED


def test_a_holiday_has_a_name() -> None:
    assert general_holidays(2026)[date(2026, 6, 19)] == "Tuen Ng Festival"
    assert is_general_holiday(date(2026, 7, 1))
    assert not is_general_holiday(date(2026, 7, 2))


@pytest.mark.parametrize(
    ("begins", "hours", "due"),
    [
        ("2026-06-30 10:05", 2, "2026-06-30 12:05"),
        ("2026-06-30 16:00", 4, "2026-07-02 11:00"),  # over the holiday of 1 July
        ("2026-07-03 17:00", 1, "2026-07-03 18:00"),  # ends with the day, not with the next morning
        ("2026-07-03 17:00", 2, "2026-07-06 10:00"),  # over a weekend
        ("2026-07-03 19:30", 1, "2026-07-06 10:00"),  # arrives after hours
        ("2026-07-04 08:00", 0, "2026-07-06 09:00"),
        ("2026-02-16 17:30", 9, "2026-02-20 17:30"),  # Lunar New Year
    ],
)
def test_when_a_promise_ends(begins: str, hours: float, due: str) -> None:
    assert CLOCK.due(at(begins), hours) == at(due)


def test_signal_8_stops_the_clock_and_two_hours_more() -> None:
    # Hoisted at 11:30, lowered at 20:40: the restart at 22:40 is outside hours, so it runs from 09:00.
    assert AFTER_TYPHOON.due(at("2026-07-21 10:00"), 4) == at("2026-07-22 11:30")
    morning = WorkingTime(stops=(Stop(at("2026-07-21 05:00"), at("2026-07-21 09:40")),))
    assert morning.due(at("2026-07-21 08:00"), 1) == at("2026-07-21 12:40")


def test_promises_in_working_days() -> None:
    assert CLOCK.due_in_days(at("2026-06-26 10:00"), 5) == at("2026-07-06 18:00")
    assert CLOCK.due_in_days(at("2026-06-26 18:01"), 1) == at("2026-06-30 18:00")
    assert CLOCK.due_in_days(at("2026-06-27 10:00"), 1) == at("2026-06-30 18:00")


moments = st.datetimes(at("2026-06-22"), at("2026-07-31")).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


@given(moments, st.integers(0, 2000), st.sampled_from([CLOCK, AFTER_TYPHOON]))
def test_the_hours_between_equal_a_count_minute_by_minute(
    begins: datetime, minutes: int, clock: WorkingTime
) -> None:
    counted = sum(runs(clock, begins + n * MINUTE) for n in range(minutes))
    assert clock.hours(begins, begins + minutes * MINUTE) == pytest.approx(counted / 60)


@given(moments, st.integers(1, 40 * 60), st.sampled_from([CLOCK, AFTER_TYPHOON]))
def test_a_promise_takes_the_hours_that_it_names(begins: datetime, minutes: int, clock: WorkingTime) -> None:
    due = clock.due(begins, minutes / 60)
    assert clock.hours(begins, due) == pytest.approx(minutes / 60)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="0 working hours or more"):
        CLOCK.due(at("2026-07-02 10:00"), -1)
    with pytest.raises(ValueError, match="1 working day or more"):
        CLOCK.due_in_days(at("2026-07-02 10:00"), 0)
    with pytest.raises(ValueError, match="calendar"):
        WorkingTime(start=time(9), end=time(9)).due(at("2026-07-02 10:00"), 1)
