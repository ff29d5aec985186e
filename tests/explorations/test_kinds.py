"""The explorations of the template in use: each answers to its controls, in picture and words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve

from frontline.content.text import ExploreBlock
from frontline.explorations.frame import Keep
from frontline.explorations.inbox import drawn
from frontline.explorations.kinds import exploration
from frontline.models.plan import judge

from .conftest import Box

NAMES = (
    "template-desk",
    "template-journey",
    "template-calendar",
    "template-counter",
    "template-inbox",
    "template-incoterms",
    "template-departments",
    "template-loyalty",
    "template-elements",
    "template-market",
    "template-importance",
    "template-needs",
    "template-message",
    "template-inbox-days",
    "template-agenda",
    "template-survey",
    "template-sample",
    "template-souvenir",
    "template-week",
    "template-contacts",
    "template-chain",
    "template-standard",
    "template-gaps",
    "template-causes",
    "template-change",
    "template-callbacks",
    "template-control",
    "template-team",
)
KEEPING = (
    "template-calendar",
    "template-counter",
    "template-inbox",
    "template-elements",
    *NAMES[NAMES.index("template-message") : NAMES.index("template-chain")],
    "template-standard",
    "template-team",
)
every = pytest.mark.parametrize("name", NAMES)


@every
def test_each_asks_something_and_tells_its_picture_in_words(opened: Callable[..., Box], name: str) -> None:
    box = opened(name)
    assert "Find out: " in box.words
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert len(label[1]) > 40
    assert len(re.sub(r"<[^>]*>", "", box.says)) > 40


@every
def test_each_can_start_again(opened: Callable[..., Box], name: str) -> None:
    box = opened(name)
    before = (box.picture, box.says)
    change = {
        "template-desk": lambda: setattr(box.control("People for calls"), "value", 5),
        "template-journey": lambda: box.press("One step on"),
        "template-calendar": lambda: setattr(box.control("Lumen Toys, Mar"), "value", "review"),
        "template-counter": lambda: box.press("Walk on"),
        "template-inbox": lambda: box.press("Do it"),
        "template-incoterms": lambda: setattr(box.control("Rule"), "value", "DAP"),
        "template-departments": lambda: setattr(box.control("You send it to"), "value", "sales"),
        "template-loyalty": lambda: setattr(box.control("Years to count"), "value", 9),
        "template-elements": lambda: setattr(box.control("Customer"), "value", "pocket_heron"),
        "template-market": lambda: setattr(box.control("From year"), "value", "2022"),
        "template-importance": lambda: setattr(box.control("Whose answers"), "value", "agents"),
        "template-needs": lambda: setattr(box.control("Days until the goods are needed"), "value", 5),
        "template-message": lambda: setattr(box.control("Reader"), "value", "gill"),
        "template-inbox-days": lambda: box.press("Wait for what comes next"),
        "template-agenda": lambda: setattr(box.control("1st item"), "value", "ask"),
        "template-survey": lambda: setattr(box.control("Question 1"), "value", "overall"),
        "template-sample": lambda: box.press("Ask again"),
        "template-souvenir": lambda: setattr(box.control("Thing"), "value", "mug"),
        "template-week": lambda: setattr(box.control("Ms Nair does"), "value", "calls"),
        "template-contacts": lambda: box.press("Next contact"),
        "template-chain": lambda: setattr(box.control("Desk to look at"), "value", "air"),
        "template-standard": lambda: setattr(box.control("The limit"), "value", "clear"),
        "template-gaps": lambda: setattr(box.control("Quarter"), "value", "2025-Q2"),
        "template-causes": lambda: setattr(box.control("Counted by"), "value", "matter"),
        "template-change": lambda: setattr(box.control("Measure"), "value", "complete"),
        "template-callbacks": lambda: setattr(box.control("Yardstick, in working hours"), "value", 4),
        "template-control": lambda: setattr(box.control("A point is"), "value", "week"),
        "template-team": lambda: setattr(box.control("Chat"), "value", "zhao"),
    }[name]
    change()
    assert (box.picture, box.says) != before
    box.press("Start again")
    assert (box.picture, box.says) == before


def test_pictures_on_one_page_share_no_hatching_that_looks_different(opened: Callable[..., Box]) -> None:
    """A page takes the first of those with the same name."""
    looks: dict[str, set[str]] = {}
    for name in NAMES:
        for pattern, look in re.findall(r'<pattern id="([^"]*)"(.*?)</pattern>', opened(name).words):
            looks.setdefault(pattern, set()).add(look)
    assert len(looks) > 5
    assert [name for name, different in looks.items() if len(different) > 1] == []


# The service desk


def test_one_more_person_for_calls_keeps_more_promises(opened: Callable[..., Box]) -> None:
    box = opened("template-desk")
    assert "phone 59%" in box.says
    box.control("People for calls").value = 3
    assert "phone 81%" in box.says
    box.control("People for calls").value = 4
    assert "phone 93%" in box.says


def test_a_longer_promise_changes_the_share_and_not_the_wait(opened: Callable[..., Box]) -> None:
    def figures(minutes: int) -> tuple[str, str]:
        box.control("Promise for a call back").value = minutes
        kept, waits = (
            re.search(rf"{words}: [^.]*call back ([^,.]*)", box.says) for words in ("kept", "Mean wait")
        )
        assert kept and waits
        return kept[1], waits[1]

    box = opened("template-desk")
    short, long = figures(120), figures(240)
    assert short[0] < long[0]
    assert short[1] == long[1]


def test_a_desk_with_nobody_still_has_a_picture(opened: Callable[..., Box]) -> None:
    box = opened("template-desk")
    box.control("People for calls").value = 0
    box.control("People for chat, e-mail and calls back").value = 0
    assert "nobody answered" in box.says
    assert "phone 0%" in box.says


# The journey


def test_a_step_tells_who_does_what_and_what_the_customer_hears(opened: Callable[..., Box]) -> None:
    box = opened("template-journey")
    assert "Step 1 of 13: Space booked" in box.says
    box.press("One step on")
    assert "Step 2 of 13: Container loaded" in box.says
    assert "The customer hears:" in box.says


def test_a_step_that_is_left_out_holds_up_what_needs_it(opened: Callable[..., Box]) -> None:
    box = opened("template-journey")
    box.control("Leave out a step").value = "pre_alert"
    assert "Then this stands still:</strong> Arrival notice, Cleared and delivered, Outcome told" in box.says
    assert "Pre-alert sent (Kestrel Bay, left out)" in box.picture


def test_another_journey_begins_at_its_own_beginning(opened: Callable[..., Box]) -> None:
    box = opened("template-journey")
    box.control("Leave out a step").value = "loading"
    box.control("Journey").value = "express"
    assert "Step 1 of 8: Label and data made" in box.says
    assert "Without" not in box.says


def test_steps_end_where_the_journey_ends(opened: Callable[..., Box]) -> None:
    box = opened("template-journey")
    for _ in range(20):
        box.press("One step on")
    assert "Step 13 of 13" in box.says


def test_a_ring_comes_round_again_and_names_its_signs(blocks: dict[str, ExploreBlock]) -> None:
    plain = dict(blocks["template-journey"].settings)
    words = {"here": "The customer is at", "skip": "One goes wrong", "skipped_state": "goes wrong"}
    box = Box(exploration({**plain, "picture": "ring", "words": words}))
    assert "goes wrong" not in box.picture
    box.control("One goes wrong").value = "pre_alert"
    assert "Pre-alert sent (Kestrel Bay, goes wrong)" in box.picture
    assert "✗ goes wrong" in box.picture
    box.press("One step back")
    assert "Step 13 of 13" in box.says
    box.press("One step on")
    assert "Step 1 of 13" in box.says


# The contact calendar


def test_rules_are_checked_at_every_change(opened: Callable[..., Box]) -> None:
    box = opened("template-calendar")
    assert "4 of 14 house rules are kept." in box.says
    box.control("Lumen Toys, Mar").value = "review"
    assert "5 of 14 house rules are kept." in box.says
    box.control("Lumen Toys, Mar").value = ""
    box.control("Lumen Toys, Feb").value = "review"
    assert "Not kept:</strong> No review meeting in February." in box.says
    assert "! Review" in box.picture


def test_twelve_contacts_are_enough_and_eleven_are_not(settings: Callable[[str], Any]) -> None:
    """What the template says that one finds."""
    calendar = settings("template-calendar")

    def fewest(customer: str) -> int:
        rules = [rule.rule for rule in calendar.rules.values() if rule.customer in ("", customer)]
        for count in range(7):
            for months in itertools.combinations(calendar.periods, count):
                for kinds in itertools.product(calendar.kinds, repeat=count):
                    filled = {customer: dict(zip(months, kinds, strict=True))}
                    if all(judge(rule, filled, calendar.periods).kept for rule in rules):
                        return count
        raise AssertionError(customer)

    assert [fewest(customer) for customer in calendar.customers] == [3, 3, 3, 3]


def test_a_plan_is_kept_and_comes_back(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened("template-calendar", Keep(None, lambda value: kept.append(value) or "Saved."))
    box.control("Tidepool, May").value = "mail"
    assert kept[-1]["tidepool"] == {"May": "mail"}
    assert "Saved." in box.words
    again = opened("template-calendar", Keep(kept[-1]))
    assert again.control("Tidepool, May").value == "mail"


# The inbox


WAIT = ["", ""]
BEST = [
    ["bags", "answer"],
    ["neighbour", "tell"],
    ["oil", "stop"],
    ["oil", "note"],
    ["oil", "handed"],
    ["van", "ask"],
    ["van", "chat"],
    ["van", "remind"],
    ["neighbour", "refuse"],
    ["neighbour", "collect"],
    WAIT,
    ["chow", "look"],
    ["chow", "tell"],
    *[WAIT] * 5,
]


def test_every_promise_of_the_morning_can_be_kept_without_a_mistake(opened: Callable[..., Box]) -> None:
    box = opened("template-inbox", Keep(BEST))
    assert "?." not in box.says
    assert "You kept 5 of 5 promises</strong> and closed 4 requests. No step was a mistake." in box.says


def test_who_works_in_the_order_of_arrival_calls_too_late(opened: Callable[..., Box]) -> None:
    moves = [["bags", "answer"], ["van", "ask"], ["van", "chat"], ["neighbour", "refuse"]]
    box = opened("template-inbox", Keep([*moves, ["oil", "stop"], ["oil", "note"]]))
    assert "answered 09:55, late" in box.says


def test_a_promise_that_ends_on_another_day_says_which(
    opened: Callable[..., Box], settings: Callable[[str], Any]
) -> None:
    day = settings("template-inbox")
    late = evolve(day, requests={"bags": evolve(day.requests["bags"], arrives="09:00", hours=10)})
    says = drawn(late, late.inbox(), [], "bags").says
    assert "so by Monday 10:00." in says
    assert "<td>Monday 10:00</td>" in says


def test_a_move_takes_its_minutes_and_stands_in_the_log(opened: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = opened("template-inbox", Keep(None, lambda value: kept.append(value) or "Saved."))
    assert "It is 09:00." in box.says
    box.press("Do it")
    assert "It is 09:08." in box.says
    assert "09:00 to 09:08: Mr Lau, chat. Ask the warehouse" in box.says
    assert kept == [[["bags", "answer"]]]


def test_the_morning_can_be_replayed_and_goes_on_from_its_end(opened: Callable[..., Box]) -> None:
    box = opened("template-inbox", Keep(BEST[:3]))
    assert "It is 09:23." in box.says
    box.control("Replay: moves").value = 1
    assert "It is 09:08." in box.says
    box.press("Wait for the next request")
    assert "It is 09:38." in box.says


@pytest.mark.parametrize(
    "broken", ["text", {"a": 1}, [1, ["x"], ["bags"], ["bags", "nothing"], [["a"], "b"]], [None]], ids=str
)
@pytest.mark.parametrize("name", KEEPING)
def test_nonsense_in_the_work_file_is_passed_over(opened: Callable[..., Box], name: str, broken: Any) -> None:
    assert opened(name, Keep(broken)).says == opened(name).says
