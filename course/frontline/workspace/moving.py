"""Takes a learner's work to another computer: one file out of a workspace, and into another."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from frontline.store import answers as answers_file
from frontline.store import work as work_file
from frontline.store.answers import Answers, RefusedError
from frontline.store.exercise import NAME, ExerciseFile, moment, now
from frontline.store.record import NotSavedError, Record
from frontline.store.work import Practised, Work, WorkFile
from frontline.workspace.errors import WorkspaceError

FORMAT = 1
LARGEST = 50 * 1024 * 1024
KIND = "frontline-work"
TIMES = ("last", "at", "ended", "begun", "saved")
"""Fields of entries that say when they were made."""
NUMBERED = re.compile(r"(.+)/\d+")
"""Entries of a log: the task or project, and a number."""


@frozen(kw_only=True)
class Moved:
    """What came into a workspace: practice questions and other entries, and answers by exercise.

    `kept` counts what the workspace had newer itself.
    """

    practice: int
    entries: int
    answers: Mapping[str, int]
    kept: int


def export_work(root: Path, target: Path) -> Path:
    """Write all work of the workspace at `root` into one file; raise `WorkspaceError` where that fails."""
    if not (root / work_file.MARKER).is_file():
        raise WorkspaceError(f"{root} is no course folder. Name yours with --folder.")
    work = WorkFile(root).open()
    content = {
        "kind": KIND,
        "format": FORMAT,
        "made": now(),
        "work": json.loads(work_file.dump(work)),
        "exercises": {
            folder.name: json.loads(answers_file.dump(ExerciseFile(folder, folder.name).peek()))
            for folder in sorted((root / "exercises").glob("*"))
            if (folder / NAME).is_file()
        },
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise WorkspaceError(f"{target} cannot be written: {problem.strerror}.") from None
    return target


def import_work(root: Path, source: Path) -> Moved:
    """Bring the work in `source` into the workspace at `root`: for each entry the newer one stays.

    What was there before is kept beside as my-work.before-import-N.json. Raises `WorkspaceError` with what
    is wrong with the file; then nothing was changed.
    """
    if not (root / work_file.MARKER).is_file():
        raise WorkspaceError(f"{root} is no course folder yet. Start the course there once, then import.")
    plain = _read(source)
    try:
        theirs = work_file.parse(json.dumps(plain["work"]).encode())
    except NotSavedError as problem:
        raise WorkspaceError(f"{source.name}: {problem}") from None
    if theirs is None:
        raise WorkspaceError(f"{source.name} holds no work that can be read.")
    exercises = {name: _answers(source, name, one) for name, one in plain["exercises"].items()}
    file, record = WorkFile(root), WorkFile(root).record
    before = record.read()
    if before is not None:
        _beside(root).write_bytes(before)
    ours = file.open()
    merged = _merged(ours, theirs)
    file.update(lambda _: merged)
    taken = {name: _take(root, name, answers) for name, answers in exercises.items()}
    practice = sum(merged.practice[name] != ours.practice.get(name) for name in merged.practice)
    return Moved(
        practice=practice,
        entries=_entries(merged) - _entries(ours),
        answers={name: count for name, count in taken.items() if count},
        kept=len(theirs.practice) - practice,
    )


def _read(source: Path) -> dict[str, Any]:
    try:
        if source.stat().st_size > LARGEST:
            raise WorkspaceError(f"{source.name} is larger than any work of this course.")
        plain = json.loads(source.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise WorkspaceError(f"{source} cannot be read: {problem.strerror}.") from None
    except (ValueError, RecursionError):
        raise WorkspaceError(
            f"{source.name} is empty, cut short, or no file of `frontline export work`."
        ) from None
    if not isinstance(plain, dict) or plain.get("kind") != KIND:
        raise WorkspaceError(f"{source.name} is no file of `frontline export work`.")
    if not isinstance(plain.get("format"), int) or plain["format"] > FORMAT:
        raise WorkspaceError(f"{source.name} was made by a newer version of the course: update the course.")
    if not isinstance(plain.get("work"), dict) or not isinstance(plain.get("exercises"), dict):
        raise WorkspaceError(f"{source.name} holds no work that can be read.")
    return plain


def _answers(source: Path, name: str, plain: object) -> Answers:
    try:
        found = answers_file.parse(json.dumps(plain).encode())
    except RefusedError as problem:
        raise WorkspaceError(f"{source.name}, {name}: {problem}") from None
    if found.exercise != name or not name or Path(name).name != name or name.startswith("."):
        raise WorkspaceError(f"{source.name} names an exercise {name!r}, which cannot be.")
    return found


def _merged(ours: Work, theirs: Work) -> Work:
    practice = dict(ours.practice)
    for name, one in theirs.practice.items():
        practice[name] = _newer(practice.get(name), one)
    rest = dict(ours.rest)
    for section, entries in theirs.rest.items():
        if isinstance(entries, dict):
            rest[section] = _both(ours.section(section), entries)
        else:
            rest.setdefault(section, entries)
    return evolve(ours, practice=practice, rest=rest)


def _both(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(ours)
    for name, one in theirs.items():
        if name not in both or _time(one) > _time(both[name]):
            both[name] = one
        elif (numbered := NUMBERED.fullmatch(name)) and one not in both.values():
            # Two different entries of a log that have the same number by chance.
            number = next(number for number in count(1) if f"{numbered[1]}/{number}" not in both)
            both[f"{numbered[1]}/{number}"] = one
    return both


def _newer(ours: Practised | None, theirs: Practised) -> Practised:
    if ours is None:
        return theirs
    newer, older = (theirs, ours) if moment(theirs.saved) > moment(ours.saved) else (ours, theirs)
    # What was learned on either computer counts; the first try is the earlier one's.
    first = older.first if older.first is not None else newer.first
    return evolve(newer, tries=max(ours.tries, theirs.tries), first=first, right=ours.right or theirs.right)


def _time(entry: Any) -> float:
    """Return when an entry was made, by whichever of its fields says so; 0 where none does."""
    fields = [entry.get(name) for name in TIMES] if isinstance(entry, dict) else []
    return max((moment(at) for at in fields if isinstance(at, str)), default=0.0)


def _entries(work: Work) -> int:
    return sum(len(work.section(name)) for name in work.rest)


def _take(root: Path, exercise: str, theirs: Answers) -> int:
    """Bring answers into an exercise's folder; return how many were newer."""
    folder = root / "exercises" / exercise
    folder.mkdir(parents=True, exist_ok=True)
    file = ExerciseFile(folder, exercise)
    ours = file.open().answers
    newer = {
        name: answer
        for name, answer in theirs.answers.items()
        if name not in ours.answers or moment(answer.saved) > moment(ours.answers[name].saved)
    }
    if newer or theirs.number > ours.number:
        same = {**ours.answers, **newer} == dict(theirs.answers)
        merged = evolve(
            ours,
            answers={**ours.answers, **newer},
            learner=theirs.learner or ours.learner,
            edition=theirs.edition if same else ours.edition,
            number=max(ours.number, theirs.number),
            # A hand-in came over only if these are the very answers that were handed in.
            declared=theirs.declared and same,
        )
        Record(folder / NAME).update(lambda _: answers_file.dump(merged, checksum=merged.declared))
    return len(newer)


def _beside(root: Path) -> Path:
    number = 1
    while (path := root / f"my-work.before-import-{number}.json").exists():
        number += 1
    return path
