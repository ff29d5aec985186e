"""A class folder as nbgrader sees it: its configuration, its gradebook and its own converters."""

from __future__ import annotations

import contextlib
import logging
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from nbgrader.api import MissingEntry
from nbgrader.apps import AutogradeApp
from nbgrader.converters import Autograde, GenerateAssignment
from nbgrader.converters.base import NbGraderException

from frontline.gradebook.opening import find_programs, open_gradebook


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
        with open_gradebook(self.db_url, self.app.coursedir.course_id) as gradebook:
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

        Raises `CourseError` where nbgrader refuses; the exercise that was released before is kept then.
        """
        maker = self._maker(GenerateAssignment, exercise)
        maker.force = True
        released = Path(self.app.coursedir.format_path(self.app.coursedir.release_directory, ".", exercise))
        with tempfile.TemporaryDirectory() as aside:
            kept = Path(aside) / exercise
            if released.is_dir():
                shutil.copytree(released, kept)
            try:
                self._run(maker, f"nbgrader could not generate {exercise}")
            except CourseError:
                # nbgrader removes what it could not make.
                if kept.is_dir() and not released.exists():
                    shutil.copytree(kept, released)
                raise

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
        log = self.app.log
        # What nbgrader prints are tracebacks; people get one line.
        handlers, log.handlers, propagate, log.propagate = log.handlers, [said], log.propagate, False
        try:
            with warnings.catch_warnings(action="ignore"):
                maker.start()
        except (NbGraderException, OSError, ValueError) as problem:
            words = re.sub(r"^\w+(Error|Exception): ", "", said.line or str(problem))
            raise CourseError(f"{failed}: {words}") from None
        finally:
            log.handlers, log.propagate = handlers, propagate


@contextlib.contextmanager
def opened(root: Path) -> Iterator[Course]:
    """Open a class folder as nbgrader does when it is started in it."""
    searched = sys.path.copy()
    find_programs()
    with contextlib.chdir(root):
        app = AutogradeApp()
        app.log_level = logging.ERROR
        app.initialize([], root=str(root))
        # nbgrader puts the working folder there: what lies in a class folder is never imported.
        sys.path[:] = searched
        yield Course(root, app)


class _Said(logging.Handler):
    """Remembers what went wrong: the last line of a traceback that nbgrader logs, or else its first error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.line = ""
        self._traced = False

    def emit(self, record: logging.LogRecord) -> None:
        lines = record.getMessage().strip().splitlines() or [""]
        traced = lines[0].startswith("Traceback")
        if traced > self._traced or not self.line:
            self.line, self._traced = lines[-1], traced
