"""Check-in: what passes of a hand-in, and what the instructor is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontline.classroom.released import Released
from frontline.grading.checkin import check_in
from frontline.questions import Mark, mark
from frontline.store.answers import WHOLE, RefusedError, parse

HandIn = Callable[..., bytes]


def cell(notebook: str, grade_id: str) -> dict[str, Any]:
    cells = json.loads(notebook)["cells"]
    return next(one for one in cells if one["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def test_a_good_hand_in_passes_with_all_answers_and_no_remark(hand_in: HandIn, released: Released) -> None:
    made = check_in(hand_in(), released, "amy")
    checked = parse(made.answers)
    assert made.remarks == ()
    assert set(checked.answers) == {question.id for question in released.questions}
    assert (checked.learner, checked.number, checked.declared) == ("amy", 1, True)


@pytest.mark.parametrize("content", ["good", "one malformed", "broken", "none"])
def test_check_in_is_the_same_when_done_twice(hand_in: HandIn, released: Released, content: str) -> None:
    first = {"good": hand_in(), "one malformed": hand_in({"hours-left": "x"}), "broken": b"{", "none": None}
    once = check_in(first[content], released, "amy")
    again = check_in(once.answers, released, "amy")
    assert (again.notebook, again.answers) == (once.notebook, once.answers)


def test_the_notebook_is_the_released_one_but_for_the_replies(hand_in: HandIn, released: Released) -> None:
    made = json.loads(check_in(hand_in(), released, "amy").notebook)
    replies = {question.id for question in released.questions if question.by_person}
    for mine, theirs in zip(made["cells"], released.notebook["cells"], strict=True):
        if mine["metadata"].get("nbgrader", {}).get("grade_id") in replies:
            assert {**mine, "source": ""} == {**theirs, "source": ""}
        else:
            assert mine == theirs
    assert {**made, "cells": []} == {**released.notebook, "cells": []}


@pytest.mark.parametrize(
    "text",
    [
        "</pre><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><iframe src=//example.org>",
        "$\\mathrm{x}$ \\(y\\) `code` # heading ![](http://example.org/a.png)",
        "=HYPERLINK(1)",
    ],
)
def test_a_reply_stays_text(hand_in: HandIn, released: Released, text: str) -> None:
    made = check_in(hand_in({"outcome-to-customer": text}), released, "amy")
    source = cell(made.notebook, "outcome-to-customer")["source"]
    assert source.startswith('<pre style="white-space: pre-wrap">\n')
    assert source.count("<") == 2  # the pre element's own tags


def test_an_unanswered_reply_leaves_its_cell_untouched(hand_in: HandIn, released: Released) -> None:
    made = check_in(hand_in({"outcome-to-customer": "  "}), released, "amy")
    untouched = cell(json.dumps(released.notebook), "outcome-to-customer")
    assert cell(made.notebook, "outcome-to-customer") == untouched


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("just-say-yes", ["yes", "time"]),
        ("just-say-yes", True),
        ("log-first", "asks"),
        ("log-first", ["asks"] * 3),
        ("hours-left", "two"),
        ("hours-left", {"value": 2.5}),
        ("outcome-to-customer", "x" * 8001),
        ("outcome-to-customer", ["text"]),
    ],
)
def test_a_malformed_answer_is_dropped_with_its_reason(
    hand_in: HandIn, released: Released, question: str, value: object
) -> None:
    made = check_in(hand_in({question: value}), released, "amy")
    checked = parse(made.answers)
    assert question not in checked.answers
    assert checked.notes[question]
    assert len(checked.answers) == len(released.questions) - 1
    assert made.remarks == (f"{question}: {checked.notes[question]}",)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"edition": "000000000000"}, "another edition"),
        ({"declared": False}, "declaration"),
        ({"explained": True}, "the learner had checked an earlier hand-in with the keys"),
    ],
)
def test_what_is_odd_is_told_and_costs_nothing(
    hand_in: HandIn, released: Released, changes: dict[str, Any], says: str
) -> None:
    made = check_in(hand_in(**changes), released, "amy")
    assert says in made.remarks[0]
    assert len(parse(made.answers).answers) == len(released.questions)


def test_a_change_after_handing_in_is_told(hand_in: HandIn, released: Released) -> None:
    changed = hand_in({"hours-left": "2"}).replace(b'"2"', b'"3"')
    assert "changed after it was handed in (checksum)" in check_in(changed, released, "amy").remarks


def test_questions_that_the_exercise_does_not_have_are_counted(hand_in: HandIn, released: Released) -> None:
    made = check_in(hand_in({"no-such": "x", "<script>": "y"}), released, "amy")
    assert made.remarks == ("2 answers to questions that this exercise does not have",)
    assert b"script" not in made.answers


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "No hand-in."),
        (b"", "not JSON"),
        (b"{}", "no answers"),
        (RefusedError("The file lies behind a link."), "behind a link"),
        (b'{"exercise": "other", "answers": {}}', "another exercise"),
    ],
)
def test_what_cannot_be_read_gives_a_blank_pair_with_the_reason(
    content: bytes | RefusedError | None, says: str, released: Released
) -> None:
    made = check_in(content, released, "amy")
    checked = parse(made.answers)
    assert dict(checked.answers) == {}
    assert says in checked.notes[WHOLE]
    assert json.loads(made.notebook) == released.notebook


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=15,
)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_changes_another_question_s_mark(
    hand_in: HandIn, released: Released, keys: dict[str, Any], data: st.DataObject
) -> None:
    changed = data.draw(st.sampled_from([question.id for question in released.questions]))
    value = data.draw(ANYTHING)

    def marks(content: bytes) -> dict[str, Mark]:
        answers = parse(check_in(content, released, "amy").answers)
        return {
            question.id: mark(question, question.key(keys[question.id]), answers.value(question.id))
            for question in released.questions
            if question.id != changed
        }

    assert marks(hand_in({changed: value})) == marks(hand_in())
