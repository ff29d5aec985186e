"""The hours inside, against days worked out by hand: Wednesday 8 July 2026 has no holiday near it."""

from __future__ import annotations

from datetime import datetime

import pytest

from frontline.models.escalation import HandOver, answer, left
from frontline.models.working_time import WorkingTime

CLOCK = WorkingTime()
LADDER = (0.0, 1.0, 1.0)


def at(words: str, day: int = 8) -> datetime:
    return datetime.fromisoformat(f"2026-07-{day:02} {words}")


def test_a_department_answers_and_the_ladder_follows_hour_by_hour() -> None:
    found = answer(HandOver(handed=at("09:30"), hours=3, steps=LADDER), CLOCK)
    assert (found.starts, found.due) == (at("09:30"), at("12:30"))
    assert found.steps == (at("12:30"), at("13:30"), at("14:30"))


def test_what_does_not_end_today_goes_on_when_the_next_day_begins() -> None:
    found = answer(HandOver(handed=at("16:30"), hours=3, steps=LADDER), CLOCK)
    assert found.due == at("10:30", 9)
    assert found.steps == (at("10:30", 9), at("11:30", 9), at("12:30", 9))


def test_the_clock_starts_only_when_the_department_has_asked_back() -> None:
    found = answer(HandOver(handed=at("16:30"), hours=3, ask_back=2), CLOCK)
    assert (found.starts, found.due) == (at("09:30", 9), at("12:30", 9))


def test_a_hand_over_at_the_end_of_the_day_starts_the_next_morning() -> None:
    found = answer(HandOver(handed=at("18:00"), hours=1), CLOCK)
    assert (found.starts, found.due) == (at("09:00", 9), at("10:00", 9))


def test_when_the_time_is_over_at_the_end_of_a_day_the_call_comes_in_the_morning() -> None:
    found = answer(HandOver(handed=at("15:00"), hours=3, steps=LADDER), CLOCK)
    assert found.due == at("18:00")
    assert found.steps == (at("09:00", 9), at("10:00", 9), at("11:00", 9))


def test_a_weekend_lies_between_friday_and_monday() -> None:
    assert answer(HandOver(handed=at("17:00", 10), hours=2), CLOCK).due == at("10:00", 13)


def test_hours_below_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="0 working hours or more"):
        answer(HandOver(handed=at("09:00"), hours=-1), CLOCK)


def test_what_is_left_of_a_promise_is_counted_in_working_hours() -> None:
    assert left(at("14:30"), at("15:00"), CLOCK) == 0.5
    assert left(at("17:00"), at("10:00", 9), CLOCK) == 2
    assert left(at("15:00"), at("15:00"), CLOCK) == 0
    assert left(at("18:00"), at("09:00", 9), CLOCK) == 0
    assert left(at("16:00"), at("15:00"), CLOCK) == 0
