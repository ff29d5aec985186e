"""A learner's own answers file beside an exercise: read on opening, saved at every change, handed in."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from frontline.store.answers import Answers, NewerFormatError, RefusedError, dump, parse
from frontline.store.record import NotSavedError, Record

NAME = "answers.json"
LONGEST_NAME = 64


@frozen
class Opened:
    """The answers as found, and in `says` what the learner should know about the file ('' for nothing)."""

    answers: Answers
    says: str = ""


@frozen
class ExerciseFile:
    """The answers file of `exercise` in `folder`."""

    folder: Path
    exercise: str

    @property
    def record(self) -> Record:
        """The file itself."""
        return Record(self.folder / NAME)

    def open(self) -> Opened:
        """Read the answers; a file that cannot be read is kept aside and the version before is used."""
        return self._read(aside=True)

    def look(self) -> Opened:
        """Return what `open` would, without touching any file; blank where `open` would raise."""
        try:
            return self._read(aside=False)
        except NotSavedError as problem:
            return Opened(Answers(exercise=self.exercise), str(problem))

    def peek(self) -> Answers:
        """Return the answers without touching any file; what cannot be read counts as blank."""
        try:
            content = self.record.read()
            answers = None if content is None else parse(content)
        except (NotSavedError, RefusedError):
            answers = None
        fits = answers is not None and answers.exercise in ("", self.exercise)
        return answers if answers is not None and fits else Answers(exercise=self.exercise)

    def save(self, question: str, value: Any) -> Answers:
        """Write one answer and keep all others; raise `NotSavedError` when that cannot be done."""
        return self._change(
            lambda answers: evolve(answers.with_answer(question, value, now()), declared=False)
        )

    def handed_in(self) -> Answers | None:
        """Return the newest hand-in as it was made; None where there is none, or its file is broken."""
        answers = self.look().answers
        if not answers.number:
            return None
        if answers.declared and answers.intact:
            return answers
        try:
            content = self.sent(answers.learner).read()
            sent = None if content is None else parse(content)
        except (NotSavedError, ValueError):  # also a name that can be no file's
            return None
        return sent if sent is not None and sent.exercise == self.exercise and sent.intact else None

    def sent(self, learner: str) -> Record:
        """Return the file that a learner sends."""
        return Record(self.folder / f"{self.exercise}--{learner}.json")

    def hand_in(
        self, learner: str, edition: str, *, explained: bool = False, hours: float | None = None
    ) -> Path:
        """Write the hand-in with its checksum beside the notebook, and return its path.

        `explained` tells that the learner has seen the reasons, in a check of an earlier hand-in; `hours` are
        those of study that the learner chose to send.
        """
        answers = self._change(
            lambda answers: evolve(
                answers,
                learner=learner,
                edition=edition,
                number=answers.number + 1,
                declared=True,
                explained=answers.explained or explained,
                hours=hours,
            ),
            checksum=True,
        )
        sent = self.sent(learner)
        sent.update(lambda _: dump(answers, checksum=True))
        return sent.path

    def _read(self, *, aside: bool) -> Opened:
        content = self.record.read()
        if content is None and not self.record.previous.exists():
            return Opened(Answers(exercise=self.exercise))
        if content is None:
            return self._version_before("Your answers file was gone.")
        try:
            answers = parse(content)
        except NewerFormatError as problem:
            raise NotSavedError(str(problem)) from None
        except RefusedError:
            kept = f" It is kept as {self.record.set_aside().name}." if aside else ""
            return self._version_before(f"Your answers file could not be read.{kept}")
        if answers.exercise not in ("", self.exercise):
            raise NotSavedError(
                f"The answers in this folder belong to another exercise ({answers.exercise}). "
                "Open the exercise in its own folder."
            )
        return Opened(evolve(answers, exercise=self.exercise))

    def _change(self, change: Any, *, checksum: bool = False) -> Answers:
        changed: list[Answers] = []

        def write(_: bytes | None) -> bytes:
            changed.append(change(self.open().answers))
            return dump(changed[-1], checksum=checksum)

        self.record.update(write)
        return changed[-1]

    def _version_before(self, lost: str) -> Opened:
        content = Record(self.record.previous).read()
        try:
            answers = None if content is None else parse(content)
        except RefusedError:
            answers = None
        if answers is not None and answers.exercise == self.exercise:
            return Opened(answers, f"{lost} The version before it is shown.")
        return Opened(Answers(exercise=self.exercise), lost)


def learner_name(typed: object) -> str:
    """Return a learner's name or number as it may stand in a file name; raise ValueError with what to do."""
    name = unicodedata.normalize("NFC", typed).strip() if isinstance(typed, str) else ""
    if not name:
        raise ValueError("Write your name or staff number first.")
    if len(name) > LONGEST_NAME or not name[0].isalnum() or not all(map(_fits_a_name, name)):
        raise ValueError(
            "Use letters, digits, spaces and . _ @ + - only, up to 64, and begin with a letter or digit."
        )
    return name


def usable(learner: str) -> bool:
    """Whether a learner's id can be the name of a file or a folder."""
    try:
        return learner_name(learner) == learner
    except ValueError:
        return False


def _fits_a_name(character: str) -> bool:
    # Letters, their marks (which many scripts write apart) and digits.
    return character in "._@+- " or unicodedata.category(character)[0] in "LMN"


def moment(at: str) -> float:
    """Return a time that `now` wrote in seconds, whatever its zone; 0 for anything else."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def now() -> str:
    """Return the time with its zone, to the second."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
