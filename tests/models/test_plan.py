"""The rules of a contact plan, one by one."""

from __future__ import annotations

import pytest
from attrs import evolve

from frontline.models.plan import AtLeast, AtMost, Never, Rule, Side, Silence, Together, judge

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
PLAN = {
    "juniper": {"Jan": "call", "Mar": "review", "Apr": "mail"},
    "lumen": {"Mar": "review", "Jun": "visit"},
}


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (AtLeast(customer="juniper", kind="review"), True),
        (AtLeast(customer="juniper", kind="review", times=2), False),
        (AtLeast(customer="juniper", times=3), True),
        (AtLeast(customer="juniper", kind="review", among=("Jan", "Feb", "Mar")), True),
        (AtLeast(customer="juniper", kind="review", among=("Apr", "May", "Jun")), False),
        (AtLeast(customer="nobody"), False),
        (Silence(customer="juniper", periods=2), True),
        (Silence(customer="juniper", periods=1), False),
        (Silence(customer="lumen", periods=2), True),
        (Never(kind="gift"), True),
        (Never(kind="visit", period="Feb"), True),
        (Never(kind="visit", customer="juniper"), True),
        (Never(kind="visit", customer="lumen"), False),
        (AtMost(kind="review", times=2), True),
        (AtMost(kind="review", times=1), False),
        (Together(customer="juniper", kind="review", near="mail"), True),
        (Together(customer="lumen", kind="review", near="mail"), False),
        (Together(customer="lumen", kind="gift", near="mail"), True),
    ],
)
def test_a_rule_is_kept_or_broken(rule: Rule, kept: bool) -> None:
    assert judge(rule, PLAN, MONTHS).kept is kept


def test_a_broken_rule_shows_where() -> None:
    assert judge(Silence(customer="juniper", periods=1), PLAN, MONTHS).places == (
        ("juniper", "May"),
        ("juniper", "Jun"),
    )
    assert judge(AtMost(kind="review", times=1), PLAN, MONTHS).places == (
        ("juniper", "Mar"),
        ("lumen", "Mar"),
    )
    assert judge(Never(kind="visit", customer="lumen"), PLAN, MONTHS).places == (("lumen", "Jun"),)
    assert judge(Together(customer="lumen", kind="review", near="mail"), PLAN, MONTHS).places == (
        ("lumen", "Mar"),
    )


def test_nearness_looks_both_ways_and_as_far_as_it_says() -> None:
    plan = {"lumen": {"Jan": "mail", "Mar": "review"}}
    assert not judge(Together(customer="lumen", kind="review", near="mail"), plan, MONTHS).kept
    assert judge(Together(customer="lumen", kind="review", near="mail", periods=2), plan, MONTHS).kept
    assert judge(Together(customer="lumen", kind="mail", near="review", periods=2), plan, MONTHS).kept


@pytest.mark.parametrize(
    ("kind", "near", "side", "kept"),
    [
        ("review", "agenda", Side.BEFORE, True),
        ("review", "agenda", Side.AFTER, False),
        ("review", "minutes", Side.AFTER, True),
        ("review", "minutes", Side.BEFORE, False),
        ("review", "minutes", Side.EITHER, True),
        ("agenda", "review", Side.AFTER, True),
        ("agenda", "review", Side.BEFORE, False),
        ("review", "review", Side.EITHER, True),
        ("review", "review", Side.BEFORE, False),
    ],
)
def test_the_near_one_lies_on_the_side_that_the_rule_names(
    kind: str, near: str, side: Side, kept: bool
) -> None:
    plan = {"lumen": {"Feb": "agenda", "Mar": "review", "Apr": "minutes"}}
    assert judge(Together(customer="lumen", kind=kind, near=near, side=side), plan, MONTHS).kept is kept


def test_each_contact_of_the_kind_needs_one_on_that_side() -> None:
    plan = {"lumen": {"Jan": "agenda", "Feb": "review", "Apr": "agenda", "Jun": "review"}}
    rule = Together(customer="lumen", kind="review", near="agenda", side=Side.BEFORE)
    assert judge(rule, plan, MONTHS).places == (("lumen", "Jun"),)
    assert judge(evolve(rule, periods=2), plan, MONTHS).kept
    # Nothing lies before the first period, and nothing wraps around to the last.
    ends = {"lumen": {"Jan": "review", "Jun": "agenda"}}
    assert judge(rule, ends, MONTHS).places == (("lumen", "Jan"),)
    assert not judge(evolve(rule, kind="agenda", near="review", side=Side.AFTER), ends, MONTHS).kept


def test_the_near_one_may_stand_in_another_row() -> None:
    plan = {"brodie": {"Mar": "review"}, "pham": {"Feb": "agenda", "Mar": "call"}}
    rule = Together(customer="brodie", kind="review", near="agenda", side=Side.BEFORE)
    assert not judge(rule, plan, MONTHS).kept
    assert judge(evolve(rule, near_customer="pham"), plan, MONTHS).kept
    # In the same period it lies on no side, and still within reach.
    same = evolve(rule, near="call", near_customer="pham")
    assert not judge(same, plan, MONTHS).kept
    assert judge(evolve(same, side=Side.EITHER), plan, MONTHS).kept


def test_an_unknown_side_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match="a side is one of before, after, either, not 'left'"):
        Side("left")
