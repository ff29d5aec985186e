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
        (lambda plain: plain["factors"]["record"].update(start="high"), "whole number"),
    ],
)
def test_a_mistake_is_named(explorer: Text, change: Callable[[dict[str, Any]], object], says: str) -> None:
    [problem] = check_explorations([bent(explorer, change)])
    assert says in problem
    assert "08-channel-explorer" in problem
