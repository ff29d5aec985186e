"""The script of a conversation, as authors write it."""

from __future__ import annotations

import re

import pytest

from frontline.questions.authored.dialogue import AuthoredDialogue
from frontline.questions.authored.script import read_script
from frontline.questions.dialogue import Line

SCRIPT = """
== opening
(It is loud.)
Ms Yeung: Yes? I'm in the factory: be quick.

* hello: Good morning. Can you talk?
  [worth 1, mood +1]
  Ms Yeung: Wait. (A door closes.)
  [tense] Ms Yeung: What is it?
  Why: She can listen now.
  -> ask
* blurt: Your boxes are rolled.
  Why: In the noise she hears only half.
  -> ask

== ask (2)
* when: By what day?
  [worth 2, learns limit]
  Ms Yeung: By Friday.
  Why: The date is what decides.
  -> ask
* bye: I call you back.
  [worth -1]
  Why: You know nothing new yet.
  -> end
* so: So by Friday?
  [worth 2, needs limit, confirms]
  Why: Both now hold the same day.
  -> end

== end (end)
[knows limit] Ms Yeung: Thank you.
"""


def authored(script: str, **more: object) -> AuthoredDialogue:
    given = {
        "prompt": "You call.",
        "who": "Ms Yeung",
        "facts": {"limit": "By Friday."},
        "script": script,
        **more,
    }
    return AuthoredDialogue(**given)  # type: ignore[arg-type]


def test_a_script_becomes_turns_lines_and_choices() -> None:
    script = read_script(SCRIPT)
    opening, ask, end = script.turns.values()
    assert opening.lines == (
        Line("It is loud."),
        Line("Yes? I'm in the factory: be quick.", who="Ms Yeung"),
    )
    hello = opening.says["hello"]
    assert (hello.text, hello.to, hello.mood) == ("Good morning. Can you talk?", "ask", 1)
    assert hello.answer[1] == Line("What is it?", who="Ms Yeung", when="tense")
    assert (ask.most, ask.says["when"].learns, ask.says["so"].needs) == (2, "limit", "limit")
    assert end.lines == (Line("Thank you.", who="Ms Yeung", when="knows limit"),)
    assert script.worth == {"hello": 1.0, "when": 2.0, "bye": -1.0, "so": 2.0}
    assert script.because["bye"] == "You know nothing new yet."
    assert (script.confirms, script.ends) == (("so",), frozenset({"end"}))


def test_the_key_holds_the_most_that_a_path_can_earn() -> None:
    made = authored(SCRIPT).made("call")
    assert made.key == {
        "worth": {"hello": 1.0, "when": 2.0, "bye": -1.0, "so": 2.0},
        "confirms": ["so"],
        "best": 5.0,
    }


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("== ask (2)", "== ask (two)", "write a turn as == name"),
        ("== ask (2)", "== opening", "the turn 'opening' stands already above"),
        ("== opening\n", "", "the script begins with a turn"),
        ("* blurt: Your", "* blurt Your", "write a choice as"),
        ("* blurt:", "* hello:", "the choice 'hello' stands already above"),
        ("[worth 1, mood +1]", "[worth 1, smile]", "'smile' is none of worth N"),
        ("(It is loud.)", "It is loud.", "write what is said as Name: words"),
        ("  Why: She can listen now.\n", "", "the choice 'hello' needs one line Why"),
        ("  -> ask\n* blurt", "* blurt", "the choice 'hello' needs one line -> turn"),
        ("-> ask\n* blurt", "-> asks\n* blurt", "-> asks: there is no such turn"),
        ("== end (end)", "== end (end)\n* x: X\n  Why: y\n  -> ask", "is an end and still has choices"),
        ("== end (end)", "== end", "dead end in turn 'end' after"),
        ("learns limit", "learns price", "'price' is none of the facts limit"),
        ("[worth 2, learns limit]", "[worth 2]", "the fact 'limit' is never learned"),
        ("needs limit, ", "", "nothing depends on asking"),
        (", confirms", "", "nobody confirms what was understood"),
        ("knows limit", "knows price", "[knows price]: there is no such fact"),
        ("-> end\n\n==", "-> opening\n\n==", "the turns go round in a loop: opening -> ask -> opening"),
        ("== end (end)", "== lost (end)\n== end (end)", "turn 'lost' cannot be reached"),
    ],
)
def test_what_is_wrong_in_a_script_is_named(was: str, becomes: str, says: str) -> None:
    assert was in SCRIPT
    script = SCRIPT.replace(was, becomes, 1)
    with pytest.raises(ValueError, match=re.escape(says)):
        authored(script).made("call")


def test_a_turn_that_can_use_up_its_choices_is_a_dead_end() -> None:
    script = SCRIPT.replace("== ask (2)", "== ask (1)").replace("[worth -1]", "[needs limit]")
    script = script.replace("* bye:", "* rate: Would you pay?\n  Why: y\n  -> ask\n* bye:")
    with pytest.raises(ValueError, match=r"dead end in turn 'ask' after .*rate"):
        authored(script).made("call")


def test_a_choice_that_nobody_can_reach_is_named() -> None:
    script = SCRIPT.replace(
        "* hello: Good", "* early: So by Friday?\n  [needs limit]\n  Why: y\n  -> ask\n* hello: Good"
    )
    with pytest.raises(ValueError, match="choice 'early' can never be made"):
        authored(script).made("call")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"mood": "furious"}, "mood 'furious' is none of angry"),
        ({"essential": True}, "cannot be `essential`"),
        ({"facts": {}}, "'limit' is none of the facts"),
    ],
)
def test_what_does_not_go_with_a_dialogue_is_refused(more: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=re.escape(says)):
        authored(SCRIPT, **more).made("call")
