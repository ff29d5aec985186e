"""What the build says about an exploration that is configured wrongly."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.text import ExploreBlock, Text


@pytest.fixture
def explorer(lessons: Mapping[str, Text]) -> Text:
    """Lesson 08 with nothing but its channel explorer."""
    text = lessons["08-choosing-the-channel"]
    return evolve(text, parts=tuple(part for part in text.parts if isinstance(part, ExploreBlock)))


def bent(text: Text, change: Callable[[dict[str, Any]], object]) -> Text:
    block = text.parts[0]
    assert isinstance(block, ExploreBlock)
    settings = copy.deepcopy(dict(block.settings))
    change(settings)
    return evolve(text, parts=(evolve(block, settings=settings),))


def test_the_lesson_s_own_explorer_is_fine(explorer: Text) -> None:
    assert list(check_explorations([explorer])) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(model="chanels"), "no exploration of kind 'plot' and model 'chanels'"),
        (lambda plain: plain.update(kind="plott"), "kind 'plott'"),
        (lambda plain: plain.update(colour="red"), "'colour'"),
        (lambda plain: plain.pop("title"), "title"),
        (lambda plain: plain["channels"]["phone"]["carries"].pop("record"), "channel 'phone'"),
        (lambda plain: plain["channels"]["phone"]["carries"].update(record=5), "from 0 to 4"),
        (lambda plain: plain["cases"]["rolled"]["needs"].update(mood=1), "mood"),
        (lambda plain: plain["channels"]["chat"].update(barred={"mood": 1}), "'mood' is no factor"),
        (lambda plain: plain["factors"]["record"].update(start="high"), "a number is needed"),
    ],
)
def test_a_mistake_is_named(explorer: Text, change: Callable[[dict[str, Any]], object], says: str) -> None:
    [problem] = check_explorations([bent(explorer, change)])
    assert says in problem
    assert "08-channel-explorer" in problem


def test_the_template_s_own_explorations_are_fine(template: Text) -> None:
    assert list(check_explorations([template])) == []


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("desk", lambda plain: plain.update(shows="fax"), "`shows` names 'fax'"),
        ("desk", lambda plain: plain["controls"].update(heads_nobody={"label": "x"}), "'heads_nobody'"),
        ("desk", lambda plain: plain["controls"]["volume"].update(start=10), "between least and most"),
        ("desk", lambda plain: plain["streams"]["chat"].update(hourly=[1]), "the same hours"),
        ("desk", lambda plain: plain["streams"]["phone"].update(into="fax"), "`into` names 'fax'"),
        ("desk", lambda plain: plain["crews"]["callers"].update(skills=["fax"]), "no stream is called 'fax'"),
        ("journey", lambda plain: plain["journeys"].clear(), "at least one journey"),
        ("journey", lambda plain: plain["journeys"]["sea"]["lanes"].pop("agent"), "no lane 'agent'"),
        (
            "journey",
            lambda plain: plain["journeys"]["sea"]["steps"]["booking"].update(needs=["sailing"]),
            "does not stand before it",
        ),
        ("journey", lambda plain: plain.update(picture="cube"), "write lanes or ring"),
        ("journey", lambda plain: plain.update(words={"colour": "red"}), "'colour'"),
        ("calendar", lambda plain: plain["rules"]["busy"].update(check="rarely"), "no check 'rarely'"),
        ("calendar", lambda plain: plain["rules"]["busy"].update(kind="gift"), "'gift' is not in this plan"),
        ("calendar", lambda plain: plain["periods"].clear(), "not in this plan"),
        ("counter", lambda plain: plain["spots"]["scale"].update(x=101), "from 0 to 100"),
        ("counter", lambda plain: plain["spots"]["scale"].update(looks="sofa"), "`looks` is one of"),
        ("inbox", lambda plain: plain.update(starts="late"), "a time cannot be read"),
        ("inbox", lambda plain: plain.update(ends="08:00"), "the day ends after it starts"),
        ("inbox", lambda plain: plain["requests"]["bags"]["actions"].clear(), "no action answers it"),
        (
            "calendar",
            lambda plain: plain["rules"]["first_review"].update(among=["Dec"]),
            "'Dec' is not in this plan",
        ),
        (
            "inbox",
            lambda plain: plain["requests"]["van"]["actions"]["chat"].update(after="tea"),
            "names 'tea', which is no action",
        ),
        ("inbox", lambda plain: plain["requests"]["van"]["actions"]["ask"].update(minutes=0), "1 minute"),
        ("inbox", lambda plain: plain.pop("ask"), "'ask' is missing"),
    ],
)
def test_a_mistake_in_another_kind_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    name: str,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    alone = evolve(template, parts=(blocks[f"template-{name}"],))
    problems = list(check_explorations([bent(alone, change)]))
    assert any(says in problem for problem in problems), problems
    assert all(f"template-{name}" in problem for problem in problems)
