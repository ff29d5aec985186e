"""The rules of a contact plan, one by one."""

from __future__ import annotations

import pytest

from frontline.models.plan import AtLeast, AtMost, Never, Rule, Silence, Together, judge

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
