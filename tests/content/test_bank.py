"""The questions with their keys, as the build writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frontline.content.bank import Banked, graded, practice
from frontline.content.contents import contents
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.quality.answerers import right
from frontline.questions import State, mark
from frontline.questions.types import Choice, Written

CALL: dict[str, Any] = {
    "of": "08-choosing",
    "section": "A call or a letter",
    "apart": False,
    "question": {
        "type": "choice",
        "id": "08-call",
        "prompt": "What first?",
        "points": 0,
        "essential": False,
        "hint": "Look at the clock.",
        "label": "Practice 1",
        "options": {"call": "Call", "mail": "Write"},
    },
    "key": {"call": 1.0},
    "because": {"call": "It reaches them now.", "mail": "It waits."},
    "see": {"": ["A call or a letter", "A-call-or-a-letter"]},
}


@pytest.fixture
def own(tmp_path: Path) -> Places:
    found = Places(tmp_path)
    found.course.mkdir()
    found.solutions.mkdir()
    found.practice.write_text(json.dumps({"08-call": CALL}))
    return found


def test_a_question_comes_back_with_its_key_and_reasons(own: Places) -> None:
    question = Choice(
        "08-call",
        "What first?",
        options={"call": "Call", "mail": "Write"},
        hint="Look at the clock.",
        label="Practice 1",
    )
    assert practice(own) == {
        "08-call": Banked(
            question=question,
            key={"call": 1.0},
            of="08-choosing",
            because={"call": "It reaches them now.", "mail": "It waits."},
            see={"": ["A call or a letter", "A-call-or-a-letter"]},
            section="A call or a letter",
            apart=False,
        )
    }


def test_an_edition_without_keys_has_no_questions_of_exercises(own: Places) -> None:
    assert graded(own, "e-1") is None
    own.keys("e-1").write_text("{}")
    assert graded(own, "e-1") == {}


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in CALL.items() if key != name}


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[1]",
        '{"08-call": null}',
        json.dumps({"08-call": without("key")}),
        json.dumps({"08-call": without("apart")}),
        json.dumps({"08-call": {**CALL, "question": {"type": "essay"}}}),
        json.dumps({"08-call": {**CALL, "question": {**CALL["question"], "colour": "red"}}}),
        json.dumps({"08-call": {**CALL, "key": 5}}),
    ],
)
def test_a_broken_file_says_what_to_do(own: Places, broken: str) -> None:
    own.practice.write_text(broken)
    with pytest.raises(ContentError, match=r"^course/practice\.json: cannot be read: install the course"):
        practice(own)


def test_without_practice_questions_it_says_what_to_do(own: Places) -> None:
    own.practice.unlink()
    with pytest.raises(ContentError, match="install the course"):
        practice(own)


def test_the_course_s_practice_is_that_of_its_contents_in_order(places: Places) -> None:
    course, bank = contents(places), practice(places)
    assert list(bank) == [asked.id for lesson in course.lessons for asked in lesson.questions]
    for lesson in course.lessons:
        for asked in lesson.questions:
            one = bank[asked.id]
            assert (one.of, one.section, one.question.label) == (lesson.file, asked.section, asked.label)
            assert one.question.kind == asked.kind


def test_the_keys_of_exercises_are_those_of_the_contents_in_order(places: Places) -> None:
    for exercise in contents(places).exercises:
        bank = graded(places, exercise.id)
        assert bank is not None
        assert list(bank) == [asked.id for asked in exercise.questions]
        assert [one.question.points for one in bank.values()] == [one.points for one in exercise.questions]
        assert {one.of for one in bank.values()} == {exercise.id}


def test_the_right_answer_by_a_bank_s_key_earns_everything(places: Places) -> None:
    banks = [practice(places), *(graded(places, one.id) or {} for one in contents(places).exercises)]
    for bank in banks:
        for one in bank.values():
            found = mark(one.question, one.key, right(one.question, one.key))
            if isinstance(one.question, Written):
                assert found.state is State.TO_MARK
            else:
                assert (found.full, found.points) == (True, one.question.points)
