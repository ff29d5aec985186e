"""The last cell of an exercise: its form, the hand-in, and the learner's own check below it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ipywidgets.widgets.widget import _instances

from frontline.content.contents import ExerciseContents, contents
from frontline.content.places import Places
from frontline.forms.panel import Panel
from frontline.forms.widget import Form, Reply
from frontline.notebook.handing_in import hand_in
from frontline.store.answers import parse
from frontline.store.exercise import ExerciseFile
from frontline.store.work import MARKER, WorkFile

Opened = tuple[Form, Panel | None]
DECLARED = {"learner": " amy ", "declared": True}


@pytest.fixture
def exercise(places: Places) -> ExerciseContents:
    return contents(places).exercises[0]


@pytest.fixture
def file(tmp_path: Path, exercise: ExerciseContents, monkeypatch: pytest.MonkeyPatch) -> ExerciseFile:
    """The answers file of an exercise in a workspace, with its page's folder as the working folder."""
    (tmp_path / MARKER).touch()
    folder = tmp_path / "exercises" / exercise.id
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    return ExerciseFile(folder, exercise.id)


@pytest.fixture
def opened(exercise: ExerciseContents) -> Callable[..., Opened]:
    """Run the cell; return the form, and the screen below it where there is one."""

    def opened(id_: str = exercise.id) -> Opened:
        known = set(_instances)
        questions = {"first": "First contact", "reply": "Your reply"}
        hand_in(id_, title="No place on the ship", edition=exercise.edition, questions=questions)
        made = [one for name, one in _instances.items() if name not in known]
        panels = [one for one in made if isinstance(one, Panel)]
        (form,) = [one for one in made if isinstance(one, Form)]
        return form, panels[0] if panels else None

    return opened


def act(form: Form, value: Any, do: str = "hand-in") -> Reply:
    return form._act(do, value)


def test_the_form_names_what_is_open(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    form, _ = opened()
    assert "2 questions are still open." in form.html
    file.save("first", "call")
    form._hear(form, {"do": "refresh"}, [])
    assert "1 question is still open." in form.html
    assert "First contact" not in form.html
    assert "Your reply" in form.html


def test_a_hand_in_says_which_file_to_send(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    file.save("first", "call")
    form, _ = opened()
    reply = act(form, DECLARED)
    assert reply.state == "saved"
    assert reply.says == (
        f"Done. Send this file to your instructor: {file.exercise}--amy.json. "
        f"Attach it to an e-mail, for example. It lies in this folder: {file.folder}"
    )
    assert "You have handed in once. You can change answers and hand in again." in reply.html
    sent = parse((file.folder / f"{file.exercise}--amy.json").read_bytes())
    assert (sent.value("first"), sent.learner, sent.number, sent.intact) == ("call", "amy", 1, True)
    assert "You have handed in twice." in act(form, DECLARED).html
    assert "You have handed in 3 times." in act(form, DECLARED).html


def test_a_change_after_the_hand_in_is_told(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    act(opened()[0], DECLARED)
    file.save("first", "mail")
    assert "You have changed an answer since you handed in. Hand in again" in opened()[0].html


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({"learner": "amy", "declared": False}, "Tick the box: say that this is your own work."),
        ({"learner": "amy", "declared": "true"}, "Tick the box: say that this is your own work."),
        (None, "Not handed in. Write your name or staff number first."),
        ({"learner": "", "declared": True}, "Not handed in. Write your name or staff number first."),
        ({"learner": "../amy", "declared": True}, "Not handed in. Use letters, digits, spaces"),
        ({"learner": 5, "declared": True}, "Not handed in. Write your name or staff number first."),
    ],
)
def test_without_name_and_declaration_nothing_is_handed_in(
    opened: Callable[..., Opened], file: ExerciseFile, value: Any, says: str
) -> None:
    reply = act(opened()[0], value)
    assert reply.state in ("not attempted", "not saved")
    assert reply.says.startswith(says)
    assert file.handed_in() is None
    assert list(file.folder.glob("*.json")) == []


def test_typing_alone_hands_nothing_in(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    assert act(opened()[0], DECLARED, "save") == Reply("not attempted", "")
    assert file.handed_in() is None


def test_the_name_is_there_in_the_next_exercise(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    act(opened()[0], {"learner": "Amy Cheung", "declared": True})
    assert WorkFile(file.folder.parents[1]).learner == "Amy Cheung"
    file.record.path.unlink()
    file.record.previous.unlink(missing_ok=True)
    assert 'value="Amy Cheung"' in opened()[0].html


def test_a_name_is_text_only(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    WorkFile(file.folder.parents[1]).remember('"><script>alert(1)</script>')
    assert "<script" not in opened()[0].html


def test_damaged_answers_count_as_the_questions_above_show_them(
    opened: Callable[..., Opened], file: ExerciseFile
) -> None:
    file.save("first", "call")
    file.save("reply", "Dear Ms Lam")
    file.record.path.write_text("{")
    assert "1 question is still open." in opened()[0].html


def test_the_check_below_opens_with_the_hand_in(opened: Callable[..., Opened], file: ExerciseFile) -> None:
    form, check = opened()
    assert check is not None
    assert "Hand in first." in check.html
    act(form, DECLARED)
    assert "Check my hand-in" in check.html


def test_a_work_file_that_cannot_be_read_does_not_keep_anyone_from_handing_in(
    opened: Callable[..., Opened], file: ExerciseFile
) -> None:
    work = WorkFile(file.folder.parents[1]).record.path
    work.write_text('{"format": 99, "practice": {}}')
    form, check = opened()
    assert act(form, DECLARED).state == "saved"
    assert check is not None
    assert "made by a newer version of the course" in check.html
    assert work.read_text() == '{"format": 99, "practice": {}}'


def test_an_exercise_of_an_instructor_s_own_has_no_check_and_is_handed_in_all_the_same(
    opened: Callable[..., Opened], file: ExerciseFile
) -> None:
    form, check = opened("own-1")
    assert check is None
    assert act(form, DECLARED).state == "saved"
    assert (file.folder / "own-1--amy.json").is_file()


def test_outside_a_workspace_it_hands_in_and_checks_nothing(
    opened: Callable[..., Opened], file: ExerciseFile
) -> None:
    (file.folder.parents[1] / MARKER).unlink()
    form, check = opened()
    assert check is None
    assert act(form, DECLARED).state == "saved"
    assert not (file.folder.parents[1] / "my-work.json").exists()


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(
    monkeypatch: pytest.MonkeyPatch, file: ExerciseFile, execution: str
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    known = set(_instances)
    hand_in("e-1", title="x", edition="y", questions={})
    assert set(_instances) == known


def test_a_hand_in_after_a_check_says_that_the_reasons_were_seen(
    opened: Callable[..., Opened], file: ExerciseFile
) -> None:
    form, _ = opened()
    act(form, DECLARED)
    sent = file.folder / f"{file.exercise}--amy.json"
    assert parse(sent.read_bytes()).explained is False
    WorkFile(file.folder.parents[1]).put(
        "checked", file.exercise, {"edition": "a", "number": 1, "at": "", "times": 1, "scores": []}
    )
    act(form, DECLARED)
    again = parse(sent.read_bytes())
    assert (again.explained, again.number, again.intact) == (True, 2, True)


def test_hours_go_along_only_when_the_box_is_ticked(
    opened: Callable[..., Opened], file: ExerciseFile, exercise: ExerciseContents
) -> None:
    form, _ = opened()
    assert "hours I have studied" in form.html
    assert "studied" not in act(form, DECLARED).says
    file.save(next(iter(exercise.questions)).id, "x")
    reply = act(form, {**DECLARED, "hours": True})
    sent = parse(file.sent("amy").path.read_bytes()).hours
    assert sent is not None and sent > 0
    assert f"studied {sent:g} hours" in reply.says
