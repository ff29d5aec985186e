"""Order: steps to put into their order."""

import pytest

from frontline.questions import State, mark
from frontline.questions.authored.order import AuthoredOrder, OrderItem
from frontline.questions.types import Order

QUESTION = Order("steps", "Which order?", items={"d": "D", "a": "A", "c": "C", "b": "B"}, points=6)
KEY = QUESTION.key({"a": 1, "b": 2, "c": 3, "d": 4})
TIED = QUESTION.key({"a": 1, "b": 2, "c": 2, "d": 3})


@pytest.mark.parametrize(
    ("order", "points"),
    [("abcd", 6.0), ("abdc", 4.0), ("bacd", 4.0), ("badc", 2.0), ("dabc", 0.0), ("dcba", 0.0)],
)
def test_right_pairs_less_wrong_pairs_never_below_zero(order: str, points: float) -> None:
    assert mark(QUESTION, KEY, list(order)).points == pytest.approx(points)


@pytest.mark.parametrize("order", ["abcd", "acbd"])
def test_tied_steps_may_change_places(order: str) -> None:
    result = mark(QUESTION, TIED, list(order))
    assert (result.points, result.full) == (6.0, True)


def test_each_step_says_where_it_was_put_and_where_it_belongs() -> None:
    verdicts = mark(QUESTION, TIED, ["b", "a", "c", "d"]).verdicts
    assert [(one.about, one.said, one.right, one.credit) for one in verdicts] == [
        ("B", "1", "2 or 3", 0.0),
        ("A", "2", "1", 0.0),
        ("C", "3", "2 or 3", 1.0),
        ("D", "4", "4", 1.0),
    ]


@pytest.mark.parametrize("raw", [None, []])
def test_untouched_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize(
    "raw",
    ["abcd", ["a"], ["a", "b", "c", "c"], ["a", "b", "c", "x"], [1, 2, 3, 4], [["a"]] * 4, {"a": 1}, True],
)
def test_anything_else_is_malformed(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.MALFORMED


@pytest.mark.parametrize("key", [{"a": 1}, {"a": 1, "b": 1, "c": 1, "d": 1}, ["a", "b", "c", "d"]])
def test_a_key_orders_every_item(key: object) -> None:
    with pytest.raises(ValueError, match="steps"):
        QUESTION.key(key)


@pytest.mark.parametrize("id_", ["one", "two", "three", "four"])
def test_learners_first_see_an_order_that_earns_nothing_and_is_not_the_reverse(id_: str) -> None:
    items = {name: OrderItem(text=name.upper(), because="Because.") for name in "abcde"}
    made = AuthoredOrder(prompt="?", items=items, points=2).made(id_)
    shown = list(made.question.items)  # type: ignore[attr-defined]
    assert sorted(shown) == list("abcde")
    assert shown != list("edcba")
    assert mark(made.question, made.question.key(made.key), shown).points == 0
    assert AuthoredOrder(prompt="?", items=items, points=2).made(id_) == made
