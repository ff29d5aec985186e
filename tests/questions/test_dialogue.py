"""Dialogue: a conversation with branches."""

import pytest
from attrs import evolve

from frontline.questions import MalformedError, State, mark
from frontline.questions.dialogue import Say
from frontline.questions.types import Dialogue
from frontline.questions.walks import best

QUESTION = Dialogue(
    "call",
    "You phone Ms Yeung.",
    who="Ms Yeung",
    opening="opening",
    mood=-1,
    facts={"limit": "The puzzle sets are needed by Friday."},
    turns={
        "opening": {
            "lines": [{"text": "Yes?", "who": "Ms Yeung"}],
            "says": {
                "hello": {
                    "text": "Can you talk?",
                    "to": "ask",
                    "mood": 1,
                    "answer": [{"text": "Go on.", "who": "Ms Yeung"}],
                },
                "blurt": {"text": "Your boxes are rolled.", "to": "ask", "mood": -2},
            },
        },
        "ask": {
            "lines": [{"text": "No!", "who": "Ms Yeung", "when": "tense"}],
            "most": 1,
            "says": {
                "when": {"text": "By what day?", "to": "ask", "learns": "limit"},
                "rate": {"text": "Would you pay more?", "to": "ask"},
                "so": {"text": "So by Friday?", "to": "end", "needs": "limit"},
                "bye": {"text": "I call you back.", "to": "end"},
            },
        },
        "end": {
            "lines": [
                {"text": "Good.", "who": "Ms Yeung", "when": "knows limit"},
                {"text": "You did not ask.", "who": "Ms Yeung", "when": "not knows limit"},
                {"text": "She hangs up.", "when": "calm"},
            ]
        },
    },
    points=5,
)
KEY = QUESTION.key({"worth": {"hello": 1, "when": 2, "so": 2, "rate": -1}, "confirms": ["so"], "best": 5})


@pytest.mark.parametrize(
    ("path", "points"),
    [
        (["hello", "when", "so"], 5.0),
        (["blurt", "when", "so"], 4.0),
        (["hello", "when", "bye"], 3.0),
        (["hello", "when"], 3.0),
        (["hello", "bye"], 1.0),
        (["blurt", "rate", "bye"], 0.0),
    ],
)
def test_the_path_earns_what_its_lines_are_worth_of_the_best(path: list[str], points: float) -> None:
    assert mark(QUESTION, KEY, path).points == pytest.approx(points)


@pytest.mark.parametrize("raw", [None, []])
def test_not_begun_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize(
    "raw",
    [
        ["hello", "so"],
        ["when"],
        ["hello", "when", "rate"],
        ["hello", "when", "when"],
        ["hello", "bye", "bye"],
        ["hello", "x"],
        ["hello", 1],
        [["hello"]],
        ["hello"] * 99,
        "hello",
        {"hello": 1},
        True,
    ],
)
def test_what_cannot_be_said_is_malformed(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.MALFORMED


def test_what_is_asked_opens_what_can_be_said() -> None:
    assert list(QUESTION.choices(QUESTION.play(("hello",)))) == ["when", "rate", "bye"]
    assert list(QUESTION.choices(QUESTION.play(("hello", "when")))) == ["so", "bye"]
    scene = QUESTION.play(("hello", "when", "so"))
    assert scene.known == {"limit"}
    assert QUESTION.ended(scene)
    assert not QUESTION.choices(scene)


def test_mood_and_facts_change_what_is_heard() -> None:
    tense = QUESTION.play(("blurt", "bye"))
    assert (tense.path[0].mood, [line.text for line in tense.path[0].then]) == (-2, ["No!"])
    assert [line.text for line in tense.path[1].then] == ["You did not ask."]
    calm = QUESTION.play(("hello", "when", "so"))
    assert (calm.path[0].mood, calm.path[0].then) == (0, ())
    assert [line.text for line in calm.path[2].then] == ["Good.", "She hangs up."]
    assert calm.path[1].learned == "limit"


def test_the_review_walks_the_path_and_names_what_was_missed() -> None:
    verdicts = mark(QUESTION, KEY, ["blurt", "bye"]).verdicts
    assert [(one.part, one.credit, one.about, one.said, one.right) for one in verdicts] == [
        ("blurt", 0.0, "", "Your boxes are rolled.", "Can you talk?"),
        ("bye", 0.0, "", "I call you back.", "By what day?"),
        ("when", 0.0, "The puzzle sets are needed by Friday.", "", "By what day?"),
        ("so", 0.0, "", "", "So by Friday?"),
    ]


def test_where_nothing_helps_any_more_a_line_is_neither_praised_nor_blamed() -> None:
    key = QUESTION.key({"worth": {"hello": 1, "when": 2}, "confirms": ["so"], "best": 5})
    last = mark(QUESTION, key, ["hello", "when", "bye"]).verdicts[2]
    assert (last.part, last.credit, last.right) == ("bye", 0.5, "")
    alone = mark(QUESTION, KEY, ["blurt", "rate", "bye"]).verdicts[2]
    assert (alone.part, alone.credit) == ("bye", 1.0)


def test_a_question_for_which_there_was_no_room_was_not_missed() -> None:
    """The turn allows one question; who asks the one worth less has missed the other."""
    turns = dict(QUESTION.turns)
    more = {**turns["ask"].says, "who": Say(text="Who is it for?", to="ask", learns="buyer")}
    asking = evolve(
        QUESTION,
        facts={**QUESTION.facts, "buyer": "For her buyer."},
        turns={**turns, "ask": evolve(turns["ask"], says=more)},
    )
    key = asking.key({"worth": {"hello": 1, "when": 2, "who": 1, "so": 2}, "confirms": ["so"], "best": 5})
    assert [one.part for one in mark(asking, key, ["hello", "when", "bye"]).verdicts] == [
        "hello",
        "when",
        "bye",
        "so",
    ]
    assert [one.part for one in mark(asking, key, ["hello", "who", "bye"]).verdicts[3:]] == ["when", "so"]


def test_the_best_path_is_all_right() -> None:
    worth, path = best(QUESTION, KEY.worth)
    assert (worth, path) == (5, ("hello", "when", "so"))
    assert mark(QUESTION, KEY, list(path)).full


def test_while_it_goes_on_nothing_is_called_missed() -> None:
    assert [one.part for one in mark(QUESTION, KEY, ["hello"]).verdicts] == ["hello"]
    assert QUESTION.remark(("hello",)) == "The conversation is not finished yet."
    assert QUESTION.remark(("hello", "bye")) == ""


def test_what_was_said_stays_said() -> None:
    assert QUESTION.follows(("hello", "when"), ("hello",))
    assert QUESTION.follows(("hello",), None)
    assert not QUESTION.follows(("blurt",), ("hello",))
    assert not QUESTION.follows(None, ("hello",))


def test_a_path_that_nobody_can_walk_raises() -> None:
    with pytest.raises(MalformedError):
        QUESTION.play(("so",))


@pytest.mark.parametrize("key", [None, {"worth": {"x": 1}, "best": 1}])
def test_a_key_knows_the_choices(key: object) -> None:
    with pytest.raises(ValueError, match="call"):
        QUESTION.key(key)
