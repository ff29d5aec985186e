"""A practice class whose hand-ins of one criterion are graded, and whose replies are partly marked."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import define

from frontline.classroom.folder import ClassFolder
from frontline.content.contents import contents
from frontline.content.places import Places
from frontline.gradebook.opening import open_gradebook
from frontline.grading.collecting.collect import collect
from frontline.grading.enrol import enrol
from frontline.grading.grade import grade
from frontline.grading.new_class import Plan, new_class
from frontline.report.results import ClassResults, Course, class_results

CRITERION = "212A-7ii"
EXERCISES = ("212a-ii-1-rolled-booking", "212a-ii-2-missing-cartons", "212a-ii-3-peak-season-inbox")
LEARNERS = 12
DAY = date(2026, 11, 28)


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory, places: Places) -> Path:
    """Grade a practice class once; nobody may change it."""
    root = tmp_path_factory.mktemp("desk") / "class"
    folder = new_class(root, places, contents(places), Plan(exercises=EXERCISES, practice=LEARNERS))
    collect(folder)
    enrol(folder)
    for exercise in EXERCISES:
        grade(folder, exercise)
    return root


@define
class Desk:
    """A copy of the class, to change."""

    root: Path
    course: Course

    @property
    def folder(self) -> ClassFolder:
        return ClassFolder(self.root)

    def results(self, **options: Any) -> ClassResults:
        return class_results(self.folder, self.course, DAY, **options)

    def mark(self, share: Callable[[str, str], float | None]) -> None:
        """Mark every reply with `share(learner, exercise)` of its points; None leaves it."""
        with open_gradebook(self.folder.gradebook) as gradebook:
            for exercise in EXERCISES:
                for submission in gradebook.find_assignment(exercise).submissions:
                    for notebook in submission.notebooks:
                        for one in notebook.grades:
                            given = share(submission.student.id, exercise)
                            if one.needs_manual_grade and given is not None:
                                one.manual_score = given * one.max_score
                                one.needs_manual_grade = False
            gradebook.db.commit()


@pytest.fixture(scope="session")
def course(places: Places) -> Course:
    return Course.of(places)


@pytest.fixture
def desk(tmp_path: Path, graded: Path, course: Course) -> Iterator[Desk]:
    yield Desk(Path(shutil.copytree(graded, tmp_path / "class")), course)


@pytest.fixture
def nbgrader_in(private_variables: dict[str, str]) -> Callable[..., str]:
    """Run nbgrader in a class folder and return what it says."""

    def run(root: Path, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=root,
            env=private_variables,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    return run
