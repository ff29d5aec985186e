"""What every type has in common."""

import pytest

from frontline.questions import Mark, State
from frontline.questions import mark as mark_answer
from frontline.questions.types import (
    TYPES,
    Choice,
    Choices,
    Number,
    Written,
    question_from_json,
    question_to_json,
)

EVERY = [
    Choice("a", "?", options={"x": "X", "y": "Y"}, points=1, label="Question 1"),
    Choices("b", "?", options={"x": "X", "y": "Y"}, points=2, essential=True),
    Number("c", "?", unit="kg", points=1, hint="h"),
    Written("d", "?", points=4, words=(10, 20), checklist=("one", "two")),
]
KEYS = [{"x": 1.0}, frozenset({"x"}), TYPES["number"]("c", "?").key({"answer": 1}), None]
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


def test_every_type_is_tried_here() -> None:
    assert {question.kind for question in EVERY} == set(TYPES)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.kind)
def test_a_question_survives_json(question: Choice) -> None:
    assert question_from_json(question_to_json(question)) == question


@pytest.mark.parametrize(
    ("question", "key"), list(zip(EVERY, KEYS, strict=True)), ids=lambda x: getattr(x, "kind", "")
)
def test_no_input_raises_and_no_mark_leaves_its_range(question: Choice, key: object) -> None:
    for raw in NONSENSE:
        result = mark_answer(question, key, raw)  # type: ignore[arg-type]
        assert 0 <= result.points <= question.points


def test_a_refused_answer_loses_its_points() -> None:
    refused = Mark(2.0, 2.0, State.MARKED).refused("too large")
    assert (refused.points, refused.state, refused.reason) == (0.0, State.MALFORMED, "too large")
