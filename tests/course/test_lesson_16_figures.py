"""What lesson 16 says of the year of data and of its simulator is what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from frontline.content.places import here
from frontline.content.reading import structure
from frontline.content.text import ExploreBlock, Prose, Text
from frontline.content.year import Year, read_year
from frontline.explorations.desk import desk, worked
from frontline.explorations.settings.desk import CrewSettings, DeskSettings
from frontline.explorations.settings.journey import JourneySettings
from frontline.models.desk import Outcome
from frontline.models.flow import stopped

MONTHS = {"April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9}


@pytest.fixture(scope="module")
def data() -> Year:
    return read_year(here())


@pytest.fixture(scope="module")
def lesson(lessons: Mapping[str, Text]) -> Text:
    return lessons["16-the-service-cycle"]


@pytest.fixture(scope="module")
def prose(lesson: Text) -> str:
    return "\n".join(part.text for part in lesson.parts if isinstance(part, Prose))


def months(data: Year, desk: str) -> dict[int, dict[str, Any]]:
    """Return a desk's months by number."""
    return {int(row["month"][-2:]): row for row in data.desk_months.rows if row["desk"] == desk}


def percent(share: float) -> str:
    return f"{share:.0%}".replace("%", " %")


def test_the_table_is_that_of_the_air_desk(data: Year, prose: str) -> None:
    air = months(data, "air")
    shown = {
        cells[0]: cells[1:]
        for line in prose.splitlines()
        if (cells := [cell.strip() for cell in line.strip("|").split("|")])[0] in MONTHS
    }
    assert shown == {
        name: [
            str(row["heads"]),
            str(row["contacts_per_head"]),
            f"{row['staff_satisfaction']:.2f}",
            f"{row['attitude']:.2f}",
            percent(row["promise_kept"]),
            percent(row["satisfied"]),
        ]
        for name, number in MONTHS.items()
        for row in [air[number]]
    }


def test_the_worst_month_had_the_fewest_contacts(data: Year, prose: str) -> None:
    air = months(data, "air")
    june, july, august, september = (
        round(air[month]["heads"] * air[month]["contacts_per_head"]) for month in (6, 7, 8, 9)
    )
    said = f"{june} in June, {july:,} in July, {august} in August, {september} in September"
    assert said in prose
    assert august < min(june, july, september)
    assert min(MONTHS.values(), key=lambda month: air[month]["promise_kept"]) == 8
    assert round(100 * (air[9]["contacts_per_head"] / air[6]["contacts_per_head"] - 1)) == 66


def test_attitude_does_not_fall_with_the_promise(data: Year) -> None:
    air = {month: row for month, row in months(data, "air").items() if month in MONTHS.values()}
    scores = {month: row["attitude"] for month, row in air.items()}
    assert (min(scores.values()), max(scores.values())) == (4.08, 4.31)
    assert min(scores, key=lambda month: scores[month]) == 5
    kept = [round(100 * row["promise_kept"]) for row in air.values()]
    assert max(kept) - min(kept) == 30


def answered(data: Year, first: date, last: date) -> tuple[int, int]:
    """Return how many of the air desk's requests of these days were answered in time, and how many came."""
    rows = [
        row for row in data.requests.rows if row["desk"] == "air" and first <= row["opened"].date() <= last
    ]
    return sum(row["hours_taken"] <= row["promise_hours"] for row in rows), len(rows)


def test_so_many_requests_stand_behind_a_month_s_promise(data: Year, prose: str) -> None:
    each = [
        sum(row["desk"] == "air" and row["opened"].month == month for row in data.requests.rows)
        for month in MONTHS.values()
    ]
    assert f"of {min(each)} to {max(each)} requests a month" in prose


def test_the_value_of_now_is_that_of_the_days_before_the_story(data: Year, prose: str) -> None:
    kept, came = answered(data, date(2025, 10, 1), date(2025, 10, 14))
    said = f"Of {came} requests from 1 to 14 October, {kept} were answered in time: {percent(kept / came)}"
    assert said in prose
    assert all(
        row["answered"].date() <= date(2025, 10, 14)
        for row in data.requests.rows
        if row["desk"] == "air" and date(2025, 10, 1) <= row["opened"].date() <= date(2025, 10, 14)
    )


def test_the_fourth_colleague_began_before_the_story(data: Year) -> None:
    weeks = [row["week"] for row in data.rota.rows if row["person"] == "siddiqui"]
    assert min(weeks) == date(2025, 10, 6)


def test_requests_hardly_came_again_more_often(data: Year, prose: str) -> None:
    def again(*months: int) -> str:
        rows = [row for row in data.requests.rows if row["desk"] == "air" and row["opened"].month in months]
        return percent(sum(row["again_within_7_days"] for row in rows) / len(rows))

    before, summer = again(1, 2, 3, 4, 5, 6), again(7, 8, 9)
    assert f"before July {before} of requests came again within a week, in the summer {summer}" in prose


def test_both_complaints_about_attitude_in_july_had_a_slow_answer_behind_them(data: Year) -> None:
    causes = [
        row["cause"]
        for row in data.complaints.rows
        if (row["desk"], row["matter"], row["opened"].month) == ("air", "attitude", 7)
    ]
    assert causes == ["slow answer", "slow answer"]


def test_autumn_is_as_the_story_ends(data: Year, prose: str) -> None:
    air = months(data, "air")
    kept = [round(100 * air[month]["promise_kept"]) for month in (10, 11, 12)]
    assert f"kept {kept[0]}, {kept[1]} and {kept[2]} % of their promises" in prose
    assert f"the score for attitude was {air[10]['attitude']:.2f}, lower than in the summer" in prose
    load = [str(air[month]["contacts_per_head"]) for month in (10, 11, 12)]
    assert f"Contacts per person went down to {load[0]}, {load[1]} and {load[2]}" in prose
    satisfied = [round(100 * air[month]["satisfied"]) for month in (10, 11, 12)]
    assert f"{satisfied[0]}, {satisfied[1]} and {satisfied[2]} % of the customers were satisfied" in prose
    assert air[10]["attitude"] < min(air[month]["attitude"] for month in (7, 8, 9))


def test_the_old_promise_for_calls_back_gives_the_same_shares(data: Year) -> None:
    for month in (10, 11, 12):
        rows = [row for row in data.requests.rows if row["desk"] == "air" and row["opened"].month == month]
        by_phone = [
            row
            for row in rows
            if row["channel"] == "phone" and row["kind"] in ("booking", "document", "other")
        ]
        assert {row["promise_hours"] for row in by_phone} == {4}
        assert not [row for row in by_phone if 2 < row["hours_taken"] <= 4]


def test_the_sea_desk_called_back_no_sooner_with_the_longer_promise(data: Year) -> None:
    def in_time(month: int, hours: float | None = None) -> tuple[int, int]:
        rows = [row for row in data.calls.rows if row["desk"] == "sea" and row["asked"].month == month]
        return sum(row["hours_taken"] <= (hours or row["promise_hours"]) for row in rows), len(rows)

    assert (in_time(9), in_time(10)) == (in_time(9, 2), in_time(10, 4))
    assert (in_time(9, 2), in_time(9, 4)) == ((21, 31), (28, 31))
    assert (in_time(10, 2), in_time(10, 4)) == ((21, 31), (29, 31))
    assert [round(100 * calls / 31) for calls in (21, 28, 29)] == [68, 90, 94]


def test_the_case_for_those_without_a_job_is_the_sea_desk_s(data: Year, prose: str) -> None:
    january, february = (months(data, "sea")[month] for month in (1, 2))
    for row in (january, february):
        assert re.search(
            rf"{row['contacts_per_head']}[^.]*, .*{row['attitude']:.2f}.*{percent(row['promise_kept'])}",
            prose,
        )


def explored(lesson: Text, name: str) -> dict[str, Any]:
    [plain] = [part.settings for part in lesson.parts if isinstance(part, ExploreBlock) and part.id == name]
    return dict(plain)


def test_so_many_moments_begin_worse(lesson: Text) -> None:
    rings = structure(explored(lesson, "16-cycle"), JourneySettings, "16-cycle").journeys
    harm = {
        name: {
            step: len(stopped({one: what.needs for one, what in ring.steps.items()}, step))
            for step in ring.steps
        }
        for name, ring in rings.items()
    }
    most = {name: [step for step in of if of[step] == max(of.values())] for name, of in harm.items()}
    assert most == {"sea": ["agent"], "air": ["booking"], "express": ["label", "chat"]}
    assert [max(of.values()) for of in harm.values()] == [6, 7, 5]
    assert rings["sea"].steps["agent"].lane == "behind"
    assert all(list(of.values())[-1] == 0 for of in harm.values())


@pytest.fixture(scope="module")
def settings(lesson: Text) -> DeskSettings:
    return structure(explored(lesson, "16-desk"), DeskSettings, "16-desk")


def shown(
    settings: DeskSettings, talkers: int, writers: int, volume: int = 100, promise: int = 120
) -> Outcome:
    values = {
        "heads_talkers": talkers,
        "heads_writers": writers,
        "volume": volume,
        "promise_back": promise,
    }
    return worked(settings, desk(settings, values))


def whole(share: float) -> int:
    return round(100 * share)


def test_a_writer_who_leaves_is_seen_in_the_wait_and_hardly_elsewhere(settings: DeskSettings) -> None:
    five, four = shown(settings, 2, 3), shown(settings, 2, 2)
    assert (round(five.of("email").wait), round(four.of("email").wait / 60, 1)) == (19, 1.8)
    assert 5.5 < four.of("email").wait / five.of("email").wait < 6
    assert [whole(one.of("email").kept) for one in (five, four)] == [100, 97]
    assert [whole(one.of("back").kept) for one in (five, four)] == [100, 100]
    assert [f"{one.satisfied * 100:.0f}" for one in (five, four)] == ["94", "93"]
    assert [whole(one.crews[1]) for one in (five, four)] == [59, 86]
    assert whole(four.occupancy) == 56


def test_the_work_of_two_writers_is_what_the_number_question_says(settings: DeskSettings) -> None:
    email = settings.streams["email"]
    work = sum(email.hourly) * email.handle
    assert (work, work / 2 / 540, work / 3 / 540) == pytest.approx((1008, 0.9333, 0.6222), abs=1e-3)
    assert work / 2 / 480 == 1.05


def test_callers_hang_up_when_one_of_two_leaves_the_phone(settings: DeskSettings) -> None:
    assert whole(shown(settings, 1, 3).hung_up) == 50


def test_a_fifth_more_costs_minutes_with_five_people_and_hours_with_four(settings: DeskSettings) -> None:
    five, four = (shown(settings, 2, writers, volume=120).of("email") for writers in (3, 2))
    assert (round(five.wait), round(four.wait / 60, 1)) == (33, 7.1)
    assert round(four.open / settings.runs) == 31


def test_a_longer_promise_moves_the_share_and_not_the_wait(settings: DeskSettings) -> None:
    short, long = shown(settings, 1, 3), shown(settings, 1, 3, promise=240)
    assert [f"{one.of('back').kept:.0%}" for one in (short, long)] == ["81%", "97%"]
    assert [round(one.of("back").wait) for one in (short, long)] == [69, 69]


def test_two_measures_of_five_reach_the_aim_for_november(settings: DeskSettings) -> None:
    talkers, writers = settings.crews["talkers"], settings.crews["writers"]

    def measured(**crews: CrewSettings) -> tuple[int, int]:
        """Return how many of 100 e-mails are in time and how many of 100 callers hang up, at 120 %."""
        result = worked(evolve(settings, crews=crews), desk(evolve(settings, crews=crews), {"volume": 120}))
        return whole(result.of("email").kept), whole(result.hung_up)

    two = evolve(writers, heads=2)
    helper, peak = evolve(writers, heads=1, end=180), evolve(writers, heads=1, start=180, end=270)
    one, rest = evolve(talkers, heads=1), evolve(talkers, heads=1, start=180)
    assert measured(talkers=talkers, writers=two, helper=peak) == (90, 12)
    assert measured(talkers=talkers, writers=two, helper=helper) == (98, 12)
    assert measured(talkers=one, rest=rest, writers=two, helper=helper) == (98, 16)
    assert measured(talkers=one, writers=evolve(writers, heads=3)) == (100, 62)
    assert sum(settings.streams["phone"].hourly[:3]) == 3
    assert sum(settings.streams["email"].hourly[:3]) == 7
    assert sum(settings.streams["phone"].hourly[3:6]) == 8
    assert sum(settings.streams["email"].hourly[3:6]) == 12
    longer = evolve(settings.streams["email"], promise=480)
    relaxed = evolve(settings, streams={**settings.streams, "email": longer})
    assert whole(shown(relaxed, 2, 2, volume=120).of("email").kept) == 61
