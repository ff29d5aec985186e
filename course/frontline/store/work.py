"""Everything that a learner makes outside exercises, in one file at the workspace's root."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from attrs import asdict, evolve, field, frozen, has

from frontline.store.exercise import now
from frontline.store.record import NotSavedError, Record

T = TypeVar("T")
NAME = "my-work.json"
MARKER = ".frontline"
FORMAT = 1
LEARNER = "learner"


@frozen(kw_only=True)
class Practised:
    """What a learner did with one practice question.

    `first` says whether the first try was right, `right` whether any was.
    """

    value: Any = None
    saved: str = ""
    tries: int = 0
    first: bool | None = None
    right: bool = False


@frozen(kw_only=True)
class Work:
    """The work file's content: practice, and in `rest` other sections, also those of other versions.

    `says` is what the learner should know about the file ('' for nothing).
    """

    practice: Mapping[str, Practised] = field(factory=dict)
    rest: Mapping[str, Any] = field(factory=dict)
    says: str = ""

    def section(self, name: str) -> Mapping[str, Any]:
        """Return a section's entries by name; empty where there is none."""
        found = self.rest.get(name)
        return found if isinstance(found, dict) else {}

    def entries(self, section: str, kind: type[T]) -> dict[str, T]:
        """Return a section's entries as a class; an entry that does not fit it is left out."""
        # Here, because most pages read practice only.
        from cattrs import BaseValidationError, Converter

        converter, found = Converter(), dict[str, T]()
        for name, plain in self.section(section).items():
            with suppress(BaseValidationError, ValueError, TypeError, KeyError, AttributeError):
                found[name] = converter.structure(plain, kind)
        return found


@frozen
class WorkFile:
    """The work file of the workspace at `root`."""

    root: Path

    @property
    def record(self) -> Record:
        """The file itself."""
        return Record(self.root / NAME)

    def open(self) -> Work:
        """Read the file; one that is broken is kept aside and the version before is used."""
        content = self.record.read()
        work = None if content is None else parse(content)
        says = ""
        if content is not None and work is None:
            says = f"Your work file could not be read. It is kept as {self.record.set_aside().name}."
        if work is None:
            before = Record(self.record.previous).read()
            work = None if before is None else parse(before)
            if says and work is not None:
                says = f"{says} The version before it is used, so your last change may be missing."
        return evolve(work or Work(), says=says)

    def save(self, question: str, value: Any) -> None:
        """Keep the answer to a practice question."""
        self._change(question, lambda was: evolve(was, value=value, saved=now()))

    def tried(self, question: str, value: Any, *, right: bool) -> None:
        """Count one checked answer."""
        self._change(
            question,
            lambda was: evolve(
                was,
                value=value,
                saved=now(),
                tries=was.tries + 1,
                first=right if was.first is None else was.first,
                right=was.right or right,
            ),
        )

    @property
    def learner(self) -> str:
        """Return the name or number with which the learner handed in last; empty before."""
        try:
            name = self.open().section(LEARNER).get("name")
        except NotSavedError:
            return ""
        return name if isinstance(name, str) else ""

    def remember(self, learner: str) -> None:
        """Keep the name or number for the next hand-in."""
        self.put(LEARNER, "name", learner)

    def put(self, section: str, name: str, value: Any) -> None:
        """Keep one entry of a section: plain data, or an attrs class."""
        plain = asdict(value) if has(type(value)) else value
        self.update(
            lambda work: evolve(work, rest={**work.rest, section: {**work.section(section), name: plain}})
        )

    def drop(self, section: str, name: str) -> None:
        """Forget one entry of a section."""
        if name not in self.open().section(section):
            return
        self.update(
            lambda work: evolve(
                work,
                rest={
                    **work.rest,
                    section: {other: one for other, one in work.section(section).items() if other != name},
                },
            )
        )

    def update(self, change: Callable[[Work], Work]) -> None:
        """Replace the content by `change(content)`; raise `NotSavedError` where that cannot be done."""
        self.record.update(lambda _: dump(change(self.open())))

    def _change(self, question: str, change: Callable[[Practised], Practised]) -> None:
        self.update(
            lambda work: evolve(
                work,
                practice={**work.practice, question: change(work.practice.get(question, Practised()))},
            )
        )


def workspace_root(folder: Path) -> Path | None:
    """Return the workspace that `folder` lies in, or None outside any."""
    return next((parent for parent in (folder, *folder.parents) if (parent / MARKER).is_file()), None)


def dump(work: Work) -> bytes:
    """Return the file's content."""
    content = {
        **work.rest,
        "format": FORMAT,
        "practice": {
            name: {
                "value": one.value,
                "saved": one.saved,
                "tries": one.tries,
                "first": one.first,
                "right": one.right,
            }
            for name, one in sorted(work.practice.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def parse(content: bytes) -> Work | None:
    """Return what the file's content says; None where it cannot be read.

    Raises `NotSavedError` for the file of a newer version of the course.
    """
    try:
        plain = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(plain, dict) or not isinstance(plain.get("practice"), dict):
        return None
    if isinstance(plain.get("format"), int) and plain["format"] > FORMAT:
        raise NotSavedError("Your work was made by a newer version of the course: update the course.")
    return Work(
        practice={
            name: Practised(
                value=one.get("value"),
                saved=one["saved"] if isinstance(one.get("saved"), str) else "",
                tries=max(0, one["tries"]) if isinstance(one.get("tries"), int) else 0,
                first=one["first"] if isinstance(one.get("first"), bool) else None,
                right=one.get("right", one.get("first")) is True,
            )
            for name, one in plain["practice"].items()
            if isinstance(one, dict)
        },
        rest={name: value for name, value in plain.items() if name not in ("format", "practice")},
    )
