"""A class folder: where its files lie, its list of learners, and what is released for each exercise."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

from attrs import frozen

from frontline.grading.released import Released, read_released
from frontline.store.exercise import learner_name

COLUMNS = ("id", "first_name", "last_name", "email")


class ClassFolderError(Exception):
    """The class folder cannot be used as it is; the message says what to mend."""


@frozen(kw_only=True)
class Learner:
    """A row of the class list."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""


@frozen(kw_only=True)
class Settings:
    """What class.toml says about one exercise; `release` names what feedback may show besides the marks."""

    release: tuple[str, ...] = ()


@frozen
class ClassFolder:
    """The folder in which an instructor runs a class; in a checkout it is the checkout."""

    root: Path

    @property
    def settings(self) -> dict[str, Settings]:
        """What class.toml says, by exercise."""
        return _settings(self.root / "class.toml")

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
        if not path.is_file():
            return None
        try:
            rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        except UnicodeDecodeError:
            raise ClassFolderError("class.csv is not text in UTF-8: save it as CSV UTF-8.") from None
        if "id" not in (rows.fieldnames or ()):
            raise ClassFolderError(f"class.csv needs a first line: {','.join(COLUMNS)}")
        listed = [Learner(**{name: (row.get(name) or "").strip() for name in COLUMNS}) for row in rows]
        for number, learner in enumerate(listed, 2):
            _check_id(learner.id, f"class.csv, line {number}")
        return {learner.id: learner for learner in listed}

    def submitted(self, learner: str, exercise: str) -> Path:
        """Where the checked-in pair of a learner lies."""
        return self.root / "submitted" / learner / exercise


def _check_id(id_: str, where: str) -> None:
    try:
        if learner_name(id_) != id_:
            raise ValueError("Write it in its usual spelling.")
    except ValueError as problem:
        raise ClassFolderError(f"{where}: the id {id_!r} cannot be used. {problem}") from None


def _settings(path: Path) -> dict[str, Settings]:
    if not path.is_file():
        return {}
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8"))
        return {
            name: Settings(**{**one, "release": tuple(one.get("release", ()))})
            for name, one in plain.get("exercises", {}).items()
        }
    except (tomllib.TOMLDecodeError, TypeError) as problem:
        raise ClassFolderError(f"class.toml cannot be read: {problem}") from None
