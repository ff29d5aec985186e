"""Rota coverage and rest, against counting minute by minute."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.models.rota import Breach, Duty, Gap, Rule, Shift, breaches, coverage

EARLY = Shift("early", 8 * 60, 16 * 60)
LATE = Shift("late", 12 * 60 + 30, 20 * 60 + 30)
NIGHT = Shift("night", 22 * 60, 30 * 60)


def need(**hours: int) -> list[int]:
    """Return a day that needs `h9=2` heads from 9 to 10."""
    return [hours.get(f"h{hour}", 0) for hour in range(24)]


def test_gaps_join_half_hours_and_spare_hours_are_counted() -> None:
    found = coverage([Duty("Ada", 0, LATE)], [need(h11=1, h12=2, h13=2, h14=1)])
    assert found.gaps == (Gap(0, 660, 720, 1), Gap(0, 720, 750, 2), Gap(0, 750, 840, 1))
    # needed 6 person-hours: 1 + 0.5 · 2 + 1.5 · 1 are missing; present 8, of which 2.5 are needed
    assert found.share == pytest.approx(2.5 / 6)
    assert found.spare_hours == 5.5
    assert (len(found.heads), len(found.heads[0]), found.heads[0][24:27]) == (1, 48, (0, 1, 1))


def test_a_gap_ends_with_the_day() -> None:
    assert coverage([], [need(h23=1), need(h0=1)]).gaps == (Gap(0, 1380, 1440, 1), Gap(1, 0, 60, 1))


def test_a_night_shift_covers_the_next_morning_and_ends_with_the_rota() -> None:
    found = coverage([Duty("Ada", 0, NIGHT), Duty("Ben", 1, NIGHT)], [need(h23=1), need(h0=1, h5=1, h6=1)])
    assert found.gaps == (Gap(1, 360, 420, 1),)
    assert found.spare_hours == 8 + 2 - 3 + 0


def test_no_need_is_fully_covered() -> None:
    assert coverage([], [need()]).share == 1


SHIFTS = st.builds(
    lambda start, length: Shift("any", start * 30, (start + length) * 30),
    st.integers(0, 47),
    st.integers(1, 48),
)
NEEDED = st.lists(st.lists(st.integers(0, 3), min_size=24, max_size=24), min_size=3, max_size=3)
DUTIES = st.lists(st.builds(Duty, st.sampled_from("ab"), st.integers(0, 2), SHIFTS), max_size=8)


@settings(max_examples=60)
@given(DUTIES, NEEDED)
def test_coverage_agrees_with_counting_every_minute(duties: list[Duty], needed: list[list[int]]) -> None:
    minutes = [0] * (3 * 1440)
    for duty in duties:
        for minute in range(duty.day * 1440 + duty.shift.start, duty.day * 1440 + duty.shift.end):
            if minute < len(minutes):
                minutes[minute] += 1
    wanted = [needed[minute // 1440][minute % 1440 // 60] for minute in range(len(minutes))]
    missing = [max(0, want - there) for want, there in zip(wanted, minutes, strict=True)]
    found = coverage(duties, needed)
    assert found.spare_hours * 60 == sum(minutes) - sum(wanted) + sum(missing)
    assert found.share == pytest.approx(1 - sum(missing) / sum(wanted) if sum(wanted) else 1)
    lacking = [0] * len(minutes)
    for gap in found.gaps:
        for minute in range(gap.day * 1440 + gap.start, gap.day * 1440 + gap.end):
            lacking[minute] += gap.missing
    assert lacking == missing


def test_rest_is_from_the_end_of_one_shift_to_the_start_of_the_next() -> None:
    # late ends 20:30, early starts 08:00: 11.5 hours
    duties = [Duty("Ada", 1, EARLY), Duty("Ada", 0, LATE), Duty("Ben", 1, EARLY)]
    assert breaches(duties, least_rest=11.5, most_days=6) == []
    assert breaches(duties, least_rest=11.75, most_days=6) == [Breach("Ada", 1, Rule.REST)]


def test_overlapping_shifts_leave_no_rest() -> None:
    assert breaches([Duty("Ada", 0, EARLY), Duty("Ada", 0, LATE)], least_rest=0, most_days=6) == [
        Breach("Ada", 0, Rule.REST)
    ]


def test_every_day_beyond_six_in_a_row_is_named() -> None:
    week = [Duty("Ada", day, EARLY) for day in (0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11)]
    assert breaches(week, least_rest=11, most_days=6) == [
        Breach("Ada", 10, Rule.DAYS_IN_A_ROW),
        Breach("Ada", 11, Rule.DAYS_IN_A_ROW),
    ]


@given(DUTIES, st.integers(0, 12))
def test_rest_agrees_with_looking_at_every_two_shifts(duties: list[Duty], hours: int) -> None:
    def span(duty: Duty) -> tuple[int, int]:
        return duty.day * 1440 + duty.shift.start, duty.day * 1440 + duty.shift.end

    for person in "ab":
        own = sorted(span(duty) for duty in duties if duty.person == person)
        tight = any(start - end < hours * 60 for i, (_, end) in enumerate(own) for start, _ in own[i + 1 :])
        found = breaches(duties, least_rest=hours, most_days=9)
        assert tight == any(one.person == person and one.rule is Rule.REST for one in found)


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (485, 960, "full or half hour"),
        (960, 480, "If it ends after midnight"),
        (0, 1470, "within 24 hours"),
        (1440, 1500, "start within the day"),
        (480, 480, "end after it starts"),
    ],
)
def test_a_shift_that_cannot_be_counted_is_refused(start: int, end: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Shift("odd", start, end)


def test_days_and_needs_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="Day 1 needs 24 numbers"):
        coverage([], [need(), [1, 2]])
    with pytest.raises(ValueError, match="Day 0 needs 24 numbers"):
        coverage([], [need(h9=-1)])
    with pytest.raises(ValueError, match="Ada works on day 1, not in 0 to 0"):
        coverage([Duty("Ada", 1, EARLY)], [need()])
