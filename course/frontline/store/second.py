"""Begins a learner's second attempt from the file that the instructor sends."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve, frozen

from frontline.store import work
from frontline.store.answers import LARGEST, Answers, RefusedError, dump, parse
from frontline.store.exercise import ExerciseFile
from frontline.store.moving import CannotMoveError
from frontline.store.record import Record

FIRST = "answers.first-attempt.json"


@frozen
class Begun:
    """A second attempt that has begun: the exercise, and how many questions are carried over."""

    exercise: str
    carried: int


def second_attempt(content: bytes) -> Answers | None:
    """Return what a file for a second attempt holds; None for any other file."""
    try:
        found = parse(content)
    except RefusedError:
        return None
    return found if found.second else None


def sent_in(path: Path) -> Answers | None:
    """Return what a file for a second attempt holds; None for any other file, or none."""
    try:
        return second_attempt(path.read_bytes()) if path.stat().st_size <= LARGEST else None
    except OSError:
        return None


def begin(root: Path, sent: Answers) -> Begun:
    """Begin the second attempt in the workspace at `root`; the answers of the first are kept beside.

    Raises `CannotMoveError` where it cannot begin, and `NotSavedError` where nothing can be written.
    """
    if not (root / work.MARKER).is_file():
        raise CannotMoveError(f"{root} is no course folder yet. Start the course there once, then try again.")
    # Its name comes from a file: only a folder that is there already is used.
    folder = next((one for one in (root / "exercises").glob("*") if one.name == sent.exercise), None)
    if folder is None:
        raise CannotMoveError("This file is for an exercise that your course folder does not have.")
    file = ExerciseFile(folder, sent.exercise)
    before = file.open().answers
    if before.attempt >= sent.attempt:
        raise CannotMoveError("You have begun your second attempt already. Nothing was changed.")
    if before.answers:
        Record(folder / FIRST).update(lambda _: dump(before))
    file.record.update(lambda _: dump(_begun(before, sent)))
    return Begun(sent.exercise, len(sent.second.carried) if sent.second else 0)


def _begun(before: Answers, sent: Answers) -> Answers:
    return evolve(
        before,
        attempt=sent.attempt,
        second=sent.second,
        answers=sent.answers,
        notes={},
        declared=False,
        number=max(before.number, sent.number),
    )
