"""The control chart: measures are counted from the year as their rows say, and signals are told by date."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.charts.control import Legend, Point, control
from frontline.content.places import Places
from frontline.content.text import ExploreBlock, Text
from frontline.content.year import table
from frontline.explorations.control import BY_CHANCE, By, Period, chart, periods
from frontline.explorations.settings.control import Condition, Measure, conditions
from frontline.models.control import Rule, signals

from .conftest import Box

NAME = "template-control"
SIGNALLED = {
    "within_2": "May to Dec",
    "email": "Jul to Aug",
    "monday": "",
    "perfect": "Aug",
    "lane": "Jul to Dec",
    "complaints": "",
}
"""By month, against January to April, the months beyond the limits."""


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


@pytest.fixture
def measures(settings: Callable[[str], Any]) -> Mapping[str, Measure]:
    found: Mapping[str, Measure] = settings(NAME).measures
    return found


# What is counted


def test_a_measure_counts_what_its_row_says(places: Places, measures: Mapping[str, Measure]) -> None:
    rows = [one for one in table(places, "requests").rows if one["channel"] == "email"]
    march = [one for one in rows if one["opened"].month == 3]
    kept = sum(one["hours_taken"] <= one["promise_hours"] for one in march)
    assert periods(measures["email"], By.MONTH)[2] == Period(date(2025, 3, 1), kept, len(march))
    mondays = [one for one in march if one["opened"].weekday() == 0]
    assert periods(measures["monday"], By.MONTH)[2].size == len(mondays)
    shipments = [one for one in table(places, "shipments").rows if one["delivered"].month == 8]
    parts = ("on_time", "complete", "undamaged", "papers_right")
    august = periods(measures["perfect"], By.MONTH)[7]
    assert august.count == sum(all(one[part] for part in parts) for one in shipments)
    assert august.size == len(shipments)


def test_a_count_for_each_100_takes_its_size_from_another_table(
    places: Places, measures: Mapping[str, Measure]
) -> None:
    on_file = [one for one in table(places, "complaints").rows if one["customer"] != "other"]
    shipped = [one for one in table(places, "shipments").rows if one["customer"] != "other"]
    found = periods(measures["complaints"], By.MONTH)
    assert sum(one.count for one in found) == len(on_file)
    assert sum(one.size for one in found) == len(shipped)
    made = chart(measures["complaints"], found, 12)
    assert made.centre == pytest.approx(100 * len(on_file) / len(shipped))


def test_weeks_begin_on_mondays_and_hold_what_months_hold(measures: Mapping[str, Measure]) -> None:
    for measure in measures.values():
        weeks, months = periods(measure, By.WEEK), periods(measure, By.MONTH)
        assert {one.begins.weekday() for one in weeks} == {0}
        assert sum(one.count for one in weeks) == sum(one.count for one in months)
        assert sum(one.size for one in weeks) == sum(one.size for one in months)


@pytest.mark.parametrize(
    ("text", "row", "holds"),
    [
        ("late", {"late": True}, True),
        ("lane = INNSA-HKG", {"lane": "HKG-FRA"}, False),
        ("customer != other", {"customer": "lumen_toys"}, True),
        ("hours <= 2", {"hours": 2.0}, True),
        ("hours <= promise", {"hours": 2.5, "promise": 2.0}, False),
        ("hours >= 4", {"hours": 4.5}, True),
        ("opened on Monday", {"opened": date(2025, 3, 3)}, True),
        ("opened on Monday", {"opened": date(2025, 3, 4)}, False),
    ],
)
def test_a_condition_holds_or_not(text: str, row: dict[str, Any], holds: bool) -> None:
    assert [one.holds(row) for one in conditions(text)] == [holds]


def test_conditions_stand_with_and_between_them() -> None:
    assert conditions("late and lane = a b") == [Condition("late"), Condition("lane", "=", "a b")]
    assert conditions("") == []


# The words


@pytest.mark.parametrize("name", SIGNALLED)
def test_signals_by_month_are_those_of_what_one_finds(box: Box, name: str) -> None:
    box.control("Measure").value = name
    if SIGNALLED[name]:
        assert f"Rule 1 (a point beyond the limits): {SIGNALLED[name]}." in box.says
    else:
        assert "No signal." in box.says


def test_the_whole_year_as_baseline_hides_what_changed(box: Box) -> None:
    box.control("Baseline: the first months").value = 12
    assert "Centre: 80 %</strong>, from the first 12 months." in box.says
    assert "Rule 1 (a point beyond the limits): Jan to Apr, Oct to Dec." in box.says
    for name in ("email", "perfect"):
        box.control("Measure").value = name
        assert "No signal." in box.says


def test_more_rules_find_more_and_expect_more_by_chance(box: Box) -> None:
    assert "about 3 are signals. This chart has 12 points: expect 0.04." in box.says
    assert "Rule 2" not in box.says
    box.control("Rules").value = "all"
    assert "Rule 2 (8 in a row on one side of the centre): Dec." in box.says
    assert "about 14 are signals. This chart has 12 points: expect 0.17." in box.says


def test_few_rows_a_week_tell_nearly_nothing(box: Box) -> None:
    box.control("Measure").value = "monday"
    assert "tell nearly nothing" not in box.says
    box.control("A point is").value = "week"
    assert "So few e-mails tell nearly nothing: any share lies inside." in box.says


def test_weeks_are_named_by_their_monday(box: Box) -> None:
    box.control("A point is").value = "week"
    assert "in the week of 17 Mar, 30 Jun, 14 Jul to 21 Jul, 11 Aug to 15 Sep, 29 Sep to 29 Dec." in box.says


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "It does not say what happened: it says on which date to ask." in box.says
    assert "a target is no limit" in box.says


def test_so_many_points_are_signals_by_chance_as_the_words_say() -> None:
    lot = random.Random(7)
    points = first = every = 0
    for _ in range(600):
        made = signals([lot.gauss(0, 1) for _ in range(52)], 0, [1] * 52)
        points += 52
        first += len({one.index for one in made if one.rule is Rule.BEYOND_LIMITS})
        every += len({one.index for one in made})
    assert 1000 * first / points == pytest.approx(BY_CHANCE["first"], abs=1)
    assert 1000 * every / points == pytest.approx(BY_CHANCE["all"], abs=3)


# The picture


def test_the_picture_tells_every_point_and_signal_also_in_words(box: Box) -> None:
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert "Aug 74 % (96 of 130)" in label[1]
    assert "Centre 94 %. Signals. Rule 1 (a point beyond the limits): May to Dec." in label[1]


def test_a_signal_has_a_ring_and_the_number_of_its_rule(box: Box) -> None:
    assert re.findall(r">(\d)</tspan>", box.picture) == ["1"] * 8
    # 12 points and 8 rings.
    assert box.picture.count("<circle") == 20


def test_limits_are_wider_where_fewer_are_counted() -> None:
    measure = Measure(label="x", unit="x", table="calls", date="asked", good="late")
    made = chart(measure, [Period(date(2025, 1, 1), 45, 50), Period(date(2025, 2, 1), 450, 500)], 2)
    assert made.lower[0] < made.lower[1]
    assert made.upper[0] > made.upper[1]


@pytest.mark.parametrize("centre", [0.4, 0.5, 0.6])
def test_the_names_of_the_lines_keep_apart(centre: float) -> None:
    points = [Point(value=value, lower=0.4, upper=0.6) for value in (0, 100)]
    legend = Legend(axis="x", sign=" %", centre="centre", lower="lower", upper="upper")
    picture = control(points, centre, 1, legend, says="x")
    levels = [float(y) for y in re.findall(r'y="([\d.]+)">(?:upper|centre|lower)<', picture)]
    assert len(levels) == 3
    assert levels[0] + 18 <= levels[1] <= levels[2] - 18


@pytest.mark.parametrize("baseline", [0, 2])
def test_a_baseline_that_the_points_do_not_hold_is_refused(baseline: int) -> None:
    legend = Legend(axis="x", sign="", centre="", lower="", upper="")
    with pytest.raises(ValueError, match=f"baseline is {baseline} of 1 points"):
        control([Point(value=1, lower=0, upper=2)], 1, baseline, legend, says="x")


# What an author may write


@pytest.mark.parametrize(
    ("measure", "change", "says"),
    [
        ("", {"measures": {}}, "`measures`: give at least one"),
        ("", {"baseline": 1}, "1 is not from 2 to 12 months"),
        ("", {"rows": []}, "'rows'"),
        ("lane", {"table": "ships"}, "measure 'lane': there is no table 'ships'"),
        ("lane", {"date": "lane"}, "shipments has no date 'lane'"),
        ("lane", {"good": "in_time"}, "there is no column 'in_time'"),
        ("lane", {"good": "on time"}, "there is no column 'on time'"),
        ("lane", {"good": "lane"}, "lane is not yes or no"),
        ("lane", {"good": ""}, "give either `good` or `per`"),
        ("lane", {"unit": " "}, "give a label and a unit"),
        ("email", {"where": "channel = mail"}, "'mail' is no value of channel"),
        ("email", {"where": "opened on Funday"}, "'Funday' is no day of the week"),
        ("email", {"where": "desk on Monday"}, "desk is no date"),
        ("email", {"where": "contacts = 1"}, "contacts is no text"),
        ("email", {"good": "desk <= 2"}, "desk is no number"),
        ("email", {"good": "contacts <= few"}, "'few' is neither a number nor a column of numbers"),
        ("complaints", {"per": {"table": "shipments", "date": "kg"}}, "shipments has no date 'kg'"),
    ],
)
def test_a_mistake_is_named(
    template: Text, blocks: Mapping[str, ExploreBlock], measure: str, change: dict[str, Any], says: str
) -> None:
    plain = copy.deepcopy(dict(blocks[NAME].settings))
    (plain["measures"][measure] if measure else plain).update(change)
    bent = evolve(template, parts=(evolve(blocks[NAME], settings=plain),))
    problems = list(check_explorations([bent]))
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)
