"""A class folder with the course's first exercise in it, graded by the real nbgrader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from frontline.classroom.released import Released, read_released
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.store.answers import Answer, Answers, dump

EXERCISE = "212a-ii-1-rolled-booking"
Run = Callable[..., str]


@pytest.fixture(scope="session")
def released(places: Places) -> Released:
    found = read_released(places.exercises / EXERCISE / f"{EXERCISE}.ipynb")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def hand_in(right_answers: Mapping[str, Mapping[str, Any]], released: Released) -> Callable[..., bytes]:
    """Return the bytes of a hand-in that is all right, but for `answers` that are changed or added."""

    def made(answers: Mapping[str, Any] | None = None, **changes: Any) -> bytes:
        values = {**right_answers[EXERCISE], **(answers or {})}
        fields: dict[str, Any] = {
            "exercise": EXERCISE,
            "edition": released.edition,
            "learner": "",
            "number": 1,
            "declared": True,
            **changes,
        }
        given = {name: Answer(value, "2026-11-22T11:00:00+08:00") for name, value in values.items()}
        return dump(Answers(answers=given, **fields), checksum=True)

    return made


@pytest.fixture(scope="session")
def keys(exercises: Mapping[str, Text]) -> dict[str, Any]:
    """The key of every question of the exercise, as plain data."""
    return {block.id: block.made.key for block in exercises[EXERCISE].questions}


@pytest.fixture(scope="session")
def plain_hand_in(hand_in: Callable[..., bytes]) -> dict[str, Any]:
    """The same hand-in as JSON data, to be bent by a test."""
    return dict(json.loads(hand_in()))


def new_class(folder: Path, places: Places) -> Path:
    """Lay out a class folder as an instructor has it."""
    shutil.copytree(places.exercises, folder / "exercises")
    shutil.copytree(places.solutions, folder / "solutions", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(places.root / "nbgrader_config.py", folder)
    (folder / "inbox").mkdir()
    return folder


def runner(folder: Path) -> Run:
    """Return a function that runs a command in the class folder and returns what it prints."""
    bin_ = Path(sys.executable).parent
    home = folder / ".home"
    home.mkdir(exist_ok=True)
    variables = {
        **os.environ,
        "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "COLUMNS": "300",
    }

    def run(*command: str, fails: bool = False) -> str:
        done = subprocess.run(
            command, cwd=folder, env=variables, capture_output=True, text=True, timeout=300, check=False
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


def scores(folder: Path, exercise: str = EXERCISE) -> dict[str, dict[str, float | None]]:
    """Return every automatic score of an exercise in the gradebook by learner and question."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        return {
            submission.student.id: {
                grade.name: grade.auto_score for notebook in submission.notebooks for grade in notebook.grades
            }
            for submission in gradebook.find_assignment(exercise).submissions
        }
