"""Replaces a folder as a whole, so that no program ever finds half of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def stage(target: Path, files: Mapping[str, bytes], *, read_only: bool = False) -> None:
    """Write the files that are to become the folder `target` into a hidden one beside it."""
    new = _staged(target)
    remove(new)
    new.mkdir(parents=True)
    for name, content in files.items():
        path = new / name
        path.write_bytes(content)
        if read_only:
            path.chmod(0o444)


def put(target: Path) -> None:
    """Make the staged folder take the place of `target`."""
    remove(target)
    _staged(target).replace(target)


def drop(target: Path) -> None:
    """Remove what was staged for `target`, if anything."""
    remove(_staged(target))


def remove(path: Path) -> None:
    """Remove a folder, also with read-only files, or whatever else lies there; a link only itself."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path, onerror=_writable_first)


def _staged(target: Path) -> Path:
    # Hidden, so that nbgrader does not take it for an exercise.
    return target.with_name(f".{target.name}.new")


def _writable_first(function: object, path: str, _: object) -> None:
    os.chmod(path, 0o700)  # noqa: PTH101 - Windows removes no read-only file
    function(path)  # type: ignore[operator]
