"""What is kept of a learner, on its page: a list, a question before deleting, and the deleting."""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from frontline.content.contents import Contents, contents
from frontline.content.places import Places
from frontline.forms.output import shown_to
from frontline.notebook.keeping import act, kept, screen
from frontline.store.exercise import ExerciseFile
from frontline.store.work import MARKER, WorkFile


@pytest.fixture(scope="module")
def course(places: Places) -> Contents:
    return contents(places)


@pytest.fixture
def root(tmp_path: Path, course: Contents) -> Path:
    """A workspace with practice, a page to print, and an exercise that was handed in."""
    (tmp_path / MARKER).touch()
    WorkFile(tmp_path).save("08-call", "call")
    (tmp_path / "study").mkdir()
    (tmp_path / "study" / "my-progress.html").write_text("<p>")
    (tmp_path / "study" / "flashcards.ipynb").write_text("{}")
    folder = tmp_path / "exercises" / course.exercises[0].id
    folder.mkdir(parents=True)
    (folder / f"{folder.name}.ipynb").write_text("{}")
    file = ExerciseFile(folder, folder.name)
    file.save("a", "x")
    file.hand_in("amy", "abc")
    return tmp_path


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def press(root: Path, course: Contents, do: str, **fields: Any) -> tuple[str, str]:
    turn = act(root, course, do, fields)
    return turn.html, turn.says


def test_nothing_is_kept_of_a_new_learner(tmp_path: Path, course: Contents) -> None:
    assert read(screen(tmp_path, course)) == "Nothing is kept yet. It begins with your first answer."


def test_each_kind_is_named_in_words_with_its_files(root: Path, course: Contents) -> None:
    said = read(screen(root, course))
    exercise = course.exercises[0]
    assert f"All of it lies in this folder: {root}" in said
    for words in (
        "Your practice, flashcards, challenges, log of tasks and project, papers, and own marks my-work.json",
        "Pages that you made to print: progress, papers and sign-off sheets my-progress.html",
        f"Your answers and hand-ins of the exercise {exercise.title} answers.json",
        f"{exercise.id}--amy.json",
        "1 KB, changed today at ",
    ):
        assert words in said, words
    assert ".lock" not in said


def test_many_files_are_counted(root: Path, course: Contents) -> None:
    for number in range(4):
        (root / "study" / f"page-{number}.html").write_text("<p>")
    assert "my-progress.html, page-0.html, page-1.html and 2 more." in read(screen(root, course))


def test_it_says_when_something_changed_last(root: Path, course: Contents) -> None:
    yesterday = datetime.now().astimezone().replace(hour=9, minute=5) - timedelta(days=1)
    path = root / "study" / "my-progress.html"
    os.utime(path, (yesterday.timestamp(), yesterday.timestamp()))
    assert "my-progress.html. 1 KB, changed yesterday at 09:05." in read(screen(root, course))


def test_an_exercise_that_left_the_course_is_named_by_its_folder(root: Path, course: Contents) -> None:
    folder = root / "exercises" / "000-gone"
    folder.mkdir()
    ExerciseFile(folder, "000-gone").save("a", "x")
    assert "Your answers and hand-ins of the exercise 000-gone answers.json" in read(screen(root, course))


def test_without_a_tick_nothing_is_asked_and_nothing_is_deleted(root: Path, course: Contents) -> None:
    before = sorted(root.rglob("*"))
    for fields in ({}, {"work": False}, {"nonsense": True}, {"work": "off"}):
        assert press(root, course, "ask", **fields) == ("", "Tick first what you want to delete.")
    assert sorted(root.rglob("*")) == before


def test_it_asks_once_more_and_names_what_goes(root: Path, course: Contents) -> None:
    before = sorted(root.rglob("*"))
    html, says = press(root, course, "ask", work=True, pages=False)
    said = read(html)
    assert "Delete this for ever? Nobody can bring it back, and the course has no copy." in said
    assert "Your practice, flashcards" in said
    assert "Pages that you made" not in said
    assert 'name="work" value="on"' in html
    assert says == ""
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("do", ["keep", "anything"])
def test_no_keeps_everything(root: Path, course: Contents, do: str) -> None:
    before = sorted(root.rglob("*"))
    html, says = press(root, course, do, work="on")
    assert says == "Nothing was deleted."
    assert "What is kept now" in html
    assert sorted(root.rglob("*")) == before


def test_yes_deletes_what_was_ticked_and_leaves_the_rest(root: Path, course: Contents) -> None:
    html, says = press(root, course, "delete", work="on")
    assert says == "Deleted."
    assert "Your practice, flashcards" not in read(html)
    assert "Pages that you made" in read(html)
    assert sorted(path.name for path in root.iterdir()) == [MARKER, "exercises", "study"]


def test_when_all_is_deleted_the_course_s_pages_stay(root: Path, course: Contents) -> None:
    id_ = course.exercises[0].id
    html, _ = press(root, course, "delete", **{"work": "on", "pages": "on", id_: "on"})
    assert read(html) == (
        "Nothing is kept yet: what you ticked is deleted. It begins with your first answer."
    )
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert files == {MARKER, "study/flashcards.ipynb", f"exercises/{id_}/{id_}.ipynb"}


def test_what_cannot_be_deleted_is_told_in_words(
    root: Path, course: Contents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    # As on Windows while another program has the file open.
    monkeypatch.setattr(Path, "unlink", refuse)
    html, says = press(root, course, "delete", work="on")
    assert says == "my-work.json could not be deleted: Permission denied."
    assert "Your practice, flashcards" in read(html)


def test_names_of_files_are_words_only(root: Path, course: Contents) -> None:
    folder = root / "exercises" / course.exercises[0].id
    (folder / f"{folder.name}--<img src=x>.json").write_text("{}")
    assert "<img" not in screen(root, course)


def shown(monkeypatch: pytest.MonkeyPatch, execution: str = "") -> str:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        kept()
    return read("".join(outputs).rpartition("</style>")[2])


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(monkeypatch: pytest.MonkeyPatch, execution: str) -> None:
    assert shown(monkeypatch, execution) == ("What is kept of you: open this page in JupyterLab to see it.")


def test_outside_a_workspace_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(monkeypatch).startswith("Nothing is kept here. Practice is kept only in a folder")


def test_with_an_exercise_s_answers_the_result_of_its_check_is_forgotten(
    root: Path, course: Contents
) -> None:
    exercise, file = course.exercises[0], WorkFile(root)
    reply = next(asked.id for asked in exercise.questions if asked.written)
    file.put("checked", exercise.id, {"number": 1})
    file.put("checked", "another", {"number": 1})
    file.put("own-marks", reply, {"reply": "a", "points": {}})
    press(root, course, "delete", **{exercise.id: "on"})
    work = file.open()
    assert dict(work.section("checked")) == {"another": {"number": 1}}
    assert dict(work.section("own-marks")) == {}
    assert work.practice["08-call"].value == "call"
