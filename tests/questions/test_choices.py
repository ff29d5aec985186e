"""Choices: several options out of several."""

import pytest

from frontline.questions import State, mark
from frontline.questions.types import Choices

QUESTION = Choices("may", "Which?", options={"a": "A", "b": "B", "c": "C", "d": "D", "e": "E"}, points=3)
KEY = frozenset({"a", "b", "c"})


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        (["a", "b", "c"], 3.0),
        (["a", "b"], 2.0),
        (["a", "b", "c", "d"], 1.5),
        (["a", "d"], 0.0),
        (["d", "e"], 0.0),
        (["a", "b", "c", "d", "e"], 0.0),
    ],
)
def test_right_share_less_wrong_share_never_below_zero(chosen: list[str], points: float) -> None:
    assert mark(QUESTION, KEY, chosen).points == pytest.approx(points)


def test_each_option_has_a_verdict() -> None:
    verdicts = {verdict.part: verdict.credit for verdict in mark(QUESTION, KEY, ["a", "d"]).verdicts}
    assert verdicts == {"a": 1.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 1.0}


@pytest.mark.parametrize("raw", [None, []])
def test_nothing_chosen_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize("raw", ["a", ["a", "a"], ["x"], [1], [["a"]], [{"a": 1}], {"a": 1}, True, ["a"] * 9])
def test_anything_else_is_malformed(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.MALFORMED


@pytest.mark.parametrize("key", [["a", "b", "c", "d", "e"], ["x"], "a"])
def test_a_key_must_leave_an_option_out(key: object) -> None:
    with pytest.raises(ValueError, match="may"):
        QUESTION.key(key)
