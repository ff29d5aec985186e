"""Waits until an author saves something that the course is built from."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from frontline.content.places import Places

WRITTEN = (".md", ".yaml", ".toml", ".csv")
PAUSE = 0.4
"""Seconds between two looks. An editor that writes in two steps has then mostly finished."""


def saved(places: Places) -> Iterator[list[Path]]:
    """Yield what was written, changed or removed since the call, each time that something was; without end.

    What is saved while the caller works is seen at the next look.
    """
    return _changes(places, _seen(places))


def _changes(places: Places, before: Mapping[Path, tuple[int, int]]) -> Iterator[list[Path]]:
    while True:
        time.sleep(PAUSE)
        now = _seen(places)
        if changed := sorted(
            path for path in before.keys() | now.keys() if before.get(path) != now.get(path)
        ):
            yield changed
        before = now


def _seen(places: Places) -> Mapping[Path, tuple[int, int]]:
    folders = (places.course, places.glossary, places.solutions)
    found: dict[Path, tuple[int, int]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in WRITTEN and not _made(path, places):
                try:
                    of = path.stat()
                except FileNotFoundError:
                    continue
                found[path] = (of.st_mtime_ns, of.st_size)
    return found


def _made(path: Path, places: Places) -> bool:
    """Tell the engine, and the year's tables: the build makes them."""
    table = path.parent == places.company / "year" and path.suffix == ".csv"
    return table or places.course / "frontline" in path.parents
