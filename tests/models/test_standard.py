"""A standard read in several ways, on cases counted by hand."""

from datetime import datetime

import pytest

from frontline.models.standard import Case, Count, Days, Outcome, Reading, count, readings

at = datetime.fromisoformat
FRIDAY, MONDAY, TUESDAY = at("2026-08-07 15:00"), at("2026-08-10 15:00"), at("2026-08-11 15:00")
NOBODY: frozenset[str] = frozenset()


def reading(
    *,
    starts: tuple[str, ...] = ("begun",),
    stops: tuple[str, ...] = ("done",),
    days: Days = Days.WORKING,
    out: frozenset[str] = NOBODY,
) -> Reading:
    return Reading(starts=starts, stops=stops, days=days, leaves_out=out)


@pytest.mark.parametrize(
    ("days", "done", "outcome"),
    [
        (Days.WORKING, TUESDAY.replace(hour=23), Outcome.KEPT),
        (Days.WORKING, at("2026-08-12 00:01"), Outcome.LATE),
        (Days.CALENDAR, at("2026-08-09 23:00"), Outcome.KEPT),
        (Days.CALENDAR, MONDAY.replace(hour=0), Outcome.LATE),
    ],
)
def test_two_days_after_a_friday_end_on_tuesday_or_on_sunday(
    days: Days, done: datetime, outcome: Outcome
) -> None:
    case = Case(moments={"begun": FRIDAY, "done": done})
    assert count([case], reading(days=days), 2).outcomes == (outcome,)


def test_a_general_holiday_is_no_working_day() -> None:
    """19 October 2026 is the day after Chung Yeung."""
    case = Case(moments={"begun": at("2026-10-16 10:00"), "done": at("2026-10-20 09:00")})
    assert count([case], reading(), 1).outcomes == (Outcome.KEPT,)


def test_the_day_of_the_start_does_not_count_and_may_be_a_saturday() -> None:
    case = Case(moments={"begun": at("2026-08-08 12:00"), "done": at("2026-08-11 17:00")})
    assert count([case], reading(), 2).kept == 1
    assert count([case], reading(), 1).kept == 0


def test_a_start_and_a_stop_are_the_first_of_their_moments() -> None:
    case = Case(moments={"begun": FRIDAY, "decided": TUESDAY, "done": at("2026-08-13 09:00")})
    assert count([case], reading(starts=("decided",)), 2).kept == 1
    assert count([case], reading(starts=("begun", "decided")), 2).kept == 0
    early = Case(moments={"begun": FRIDAY, "sent": MONDAY, "done": at("2026-08-20 09:00")})
    assert count([early], reading(stops=("sent", "done")), 2).kept == 1


def test_what_never_began_is_not_counted_and_what_never_ended_is_not_kept() -> None:
    cases = [Case(moments={"done": MONDAY}), Case(moments={"begun": FRIDAY})]
    assert count(cases, reading(), 2).outcomes == (Outcome.OUT, Outcome.LATE)


def test_a_case_with_a_mark_may_be_left_out() -> None:
    case = Case(moments={"begun": FRIDAY}, marks=frozenset({"withdrawn"}))
    found = count([case], reading(out=frozenset({"withdrawn"})), 2)
    assert (found.kept, found.counted, found.share) == (0, 0, 0.0)


def test_a_share_is_of_those_counted() -> None:
    found = Count((Outcome.KEPT, Outcome.LATE, Outcome.OUT, Outcome.KEPT))
    assert (found.kept, found.counted) == (2, 3)
    assert found.share == pytest.approx(2 / 3)


def test_two_vague_parts_are_read_in_four_ways() -> None:
    starts, stops = [("a",), ("a", "b")], [("c",)]
    assert len(readings(starts, stops, [Days.WORKING, Days.CALENDAR], [NOBODY])) == 4
