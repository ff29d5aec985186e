"""A class folder: where its files lie, its list of learners, and what is released for each exercise."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from attrs import frozen

from frontline.classroom import evidence, settings
from frontline.classroom.classlist import ClassListError, Learner, read_class_list
from frontline.classroom.evidence import Evidence, read_evidence
from frontline.classroom.opening import read_safely
from frontline.classroom.released import Released, read_released
from frontline.classroom.settings import Settings, read_settings
from frontline.content.reading import ContentError
from frontline.store.answers import Answers, RefusedError, parse
from frontline.store.exercise import NAME

AGAIN = "--again.json"
"""How the name ends of a file that opens a second attempt."""


class ClassFolderError(Exception):
    """The class folder cannot be used as it is; the message says what to mend."""


@frozen
class ClassFolder:
    """The folder in which an instructor runs a class; in a checkout it is the checkout."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Where every hand-in is kept as it came."""
        return self.root / "inbox"

    @property
    def settings(self) -> Settings:
        """What class.toml says."""
        try:
            return read_settings(self.root / settings.FILE)
        except ContentError as problem:
            raise ClassFolderError(str(problem)) from None

    def evidence(self, criteria: Collection[str]) -> list[Evidence]:
        """Return what evidence.csv says of these criteria."""
        try:
            return read_evidence(self.root / evidence.FILE, criteria)
        except ContentError as problem:
            raise ClassFolderError(str(problem)) from None

    @property
    def gradebook(self) -> str:
        """The gradebook's address for nbgrader."""
        return f"sqlite:///{(self.root / 'gradebook.db').as_posix()}"

    def exercises(self) -> dict[str, Released]:
        """Return the released exercises of our kind by id."""
        found: dict[str, Released] = {}
        for path in sorted((self.root / "exercises").glob("*/*.ipynb")):
            released = read_released(path) if path.stem == path.parent.name else None
            if released is not None:
                found[path.stem] = released
        return found

    def learners(self) -> dict[str, Learner] | None:
        """Return the class list by id, or None when there is none."""
        path = self.root / "class.csv"
        if not path.exists():
            return None
        try:
            return read_class_list(path)
        except ClassListError as problem:
            raise ClassFolderError(str(problem)) from None

    def second_attempt(self, learner: str, exercise: str) -> Path:
        """Where the file lies that opens a second attempt: the folder's record, and what is sent."""
        return self.root / "again" / f"{exercise}--{learner}{AGAIN}"

    def submitted(self, learner: str, exercise: str) -> Path:
        """Where the checked-in pair of a learner lies."""
        return self.root / "submitted" / learner / exercise

    def answers(self, learner: str, exercise: str) -> Answers | None:
        """Return what check-in laid out; None where it cannot be read, which grading has said already."""
        try:
            return parse(read_safely(self.submitted(learner, exercise) / NAME, self.root))
        except (OSError, RefusedError):
            return None
