"""The command line: what it says, and that it says it in words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from frontline.cli import app
from frontline.content.places import Places

FRONTLINE = [str(Path(sys.executable).with_name("frontline"))]
IN_A_COPY = [sys.executable, "-c", "from frontline.cli import app; app()"]
GROUPS = ("class", "export", "new")


def commands(group: Any, *before: str) -> Iterator[str]:
    """Return all that can be typed, `class new` for a command of a group."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *before, name)
        else:
            yield " ".join((*before, name))


COMMANDS = tuple(commands(get_command(app)))


@pytest.fixture
def copy(tmp_path: Path, places: Places) -> Path:
    """A copy of the course, with the package as it is here: what is written there changes nothing here."""
    for folder in ("course", "glossary", "solutions", "exercises"):
        shutil.copytree(places.root / folder, tmp_path / folder)
    shutil.copy(places.root / "pyproject.toml", tmp_path)
    return tmp_path


def files(copy: Path) -> dict[Path, bytes]:
    written = (path for path in copy.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path: path.read_bytes() for path in written}


def run(*arguments: str, cwd: Path | None = None, code: int = 0) -> str:
    return done([*FRONTLINE, *arguments], cwd, dict(os.environ), code)


def run_in(copy: Path, *arguments: str, code: int = 0) -> str:
    return done([*IN_A_COPY, *arguments], copy, variables(copy), code)


def variables(copy: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(copy / "course")}


def done(command: list[str], cwd: Path | None, environment: dict[str, str], code: int) -> str:
    process = subprocess.run(
        command,
        cwd=cwd,
        env={**environment, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert process.returncode == code, process.stdout + process.stderr
    assert "Traceback" not in process.stderr
    return process.stdout + process.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command: str) -> None:
    assert f"Example: frontline {command}" in run(*command.split(), "--help")


def test_the_groups_of_commands_are_found() -> None:
    assert {command.split()[0] for command in COMMANDS if " " in command} == set(GROUPS)
    assert len(COMMANDS) > 20


def test_without_a_command_it_shows_what_there_is() -> None:
    said = run(code=2)
    for command in COMMANDS:
        assert f"│ {command.split()[0]} " in said


@pytest.mark.slow
def test_build_check_is_content_with_what_is_committed() -> None:
    said = run("build", "--check")
    assert "equal a rebuild" in said
    assert "No rule is broken." in said


def test_quality_writes_a_page_for_authors(tmp_path: Path) -> None:
    said = run("quality", cwd=tmp_path)
    assert "written: reports/course.html" in said
    page = (tmp_path / "reports" / "course.html").read_text(encoding="utf-8")
    assert "Choosing the channel" in page or "08-choosing-the-channel" in page
    assert "212A-6.2.2" in page


@pytest.mark.slow
def test_a_broken_rule_fails_the_check_with_its_place(copy: Path) -> None:
    lesson = next((copy / "course" / "lessons").glob("08-*.md"))
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("## Summary", "## In short"), encoding="utf-8"
    )
    assert "2 changed" in run_in(copy, "build")
    assert "1 to mend." in run_in(copy, "build", "--check", code=1)
    said = run_in(copy, "quality", code=1)
    assert "1 to mend." in said
    assert f"{lesson.name}: the heading `## Summary` is missing" in said
    assert (copy / "reports" / "course.html").is_file()


def test_a_build_that_checks_does_not_watch(copy: Path) -> None:
    before = files(copy)
    assert run_in(copy, "build", "--check", "--watch", code=1) == "Choose --check or --watch.\n"
    assert files(copy) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("lesson", "service-encounters", "--unit", "309A"),
            "'service-encounters' is no name for a lesson: write it as 22-the-night-desk\n",
        ),
        (
            ("exercise", "missing-cartons", "--after", "08"),
            "'missing-cartons' is no name for an exercise: write unit, criterion, number and words, "
            "as 309a-i-4-the-night-desk\n",
        ),
    ],
)
def test_a_draft_of_a_wrong_name_is_refused_and_nothing_is_written(
    copy: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = files(copy)
    assert run_in(copy, "new", *arguments, code=1) == says
    assert files(copy) == before


def test_a_begun_exercise_says_where_it_lies_and_what_comes_next(copy: Path) -> None:
    said = run_in(copy, "new", "exercise", "309a-i-4-the-night-desk", "--after", "16")
    assert said.splitlines() == [
        "written: solutions/309a-i-4-the-night-desk.md",
        "It stands in course/syllabus.toml as a draft: no learner gets it yet.",
        "Next: frontline preview 309a-i-4-the-night-desk",
        "How to write one: course/guides/author.md",
    ]
    assert (copy / "solutions" / "309a-i-4-the-night-desk.md").is_file()


@pytest.mark.slow
def test_a_preview_of_no_page_says_which_there_are(copy: Path) -> None:
    said = run_in(copy, "preview", "nosuch", "--no-browser", code=1)
    _, listed = said.split("There is no page 'nosuch'. Choose one of:\n")
    for name in ("Start here", "02-promises-and-powers", "08-choosing-the-channel", "lesson"):
        assert f"  {name}\n" in listed
    assert "  212a-ii-1-rolled-booking\n" in listed


class Watching:
    """`frontline build --watch` in a copy of the course, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def says(self, words: str) -> None:
        """Wait until it says these words."""
        said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said += line
            if words in line:
                return
        pytest.fail(f"it ended and never said {words!r}, but:\n{said}")

    def stop(self) -> int:
        """Press Ctrl+C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def watching(copy: Path) -> Iterator[Watching]:
    process = subprocess.Popen(
        [*IN_A_COPY, "build", "--watch"],
        cwd=copy,
        env={**variables(copy), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_an_author_begins_a_lesson_and_sees_every_save_built_or_its_mistake_named(copy: Path) -> None:
    taught = "309A-6.1.2.complaints"
    run_in(copy, "new", "lesson", "22-the-night-desk", "--unit", "309A", "--teaches", taught)
    draft = copy / "course" / "lessons" / "22-the-night-desk.md"
    text = draft.read_text(encoding="utf-8")
    with watching(copy) as watch:
        watch.says("written: course/lessons/22-the-night-desk.ipynb")
        watch.says("draft 22-the-night-desk, still to do:")
        watch.says(f"it teaches {taught} by the syllabus, and no question practises that")
        watch.says("Waiting for the next save.")
        draft.write_text(text.replace("type: choice\n", "type: chioce\n"), encoding="utf-8")
        watch.says("saved: course/lessons/22-the-night-desk.md")
        watch.says("question '22-tell-the-customer': type 'chioce' is none of choice, ")
        watch.says("1 to mend.")
        draft.write_text(text.replace("# The night desk", "# At the counter"), encoding="utf-8")
        watch.says("saved: course/lessons/22-the-night-desk.md")
        watch.says("written: course/lessons/22-the-night-desk.ipynb")
        watch.says(" seconds")
        assert "# At the counter" in draft.with_suffix(".ipynb").read_text(encoding="utf-8")
        assert watch.stop() == 0
        watch.says("Stopped.")


def test_start_says_what_to_do_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = run("start", str(tmp_path / "file" / "course"), "--no-browser", code=1)
    assert "another folder" in said


def test_collect_says_what_is_missing(tmp_path: Path) -> None:
    assert "no released exercises" in run("collect", cwd=tmp_path, code=1)


@pytest.mark.parametrize("command", ["collect", "grade", "feedback", "report", "regrade e", "again e"])
def test_a_class_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path, command: str) -> None:
    said = run(*command.split(), "--class", str(tmp_path / "nowhere"), code=2)
    assert "does not exist" in said
    assert not list(tmp_path.iterdir())


def test_feedback_before_anything_is_graded_makes_no_gradebook(tmp_path: Path) -> None:
    assert "Nothing is graded yet. First: frontline grade" in run("feedback", cwd=tmp_path, code=1)
    assert not (tmp_path / "gradebook.db").exists()


def test_report_says_what_to_do_first(tmp_path: Path) -> None:
    assert "Collect the hand-ins and run `frontline grade` first." in run("report", cwd=tmp_path, code=1)


def test_collect_prints_a_row_a_learner(tmp_path: Path, places: Places) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    (tmp_path / "inbox").mkdir()
    exercise = next(path.name for path in places.exercises.iterdir())
    (tmp_path / "inbox" / f"{exercise}--amy.json").write_text("{")
    said = run("collect", cwd=tmp_path)
    assert "amy" in said
    assert "cut short, or not JSON" in said
