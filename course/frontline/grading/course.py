"""A class folder as nbgrader sees it: its configuration, its gradebook and its own converters."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException


class CourseError(Exception):
    """nbgrader could not do something; the message says what, and what to do."""


@frozen
class Course:
    """nbgrader's view of the class folder at `root`."""

    root: Path
    app: AutogradeApp

    @property
    def db_url(self) -> str:
        """The gradebook's address."""
        return str(self.app.coursedir.db_url)

    @contextlib.contextmanager
    def gradebook(self) -> Iterator[Any]:
        """Open the gradebook; one that is not there yet is made."""
        with Gradebook(self.db_url, self.app.coursedir.course_id) as gradebook:
            yield gradebook

    def knows(self, exercise: str) -> bool:
        """Whether the gradebook has the exercise."""
        with self.gradebook() as gradebook:
            try:
                gradebook.find_notebook(exercise, exercise)
            except MissingEntry:
                return False
            return True

    def generate(self, exercise: str) -> None:
        """Bring the exercise from the instructor's notebook into the gradebook and release it anew.

        Raises `CourseError` where nbgrader refuses.
        """
        maker = self._maker(GenerateAssignment, exercise)
        maker.force = True
        self._run(maker, f"nbgrader could not generate {exercise}")

    def autograde(self) -> Autograde:
        """Return nbgrader's own grader of this folder."""
        return Autograde(coursedir=self.app.coursedir, parent=self.app)

    def autograde_alone(self, exercise: str, learner: str) -> None:
        """Grade one hand-in by nbgrader's own steps; raise `CourseError` where they fail."""
        maker = self._maker(Autograde, exercise)
        maker.force = True
        self.app.coursedir.student_id = learner
        try:
            self._run(maker, "nbgrader could not grade it")
        finally:
            self.app.coursedir.student_id = "*"

    def _maker(self, kind: type, exercise: str) -> Any:
        self.app.coursedir.assignment_id = exercise
        return kind(coursedir=self.app.coursedir, parent=self.app)

    def _run(self, maker: Any, failed: str) -> None:
        said = _Said()
        self.app.log.addHandler(said)
        try:
            maker.start()
        except (NbGraderException, OSError, ValueError) as problem:
            raise CourseError(f"{failed}: {said.first or problem}") from None
        finally:
            self.app.log.removeHandler(said)


@contextlib.contextmanager
def opened(root: Path) -> Iterator[Course]:
    """Open a class folder as nbgrader does when it is started in it."""
    bin_ = str(Path(sys.executable).parent)
    path, searched = os.environ.get("PATH", ""), sys.path.copy()
    # nbgrader calls `alembic` by its bare name to make a gradebook.
    with utils.setenv(PATH=f"{bin_}{os.pathsep}{path}"), contextlib.chdir(root):
        app = AutogradeApp()
        app.log_level = logging.ERROR
        app.initialize([], root=str(root))
        # nbgrader puts the working folder there: what lies in a class folder is never imported.
        sys.path[:] = searched
        yield Course(root, app)


class _Said(logging.Handler):
    """Remembers the first error that nbgrader logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.first = ""

    def emit(self, record: logging.LogRecord) -> None:
        lines = record.getMessage().strip().splitlines()
        self.first = self.first or (lines[-1] if lines else "")
