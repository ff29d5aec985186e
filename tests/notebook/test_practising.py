"""Practice in a lesson: a first try, a hint, a second try, and then the reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontline import Blanks, Choice, Dialogue, Number, Written
from frontline.notebook.practising import NO_WORKSPACE, Practice
from frontline.questions import Question
from frontline.store.work import WorkFile

CHOICE = Choice("first", "What first?", options={"call": "Call", "mail": "Write"}, hint="Look at the clock.")
BECAUSE = {"call": "It reaches them now.", "mail": "It waits unread."}
TURNS = {
    "a": {
        "says": {
            "ask": {"text": "When?", "to": "a", "learns": "f"},
            "late": {"text": "It is late.", "to": "a"},
            "go": {"text": "Bye.", "to": "b"},
        }
    },
    "b": {"lines": [{"text": "Goodbye.", "who": "Ann"}]},
}
TALK = Dialogue("talk", "Call Ann.", who="Ann", opening="a", turns=TURNS, facts={"f": "By Friday."})
TALK_KEY = TALK.key({"worth": {"ask": 1}, "confirms": ["go"], "best": 1})
TALK_BECAUSE = {"ask": "Only she knows the day.", "go": "It ends here."}
Start = Callable[..., Practice]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    def started(
        question: Question[Any] = CHOICE, key: Any = None, because: Any = BECAUSE, **more: Any
    ) -> Practice:
        file = WorkFile(tmp_path)
        tries = file.open().practice[question.id].tries if question.id in file.open().practice else 0
        return Practice(
            question, key or {"call": 1.0}, because, {"": ["A section", "A-section"]}, file, tries, **more
        )

    return started


def test_the_first_wrong_try_leaves_the_right_answer_open(start: Start, tmp_path: Path) -> None:
    reply = start().act("check", "mail")
    assert reply.state == "saved"
    assert "It waits unread." in reply.feedback
    assert "Look at the clock." in reply.feedback
    assert "A section" in reply.feedback
    assert "It reaches them now." not in reply.feedback
    work = WorkFile(tmp_path).open().practice["first"]
    assert (work.value, work.tries, work.first) == ("mail", 1, False)


def test_the_second_try_is_explained_whatever_it_is(start: Start) -> None:
    question = Choice("three", "?", options={"call": "Call", "mail": "Write", "wait": "Wait"})
    because = {**BECAUSE, "wait": "Silence costs hours."}
    practice = start(question, because=because)
    assert "It reaches them now." not in practice.act("check", "mail").feedback
    second = practice.act("check", "wait").feedback
    assert "Silence costs hours." in second
    assert "It reaches them now." in second


def test_the_same_answer_again_is_no_second_try(start: Start) -> None:
    practice = start()
    practice.act("check", "mail")
    assert "It reaches them now." not in practice.act("check", "mail").feedback


def test_a_right_first_try_is_explained_at_once(start: Start, tmp_path: Path) -> None:
    feedback = start().act("check", "call").feedback
    assert "It reaches them now." in feedback
    assert "It waits unread." in feedback
    assert WorkFile(tmp_path).open().practice["first"].first is True


def test_a_try_of_another_day_counts(start: Start) -> None:
    start().act("check", "mail")
    assert "It reaches them now." in start().act("check", "mail").feedback


@pytest.mark.parametrize(
    ("question", "value", "state"),
    [(CHOICE, None, "not attempted"), (CHOICE, "x", "malformed"), (Number("n", "?"), "four", "malformed")],
)
def test_nothing_and_nonsense_are_no_tries(start: Start, question: Any, value: object, state: str) -> None:
    practice = start(question, question.key({"answer": 4}) if question.kind == "number" else None)
    reply = practice.act("check", value)
    assert (reply.state, reply.feedback, practice.tries) == (state, "", 0)


def test_a_conversation_is_drawn_anew_after_each_line_and_may_begin_again(start: Start) -> None:
    practice = start(TALK, TALK_KEY, TALK_BECAUSE)
    reply = practice.act("save", ["ask"])
    assert "By Friday." in reply.html
    assert reply.says.endswith("The conversation is not finished yet.")
    assert "Goodbye." in practice.act("save", ["ask", "go"]).html
    assert "By Friday." not in practice.act("save", []).html


def test_the_second_review_of_a_conversation_says_what_was_not_asked(start: Start) -> None:
    practice = start(TALK, TALK_KEY, {**TALK_BECAUSE, "bye": "Nothing is known."})
    first = practice.act("check", ["go"]).feedback
    assert "It ends here." in first
    assert "Only she knows the day." not in first
    practice.act("save", [])
    assert "Only she knows the day." in practice.act("check", ["late", "go"]).feedback


def test_a_reply_gets_the_scheme(start: Start) -> None:
    question = Written("reply", "Write.")
    key = question.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    written = "Dear Ms Lam, the truck comes at 14:00. " * 5
    assert "Dear Ms Lam" in start(question, key).act("check", written).feedback


def test_the_scheme_is_shown_only_after_writing(start: Start, tmp_path: Path) -> None:
    question = Written("reply", "Write.", words=(60, 150))
    key = question.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    reply = start(question, key).act("check", "Hello Ms Lam")
    assert (reply.state, reply.feedback) == ("not attempted", "")
    assert reply.says.startswith("Write your reply first. It has 3 words, and 60 or more are meant.")
    assert "reply" not in WorkFile(tmp_path).open().practice


def test_the_coach_explains_itself_and_is_no_try(start: Start, tmp_path: Path) -> None:
    question = Written("reply", "Write.")
    key = question.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    reply = start(question, key).act("coach", "Dear Ms Lam, we will let you know the new ETA asap.")
    assert reply.state == "saved"
    assert "A promise without a time" in reply.feedback
    assert "Estimated time of arrival" in reply.feedback
    assert "it never marks" in reply.feedback
    kept = WorkFile(tmp_path).open().practice["reply"]
    assert (kept.value, kept.tries) == ("Dear Ms Lam, we will let you know the new ETA asap.", 0)


def test_the_coach_shows_a_reply_as_text_only(start: Start) -> None:
    question = Written("reply", "Write.")
    key = question.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    feedback = start(question, key).act("coach", "We will call <b>you</b> <script>x</script> soon.").feedback
    assert "<script>" not in feedback
    assert "&lt;script&gt;" in feedback


def test_without_a_reply_the_coach_has_nothing_to_read(start: Start) -> None:
    question = Written("reply", "Write.")
    key = question.key({"rows": [], "model": "Dear Ms Lam", "samples": []})
    reply = start(question, key).act("coach", "  ")
    assert (reply.state, reply.feedback) == ("not attempted", "")


def test_outside_a_workspace_practice_works_and_says_that_it_is_not_kept() -> None:
    practice = Practice(CHOICE, {"call": 1.0}, BECAUSE, {}, None)
    reply = practice.act("check", "mail")
    assert (reply.state, reply.says) == ("not saved", f"Not saved. {NO_WORKSPACE}")
    assert "It waits unread." in reply.feedback
    assert "It reaches them now." in practice.act("check", "call").feedback


def test_a_time_that_cannot_be_read_is_not_checked_and_costs_no_try(start: Start, tmp_path: Path) -> None:
    question = Blanks("b", "?", text="At [at].", blanks={"at": {"kind": "clock", "title": "The time"}})
    practice = start(question, {"at": {"from": 575, "to": 575}}, {"at": "Count again."})
    reply = practice.act("check", {"at": "9:35 Fri"})
    assert (reply.state, reply.feedback) == ("malformed", "")
    assert reply.says == "Not checked yet. The time: Write a time of day like 14:30."
    assert practice.tries == 0
    assert "Right" in practice.act("check", {"at": "9:35"}).feedback
