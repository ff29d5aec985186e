"""What lesson 19 says of last year's log, of its seats and of days is what data, model and calendar say."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date

import pytest

from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.settings.team import TeamSettings
from frontline.models.team import Staffing, best, fit, staffing
from frontline.models.working_time import is_general_holiday

from .said import Lessons, Settings, cells, key, weekdays

LESSON = "19-building-the-team"
FIRST, LAST = date(2025, 11, 3), date(2025, 12, 19)
SAMPLE = 17
"""Of other customers the log holds about one request in so many."""
OURS = {
    "chat": "zhao",
    "email": "hui",
    "calls": "wibisono",
    "late": "yuen",
    "papers": "ho",
    "stock": "nair",
}
"""The plan that the lesson compares with the partner's."""


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


@pytest.fixture
def team(settings: Settings) -> TeamSettings:
    found = settings(LESSON, "19-team")
    assert isinstance(found, TeamSettings)
    return found


def test_every_weekday_is_that_of_the_calendar(places: Places) -> None:
    named = list(weekdays(re.sub(r"\s+", " ", (places.lessons / f"{LESSON}.md").read_text())))
    assert len(named) > 12
    for day, number, month in named:
        assert f"{date(2026, month, number):%A}" == day, (day, number, month)
        assert not is_general_holiday(date(2026, month, number)), (number, month)


def test_the_log_of_last_years_peak(data: Year, lesson: Text) -> None:
    rows = [
        one
        for one in data.requests.rows
        if one["desk"] == "express" and FIRST <= one["opened"].date() <= LAST
    ]
    parts = [[one for one in rows if (one["customer"] == "other") is other] for other in (False, True)]
    assert {one["customer"] for one in parts[0]} == {"pocket_heron", "tidepool_home"}
    for label, channel in (("Chat", "chat"), ("E-mail", "email"), ("Phone", "phone"), ("Portal", "portal")):
        counted = [sum(one["channel"] == channel for one in part) for part in parts]
        assert cells(lesson, label) == [str(one) for one in counted]
    for label, counted in (
        ("Together", [len(part) for part in parts]),
        (
            "Of these, from 12:00 to 15:59",
            [sum(12 <= one["opened"].hour < 16 for one in part) for part in parts],
        ),
        (
            "Of these, inside the promise",
            [sum(one["hours_taken"] <= one["promise_hours"] for one in part) for part in parts],
        ),
    ):
        assert cells(lesson, label) == [str(one) for one in counted]
    assert [sum(one["opened"].hour < 11 for one in part) for part in parts] == [8, 5]


def test_how_many_e_mails_that_means(lesson: Text) -> None:
    own, others = (int(one) for one in cells(lesson, "E-mail"))
    number = key(lesson, "19-how-many-emails")
    assert number["answer"] == own + SAMPLE * others
    assert set(number["mistakes"]) == {own + others, SAMPLE * (own + others), SAMPLE * others}


def plan(team: TeamSettings, **others: str) -> Staffing:
    chosen = {seat: [name] for seat, name in {**OURS, **others}.items()}
    return staffing(chosen, team.persons(), team.positions())


def desks(team: TeamSettings, of: Staffing) -> Counter[str]:
    return Counter(team.people[name].file.desk for one in of.filled for name in one.people)


def test_the_partner_has_the_highest_sum_a_weak_seat_and_two_from_the_air_desk(team: TeamSettings) -> None:
    found = best(team.persons(), team.positions())
    assert found.total == pytest.approx(27.5)
    assert desks(team, found)["air freight desk"] == 2 > team.spare["air freight desk"]
    weakest = min(found.filled, key=lambda one: one.fit)
    assert (weakest.position.name, weakest.people, round(weakest.fit, 2)) == ("stock", ("siddiqui",), 3.67)
    assert weakest.below


def test_the_lessons_own_plan_fills_each_seat_and_spares_each_desk(team: TeamSettings) -> None:
    found = plan(team)
    assert found.total == pytest.approx(26.83, abs=0.005)
    assert not any(one.below or one.forbidden for one in found.filled)
    assert all(count <= team.spare[desk] for desk, count in desks(team, found).items())
    with_chung = plan(team, papers="chung")
    assert with_chung.total == pytest.approx(26.5, abs=0.005)
    assert not any(one.below or one.forbidden for one in with_chung.filled)


def test_no_plan_that_keeps_all_that_is_asked_has_more(team: TeamSettings) -> None:
    people, positions = team.persons(), team.positions()
    fits = {
        (one.name, seat.name): found
        for one in people
        for seat in positions
        if (found := fit(one, seat)) is not None and found >= seat.level
    }
    able = [[one.name for one in people if (one.name, seat.name) in fits] for seat in positions]
    assert able[[seat.name for seat in positions].index("stock")] == ["nair"]
    totals = [
        sum(fits[name, seat.name] for name, seat in zip(names, positions, strict=True))
        for names in itertools.product(*able)
        if len(set(names)) == len(names)
        and all(
            count <= team.spare[desk]
            for desk, count in Counter(team.people[name].file.desk for name in names).items()
        )
    ]
    assert max(totals) == pytest.approx(26.83, abs=0.005)


def test_the_means_of_both_plans(places: Places, team: TeamSettings) -> None:
    totals = (best(team.persons(), team.positions()).total, plan(team).total)
    theirs, ours = (f"{total / len(team.seats):.2f}" for total in totals)
    said = (places.lessons / f"{LESSON}.md").read_text()
    assert f"Its mean is {theirs} for each seat and mine is {ours}" in said
