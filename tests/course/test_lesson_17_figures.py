"""What lesson 17 says of scores, sheets, cards, comments and days is what the data and the calendar say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from statistics import fmean
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.models.working_time import WorkingTime

from .said import Facts, Lessons, cells, key, prose, weekdays

LESSON = "17-service-attitude"
COUNTERS = {
    "Head office": "head_office",
    "Airport": "airport_counter",
    "Kwai Chung": "kwai_chung_counter",
}


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


def test_every_weekday_is_that_of_the_calendar(places: Places) -> None:
    """All dates are of 2026; only the sheet is of April 2025."""
    named = list(weekdays(re.sub(r"\s+", " ", (places.lessons / f"{LESSON}.md").read_text())))
    assert len(named) > 10
    for day, number, month in named:
        assert f"{date(2025 if month == 4 else 2026, month, number):%A}" == day, (day, number, month)


def test_the_air_desk_rose_to_the_highest_score_while_its_promise_fell(data: Year, lesson: Text) -> None:
    air = {row["month"]: row for row in data.desk_months.rows if row["desk"] == "air"}
    october, december = air["2025-10"], air["2025-12"]
    assert (october["attitude"], december["attitude"]) == (4.07, 4.59)
    assert december["attitude"] == max(row["attitude"] for row in data.desk_months.rows)
    assert [round(100 * row["promise_kept"]) for row in (october, december)] == [96, 88]
    assert "from 4.07 to 4.59" in prose(lesson)


def test_sheets_and_cards_by_first_and_later_visits(data: Year, facts: Facts, lesson: Text) -> None:
    for name, counter in COUNTERS.items():
        sheets = [one for one in facts["mystery"].values() if one["place"] == counter]
        cards = [row for row in data.counters.rows if row["counter"] == counter]
        shown = cells(lesson, name)
        for column, first in enumerate((True, False)):
            scores = [one["communication"] for one in sheets if one["first"] is first]
            assert len(scores) == 3
            assert shown[column] == f"{fmean(scores):.2f}"
            own = [row["courtesy"] for row in cards if row["first_visit"] is first]
            assert re.match(rf"{fmean(own):.2f} \({len(own)}\b", shown[2 + column]), (name, first)


def test_the_sheet_that_is_quoted(facts: Facts) -> None:
    (sheet,) = (one for one in facts["mystery"].values() if one["date"] == "29 April 2025")
    assert (sheet["place"], sheet["time"]) == ("kwai_chung_counter", "15:40")
    assert "Nobody looked up, and the answer was" in sheet["seen"]


def test_one_hard_call_made_the_fall(lesson: Text) -> None:
    number = key(lesson, "17-the-other-nine")
    points, contacts = 4.00 * 10, 10
    assert number["answer"] == round((points - 1) / (contacts - 1), 2)
    slips = {round((points - 1) / contacts, 2), round(points / (contacts - 1), 2), round((43 - 1) / 9, 2)}
    assert set(number["mistakes"]) == slips


def test_the_last_day_of_each_question(facts: Facts, lesson: Text) -> None:
    rows = key(lesson, "17-after-list")["rows"]
    days = int(facts["guidelines"]["figures"]["after"]["value"])
    last = {"thu": 23, "fri": 24, "sat": 25, "mon": 27, "tue": 28}
    for row, delivered in {"chow": 21, "tern": 22, "tidepool": 23, "mehta": 24}.items():
        best = max(rows[row]["day"]["options"], key=rows[row]["day"]["options"].get)
        assert last[best] == after(date(2026, 7, delivered), days).day


def after(day: date, working_days: int) -> date:
    """Return the working day that is so many after a day, which itself does not count."""
    clock, left = WorkingTime(), working_days
    while left:
        day = date.fromordinal(day.toordinal() + 1)
        left -= clock.works(day)
    return day


def test_each_comment_is_in_one_heap(lesson: Text) -> None:
    numbers = [int(one) for one in re.findall(r"^\| (\d+) \|", prose(lesson), re.MULTILINE)]
    assert numbers == list(range(1, 13))
    rows: Mapping[str, Any] = key(lesson, "17-twelve-comments")["rows"]
    assert sum(row["many"]["answer"] for row in rows.values()) == 12
