"""A learner's hand-in as it lies in submitted/: its answers, its time, and whether it is graded already."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from attrs import frozen
from nbgrader.utils import parse_utc

from frontline.classroom.folder import ClassFolder
from frontline.classroom.opening import read_safely
from frontline.classroom.released import Released
from frontline.grading.checkin import check_in
from frontline.grading.submitted import STAMP
from frontline.store.answers import Answers, RefusedError, parse
from frontline.store.exercise import NAME, usable

LONGEST_TIME = 100


@frozen
class HandIn:
    """The checked-in hand-in of `learner`, and where its graded copy lies.

    `known` tells that the gradebook has scores of a hand-in of the same time.
    """

    learner: str
    folder: Path
    graded: Path
    known: bool = False

    @property
    def answers(self) -> bytes | RefusedError | None:
        """The answers file's content, why it was refused, or None where there is none."""
        return _content(self.folder / NAME, self.folder.parents[1])

    @property
    def time(self) -> bytes:
        """What is written as the time of handing in; nothing where it is no time."""
        found = _content(self.folder / STAMP, self.folder.parents[1])
        return found if isinstance(found, bytes) and moment(found) is not None else b""

    @property
    def graded_before(self) -> Answers | None:
        """The answers of the graded copy; None where there is none that can be read."""
        try:
            return parse(_bytes(self.graded / NAME))
        except RefusedError:
            return None

    def graded_as(self, released: Released | None) -> bool:
        """Whether the graded copy was made from this hand-in; of another kind, whether there is one."""
        if not (self.graded / f"{self.graded.name}.ipynb").is_file() or self.time != _bytes(
            self.graded / STAMP
        ):
            return False
        if released is None:
            return True
        copy, answers = _bytes(self.graded / NAME), self.answers
        return copy == answers or copy == check_in(answers, released, self.learner).answers


def hand_ins(folder: ClassFolder, exercise: str) -> Iterator[HandIn]:
    """Return every hand-in of an exercise that lies in submitted/, by learner."""
    for path in sorted((folder.root / "submitted").glob(f"*/{exercise}")):
        learner = path.parent.name
        if path.is_dir() and usable(learner):
            yield hand_in_of(folder, learner, exercise)


def hand_in_of(folder: ClassFolder, learner: str, exercise: str) -> HandIn:
    """Return where a learner's hand-in and its graded copy lie, or would."""
    return HandIn(
        learner, folder.submitted(learner, exercise), folder.root / "autograded" / learner / exercise
    )


@lru_cache(1024)
def moment(time: bytes) -> datetime | None:
    """Return a time as nbgrader keeps it (UTC, without a zone); None for anything else."""
    if not time or len(time) > LONGEST_TIME:
        return None
    try:
        return parse_utc(time.decode("ascii").strip())  # type: ignore[no-any-return]
    except (ValueError, OverflowError, AttributeError, TypeError):
        return None


def _content(path: Path, below: Path) -> bytes | RefusedError | None:
    try:
        path.lstat()
    except OSError:
        return None
    try:
        return read_safely(path, below)
    except RefusedError as problem:
        return problem


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
