"""Class folders with many made-up hand-ins, and what two runs of grading made of them, to compare."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

from frontline.classroom.released import read_released
from frontline.content.bank import graded
from frontline.content.places import Places
from frontline.grading.checkin import check_in
from frontline.grading.practice_class import hand_ins
from frontline.grading.submitted import lay_out

from .conftest import EXERCISE, new_class

COLLECTED = "2026-01-05 10:00:00.123456 UTC"
Table = list[tuple[Any, ...]]


def big_class(folder: Path, places: Places, count: int) -> Path:
    """Lay out a class folder with so many collected hand-ins."""
    new_class(folder, places)
    released = read_released(places.exercises / EXERCISE / f"{EXERCISE}.ipynb")
    bank = graded(places, EXERCISE)
    assert released is not None
    assert bank is not None
    for learner, content in hand_ins(EXERCISE, released.edition, bank, count):
        target = folder / "submitted" / learner / EXERCISE
        lay_out(target, EXERCISE, check_in(content, released, learner), COLLECTED)
    return folder


def tables(folder: Path) -> dict[str, Table]:
    """Return every table of the gradebook, with names in the place of the ids that nbgrader generates."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        known = _names(db)
        found = {}
        for name in names:
            rows = db.execute(f"SELECT * FROM {name}")
            found[name] = sorted(
                (tuple(known.get(v, v) for v in _content(name, row)) for row in rows), key=repr
            )
        return found


def _content(table: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out the generated id that nothing points to."""
    return row[1:] if table in ("grade", "comment", "source_cell") else row


def _names(db: sqlite3.Connection) -> dict[object, str]:
    known: dict[object, str] = {}
    for query in (
        "SELECT id, name FROM assignment",
        "SELECT id, assignment_id, name FROM notebook",
        "SELECT id, notebook_id, name, type FROM base_cell",
        "SELECT id, assignment_id, student_id FROM submitted_assignment",
        "SELECT id, assignment_id, notebook_id FROM submitted_notebook",
    ):
        for id_, *parts in db.execute(query).fetchall():
            known[id_] = "/".join(known.get(part, str(part)) for part in parts)
    return known


def graded_files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and permissions of every file in autograded/, by path."""
    root = folder / "autograded"
    return {
        path.relative_to(root).as_posix(): (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
        for path in root.rglob("*")
        if path.is_file()
    }


def same(folder: Path, stock: Path) -> None:
    """Require equal tables, files and permissions."""
    assert tables(folder) == tables(stock)
    ours, theirs = graded_files(folder), graded_files(stock)
    assert sorted(ours) == sorted(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
