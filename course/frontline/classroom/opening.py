"""Opens a file that someone else made: only an ordinary one, within a limit, never through a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from frontline.store.answers import LARGEST, RefusedError
from frontline.store.exercise import NAME

# Without O_NONBLOCK opening a pipe waits for ever; Windows has neither flag nor such pipes in folders.
FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
TOO_LARGE = f"The file is larger than {LARGEST // 1024} KB."


def open_safely(path: Path, below: Path) -> BinaryIO:
    """Open an ordinary file inside the folder `below` for reading; raise `RefusedError` otherwise."""
    if path.parent.resolve() != below.resolve() / path.parent.relative_to(below):
        raise RefusedError("The file lies behind a link.")
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise RefusedError("This is not an ordinary file.")
        file = os.fdopen(os.open(path, FLAGS), "rb")
    except OSError as problem:
        raise RefusedError(f"The file cannot be opened ({problem.strerror}).") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise RefusedError("This is not an ordinary file.")
    return file


def read_safely(path: Path, below: Path) -> bytes:
    """Return the content of an ordinary file inside the folder `below`; raise `RefusedError` otherwise."""
    with open_safely(path, below) as file:
        if os.fstat(file.fileno()).st_size > LARGEST:
            raise RefusedError(TOO_LARGE)
        try:
            return file.read(LARGEST + 1)
        except OSError as problem:
            raise RefusedError(f"The file cannot be read ({problem.strerror}).") from None


def answers_in(folder: Path, below: Path) -> bytes | RefusedError | None:
    """Return the content of the answers file in `folder`, why it was refused, or None where there is none.

    From `below` down to the file nothing may be a link.
    """
    if not os.path.lexists(folder / NAME):
        return None
    try:
        return read_safely(folder / NAME, below)
    except RefusedError as problem:
        return problem
