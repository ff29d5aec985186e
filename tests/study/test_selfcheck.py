"""Checking one's own hand-in: points by the keys, and one's own marks for replies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import pytest
from attrs import asdict, evolve

from frontline.content.bank import Bank, graded
from frontline.content.contents import Contents
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.quality.answerers import WITHOUT_READING, answer, guesser
from frontline.questions import State, mark
from frontline.questions.authored import Made
from frontline.results import Score
from frontline.store.answers import Answer, Answers
from frontline.store.work import Work
from frontline.study.checked import Checked, OwnMarks
from frontline.study.selfcheck import checked_now, fingerprint, marks, open_rows, own_marks, replies

AT = "2026-05-04T09:00:00+08:00"
REPLY = "Dear Ms Lam, your truck comes at 14:00."


def handed(entered: Mapping[str, Any], number: int = 1) -> Answers:
    given = {id_: Answer(value, AT) for id_, value in entered.items()}
    return Answers(exercise="e-1", number=number, declared=True, answers=given)


FULL = handed({"e1-a": "call", "e1-b": "6", "e1-c": REPLY})


def kept(points: Mapping[str, Any], reply: str = REPLY) -> Work:
    return Work(rest={"own-marks": {"e1-c": {"reply": fingerprint(reply), "points": dict(points)}}})


# Points by the keys.


@pytest.mark.parametrize("seed", range(3))
def test_answers_earn_what_the_keys_in_the_written_exercise_give(
    places: Places, exercises: Mapping[str, Text], right: Callable[[Made[Any]], Any], seed: int
) -> None:
    people = [*WITHOUT_READING, guesser(Random(seed))]
    for exercise, text in exercises.items():
        bank = graded(places, exercise)
        assert bank is not None
        by = Random(seed)
        entered = {}
        for block in text.questions:
            question = block.made.question
            key = question.key(block.made.key)
            choices = [right(block.made), {"x": 1}, 5, *(answer(question, key, one) for one in people)]
            entered[block.id] = by.choice(choices)
        found = marks(bank, handed(entered))
        assert {id_: one.points for id_, one in found.items()} == {
            block.id: mark(
                block.made.question, block.made.question.key(block.made.key), entered[block.id]
            ).points
            for block in text.questions
        }
        assert list(found) == [block.id for block in text.questions]


def test_right_answers_earn_everything_but_what_a_person_marks(
    places: Places, exercises: Mapping[str, Text], right_answers: Mapping[str, Mapping[str, Any]]
) -> None:
    for exercise, text in exercises.items():
        bank = graded(places, exercise)
        assert bank is not None
        found = marks(bank, handed(right_answers[exercise]))
        for block in text.questions:
            one = found[block.id]
            if block.made.question.by_person:
                assert (one.state, one.points) == (State.TO_MARK, 0)
            else:
                assert one.points == one.out_of == block.authored.points


# Replies and own marks.


def test_only_a_reply_that_can_be_read_is_to_be_marked(bank: Bank) -> None:
    assert replies(bank, FULL) == {"e1-c": REPLY}
    for blank in (None, "", "  \n ", 5, ["x"], "x" * 8001):
        assert replies(bank, handed({"e1-c": blank})) == {}


def test_a_reply_is_shown_without_what_cannot_be_seen(bank: Bank) -> None:
    assert replies(bank, handed({"e1-c": " Dear\u202e Ms Lam \r\n"})) == {"e1-c": "Dear Ms Lam"}


def test_own_marks_are_those_of_the_reply(bank: Bank) -> None:
    work = kept({"0": 2, "1": 1})
    assert own_marks(work, bank, FULL) == {
        "e1-c": OwnMarks(reply=fingerprint(REPLY), points={"0": 2, "1": 1})
    }
    assert own_marks(Work(), bank, FULL) == {}


def test_another_wording_has_no_marks_yet(bank: Bank) -> None:
    changed = handed({"e1-c": f"{REPLY} Call me."})
    assert own_marks(kept({"0": 2, "1": 1}), bank, changed) == {}
    # Spaces around it are no other wording.
    assert own_marks(kept({"0": 2, "1": 1}), bank, handed({"e1-c": f" {REPLY}\n"})) != {}


@pytest.mark.parametrize(
    ("points", "fitting"),
    [
        ({"0": 1, "1": 1}, {"1": 1}),  # the first row has no level of one point
        ({"0": 99, "1": -1}, {}),
        ({"2": 2, "-1": 2, "x": 2, "": 0}, {}),
        ({"0": 2, "00": 2, "٠": 2, " 0": 2}, {"0": 2}),
        ({"9" * 5000: 2, "1": 0}, {"1": 0}),
    ],
)
def test_marks_that_the_scheme_does_not_have_are_left_out(
    bank: Bank, points: dict[str, int], fitting: dict[str, int]
) -> None:
    assert own_marks(kept(points), bank, FULL)["e1-c"].points == fitting


@pytest.mark.parametrize("nonsense", [None, 5, "x", [], {}, {"reply": 5, "points": "x"}])
def test_broken_own_marks_are_none(bank: Bank, nonsense: Any) -> None:
    assert own_marks(Work(rest={"own-marks": {"e1-c": nonsense}}), bank, FULL) == {}


@pytest.mark.parametrize(
    ("points", "rows"),
    [
        (None, {"e1-c": [0, 1]}),
        ({"1": 0}, {"e1-c": [0]}),
        ({"0": 0, "1": 0}, {}),
        ({"0": 9}, {"e1-c": [0, 1]}),
    ],
)
def test_rows_without_a_mark_are_open(
    bank: Bank, points: dict[str, int] | None, rows: dict[str, list[int]]
) -> None:
    work = Work() if points is None else kept(points)
    assert open_rows(bank, FULL, own_marks(work, bank, FULL)) == rows


def test_a_blank_reply_has_no_open_rows(bank: Bank) -> None:
    assert open_rows(bank, handed({"e1-a": "call"}), {}) == {}


# Results.


def check(
    course: Contents, bank: Bank, answers: Answers, own: Mapping[str, int], before: Checked | None = None
) -> Checked:
    marked = own_marks(kept(own), bank, answers)
    return checked_now(course.exercises[0], bank, answers, marked, before, AT)


def test_a_check_has_a_score_for_each_question(course: Contents, bank: Bank) -> None:
    found = check(course, bank, FULL, {"0": 2, "1": 1})
    assert found == Checked(
        edition="edition-1",
        number=1,
        at=AT,
        times=1,
        scores=(
            Score(question="e1-a", points=4, earned=4),
            Score(question="e1-b", points=2, earned=2, essential=True),
            Score(question="e1-c", points=4, earned=3, written=True),
        ),
    )
    assert (found.earned, found.points) == (9, 10)


def test_blank_and_wrong_answers_earn_nothing(course: Contents, bank: Bank) -> None:
    found = check(course, bank, handed({"e1-a": "mail", "e1-b": "six"}), {"0": 2, "1": 2})
    assert [one.earned for one in found.scores] == [0, 0, 0]
    assert (found.earned, found.points) == (0, 10)


def test_a_check_of_the_next_hand_in_is_counted_and_a_second_look_is_not(
    course: Contents, bank: Bank
) -> None:
    own = {"0": 2, "1": 1}
    first = check(course, bank, FULL, own)
    again = check(course, bank, FULL, {"0": 0, "1": 0}, first)
    assert (again.times, again.earned) == (1, 6)
    third = check(course, bank, evolve(FULL, number=2), own, again)
    assert (third.times, third.number) == (2, 2)


def test_another_edition_begins_to_count_anew(course: Contents, bank: Bank) -> None:
    before = Checked(edition="edition-0", number=3, at=AT, times=3, scores=())
    assert check(course, bank, FULL, {}, before).times == 1


def test_what_was_checked_comes_back_from_the_work_file(course: Contents, bank: Bank) -> None:
    found = check(course, bank, FULL, {"0": 2, "1": 1})
    work = Work(rest={"checked": {"e-1": asdict(found)}})
    assert work.entries("checked", Checked) == {"e-1": found}


def test_fingerprints_tell_replies_apart() -> None:
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
    assert len(fingerprint("長" * 8000)) == 16
    assert fingerprint("\ud800")
