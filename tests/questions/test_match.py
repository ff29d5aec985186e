"""Match: each item gets one option of a common list."""

import pytest

from frontline.questions import State, mark
from frontline.questions.types import Match

QUESTION = Match(
    "papers",
    "Which paper?",
    items={"who": "Who signed?", "where": "Where is it?", "pay": "What do I pay?", "risk": "Who pays?"},
    options={"pod": "Proof of delivery", "track": "Tracking history", "bill": "Invoice"},
    points=4,
)
KEY = QUESTION.key(
    {"who": {"pod": 1.0}, "where": {"track": 1.0, "pod": 0.5}, "pay": {"bill": 1.0}, "risk": {"bill": 1.0}}
)


@pytest.mark.parametrize(
    ("paired", "points"),
    [
        ({"who": "pod", "where": "track", "pay": "bill", "risk": "bill"}, 4.0),
        ({"who": "pod", "where": "pod", "pay": "bill", "risk": "bill"}, 3.5),
        ({"who": "pod"}, 1.0),
        ({"who": "pod", "where": "", "pay": "track"}, 1.0),
        ({"who": "bill", "where": "bill", "pay": "pod", "risk": "pod"}, 0.0),
    ],
)
def test_each_pair_earns_its_share(paired: dict[str, str], points: float) -> None:
    assert mark(QUESTION, KEY, paired).points == pytest.approx(points)


def test_each_item_has_a_verdict_in_words() -> None:
    first, second, *_ = mark(QUESTION, KEY, {"who": "bill"}).verdicts
    assert (first.part, first.credit, first.about) == ("who", 0.0, "Who signed?")
    assert (first.said, first.right) == ("Invoice", "Proof of delivery")
    assert second.said == ""


@pytest.mark.parametrize("raw", [None, {}, {"who": ""}, {"who": "", "pay": ""}])
def test_nothing_paired_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize(
    "raw", ["pod", ["pod"], {"who": "x"}, {"x": "pod"}, {"who": ["pod"]}, {"who": None}, {"who": 1}, True, 3]
)
def test_anything_else_is_malformed(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.MALFORMED


def test_open_items_are_counted_for_the_learner() -> None:
    assert QUESTION.remark(QUESTION.read({"who": "pod", "pay": "bill"})) == "2 of 4 boxes are still empty."
    assert QUESTION.remark(QUESTION.read(dict.fromkeys(QUESTION.items, "pod"))) == ""


@pytest.mark.parametrize("key", [{"who": {"pod": 1}}, [], None])
def test_a_key_pairs_every_item(key: object) -> None:
    with pytest.raises(ValueError, match="papers"):
        QUESTION.key(key)
