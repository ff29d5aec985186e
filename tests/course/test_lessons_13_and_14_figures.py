"""What lessons 13 and 14 say of the year of data, the calendar and the promises is what these say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from statistics import fmean
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.year import Year
from frontline.models.profit_chain import links, quarters
from frontline.models.working_time import WorkingTime

from .said import Facts, Lessons, cells, key, prose, weekdays

STRATEGY, ENCOUNTERS = "13-why-customers-matter", "14-service-encounters"
MARGINS = {
    "Aldine Biologics": "aldine_biologics",
    "Lumen Toys": "lumen_toys",
    "Tidepool": "tidepool_home",
    "Golden Reed": "golden_reed",
    "Orchid Lane": "orchid_lane",
    "Pocket Heron": "pocket_heron",
    "Mrs Chow": "chow_lai_ching",
}
Rows = list[Mapping[str, Any]]


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


@pytest.mark.parametrize("lesson", [STRATEGY, ENCOUNTERS])
def test_every_weekday_is_that_of_the_calendar(places: Places, lesson: str) -> None:
    """All dates are of 2026; only the voucher came in November 2025."""
    written = re.sub(r"\s+", " ", (places.lessons / f"{lesson}.md").read_text())
    named = list(weekdays(written))
    assert len(named) > 5
    for day, number, month in named:
        assert f"{date(2025 if month == 11 else 2026, month, number):%A}" == day, (day, number, month)


# Lesson 13: margins


def margin(rows: Rows) -> int:
    return sum(row["margin_hkd"] for row in rows)


@pytest.fixture
def shipments(data: Year) -> Rows:
    return list(data.shipments.rows)


def of(rows: Rows, customer: str) -> Rows:
    return [row for row in rows if row["customer"] == customer]


def test_the_margins_are_those_of_the_shipments(shipments: Rows, lessons: Lessons) -> None:
    text = prose(lessons[STRATEGY])
    for short, customer in MARGINS.items():
        line = next(line for line in text.splitlines() if line.startswith(f"| {short}"))
        assert f"HK${margin(of(shipments, customer)):,} |" in line, short


def test_what_all_together_bring(shipments: Rows, lessons: Lessons, facts: Facts) -> None:
    others = of(shipments, "other")
    files = [row for row in shipments if row["customer"] != "other"]
    assert len({row["customer"] for row in files}) == 13
    assert (round(margin(files), -3), round(margin(others), -3)) == (959_000, 157_000)
    mean = margin(others) / len(others)
    assert round(mean) == 372
    assert round(margin(of(shipments, "aldine_biologics")) / round(mean)) == 402
    share = 959 / (959 + 50 * 157)
    number = key(lessons[STRATEGY], "13-share-of-the-files")
    assert round(100 * share) == number["answer"] == 11
    mistakes = set(number["mistakes"])
    assert {
        round(100 * 959 / (959 + 157)),
        round(100 * 959 / (50 * 157)),
        round(100 * (1 - share)),
    } == mistakes


def test_a_spot_customer_brings_more_than_one_with_a_contract(shipments: Rows, facts: Facts) -> None:
    assert facts["customers"]["golden_reed"]["segment"] == "spot"
    assert facts["customers"]["orchid_lane"]["segment"] == "contract"
    assert margin(of(shipments, "golden_reed")) > margin(of(shipments, "orchid_lane"))


# Lesson 13: the chain


def test_the_chain_of_the_year(data: Year, lessons: Lessons, places: Places) -> None:
    rows = quarters(data.desk_months.rows)
    found = [one.correlation for one in links([one.figures for one in rows])]
    assert [f"{one:+.2f}" for one in found] == ["-0.60", "-0.56", "+0.68", "+0.80", "+0.78"]
    without = [one.figures for one in rows if (one.desk, one.quarter) != ("air", 3)]
    sizes = [abs(one.correlation) for one in links(without)]
    assert (round(min(sizes), 2), round(max(sizes), 2)) == (0.47, 0.76)
    assert all(abs(a) > b for a, b in zip(found, sizes, strict=True))
    written = (places.lessons / f"{STRATEGY}.md").read_text()
    assert "between 0.47 and 0.76" in written
    assert "−0.60 and −0.56" in written


def test_the_sea_desk_s_first_quarter_was_its_weakest(data: Year) -> None:
    sea = {one.quarter: one.figures for one in quarters(data.desk_months.rows) if one.desk == "sea"}
    assert round(sea[1].promise_kept, 2) == 0.85
    assert all(sea[1].promise_kept < sea[later].promise_kept for later in (2, 3, 4))
    january = next(row for row in data.desk_months.rows if (row["desk"], row["month"]) == ("sea", "2025-01"))
    assert january["left"] == 1


def test_the_recommendation_score_rose_by_one_of_its_parts(data: Year, lessons: Lessons) -> None:
    scores = []
    for quarter, keen, unwilling in (("2025-Q1", 54, 50), ("2025-Q4", 54, 25)):
        answers = [row["recommend"] for row in data.surveys.rows if row["quarter"] == quarter]
        assert len(answers) == 160
        assert sum(answer >= 9 for answer in answers) == keen
        assert sum(answer <= 6 for answer in answers) == unwilling
        scores.append(100 * (keen - unwilling) / len(answers))
    assert [f"{score:.1f}" for score in scores] == ["2.5", "18.1"]
    assert round(scores[1] - scores[0]) == 16


# Lesson 13: two segments


@pytest.mark.parametrize(("segment", "people", "column"), [("contract", 43, 0), ("ecommerce", 26, 1)])
def test_importance_and_performance_by_segment(
    data: Year, lessons: Lessons, segment: str, people: int, column: int
) -> None:
    of_segment = {row["id"] for row in data.surveys.rows if row["segment"] == segment}
    views = [row for row in data.priorities.rows if row["answer"] in of_segment]
    assert len({row["answer"] for row in views}) == people
    for attribute in (
        "told early when something goes wrong",
        "a quick answer",
        "one person who knows my file",
        "papers without mistakes",
        "a clear price",
        "a newsletter with market news",
    ):
        own = [row for row in views if row["attribute"] == attribute]
        pair = ", ".join(f"{fmean(row[what] for row in own):.2f}" for what in ("importance", "performance"))
        assert cells(lessons[STRATEGY], attribute)[column] == pair, attribute


@pytest.fixture
def log(data: Year, facts: Facts) -> Mapping[str, Rows]:
    """The requests of customers on file, by segment."""
    segments = {name: one["segment"] for name, one in facts["customers"].items()}
    return {
        segment: [row for row in data.requests.rows if segments.get(row["customer"]) == segment]
        for segment in ("contract", "ecommerce")
    }


def in_time(rows: Rows) -> str:
    kept = sum(row["hours_taken"] <= row["promise_hours"] for row in rows)
    return f"{kept} of {len(rows)}, {kept / len(rows):.0%}".replace("%", " %")


@pytest.mark.parametrize(("segment", "column"), [("contract", 0), ("ecommerce", 1)])
def test_the_rows_of_the_case_log(
    log: Mapping[str, Rows], lessons: Lessons, segment: str, column: int
) -> None:
    rows, text = log[segment], lessons[STRATEGY]
    news = [row for row in rows if row["kind"] == "exception"]
    chats = [row for row in rows if row["channel"] == "chat"]
    again = sum(row["again_within_7_days"] for row in rows)
    assert cells(text, "bad news told in time")[column] == in_time(news)
    assert cells(text, "chats answered in time")[column] == in_time(chats)
    share = f"{again} of {len(rows)}, {again / len(rows):.0%}".replace("%", " %")
    assert cells(text, "same matter again within 7 days")[column] == share


def late(rows: Rows) -> Rows:
    return [row for row in rows if row["hours_taken"] > row["promise_hours"]]


def test_where_it_was_late(log: Mapping[str, Rows]) -> None:
    news = late([row for row in log["contract"] if row["kind"] == "exception"])
    assert (sum(row["customer"] == "aldine_biologics" for row in news), len(news)) == (5, 12)
    chats = late([row for row in log["ecommerce"] if row["channel"] == "chat"])
    assert (sum(12 <= row["opened"].hour < 15 for row in chats), len(chats)) == (9, 14)


def test_what_is_said_of_the_shops(log: Mapping[str, Rows], data: Year) -> None:
    shops = log["ecommerce"]
    assert {row["customer"] for row in shops} == {"tidepool_home", "pocket_heron"}
    where = sum(row["kind"] == "status" for row in shops)
    assert (where, len(shops), round(100 * where / len(shops))) == (158, 366, 43)
    chats = [row for row in of(shops, "tidepool_home") if row["channel"] == "chat"]
    assert in_time(chats).startswith("74 of 80")
    alike = [
        row
        for row in data.complaints.rows
        if (row["customer"], row["matter"], row["cause"])
        == ("tidepool_home", "misunderstanding", "hand-over without file")
    ]
    assert len(alike) == 7


def test_the_day_of_the_voucher(log: Mapping[str, Rows]) -> None:
    """Dr Rahman's bad news: known on a Tuesday afternoon, told on Wednesday."""
    news = [
        row
        for row in log["contract"]
        if row["customer"] == "aldine_biologics" and row["opened"] == at("2025-11-11 16:13")
    ]
    assert [row["answered"] for row in news] == [at("2025-11-12 09:49")]


# Lesson 14: the days that it names


def test_answers_to_complaints_are_due_after_five_working_days(facts: Facts) -> None:
    assert "5 working days" in facts["promises"]["complaint"]["answer"]
    for came, due in (("05-26 15:10", "06-02"), ("05-27 16:30", "06-03"), ("05-28 10:20", "06-04")):
        assert f"{WorkingTime().due_in_days(at(f'2026-{came}'), 5):%m-%d}" == due


def test_notices_count_calendar_days(facts: Facts) -> None:
    air, sea = (int(facts["terms"]["figures"][name]["value"]) for name in ("air_damage", "sea_hidden"))
    delivered = date(2026, 5, 27)
    assert delivered + timedelta(days=air) == date(2026, 6, 10)
    assert delivered + timedelta(days=sea) == date(2026, 5, 30)


def test_the_acknowledgement_of_the_question() -> None:
    assert WorkingTime().due(at("2026-05-26 15:10"), 4) == at("2026-05-27 10:10")
