"""The calls that cells are made of."""

import pytest

from frontline.build.source import literal, question_call
from frontline.questions.types import Choice, Number, Written


@pytest.mark.parametrize(
    "value",
    ['it\'s "so"\n\\ 貨櫃', 2.5, True, None, ["a" * 90, {"b": "c" * 60}], {"a": [1, 2], "b": {}}, []],
)
def test_a_literal_means_what_it_was(value: object) -> None:
    assert eval(literal(value)) == value


@pytest.mark.parametrize(
    "question",
    [
        Choice("a", "What?\n\nNow?", options={"x": "X" * 80, "y": 'Y "quoted"'}, points=2, essential=True),
        Number("b", "How many?", unit="kg"),
        Written("c", "Write.", words=(10, 20), checklist=("one", "two"), points=4, label="Question 3"),
    ],
    ids=lambda question: question.kind,
)
def test_a_call_makes_the_question_again(question: Choice) -> None:
    assert eval(question_call(question)) == question


def test_defaults_are_left_out() -> None:
    assert question_call(Number("b", "How many?")) == "Number('b', 'How many?')"
