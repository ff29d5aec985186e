"""A class folder: where its files lie, its list of learners, and what is released for each exercise."""

from __future__ import annotations

import tomllib
from pathlib import Path

from attrs import frozen

from frontline.grading.classlist import ClassListError, Learner, read_class_list
from frontline.grading.released import Released, read_released


class ClassFolderError(Exception):
    """The class folder cannot be used as it is; the message says what to mend."""


@frozen(kw_only=True)
class Settings:
    """What class.toml says about one exercise; `release` names what feedback may show besides the marks."""

    release: tuple[str, ...] = ()


@frozen
class ClassFolder:
    """The folder in which an instructor runs a class; in a checkout it is the checkout."""

    root: Path

    @property
    def inbox(self) -> Path:
        """Where every hand-in is kept as it came."""
        return self.root / "inbox"

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
        if not path.exists():
            return None
        try:
            return read_class_list(path)
        except ClassListError as problem:
            raise ClassFolderError(str(problem)) from None

    def submitted(self, learner: str, exercise: str) -> Path:
        """Where the checked-in pair of a learner lies."""
        return self.root / "submitted" / learner / exercise


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
