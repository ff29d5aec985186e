"""Rebuilds a submission once more before nbgrader grades it, for whoever went around check-in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor

from frontline.classroom.folder import ClassFolder
from frontline.classroom.opening import answers_in
from frontline.classroom.released import read_released
from frontline.grading.checkin import check_in
from frontline.grading.hand_in import hand_in_of
from frontline.grading.submitted import lay_out
from frontline.store.exercise import NAME


def lay_anew(*, assignment: str, notebooks: Sequence[str], **_: object) -> None:
    """Replace a submission by a fresh pair, as check-in lays it out, before nbgrader copies any of it.

    nbgrader waits for ever at a pipe, copies what links point to, and gives up at a notebook or a time that
    it cannot read.
    """
    target = Path(notebooks[0]).parent
    root = target.parents[2]
    released = read_released(root / "exercises" / assignment / f"{assignment}.ipynb")
    if released is not None:
        hand_in = hand_in_of(ClassFolder(root), target.parent.name, assignment)
        made = check_in(hand_in.answers, released, hand_in.learner)
        lay_out(target, assignment, made, hand_in.time.decode())


class Rebuild(NbGraderPreprocessor):  # type: ignore[misc]
    """Replaces the notebook by one made from the answers file, and leaves no other file of the learner's."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the rebuilt notebook; one that is no exercise of ours stays as it is."""
        coursedir = self.parent.parent.coursedir
        about = resources["nbgrader"]
        assignment, learner = about["assignment"], about["student"]
        source = Path(coursedir.format_path(coursedir.release_directory, ".", assignment))
        released = read_released(source / f"{assignment}.ipynb")
        if released is None:
            return nb, resources
        submitted = Path(coursedir.format_path(coursedir.submitted_directory, learner, assignment))
        made = check_in(answers_in(submitted, submitted.parents[1]), released, learner)
        graded = Path(coursedir.format_path(coursedir.autograded_directory, learner, assignment))
        for stray in sorted(graded.rglob("*"), reverse=True):
            _remove(stray)
        (graded / NAME).write_bytes(made.answers)
        return nbformat.reads(made.notebook, as_version=4), resources


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    elif path.name != "timestamp.txt":
        path.unlink()
