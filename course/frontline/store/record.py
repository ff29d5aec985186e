"""A small file that is never half written: locked, replaced whole, and its last version kept."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

LOCK_SECONDS = 5.0
REPLACE_TRIES = 20


class NotSavedError(Exception):
    """Nothing was written and nothing was lost; the message says why and what to do."""


@frozen
class Record:
    """One file with its lock, its temporary file and its previous version beside it."""

    path: Path

    @property
    def previous(self) -> Path:
        """The version before the last save."""
        return self.path.with_name(f".{self.path.stem}.previous{self.path.suffix}")

    def read(self) -> bytes | None:
        """Return what stands in the file, or None when there is no such file."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise NotSavedError(_words(problem, self.path)) from None

    def update(self, change: Callable[[bytes | None], bytes]) -> None:
        """Replace the content by `change(content)`; raise `NotSavedError` and leave it when that fails."""
        # Here, because a page only reads before its first answer.
        from filelock import FileLock, Timeout

        lock = FileLock(self.path.with_name(f".{self.path.stem}.lock"), timeout=LOCK_SECONDS)
        try:
            with lock:
                before = self.read()
                after = change(before)
                # A file that `change` found broken has been set aside and is no version to go back to.
                if before is not None and self.path.exists():
                    self._put(self.previous, before)
                self._put(self.path, after)
        except Timeout:
            raise NotSavedError(
                "Another program is using your answers. Wait a moment and try again."
            ) from None
        except OSError as problem:
            raise NotSavedError(_words(problem, self.path)) from None

    def set_aside(self) -> Path:
        """Rename a file that cannot be read, so that it is kept; return its new path."""
        number = 1
        while (aside := self.path.with_name(f"{self.path.stem}.broken-{number}{self.path.suffix}")).exists():
            number += 1
        try:
            self.path.rename(aside)
        except OSError as problem:
            raise NotSavedError(_words(problem, self.path)) from None
        return aside

    def _put(self, path: Path, content: bytes) -> None:
        temporary = self.path.with_name(f".{self.path.stem}.tmp")
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        for tried in range(REPLACE_TRIES):
            try:
                temporary.replace(path)
            except PermissionError:
                # Windows refuses while a virus scanner or another reader has the file open.
                if tried == REPLACE_TRIES - 1:
                    raise
                time.sleep(0.05)
            else:
                return


def _words(problem: OSError, path: Path) -> str:
    match problem.errno:
        case errno.ENOSPC:
            return "The disk is full. Make some space, then change your answer once more."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"The folder {path.parent.name!r} cannot be written. Copy it to a folder of your own."
        case errno.ENOENT | errno.ENOTDIR:
            return f"The folder {path.parent.name!r} is no longer there. Put it back, then try again."
    return f"The file {path.name!r} cannot be used ({problem.strerror})."
