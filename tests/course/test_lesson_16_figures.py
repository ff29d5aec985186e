"""What lesson 16 says of the year of data and of its simulator is what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from frontline.content.places import here
from frontline.content.reading import structure
from frontline.content.text import ExploreBlock, Prose, Text
from frontline.content.year import Year, read_year
from frontline.explorations.desk import desk
from frontline.explorations.settings.desk import DeskSettings
from frontline.models.desk import Outcome, draw, outcome, serve

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
            str(row["absence_days"]),
            f"{row['staff_satisfaction']:.2f}",
            f"{row['attitude']:.2f}",
            percent(row["promise_kept"]),
            percent(row["satisfied"]),
        ]
        for name, number in MONTHS.items()
        for row in [air[number]]
    }


def test_customers_contacted_the_desk_as_often_as_before(data: Year, prose: str) -> None:
    air = months(data, "air")
    june, september = (round(air[month]["heads"] * air[month]["contacts_per_head"]) for month in (6, 9))
    assert f"{june} times in June, {september} times in September" in prose
    assert round(100 * (air[9]["contacts_per_head"] / air[6]["contacts_per_head"] - 1)) == 66


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
    assert f"keep {kept[0]}, {kept[1]} and {kept[2]} % of their promises" in prose
    assert f"the score for attitude is {air[10]['attitude']:.2f}, lower" in prose


def test_the_sea_desk_called_back_no_sooner_with_the_longer_promise(data: Year) -> None:
    def in_time(month: int, hours: float | None = None) -> tuple[int, int]:
        rows = [row for row in data.calls.rows if row["desk"] == "sea" and row["asked"].month == month]
        return sum(row["hours_taken"] <= (hours or row["promise_hours"]) for row in rows), len(rows)

    assert (in_time(9), in_time(10), in_time(10, 2)) == ((21, 31), (29, 31), (21, 31))


def test_the_case_for_those_without_a_job_is_the_sea_desk_s(data: Year, prose: str) -> None:
    january, february = (months(data, "sea")[month] for month in (1, 2))
    for row in (january, february):
        assert re.search(
            rf"{row['contacts_per_head']}[^.]*, .*{row['attitude']:.2f}.*{percent(row['promise_kept'])}",
            prose,
        )


@pytest.fixture(scope="module")
def settings(lesson: Text) -> DeskSettings:
    [plain] = [
        part.settings for part in lesson.parts if isinstance(part, ExploreBlock) and part.id == "16-desk"
    ]
    return structure(dict(plain), DeskSettings, "16-desk")


def shown(
    settings: DeskSettings, callers: int, writers: int, volume: int = 100, promise: int = 120
) -> Outcome:
    values = {
        "heads_callers": callers,
        "heads_writers": writers,
        "volume": volume,
        "promise_back": promise,
        "patience": 4,
    }
    planned = desk(settings, values)
    return outcome(serve(planned, draw(planned, settings.days, settings.seed)))


def test_a_writer_who_leaves_is_seen_in_the_waits_and_hardly_elsewhere(settings: DeskSettings) -> None:
    five, four = shown(settings, 2, 3), shown(settings, 2, 2)
    assert [round(100 * one.of("email").kept) for one in (five, four)] == [100, 100]
    assert (round(five.of("email").wait), round(four.of("email").wait / 60, 1)) == (12, 1.7)
    assert [round(100 * one.of("back").kept) for one in (five, four)] == [87, 26]
    assert round(four.of("back").wait / 60, 1) == 19.8
    assert [round(100 * one.occupancy) for one in (five, four)] == [50, 61]
    assert [round(100 * one.satisfied) for one in (five, four)] == [93, 91]


def test_callers_hang_up_when_one_of_two_leaves_the_calls(settings: DeskSettings) -> None:
    assert round(100 * shown(settings, 1, 3).hung_up) == 42
    busy = shown(settings, 1, 3, volume=120)
    assert (round(100 * busy.hung_up), round(busy.of("email").wait)) == (48, 20)


def test_a_fifth_more_costs_minutes_with_five_people_and_hours_with_four(settings: DeskSettings) -> None:
    assert round(shown(settings, 2, 3, volume=120).of("email").wait) == 17
    four = shown(settings, 2, 2, volume=120).of("email")
    assert (round(four.wait / 60, 1), round(100 * four.kept)) == (6.6, 35)


def test_a_longer_promise_moves_the_share_and_not_the_wait(settings: DeskSettings) -> None:
    short, long = shown(settings, 1, 3, 120), shown(settings, 1, 3, 120, promise=240)
    assert [round(100 * one.of("back").kept) for one in (short, long)] == [72, 83]
    assert [round(one.of("back").wait) for one in (short, long)] == [96, 96]
    assert round(100 * long.satisfied) - round(100 * short.satisfied) == 1
