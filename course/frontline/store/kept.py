"""What is kept of a learner in a workspace, file by file, and how to forget it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from frontline.store import exercise, work
from frontline.store.record import NotSavedError

EXPORT, HEAD = b'"kind": "frontline-work"', 200
"""What stands in the first so many bytes of an export."""
SAFETY = (".{}.previous.json", "{}.broken-*.json", "{}.before-import*.json", ".{}.tmp", ".{}.lock")
"""What lies beside a record of that name for its safety."""
PAGES = ("*.html", ".*.tmp", ".*.lock")
"""Pages that were made, their versions before, and what lies beside them."""


@frozen
class Kept:
    """Files of one kind: `name` is 'work', 'exports', 'pages', or an exercise's id; paths are whole."""

    name: str
    files: tuple[Path, ...]

    @property
    def size(self) -> int:
        """Return their size in bytes."""
        return sum(path.stat().st_size for path in self.files)


def kept(root: Path) -> tuple[Kept, ...]:
    """Return what is kept in the workspace at `root`; what has no files is left out."""
    found = [
        Kept("work", _of_record(root, work.NAME)),
        Kept("exports", tuple(_exports(root))),
        Kept("pages", tuple(_matching(root / "study", PAGES))),
        *(
            Kept(folder.name, (*_of_record(folder, exercise.NAME), *_made(folder)))
            for folder in sorted((root / "exercises").glob("*"))
            if folder.is_dir()
        ),
    ]
    return tuple(one for one in found if one.files)


def _exports(root: Path) -> Iterator[Path]:
    """Return the files of `frontline export work` that lie in the workspace itself."""
    for path in sorted(root.glob("*.json")):
        with suppress(OSError), path.open("rb") as file:
            if EXPORT in file.read(HEAD):
                yield path


def forget(kept: Iterable[Kept]) -> None:
    """Delete these files; raise `NotSavedError` with what could not be deleted."""
    for one in kept:
        for path in one.files:
            try:
                path.unlink(missing_ok=True)
            except OSError as problem:
                raise NotSavedError(f"{path.name} could not be deleted: {problem.strerror}.") from None


def _of_record(folder: Path, name: str) -> tuple[Path, ...]:
    stem = Path(name).stem
    return tuple(_matching(folder, (name, *(pattern.format(stem) for pattern in SAFETY))))


def _made(folder: Path) -> Iterator[Path]:
    """Return the hand-ins of an exercise's folder, what lies beside them, and its feedback pages."""
    return _matching(folder, (f"{folder.name}--*.json", f".{folder.name}--*", "*.html"))


def _matching(folder: Path, patterns: Iterable[str]) -> Iterator[Path]:
    return (path for pattern in patterns for path in sorted(folder.glob(pattern)) if path.is_file())
