"""Taking work to another computer from a page: a file is made, and one is brought in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from frontline.content.contents import Contents, contents
from frontline.content.places import Places
from frontline.forms.output import shown_to
from frontline.notebook.moving import FILE, act, move
from frontline.store.answers import Answer, Answers, SecondAttempt, dump
from frontline.store.exercise import ExerciseFile
from frontline.store.work import MARKER, WorkFile


@pytest.fixture(scope="module")
def course(places: Places) -> Contents:
    return contents(places)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return workspace(tmp_path / "home")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return workspace(tmp_path / "office")


def workspace(root: Path) -> Path:
    root.mkdir()
    (root / MARKER).touch()
    return root


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def made(root: Path, course: Contents) -> str:
    act(root, course, "make", {})
    return (root / FILE).read_text(encoding="utf-8")


def test_a_file_is_made_and_offered(home: Path, course: Contents) -> None:
    WorkFile(home).save("08-call", "call")
    turn = act(home, course, "make", {"file": ""})
    assert turn.says == "Your file is made. Now save it."
    assert f'<a data-file="{FILE}" download data-focus>Save {FILE}</a>' in turn.html
    assert json.loads((home / FILE).read_text())["work"]["practice"]["08-call"]["value"] == "call"


def test_what_is_brought_in_is_named_line_by_line(
    home: Path, office: Path, course: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    exercise = course.exercises[0]
    for root, at, value in ((home, "09:00", "of home"), (office, "10:00", "of office")):
        monkeypatch.setattr("frontline.store.work.now", lambda at=at: f"2026-05-04T{at}:00+08:00")
        WorkFile(root).save("08-call", value)
    WorkFile(home).save("08-mail", "電郵")
    folder = home / "exercises" / exercise.id
    folder.mkdir(parents=True)
    ExerciseFile(folder, exercise.id).save("a", "x")
    turn = act(office, course, "bring", {"file": {"name": "x.json", "content": made(home, course)}})
    assert turn.says == "Your work is here now."
    said = read(turn.html)
    assert "Practice answers: 1. Other entries: 0." in said
    assert f"Answers of the exercise {exercise.title}: 1." in said
    assert "Practice answers that were newer here, and stay: 1." in said
    practice = WorkFile(office).open().practice
    assert (practice["08-call"].value, practice["08-mail"].value) == ("of office", "電郵")


def test_answers_of_an_exercise_that_the_course_has_not_are_named_by_its_id(
    home: Path, office: Path, course: Contents
) -> None:
    folder = home / "exercises" / "000-gone"
    folder.mkdir(parents=True)
    ExerciseFile(folder, "000-gone").save("a", "x")
    turn = act(office, course, "bring", {"file": {"name": "x.json", "content": made(home, course)}})
    assert "Answers of the exercise 000-gone: 1." in read(turn.html)


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ({"name": "<b>.json", "content": "{"}, "<b>.json is empty, cut short, or no file with work"),
        ({"name": "x.json", "content": "\ud800"}, "x.json is empty, cut short, or no file with work"),
        ({"name": "x.json", "content": '{"kind": "cat"}'}, "x.json is no file with work of this course."),
        ({"name": "x.json", "content": 5}, "Choose a file first."),
        ("", "Choose a file first."),
        (None, "Choose a file first."),
    ],
)
def test_a_file_that_is_no_work_changes_nothing_and_is_told(
    office: Path, course: Contents, file: object, says: str
) -> None:
    WorkFile(office).save("08-call", "call")
    before = {path: path.read_bytes() for path in office.rglob("*.json")}
    turn = act(office, course, "bring", {"file": file})
    assert turn.html == ""
    assert turn.says.startswith(says)
    assert {path: path.read_bytes() for path in office.rglob("*.json")} == before


def test_a_file_of_that_name_that_is_no_export_stays(home: Path, course: Contents) -> None:
    (home / FILE).write_text("my own notes")
    turn = act(home, course, "make", {})
    assert "is there already, and is no export" in turn.says
    assert (home / FILE).read_text() == "my own notes"


def test_work_of_a_newer_course_is_told(home: Path, course: Contents) -> None:
    (home / "my-work.json").write_text('{"format": 99, "practice": {}}')
    assert "update the course" in act(home, course, "make", {}).says


def shown(monkeypatch: pytest.MonkeyPatch, execution: str = "") -> str:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        move()
    return read("".join(outputs).rpartition("</style>")[2])


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(monkeypatch: pytest.MonkeyPatch, execution: str) -> None:
    assert shown(monkeypatch, execution) == "To take your work along, open this page in JupyterLab."


def test_outside_a_workspace_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(monkeypatch).startswith("There is no work here to take along. Practice is kept only in")


def test_a_file_for_a_second_attempt_is_known_for_what_it_is(home: Path, course: Contents) -> None:
    exercise = course.exercises[0]
    folder = home / "exercises" / exercise.id
    folder.mkdir(parents=True)
    one, other = (asked.id for asked in exercise.questions[:2])
    ExerciseFile(folder, exercise.id).save(other, "mine")
    second = SecondAttempt(opened="2026-03-02T09:00:00+00:00", carried=(one,))
    sent = Answers(exercise=exercise.id, attempt=2, answers={one: Answer("right")}, second=second)
    file = {"name": "any.json", "content": dump(sent).decode()}
    turn = act(home, course, "bring", {"file": file})
    assert turn.says == "Your second attempt can begin."
    assert f"Your second attempt at the exercise {exercise.title} can begin." in read(turn.html)
    assert "carried over and locked: 1" in read(turn.html)
    answers = ExerciseFile(folder, exercise.id).open().answers
    assert (answers.value(one), answers.value(other)) == ("right", None)
    again = act(home, course, "bring", {"file": file})
    assert again.says == "You have begun your second attempt already. Nothing was changed."
