"""Number: an amount with its unit."""

import math

import pytest

from frontline.questions import State, Verdict, mark
from frontline.questions.authored.number import AuthoredNumber, Mistake, NumberReasons
from frontline.questions.number import NumberKey
from frontline.questions.types import Number

QUESTION = Number("left", "How many hours?", unit="hours", points=2)
KEY = NumberKey(answer=26.5, tolerance=0.25, mistakes=(24,))


@pytest.mark.parametrize(
    "raw", ["26.5", " 26.5 ", "26.50", "+26.5", "26.75", "26.25", "26.5 hours", "２６.５", 26.5, 26.6]
)
def test_the_answer_within_its_tolerance_is_right(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).points == 2.0


@pytest.mark.parametrize(("raw", "part"), [("24", "24"), ("27", "wrong"), ("0", "wrong"), ("-26.5", "wrong")])
def test_a_wrong_value_names_the_reason_to_show(raw: str, part: str) -> None:
    result = mark(QUESTION, KEY, raw)
    assert (result.points, result.verdicts) == (0.0, (Verdict(part, 0.0),))


def test_thousands_and_money_are_read() -> None:
    money = Number("fee", "How much?", unit="HK$", points=1)
    key = NumberKey(answer=1250)
    assert [mark(money, key, raw).points for raw in ("1,250", "HK$1,250.00", "1250", "1,25")] == [1, 1, 1, 0]


@pytest.mark.parametrize("raw", [None, "", "  "])
def test_an_empty_box_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize(
    "raw",
    [
        "abc",
        "1e400",
        "NaN",
        "26..5",
        "26:30",
        "9" * 41,
        "1,2,3",
        True,
        [26.5],
        {},
        math.nan,
        math.inf,
        10**400,
    ],
)
def test_anything_else_is_malformed(raw: object) -> None:
    result = mark(QUESTION, KEY, raw)
    assert (result.state, result.points) == (State.MALFORMED, 0.0)


def test_a_mistake_that_would_be_right_is_refused() -> None:
    authored = AuthoredNumber(
        prompt="?",
        answer=10,
        tolerance=1,
        because=NumberReasons(right="r", wrong="w"),
        mistakes=(Mistake(value=10.5, because="m"),),
    )
    with pytest.raises(ValueError, match=r"10\.5"):
        authored.made("q")
