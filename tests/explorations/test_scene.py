"""The walk through a place: ticks that belong to their spots, and scores beside those of others."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets
import pytest
from attrs import evolve
from ipywidgets.widgets.widget import _instances

from frontline.build.checks import check_explorations
from frontline.content.text import ExploreBlock, Text
from frontline.explorations.frame import Keep
from frontline.explorations.kinds import exploration
from frontline.explorations.scene import Noted, comparison
from frontline.explorations.settings.walk import Factor

from .conftest import Box

NAME = "template-counter"
COMPARE = "Compare with a careful visitor"
QUEUE, COUNTER = (f"I would put something right at {place}" for place in ("2. Ticket machine", "6. Counter"))
FACTORS = {
    "way": {"label": "Location", "low": "lost", "high": "clear", "because": "The arrow helps."},
    "time": {
        "label": "Time taken",
        "low": "far too long",
        "high": "quick",
        "meets": "You wait 31 minutes.",
        "seen": 3.17,
        "because": "The last hour is slow.",
    },
    "words": {
        "label": "Communication",
        "low": "cold",
        "high": "warm and clear",
        "seen": 4.5,
        "because": "They look up.",
    },
}


@pytest.fixture
def scored(blocks: Mapping[str, ExploreBlock]) -> Callable[..., Box]:
    """Open the template's counter with factors to score, perhaps with what was made before."""

    def open_(keep: Keep | None = None) -> Box:
        plain = {**blocks[NAME].settings, "factors": FACTORS, "others": "mean of six test visits"}
        return Box(exploration(plain, keep))

    return open_


@pytest.fixture
def bare(blocks: Mapping[str, ExploreBlock]) -> Callable[..., Box]:
    """Open the template's counter without factors, perhaps with what was made before."""

    def open_(keep: Keep | None = None) -> Box:
        plain = {
            key: value for key, value in blocks[NAME].settings.items() if key not in ("factors", "others")
        }
        return Box(exploration(plain, keep))

    return open_


def score(box: Box, **scores: int) -> None:
    for name, given in scores.items():
        box.control(str(FACTORS[name]["label"])).value = f"{given}"


# Ticks


def test_a_tick_belongs_to_the_spot_that_it_names(bare: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = bare(Keep(None, lambda value: kept.append(value) or "Saved."))
    # The tick is under way while the page has still to hear where the visitor went.
    box.control("You stand at").value = "queue"
    box.control(COUNTER).value = True
    box.control("You stand at").value = "counter"
    assert kept[-1] == ["counter"]
    assert "would put something right at 1." in box.says
    box.control(QUEUE).value = True
    box.control(COUNTER).value = False
    assert kept[-1] == ["queue"]


def test_the_page_shows_the_tick_of_the_spot_without_asking(bare: Callable[..., Box]) -> None:
    box = bare()
    (stack,) = box.all(widgets.Stack)
    here = box.control("You stand at")
    assert [one.description.rpartition("right at ")[2] for one in stack.children] == [
        label for label, _ in here.options
    ]
    links = [one for one in _instances.values() if isinstance(one, widgets.widget_link.DirectionalLink)]
    assert [one.target for one in links if one.source == (here, "index")] == [(stack, "selected_index")]


def test_what_was_noted_is_compared_and_comes_back(bare: Callable[..., Box]) -> None:
    box = bare(Keep(["queue", "nowhere"]))
    assert box.control(QUEUE).value is True
    assert box.control(COUNTER).value is False
    assert "You have seen 2 of 7 spots, and would put something right at 1." in box.says
    box.press(COMPARE)
    assert "You agree with a careful visitor at 4 of 7 spots." in box.says
    assert "You both would put it right. One question should not wait" in box.says
    box.control(QUEUE).value = False
    assert "You agree" not in box.words


def test_without_factors_nothing_is_scored(bare: Callable[..., Box]) -> None:
    box = bare()
    assert len(box.all(widgets.Dropdown)) == 1
    assert "score" not in box.words


# Scores


def test_nothing_is_compared_before_every_factor_has_its_score(scored: Callable[..., Box]) -> None:
    box = scored()
    assert "You wait 31 minutes." in box.words
    score(box, way=4, time=1)
    box.press(COMPARE)
    assert "Still to score: Communication. Then you can compare." in box.words
    assert "careful visitor at" not in box.words
    assert "3.2" not in box.words
    score(box, words=5)
    assert "Still to score" not in box.words
    box.press(COMPARE)
    assert "You agree with a careful visitor at 3 of 7 spots." in box.words


def test_scores_stand_beside_those_of_others(scored: Callable[..., Box]) -> None:
    box = scored()
    score(box, way=4, time=1, words=5)
    box.press(COMPARE)
    assert (
        "beside others: mean of six test visits.</strong> At 1 of 2 you and others are at most 1 point apart."
        in box.words
    )
    assert "<strong>Time taken.</strong> You: 1. Others: 3.2. The last hour is slow." in box.words
    assert "<strong>Location.</strong> You: 4. The arrow helps." in box.words
    assert "Others" not in box.says


def test_a_new_score_or_tick_takes_the_comparison_away(scored: Callable[..., Box]) -> None:
    box = scored()
    score(box, way=4, time=1, words=5)
    box.press(COMPARE)
    score(box, time=2)
    assert "You: " not in box.words
    box.press(COMPARE)
    assert "You: 2. Others: 3.2." in box.words
    box.control(QUEUE).value = True
    assert "You: " not in box.words


def test_scores_that_nobody_else_gave_are_told_with_their_reasons(settings: Callable[[str], Any]) -> None:
    way = Factor(label="<i>Way</i>", low="lost", high="clear", because="The arrow helps.")
    says = comparison(evolve(settings(NAME), factors={"way": way}), Noted(scores={"way": 2}))
    assert "Your scores, and what makes them high or low." in says
    assert "<strong>&lt;i&gt;Way&lt;/i&gt;.</strong> You: 2. The arrow helps." in says


# What is kept


def test_ticks_and_scores_are_kept_and_come_back(scored: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = scored(Keep(None, lambda value: kept.append(value) or "Saved."))
    score(box, time=2)
    box.control(COUNTER).value = True
    assert kept[-1] == {"marked": ["counter"], "scores": {"time": 2}}
    again = scored(Keep(kept[-1]))
    assert again.control("Time taken").value == "2"
    assert again.control("Location").value == ""
    assert again.control(COUNTER).value is True


def test_ticks_of_a_walk_without_scores_still_count(scored: Callable[..., Box]) -> None:
    box = scored(Keep(["queue"]))
    assert box.control(QUEUE).value is True
    assert box.control("Time taken").value == ""


def test_it_starts_again(scored: Callable[..., Box]) -> None:
    kept: list[Any] = []
    box = scored(Keep(None, lambda value: kept.append(value) or ""))
    before = (box.picture, box.says, box.words)
    score(box, way=4, time=1, words=5)
    box.press("Walk on")
    box.control(QUEUE).value = True
    box.press(COMPARE)
    box.press("Start again")
    assert (box.picture, box.says) == before[:2]
    assert "You: " not in box.words
    assert kept[-1] == {"marked": [], "scores": {}}
    assert box.control("Time taken").value == ""


@pytest.mark.parametrize(
    "broken",
    [
        "queue",
        7,
        [["queue"], None],
        {"marked": "queue"},
        {"marked": {"queue": True}, "scores": [3]},
        {"scores": {"time": "2", "way": 2.0, "words": True}},
        {"scores": {"time": 0, "way": 6, "fax": 3}},
    ],
    ids=str,
)
def test_nonsense_in_the_work_file_is_passed_over(scored: Callable[..., Box], broken: Any) -> None:
    box, new = scored(Keep(broken)), scored()
    assert box.says == new.says
    assert [one.value for one in box.all(widgets.Dropdown)] == [
        one.value for one in new.all(widgets.Dropdown)
    ]


# What an author may write


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain["factors"]["time"].update(seen=5.1), "factor 'time': `seen` runs from 1 to 5"),
        (lambda plain: plain.pop("others"), "say in `others` whose scores are `seen`"),
        (lambda plain: plain["factors"]["way"].pop("because"), "'because' is missing"),
        (lambda plain: plain["factors"]["way"].update(sen=3), "did you mean seen?"),
        (lambda plain: plain["spots"]["queue"].update(x=101), "x and y run from 0 to 100"),
    ],
)
def test_a_mistake_is_named(
    template: Text,
    blocks: Mapping[str, ExploreBlock],
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    plain = copy.deepcopy({**blocks[NAME].settings, "factors": FACTORS, "others": "six test visits"})
    change(plain)
    bent = evolve(template, parts=(evolve(blocks[NAME], settings=plain),))
    problems = list(check_explorations([bent]))
    assert any(says in problem for problem in problems), problems
