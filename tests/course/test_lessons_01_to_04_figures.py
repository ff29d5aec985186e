"""What lessons 01 to 04 say of the company, its year of data and their explorations is what these say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from statistics import fmean, median
from typing import Any

import pytest

from frontline.content.glossary import incoterms
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.content.year import Year
from frontline.explorations.elements import Ranked
from frontline.explorations.elements import drawn as ranking
from frontline.explorations.hand_over import Case, Choice
from frontline.explorations.loyalty import drawn as calculator
from frontline.models.flow import stopped
from frontline.models.inbox import WAIT
from frontline.models.loyalty import expected_years
from frontline.models.ranking import highest
from frontline.models.shipping.incoterms import bearer, payer
from frontline.models.working_time import WorkingTime
from frontline.terms import Party, Station

from .said import Settings, cells, key, prose, weekdays

HOW, LANGUAGE, INSIDE, VALUE = (
    "01-how-logistics-moves",
    "02-the-language-of-logistics",
    "03-inside-the-company",
    "04-what-customers-value",
)


def minute(moment: datetime) -> int:
    """Return a clock time as the key of a question holds it."""
    return 60 * moment.hour + moment.minute


# Lesson 01


def test_the_days_of_each_mode_are_those_of_the_year(data: Year, lessons: Mapping[str, Text]) -> None:
    def days(mode: str, lane: str) -> int:
        return round(
            median(
                (row["delivered"] - row["received"]).days
                for row in data.shipments.rows
                if (row["mode"], row["lane"]) == (mode, lane)
            )
        )

    assert cells(lessons[HOW], "Hong Kong to Europe, for example") == [
        f"Hamburg: {days('sea', 'HKG-DEHAM')} days",
        f"Frankfurt: {days('air', 'HKG-FRA')} days",
        f"London: {days('express', 'HKG-LHR')} days",
    ]


def test_the_cut_offs_are_counted_back_with_the_company_s_hours(
    lessons: Mapping[str, Text], facts: Mapping[str, Any]
) -> None:
    air = facts["cutoffs"]["air"]
    rows = key(lessons[HOW], "01-count-back")["rows"]
    for row, departs, kind in (
        ("watches", "20:15", "general"),
        ("pallet", "23:40", "prepacked"),
        ("kits", "21:50", "perishable"),
    ):
        hours = timedelta(hours=int(air[f"{kind}_hours"]))
        latest = datetime.fromisoformat(f"2026-05-14 {departs}") - hours
        assert minute(latest) == rows[row]["cutoff"]["from"] == rows[row]["cutoff"]["to"], row


def test_without_a_pre_alert_the_container_is_emptied_and_nobody_collects(settings: Settings) -> None:
    journeys = settings(HOW, "01-journeys").journeys

    def lost(mode: str, step: str) -> tuple[str, ...]:
        return stopped({name: one.needs for name, one in journeys[mode].steps.items()}, step)

    assert lost("sea", "pre_alert") == ("notice", "release", "collect", "closing")
    assert lost("air", "pre_alert") == ("clearance", "closing")
    assert lost("air", "screening")[0] == "pack"
    assert {"departure", "arrival"} <= set(lost("air", "screening"))
    assert lost("sea", "draft") == ()
    assert all(lost(mode, "closing") == () for mode in journeys)


def test_the_three_parcels_can_be_found_in_time_without_a_mistake(settings: Settings) -> None:
    box = settings(HOW, "01-late-parcels").inbox()
    found = [
        ("tokyo", "scans"),
        ("tokyo", "van_list"),
        ("paris", "scans"),
        ("paris", "file"),
        ("paris", "label"),
        ("paris", "ask"),
        ("toronto", "scans"),
        ("toronto", "receipt"),
        ("toronto", "say"),
        ("tokyo", "floor"),
        ("tokyo", "tell"),
        ("paris", "send"),
        ("toronto", "mail"),
        (WAIT, ""),
    ]
    story = box.play(found)
    assert len(story.log) >= len(found) - 1
    assert all(one.kept and not one.mistakes for one in story.standing.values())
    assert not [name for name, one in story.standing.items() if one.closed]


# Lesson 02


def test_the_glossary_has_as_many_terms_as_the_lesson_says(
    lessons: Mapping[str, Text], terms: Mapping[str, Any]
) -> None:
    assert "with more than 900 terms" in prose(lessons[LANGUAGE])
    assert len(terms) > 900


def test_the_map_shows_what_the_lesson_says_you_should_see(
    places: Places, lessons: Mapping[str, Text]
) -> None:
    rules = {term.abbreviation: term.rule for term in incoterms(places).values() if term.rule}
    ship, terminal = Station.ARRIVED, Station.ALONGSIDE
    sellers = [name for name, rule in rules.items() if bearer(rule, ship) is Party.SELLER]
    apart = [
        name
        for name, rule in rules.items()
        if payer(rule, ship) is Party.SELLER and bearer(rule, ship) is Party.BUYER
    ]
    insured = [name for name, rule in rules.items() if rule.cover]
    said = prose(lessons[LANGUAGE])
    assert len(rules) == 11
    assert sorted(sellers) == ["DAP", "DDP", "DPU"]
    assert sorted(apart) == ["CFR", "CIF", "CIP", "CPT"]
    assert sorted(insured) == ["CIF", "CIP"]
    assert "under three rules only: DAP, DPU and DDP." in said
    assert "under CPT, CIP, CFR and CIF." in said
    assert bearer(rules["FOB"], terminal) is Party.SELLER
    assert bearer(rules["FCA"], terminal) is Party.BUYER


# Lesson 03


@pytest.fixture
def handed(settings: Settings) -> Callable[..., Case]:
    chart = settings(INSIDE, "03-who-decides-chart")

    def at(request: str, hour: str, **how: bool) -> Case:
        unit = chart.requests[request].right
        return Case(settings=chart, choice=Choice(request=request, unit=unit, at=hour, **how))

    return at


@pytest.mark.parametrize(
    ("request_", "last", "first_late"),
    [("street", "12:00", "12:30"), ("rate", "10:30", "11:00"), ("waiting", "16:30", "17:00")],
)
def test_the_last_hour_of_each_hand_over_is_the_one_that_the_lesson_names(
    handed: Callable[..., Case], request_: str, last: str, first_late: str
) -> None:
    for hour, late in ((last, False), (first_late, True)):
        case = handed(request_, hour)
        assert case.late(case.answer.due) is late


def test_a_hole_in_the_file_or_a_silent_department_costs_two_hours(handed: Callable[..., Case]) -> None:
    for hour, late in (("10:00", False), ("10:30", True)):
        open_file = handed("street", hour, complete=False)
        assert open_file.late(open_file.answer.due) is late
        silent = handed("street", hour, silent=True)
        assert silent.late(silent.answer.steps[-1]) is late


def test_these_steps_can_be_missing_without_anybody_noticing_on_that_day(settings: Settings) -> None:
    flow = settings(INSIDE, "03-work-flow")
    silent = {
        name: [
            step
            for step in journey.steps
            if not stopped({one: what.needs for one, what in journey.steps.items()}, step)
        ]
        for name, journey in flow.journeys.items()
    }
    assert silent == {
        "rolled": ["papers", "outcome"],
        "wet": ["remark", "day", "view", "outcome"],
        "line": ["mark", "outcome"],
    }


def test_the_deadlines_are_those_of_the_departments_and_of_the_promise(
    lessons: Mapping[str, Text], facts: Mapping[str, Any]
) -> None:
    clock, rows = WorkingTime(), key(lessons[INSIDE], "03-deadlines")["rows"]
    promises, departments = facts["promises"], facts["departments"]
    for row, handed_at, department, came, hours in (
        ("export", "2026-06-08 10:15", "export_operations", "2026-06-08 10:00", promises["email"]["hours"]),
        ("van", "2026-06-08 17:20", "transport", "2026-06-08 17:10", promises["chat"]["hours"]),
        ("bill", "2026-06-10 15:00", "finance", "2026-06-10 14:30", promises["charge"]["hours"]),
    ):
        due = clock.due(datetime.fromisoformat(handed_at), int(departments[department]["hours"]))
        promised = clock.due(datetime.fromisoformat(came), float(hours))
        assert minute(due) == rows[row]["due"]["from"] == rows[row]["due"]["to"], row
        assert minute(clock.due(due, 1)) == rows[row]["step"]["from"], row
        assert ("inside" if due < promised else "outside") in str(rows[row]["fits"]), row


# Lesson 04


def test_the_table_is_that_of_the_survey(data: Year, lessons: Mapping[str, Text]) -> None:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in data.priorities.rows:
        found[row["attribute"]].append((row["importance"], row["performance"]))
    assert {len(rows) for rows in found.values()} == {148}
    for attribute, rows in found.items():
        important, done = (f"{fmean(row[column] for row in rows):.1f}" for column in (0, 1))
        assert cells(lessons[VALUE], attribute) == [important, done], attribute


def test_the_three_customers_are_those_of_the_survey(data: Year, settings: Settings) -> None:
    block = settings(VALUE, "04-three-customers")
    customer_of = {row["id"]: row["customer"] for row in data.surveys.rows}
    names = {element.label: name for name, element in block.elements.items()}
    for customer, shown in block.customers.items():
        answers: dict[str, list[int]] = defaultdict(list)
        for row in data.priorities.rows:
            if customer_of[row["answer"]] == customer:
                answers[names[row["attribute"]]].append(row["importance"])
        assert {name: round(fmean(given), 1) for name, given in answers.items()} == shown.importance
        assert {len(given) for given in answers.values()} == {shown.people}


def test_told_early_is_among_the_highest_with_all_three_and_in_no_file(settings: Settings) -> None:
    block = settings(VALUE, "04-three-customers")
    high = [set(highest(one.importance, block.picks)) for one in block.customers.values()]
    assert set.intersection(*high) == {"early"}
    assert not [name for name, one in block.customers.items() if "early" in one.names]
    everything = {name: Ranked(("early", "day", "papers"), True) for name in block.customers}
    says = ranking(block, "golden_reed", everything).says
    assert "“told early when something goes wrong” (importance 4.4, performance 2.8)" in says


def test_the_calculator_shows_the_sums_that_the_lesson_names(
    settings: Settings, lessons: Mapping[str, Text], data: Year
) -> None:
    block = settings(VALUE, "04-loyalty-calculator")
    earned: dict[str, int] = defaultdict(int)
    for row in data.shipments.rows:
        earned[row["customer"]] += row["margin_hkd"]
    customers = {
        "golden": "golden_reed",
        "tern": "tern_point_optics",
        "pocket": "pocket_heron",
        "chow": "chow_lai_ching",
    }
    assert {name: case.needs["margin"] for name, case in block.cases.items()} == {
        name: round(earned[customer], -2) for name, customer in customers.items()
    }

    def says(case: str, **other: int) -> str:
        return calculator(block, {**block.cases[case].needs, **other}).says

    assert "such a customer brings HK$351,788 on average" in says("golden")
    assert "each customer brings HK$29,057 more on average" in says("golden")
    assert "HK$352,000 and HK$381,000" in prose(lessons[VALUE])
    assert round(351_788, -3) == 352_000
    assert round(351_788 + 29_057, -3) == 381_000
    assert "only 0.1 points of 100" in says("golden", gesture=200)
    assert "It does not pay for itself in 5 years" in says("chow", gesture=200)
    assert "such a customer brings HK$99,862 on average" in says("pocket")


def test_the_years_are_those_of_the_strategy(facts: Mapping[str, Any], lessons: Mapping[str, Text]) -> None:
    kept = facts["strategy"]["outcomes"]["kept"]
    assert (int(kept["base"]["value"]), int(kept["target"]["value"])) == (86, 90)
    assert round(expected_years(0.86)) == 7
    assert round(expected_years(0.90)) == key(lessons[VALUE], "04-years")["answer"] == 10


def test_orchid_lane_gave_the_marks_of_the_call(data: Year) -> None:
    marks = [
        row["satisfaction"]
        for row in data.surveys.rows
        if (row["customer"], row["quarter"]) == ("orchid_lane", "2025-Q4")
    ]
    assert sorted(marks) == [1, 2]


# Dates


@pytest.mark.parametrize("lesson", [HOW, LANGUAGE, INSIDE, VALUE])
def test_every_weekday_of_a_story_is_that_of_the_calendar(lessons: Mapping[str, Text], lesson: str) -> None:
    named = list(weekdays(prose(lessons[lesson])))
    assert named
    for day, number, month in named:
        assert f"{date(2026, month, number):%A}" == day
