"""Choice: one option out of several."""

import pytest

from frontline.questions import State, Verdict, mark
from frontline.questions.authored.choice import AuthoredChoice, ChoiceOption
from frontline.questions.types import Choice

QUESTION = Choice("first", "What first?", options={"mail": "Write", "call": "Call", "wait": "Wait"}, points=2)
KEY = {"call": 1.0, "mail": 0.5}


@pytest.mark.parametrize(("chosen", "points"), [("call", 2.0), ("mail", 1.0), ("wait", 0.0)])
def test_an_option_earns_its_credit(chosen: str, points: float) -> None:
    result = mark(QUESTION, KEY, chosen)
    assert (result.points, result.out_of, result.state) == (points, 2, State.MARKED)


def test_verdicts_name_the_chosen_option_and_what_earns_all() -> None:
    assert mark(QUESTION, KEY, "mail").verdicts == (Verdict("mail", 0.5), Verdict("call", 0.0))
    assert mark(QUESTION, KEY, "call").verdicts == (Verdict("call", 1.0),)


@pytest.mark.parametrize("raw", [None, ""])
def test_nothing_chosen_is_not_attempted(raw: object) -> None:
    assert mark(QUESTION, KEY, raw).state is State.NOT_ATTEMPTED


@pytest.mark.parametrize("raw", [["call"], ["call", "mail"], "no-such", 1, True, {"call": 1}, 1.5])
def test_anything_else_is_malformed_and_earns_nothing(raw: object) -> None:
    result = mark(QUESTION, KEY, raw)
    assert (result.state, result.points) == (State.MALFORMED, 0.0)
    assert result.reason


def test_full_is_only_the_right_option() -> None:
    assert mark(QUESTION, KEY, "call").full
    assert not mark(QUESTION, KEY, "mail").full


def test_a_key_for_another_question_is_refused() -> None:
    with pytest.raises(ValueError, match="first"):
        QUESTION.key({"elsewhere": 1.0})


@pytest.mark.parametrize(
    ("rights", "says"),
    [((False, False), "no option is right"), ((True, True), "every option is right")],
)
def test_an_author_needs_a_right_and_a_wrong_option(rights: tuple[bool, bool], says: str) -> None:
    options = {
        name: ChoiceOption(text=name, because="why", right=right)
        for name, right in zip("ab", rights, strict=True)
    }
    with pytest.raises(ValueError, match=says):
        AuthoredChoice(prompt="?", options=options).made("q")


def test_what_an_author_writes_becomes_question_key_and_reasons() -> None:
    authored = AuthoredChoice(
        prompt="?",
        points=2,
        options={
            "a": ChoiceOption(text="A", because="not a", worth=0.5),
            "b": ChoiceOption(text="B", because="b it is", right=True),
            "c": ChoiceOption(text="C", because="not c"),
        },
    )
    made = authored.made("q")
    assert made.question == Choice("q", "?", options={"a": "A", "b": "B", "c": "C"}, points=2)
    assert made.key == {"a": 0.5, "b": 1.0}
    assert made.because == {"a": "not a", "b": "b it is", "c": "not c"}
