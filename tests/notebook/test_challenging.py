"""The challenge on its page: begun, answered, finished or left."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from attrs import evolve

from frontline.content.bank import Bank, Banked
from frontline.content.contents import Asked, Contents, LessonContents
from frontline.forms.output import shown_to
from frontline.notebook.challenging import Taking, challenge
from frontline.questions.types import Choice
from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, WorkFile
from frontline.study.challenge import Challenge, advice
from frontline.study.next import Advice

Open = Callable[..., Taking]
OPTIONS = {"call": "Call", "mail": "Write"}


def bank_of(*numbers: int) -> dict[str, Banked]:
    """Return so many questions of each lesson, 01-q1, 01-q2, ...; `call` is right."""
    found = {}
    for lesson, count in enumerate(numbers, 1):
        for number in range(1, count + 1):
            id_ = f"{lesson:02}-q{number}"
            question = Choice(
                id_, f"What now in {id_}?", options=OPTIONS, hint="Look it up.", label="Practice 9"
            )
            found[id_] = Banked(
                question=question, key=question.key({"call": 1.0}), of=f"{lesson:02}-lesson", because={}
            )
    return found


def course_of(bank: Bank) -> Contents:
    def lesson(file: str) -> LessonContents:
        ids = [id_ for id_, one in bank.items() if one.of == file]
        return LessonContents(
            file=file,
            title=f"Title {file[:2]}",
            unit="212A",
            minutes=60,
            questions=tuple(Asked(id=id_, label="", kind="choice", assesses=()) for id_ in ids),
            explorations=(),
            terms=(),
            task="",
        )

    lessons = tuple(map(lesson, dict.fromkeys(one.of for one in bank.values())))
    return Contents(units=(), lessons=lessons, exercises=(), minutes_per_task=45, minutes_per_term=1)


BANK = bank_of(3, 3)


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Open the page, as often as a test likes."""

    def opened(bank: Bank = BANK, seed: int = 1) -> Taking:
        return Taking("212A", WorkFile(tmp_path), bank, course_of(bank), lambda: Random(seed))

    return opened


def read(html: str) -> str:
    """Return what a person reads on the screen."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def answer(taking: Taking, **answers: str) -> None:
    """Answer questions by number: q1_2="call" is the second question of lesson 01."""
    for name, value in answers.items():
        taking.save(f"0{name[1]}-q{name[3]}", value)


def said(taking: Taking) -> list[tuple[str, int, int, Advice | None]]:
    return [(one.lesson.number, one.right, one.asked, one.advice) for one in taking.found()]


# The screens.


def test_an_edition_with_few_questions_says_how_many_there_are(opened: Open) -> None:
    assert read(opened().top()) == (
        "The full course asks 25 questions here. This edition has only 6 that fit for unit 212A, from 2 "
        "lessons. So this challenge has 6. Begin the challenge"
    )
    assert "from 1 lesson. So this challenge has 2." in read(opened(bank_of(2)).top())


def test_a_full_challenge_says_that_it_is_drawn_anew(opened: Open) -> None:
    assert read(opened(bank_of(20, 5)).top()) == (
        "25 questions from 2 lessons. They are drawn anew each time. Begin the challenge"
    )


def test_without_questions_there_is_no_challenge(opened: Open) -> None:
    taking = opened({})
    assert read(taking.top()) == (
        "This edition has no practice questions for unit 212A yet, so there is no challenge."
    )
    assert taking.forms() == []


def test_a_begun_challenge_says_how_many_questions_are_open(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    assert read(taking.top()).startswith("6 questions. Answer what you can.")
    assert read(taking.end()).startswith(
        '6 questions are still open. An open question counts as "I don\'t know".'
    )
    answer(taking, q1_1="call", q1_2="mail", q1_3="call", q2_1="call", q2_2="nonsense")
    assert read(taking.end()).startswith("1 question is still open.")
    answer(taking, q2_3="call")
    assert read(taking.end()).startswith(
        "Every question has an answer. You can also close this page and go on another day. Finish"
    )


def test_questions_are_numbered_anew_and_give_no_hint_and_no_reason(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    forms = taking.forms()
    assert len(forms) == 6
    assert "Question 1" in forms[0].html
    assert "Question 6" in forms[5].html
    for form in forms:
        for words in ("Practice 9", "Look it up.", 'data-do="check"', 'data-do="coach"'):
            assert words not in form.html


def test_an_answer_is_kept_and_there_again_when_the_page_is_opened_anew(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    reply = taking.forms()[0]._act("save", "mail")
    assert (reply.state, reply.feedback) == ("saved", "")
    assert opened().now == taking.now
    assert 'value="mail" checked' in opened().forms()[0].html
    assert 'value="call" checked' not in opened().forms()[0].html


def test_drafts_of_another_challenge_are_not_taken_for_this_one(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    before = {form.draft for form in taking.forms()}
    assert len(before) == 6
    taking.file.put("challenges", "212A", evolve(taking.now, begun="2026-05-05T09:00:00+08:00"))
    assert before.isdisjoint(form.draft for form in taking.forms())


# Finishing and leaving.


def test_the_end_says_what_to_read_and_what_to_skim(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="call", q1_2="call", q1_3="call", q2_1="call", q2_2="mail")
    assert said(taking) == []
    taking.turn("finish")
    assert said(taking) == [("01", 3, 3, Advice.SKIM), ("02", 1, 3, Advice.READ)]
    assert taking.running is None
    assert read(taking.top()).startswith("Your challenge has ended: 4 of 6 right.")
    assert "Take a new challenge" in taking.top()
    assert advice(taking.file.open(), taking.course) == {"01-lesson": Advice.SKIM, "02-lesson": Advice.READ}


def test_a_lesson_with_one_question_is_not_judged(opened: Open) -> None:
    taking = opened(bank_of(1, 3))
    taking.turn("begin")
    answer(taking, q1_1="call")
    taking.turn("finish")
    assert said(taking) == [("01", 1, 1, None), ("02", 0, 3, Advice.READ)]


def test_leaving_the_first_challenge_judges_nothing(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="mail")
    taking.turn("give-up")
    assert (taking.running, said(taking)) == (None, [])
    assert advice(taking.file.open(), taking.course) == {}
    assert read(taking.top()).endswith("Take a new challenge")


def test_leaving_a_challenge_keeps_what_the_one_before_said(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="call", q1_2="call", q1_3="call")
    taking.turn("finish")
    before = said(taking)
    taking.turn("begin")
    assert said(taking) == before
    answer(taking, q1_1="mail", q1_2="mail")
    taking.turn("give-up")
    assert said(taking) == before
    taking.turn("begin")
    taking.turn("begin")
    taking.turn("give-up")
    assert said(taking) == before


def test_the_next_challenge_judges_anew(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="call", q1_2="call", q1_3="call")
    taking.turn("finish")
    taking.turn("begin")
    assert taking.now is not None
    assert taking.now.answers == {}
    taking.turn("finish")
    assert said(taking) == [("01", 0, 3, Advice.READ), ("02", 0, 3, Advice.READ)]


def test_the_next_challenge_asks_other_questions_where_there_are_enough(opened: Open) -> None:
    taking = opened(bank_of(30, 30))
    taking.turn("begin")
    assert taking.now is not None
    first = taking.now.questions
    taking.turn("give-up")
    taking.turn("begin")
    assert len(first) == len(taking.now.questions) == 25
    assert set(first).isdisjoint(taking.now.questions)


# Two windows, other editions, and files that cannot be used.


@pytest.mark.parametrize("last", ["give-up", "finish"])
def test_a_button_of_another_window_judges_nothing_twice(opened: Open, last: str) -> None:
    taking, other = opened(), opened()
    taking.turn("begin")
    answer(taking, q1_1="call", q1_2="call", q1_3="call")
    taking.turn("finish")
    before = taking.now
    other.turn(last)
    assert taking.now == before
    assert said(taking)[0] == ("01", 3, 3, Advice.SKIM)


def test_a_challenge_that_was_left_is_not_judged_by_another_window(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    taking.turn("give-up")
    opened().turn("finish")
    assert said(taking) == []


def test_an_answer_to_a_challenge_that_has_ended_is_not_said_to_be_saved(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    form = taking.forms()[0]
    opened().turn("finish")
    reply = form._act("save", "call")
    assert reply.state == "not saved"
    assert "This challenge has ended." in reply.says
    with pytest.raises(NotSavedError, match="has ended"):
        taking.save("99-other", "call")


def test_before_it_has_begun_there_is_nothing_to_finish(opened: Open) -> None:
    taking = opened()
    for do in ("finish", "give-up", "nonsense"):
        taking.turn(do)
    assert taking.now is None


def test_a_question_that_left_the_course_is_dropped_in_silence(opened: Open) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="call", q1_2="call", q1_3="call", q2_1="call")
    later = opened({id_: one for id_, one in BANK.items() if id_ != "01-q3"})
    assert [len(later.forms()), later.running is not None] == [5, True]
    assert read(later.top()).startswith("5 questions.")
    later.turn("finish")
    assert said(later) == [("01", 2, 2, Advice.SKIM), ("02", 1, 3, Advice.READ)]


def test_when_all_its_questions_left_the_course_a_new_one_can_be_begun(opened: Open) -> None:
    opened().turn("begin")
    other = {f"x{id_}": evolve(one, of="01-lesson") for id_, one in bank_of(2).items()}
    taking = opened(other)
    assert taking.running is None
    assert taking.forms() == []
    assert "Take a new challenge" in taking.top()


@pytest.mark.parametrize("nonsense", [None, 5, [], {"unit": "212A"}, {"questions": 5}])
def test_a_broken_challenge_is_none(opened: Open, nonsense: Any) -> None:
    taking = opened()
    taking.file.put("challenges", "212A", nonsense)
    assert (taking.now, taking.running, said(taking)) == (None, None, [])
    taking.turn("begin")
    assert taking.running is not None


def test_what_cannot_be_kept_is_not_begun(opened: Open) -> None:
    taking = opened()
    taking.file.record.path.write_text('{"format": 99, "practice": {}}')
    with pytest.raises(NotSavedError, match="newer version"):
        taking.turn("begin")


def test_the_challenge_of_one_unit_leaves_the_other_s(opened: Open) -> None:
    taking = opened()
    kept = Challenge(unit="309A", begun="2026-05-04T09:00:00+08:00", questions=("a",))
    taking.file.put("challenges", "309A", kept)
    taking.turn("begin")
    assert taking.file.open().entries("challenges", Challenge)["309A"] == kept


# The cell.


def shown(monkeypatch: pytest.MonkeyPatch, execution: str = "") -> str:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        challenge("212A")
    return read("".join(outputs).rpartition("</style>")[2])


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(monkeypatch: pytest.MonkeyPatch, execution: str) -> None:
    assert shown(monkeypatch, execution) == "The challenge: open this page in JupyterLab to take it."


def test_outside_a_workspace_it_says_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(monkeypatch).startswith(
        "The challenge needs a place to keep your answers. Practice is kept only"
    )


def test_in_a_workspace_it_begins_with_the_course_s_own_questions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from ipywidgets.widgets.widget import _instances

    from frontline.forms.panel import Panel

    (tmp_path / MARKER).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    known = set(_instances)
    challenge("212A")
    panels = [one for id_, one in _instances.items() if id_ not in known and isinstance(one, Panel)]
    assert "Begin the challenge" in panels[0].html
    panels[0]._act("begin", {})
    assert WorkFile(tmp_path).open().section("challenges")["212A"]["ended"] == ""
    assert "Answer what you can." in panels[0].html
    asked = panels[1]._act("stop", {})
    assert "Give this challenge up?" in asked.html
    assert "Give this challenge up?" not in panels[1]._act("keep", {}).html
    panels[1]._act("give-up", {})
    assert "Take a new challenge" in panels[0].html


def test_after_the_end_each_question_says_whether_it_was_right_and_where_it_is_explained(
    opened: Open,
) -> None:
    taking = opened()
    taking.turn("begin")
    answer(taking, q1_1="call")
    assert taking.each() == []
    taking.turn("finish")
    assert [is_right for is_right, _ in taking.each()] == [True, False, False, False, False, False]
    assert taking.each()[0][1].startswith("lesson 01, ")


def test_each_save_counts_what_is_open_again(opened: Open) -> None:
    taking, counted = opened(), []
    taking.turn("begin")
    form = taking.forms(lambda: counted.append(read(taking.end())[:12]))[0]
    form._act("save", "call")
    assert counted == ["5 questions "]
