"""What lesson 20 says of calls, e-mails, a lane, orders, gaps and one customer is what the year says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from math import ceil
from statistics import fmean, median
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.callbacks import moves
from frontline.explorations.control import By, chart, periods
from frontline.explorations.gaps import chosen, scored
from frontline.models.control import Rule, u_chart
from frontline.models.estimates import share
from frontline.models.gaps import Dimension

from .said import Lessons, Settings, cells, key, weekdays

LESSON = "20-measuring-service"
Row = dict[str, Any]
THREE = ("sea", "air", "express")
"""The desks that answer e-mails."""


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


@pytest.fixture
def whole(places: Places) -> str:
    """Return the lesson's file as one line."""
    return re.sub(r"\s+", " ", (places.lessons / f"{LESSON}.md").read_text())


def calls(data: Year, first: int, last: int, desk: str = "") -> list[Row]:
    return [
        one for one in data.calls.rows if first <= one["asked"].month <= last and desk in ("", one["desk"])
    ]


def within(rows: Sequence[Row], hours: float) -> int:
    return sum(one["hours_taken"] <= hours for one in rows)


def kept(rows: Sequence[Row]) -> int:
    return sum(one["hours_taken"] <= one["promise_hours"] for one in rows)


def test_every_weekday_is_that_of_the_calendar(whole: str) -> None:
    """The first ship that was late left in June 2025; all else is of January 2026."""
    named = list(weekdays(whole))
    assert len(named) >= 3
    for day, number, month in named:
        assert f"{date(2025 if month == 6 else 2026, month, number):%A}" == day, (day, number, month)


def test_calls_back_mean_median_and_the_slowest_tenth(data: Year, whole: str) -> None:
    for (first, last), n, mean, half, slow in (((1, 3), 370, 1.2, 1.1, 1.9), ((10, 12), 381, 2.0, 1.6, 3.8)):
        taken = sorted(one["hours_taken"] for one in calls(data, first, last))
        assert (len(taken), round(fmean(taken), 1), round(median(taken), 1)) == (n, mean, half)
        assert round(taken[ceil(0.9 * n) - 1], 1) == slow
    assert "from 1.2 to 2.0 hours" in whole
    assert "from 1.1 to 1.6" in whole
    assert "1.9 hours or more, and then 3.8" in whole


def test_the_promise_is_kept_more_often_and_customers_wait_longer(data: Year, settings: Settings) -> None:
    before, since = calls(data, 7, 9), calls(data, 10, 12)
    assert (len(before), len(since)) == (375, 381)
    assert [round(100 * kept(one) / len(one)) for one in (before, since)] == [76, 92]
    assert [round(100 * within(one, 2) / len(one)) for one in (before, since)] == [76, 62]
    falls, chance = [], []
    for half_hours in range(2, 13):
        hours = half_hours / 2
        said = moves(*(share(within(one, hours), len(one)) for one in (before, since)))
        assert not said.startswith("rises")
        (falls if said.startswith("falls") else chance).append(hours)
    assert falls == [1.5, 2, 2.5, 3]
    assert chance[:3] == [1, 3.5, 4]
    found = settings(LESSON, "20-callbacks").found
    assert "At 1.5, 2, 2.5 and 3 hours the share falls" in found
    counters = [calls(data, 7, 9, "counters"), calls(data, 10, 12, "counters")]
    assert [(len(one), round(100 * kept(one) / len(one))) for one in counters] == [(18, 78), (18, 78)]
    assert [within(one, 2) for one in counters] == [14, 6]
    falling = {
        desk
        for desk in (*THREE, "counters", "hotline")
        if moves(
            *(share(within(one, 2), len(one)) for one in (calls(data, 7, 9, desk), calls(data, 10, 12, desk)))
        ).startswith("falls")
    }
    assert falling == {"counters", "hotline"}


def test_the_air_desks_94_per_cent(data: Year, lesson: Text) -> None:
    air = calls(data, 10, 12, "air")
    assert (len(air), within(air, 2), within(air, 4), round(100 * kept(air) / len(air))) == (104, 71, 98, 94)
    number = key(lesson, "20-points-of-the-promise")
    assert number["answer"] == round(100 * (98 - 71) / 104)
    for month, n, percent in ((9, 36, 83), (10, 33, 94)):
        own = calls(data, month, month, "air")
        assert (len(own), round(100 * kept(own) / len(own))) == (n, percent)


def test_signals_by_month(settings: Settings) -> None:
    measures = settings(LESSON, "20-control").measures

    def beyond(name: str, baseline: int) -> list[int]:
        found = periods(measures[name], By.MONTH)
        made = chart(measures[name], found, baseline)
        return [found[one.index].begins.month for one in made.signals if one.rule is Rule.BEYOND_LIMITS]

    first = {name: beyond(name, 4) for name in measures}
    assert first == {
        "within_2": [5, 6, 7, 8, 9, 10, 11, 12],
        "email": [],
        "monday": [],
        "perfect": [8],
        "lane": [7, 8, 9, 10, 11, 12],
        "complaints": [],
    }
    year = {name: beyond(name, 12) for name in measures}
    assert (year["email"], year["perfect"]) == ([], [])
    assert set(year["within_2"]) == {1, 2, 3, 4, 10, 11, 12}
    monday = measures["monday"]
    assert round(100 * chart(monday, periods(monday, By.MONTH), 4).centre) == 67


def test_the_late_lane(data: Year, whole: str) -> None:
    lane = [one for one in data.shipments.rows if one["lane"] == "INNSA-HKG"]
    since = date(2025, 6, 3)
    parts = [[one for one in lane if (one["departed"] >= since) is late] for late in (False, True)]
    assert [(sum(one["on_time"] for one in part), len(part)) for part in parts] == [(58, 63), (2, 69)]
    assert min(one["departed"] for one in parts[1]) == since
    days = [fmean((one["arrived"] - one["departed"]).days for one in part) for part in parts]
    assert [round(one) for one in days] == [16, 20]
    assert {(one["promised"] - one["departed"]).days for one in lane} == {20}
    assert "58 of 63 shipments were on time, and since then 2 of 69" in whole


def test_complaints_about_the_air_desk(data: Year, whole: str) -> None:
    counts = [
        sum(one["desk"] == "air" and one["opened"].month == month for one in data.complaints.rows)
        for month in range(1, 13)
    ]
    assert ", ".join(map(str, counts)) in whole
    made = u_chart(counts, [1.0] * 12, slice(7))
    assert (round(made.centre, 1), made.lower[0], round(made.upper[0], 1)) == (5.7, 0, 12.9)
    assert made.signals == ()
    kept_by_month = {
        row["month"]: row["promise_kept"] for row in data.desk_months.rows if row["desk"] == "air"
    }
    assert min(kept_by_month, key=lambda month: kept_by_month[month]) == "2025-08"


@pytest.mark.parametrize(
    ("label", "which"),
    [
        ("E-mails, sea desk", lambda one: one["channel"] == "email" and one["desk"] == "sea"),
        ("E-mails, air desk", lambda one: one["channel"] == "email" and one["desk"] == "air"),
        ("E-mails, express desk", lambda one: one["channel"] == "email" and one["desk"] == "express"),
        ("E-mails, all three", lambda one: one["channel"] == "email"),
        ("By phone, the same three desks", lambda one: one["channel"] == "phone" and one["desk"] in THREE),
    ],
)
def test_mondays_and_other_days(data: Year, lesson: Text, label: str, which: Callable[[Row], bool]) -> None:
    rows = [one for one in data.requests.rows if which(one) and one["kind"] != "exception"]
    for days, shown in zip(({0}, {1, 2, 3, 4}), cells(lesson, label), strict=True):
        own = [one for one in rows if one["opened"].weekday() in days]
        assert shown == f"{100 * kept(own) / len(own):.0f} % of {len(own)}"


def test_sundays_are_few(data: Year, whole: str) -> None:
    own = [
        one
        for one in data.requests.rows
        if one["channel"] == "email" and one["kind"] != "exception" and one["opened"].weekday() == 6
    ]
    found = share(kept(own), len(own))
    assert (kept(own), len(own)) == (22, 27)
    assert [round(100 * one) for one in (found.low, found.high)] == [63, 92]
    assert "Of 27 e-mails on Sundays, 22 were answered inside the promise: 81 %" in whole


def test_one_customer_in_five_tables(data: Year, lesson: Text) -> None:
    def quarters(rows: Sequence[Row], day: str) -> list[list[Row]]:
        own = [one for one in rows if one["customer"] == "orchid_lane"]
        return [[one for one in own if (one[day].month - 1) // 3 == number] for number in range(4)]

    delivered = quarters(data.shipments.rows, "delivered")
    assert cells(lesson, "Shipments delivered") == [str(len(one)) for one in delivered]
    asked = quarters(data.calls.rows, "asked")
    assert cells(lesson, "Calls back on time") == [f"{kept(one)} of {len(one)}" for one in asked]
    assert cells(lesson, "Complaints") == [str(len(one)) for one in quarters(data.complaints.rows, "opened")]
    assert cells(lesson, "Requests; of these, came again in 7 days") == [
        f"{len(one)}; {sum(each['again_within_7_days'] for each in one)}"
        for one in quarters(data.requests.rows, "opened")
    ]
    everybody = calls(data, 10, 12)
    assert (kept(everybody) - kept(asked[3]), len(everybody) - len(asked[3])) == (348, 369)


def test_satisfaction_of_that_customers_people(data: Year, lesson: Text) -> None:
    for number, shown in enumerate(cells(lesson, "Two people, satisfaction of 5"), 1):
        own = [
            one["satisfaction"]
            for one in data.surveys.rows
            if one["customer"] == "orchid_lane" and one["quarter"] == f"2025-Q{number}"
        ]
        assert sorted(own) == sorted(int(one) for one in shown.split(", "))


def test_the_agents_gaps(data: Year, whole: str) -> None:
    agents = {
        quarter: {
            one.dimension: one for one in scored(chosen(data.surveys.rows, "agents", f"2025-Q{quarter}"))
        }
        for quarter in range(1, 5)
    }
    reliability = [agents[quarter][Dimension.RELIABILITY].gap for quarter in agents]
    assert [f"{one.value:.2f}" for one in reliability] == ["-0.46", "-0.44", "-0.39", "-1.10"]
    assert [one.n for one in reliability] == [13, 16, 18, 21]
    assert (f"{reliability[2].low:.2f}", f"{reliability[2].high:.2f}") == ("-0.84", "0.07")
    for quarter, apart in ((1, False), (2, True), (3, True), (4, True)):
        rooms, prompt = (agents[quarter][one].gap for one in (Dimension.TANGIBLES, Dimension.RESPONSIVENESS))
        assert (rooms.low > prompt.high) is apart
    assert (f"{reliability[3].low:.2f}", f"{reliability[3].high:.2f}") == ("-1.77", "-0.42")
    response = [agents[quarter][Dimension.RESPONSIVENESS].gap.value for quarter in agents]
    assert ", ".join(f"−{-one:.2f}" for one in response) in whole


def test_perfect_orders_and_their_parts(data: Year, whole: str) -> None:
    rows = data.shipments.rows
    parts = [
        100 * fmean(one[name] for one in rows)
        for name in ("on_time", "complete", "undamaged", "papers_right")
    ]
    assert [f"{one:.1f}" for one in parts] == ["87.5", "98.1", "98.7", "96.7"]
    assert round(fmean(parts)) == 95

    def perfect(some: Sequence[Row]) -> int:
        return sum(
            one["on_time"] and one["complete"] and one["undamaged"] and one["papers_right"] for one in some
        )

    assert (perfect(rows), len(rows)) == (1442, 1764)
    others = [one for one in rows if one["lane"] != "INNSA-HKG"]
    assert (perfect(others), len(others)) == (1383, 1632)
    assert "1,383 of 1,632, or 85 %" in whole


def test_first_contact_resolution_of_the_express_desk(data: Year, lesson: Text) -> None:
    rows = [
        one
        for one in data.requests.rows
        if one["desk"] == "express" and one["kind"] in ("status", "charge") and one["matter"] == one["id"]
    ]
    once = [one for one in rows if one["contacts"] == 1]
    solved = [one for one in once if one["outcome"] == "solved"]
    back = sum(one["again_within_7_days"] for one in solved)
    assert (len(rows), len(once), len(solved), back) == (351, 255, 237, 11)
    number = key(lesson, "20-first-contact")
    assert number["answer"] == round(100 * (237 - 11) / 351)
    slips = (255 / 351, 237 / 351, 226 / 237, (255 - 11) / 351)
    assert set(number["mistakes"]) == {round(100 * slip) for slip in slips}
