"""Finds the hand-ins in whatever an instructor has: a file, a folder, a zip, an exchange."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from frontline.classroom.opening import read_safely
from frontline.grading.collecting.claims import EXCHANGE, Claim, Place, claims, read_place, strays
from frontline.grading.collecting.found import Found
from frontline.grading.collecting.zips import unzipped
from frontline.store.answers import RefusedError
from frontline.store.exercise import NAME

DEEPEST = 8
MOST_FILES = 100_000
OF_SYSTEMS = ("Thumbs.db", "desktop.ini")
NO_HAND_IN = "This is no hand-in: a hand-in is one small file that ends in .json."


def find(source: Path) -> Iterator[Found]:
    """Return every hand-in in `source`, a file or folder that exists; what cannot be read says why."""
    if source.is_dir():
        yield from _in_folder(source)
    elif _is_zip(source.name):
        yield from _in_zip(source, (source.name,))
    else:
        yield _alone(source)


def _in_folder(root: Path) -> Iterator[Found]:
    places: list[Place] = []
    for place, problem in _walk(root, ()):
        if problem is None:
            places.append(place)
        else:
            yield Found(place, None, problem)
        if len(places) > MOST_FILES:
            yield Found(
                (root.name,), None, RefusedError(f"More than {MOST_FILES} files: collect a part of it.")
            )
            return
    yield from _without_answers(places)
    beside = strays(places)
    for place, claim in zip(places, claims(places), strict=True):
        path = root.joinpath(*place)
        if isinstance(claim, RefusedError):
            yield Found(place, None, claim)
        elif claim is not None:
            yield Found(place, claim, _content(path, root), beside.get(place[:-1], ()))
        elif _is_zip(place[-1]):
            yield from _in_zip(path, place)
        elif len(place) == 1 and not place[0].startswith(".") and place[0] not in OF_SYSTEMS:
            yield Found(place, None, RefusedError(NO_HAND_IN))


def _walk(folder: Path, above: Place) -> Iterator[tuple[Place, RefusedError | None]]:
    try:
        with os.scandir(folder) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as problem:
        yield above, RefusedError(f"The folder cannot be read ({problem.strerror}).")
        return
    for entry in entries:
        place = (*above, entry.name)
        if entry.is_dir(follow_symlinks=False):
            if len(place) < DEEPEST:
                yield from _walk(Path(entry.path), place)
            else:
                yield place, RefusedError("The folder lies too deep: collect it by itself.")
        elif entry.is_symlink() and entry.is_dir():
            yield place, RefusedError("The folder is a link, and links are not followed.")
        else:
            yield place, None


def _without_answers(places: list[Place]) -> Iterator[Found]:
    """Return the exchange's folders in which there is no answers file."""
    handed_in = {place[:-1] for place in places if place[-1] == NAME}
    for folder in sorted({place[:-1] for place in places if place[1:] and EXCHANGE.fullmatch(place[-2])}):
        if folder not in handed_in:
            yield _said(folder, (*folder, NAME), RefusedError(f"There is no {NAME} in what was submitted."))


def _said(place: Place, file: Place, problem: RefusedError) -> Found:
    claim = claims([file])[0]
    return Found(place, claim if isinstance(claim, Claim) else None, problem)


def _in_zip(path: Path, place: Place) -> Iterator[Found]:
    try:
        yield from (evolve(one, place=(*place, *one.place)) for one in unzipped(path))
    except RefusedError as problem:
        yield Found(place, None, problem)


def _alone(path: Path) -> Found:
    try:
        claim = read_place((path.name,))
    except RefusedError as problem:
        return Found((path.name,), None, problem)
    if claim is None:
        return Found((path.name,), None, RefusedError(NO_HAND_IN))
    return Found((path.name,), claim, _content(path, path.parent))


def _content(path: Path, below: Path) -> bytes | RefusedError:
    try:
        return read_safely(path, below)
    except RefusedError as problem:
        return problem


def _is_zip(name: str) -> bool:
    return name.lower().endswith(".zip") and not name.startswith(".")
