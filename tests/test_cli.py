"""The command line: what it says, and that it says it in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frontline.content.places import Places

FRONTLINE = str(Path(sys.executable).with_name("frontline"))


def run(*arguments: str, cwd: Path | None = None, code: int = 0) -> str:
    done = subprocess.run(
        [FRONTLINE, *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("command", ["start", "build", "check", "collect", "report"])
def test_help_of_every_command_has_an_example(command: str) -> None:
    assert f"Example: frontline {command}" in run(command, "--help")


def test_without_a_command_it_shows_what_there_is() -> None:
    for name in ("start", "build", "check", "collect", "report"):
        assert name in run(code=2)


def test_build_check_is_content_with_what_is_committed() -> None:
    said = run("build", "--check")
    assert "equal a rebuild" in said
    assert "No rule is broken." in said


def test_check_writes_a_page_for_authors(tmp_path: Path) -> None:
    said = run("check", cwd=tmp_path)
    assert "written: reports/course.html" in said
    page = (tmp_path / "reports" / "course.html").read_text(encoding="utf-8")
    assert "Choosing the channel" in page or "08-choosing-the-channel" in page
    assert "212A-6.2.2" in page


@pytest.mark.slow
def test_a_broken_rule_fails_the_check_with_its_place(tmp_path: Path, places: Places) -> None:
    """In a copy of the course, with the package as it is here."""
    for folder in ("course", "solutions", "exercises"):
        shutil.copytree(places.root / folder, tmp_path / folder)
    shutil.copy(places.root / "pyproject.toml", tmp_path)
    lesson = next((tmp_path / "course" / "lessons").glob("08-*.md"))
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("## Summary", "## In short"), encoding="utf-8"
    )
    code = "from frontline.cli import app; app()"
    variables = {**os.environ, "PYTHONPATH": str(tmp_path / "course"), "COLUMNS": "200"}
    for command, words in (
        (["build"], "2 changed"),
        (["build", "--check"], "1 to mend."),
        (["check"], "1 to mend."),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *command],
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert words in done.stdout + done.stderr
    assert f"{lesson.name}: the heading `## Summary` is missing" in done.stderr
    assert (tmp_path / "reports" / "course.html").is_file()


def test_start_says_what_to_do_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = run("start", str(tmp_path / "file" / "course"), "--no-browser", code=1)
    assert "another folder" in said


def test_collect_says_what_is_missing(tmp_path: Path) -> None:
    assert "no released exercises" in run("collect", cwd=tmp_path, code=1)


def test_report_says_what_to_do_first(tmp_path: Path) -> None:
    assert "Collect the hand-ins and run `nbgrader autograde` first." in run("report", cwd=tmp_path, code=1)


def test_collect_prints_a_row_a_learner(tmp_path: Path, places: Places) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    (tmp_path / "inbox").mkdir()
    exercise = next(path.name for path in places.exercises.iterdir())
    (tmp_path / "inbox" / f"{exercise}--amy.json").write_text("{")
    said = run("collect", cwd=tmp_path)
    assert "amy" in said
    assert "cut short, or not JSON" in said
