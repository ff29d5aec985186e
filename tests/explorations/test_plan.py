"""The sides of a rule of the contact calendar, as an author writes them."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest

from frontline.content.reading import ContentError, structure
from frontline.content.text import ExploreBlock
from frontline.explorations.plan import drawn
from frontline.explorations.settings.calendar import CalendarSettings

RULE = {
    "says": "Each review of Lumen Toys has a call in the month before.",
    "why": "Nobody likes a surprise in a meeting.",
    "check": "together",
    "customer": "lumen",
    "kind": "review",
    "near": "call",
}


@pytest.fixture
def plain(blocks: Mapping[str, ExploreBlock]) -> dict[str, Any]:
    return copy.deepcopy(dict(blocks["template-calendar"].settings))


def calendar(plain: dict[str, Any], **keys: str) -> CalendarSettings:
    plain["rules"] = {"before": {**RULE, **keys}}
    return structure(plain, CalendarSettings, "calendar")


@pytest.mark.parametrize(
    ("keys", "row", "kept"),
    [
        ({}, {"Feb": "review", "Mar": "call"}, True),
        ({"side": "before"}, {"Feb": "review", "Mar": "call"}, False),
        ({"side": "after"}, {"Feb": "review", "Mar": "call"}, True),
        ({"side": "before"}, {"Jan": "call", "Feb": "review"}, True),
        ({"side": "before", "near_customer": "tidepool"}, {"Jan": "call", "Feb": "review"}, False),
    ],
)
def test_a_rule_says_on_which_side(
    plain: dict[str, Any], keys: dict[str, str], row: dict[str, str], kept: bool
) -> None:
    made = calendar(plain, **keys)
    assert list(made.problems()) == []
    says = drawn(made, {"lumen": row}).says
    assert f"{int(kept)} of 1 house rules are kept." in says
    assert ("<em>Nobody likes a surprise in a meeting.</em>" in says) is not kept


def test_another_row_may_have_the_near_one(plain: dict[str, Any]) -> None:
    made = calendar(plain, side="before", near_customer="tidepool")
    says = drawn(made, {"lumen": {"Feb": "review"}, "tidepool": {"Jan": "call"}}).says
    assert "1 of 1 house rules are kept." in says


def test_an_unknown_side_or_row_is_named(plain: dict[str, Any]) -> None:
    with pytest.raises(ContentError, match="a side is one of before, after, either, not 'left'"):
        calendar(plain, side="left")
    [problem] = calendar(plain, near_customer="nobody").problems()
    assert problem == "rule 'before': 'nobody' is not in this plan"
