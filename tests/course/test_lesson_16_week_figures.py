"""What the second part of lesson 16 says of its week at the desk and of the complaints is what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

import pytest

from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.settings.week import WeekSettings
from frontline.explorations.week_plan import Plan, Week, taken, worked

from .said import Lessons, Settings, cells, key

LESSON = "16-the-week-at-the-desk"
MORNINGS, MIDDLE = ("morning",) * 5, ("middle",) * 5
MONDAY_AND_TUESDAY = ("morning", "morning", "", "", "")


@pytest.fixture(scope="module")
def desk(settings: Settings) -> WeekSettings:
    found: WeekSettings = settings(LESSON, "16-week")
    return found


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


def week(
    desk: WeekSettings,
    rota: Mapping[str, Sequence[str]] | None = None,
    tasks: Mapping[str, str] | None = None,
    **measures: str,
) -> Week:
    """Work through the week as it begins, with these changes."""
    begins = taken(desk, None)
    changed = {name: tuple(days) for name, days in (rota or {}).items()}
    plan = Plan(
        rota={**begins.rota, **changed},
        tasks={**begins.tasks, **(tasks or {})},
        measures={**begins.measures, **measures},
    )
    return worked(desk, plan)


def of_100(share: float) -> int:
    return round(100 * share)


def emails(one: Week) -> int:
    """Return how many of 100 e-mails are in time."""
    return of_100(one.outcome.of("email").kept)


def wait(one: Week) -> float:
    """Return the mean wait for an e-mail, in working hours."""
    return round(one.outcome.of("email").wait / 60, 1)


def at_work(one: Week) -> dict[str, int]:
    return {name: of_100(share) for name, share in one.at_work.items()}


def test_the_rota_as_it_stands(desk: WeekSettings) -> None:
    begins = week(desk)
    assert begins.hours == 132
    assert at_work(begins) == {"ho": 99, "wan": 31, "chiu": 29, "siddiqui": 18}
    assert (of_100(begins.outcome.occupancy), of_100(begins.outcome.hung_up)) == (43, 14)
    assert wait(begins) == 13.7


def test_nobody_is_free_when_all_do_everything(desk: WeekSettings) -> None:
    third = week(desk, tasks={"chiu": "all", "wan": "all", "siddiqui": "learns"})
    assert (emails(third), of_100(third.outcome.hung_up), of_100(third.outcome.occupancy)) == (99, 63, 82)
    assert third.hours == 140


def test_a_longer_promise_moves_the_share_and_not_the_wait(desk: WeekSettings) -> None:
    six, nine = (week(desk, tasks={"wan": "writes"}, standard=name) for name in ("six", "nine"))
    assert (emails(six), emails(nine)) == (64, 87)
    assert wait(six) == wait(nine) == 4.6


def test_the_plan_of_the_colleagues_reaches_all_aims(desk: WeekSettings) -> None:
    plan = {"chiu": MIDDLE, "lo": MORNINGS}
    found = week(desk, plan, {"wan": "all"}, channels="portal")
    assert all(found.reaches(aim) for aim in desk.aims.values())
    assert (round(found.outcome.of("email").wait), of_100(found.outcome.hung_up)) == (77, 18)
    without = week(desk, {"lo": MORNINGS}, {"wan": "all"}, channels="portal")
    assert (without.hours, of_100(without.outcome.hung_up)) == (found.hours, 29)
    assert not all(week(desk).reaches(aim) for aim in desk.aims.values())


def test_most_calls_come_from_noon_to_three(desk: WeekSettings) -> None:
    hourly = desk.streams["phone"].hourly
    busiest = max(range(len(hourly) - 2), key=lambda hour: sum(hourly[hour : hour + 3]))
    assert desk.opens + busiest == 12


def test_what_148_hours_buy(desk: WeekSettings) -> None:
    def use(tasks: Mapping[str, str], lo: Sequence[str], channels: str) -> tuple[float, int, int]:
        one = week(desk, {"chiu": MIDDLE, "lo": lo}, {"wan": "all", **tasks}, channels=channels)
        return one.hours, emails(one), of_100(one.outcome.hung_up)

    nobody = ("",) * 5
    learns = {"siddiqui": "learns"}
    assert use({}, (*MORNINGS[:4], ""), "now") == (148, 92, 24)
    assert use({}, MONDAY_AND_TUESDAY, "portal") == (148, 95, 18)
    assert use(learns, nobody, "portal") == (148, 100, 39)
    assert use(learns, MONDAY_AND_TUESDAY, "now") == (148, 99, 45)


def test_the_two_plans_of_the_table(desk: WeekSettings, lesson: Text) -> None:
    plans = (
        week(desk),
        week(desk, tasks={"wan": "writes"}),
        week(desk, {"chiu": MIDDLE, "lo": MORNINGS}, {"wan": "all"}, channels="portal"),
    )
    assert cells(lesson, "Paid hours") == [f"{one.hours:g}" for one in plans]
    assert cells(lesson, "Whole desk busy") == [f"{of_100(one.outcome.occupancy)} %" for one in plans]
    people = [f"{at_work(one)['wan']} %, {at_work(one)['ho']} %" for one in plans]
    assert cells(lesson, "Mr Wan, Mr Ho busy") == people
    assert cells(lesson, "An e-mail waits") == [
        *(f"{wait(one)} working hours" for one in plans[:2]),
        f"{plans[2].outcome.of('email').wait:.0f} minutes",
    ]
    still = [f"{one.outcome.of('email').open / desk.runs:.0f}" for one in plans]
    assert cells(lesson, "E-mails still open on Friday at 18:00") == still
    callers = [f"{of_100(one.outcome.hung_up)} of 100" for one in plans]
    assert cells(lesson, "Callers who hang up") == callers
    again = [f"{of_100(one.outcome.again)} of 100" for one in plans]
    assert cells(lesson, "Would come again, by an assumption") == again
    # Two of them have less than half of their time to do: the sentence that says otherwise is wrong.
    assert min(plans[2].at_work["chiu"], plans[2].at_work["siddiqui"]) < 0.5


def test_complaints_about_a_hand_over(data: Year, lesson: Text) -> None:
    hand_over, others = (
        [row for row in data.complaints.rows if (row["cause"] == "hand-over without file") is so]
        for so in (True, False)
    )
    assert cells(lesson, "Complaints") == [str(len(hand_over)), str(len(others))]
    kindness = [f"{fmean(row['kindness'] for row in part):.2f}" for part in (hand_over, others)]
    assert cells(lesson, "Mean score for kindness") == kindness
    again = [sum(row["again"] for row in part) for part in (hand_over, others)]
    assert cells(lesson, "Of these, came again within 60 days, in 2025") == [str(one) for one in again]
    assert [of_100(again[0] / len(hand_over)), of_100(again[1] / len(others))] == [42, 3]


def test_the_sea_desk_had_ten_in_the_summer(data: Year, lesson: Text) -> None:
    causes = [row["cause"] for row in data.complaints.rows if row["desk"] == "sea" and summer(row)]
    assert causes.count("hand-over without file") == 10
    assert key(lesson, "16-did-it-help")["answer"] == of_100((10 - 6) / 10)


def summer(row: Mapping[str, Any]) -> bool:
    return row["opened"].month in (6, 7, 8)
