"""What lesson 21 says of complaints, a trial and days is what the data, the model and the calendar say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.change import changes
from frontline.explorations.settings.change import ChangeSettings
from frontline.models.change import Verdict
from frontline.models.pareto import pareto, vital_few
from frontline.models.working_time import WorkingTime

from .said import Lessons, Settings, prose, weekdays

LESSON = "21-reviewing-and-improving"
HAND_OVER = "hand-over without file"
Row = dict[str, Any]


@pytest.fixture
def lesson(lessons: Lessons) -> Text:
    return lessons[LESSON]


@pytest.fixture
def trial(settings: Settings) -> ChangeSettings:
    found = settings(LESSON, "21-change")
    assert isinstance(found, ChangeSettings)
    return found


def test_every_weekday_is_that_of_the_calendar(places: Places) -> None:
    """All is of 2026, but for the review in April 2027 and who joins in January 2027."""
    named = list(weekdays(re.sub(r"\s+", " ", (places.lessons / f"{LESSON}.md").read_text())))
    assert len(named) > 8
    for day, number, month in named:
        year = 2027 if month in (1, 4) else 2026
        assert f"{date(year, month, number):%A}" == day, (day, number, month)


@pytest.mark.parametrize(
    ("which", "first", "of", "few"),
    [
        (lambda one: True, 83, 227, 5),
        (lambda one: one["again"], 35, 40, 1),
        (lambda one: one["desk"] == "sea", 32, 77, 5),
    ],
)
def test_the_hand_over_comes_first(
    data: Year, settings: Settings, which: Callable[[Row], bool], first: int, of: int, few: int
) -> None:
    causes = pareto(Counter(one["cause"] for one in data.complaints.rows if which(one)))
    assert (causes[0].name, causes[0].count, sum(one.count for one in causes)) == (HAND_OVER, first, of)
    assert len(vital_few(causes)) == few
    assert re.search(rf"\b{first}\b", settings(LESSON, "21-causes").found)


def test_the_first_two_causes_and_the_smallest_named(data: Year) -> None:
    causes = pareto(Counter(data.complaints.column("cause")))
    assert round(100 * causes[1].cumulative) == 54
    assert next(one.count for one in causes if one.name == "slow answer") == 16


def test_what_a_delay_hides(data: Year) -> None:
    delays = Counter(one["cause"] for one in data.complaints.rows if one["matter"] == "delay")
    assert (delays.total(), delays["carrier delay"], delays[HAND_OVER]) == (91, 39, 33)


def test_the_counters_complaints(data: Year, lesson: Text) -> None:
    own = Counter(one["cause"] for one in data.complaints.rows if one["desk"] == "counters")
    assert (own.total(), own["first step not explained"]) == (19, 6)
    assert 'In 2025 they had 19 complaints, 6 of them with the cause "first step not explained".' in prose(
        lesson
    )


def verdicts(trial: ChangeSettings, measure: str, times: float) -> tuple[Verdict, Verdict]:
    found = changes(trial, measure, times)
    more = trial.measures[measure].more_is_better
    return found["sea"].verdict(more), found["air"].verdict(more)


def test_what_the_trial_allows_to_say(trial: ChangeSettings) -> None:
    clear, unclear = Verdict.BETTER, Verdict.UNCLEAR
    assert verdicts(trial, "complete", 1) == verdicts(trial, "complete", 0.25) == (clear, unclear)
    assert verdicts(trial, "in_time", 1) == (clear, clear)
    assert verdicts(trial, "again", 1)[0] is unclear
    assert verdicts(trial, "again", 4)[0] is clear
    assert verdicts(trial, "minutes", 1)[0] is unclear
    for times in trial.times:
        assert verdicts(trial, "complaints", times)[0] is unclear


def test_the_shares_of_the_trial(trial: ChangeSettings) -> None:
    for measure, before, after in (
        ("complete", 61, 87),
        ("in_time", 70, 85),
        ("again", 26, 19),
        ("minutes", 74, 69),
    ):
        sea = changes(trial, measure, 1)["sea"]
        assert [round(100 * one.value) for one in (sea.before, sea.after)] == [before, after]
    for desk in trial.desks:
        assert len({one.counts[desk].before[1] for one in trial.measures.values()}) == 1
    air = changes(trial, "complete", 1)["air"]
    assert [round(100 * one.value) for one in (air.before, air.after)] == [62, 65]
    assert round(100 * 34 / 39) == 87


def test_both_periods_have_about_as_many_working_days() -> None:
    def working(first: date, last: date) -> int:
        days = range(first.toordinal(), last.toordinal() + 1)
        return sum(WorkingTime().works(date.fromordinal(day)) for day in days)

    assert working(date(2026, 8, 31), date(2026, 9, 25)) == 20
    assert working(date(2026, 10, 5), date(2026, 10, 30)) == 19
