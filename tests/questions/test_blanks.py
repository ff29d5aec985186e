"""Blanks: a text with gaps to fill."""

import pytest

from frontline.questions import State, mark
from frontline.questions.types import Blanks

QUESTION = Blanks(
    "agreed",
    "Complete the e-mail.",
    text="We deliver on [day] at [time].\n\nThe charge is [state].",
    blanks={
        "day": {"kind": "options", "title": "Day", "options": {"thu": "Thursday", "fri": "Friday"}},
        "time": {"kind": "clock", "title": "Time"},
        "state": {"title": "State"},
    },
    points=3,
)
KEY = QUESTION.key(
    {"day": {"options": {"fri": 1.0}}, "time": {"from": 600, "to": 600}, "state": {"words": ["open"]}}
)


@pytest.mark.parametrize(
    ("filled", "points"),
    [
        ({"day": "fri", "time": "10 am", "state": "Open."}, 3.0),
        ({"day": "fri", "time": "ten", "state": "open"}, 2.0),
        ({"day": "thu", "time": "10:00"}, 1.0),
        ({"state": "closed"}, 0.0),
    ],
)
def test_each_gap_earns_its_share(filled: dict[str, str], points: float) -> None:
    assert mark(QUESTION, KEY, filled).points == pytest.approx(points)


def test_the_text_comes_in_pieces_with_the_gap_that_follows() -> None:
    assert QUESTION.pieces() == [
        ("We deliver on ", "day"),
        (" at ", "time"),
        (".\n\nThe charge is ", "state"),
        (".", ""),
    ]


def test_what_cannot_be_read_costs_only_its_gap_and_is_said() -> None:
    answer = QUESTION.read({"day": "fri", "time": "ten"})
    assert QUESTION.remark(answer) == "Time: Write a time of day like 14:30. 1 of 3 boxes is still empty."


@pytest.mark.parametrize("raw", [None, {}, {"time": "  "}])
def test_empty_gaps_are_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize(
    "raw", ["fri", {"day": "sat"}, {"x": "1"}, {"time": "1" * 201}, {"time": 10}, [["fri"]]]
)
def test_anything_else_is_malformed(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.MALFORMED
