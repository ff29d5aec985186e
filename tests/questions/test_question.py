"""What every type has in common."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.questions import MalformedError, Mark, Question, State
from frontline.questions import mark as mark_answer
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
    question_from_json,
    question_to_json,
)

OPTIONS = {"x": "X", "y": "Y"}
LIST = {"kind": "options", "title": "Who", "options": OPTIONS}
TURNS = {
    "a": {"says": {"ask": {"text": "When?", "to": "a", "learns": "f"}, "go": {"text": "Bye.", "to": "b"}}},
    "b": {"lines": [{"text": "Bye.", "who": "Ann"}]},
}
EVERY: list[tuple[Question[Any], object]] = [
    (Choice("a", "?", options=OPTIONS, points=1, label="Question 1"), {"x": 1.0}),
    (Choices("b", "?", options=OPTIONS, points=2, essential=True), ["x"]),
    (Match("c", "?", items={"i": "I", "j": "J"}, options=OPTIONS, points=2), {"i": {"x": 1}, "j": {"y": 1}}),
    (Order("d", "?", items={"i": "I", "j": "J", "k": "K"}, points=3), {"i": 3, "j": 1, "k": 2}),
    (Number("e", "?", unit="kg", points=1, hint="h"), {"answer": 1}),
    (
        Blanks("f", "?", text="[i] and [j]", blanks={"i": LIST, "j": {"kind": "clock"}}, points=2),
        {"i": {"options": {"x": 1.0}}, "j": {"from": 60, "to": 90}},
    ),
    (
        Table("g", "?", columns={"i": LIST, "j": {"kind": "number"}}, rows={"r": "Row"}, points=2),
        {"rows": {"r": {"i": {"options": {"x": 1.0}}, "j": {"answer": 2, "tolerance": 0}}}},
    ),
    (
        Written("h", "?", points=4, words=(10, 20), checklist=("one", "two")),
        {"rows": [], "model": "", "samples": []},
    ),
    (
        Dialogue("i", "?", who="Ann", opening="a", turns=TURNS, facts={"f": "F"}, points=3),
        {"worth": {"ask": 2, "go": -1}, "confirms": ["go"], "best": 1},
    ),
]
MARKED = [(question, question.key(key)) for question, key in EVERY]
each = pytest.mark.parametrize(("question", "key"), MARKED, ids=[question.kind for question, _ in EVERY])
NONSENSE = [
    None,
    True,
    0,
    -1,
    1e308,
    float("nan"),
    "",
    "x",
    "\ud800",
    [],
    [[]],
    ["x"],
    {},
    {"x": []},
    b"x",
    object(),
]

# What JSON can hold, with names that questions know here and there.
NAMES = st.sampled_from(["i", "j", "k", "x", "y", "ask", "go", "r.i", "r.j", ""]) | st.text(max_size=5)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | NAMES
    | st.sampled_from(["1", "2", "1:00", "24:61"])
)
RAW = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=12,
)


def test_every_type_is_tried_here() -> None:
    assert {question.kind for question, _ in EVERY} == set(TYPES)


@each
def test_a_question_survives_json(question: Question[Any], key: object) -> None:
    stored = json.dumps(question_to_json(question), sort_keys=True)  # as notebooks keep it
    again = question_from_json(json.loads(stored))
    assert again == question
    for raw in ("x", ["x"], ["ask", "go"], {"i": "x", "j": "1:00"}, {"r.i": "x"}, ["j", "k", "i"], "1"):
        assert mark_answer(again, key, raw) == mark_answer(question, key, raw)


@each
def test_nonsense_neither_raises_nor_earns(question: Question[Any], key: object) -> None:
    for raw in NONSENSE:
        result = mark_answer(question, key, raw)
        if (question.kind, raw) != ("choice", "x") and (question.kind, raw) != ("choices", ["x"]):
            assert result.points == 0


@each
@given(raw=RAW)
@settings(max_examples=300)
def test_no_input_raises_and_no_mark_leaves_its_range(
    question: Question[Any], key: object, raw: object
) -> None:
    result = mark_answer(question, key, raw)
    assert 0 <= result.points <= question.points
    assert result.out_of == question.points
    if result.state is not State.MARKED:
        assert result.points == 0


@each
@given(raw=RAW)
@settings(max_examples=200)
def test_what_was_read_is_marked_the_same_when_it_is_read_again(
    question: Question[Any], key: object, raw: object
) -> None:
    try:
        answer = question.read(raw)
    except MalformedError:
        return
    if answer is None:
        return
    assert isinstance(question.remark(answer), str)
    stored = list(answer) if isinstance(answer, tuple) else answer
    assert mark_answer(question, key, stored) == mark_answer(question, key, raw)


def test_a_refused_answer_loses_its_points() -> None:
    refused = Mark(2.0, 2.0, State.MARKED).refused("too large")
    assert (refused.points, refused.state, refused.reason) == (0.0, State.MALFORMED, "too large")
