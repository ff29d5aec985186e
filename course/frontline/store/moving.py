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
from frontline.store.answers import Answer, Answers, RefusedError
from frontline.store.exercise import ExerciseFile, moment, now
from frontline.store.record import NotSavedError
from frontline.store.work import Practised, Work, WorkFile

FORMAT = 1
LARGEST = 50 * 1024 * 1024
DEEPEST = 50
"""Levels; no page of the course keeps anything half as deep."""
KIND = "frontline-work"
TIMES = ("last", "at", "ended", "begun", "saved")
"""Fields of entries that say when they were made."""
NUMBERED = re.compile(r"(.+)/\d+")
"""Entries of a log: the task or project, and a number."""
EXERCISE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 100


class CannotMoveError(Exception):
    """Work that cannot be moved; the message says why and what to do."""


@frozen(kw_only=True)
class Moved:
    """What came into a workspace: practice questions and other entries, and answers by exercise.

    `kept` counts the practice questions that the workspace had newer itself.
    """

    practice: int
    entries: int
    answers: Mapping[str, int]
    kept: int


def export_work(root: Path, target: Path) -> Path:
    """Write all work of the workspace at `root` into one file; raise `CannotMoveError` where that fails.

    An older export is replaced; any other file stays.
    """
    if not (root / work_file.MARKER).is_file():
        raise CannotMoveError(f"{root} is no course folder. Name yours with --folder.")
    if target.exists() and not _is_export(target):
        raise CannotMoveError(f"{target} is there already, and is no export. Name another file.")
    work = WorkFile(root).open()
    answers = {
        folder.name: ExerciseFile(folder, folder.name).look().answers
        for folder in sorted((root / "exercises").glob("*"))
    }
    content = {
        "kind": KIND,
        "format": FORMAT,
        "made": now(),
        "work": json.loads(work_file.dump(work)),
        "exercises": {
            name: json.loads(answers_file.dump(one))
            for name, one in answers.items()
            if one.answers or one.number
        },
    }
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as problem:
        raise CannotMoveError(f"{target} cannot be written: {problem.strerror}.") from None
    return target


def import_work(root: Path, source: Path) -> Moved:
    """Bring the work in the file `source` into the workspace at `root`, as `bring_in` does."""
    return bring_in(root, _content(source), source.name)


def bring_in(root: Path, content: bytes, name: str) -> Moved:
    """Bring an export's content into the workspace at `root`: for each entry the newer one stays.

    What was there before is kept beside as my-work.before-import-N.json. Raises `CannotMoveError` with what
    is wrong with the file called `name`, and `NotSavedError` where the workspace cannot take it; then
    nothing was changed.
    """
    if not (root / work_file.MARKER).is_file():
        raise CannotMoveError(f"{root} is no course folder yet. Start the course there once, then import.")
    plain = _read(content, name)
    try:
        theirs = work_file.parse(json.dumps(plain["work"]).encode())
    except NotSavedError as problem:
        raise CannotMoveError(f"{name}: {problem}") from None
    if theirs is None:
        raise CannotMoveError(f"{name} holds no work that can be read.")
    exercises = {one: _answers(name, one, answers) for one, answers in plain["exercises"].items()}
    file = WorkFile(root)
    file.open()  # before anything is written: it may be of a newer version of the course
    _keep_beside(file)
    changed: list[Work] = []

    def merge(ours: Work) -> Work:
        changed[:] = [ours, _merged(ours, theirs)]
        return changed[1]

    file.update(merge)
    ours, merged = changed
    taken = {exercise: _take(root, exercise, answers) for exercise, answers in exercises.items()}
    return Moved(
        practice=sum(merged.practice[one] != ours.practice.get(one) for one in merged.practice),
        entries=_entries(merged) - _entries(ours),
        answers={exercise: count for exercise, count in taken.items() if count},
        kept=sum(
            moment(ours.practice[question].saved) > moment(one.saved)
            for question, one in theirs.practice.items()
            if question in ours.practice
        ),
    )


def _is_export(path: Path) -> bool:
    try:
        return bool(_read(_content(path), path.name))
    except CannotMoveError:
        return False


def _content(source: Path) -> bytes:
    try:
        if source.stat().st_size > LARGEST:
            raise CannotMoveError(f"{source.name} is larger than any work of this course.")
        return source.read_bytes()
    except OSError as problem:
        raise CannotMoveError(f"{source} cannot be read: {problem.strerror}.") from None


def _read(content: bytes, name: str) -> dict[str, Any]:
    try:
        plain = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise CannotMoveError(f"{name} is empty, cut short, or no file with work of this course.") from None
    if not isinstance(plain, dict) or plain.get("kind") != KIND or _deep(plain):
        raise CannotMoveError(f"{name} is no file with work of this course.")
    if not isinstance(plain.get("format"), int) or plain["format"] > FORMAT:
        raise CannotMoveError(f"{name} was made by a newer version of the course: update the course.")
    if not isinstance(plain.get("work"), dict) or not isinstance(plain.get("exercises"), dict):
        raise CannotMoveError(f"{name} holds no work that can be read.")
    return plain


def _deep(plain: Any, left: int = DEEPEST) -> bool:
    """Whether data is nested too deep to be written again in every place."""
    inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return not left or any(_deep(one, left - 1) for one in inner)


def _answers(file: str, name: str, plain: object) -> Answers:
    try:
        found = answers_file.parse(json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace"))
    except RefusedError as problem:
        raise CannotMoveError(f"{file}, {name}: {problem}") from None
    if found.exercise != name or len(name) > LONGEST_ID or not EXERCISE.fullmatch(name):
        raise CannotMoveError(f"{file} names an exercise {name!r}, which cannot be.")
    return found


def _keep_beside(file: WorkFile) -> None:
    before, number = file.record.read(), 1
    while (path := file.root / f"my-work.before-import-{number}.json").exists():
        number += 1
    try:
        if before is not None:
            path.write_bytes(before)
    except OSError as problem:
        raise CannotMoveError(f"{path} cannot be written: {problem.strerror}.") from None


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
        newer = name not in both or _time(one) > _time(both[name])
        numbered = NUMBERED.fullmatch(name)
        if numbered and any(one == both[other] for other in both if other.startswith(f"{numbered[1]}/")):
            continue  # it came before, perhaps under another number
        if numbered and name in both and not _goes_on(*(one, both[name]) if newer else (both[name], one)):
            # Two different entries of a log that have the same number by chance.
            free = (f"{numbered[1]}/{number}" for number in count(1))
            both[next(other for other in free if other not in both and other not in theirs)] = one
        elif newer:
            both[name] = one
    return both


def _goes_on(newer: Any, older: Any) -> bool:
    """Whether an entry of a log may take the place of an older one: of its day, and with all its words."""
    if not isinstance(newer, dict) or not isinstance(older, dict):
        return False
    said, before = str(newer.get("did", "")), str(older.get("did", ""))
    return newer.get("date") == older.get("date") and said.startswith(before)


def _newer(ours: Practised | None, theirs: Practised) -> Practised:
    if ours is None:
        return theirs
    mine, other = moment(ours.saved), moment(theirs.saved)
    # What was learned on either computer counts; the first try is the earlier one's.
    older, later = (theirs, ours) if other < mine else (ours, theirs)
    return evolve(
        theirs if other > mine else ours,
        tries=max(ours.tries, theirs.tries),
        first=older.first if older.first is not None else later.first,
        right=ours.right or theirs.right,
    )


def _time(entry: Any) -> float:
    """Return when an entry was made, by whichever of its fields says so; 0 where none does."""
    fields = [entry.get(name) for name in TIMES] if isinstance(entry, dict) else []
    return max((moment(at) for at in fields if isinstance(at, str)), default=0.0)


def _entries(work: Work) -> int:
    return sum(len(work.section(name)) for name in work.rest)


def _take(root: Path, exercise: str, theirs: Answers) -> int:
    """Bring answers into an exercise's folder; return how many were newer."""
    folder = root / "exercises" / exercise
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise CannotMoveError(f"{folder} cannot be used: {problem.strerror}.") from None
    file = ExerciseFile(folder, exercise)
    ours = file.open().answers
    newer = _newer_answers(ours, theirs)
    if newer or theirs.number > ours.number:
        file.record.update(lambda _: _joined(file.open().answers, theirs))
        joined = file.open().answers
        if joined.declared and joined.learner:
            # The file to send comes over too.
            file.sent(joined.learner).update(lambda _: answers_file.dump(joined, checksum=True))
    return len(newer)


def _newer_answers(ours: Answers, theirs: Answers) -> dict[str, Answer]:
    return {
        name: answer
        for name, answer in theirs.answers.items()
        if name not in ours.answers or moment(answer.saved) > moment(ours.answers[name].saved)
    }


def _joined(ours: Answers, theirs: Answers) -> bytes:
    answers = {**ours.answers, **_newer_answers(ours, theirs)}
    same = answers == dict(theirs.answers)
    merged = evolve(
        ours,
        answers=answers,
        learner=theirs.learner or ours.learner,
        edition=theirs.edition if same else ours.edition,
        number=max(ours.number, theirs.number),
        attempt=max(ours.attempt, theirs.attempt),
        second=theirs.second or ours.second,
        # A hand-in came over only if these are the very answers that were handed in.
        declared=theirs.declared and same,
    )
    return answers_file.dump(merged, checksum=merged.declared)
