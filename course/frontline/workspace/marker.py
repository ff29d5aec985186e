"""The `.frontline` file that marks a course folder's root and remembers what was laid there."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from frontline.store.work import MARKER
from frontline.workspace.atomic import place, read, write

_FORMAT = 1


def laid_before(folder: Path) -> dict[str, str]:
    """Return path to fingerprint of what earlier runs laid; empty for a new folder or a damaged marker."""
    try:
        laid = json.loads(read(place(folder, PurePosixPath(MARKER))) or b"{}").get("laid", {})
        return {str(path): str(found) for path, found in laid.items()}
    except (ValueError, AttributeError):
        # What is lost is only the knowledge of what was laid: more files are kept, none is overwritten.
        return {}


def mark(folder: Path, laid: Mapping[str, str]) -> None:
    """Write the marker."""
    record = {"format": _FORMAT, "version": _edition(), "laid": dict(laid)}
    text = json.dumps(record, indent=1, sort_keys=True) + "\n"
    write(place(folder, PurePosixPath(MARKER)), text.encode())


def _edition() -> str:
    try:
        return version("frontline-course")
    except PackageNotFoundError:
        return "unknown"
