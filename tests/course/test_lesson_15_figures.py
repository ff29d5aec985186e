"""What lesson 15 says of the mystery sheets, the cards, the survey and the complaints is what they say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from statistics import fmean
from typing import Any

import pytest

from frontline.content.text import Text
from frontline.content.year import Year

from .said import Facts, Lessons, Settings, cells, key, prose

LESSON = "15-first-impressions"
WALKS = {
    "15-head-office": "head_office",
    "15-airport": "airport_counter",
    "15-kwai-chung": "kwai_chung_counter",
}
SCORES = {
    "environment": "environment",
    "communication": "communication",
    "time": "time_taken",
    "solution": "solution",
}
BUSY = (time(18, 30), time(19, 30))
Visits = list[Mapping[str, Any]]


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


def sheets(facts: Facts, counter: str) -> Visits:
    return [sheet for sheet in facts["mystery"].values() if sheet["place"] == counter]


def visits(data: Year, counter: str) -> Visits:
    return [row for row in data.counters.rows if row["counter"] == counter]


def busy(row: Mapping[str, Any]) -> bool:
    return BUSY[0] <= row["arrived"].time() < BUSY[1]


def late(rows: Visits) -> int:
    return sum(row["minutes_waited"] > 15 for row in rows)


@pytest.mark.parametrize("walk", WALKS)
def test_the_scores_beside_the_learner_s_are_means_of_six_sheets(
    facts: Facts, settings: Settings, walk: str
) -> None:
    found = sheets(facts, WALKS[walk])
    assert len(found) == 6
    seen = {name: one.seen for name, one in settings(LESSON, walk).factors.items() if one.seen is not None}
    assert seen == {
        name: round(fmean(sheet[column] for sheet in found), 2) for name, column in SCORES.items()
    }


def test_ms_tam_s_means(facts: Facts, lesson: Text) -> None:
    office, airport, kwai_chung = (
        fmean(sheet[column] for sheet in sheets(facts, counter) for column in SCORES.values())
        for counter in WALKS.values()
    )
    assert (office, airport, kwai_chung) == (3.625, 3.875, 3.75)
    assert "head office 3.6, Kwai Chung 3.8, airport 3.9" in prose(lesson)


def test_the_screen_stands_in_three_sheets(facts: Facts) -> None:
    told = [one["date"] for one in sheets(facts, "head_office") if "screen" in one["seen"]]
    assert told == ["14 May 2025", "10 July 2025", "3 December 2025"]


def test_the_table_is_that_of_the_cards(data: Year, lesson: Text) -> None:
    airport, kwai_chung = visits(data, "airport_counter"), visits(data, "kwai_chung_counter")
    for label, rows in {
        "Head office": visits(data, "head_office"),
        "Airport": airport,
        "– from 18:30 to 19:30": [row for row in airport if busy(row)],
        "– all other hours": [row for row in airport if not busy(row)],
        "Kwai Chung": kwai_chung,
        "– first visits": [row for row in kwai_chung if row["first_visit"]],
        "– later visits": [row for row in kwai_chung if not row["first_visit"]],
    }.items():
        solved = sum(row["solved"] for row in rows)
        shown = cells(lesson, label)
        assert shown[:4] == [
            f"{len(rows)}",
            f"{fmean(row['minutes_waited'] for row in rows):.1f}",
            f"{late(rows)}",
            f"{fmean(row['courtesy'] for row in rows):.2f}",
        ], label
        assert shown[4] in (f"{solved}", f"{solved} ({solved / len(rows):.0%})".replace("%", " %")), label


def test_the_count_at_the_door_misses_the_standard(data: Year, lesson: Text) -> None:
    airport = visits(data, "airport_counter")
    in_time = {
        hour: 1 - late(rows) / len(rows)
        for hour in (True, False)
        for rows in [[row for row in airport if busy(row) is hour]]
    }
    assert round(200 * in_time[True] + 800 * in_time[False]) == 852
    assert key(lesson, "15-at-the-door")["answer"] == round(20 * in_time[True] + 80 * in_time[False]) == 85


def test_who_left_the_head_office_with_nothing(data: Year, lesson: Text) -> None:
    rows = visits(data, "head_office")
    left, helped = ([row for row in rows if row["solved"] is solved] for solved in (False, True))
    noon = [row for row in rows if row["arrived"].hour in (12, 13)]
    assert (len(left), len(rows), len(noon)) == (14, 106, 27)
    assert sum(not row["solved"] for row in noon) == 8
    courtesy = [f"{fmean(row['courtesy'] for row in part):.2f}" for part in (left, helped)]
    assert courtesy == ["4.43", "4.29"]
    assert "at 4.43, the others at 4.29" in prose(lesson)


def test_complaints_about_attitude_at_the_counters_have_one_cause(data: Year) -> None:
    causes = [
        row["cause"]
        for row in data.complaints.rows
        if row["desk"] == "counters" and row["matter"] == "attitude"
    ]
    assert causes == ["first step not explained"] * 4


def test_rooms_are_better_than_expected_and_help_is_slower(data: Year, lesson: Text) -> None:
    rows = data.surveys.rows
    means = [
        f"{fmean(row[f'{side}_{part}'] for row in rows):.1f}"
        for part in ("tangibles", "responsiveness")
        for side in ("expected", "perceived")
    ]
    assert (len(rows), means) == (640, ["4.9", "5.3", "6.2", "5.1"])
    assert "expect 4.9 of rooms" in prose(lesson)
    assert "they expect 6.2 and find 5.1" in prose(lesson)
