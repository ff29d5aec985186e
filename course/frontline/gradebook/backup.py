"""Looks after the gradebook's file: one run at a time, and a copy before each."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

FOLDER = "backups"
KEPT = 20
"""The newest copies that are kept; of each day before, the last one is kept, too."""
DAYS = 60
"""For so many days."""
PATIENCE = 10.0
"""Seconds to wait for a gradebook that another program is writing."""
LOCK = ".grading.lock"
WORDS = {
    "readonly": "The gradebook cannot be written: its file, or the folder that it lies in, is read-only.",
    "locked": "The gradebook is in use by another program (Formgrader, or another run). Close it or wait.",
    "full": "The disk is full. Make room.",
    "disk i/o": "The disk could not be read or written. Look whether it is full or broken.",
    "unable to open": "The gradebook cannot be opened: look whether its folder is there and can be written.",
    "malformed": "The gradebook is damaged.",
    "not a database": "The gradebook is damaged: it is no database.",
}
"""What SQLite says, and what it means to people."""


class GradebookError(Exception):
    """The gradebook cannot be used now; nothing was lost, and the message says what to do."""


@contextlib.contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the class folder for one run; raise `GradebookError` while another one is at work in it."""
    try:
        with FileLock(root / LOCK, timeout=0):
            yield
    except Timeout:
        raise GradebookError(
            "Another run is at work in this class folder. Wait until it has ended, and run this again."
        ) from None


@contextlib.contextmanager
def in_words(root: Path) -> Iterator[None]:
    """Turn what a database or a disk says into a `GradebookError` with plain words."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as problem:
        raise GradebookError(_said(str(problem), root)) from problem
    except OSError as problem:
        where = f" ({problem.filename})" if problem.filename else ""
        raise GradebookError(
            f"{problem.strerror}{where}. What was graded is kept: mend this, and run it again."
        ) from problem


def back_up(db_url: str, root: Path) -> Path | None:
    """Copy an SQLite gradebook into the folder backups/; None where there is none, or another database.

    One that did not change since the newest copy needs no other.
    """
    file = _file(db_url)
    if file is None or not file.is_file():
        return None
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    if (copies := _copies(folder)) and copies[-1].stat().st_mtime > file.stat().st_mtime:
        return copies[-1]
    copy = folder / f"gradebook-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.db"
    unfinished = folder / "gradebook.part"
    unfinished.unlink(missing_ok=True)
    try:
        with (
            contextlib.closing(sqlite3.connect(file)) as source,
            contextlib.closing(sqlite3.connect(unfinished)) as target,
        ):
            source.backup(target, progress=_patience(PATIENCE))
            # A copy of a damaged file would push the good ones out.
            if target.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("malformed")
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in _too_many(_copies(folder)):
        old.unlink()
    return copy


def _copies(folder: Path) -> list[Path]:
    """Return the copies, oldest first: their names are times."""
    return sorted(folder.glob("gradebook-*.db"))


def _too_many(copies: list[Path]) -> list[Path]:
    last_of_day = {path.name.split("-")[1]: path for path in copies}
    kept = {*copies[-KEPT:], *list(last_of_day.values())[-DAYS:]}
    return [path for path in copies if path not in kept]


def is_there(db_url: str) -> bool:
    """Whether there is a gradebook; opening one that is not there makes it."""
    file = _file(db_url)
    return file is None or file.is_file()


def _file(db_url: str) -> Path | None:
    """Return an SQLite gradebook's file; None for another database."""
    url = make_url(db_url)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _patience(seconds: float) -> Callable[[int, int, int], None]:
    """Return what ends a copy that waits too long: by itself it would wait for ever."""
    end = time.monotonic() + seconds

    def waited(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise sqlite3.OperationalError("database is locked")

    return waited


def _said(message: str, root: Path) -> str:
    words = next((words for sign, words in WORDS.items() if sign in message.lower()), "")
    if "damaged" in words:
        copies = sorted((root / FOLDER).glob("gradebook-*.db"))
        newest = f"{FOLDER}/{copies[-1].name}" if copies else ""
        return (
            f"{words} Keep the file aside, and put the newest backup in its place: {newest}."
            if newest
            else f"{words} There is no backup yet: keep the file aside, and run this again."
        )
    return f"{words or message.splitlines()[0]} Nothing is lost: run this again afterwards."
