"""People who answer without reading, and the one who knows the key."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from frontline.quality.answerers import BLANK, COPY, FIRST, LAST, LONGEST_OPTION, answer, guesser, right
from frontline.questions import MalformedError, Question, State, mark
from frontline.questions.types import (
    TYPES,
    Blanks,
    Choice,
    Choices,
    Dialogue,
    Match,
    Number,
    Order,
    Table,
    Written,
)

OPTIONS = {"a": "One", "b": "The longest", "c": "Third"}
LIST = {"kind": "options", "title": "Who", "options": OPTIONS}
EVERY: dict[str, tuple[Question[Any], object]] = {
    "choice": (Choice("q1", "?", options=OPTIONS, points=1), {"c": 1.0, "a": 0.5}),
    "choices": (Choices("q2", "?", options=OPTIONS, points=1), ["c", "a"]),
    "match": (
        Match("q3", "?", items={"i": "I", "j": "J"}, options=OPTIONS, points=1),
        {"i": {"b": 1}, "j": {"c": 1}},
    ),
    "order": (Order("q4", "?", items={"i": "Aa", "j": "B", "k": "Ccc"}, points=1), {"i": 2, "j": 3, "k": 1}),
    "number": (Number("q5", "It is 10:05 for 12.5 kg?", points=1), {"answer": 7, "mistakes": [8]}),
    "blanks": (
        Blanks(
            "q6",
            "At 10:05?",
            text="[i] [j] [k]",
            blanks={"i": LIST, "j": {"kind": "clock"}, "k": {}},
            points=1,
        ),
        {"i": {"options": {"c": 1.0}}, "j": {"from": 600, "to": 660}, "k": {"words": ["open", "free"]}},
    ),
    "table": (
        Table(
            "q7",
            "Plan.",
            columns={"i": LIST, "j": {"kind": "number"}},
            rows={"1": "", "2": ""},
            line="i",
            points=1,
        ),
        {
            "rows": {
                name: {"i": {"options": {name: 1.0}}, "j": {"answer": 2.0, "tolerance": 0}}
                for name in ("b", "c")
            }
        },
    ),
    "written": (Written("q8", "Write.", points=1), {"rows": [], "model": "Dear Ms Lam", "samples": []}),
    "dialogue": (
        Dialogue(
            "q9",
            "Call.",
            who="Ann",
            opening="a",
            facts={"f": "F"},
            turns={
                "a": {
                    "says": {
                        "ask": {"text": "When?", "to": "a", "learns": "f"},
                        "go": {"text": "Bye then.", "to": "b"},
                    }
                },
                "b": {},
            },
            points=1,
        ),
        {"worth": {"ask": 2}, "confirms": ["go"], "best": 2},
    ),
}
each = pytest.mark.parametrize("kind", list(EVERY))


def test_every_type_is_answered() -> None:
    assert set(EVERY) == set(TYPES)


@pytest.mark.parametrize(
    ("by", "given"),
    [
        (
            FIRST,
            {
                "choice": "a",
                "choices": ["a", "b"],
                "match": {"i": "a", "j": "a"},
                "order": ["i", "j", "k"],
                "number": "",
                "blanks": {"i": "a", "j": "", "k": ""},
                "table": {"1.i": "a", "1.j": "", "2.i": "a", "2.j": ""},
                "written": "",
                "dialogue": ["ask", "go"],
            },
        ),
        (LAST, {"choice": "c", "choices": ["c", "b"], "order": ["k", "j", "i"], "dialogue": ["go"]}),
        (
            LONGEST_OPTION,
            {"choice": "b", "choices": ["b", "c"], "order": ["k", "i", "j"], "dialogue": ["go"]},
        ),
        (BLANK, {"choice": None, "choices": [], "order": [], "dialogue": [], "number": ""}),
        (COPY, {"number": "10", "written": "Write.", "blanks": {"i": "", "j": "10:05", "k": "At 10:05?"}}),
    ],
    ids=lambda part: getattr(part, "name", ""),
)
def test_what_each_hands_in(by: Any, given: dict[str, object]) -> None:
    for kind, expected in given.items():
        question, key = EVERY[kind]
        assert answer(question, question.key(key), by) == expected


@each
def test_blank_is_not_attempted(kind: str) -> None:
    question, plain = EVERY[kind]
    key = question.key(plain)
    assert mark(question, key, answer(question, key, BLANK)).state is State.NOT_ATTEMPTED


@each
def test_the_key_earns_everything(kind: str) -> None:
    question, plain = EVERY[kind]
    key = question.key(plain)
    result = mark(question, key, right(question, key))
    assert (result.points, result.full) == ((0.0, False) if question.by_person else (1.0, True))


@each
def test_a_guess_is_always_well_formed_and_the_same_for_one_seed(kind: str) -> None:
    question, plain = EVERY[kind]
    key = question.key(plain)
    one, other = guesser(Random(1)), guesser(Random(1))
    for _ in range(50):
        guess = answer(question, key, one)
        assert guess == answer(question, key, other)
        try:
            question.read(guess)
        except MalformedError as problem:
            pytest.fail(f"{guess}: {problem}")


def test_a_number_is_guessed_among_the_values_that_people_arrive_at() -> None:
    question, plain = EVERY["number"]
    guess = guesser(Random(1))
    assert {answer(question, question.key(plain), guess) for _ in range(40)} == {"7", "8"}
