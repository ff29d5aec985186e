"""What a learner types to check a hand-in, to move work, and to print: on the course itself."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from frontline.cli import app
from frontline.cli.learners import lay_out_course
from frontline.content.contents import ExerciseContents, contents
from frontline.content.places import Places
from frontline.notebook.checking import Checking
from frontline.store.exercise import ExerciseFile
from frontline.store.work import WorkFile

FRONTLINE = str(Path(sys.executable).with_name("frontline"))
PATIENCE = 60
HandIn = Callable[..., ExerciseFile]
Run = Callable[..., str]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("laid-out") / "course"
    lay_out_course(folder)
    return folder


@pytest.fixture
def root(laid_out: Path, tmp_path: Path) -> Path:
    """A learner's course folder, with nothing done yet."""
    return shutil.copytree(laid_out, tmp_path / "course")


@pytest.fixture
def exercise(places: Places) -> ExerciseContents:
    return contents(places).exercises[0]


@pytest.fixture
def hand_in(
    root: Path, exercise: ExerciseContents, right_answers: dict[str, dict[str, Any]]
) -> Callable[..., ExerciseFile]:
    """Answer the exercise as its keys say, but for what is given, and hand in."""

    def handed_in(**other: Any) -> ExerciseFile:
        file = ExerciseFile(root / "exercises" / exercise.id, exercise.id)
        for id_, value in {**right_answers[exercise.id], **other}.items():
            file.save(id_, value)
        file.hand_in("amy", exercise.edition)
        return file

    return handed_in


def variables(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), "USERPROFILE": str(home), "COLUMNS": "200", "TERM": "dumb"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command without a terminal; return what it says."""
    for name, value in variables(tmp_path).items():
        monkeypatch.setenv(name, value)

    def ran(*arguments: object, cwd: Path, code: int = 0) -> str:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.output

    return ran


class Terminal:
    """A command in a terminal of its own: what it says, and what is typed."""

    def __init__(self, *arguments: object, cwd: Path) -> None:
        self._screen, inside = pty.openpty()
        self.said = ""
        self.process = subprocess.Popen(
            [FRONTLINE, *map(str, arguments)],
            cwd=cwd,
            env=variables(cwd),
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def types(self, *lines: str) -> None:
        """Type a line whenever the command asks for a number."""
        for line in lines:
            asked = self.said.count("Number: ")
            self._read(lambda asked=asked: self.said.count("Number: ") > asked)
            os.write(self._screen, f"{line}\n".encode())

    def ends(self) -> int:
        """Wait for its end; return the exit code."""
        self._read(lambda: False)
        os.close(self._screen)
        return self.process.wait(PATIENCE)

    def _read(self, enough: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not enough():
            ready, _, _ = select.select([self._screen], [], [], max(0, until - time.monotonic()))
            if not ready:
                self.process.kill()
                pytest.fail(f"it waits, after it has said:\n{self.said}")
            with suppress(OSError):  # how Linux says that the other end is closed
                if got := os.read(self._screen, 65536):
                    self.said += got.decode(errors="replace").replace("\r\n", "\n")
                    continue
            break


def rows(root: Path, exercise: ExerciseContents, places: Places) -> list[list[int]]:
    """Return the points of the levels of each row that is still to be marked, in order."""
    checking = Checking.of(root, exercise.id, places)
    bank, _ = checking.ready()
    return [
        [level.points for level in bank[name].key.rows[row].levels]
        for name, open_ in checking.missing().items()
        for row in open_
    ]


# Check.


def test_a_check_in_a_terminal_asks_for_each_row_and_then_shows_the_result(
    run: Run, root: Path, exercise: ExerciseContents, places: Places, hand_in: HandIn
) -> None:
    file = hand_in()
    most = sum(asked.points for asked in exercise.questions)
    levels = rows(root, exercise, places)
    terminal = Terminal("check", exercise.id, cwd=root)
    # What is no number of a sentence is asked again.
    terminal.types("x", "0", str(len(levels[0]) + 1), str(len(levels[0])), *["1"] * (len(levels) - 1))
    assert terminal.ends() == 0
    said = terminal.said
    assert said.startswith(exercise.title)
    assert said.count("Which sentence fits your reply best?") == len(levels)
    assert said.count(f"Type a number from 1 to {len(levels[0])}.") == 3
    points = most - levels[0][0] + levels[0][-1]
    assert f"{points} of {most} points, self-checked." in said
    assert f"Your feedback page, with the reasons: {file.folder / 'feedback-self-checked.html'}" in said
    assert "Your own marks:" in (file.folder / "feedback-self-checked.html").read_text(encoding="utf-8")
    kept = WorkFile(root).open().section("checked")[exercise.id]
    assert sum(score["earned"] for score in kept["scores"]) == points
    # Marked once, it is checked without a terminal too, by anyone's script.
    assert f"{points} of {most} points, self-checked." in run("check", cwd=root)


def test_a_check_that_was_broken_off_goes_on_where_it_was(
    root: Path, exercise: ExerciseContents, places: Places, hand_in: HandIn
) -> None:
    hand_in()
    before = rows(root, exercise, places)
    terminal = Terminal("check", cwd=root)
    terminal.types("1", "1", "\x04")
    assert terminal.ends() != 0
    assert "Traceback" not in terminal.said
    assert rows(root, exercise, places) == before[2:]
    assert WorkFile(root).open().section("checked") == {}
    terminal = Terminal("check", cwd=root)
    terminal.types(*["1"] * (len(before) - 2))
    assert terminal.ends() == 0
    assert terminal.said.count("Which sentence fits your reply best?") == len(before) - 2


def test_a_reply_is_shown_in_the_terminal_as_it_was_typed(
    root: Path, exercise: ExerciseContents, places: Places, hand_in: HandIn
) -> None:
    written = next(asked.id for asked in exercise.questions if asked.written)
    hand_in(**{written: "Dear [bold]Ms Yeung[/nope] \x1b[2J\x07 貨 [link=x]"})
    terminal = Terminal("check", cwd=root)
    terminal.types(*["1"] * len(rows(root, exercise, places)))
    assert terminal.ends() == 0
    assert "Dear [bold]Ms Yeung[/nope] [2J 貨 [link=x]" in terminal.said
    assert "\x1b[2J" not in terminal.said


def test_without_a_terminal_it_says_what_to_do_before_a_reply_is_marked(
    run: Run, root: Path, exercise: ExerciseContents, hand_in: HandIn
) -> None:
    file = hand_in()
    said = run("check", exercise.id, cwd=root, code=1)
    assert "First mark your written replies: run this command in a terminal" in said
    assert "press Check my hand-in at the end of the exercise's page" in said
    assert "points" not in said
    assert WorkFile(root).open().section("checked") == {}
    assert not (file.folder / "feedback-self-checked.html").exists()


def test_without_replies_no_terminal_is_needed(
    run: Run, root: Path, exercise: ExerciseContents, hand_in: HandIn
) -> None:
    written = {asked.id: asked.points for asked in exercise.questions if asked.written}
    hand_in(**dict.fromkeys(written, ""))
    most = sum(asked.points for asked in exercise.questions)
    said = run("check", cwd=root)
    assert f"{most - sum(written.values())} of {most} points, self-checked." in said
    assert "not yet enough for the criterion: " in said


def test_before_a_hand_in_it_says_to_hand_in(run: Run, root: Path, exercise: ExerciseContents) -> None:
    assert "You have not handed in an exercise yet." in run("check", cwd=root, code=1)
    said = run("check", exercise.id, cwd=root, code=1)
    assert (
        said
        == f"{exercise.title} is not handed in yet. Open its page, and hand in with the form at the end.\n"
    )


def test_an_exercise_that_does_not_exist_is_named_with_those_that_do(
    run: Run, root: Path, exercise: ExerciseContents
) -> None:
    said = run("check", "nosuch", cwd=root, code=1)
    assert said.startswith("There is no exercise 'nosuch' in this edition. Choose: ")
    assert exercise.id in said


# Export and import.


def test_work_moves_to_another_computer(
    run: Run,
    root: Path,
    laid_out: Path,
    tmp_path: Path,
    exercise: ExerciseContents,
    hand_in: HandIn,
    places: Places,
) -> None:
    hand_in()
    first = contents(places).lessons[0].questions[0].id
    WorkFile(root).tried(first, "x", right=True)
    said = run("export", "work", cwd=root)
    assert said.splitlines() == [
        "written: my-course-work.json",
        "Copy it to the other computer. There, start the course once, and type: frontline import FILE",
    ]
    other = shutil.copytree(laid_out, tmp_path / "other")
    said = run("import", root / "my-course-work.json", "--folder", other, cwd=tmp_path)
    assert said.splitlines() == [
        f"Your work is here now, in {other}.",
        "Practice answers: 1. Other entries: 0.",
        f"Answers of the exercise {exercise.title}: {len(exercise.questions)}.",
        "Pages that are open show it when you choose Run > Run All Cells.",
    ]
    assert WorkFile(other).open().practice[first].first is True
    handed = ExerciseFile(other / "exercises" / exercise.id, exercise.id).handed_in()
    assert handed is not None
    assert handed.learner == "amy"
    said = run("import", root / "my-course-work.json", "--folder", other, cwd=tmp_path)
    assert said.splitlines()[1:] == ["All of it was here already, or is newer here. Nothing changed."]


def test_a_file_that_is_no_export_is_refused_in_words(run: Run, root: Path) -> None:
    (root / "notes.json").write_text("{")
    said = run("import", "notes.json", cwd=root, code=1)
    assert said == "notes.json is empty, cut short, or no file with work of this course.\n"
    assert "cannot be read" in run("import", "nosuch.json", cwd=root, code=1)
    assert not (root / "my-work.json").exists()


def test_an_export_does_not_write_over_the_work_itself(run: Run, root: Path) -> None:
    WorkFile(root).save("a", "x")
    before = (root / "my-work.json").read_bytes()
    assert "Name another file." in run("export", "work", "my-work.json", cwd=root, code=1)
    assert (root / "my-work.json").read_bytes() == before


# Print.


def test_progress_is_printed_into_the_folder_for_study(run: Run, root: Path) -> None:
    said = run("print", "progress", cwd=root / "lessons")
    page = root / "study" / "my-progress.html"
    assert said == f"written: {page}\n"
    assert "What to do next" in page.read_text(encoding="utf-8")


def test_a_sign_off_sheet_is_for_a_unit(run: Run, root: Path, places: Places) -> None:
    said = run("print", "signoff", "999Z", cwd=root, code=1)
    assert all(unit.id in said for unit in contents(places).units)
    unit = contents(places).units[0].id
    said = run("print", "signoff", unit, cwd=root)
    assert said == f"written: {root / f'signoff-{unit}.html'}\n"
    assert "Sign-off sheet" in (root / f"signoff-{unit}.html").read_text(encoding="utf-8")

    assert run("print", "signoff", cwd=root).count("written: ") == len(contents(places).units)


@pytest.mark.parametrize("kind", ["observation", "oral", "roleplay"])
def test_sheets_beside_the_exercises_are_printed_where_one_is(
    run: Run, root: Path, places: Places, kind: str
) -> None:
    said = run("print", kind, "309A", cwd=root)
    assert said == f"written: {root / f'{kind}-309A.html'}\n"
    assert run("print", kind, cwd=root).count("written: ") == len(contents(places).units)
    assert "name 212A or 309A" in run("print", kind, "999Z", cwd=root, code=1)


# Which folder.


@pytest.mark.parametrize(
    "command", [("check",), ("export", "work"), ("import", "file.json"), ("print", "progress")]
)
def test_without_a_course_folder_it_says_how_to_get_one(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    said = run(*command, cwd=tmp_path, code=1)
    assert said == (
        f"{tmp_path / 'frontline'} is no course folder. "
        "Start the course once with `frontline start`, or name yours with --folder.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_usual_folder_and_the_one_that_make_start_lays_out_are_found(
    run: Run, root: Path, tmp_path: Path
) -> None:
    for name in ("workspace", "frontline"):
        there = root.rename(tmp_path / name)
        assert run("print", "progress", cwd=tmp_path) == f"written: {there / 'study' / 'my-progress.html'}\n"
        root = there


def test_work_of_a_newer_course_is_told_in_words(run: Run, root: Path, hand_in: HandIn) -> None:
    hand_in()
    (root / "my-work.json").write_text(json.dumps({"format": 99, "practice": {}}))
    for command in (("check",), ("export", "work")):
        assert "update the course" in run(*command, cwd=root, code=1)


@pytest.mark.parametrize(
    ("to", "name", "begins"),
    [
        ("anki", "glossary.apkg", b"PK"),
        ("csv", "glossary.csv", b"\xef\xbb\xbfTheme,English,"),
        ("html", "glossary.html", b"<!DOCTYPE html>"),
    ],
)
def test_the_glossary_is_written_to_take_away(
    to: str, name: str, begins: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["export", "glossary", "--to", to])
    assert done.exit_code == 0
    assert f"written: {name}, " in done.stdout
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_glossary_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["export", "glossary", "--to", "csv", str(tmp_path / "no" / "g.csv")])
    assert done.exit_code == 1
    assert "cannot be written: No such file or directory." in done.output


def test_a_format_that_there_is_not_is_said() -> None:
    done = CliRunner().invoke(app, ["export", "glossary", "--to", "xls"])
    assert done.exit_code == 2
    assert all(word in done.output for word in ("'xls'", "'anki'", "'csv'", "'html'"))
