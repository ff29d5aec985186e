"""A standard to word: what two readers count by it, and what an author may write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from frontline.explorations.frame import Keep

from .conftest import Box, Mistakes

NAME = "template-standard"
LISTS = {
    "The clock starts": "clear",
    "The clock stops": "clear",
    "The limit": "clear",
    "Not counted": "withdrawn",
}


@pytest.fixture
def box(opened: Callable[..., Box]) -> Box:
    return opened(NAME)


def choose(box: Box, **others: str) -> None:
    """Choose the clear wordings; `others` are by the last word of the list's name."""
    for words, value in LISTS.items():
        box.control(words).value = others.get(words.rpartition(" ")[2], value)


def test_first_it_says_what_is_still_to_choose_and_shows_the_cases(box: Box) -> None:
    assert "Still to choose: the clock starts, the clock stops, the limit, not counted." in box.says
    assert "<th scope='col'>The claim arrives</th>" in box.says
    assert "<td>Mon 3 Aug, 10:00</td>" in box.says
    assert "The customer withdrew the claim" in box.says
    assert "colleague counts" not in box.says
    assert "Still to choose" in box.picture


def test_clear_words_are_counted_alike(box: Box) -> None:
    choose(box)
    assert "Everybody counts the same: 2 of 3 (67 %)." in box.says
    assert "The target of 90 % is missed." in box.says
    assert "4 of 4 parts are clear." in box.says
    assert box.picture.count("– not counted") == 4  # two cells, and twice in the text alternative
    assert "! " not in box.picture


def test_vague_words_are_counted_in_two_ways(box: Box) -> None:
    choose(box, starts="vague")
    assert "One colleague counts 1 of 3 (33 %), another 2 of 3 (67 %)." in box.says
    assert "they differ in 1 of 4 cases" in box.says
    assert "3 of 4 parts are clear." in box.says
    assert "The letter or the complete file?" in box.says
    label = re.search(r'aria-label="([^"]*)"', box.picture)
    assert label
    assert "Case 2: ✗ not kept, ✓ kept." in label[1]
    assert re.findall(r">! (✗ not kept|✓ kept)<", box.picture) == ["✗ not kept", "✓ kept"]


def test_a_target_may_be_reached_by_one_count_only(box: Box) -> None:
    choose(box, stops="vague")
    assert "another 3 of 3 (100 %)" in box.says
    assert "The target of 90 % is reached by one count and missed by the other." in box.says


def test_what_was_chosen_is_kept_and_nonsense_is_passed_over(opened: Callable[..., Box]) -> None:
    made: list[Any] = []
    box = opened(NAME, Keep(None, lambda value: made.append(value) or ""))
    choose(box)
    again = opened(NAME, Keep(made[-1]))
    assert [again.control(words).value for words in LISTS] == list(LISTS.values())
    for nonsense in ("clear", {"starts": ["clear"], "days": 3}, [1]):
        assert "Still to choose: the clock starts" in opened(NAME, Keep(nonsense)).says


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda plain: plain.update(limit=0), "`limit` is 1 day or more"),
        (lambda plain: plain["starts"].pop("vague"), "`starts`: give at least 2 wordings"),
        (lambda plain: plain["days"]["clear"].update(readings=[]), "give at least one way to read it"),
        (lambda plain: plain["stops"]["clear"].update(readings=[[]]), "name the moments of each way"),
        (lambda plain: plain["stops"]["clear"].update(readings=[["sent"]]), "there is no moment 'sent'"),
        (lambda plain: plain["out"]["withdrawn"].update(readings=[["lost"]]), "there is no mark 'lost'"),
        (lambda plain: plain["cases"]["one"]["moments"].update(sent="x"), "there is no moment 'sent'"),
        (lambda plain: plain["cases"]["one"]["moments"].update(posted="Monday"), "'Monday' is no moment"),
        (lambda plain: plain["cases"]["four"].update(marks=["lost"]), "there is no mark 'lost'"),
        (lambda plain: plain.update(cases={}), "give at least 2 cases"),
    ],
)
def test_a_mistake_is_named(
    mistakes: Mistakes,
    change: Callable[[dict[str, Any]], object],
    says: str,
) -> None:
    problems = mistakes(NAME, change)
    assert any(says in problem for problem in problems), problems
