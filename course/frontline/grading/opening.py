"""Opens a file that someone else made: only an ordinary one, within a limit, never through a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

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


def read_safely(path: Path, below: Path) -> bytes:
    """Return the content of an ordinary file inside the folder `below`; raise `RefusedError` otherwise."""
    if path.parent.resolve() != below.resolve() / path.parent.relative_to(below):
        raise RefusedError("The file lies behind a link.")
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise RefusedError("This is not an ordinary file.")
        handle = os.open(path, FLAGS)
    except OSError as problem:
        raise RefusedError(f"The file cannot be opened ({problem.strerror}).") from None
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise RefusedError("This is not an ordinary file.")
        if found.st_size > LARGEST:
            raise RefusedError(f"The file is larger than {LARGEST // 1024} KB.")
        return file.read(LARGEST + 1)


def answers_in(folder: Path) -> bytes | RefusedError | None:
    """Return the content of the answers file in `folder`, why it was refused, or None where there is none."""
    if not os.path.lexists(folder / NAME):
        return None
    try:
        return read_safely(folder / NAME, folder)
    except RefusedError as problem:
        return problem
