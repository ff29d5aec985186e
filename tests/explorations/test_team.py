"""A team to put together: what a plan lacks, the partner beside it, and what an author may write."""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.text import ExploreBlock, Text
from frontline.explorations.frame import Keep
from frontline.explorations.team import Plan, drawn
from frontline.explorations.team_words import people_table

from .conftest import Box

NAME = "template-team"
PARTNER = "Show the sparring partner"
BEST = {"Chat": "zhao", "Calls": "siddiqui", "Papers": "ho"}


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def fill(box: Box, **people: str) -> None:
    for seat, person in people.items():
        box.control(seat).value = person


# The learner's own plan


def test_people_come_from_the_company_s_file(box: Box) -> None:
    assert "<th scope='row'>Ms Zhao, sea freight desk</th><td>Mandarin, English, Cantonese</td>" in box.words
    assert "09:00–18:00, 08:00–17:00, 11:00–20:00" in box.words
    assert "phone 2, writing 5, calm 3, detail 4, systems 4, selling 3" in box.words
    assert "customers rarely ask twice.<br>Develops: Cantonese on the phone" in box.words
    assert "<br>“I want to practise Cantonese on the phone.”" in box.words


def test_a_fit_is_told_beside_what_the_seat_needs(box: Box) -> None:
    fill(box, Chat="zhao", Papers="siddiqui", Calls="siddiqui")
    fill(box, Papers="zhao", Chat="")
    assert "<td>Ms Zhao</td><td>4.50</td><td>strong</td>" in box.says
    fill(box, Papers="lo")
    assert "<td>Ms Lo</td><td>4.00</td><td>enough</td>" in box.says
    fill(box, Calls="ho")
    assert "<td>Mr Ho</td><td>3.00</td><td>! 1.00 less than the seat needs</td>" in box.says
    assert "Calls, needs 4.00: Mr Ho, 3.00." in box.picture
    assert ">! Mr Ho</tspan>" in box.picture


def test_a_missing_language_or_shift_is_named_and_counts_nothing(box: Box) -> None:
    fill(box, Chat="siddiqui")
    assert "! lacks Mandarin, so it counts 0" in box.says
    assert "Ms Siddiqui: may not sit here." in box.picture
    fill(box, Chat="lo")
    assert "! lacks the hours 11:00–20:00, so it counts 0" in box.says


def test_a_person_in_two_seats_is_said_plainly(box: Box) -> None:
    fill(box, Chat="zhao", Calls="zhao", Papers="lo")
    assert "<strong>Ms Zhao sits in two seats or more:</strong> Chat, Calls." in box.says
    assert box.says.count("<td>nobody</td>") == 2
    box.press(PARTNER)
    assert "Give every seat a person of its own first." in box.says
    assert "You and the partner" not in box.says


def test_a_desk_that_gives_too_many_is_named(box: Box) -> None:
    fill(box, **BEST)
    assert "<strong>Your plan takes too many:</strong> air freight desk gives 2 and can spare 1." in box.says
    fill(box, Papers="lo")
    assert "takes too many" not in box.says


def test_hours_without_a_language_are_named(box: Box) -> None:
    fill(box, **BEST)
    assert "leaves hours without a language:</strong> Mandarin 08:00–11:00." in box.says
    fill(box, Papers="lo")
    assert "and has Cantonese and Mandarin in every hour." in box.says
    fill(box, Chat="", Calls="", Papers="")
    assert "Cantonese 08:00–20:00; Mandarin 08:00–20:00" in box.says


# The sparring partner


def shown(box: Box) -> bool:
    """Tell whether anything of the partner's plan is to be seen or heard."""
    return "partner" in box.says or "partner" in box.picture


def test_nothing_of_the_partner_is_shown_before_every_seat_is_filled(box: Box) -> None:
    fill(box, Chat="zhao", Calls="siddiqui")
    assert not shown(box)
    box.press(PARTNER)
    assert "Nobody yet:</strong> Papers." in box.says
    assert "You and the partner" not in box.says
    fill(box, Papers="lo")
    assert not shown(box)
    box.press(PARTNER)
    assert "You and the partner" in box.says
    assert "the partner's" in box.picture.replace("&#x27;", "'")


def test_plans_are_compared_seat_by_seat(box: Box) -> None:
    fill(box, Chat="zhao", Calls="siddiqui", Papers="lo")
    box.press(PARTNER)
    assert "<td>Ms Lo 4.00</td><td>Mr Ho 4.50</td><td>partner +0.50</td>" in box.says
    assert "<td>Ms Zhao 4.50</td><td>Ms Zhao 4.50</td><td>the same person</td>" in box.says
    assert "yours 13.00, the partner's 13.50" in box.says
    assert "The weakest seat: yours Papers with 4.00, the partner's " in box.says
    assert "Papers, needs 4.00: Ms Lo, 4.00; partner 4.50." in box.picture


def test_it_says_where_the_learner_s_own_seat_is_better(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    papers = evolve(block.seats["papers"], weights={"writing": 1})
    odd = evolve(block, seats={**block.seats, "papers": papers})
    says = drawn(odd, Plan({"chat": "", "calls": "siddiqui", "papers": "zhao"}, True)).says
    assert "<td>Ms Zhao 5.00</td><td>Mr Ho 4.00</td><td>you +1.00</td>" in says
    assert "<td>nobody</td><td>Ms Zhao 4.50</td><td>partner +4.50</td>" in says
    assert "yours Chat with 0.00, less than it needs, the partner's Papers with 4.00." in says


def test_the_partner_s_plan_is_held_against_the_rules_it_does_not_know(box: Box) -> None:
    fill(box, Chat="zhao", Calls="siddiqui", Papers="lo")
    box.press(PARTNER)
    assert "✓ <strong>Your plan</strong>" in box.says
    assert "The partner's plan takes too many:</strong> air freight desk gives 2" in box.says
    assert "The partner's plan leaves hours without a language:</strong> Mandarin 08:00–11:00." in box.says
    assert "What the partner does not know." in box.says
    assert "estimates of supervisors" in box.says


def test_scipy_is_loaded_only_for_the_partner(
    settings: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Learners wait for nothing that they have not asked for."""
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    seats = {"chat": "zhao", "calls": "siddiqui", "papers": "lo"}
    drawn(settings(NAME), Plan(seats))
    with pytest.raises(ImportError):
        drawn(settings(NAME), Plan(seats, partner=True))


def test_what_one_finds_is_what_the_plans_say(box: Box, settings: Callable[[str], Any]) -> None:
    fill(box, Chat="zhao", Calls="siddiqui", Papers="lo")
    box.press(PARTNER)
    partner = re.findall(r"<td>[^<]*</td><td>(M[rs] \w+) [\d.]+</td><td>", box.says)
    assert partner == ["Ms Zhao", "Ms Siddiqui", "Mr Ho"]
    assert "falls from 13.50 to 13.00" in settings(NAME).found


# What is kept


def test_choices_are_kept_and_come_back(opened: Callable[..., Box]) -> None:
    made: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: made.append(value) or "Saved."))
    fill(box, **BEST)
    assert made[-1] == {"seats": {"chat": "zhao", "calls": "siddiqui", "papers": "ho"}, "partner": False}
    box.press(PARTNER)
    assert "Saved." in box.words
    again = opened(NAME, Keep(made[-1]))
    assert again.control("Papers").value == "ho"
    assert "You and the partner" in again.says
    again.press("Start again")
    assert again.says == opened(NAME).says


@pytest.mark.parametrize(
    "broken",
    [
        "text",
        [1],
        {"seats": 5, "partner": True},
        {"seats": {"chat": ["zhao"], "calls": None, "post": "ho"}, "partner": True},
        {"seats": {"chat": "nobody", "papers": ""}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(opened: Callable[..., Box], broken: Any) -> None:
    assert opened(NAME, Keep(broken)).says == opened(NAME).says


def test_a_work_file_cannot_open_the_partner_before_the_plan(opened: Callable[..., Box]) -> None:
    box = opened(NAME, Keep({"seats": {"chat": "zhao"}, "partner": True}))
    assert box.control("Chat").value == "zhao"
    assert not shown(box)


# What an author may write


def test_a_lesson_s_words_are_words_only(settings: Callable[[str], Any]) -> None:
    block = settings(NAME)
    odd = evolve(
        block,
        seats={**block.seats, "chat": evolve(block.seats["chat"], label="<i>Chat</i>")},
        people={**block.people, "lo": evolve(block.people["lo"], says="<b>no</b>")},
    )
    result = drawn(odd, Plan({"chat": "zhao", "calls": "siddiqui", "papers": "lo"}, True))
    assert "<i>" not in result.says + result.picture
    assert "&lt;i&gt;Chat" in result.says
    assert "&lt;b&gt;no&lt;/b&gt;" in people_table(odd)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["seats"]["calls"].update(weights={"charm": 1}), "there is no skill charm: use"),
        (lambda plain: plain["seats"]["calls"].update(weights={"phone": 0}), "and one above 0"),
        (lambda plain: plain["seats"]["calls"].update(weights={}), "and one above 0"),
        (lambda plain: plain["seats"]["calls"].update(level=6), "`level` runs from 1 to 5"),
        (lambda plain: plain["seats"]["calls"].update(shift="night"), "there is no shift 'night'"),
        (lambda plain: plain["seats"]["calls"].update(languages=["Thai"]), "nobody speaks 'Thai'"),
        (lambda plain: plain.update(languages=["Thai"]), "the team: nobody speaks 'Thai'"),
        (lambda plain: plain.update(seats={}), "at least one seat"),
        (
            lambda plain: plain["people"]["lo"].update(also=["night"]),
            "person 'lo': there is no shift 'night'",
        ),
        (lambda plain: plain["people"].update(kwok="{{ team.kwok }}"), "kwok"),
        (lambda plain: plain["spare"].pop("sea freight desk"), "and no other (sea freight desk)"),
        (lambda plain: plain["spare"].update({"air freight desk": -1}), "give 0 or more"),
        (lambda plain: [plain["people"].pop(name) for name in ("ho", "lo")], "3 seats and 2 people"),
        (lambda plain: plain["seats"]["papers"].update(languages=["Urdu"]), "may fill papers"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
    ],
)
def test_a_mistake_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    plain = copy.deepcopy(dict(blocks[NAME].settings))
    change(plain)
    if "ho" not in plain["people"]:
        plain["spare"] = {"air freight desk": 1, "sea freight desk": 2}
    problems = list(check_explorations([evolve(template, parts=(evolve(blocks[NAME], settings=plain),))]))
    assert any(says in problem for problem in problems), problems
