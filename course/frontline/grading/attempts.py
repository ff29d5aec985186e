"""The second attempt: opened for a learner, and joined with what is carried over from the first."""

from __future__ import annotations

from datetime import UTC, datetime

from attrs import evolve

from frontline.classroom.folder import ClassFolder
from frontline.classroom.opening import read_safely
from frontline.grading.checkin import CheckedIn
from frontline.store.answers import Answers, RefusedError, parse


def opened(folder: ClassFolder, exercise: str, learner: str) -> Answers | None:
    """Return the record of a second attempt; None where none was opened."""
    path = folder.second_attempt(learner, exercise)
    if not path.exists():
        return None
    try:
        found = parse(read_safely(path, folder.root))
    except RefusedError:
        return None
    return found if found.second else None


def joined(made: CheckedIn, record: Answers | None, time: datetime) -> CheckedIn:
    """Return a hand-in as it counts: one after the second attempt was opened keeps what is carried over.

    `time` is when it came, with its zone; what the hand-in says of its attempt is not asked.
    """
    if record is None or record.second is None or time <= _time(record.second.opened):
        return made
    carried = {name: record.answers[name] for name in record.second.carried if name in record.answers}
    answers = {**made.given.answers, **carried}
    notes = {name: note for name, note in made.given.notes.items() if name not in carried}
    said = f"second attempt: {len(carried)} answers are carried over from the first"
    return evolve(
        made,
        given=evolve(made.given, answers=answers, notes=notes, attempt=record.attempt),
        remarks=(*made.remarks, said),
    )


def _time(opened_at: str) -> datetime:
    try:
        return datetime.fromisoformat(opened_at).astimezone(UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
