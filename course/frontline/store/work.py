"""Everything that a learner makes outside exercises, in one file at the workspace's root."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from frontline.store.exercise import now
from frontline.store.record import NotSavedError, Record

NAME = "my-work.json"
MARKER = ".frontline"
FORMAT = 1


@frozen(kw_only=True)
class Practised:
    """What a learner did with one practice question: `first` says whether the first try was right."""

    value: Any = None
    saved: str = ""
    tries: int = 0
    first: bool | None = None


@frozen(kw_only=True)
class Work:
    """The work file's content; `rest` holds what other versions of the course keep there."""

    practice: Mapping[str, Practised] = field(factory=dict)
    rest: Mapping[str, Any] = field(factory=dict)


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
        work = None if content is None else _parse(content)
        if content is not None and work is None:
            self.record.set_aside()
        if work is None:
            before = Record(self.record.previous).read()
            work = None if before is None else _parse(before)
        return work or Work()

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
            ),
        )

    def _change(self, question: str, change: Callable[[Practised], Practised]) -> None:
        def write(_: bytes | None) -> bytes:
            work = self.open()
            was = work.practice.get(question, Practised())
            return _dump(evolve(work, practice={**work.practice, question: change(was)}))

        self.record.update(write)


def workspace_root(folder: Path) -> Path | None:
    """Return the workspace that `folder` lies in, or None outside any."""
    return next((parent for parent in (folder, *folder.parents) if (parent / MARKER).is_file()), None)


def _dump(work: Work) -> bytes:
    content = {
        **work.rest,
        "format": FORMAT,
        "practice": {
            name: {"value": one.value, "saved": one.saved, "tries": one.tries, "first": one.first}
            for name, one in sorted(work.practice.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _parse(content: bytes) -> Work | None:
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
                saved=str(one.get("saved", "")),
                tries=one["tries"] if isinstance(one.get("tries"), int) else 0,
                first=one["first"] if isinstance(one.get("first"), bool) else None,
            )
            for name, one in plain["practice"].items()
            if isinstance(one, dict)
        },
        rest={name: value for name, value in plain.items() if name not in ("format", "practice")},
    )
