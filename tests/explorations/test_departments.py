"""The chart of departments in use: who decides, by when, and what happens after a wrong choice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.text import ExploreBlock, Text
from frontline.explorations.settings.departments import DepartmentSettings
from frontline.models.working_time import WorkingTime

from .conftest import Box
from .test_settings import bent

NAME = "template-departments"
ASK = "Who would have been right?"


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


@pytest.fixture
def chart(settings: Callable[[str], Any]) -> DepartmentSettings:
    found = settings(NAME)
    assert isinstance(found, DepartmentSettings)
    return found


def plain(box: Box) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", box.says).split())


def send(
    box: Box, request: str, unit: str, at: str = "", *, complete: bool = True, silent: bool = False
) -> str:
    box.control("Request").value = request
    box.control("You send it to").value = unit
    if at:
        box.control("You hand it over at").value = at
    box.control("The file is complete").value = complete
    box.control("Nobody answers").value = silent
    return plain(box)


# Who decides


def test_at_first_nothing_is_chosen_and_nothing_is_given_away(box: Box) -> None:
    assert box.control("You send it to").value == ""
    assert "Find out: " in box.words
    assert "Promise to the customer: e-mail, within 6 working hours, so by 15:00 today." in plain(box)
    assert "Whom do you send it to?" in plain(box)
    assert "decides" not in box.says + box.picture
    assert "Answer at the latest" not in box.picture


def test_a_right_choice_says_who_decides_with_which_file_and_by_when(box: Box) -> None:
    says = send(box, "weight", "documentation", "11:00")
    assert "✓ Yes, documentation decides." in says
    assert "The file: the draft with the change marked, and the customer's written request." in (
        says.replace("&#x27;", "'")
    )
    assert "You hand it over at 11:00. Documentation has 3 working hours, so until 14:00 today." in says
    assert "inside the promise , which ends at 15:00 today. You have 1 working hour left" in says
    assert "Meanwhile you may tell the customer: Documentation is checking the weight" in says
    assert "Documentation: decides." in box.picture


def test_a_wrong_choice_says_what_happens_there_and_no_more(box: Box) -> None:
    says = send(box, "weight", "sales", "10:00")
    assert "✗ Sales. Sales knows this customer well." in says
    assert "At 10:00 you have 5 working hours left." in says
    assert "documentation" not in says.lower()
    assert "decides" not in box.picture
    assert "Sales: not the right place." in box.picture


def test_a_unit_without_a_sentence_of_its_own_gets_the_general_one(box: Box) -> None:
    assert "✗ Systems. Nobody there works with this draft." in send(box, "weight", "systems")


def test_who_asks_learns_who_is_right(box: Box) -> None:
    send(box, "weight", "sales", "10:00")
    box.press(ASK)
    assert "✗ Sales." in plain(box)
    assert "✓ Right would be: documentation." in plain(box)
    assert "until 13:00 today" in plain(box)
    assert "Documentation: decides." in box.picture


def test_who_asks_before_choosing_is_sent_back_and_the_next_choice_is_a_choice(box: Box) -> None:
    box.press(ASK)
    assert "First choose whom you send it to." in plain(box)
    assert "decides" not in box.picture
    assert "Right would be" not in send(box, "weight", "sales")


def test_another_request_begins_with_nobody_chosen(box: Box) -> None:
    send(box, "weight", "sales")
    box.press(ASK)
    box.control("Request").value = "claim"
    assert box.control("You send it to").value == ""
    assert "Whom do you send it to?" in plain(box)


def test_a_claim_for_money_takes_two_rightful_steps(box: Box) -> None:
    assert "✓ Yes, this is the first step. Then claims and insurance decides." in send(
        box, "claim", "supervisor"
    )
    assert "Desk supervisor: on the way. Claims and insurance: decides." in box.picture
    says = send(box, "claim", "claims")
    assert "✓ Yes, claims and insurance decides. The way there goes through the desk supervisor." in says
    send(box, "claim", "finance")
    box.press(ASK)
    assert "Right would be: claims and insurance, through the desk supervisor." in plain(box)


def test_what_the_officer_may_decide_needs_nobody_else(box: Box) -> None:
    says = send(box, "charge", "officer", "16:00", silent=True)
    assert "✓ Yes, you decide yourself." in says
    assert "you wait for nobody. At 16:00 you have 2 working hours to write to the customer." in says
    assert "Nobody answers" not in says
    assert "You decide: Wednesday 16:00" in box.picture
    assert "find first what is missing" in send(box, "charge", "officer", complete=False)
    assert "already over" in send(box, "charge", "officer", "18:00")


# The time inside the promise


@pytest.mark.parametrize(
    ("at", "until", "inside"),
    [
        ("11:30", "14:30 today", True),
        ("12:00", "15:00 today", False),
        ("16:30", "10:30 tomorrow", False),
        ("18:00", "12:00 tomorrow", False),
    ],
)
def test_the_hour_of_the_hand_over_decides(box: Box, at: str, until: str, inside: bool) -> None:
    says = send(box, "weight", "documentation", at)
    assert f"3 working hours, so until {until}." in says
    assert ("This is inside the promise" in says) is inside
    assert ("! Answer at the latest" in box.picture) is not inside


def test_an_answer_at_the_end_of_the_promise_leaves_no_time_to_write(box: Box) -> None:
    says = send(box, "weight", "documentation", "12:00")
    assert "It comes just when the promise ends, so you have no time to write." in says
    assert "Write to the customer before, and name a time that you can keep." in says


def test_after_the_promise_nobody_is_told_to_write_before_it_ends(box: Box) -> None:
    says = send(box, "weight", "documentation", "16:30")
    assert "The promise ended at 15:00 today, and you hand the request over at 16:30." in says
    assert "Write to the customer before" not in says


@pytest.mark.parametrize(("at", "inside"), [("09:30", True), ("10:00", False)])
def test_a_file_that_is_not_complete_costs_the_hours_until_the_department_asks(
    box: Box, at: str, inside: bool
) -> None:
    says = send(box, "weight", "documentation", at, complete=False)
    assert "so the clock does not start" in says
    assert ("This is inside the promise" in says) is inside
    assert "File not complete" in box.picture


def test_the_ladder_fits_or_it_does_not(box: Box) -> None:
    says = send(box, "weight", "documentation", "09:30", silent=True)
    assert "14:30 today, inside the promise: The manager." in says
    assert (
        "The whole ladder fits into the promise. After its last step you have 0.5 working hours left." in says
    )
    says = send(box, "weight", "documentation", "10:00", silent=True)
    assert "15:00 today, too late for the promise: The manager." in says
    assert "! Only this fits into the promise: you phone, your supervisor." in says
    says = send(box, "weight", "documentation", "16:30", silent=True)
    assert "! No step fits into the promise." in says
    assert "Your supervisor: Thursday 11:30, too late for the promise" in box.picture


def test_with_a_file_that_is_not_complete_the_ladder_never_fits(box: Box) -> None:
    send(box, "weight", "documentation", "09:00", complete=False, silent=True)
    assert "fits into the promise. After its last step" not in plain(box)
    assert "After that nobody answers:" in plain(box)


@pytest.mark.parametrize("at", ["09:30", "13:00", "18:00"])
def test_the_answer_about_a_claim_is_never_inside_the_promise(box: Box, at: str) -> None:
    assert "This is not inside the promise" in send(box, "claim", "supervisor", at)


def test_a_long_way_is_drawn_over_three_days(box: Box) -> None:
    send(box, "claim", "supervisor", "18:00", complete=False, silent=True)
    assert all(f">{day}<" in box.picture for day in ("Wednesday", "Thursday", "Friday"))
    assert "The manager: Friday 13:00" in box.picture


def test_nothing_is_handed_over_before_it_is_there(box: Box) -> None:
    assert box.control("You hand it over at").options[0][0] == "09:00"
    box.control("Request").value = "charge"
    assert box.control("You hand it over at").options[0][0] == "10:00"
    assert box.control("You hand it over at").options[-1][0] == "18:00"


def test_the_hour_stays_when_another_request_can_be_handed_over_then(box: Box) -> None:
    box.control("You hand it over at").value = "14:00"
    box.control("Request").value = "charge"
    assert box.control("You hand it over at").value == "14:00"
    box.control("Request").value = "weight"
    box.control("You hand it over at").value = "09:00"
    box.control("Request").value = "charge"
    assert box.control("You hand it over at").value == "10:00"


def test_it_can_start_again(box: Box) -> None:
    before = (box.picture, box.says)
    send(box, "claim", "finance", "17:00", complete=False, silent=True)
    box.press(ASK)
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert box.control("The file is complete").value is True
    assert box.control("You hand it over at").value == "09:00"


def test_words_of_a_lesson_are_words_and_no_html(chart: DepartmentSettings) -> None:
    from frontline.explorations.departments import drawn
    from frontline.explorations.hand_over import Choice

    one = evolve(chart.requests["weight"], label="<b>&", words="<i>", because="<u>", file="<s>")
    says = drawn(
        evolve(chart, requests={"weight": one}), Choice(request="weight", at="09:00", unit="documentation")
    ).says
    assert not any(tag in says for tag in ("<b>", "<i>", "<u>", "<s>"))


# The template's own settings


def test_the_template_is_about_a_working_day_in_the_middle_of_the_week(chart: DepartmentSettings) -> None:
    day = chart.at("09:00")
    assert f"{day:%A}" == "Wednesday"
    assert all(WorkingTime().works(day.replace(day=number).date()) for number in (6, 7, 8, 9, 10))


def test_sea_air_and_express_have_a_request_each(chart: DepartmentSettings) -> None:
    assert [one.label.partition(",")[0] for one in chart.requests.values()] == ["Sea", "Air", "Express"]


def test_every_chosen_unit_has_something_to_say_in_every_request(chart: DepartmentSettings, box: Box) -> None:
    for request in chart.requests:
        for unit in chart.units:
            assert len(send(box, request, unit)) > 200, (request, unit)


# What an author may get wrong


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(day="2026-07-01"), "2026-07-01 is no working day"),
        (lambda plain: plain.update(day="8 July"), "`day` cannot be read"),
        (lambda plain: plain.update(you="boss"), "`you` names 'boss'"),
        (lambda plain: plain["units"]["sales"].update(under=""), "exactly one unit"),
        (lambda plain: plain["units"]["sales"].update(under="moon"), "`under` names 'moon'"),
        (lambda plain: plain["units"]["operations"].update(under="systems"), "does not hang below the top"),
        (lambda plain: plain.update(ladder={}), "at least one request and one step of the ladder"),
        (lambda plain: plain["ladder"]["phone"].update(hours=-1), "step 'phone': hours run from 0 to 27"),
        (lambda plain: plain.update(ask_back=40), "`ask_back`: hours run from 0 to 27"),
        (lambda plain: plain["requests"]["weight"].update(right="moon"), "`right` names 'moon'"),
        (lambda plain: plain["requests"]["claim"].update(via="moon"), "`via` names 'moon'"),
        (lambda plain: plain["requests"]["claim"].update(via="claims"), "`via` is another unit"),
        (
            lambda plain: plain["requests"]["weight"].update(arrives="9 am"),
            "`arrives` is a time such as 09:30",
        ),
        (lambda plain: plain["requests"]["weight"].update(arrives="18:00"), "`arrives` is before 18:00"),
        (lambda plain: plain["requests"]["weight"].update(hours=50), "run from 0 to 27"),
        (lambda plain: plain["requests"]["weight"]["promise"].update(hours=0), "run from 0 to 27"),
        (lambda plain: plain["requests"]["weight"]["wrong"].pop("else"), "for every other unit: else"),
        (lambda plain: plain["requests"]["weight"]["wrong"].update(moon="x"), "`wrong` names 'moon'"),
        (lambda plain: plain["requests"]["weight"]["wrong"].update(documentation="x"), "which is right"),
        (
            lambda plain: plain["requests"]["weight"]["wrong"].update(sales="They ask documentation."),
            "it gives away that documentation is right",
        ),
        (lambda plain: plain["requests"]["weight"].update(meanwhile=""), "`meanwhile` is missing"),
        (lambda plain: plain["requests"]["weight"].pop("because"), "'because' is missing"),
    ],
)
def test_a_mistake_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    alone = evolve(template, parts=(blocks[NAME],))
    problems = list(check_explorations([bent(alone, change)]))
    assert any(says in problem for problem in problems), problems
    assert all(NAME in problem for problem in problems)
