"""A meeting minute by minute, and the rules of its agenda one by one."""

from __future__ import annotations

from itertools import permutations

import pytest

from frontline.models.agenda import (
    Before,
    End,
    First,
    Has,
    Item,
    Last,
    Meeting,
    Never,
    Reached,
    Rule,
    Spare,
    judge,
    keeping,
    play,
)

UNTIL = {"owner": 20, "manager": 60}
ITEMS = {
    "open": Item(minutes=10),
    "decide": Item(minutes=10, needs=("owner",)),
    "offer": Item(minutes=10, needs=("owner", "manager"), after=("open",)),
    "slides": Item(minutes=30),
    "close": Item(minutes=10, needs=("manager",)),
}


def meeting(*order: str) -> Meeting:
    return play(60, UNTIL, ITEMS, order)


def ends(*order: str) -> list[End]:
    return [slot.end for slot in meeting(*order).slots]


def test_items_follow_each_other_without_a_gap() -> None:
    slots = meeting("open", "slides", "close").slots
    assert [(slot.begins, slot.ends) for slot in slots] == [(0, 10), (10, 40), (40, 50)]
    assert meeting("open", "slides", "close").planned == 50
    assert meeting().planned == 0


def test_who_decides_must_stay_to_the_end_of_the_item() -> None:
    # The owner leaves after 20 minutes: an item that ends then is still decided.
    assert ends("open", "decide") == [End.DONE, End.DONE]
    assert ends("slides", "decide") == [End.DONE, End.GONE]
    late = play(60, {"owner": 19, "manager": 60}, ITEMS, ("open", "decide")).slots[1]
    assert (late.end, late.lacks) == (End.GONE, ("owner",))


def test_an_item_needs_another_one_done_before_it() -> None:
    assert ends("open", "offer") == [End.DONE, End.DONE]
    assert ends("offer", "open") == [End.UNPREPARED, End.DONE]
    assert meeting("offer").slots[0].lacks == ("open",)
    chain = {**ITEMS, "sign": Item(minutes=10, after=("offer",))}
    # On the agenda is not done: the offer came before what it needs.
    assert [slot.end for slot in play(60, UNTIL, chain, ("offer", "sign")).slots] == [End.UNPREPARED] * 2


def test_after_the_end_nothing_is_done() -> None:
    assert ends("slides", "open", "close", "decide", "offer") == [
        *(End.DONE, End.DONE, End.DONE),
        *(End.GONE, End.MISSED),
    ]
    assert [slot.end for slot in play(45, UNTIL, ITEMS, ("slides", "open", "close")).slots] == [
        *(End.DONE, End.DONE, End.CUT)
    ]


def test_who_has_gone_by_a_minute() -> None:
    one = meeting()
    assert one.gone(19) == ()
    assert one.gone(20) == ("owner",)
    # Who stays to the end has not gone before it.
    assert one.gone(60) == ("owner",)


@pytest.mark.parametrize(
    ("rule", "order", "kept"),
    [
        (First(item="open"), ("open", "close"), True),
        (First(item="open"), ("close", "open"), False),
        (First(item="open"), (), False),
        (Last(item="close"), ("open", "close"), True),
        (Last(item="close"), ("close", "open"), False),
        (Last(item="close"), ("slides", "open", "decide", "offer", "close"), False),
        (Last(item="close"), (), False),
        (Before(item="open", other="decide"), ("open", "close", "decide"), True),
        (Before(item="open", other="decide"), ("decide", "open"), False),
        (Before(item="open", other="decide"), ("decide",), False),
        (Before(item="open", other="decide"), ("close",), True),
        (Has(item="decide"), ("open", "decide"), True),
        (Has(item="decide"), ("open",), False),
        (Never(item="slides"), ("open",), True),
        (Never(item="slides"), ("open", "slides"), False),
        (Spare(minutes=10), ("slides", "open", "close"), True),
        (Spare(minutes=11), ("slides", "open", "close"), False),
        (Spare(minutes=60), (), True),
        (Reached(), ("open", "decide"), True),
        (Reached(), ("slides", "decide"), False),
        (Reached(), ("offer",), False),
        (Reached(), ("slides", "open", "close", "decide", "offer"), False),
        (Reached(), (), False),
    ],
)
def test_a_rule_is_kept_or_broken(rule: Rule, order: tuple[str, ...], kept: bool) -> None:
    assert judge(rule, meeting(*order)) is kept


@pytest.mark.parametrize("places", [2, 3, 4])
@pytest.mark.parametrize(
    "rules",
    [
        (First(item="open"), Last(item="close")),
        (Reached(), Has(item="decide")),
        (Before(item="open", other="decide"), Never(item="slides"), Has(item="decide")),
        (Spare(minutes=20), Has(item="slides")),
        (Last(item="slides"), Has(item="offer")),
    ],
    ids=str,
)
def test_all_agendas_that_keep_the_rules_are_found(rules: tuple[Rule, ...], places: int) -> None:
    tried = [meeting(*order) for count in range(places + 1) for order in permutations(ITEMS, count)]
    good = {
        one.order for one in tried if one.planned <= one.minutes and all(judge(rule, one) for rule in rules)
    }
    found = [one.order for one in keeping(meeting(), ITEMS, rules, places)]
    assert good
    assert set(found) == good
    assert len(found) == len(good)


def test_nothing_is_found_where_rules_fight() -> None:
    rules = (Has(item="slides"), Never(item="slides"))
    assert list(keeping(meeting(), ITEMS, rules, 5)) == []
