"""The loyalty calculator: what the template says is what the picture shows, and the year of data holds."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.text import ExploreBlock, Text
from frontline.content.year import table
from frontline.explorations.loyalty import drawn, money

from .conftest import Box

NAME = "template-loyalty"
FILES = {
    "golden": "golden_reed",
    "pocket": "pocket_heron",
    "lumen": "lumen_toys",
    "saffron": "saffron_loom",
    "chow": "chow_lai_ching",
}


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choose(box: Box, label: str) -> None:
    case = box.control("Case")
    case.value = next(value for words, value in case.options if words.startswith(label))


# The figures of the block


def test_the_margins_of_the_cases_are_those_of_the_year_rounded_to_hundreds(
    settings: Callable[[str], Any], places: Places
) -> None:
    rows = table(places, "shipments").rows
    sums = {
        file: sum(row["margin_hkd"] for row in rows if row["customer"] == file) for file in FILES.values()
    }
    assert sums == {
        "golden_reed": 93041,
        "pocket_heron": 26391,
        "lumen_toys": 147251,
        "saffron_loom": 12140,
        "chow_lai_ching": 257,
    }
    cases = settings(NAME).cases
    assert {file: cases[name].needs["margin"] for name, file in FILES.items()} == {
        file: round(margin, -2) for file, margin in sums.items()
    }


def test_as_many_stay_in_the_cases_as_the_company_kept(
    settings: Callable[[str], Any], places: Places
) -> None:
    kept = company_facts(places)["strategy"]["outcomes"]["kept"]["base"]["value"]
    assert kept == 86
    assert {case.needs["stays"] for case in settings(NAME).cases.values()} == {kept}
    assert settings(NAME).controls["stays"].start == kept


def test_no_gesture_is_more_than_an_officer_may_waive(settings: Callable[[str], Any], places: Places) -> None:
    limit = company_facts(places)["authority"]["officer"]["waive_limit"]
    assert settings(NAME).controls["gesture"].most <= limit


def test_what_one_finds_is_what_the_calculator_says(box: Box, settings: Callable[[str], Any]) -> None:
    found = settings(NAME).found
    choose(box, "Golden Reed")
    assert "each customer brings HK$7,034 more on average" in box.says
    assert "even when it raises the chance to come back by only 0.1 points of 100" in box.says
    choose(box, "Mrs Chow")
    assert "each customer brings HK$23 more on average" in box.says
    assert "It does not pay for itself in 5 years, even if all 100 customers come back in year 2." in box.says
    for figure in ("HK$7,034", "HK$23.", "HK$200", "0.1 points of 100"):
        assert figure in found


# The words


def test_it_says_how_long_a_customer_stays_and_what_they_bring(box: Box) -> None:
    choose(box, "Pocket Heron")
    assert "Then a customer stays 7.1 years on average, the first year included." in box.says
    # 26,400 (1 + 0.86 + 0.7396 + 0.6361 + 0.5470)
    assert "In 5 years such a customer brings HK$99,862 on average." in box.says


def test_more_years_and_more_who_stay_widen_the_gap(box: Box) -> None:
    choose(box, "Saffron Loom")
    assert "100 customers HK$91,520 more" in box.says
    box.control("How many more of 100 stay").value = 5
    assert "With 5 more of 100, 91 stay each year." in box.says
    assert "100 customers HK$477,655 more" in box.says
    box.control("Years to count").value = 2
    # 5 of 100 more in year 2, each with 12,100.
    assert "100 customers HK$60,500 more" in box.says


def test_the_picture_tells_the_years_also_in_words(box: Box) -> None:
    choose(box, "Mrs Chow")
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert "Year 2: 86 left, HK$25,800, with 1 more 87 left, HK$26,100;" in label[1]
    assert "More after 5 years: HK$2,269." in label[1]
    assert box.picture.count(">Year ") == 5


def test_without_a_gesture_nothing_is_said_of_one(box: Box) -> None:
    assert "gesture" not in box.says
    box.control("What a gesture costs now").value = 100
    assert "A gesture costs HK$100 now." in box.says


def test_a_gesture_is_paid_also_for_those_who_stay_anyway(settings: Callable[[str], Any]) -> None:
    values = {"margin": 1200, "stays": 86, "years": 5, "more": 1, "gesture": 500}
    says = drawn(settings(NAME), values).says
    assert "you pay HK$50,000, also for the 86 who stay anyway" in says
    # 500 of 1,200 (1 + 0.86 + 0.7396 + 0.6361) are 12.88 points, said upwards.
    assert (
        "by 12.9 points of 100 or more. So at least 99 of 100 must come back in year 2, and not 86." in says
    )


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "Nobody knows the chance of one customer: 86 of 100 is a figure for many." in box.says
    assert "Money of later years counts here like money today" in box.says
    assert "It does not say why customers stay." in box.says
    box.control("What a gesture costs now").value = 100
    assert "It does not say that the gesture works." in box.says


def test_one_year_alone_shows_no_gain_and_says_so(box: Box) -> None:
    choose(box, "Golden Reed")
    box.control("Years to count").value = 1
    assert "Count more years to see a gain." in box.says
    assert "What it may change comes after the first year." in box.says
    assert "more on average" not in box.says


def test_nobody_keeps_everybody(box: Box) -> None:
    box.control("How many of 100 such customers stay each year").value = 97
    box.control("How many more of 100 stay").value = 5
    assert "With 2 more of 100, 99 stay each year." in box.says
    assert "The picture counts at most 99 of 100." in box.says


def test_a_customer_who_brings_nothing_is_still_a_picture(box: Box) -> None:
    box.control("What a customer brings in a year, after all costs").value = 0
    box.control("What a gesture costs now").value = 10
    assert "such a customer brings HK$0 on average" in box.says
    assert "It does not pay for itself in 5 years" in box.says


def test_it_starts_again(box: Box) -> None:
    before = (box.picture, box.says)
    choose(box, "Lumen Toys")
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "HK$0"),
        (23.4, "HK$23"),
        (93000, "HK$93,000"),
        (999_999.4, "HK$999,999"),
        (999_999.6, "HK$1.00 million"),
        (9_300_000, "HK$9.30 million"),
    ],
)
def test_money_is_written_as_people_say_it(amount: float, words: str) -> None:
    assert money(amount) == words


# What an author may write


def test_a_figure_without_a_control_stays_as_the_block_says(blocks: Mapping[str, ExploreBlock]) -> None:
    from frontline.explorations.kinds import exploration

    plain = copy.deepcopy(dict(blocks[NAME].settings))
    plain["controls"] = {"stays": plain["controls"]["stays"]}
    plain |= {"cases": {}, "margin": 1000, "years": 3, "more": 5}
    box = Box(exploration(plain))
    # 1,000 (1 + 0.86 + 0.7396)
    assert "In 3 years such a customer brings HK$2,600 on average." in box.says
    assert "With 5 more of 100, 91 stay each year." in box.says
    assert "gesture" not in box.says


def bent(template: Text, block: ExploreBlock, change: Callable[[dict[str, Any]], object]) -> Text:
    plain = copy.deepcopy(dict(block.settings))
    change(plain)
    return evolve(template, parts=(evolve(block, settings=plain),))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["controls"]["years"].update(step=0), "with a step above 0"),
        (lambda plain: plain["controls"].update(price={"label": "x"}), "there is no control 'price'"),
        (lambda plain: plain["controls"]["years"].update(start=11), "between least and most"),
        (lambda plain: plain["controls"]["stays"].update(most=98), "control 'stays' runs from 50 to 97"),
        (lambda plain: plain["controls"]["years"].update(least=0), "control 'years' runs from 1 to 10"),
        (lambda plain: plain["controls"]["margin"].update(least=-100), "control 'margin' runs from 0"),
        (lambda plain: plain["controls"]["stays"].update(step=0.5), "give whole numbers"),
        (lambda plain: plain["controls"].pop("margin"), "give `margin` a control or a figure"),
        (lambda plain: (plain["controls"].pop("years"), plain.update(years=0)), "`years` runs from 1 to 10"),
        (lambda plain: plain["cases"]["chow"]["needs"].pop("years"), "case 'chow': give a figure for each"),
        (lambda plain: plain["cases"]["chow"]["needs"].update(margin=257), "margin 257 is no place"),
        (lambda plain: plain["cases"]["chow"]["needs"].update(margin=150100), "margin 150100 is no place"),
        (lambda plain: plain.update(interest=3), "'interest'"),
    ],
)
def test_a_mistake_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = list(check_explorations([bent(template, blocks[NAME], change)]))
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)
