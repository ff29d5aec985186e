"""Collects hand-ins from a folder, checks each in, and gives every learner of the class a row."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.grading.checkin import CheckedIn, check_in
from frontline.grading.classfolder import ClassFolder, ClassFolderError
from frontline.grading.opening import read_safely
from frontline.grading.released import Released
from frontline.store.answers import RefusedError, parse
from frontline.store.exercise import NAME, learner_name

SEEN = ".collected.json"


@frozen(kw_only=True)
class Row:
    """What became of one hand-in, or of a learner without one."""

    learner: str
    exercise: str
    outcome: str
    remarks: tuple[str, ...] = ()


@frozen(kw_only=True)
class HandIn:
    """A hand-in as found: its content or why it was refused, and when a collect run first saw it."""

    path: Path
    learner: str
    exercise: str
    content: bytes | RefusedError
    number: int
    seen: str


def collect(folder: ClassFolder, inbox: Path) -> list[Row]:
    """Check in everything in `inbox` and lay it out for nbgrader; return a row a learner and exercise.

    Takes inbox/<learner>/<exercise>/answers.json and hand-in files (<exercise>--<learner>.json).
    Of several hand-ins the newest counts. Raises `ClassFolderError` when there is nothing to collect into.
    """
    exercises = folder.exercises()
    if not exercises:
        raise ClassFolderError(f"{folder.root} holds no released exercises: is it a class folder?")
    if not inbox.is_dir():
        raise ClassFolderError(f"There is no folder {inbox}. Put the hand-ins into one and name it.")
    listed = folder.learners()
    rows: list[Row] = []
    best: dict[tuple[str, str], HandIn] = {}
    for found in _sorted(_found(inbox, rows)):
        if listed is not None and found.learner not in listed:
            rows.append(_row(found, "not collected", "this learner is not in class.csv"))
        elif found.exercise not in exercises:
            rows.append(_row(found, "not collected", "there is no such exercise"))
        else:
            if before := best.get((found.learner, found.exercise)):
                rows.append(_row(before, "not collected", f"{found.path.name} is newer"))
            best[found.learner, found.exercise] = found
    for (learner, exercise), found in best.items():
        made = check_in(found.content, exercises[exercise], learner)
        lay_out(folder.submitted(learner, exercise), exercise, made, found.seen)
        rows.append(_row(found, "refused" if made.refused else "collected", *made.remarks))
    for exercise in sorted({exercise for _, exercise in best}):
        rows += _without(folder, exercises[exercise], listed or {}, {learner for learner, _ in best})
    return sorted(rows, key=lambda row: (row.exercise, row.learner))


def lay_out(target: Path, exercise: str, made: CheckedIn, seen: str) -> None:
    """Replace the folder `target` by the checked-in pair; `seen` is the hand-in's time, '' for none."""
    new = target.with_name(f".{target.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    (new / f"{exercise}.ipynb").write_text(made.notebook, encoding="utf-8", newline="\n")
    (new / NAME).write_bytes(made.answers)
    if seen:
        (new / "timestamp.txt").write_text(seen, encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    new.replace(target)


def _found(inbox: Path, rows: list[Row]) -> Iterator[HandIn]:
    seen = _Seen.load(inbox)
    for path in sorted(inbox.glob(f"*/*/{NAME}")):
        yield from _one(path, inbox, path.parent.parent.name, path.parent.name, seen, rows)
    for path in sorted(inbox.glob("*--*.json")):
        exercise, _, learner = path.stem.partition("--")
        yield from _one(path, inbox, learner, exercise, seen, rows)
    seen.keep()


def _one(
    path: Path, inbox: Path, learner: str, exercise: str, seen: _Seen, rows: list[Row]
) -> Iterator[HandIn]:
    try:
        name = learner_name(learner)
        if name != learner:
            raise ValueError("The name begins or ends with a space, or is not in its usual spelling.")
    except ValueError as problem:
        rows.append(Row(learner=learner, exercise=exercise, outcome="not collected", remarks=(str(problem),)))
        return
    content: bytes | RefusedError
    number = 0
    try:
        content = read_safely(path, inbox)
        number = parse(content).number
    except RefusedError as problem:
        content = problem
    yield HandIn(
        path=path,
        learner=name,
        exercise=exercise,
        content=content,
        number=number,
        seen=seen.first(f"{exercise}/{learner}", content),
    )


def _sorted(found: Iterable[HandIn]) -> list[HandIn]:
    return sorted(found, key=lambda one: (one.seen, one.number, one.path.name))


def _without(
    folder: ClassFolder, released: Released, listed: Iterable[str], handed_in: set[str]
) -> Iterator[Row]:
    for learner in listed:
        target = folder.submitted(learner, released.exercise)
        if learner in handed_in or target.exists():
            continue
        lay_out(target, released.exercise, check_in(None, released, learner), "")
        yield Row(learner=learner, exercise=released.exercise, outcome="no hand-in")


def _row(found: HandIn, outcome: str, *remarks: str) -> Row:
    return Row(learner=found.learner, exercise=found.exercise, outcome=outcome, remarks=remarks)


@frozen
class _Seen:
    """When a collect run first saw each hand-in: mail and memory sticks carry no time to believe."""

    path: Path
    times: dict[str, Any]
    run: str

    @classmethod
    def load(cls, inbox: Path) -> _Seen:
        path = inbox / SEEN
        try:
            times = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            times = {}
        run = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
        return cls(path, times if isinstance(times, dict) else {}, run)

    def first(self, whose: str, content: bytes | RefusedError) -> str:
        kept = content if isinstance(content, bytes) else str(content).encode()
        name = f"{whose}/{hashlib.sha256(kept).hexdigest()}"
        return str(self.times.setdefault(name, self.run))

    def keep(self) -> None:
        self.path.write_text(json.dumps(self.times, indent=1, sort_keys=True) + "\n", encoding="utf-8")
