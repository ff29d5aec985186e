"""The ranking of elements: first the learner's choice, then what the customer's own people answered."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from statistics import fmean
from typing import Any

import ipywidgets as widgets
import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.places import Places
from frontline.content.text import ExploreBlock, Text
from frontline.content.year import table
from frontline.explorations.elements import Ranked, drawn
from frontline.explorations.frame import Keep

from .conftest import Box

NAME = "template-elements"
CUSTOMERS = ("golden_reed", "crescent_grove", "pocket_heron")
COMPARE = "Compare with the survey"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choice(box: Box, number: int) -> Any:
    """Return one of the lists of the customer who is shown."""
    ending = f", choice\N{NO-BREAK SPACE}{number}"
    return next(one for one in box.all(widgets.Dropdown) if one.description.endswith(ending))


def choose(box: Box, *picks: str) -> None:
    for number, pick in enumerate(picks, 1):
        choice(box, number).value = pick


def compare(box: Box, customer: str, *picks: str) -> None:
    box.control("Customer").value = customer
    choose(box, *picks)
    box.press(COMPARE)


# The figures of the block


def test_the_figures_are_those_of_the_survey(settings: Callable[[str], Any], places: Places) -> None:
    block = settings(NAME)
    customer_of = {row["id"]: row["customer"] for row in table(places, "surveys").rows}
    rows = table(places, "priorities").rows

    def means(column: str, customer: str | None) -> dict[str, float]:
        found = {}
        for name, element in block.elements.items():
            values = [
                row[column]
                for row in rows
                if row["attribute"] == element.label and customer in (None, customer_of[row["answer"]])
            ]
            found[name] = round(fmean(values), 1)
        return found

    def people(customer: str | None) -> int:
        return len({row["answer"] for row in rows if customer in (None, customer_of[row["answer"]])})

    assert {row["attribute"] for row in rows} == {element.label for element in block.elements.values()}
    assert block.everybody.importance == means("importance", None)
    assert block.everybody.performance == means("performance", None)
    assert (block.everybody.people, people(None)) == (148, 148)
    assert tuple(block.customers) == CUSTOMERS
    for name, one in block.customers.items():
        assert one.importance == means("importance", name)
        assert one.people == people(name)
    assert [one.people for one in block.customers.values()] == [2, 2, 1]


def test_what_one_finds_is_what_the_picture_says(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "person")
    assert "2 of your 3 are among the highest 3 of Golden Reed" in box.says
    assert "“a clear price” 3.0, place 6 of 9" in box.says
    for customer in CUSTOMERS[1:]:
        compare(box, customer, "early", "person", "price")
        # High with all three, and in no file.
        missing = re.search(r"High in the survey, and not in the file: ([^.]*)\.", box.says)
        assert missing
        assert "told early" in missing[1]
        assert "one person" in missing[1]
    assert "“told early when something goes wrong” (importance 4.4, performance 2.8)" in box.says


# First the choice, then the survey


def shown(box: Box) -> bool:
    """Tell whether any figure of the survey is to be seen or heard."""
    return bool(
        re.search(r"\d\.\d", re.sub(r"<(?!svg)[^>]*>", "", box.picture.split(">", 1)[1]) + box.says)
    ) or (" all " in box.picture.split("style=")[0])


def test_nothing_of_the_survey_is_shown_before_three_are_chosen_and_compared(box: Box) -> None:
    assert not shown(box)
    assert "You have chosen 0 of 3." in box.says
    choose(box, "price", "early")
    box.press(COMPARE)
    assert not shown(box)
    assert "You have chosen 2 of 3. Choose the others first. Then you see the survey." in box.says
    choose(box, "price", "early", "papers")
    assert not shown(box)
    box.press(COMPARE)
    assert shown(box)
    assert "4.5" in box.picture


def test_another_customer_stays_covered(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "papers")
    box.control("Customer").value = "pocket_heron"
    assert not shown(box)
    assert "A low price for each parcel" in box.words


def test_no_element_counts_twice(box: Box) -> None:
    choose(box, "price", "price", "early")
    box.press(COMPARE)
    assert "You chose “a clear price” twice." in box.says
    assert not shown(box)


def test_the_choice_is_marked_in_picture_and_words(box: Box) -> None:
    assert box.picture.count(">★</tspan>") == 0
    choose(box, "price", "early", "papers")
    assert box.picture.count(">★</tspan>") == 3
    assert "a clear price, your choice;" in box.picture


def test_after_the_survey_a_choice_stays_as_it_was(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "papers")
    assert choice(box, 1).disabled
    box.control("Customer").value = "crescent_grove"
    assert not choice(box, 1).disabled


def test_a_change_that_comes_late_does_not_alter_what_was_compared(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    compare(box, "golden_reed", "price", "early", "papers")
    before = (box.picture, box.says)
    late = choice(box, 1)
    late.value = "day"
    assert (box.picture, box.says) == before
    assert late.value == "price"
    assert kept[-1]["golden_reed"] == {"picks": ["price", "early", "papers"], "compared": True}


def test_each_list_names_its_customer(box: Box) -> None:
    box.control("Customer").value = "pocket_heron"
    assert choice(box, 3).description == "Pocket Heron, choice\N{NO-BREAK SPACE}3"


# What the survey says


def test_an_element_that_ties_with_the_third_place_counts(box: Box) -> None:
    compare(box, "golden_reed", "day", "early", "person")
    assert "3 of your 3 are among the highest 3 of Golden Reed" in box.says
    assert "4 elements share the highest 3 places, and each of them counts." in box.says
    # The legend has a hatched bar too.
    assert box.picture.count("url(#fl-highest)") == 5


def test_one_right_is_one_and_none_is_none(box: Box) -> None:
    compare(box, "crescent_grove", "early", "price", "answer")
    assert "1 of your 3 is among the highest 3 of Crescent Grove" in box.says
    compare(box, "pocket_heron", "price", "answer", "papers")
    assert "0 of your 3 are among the highest 3 of Pocket Heron." in box.says


def test_elements_are_grouped_by_phase_beside_the_mean_of_all(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "papers")
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert "Before the shipment: a clear price 3.0, all 4.0, your choice; one person" in label[1]
    assert "During the shipment: told early when something goes wrong 4.5, all 4.4, your choice;" in label[1]
    assert "After the shipment: nothing in the survey." in label[1]
    assert "The survey asks about nothing in this phase." in box.picture


def test_file_and_survey_are_held_side_by_side(box: Box) -> None:
    compare(box, "pocket_heron", "price", "answer", "papers")
    assert "“a clear price” 4.0, place 4 of 9, “a quick answer” 4.0, place 4 of 9." in box.says
    assert "The file asks for a low price, and the survey for a clear one." in box.says


def test_it_says_how_few_people_answered(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "papers")
    assert "Only 2 people answered." in box.says
    compare(box, "pocket_heron", "price", "early", "papers")
    assert (
        "One person answered.</strong> One answer is no average, but a reason to ask the others." in box.says
    )


def test_many_people_are_just_counted(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    many = evolve(
        block, customers={**block.customers, "golden_reed": evolve(block.customers["golden_reed"], people=9)}
    )
    rankings = {name: Ranked(("price", "early", "papers"), name == "golden_reed") for name in CUSTOMERS}
    says = drawn(many, "golden_reed", rankings).says
    assert "9 people answered." in says
    assert "Only" not in says


def test_the_whole_is_told_when_all_customers_are_compared(box: Box) -> None:
    compare(box, "golden_reed", "price", "early", "papers")
    assert "Still to compare: Crescent Grove, Pocket Heron." in box.says
    assert "148 people together" not in box.says
    compare(box, "crescent_grove", "price", "early", "papers")
    compare(box, "pocket_heron", "price", "early", "papers")
    assert (
        "All 148 people together:</strong> highest importance: “goods on the promised day” 4.5." in box.says
    )
    order = [box.says.index(words) for words in ("performance 2.8", "performance 3.2", "performance 3.3")]
    assert order == sorted(order)
    assert "Still to compare" not in box.says
    box.control("Customer").value = "golden_reed"
    assert "148 people together" in box.says


# What is kept


def test_choices_are_kept_and_come_back(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    compare(box, "golden_reed", "price", "early", "papers")
    box.control("Customer").value = "pocket_heron"
    choose(box, "answer")
    assert kept[-1] == {
        "golden_reed": {"picks": ["price", "early", "papers"], "compared": True},
        "crescent_grove": {"picks": ["", "", ""], "compared": False},
        "pocket_heron": {"picks": ["answer", "", ""], "compared": False},
    }
    assert "Saved." in box.words
    again = opened(NAME, Keep(kept[-1]))
    assert "2 of your 3 are among the highest 3 of Golden Reed" in again.says
    again.control("Customer").value = "pocket_heron"
    assert choice(again, 1).value == "answer"


def test_it_starts_again_for_all_customers(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: kept.append(value) or "Saved."))
    before = (box.picture, box.says)
    compare(box, "crescent_grove", "price", "early", "papers")
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert {tuple(one["picks"]) for one in kept[-1].values()} == {("", "", "")}
    box.control("Customer").value = "crescent_grove"
    assert not shown(box)
    assert not choice(box, 1).disabled


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"golden_reed": 5},
        {"golden_reed": {"picks": "price", "compared": True}},
        {"golden_reed": {"picks": [["price"], None, {"a": 1}], "compared": True}},
        {"golden_reed": {"picks": ["fax", "tea", ""], "compared": True}},
        {"nobody": {"picks": ["price", "early", "papers"], "compared": True}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(opened: Callable[..., Box], broken: Any) -> None:
    assert opened(NAME, Keep(broken)).says == opened(NAME).says


@pytest.mark.parametrize(
    "picks", [["price", "price", "early"], ["price", "early"], ["price", "early", "fax"]], ids=str
)
def test_a_work_file_cannot_open_the_survey_before_the_choice(
    opened: Callable[..., Box], picks: list[str]
) -> None:
    box = opened(NAME, Keep({"golden_reed": {"picks": picks, "compared": True}}))
    assert choice(box, 1).value == "price"
    assert not shown(box)
    assert not choice(box, 1).disabled


def test_more_than_three_kept_choices_are_cut(opened: Callable[..., Box]) -> None:
    kept = {"golden_reed": {"picks": ["price", "early", "papers", "day"], "compared": True}}
    assert "of your 3 are among" in opened(NAME, Keep(kept)).says


# What an author may write


def test_a_lesson_s_words_are_words_only(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    one = evolve(block.customers["golden_reed"], label="<i>Reed</i>", note="<b>note</b>")
    odd = evolve(block, customers={"golden_reed": one})
    result = drawn(odd, "golden_reed", {"golden_reed": Ranked(("price", "early", "papers"), True)})
    assert "<i>" not in result.says + result.picture
    assert "&lt;b&gt;note&lt;/b&gt;" in result.says


def test_a_file_that_names_nothing_of_the_survey_says_so(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    odd = evolve(block, customers={"golden_reed": evolve(block.customers["golden_reed"], names=())})
    says = drawn(odd, "golden_reed", {"golden_reed": Ranked(("price", "early", "papers"), True)}).says
    assert "The file</strong> names no element of the survey." in says


def bent(template: Text, block: ExploreBlock, change: Callable[[dict[str, Any]], object]) -> Text:
    plain = copy.deepcopy(dict(block.settings))
    change(plain)
    return evolve(template, parts=(evolve(block, settings=plain),))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["elements"]["price"].update(phase="later"), "one of before, during, after"),
        (lambda plain: plain["elements"].pop("price"), "no other (price)"),
        (lambda plain: plain["customers"].clear(), "at least one customer"),
        (lambda plain: plain.update(picks=9), "more elements than picks"),
        (lambda plain: plain.update(picks=0), "at least one `picks`"),
        (
            lambda plain: plain["customers"]["golden_reed"]["importance"].pop("day"),
            "customer 'golden_reed', importance: give a mean for each element and no other (day)",
        ),
        (
            lambda plain: plain["everybody"]["performance"].update(day=5.1),
            "performance: means run from 1 to 5",
        ),
        (lambda plain: plain["customers"]["golden_reed"].update(names=["fax"]), "`names` 'fax'"),
        (lambda plain: plain["customers"]["golden_reed"].update(people=0), "`people` runs from 1"),
        (lambda plain: plain["customers"]["golden_reed"].update(people=149), "`people` runs from 1"),
        (lambda plain: plain.pop("everybody"), "'everybody' is missing"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
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
