"""A meeting that is put together: what the block says is what playing shows."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from itertools import permutations
from math import perm
from typing import Any

import pytest
from attrs import evolve

from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.agenda import agenda, drawn, taken
from frontline.explorations.frame import Keep
from frontline.explorations.settings.agenda import AgendaSettings
from frontline.models.agenda import End, judge

from .conftest import Box

NAME = "template-agenda"
GOOD = ("actions", "figures", "damage", "contract", "ask", "readback")


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks[NAME].settings))


@pytest.fixture
def review(settings: Callable[[str], AgendaSettings]) -> AgendaSettings:
    return settings(NAME)


@pytest.fixture
def box(review: AgendaSettings) -> Box:
    return Box(agenda(review, Keep()))


def fill(box: Box, *items: str) -> str:
    for number, item in enumerate(items):
        box.control(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th")[number] + " item").value = item
    return box.says


def broken(review: AgendaSettings, *items: str) -> set[str]:
    meeting = review.meeting(items)
    return {name for name, one in review.rules.items() if not judge(one.rule, meeting)}


def ends(review: AgendaSettings, *items: str) -> dict[str, End]:
    return {slot.item: slot.end for slot in review.meeting(items).slots}


# What the block says


def test_the_block_has_no_mistake(review: AgendaSettings) -> None:
    assert list(review.problems()) == []
    assert [one.label for one in review.people.values()] == ["Mr Shek, owner", "Ms Wong, logistics manager"]


def test_two_of_all_agendas_keep_all_rules(review: AgendaSettings) -> None:
    # Every agenda of one to seven different items, in every order.
    assert sum(perm(len(review.items), count) for count in range(1, 8)) == 792_100
    assert "Only 2 of the 792,100 agendas keep all ten rules." in review.found
    assert len(review.rules) == 10
    # Only those that open with the actions and close with the reading back can keep all rules.
    inner = [name for name in review.items if name not in ("actions", "readback")]
    tried = [("actions", *middle, "readback") for count in range(6) for middle in permutations(inner, count)]
    assert len(tried) == 8_801
    other = ("actions", "figures", "contract", "damage", "ask", "readback")
    assert {one for one in tried if not broken(review, *one)} == {GOOD, other}
    assert {meeting.order for meeting in review.keeping()} == {GOOD, other}
    assert {meeting.planned for meeting in review.keeping()} == {55}


def test_mr_shek_s_items_end_at_the_minute_at_which_he_leaves(review: AgendaSettings) -> None:
    last = next(slot for slot in review.meeting(GOOD).slots if slot.item == "contract")
    assert review.clock(last.ends) == "15:35"
    assert last.ends == review.people["shek"].until


@pytest.mark.parametrize("short", ["photos", "others"])
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_five_minutes_more_before_them_cost_one_decision(
    review: AgendaSettings, short: str, place: int
) -> None:
    assert review.items[short].minutes == 5
    found = ends(review, *GOOD[:place], short, *GOOD[place:])
    assert (found["damage"], found["contract"]) == (End.DONE, End.GONE)


def test_the_slides_cost_both_decisions(review: AgendaSettings) -> None:
    for place in range(3):
        found = ends(review, *GOOD[:place], "slides", *GOOD[place:])
        assert (found["damage"], found["contract"]) == (End.GONE, End.GONE)


def test_with_the_damage_first_both_are_decided_and_two_rules_are_broken(review: AgendaSettings) -> None:
    order = ("damage", "actions", "figures", "contract", "ask", "readback")
    assert set(ends(review, *order).values()) == {End.DONE}
    assert broken(review, *order) == {"opens", "figures"}


def test_the_photos_take_the_last_free_minutes(review: AgendaSettings) -> None:
    order = (*GOOD[:5], "photos", GOOD[5])
    assert set(ends(review, *order).values()) == {End.DONE}
    assert broken(review, *order) == {"spare"}
    assert review.meeting(order).planned == 60


# The words


def test_an_empty_agenda_is_a_meeting_with_nothing_on_it(box: Box) -> None:
    assert "Nothing is on the agenda yet." in box.says
    assert "4 of 10 rules are kept." in box.says
    assert "From 15:00 to 16:00. In the meeting: Mr Shek, owner, leaves at 15:35; Ms Wong" in box.words
    assert "No item yet" in box.picture


def test_a_good_agenda_keeps_all_rules(box: Box) -> None:
    says = fill(box, *GOOD)
    assert "10 of 10 rules are kept." in says
    assert "6 items: 6 done." in says
    assert "55 minutes are planned, 5 of 60 are free." in says
    assert "15:25 to 15:35, What the new contract must hold.</strong> ✓ Done. Mr Shek names two" in says
    assert "✗" not in says


def test_every_way_to_end_is_said_with_its_reason(box: Box) -> None:
    says = fill(box, "slides", "contract", "damage", "photos", "figures", "ask", "readback")
    assert "7 items: 1 done, 3 only talked about, 1 not needed here, 2 no time for it." in says
    assert "– Not needed here. They listen politely." in says
    assert (
        "! Only talked about: it needs “The year&#x27;s figures against our promises” done before it." in says
    )
    assert "! Only talked about: Mr Shek leaves at 15:35. Only he decides about extra cost." in says
    assert "20 minutes go to what this meeting does not need." in says


def test_what_has_no_time_is_said(box: Box) -> None:
    says = fill(box, "slides", "actions", "figures", "damage", "contract", "ask", "readback")
    assert "75 minutes are planned, 15 more than the meeting has." in says
    assert "✗ No time for it: the meeting ends at 16:00. A quiet customer stays quiet." in says
    assert "✗ No time for it: it is not reached. Each side remembers other actions." in says
    # Nobody is said to have left twice, and nobody leaves a meeting that is over.
    assert re.findall(r"<li>[^<]*<strong>(15:55)[^<]*</strong>[^<]*<em>Without", says) == ["15:55"]
    assert says.count("<em>Without") == 1


def test_a_full_hour_has_nothing_free(box: Box) -> None:
    assert "60 minutes are planned, 0 of 60 are free." in fill(box, *GOOD[:5], "photos", GOOD[5])


def test_it_says_who_has_gone_by_then(box: Box) -> None:
    says = fill(box, "actions", "figures", "damage", "contract", "ask", "readback")
    assert says.count("<em>Without Mr Shek.</em>") == 2
    assert re.search(r"15:35 to 15:45, Two questions.*?<em>Without Mr Shek\.</em></li>", says)
    assert "Without Mr Shek" not in fill(box, "ask", "readback", "actions", "", "", "")


def test_a_broken_rule_says_why_it_is_there(box: Box) -> None:
    says = fill(box, "figures")
    assert "✗ <strong>Not kept:</strong> It opens with the actions of the last meeting. <em>A promise" in says
    fill(box, "actions")
    assert "✓ <strong>Kept:</strong> It opens with the actions of the last meeting.</li>" in box.says


def test_an_item_that_is_chosen_twice_counts_once(box: Box) -> None:
    says = fill(box, "ask", "readback", "ask")
    assert (
        "You chose “Two questions to Ms Wong, then listen” 2 times. It counts once, at its first place."
        in says
    )
    assert "20 minutes are planned" in says
    assert "2 items" in says


def test_empty_places_take_no_time(review: AgendaSettings) -> None:
    apart = drawn(review, ["", "ask", "", "", "readback", "", ""])
    assert apart == drawn(review, ["ask", "readback", "", "", "", "", ""])


def test_the_picture_tells_the_meeting_also_in_words(box: Box) -> None:
    fill(box, "ask", "slides", "damage")
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert label[1] == (
        "The meeting. 15:00 to 15:10 Two questions to Ms Wong, then listen, done; "
        "15:10 to 15:30 Our new services, 24 slides, not needed here; "
        "15:30 to 15:40 The damaged container: what happens next, only talked about; "
        "Mr Shek, owner, leaves at 15:35; Ms Wong, logistics manager, stays to the end."
    )


def test_it_says_what_it_does_not_say(box: Box) -> None:
    assert "What comes of each item is written for this exercise." in box.says


# What is kept


def test_the_agenda_is_kept_and_comes_back(review: AgendaSettings) -> None:
    kept: list[Any] = []
    box = Box(agenda(review, Keep(None, lambda value: kept.append(value) or "Saved.")))
    fill(box, *GOOD)
    assert kept[-1] == [*GOOD, ""]
    assert len(kept) == 6
    assert "Saved." in box.words
    again = Box(agenda(review, Keep(kept[-1])))
    assert (again.picture, again.says) == (box.picture, box.says)
    assert again.control("3rd item").value == "damage"


def test_it_starts_again(review: AgendaSettings) -> None:
    kept: list[Any] = []
    box = Box(agenda(review, Keep(None, lambda value: kept.append(value) or "Saved.")))
    before = (box.picture, box.says)
    fill(box, *GOOD)
    box.press("Start again")
    assert (box.picture, box.says) == before
    assert kept[-1] == [""] * 7
    assert len(kept) == 7


@pytest.mark.parametrize("nonsense", ["text", 5, {"ask": 1}, [1, None, ["ask"]], ["tea", "fax"]], ids=str)
def test_nonsense_in_the_work_file_is_passed_over(review: AgendaSettings, nonsense: Any) -> None:
    assert taken(review, nonsense) == [""] * 7
    assert Box(agenda(review, Keep(nonsense))).says == Box(agenda(review, Keep())).says


def test_what_fits_of_a_kept_agenda_stays_in_its_place(review: AgendaSettings) -> None:
    assert taken(review, ["ask", "tea", "readback"]) == ["ask", "", "readback", "", "", "", ""]
    assert taken(review, [*review.items]) == [*review.items][:7]


# What an author may write


def test_a_lesson_s_words_are_words_only(review: AgendaSettings) -> None:
    item = evolve(review.items["ask"], label="<i>Ask</i>", done="<b>done</b>")
    person = evolve(review.people["shek"], label="<u>Shek</u>", until=5)
    odd = evolve(
        review, items={**review.items, "ask": item}, people={**review.people, "shek": person}, title="<s>"
    )
    made = drawn(odd, ["figures", "damage", "ask", "ask", "", "", ""])
    assert not re.search("<[ibus]>", made.says + made.picture)
    assert "&lt;b&gt;done" in made.says


def test_a_meeting_without_people_is_one_too(review: AgendaSettings) -> None:
    items = {name: evolve(one, needs=()) for name, one in review.items.items()}
    alone = evolve(review, people={}, items=items)
    assert list(alone.problems()) == []
    assert "From 15:00 to 16:00.</p>" in Box(agenda(alone, Keep())).words


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(starts="3 pm"), "`starts` is a time such as 15:00, not '3 pm'"),
        (lambda plain: plain.update(minutes=0), "`minutes` run from 1 to 240"),
        (lambda plain: plain.update(places=9), "`places` run from 1 to 8"),
        (lambda plain: plain.update(rules={}), "give at least one rule"),
        (lambda plain: plain.update(items={}), "give 2 to 12 items"),
        (lambda plain: plain["items"]["ask"].update(label="x" * 57), "has 57 letters, at most 56 fit"),
        (lambda plain: plain["people"]["wong"].update(label="x" * 57), "has 57 letters, at most 56 fit"),
        (lambda plain: plain["people"]["shek"].update(until=61), "person 'shek': `until` runs from 1"),
        (lambda plain: plain["items"]["ask"].update(minutes=0), "item 'ask': `minutes` run from 1"),
        (lambda plain: plain["items"]["ask"].update(minutes=61), "item 'ask': `minutes` run from 1"),
        (lambda plain: plain["items"]["ask"].update(needs=["kwok"]), "`needs` 'kwok', who is not"),
        (lambda plain: plain["items"]["ask"].update(after=["tea"]), "stands `after` 'tea', which is no item"),
        (lambda plain: plain["items"]["ask"].pop("undone"), "item 'ask': say in `undone`"),
        (lambda plain: plain["items"]["ask"].update(after=["photos"]), "leads back to itself"),
        (
            lambda plain: plain["rules"]["spare"].update(check="free"),
            "rule 'spare': there is no check 'free'",
        ),
        (lambda plain: plain["rules"]["spare"].update(minutes=60), "rule 'spare': `minutes` run from 1"),
        (lambda plain: plain["rules"]["opens"].update(item="tea"), "rule 'opens': 'tea' is no item"),
        (lambda plain: plain["rules"]["figures"].pop("other"), "rule 'figures': '' is no item"),
        (
            lambda plain: plain["rules"]["spare"].update(minutes=6),
            "no agenda keeps all rules within the time",
        ),
        (lambda plain: plain["people"]["shek"].update(until=34), "no agenda keeps all rules within the time"),
    ],
)
def test_a_mistake_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    problems = list(structure(plain, AgendaSettings, NAME).problems())
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(colour="red"), "'colour'"),
        (lambda plain: plain.pop("starts"), "'starts' is missing"),
        (lambda plain: plain["items"]["ask"].pop("minutes"), "'minutes' is missing"),
    ],
)
def test_a_key_that_is_missing_or_unknown_is_named(
    plain: dict[str, Any], change: Callable[[dict[str, Any]], object], says: str
) -> None:
    change(plain)
    with pytest.raises(ContentError, match=re.escape(says)):
        structure(plain, AgendaSettings, NAME)
