"""What lesson 18 says of loads, tallies, wordings and days is what data, blocks and calendar say."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from statistics import fmean

import pytest

from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.settings.contacts import BROKEN, KEPT, UNNEEDED, ContactSettings
from frontline.explorations.settings.standard import StandardSettings
from frontline.explorations.standard import counts

from .said import Lessons, Settings, cells, key, weekdays

LESSON = "18-standards-and-guidelines"
DESKS = {"Sea": "sea", "Air": "air", "Express": "express", "Counters": "counters", "Hotline": "hotline"}


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


@pytest.fixture
def contacts(settings: Settings) -> ContactSettings:
    found = settings(LESSON, "18-contacts")
    assert isinstance(found, ContactSettings)
    return found


@pytest.fixture
def standard(settings: Settings) -> StandardSettings:
    found = settings(LESSON, "18-standard")
    assert isinstance(found, StandardSettings)
    return found


def test_every_weekday_is_that_of_the_calendar(places: Places) -> None:
    named = list(weekdays(re.sub(r"\s+", " ", (places.lessons / f"{LESSON}.md").read_text())))
    assert len(named) >= 10
    for day, number, month in named:
        assert f"{date(2026, month, number):%A}" == day, (day, number, month)


def test_load_and_satisfaction_of_each_desk(data: Year, lesson: Text) -> None:
    for label, desk in DESKS.items():
        months = [row for row in data.desk_months.rows if row["desk"] == desk]
        busy = sorted(months, key=lambda row: -row["contacts_per_head"])
        shown = [float(cell) for cell in cells(lesson, label)]
        figures = [
            fmean(row["contacts_per_head"] for row in months),
            *(fmean(row["staff_satisfaction"] for row in part) for part in (months, busy[:6], busy[6:])),
        ]
        assert shown[0] == round(figures[0])
        for one, figure in zip(shown[1:], figures[1:], strict=True):
            assert one == pytest.approx(figure, abs=0.0051), (label, figure)


def test_two_desks_with_one_mean(lesson: Text) -> None:
    hours = {desk: [int(one) for one in cells(lesson, desk)[0].split(", ")] for desk in ("A", "B")}
    assert [fmean(one) for one in hours.values()] == [4, 4]
    assert key(lesson, "18-plan-with")["answer"] == sorted(hours["B"])[8] == 10
    assert sorted(hours["A"])[8] == 5


def marks(contacts: ContactSettings) -> Mapping[str, Counter[str]]:
    return {
        rule: Counter(one.rules[rule].was for one in contacts.contacts.values() if rule in one.rules)
        for rule in contacts.rules
    }


def test_the_tally_of_the_day(contacts: ContactSettings) -> None:
    found = marks(contacts)
    assert (found["g10"][BROKEN], found["g10"][KEPT]) == (3, 4)
    assert (found["g12"][BROKEN], found["g12"].total()) == (2, 8)
    assert (found["g24"][BROKEN], found["g24"][KEPT]) == (1, 1)
    needed = sum(one[KEPT] + one[BROKEN] for one in found.values())
    assert (sum(one[KEPT] for one in found.values()), needed) == (18, 24)
    assert sum(one.total() for one in found.values()) - needed == sum(one[UNNEEDED] for one in found.values())


def test_the_day_and_hour_is_missing_in_chats_alone(contacts: ContactSettings) -> None:
    chats = {name for name, one in contacts.contacts.items() if one.channel == "chat"}
    broken = {
        name
        for name, one in contacts.contacts.items()
        if "g10" in one.rules and one.rules["g10"].was == BROKEN
    }
    assert chats == broken
    for name in chats:
        assert "We will revert to you as soon as possible." in contacts.contacts[name].lines[-1].says
    assert len({contacts.contacts[name].desk for name in chats}) == 3


def test_what_two_colleagues_count(standard: StandardSettings) -> None:
    def counted(starts: str, stops: str, days: str, out: str) -> list[tuple[int, int]]:
        found = counts(standard, {"starts": starts, "stops": stops, "days": days, "out": out})
        return [(one.kept, one.counted) for one in (found[0], found[-1])]

    def differing(starts: str, stops: str) -> list[int]:
        found = counts(standard, {"starts": starts, "stops": stops, "days": "working", "out": "wish"})
        pairs = zip(found[0].outcomes, found[-1].outcomes, strict=True)
        return [number for number, (one, other) in enumerate(pairs, 1) if one is not other]

    assert counted("over", "contacted", "two", "special") == [(3, 9), (8, 8)]
    assert counted("first", "reached", "working", "wish") == [(4, 9), (4, 9)]
    assert differing("first", "contacted") == [2, 5]
    assert differing("over", "reached") == [2, 4, 5, 6]
    alone = [
        chosen
        for chosen in itertools.product(standard.starts, standard.stops, standard.days, standard.out)
        if len(set(counted(*chosen))) == 1
    ]
    assert ("first", "reached", "working", "silent") in alone


def test_cases_happen_in_order_and_before_the_story(standard: StandardSettings) -> None:
    for case in standard.counted():
        assert case.moments["delivered"] <= case.moments["proof"] <= case.moments["closed"]
        assert max(case.moments.values()).date() < date(2026, 8, 21)
        if "sent" in case.moments:
            assert case.moments["sent"] <= case.moments["reached"]
