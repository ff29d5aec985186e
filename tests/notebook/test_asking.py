"""What a question's cell does when nbgrader runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from frontline import Choice, Dialogue, Written, ask, hand_in, practise, score
from frontline.forms.output import PART, shown_to
from frontline.notebook.asking import CARRIED, ELSEWHERE, enter
from frontline.notebook.handing_in import unanswered
from frontline.store.answers import SecondAttempt, dump
from frontline.store.exercise import ExerciseFile

CHOICE = Choice("first", "What first?", options={"call": "Call", "mail": "Write"}, points=2)
REPLY = Written("reply", "Write.", points=3)
KEY = {
    "rows": [{"row": "R", "levels": [{"points": 3, "text": "all"}, {"points": 0, "text": "no"}]}],
    "model": "m",
    "samples": [],
}
BECAUSE = {"call": "It reaches them.", "mail": "It waits."}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ExerciseFile:
    monkeypatch.chdir(tmp_path)
    return ExerciseFile(tmp_path, "e-1")


def graded(monkeypatch: pytest.MonkeyPatch, question: Any, key: Any) -> tuple[object, list[tuple[str, str]]]:
    """Run a graded cell as autograde does; return its value and what it showed with its part."""
    outputs: list[tuple[str, str]] = []
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    with shown_to(lambda bundle, metadata: outputs.append((bundle["text/html"], metadata.get(PART, "")))):
        ask(question, exercise="e-1")
        value = score(question.id, key=key, because=BECAUSE)
    return value, outputs


@pytest.mark.parametrize(("answer", "points"), [("call", 2.0), ("mail", 0.0), (None, 0.0), (["call"], 0.0)])
def test_the_cell_s_value_is_a_plain_float_within_its_points(
    file: ExerciseFile, monkeypatch: pytest.MonkeyPatch, answer: object, points: float
) -> None:
    file.save("first", answer)
    value, _ = graded(monkeypatch, CHOICE, {"call": 1.0})
    assert type(value) is float
    assert value == points


def test_form_and_reasons_are_outputs_of_their_own(
    file: ExerciseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save("first", "mail")
    _, outputs = graded(monkeypatch, CHOICE, {"call": 1.0})
    assert [part for _, part in outputs] == ["", "reasons"]
    assert "It waits." not in outputs[0][0]
    assert "It waits." in outputs[1][0]


def test_the_style_comes_once(file: ExerciseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.save("first", "mail")
    _, outputs = graded(monkeypatch, CHOICE, {"call": 1.0})
    assert [html.count("<style>") for html, _ in outputs] == [1, 0]


def test_a_reply_earns_nothing_here_and_shows_its_scheme_to_markers(
    file: ExerciseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save("reply", "Dear Ms Yeung")
    value, outputs = graded(monkeypatch, REPLY, KEY)
    assert (value, [part for _, part in outputs]) == (0.0, ["", "scheme"])


def test_no_answers_file_is_a_blank_hand_in(file: ExerciseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    value, outputs = graded(monkeypatch, CHOICE, {"call": 1.0})
    assert value == 0.0
    assert "Not attempted" in outputs[0][0]


def test_validate_names_what_is_unanswered_and_nothing_else(
    file: ExerciseFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    file.save("reply", "Dear Ms Yeung")
    assert ask(CHOICE, exercise="e-1") is None
    assert ask(REPLY, exercise="e-1") is None
    assert score("first", key={"call": 1.0}, because=BECAUSE) is None
    assert hand_in("e-1", title="E", edition="x", questions={}) is None
    assert capsys.readouterr().err == "first: not attempted\n"


def test_a_live_question_has_no_mark(file: ExerciseFile) -> None:
    ask(CHOICE, exercise="e-1")
    assert score("first", key={"call": 1.0}, because=BECAUSE) is None


def test_practice_is_shown_and_not_marked_while_nbgrader_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        assert practise(CHOICE, key={"call": 1.0}, because=BECAUSE) is None
    assert "What first?" in outputs[0]
    assert "It reaches them." not in outputs[0]


TURNS = {
    "a": {"says": {"ask": {"text": "When?", "to": "a", "learns": "f"}, "go": {"text": "Bye.", "to": "b"}}},
    "b": {"lines": [{"text": "Goodbye.", "who": "Ann"}]},
}
TALK = Dialogue("talk", "Call Ann.", who="Ann", opening="a", turns=TURNS, facts={"f": "By Friday."}, points=2)


def test_what_was_said_in_an_exercise_stays_said(file: ExerciseFile) -> None:
    assert "By Friday." in enter(TALK, file, "save", ["ask"]).html
    for other in ([], ["go"], None, ["nonsense"]):
        reply = enter(TALK, file, "save", other)
        assert reply.says == ELSEWHERE
        assert "By Friday." in reply.html
        assert file.peek().value("talk") == ["ask"]
    assert "Goodbye." in enter(TALK, file, "save", ["ask", "go"]).html
    assert file.peek().value("talk") == ["ask", "go"]


def test_an_answer_that_is_carried_over_is_shown_and_locked(file: ExerciseFile) -> None:
    file.save("first", "call")
    second = SecondAttempt(opened="2026-03-02T09:00:00+00:00", carried=("first",))
    file.record.update(lambda _: dump(evolve(file.peek(), attempt=2, second=second)))
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        ask(CHOICE, exercise="e-1")
    (form,) = outputs
    assert "checked" in form
    assert CARRIED in form
    assert 'data-do="check"' not in form
    assert "data-lm-suppress-shortcuts" not in form


def test_other_answers_may_change(file: ExerciseFile) -> None:
    for value in ("call", "mail", None):
        assert enter(CHOICE, file, "save", value).html == ""
        assert file.peek().value("first") == value


@pytest.mark.parametrize(
    ("raw", "open_"),
    [
        (None, ""),
        (["ask"], "The conversation is not finished yet."),
        (["ask", "go"], None),
        (["x"], "The answer is"),
    ],
)
def test_what_is_open_is_said_before_handing_in(file: ExerciseFile, raw: object, open_: str | None) -> None:
    ask(TALK, exercise="e-1")
    file.save("talk", raw)
    answers = file.peek()
    found = unanswered(answers, {"talk": "Question 1"})
    if open_ is None:
        assert found == []
    else:
        ((id_, words),) = found
        assert id_ == "talk"
        assert words.startswith(f"Question 1. {open_}" if open_ else "Question 1")


def test_a_question_that_has_not_run_is_open_when_nothing_is_stored(file: ExerciseFile) -> None:
    file.save("not-run", "x")
    assert unanswered(file.peek(), {"not-run": "Question 1", "nor-this": "Question 2"}) == [
        ("nor-this", "Question 2")
    ]
