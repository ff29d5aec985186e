"""The command line: what it says, and that it says it in words."""

from __future__ import annotations

import os
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


@pytest.mark.parametrize("command", ["start", "build", "collect", "report"])
def test_help_of_every_command_has_an_example(command: str) -> None:
    assert f"Example: frontline {command}" in run(command, "--help")


def test_without_a_command_it_shows_what_there_is() -> None:
    for name in ("start", "build", "collect", "report"):
        assert name in run(code=2)


def test_build_check_is_content_with_what_is_committed() -> None:
    assert "equal a rebuild" in run("build", "--check")


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
