"""class.toml: what the class is called, when each exercise is due, and what is released."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from attrs import Factory, frozen

from frontline.content.reading import ContentError, structure, toml

FILE = "class.toml"
SPELLING = (
    "A day is written 2027-01-15, text in straight quotation marks, a list in brackets: "
    'due = 2027-01-15, name = "Autumn", release = ["reasons"], keys_public = true'
)
RELEASABLE = ("reasons", "scheme")
DAY_ENDS = time(23, 59, 59)


@frozen(kw_only=True)
class ClassSettings:
    """What the class is called, who gives the course and who marks; all of it is printed on statements.

    `keys_public` says that learners had an edition with the keys.
    """

    name: str = ""
    provider: str = ""
    marked_by: str = ""
    keys_public: bool = False


@frozen(kw_only=True)
class ExerciseSettings:
    """When an exercise is `due`, after when nothing is taken any more, and what feedback may show.

    Times have their zone. `extensions` give a learner a later due time, by id; it also holds the exercise
    open for that learner until then.
    """

    due: datetime | None = None
    closed: datetime | None = None
    release: tuple[str, ...] = ()
    extensions: Mapping[str, datetime] = Factory(dict)

    def due_for(self, learner: str) -> datetime | None:
        """Return when it is due for this learner."""
        return self.extensions.get(learner, self.due)

    def closed_for(self, learner: str) -> datetime | None:
        """Return after when nothing more is taken from this learner."""
        extended = self.extensions.get(learner)
        return max(self.closed, extended) if self.closed and extended else self.closed


@frozen(kw_only=True)
class Settings:
    """All that class.toml says."""

    about: ClassSettings = ClassSettings()
    exercises: Mapping[str, ExerciseSettings] = Factory(dict)

    def of(self, exercise: str) -> ExerciseSettings:
        """Return the settings of an exercise, also of one that the file does not name."""
        return self.exercises.get(exercise, ExerciseSettings())

    def strangers(
        self, exercises: Container[str], learners: Container[str] | None
    ) -> Iterator[tuple[str, str]]:
        """Return names that the class does not have, which therefore change nothing, and what to do."""
        for name, one in self.exercises.items():
            if name not in exercises:
                yield f"{FILE} names {name}, which is no exercise of this class", "Correct the name."
            for learner in sorted(one.extensions):
                if learners is not None and learner not in learners:
                    yield (
                        f"{FILE} gives {learner} more time for {name}, and class.csv has no such learner",
                        "Correct the id.",
                    )


@frozen(kw_only=True)
class _Exercise:
    """An exercise as it is written."""

    due: Any = None
    closed: Any = None
    release: tuple[str, ...] = ()
    extensions: dict[str, Any] = Factory(dict)


@frozen(kw_only=True)
class _File:
    """The file as it is written; its table [class] cannot be called so in Python."""

    about: ClassSettings = ClassSettings()
    exercises: dict[str, _Exercise] = Factory(dict)


def read_settings(path: Path) -> Settings:
    """Return what the file says, nothing without the file; raise `ContentError` that names what is wrong."""
    if not path.is_file():
        return Settings()
    try:
        plain = toml(path, FILE)
    except ContentError as problem:
        raise ContentError(FILE, f"{str(problem).removeprefix(f'{FILE}: ')}. {SPELLING}") from None
    if "about" in plain:
        raise ContentError(FILE, "unknown key 'about' (use class, exercises)")
    plain = {"about" if name == "class" else name: value for name, value in plain.items()}
    file = structure(plain, _File, FILE)
    return Settings(
        about=file.about,
        exercises={
            name: _exercise(one, f"{FILE}, [exercises.{name}]") for name, one in file.exercises.items()
        },
    )


def _exercise(written: _Exercise, where: str) -> ExerciseSettings:
    for part in written.release:
        if part not in RELEASABLE:
            raise ContentError(where, f"release: {part!r} cannot be released (use {', '.join(RELEASABLE)})")
    due, closed = (
        _moment(value, where, key) for key, value in (("due", written.due), ("closed", written.closed))
    )
    if due and closed and closed < due:
        raise ContentError(where, "it is closed before it is due: change one of the two")
    extensions = {
        one: _moment(value, where, f"extensions, {one}") for one, value in written.extensions.items()
    }
    return ExerciseSettings(
        due=due,
        closed=closed,
        release=written.release,
        extensions={one: time for one, time in extensions.items() if time},
    )


def _moment(value: Any, where: str, key: str) -> datetime | None:
    """Return a time with its zone; a day ends at midnight, and what names no zone is local."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone()
    if isinstance(value, date):
        return datetime.combine(value, DAY_ENDS).astimezone()
    raise ContentError(where, f"{key}: a day is needed, as 2027-01-15, or a time, as 2027-01-15T18:00:00")
