"""The log: which entries there are, what they lack, and the hours that they count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from frontline.content.contents import Contents, LessonContents, UnitContents
from frontline.store.work import Work
from frontline.study.log import (
    Entry,
    LogHours,
    counted,
    entries,
    entry,
    hours_of,
    minutes,
    overfull,
    plain,
    problems,
    tasks_done,
)

TODAY = date(2026, 5, 14)
UNIT = {"code": "LOCUSM212A", "title": "Handle requests", "level": 2, "hours": 60.0, "complete": False}
BARE: dict[str, Any] = {"minutes": 80, "questions": (), "explorations": (), "terms": ()}
COURSE = Contents(
    units=(UnitContents(id="212A", project_hours=15.0, items={}, criteria={}, **UNIT),),  # type: ignore[arg-type]
    lessons=(
        LessonContents(file="07-steps", title="Steps", unit="212A", task="", **BARE),
        LessonContents(file="08-choosing", title="Choosing", unit="212A", task="08-task", **BARE),
        LessonContents(file="16-cycle", title="Cycle", unit="309A", task="16-task", **BARE),
    ),
    exercises=(),
    minutes_per_task=45,
    minutes_per_term=1.5,
)


def written(of: str = "08-task", number: int = 1, **more: str) -> Entry:
    return Entry(of=of, number=number, **{"date": "2026-05-12", "did": "Called the customer.", **more})


def log(*of: Entry, **also: object) -> Work:
    return Work(rest={"log": {**{one.name: plain(one) for one in of}, **also}})


def test_entries_of_one_task_come_in_the_order_in_which_they_were_begun() -> None:
    work = log(written(number=10), written(number=2), written(of="16-task"), written(of="project-212A"))
    assert [one.number for one in entries(work, "08-task")] == [2, 10]


def test_an_entry_comes_back_as_it_was_kept() -> None:
    one = written(result="She took it.", next="Ask first.", minutes="20", saved="2026-05-12T08:00:00+00:00")
    assert entries(log(one), "08-task") == (one,)


@pytest.mark.parametrize("name", ["08-task", "08-task/0", "08-task/x", "08-task/1/2", "/1", "08-task/-1"])
def test_what_has_no_name_of_an_entry_is_left_out(name: str) -> None:
    assert entries(log(**{name: {"did": "x"}}), "08-task") == ()


@pytest.mark.parametrize("value", [None, "text", ["did"], 3])
def test_what_is_no_entry_is_left_out(value: object) -> None:
    assert tasks_done(log(**{"08-task/1": value})) == set()


def test_numbers_from_another_program_are_read_and_other_things_count_as_empty() -> None:
    one = entry("08-task", 1, {"did": ["x"], "date": None, "minutes": 90, "hours": True})
    assert (one.did, one.date, one.minutes, one.hours) == ("", "", "90", "")


def test_an_entry_of_a_task_with_date_and_words_lacks_nothing() -> None:
    assert problems(written(), TODAY) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": ""}, "Give the date."),
        ({"date": "yesterday"}, "“yesterday” is not a date: choose one."),
        ({"date": "2026-02-30"}, "“2026-02-30” is not a date: choose one."),
        ({"date": "20260512"}, "“20260512” is not a date: choose one."),
        ({"date": "2026-05-15"}, "Fri 15 May 2026 has not come yet: check the date."),
        ({"did": " \n"}, "Write what you did."),
        ({"minutes": "abc"}, "“abc” is no number of minutes: write one such as 45."),
        ({"minutes": "-5"}, "“-5” is no number of minutes: write one such as 45."),
        ({"hours": "x" * 31}, f"“{'x' * 30}…” is no number of hours: write one such as 1.5."),
        ({"hours": "24", "minutes": "1"}, "That is more than 24 hours in one day: check the time."),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_in_words(typed: dict[str, str], said: str) -> None:
    assert problems(written(**typed), TODAY) == (said,)


def test_today_is_no_date_in_the_future() -> None:
    assert problems(written(date="2026-05-14"), TODAY) == ()


def test_only_an_entry_of_a_project_must_say_how_long_it_took() -> None:
    assert problems(written(of="project-212A"), TODAY) == ("Write how long it took, or it does not count.",)
    assert problems(written(of="project-212A", hours="2"), TODAY) == ()


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ({}, 45.0),
        ({"minutes": "20"}, 20.0),
        ({"minutes": " 20 "}, 20.0),
        ({"minutes": "９０"}, 90.0),
        ({"minutes": "0"}, 0.0),
        ({"hours": "1.5"}, 90.0),
        ({"hours": "1,5"}, 90.0),
        ({"hours": "2", "minutes": "30"}, 150.0),
        ({"hours": "24"}, 1440.0),
        ({"hours": "24", "minutes": "1"}, 0.0),
        ({"minutes": "-5"}, 0.0),
        ({"minutes": "nan"}, 0.0),
        ({"minutes": "inf"}, 0.0),
        ({"minutes": "1e3"}, 0.0),
        ({"hours": "2", "minutes": "abc"}, 0.0),
        ({"did": ""}, 0.0),
        ({"did": "", "minutes": "20"}, 0.0),
    ],
)
def test_an_entry_counts_its_own_time_or_the_planned_one(typed: dict[str, str], counts: float) -> None:
    assert minutes(written(**typed), 45) == counts


def test_the_planned_time_counts_once_for_a_task() -> None:
    assert counted([written(number=1), written(number=2), written(number=3)], 45) == (45.0, 0.0, 0.0)


def test_of_the_planned_time_counts_what_the_times_that_are_written_leave() -> None:
    assert counted([written(number=1), written(number=2, minutes="20")], 45) == (25.0, 20.0)
    assert counted([written(number=1), written(number=2, minutes="60")], 45) == (0.0, 60.0)
    assert counted([written(number=1, minutes="20")], 45) == (20.0,)


def test_an_entry_without_words_does_not_use_up_the_planned_time() -> None:
    assert counted([written(number=1, did=""), written(number=2)], 45) == (0.0, 45.0)


def test_a_day_counts_24_hours_at_most() -> None:
    day = [written(number=1, hours="20"), written(number=2, hours="6"), written(number=3, hours="1")]
    other = written(number=4, hours="3", date="2026-05-13")
    assert counted([*day, other]) == (1200.0, 240.0, 0.0, 180.0)
    assert overfull([*day, other]) == (date(2026, 5, 12),)


def test_entries_without_a_date_are_not_taken_for_one_day() -> None:
    undated = [written(number=n, date="", hours="20") for n in (1, 2)]
    assert counted(undated) == (1200.0, 1200.0)
    assert overfull(undated) == ()


def test_the_hours_of_a_unit_are_those_of_its_tasks_and_its_project() -> None:
    work = log(
        written(),
        written(of="16-task", minutes="600"),
        written(of="project-212A", number=1, hours="2"),
        written(of="project-212A", number=2, minutes="30"),
        written(of="project-212A", number=3),
        written(of="project-309A", hours="9"),
        written(of="copy-task", minutes="600"),
    )
    assert hours_of(work, COURSE, "212A") == LogHours(tasks=0.75, project=2.5)


def test_an_empty_log_has_no_hours() -> None:
    assert hours_of(Work(), COURSE, "212A") == LogHours(tasks=0.0, project=0.0)


def test_a_task_is_done_when_something_is_written_about_it() -> None:
    work = log(written(), written(of="16-task", did=" ", result="Well."), written(of="project-212A"))
    assert tasks_done(work) == {"08-task"}
