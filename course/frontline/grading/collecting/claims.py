"""What the place of a hand-in claims: whose it is, which exercise, and when it came."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from attrs import frozen

from frontline.store.answers import RefusedError
from frontline.store.exercise import NAME

Place = tuple[str, ...]
"""A path below a source in its parts, folders first: only read, never followed."""
LONGEST_PART = 255
MOODLE = re.compile(r"(?P<who>.+?)_\d+_assignsubmission_(?P<kind>[a-z]+)(?:_(?P<file>.*))?")
CANVAS = re.compile(r"(?P<who>[^-\s.]+?)(?:_LATE)?_\d+_\d+_(?P<file>.+)")
CANVAS_ANONYMOUS = re.compile(r"(?:LATE_)?anon_[^_]+_\d+_(?P<file>.+)")
EXCHANGE = re.compile(r"(?P<who>.+)\+(?P<exercise>[^+]+)\+(?P<time>[^+]+)\+[^+]+")
OWN = re.compile(
    r"\..*|answers\.[^/]*\.json|[^/]*--[^/]*\.json|[^/]*\.ipynb|feedback-self-checked\.html"
    r"|timestamp\.txt|submission_secret\.txt"
)
"""What the course and the exchange put beside a learner's answers file."""
UNFIT = frozenset("/\\")
NO_TEXT = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
COPY = re.compile(r"[ _]*\(\d{1,3}\)$")
NO_HAND_IN = "This is no hand-in: a hand-in is one file that ends in .json."


@frozen(kw_only=True)
class Claim:
    """What a place says; '' where it says nothing, and the file itself is asked."""

    original: str
    """A file name that claims the same."""
    who: str = ""
    exercise: str = ""
    lms: str = ""
    """The LMS that names the learner, who had to log in there."""
    time: datetime | None = None


def claims(places: Sequence[Place]) -> list[Claim | RefusedError | None]:
    """Return what each place claims, why its name is not fit, or None for a file that is nobody's hand-in.

    Beside an answers file in a learner's folder nothing else counts.
    """
    whole = {place[:-1] for place in places if place[-1] == NAME and len(place) > 2}
    return [None if place[:-1] in whole and place[-1] != NAME else _read(place) for place in places]


def strays(places: Sequence[Place]) -> Mapping[Place, tuple[str, ...]]:
    """Return by folder what lies beside answers files, and is none of what the course itself puts there."""
    whole = {place[:-1] for place in places if place[-1] == NAME and len(place) > 2}
    found: dict[Place, tuple[str, ...]] = {}
    for place in places:
        folder = next((place[:at] for at in range(1, len(place)) if place[:at] in whole), None)
        name = "/".join(place[len(folder) :]) if folder else ""
        if folder and name != NAME and not OWN.fullmatch(name):
            found[folder] = (*found.get(folder, ()), name)
    return found


def _read(place: Place) -> Claim | RefusedError | None:
    try:
        return read_place(place)
    except RefusedError as problem:
        return problem


def read_place(place: Place) -> Claim | None:
    """Return what a place claims, None for no hand-in; raise `RefusedError` where its name is not fit.

    Known are, besides `<learner>/<exercise>/answers.json` and `<exercise>--<learner>.json`:

    Moodle: a folder `Full Name_1234567_assignsubmission_file` with the file in it, or all of it as one name.
    Source: load_submissionplugin_filelist in
    https://github.com/moodle/moodle/blob/MOODLE_405_STABLE/mod/assign/classes/downloader.php

    Canvas: `sortablename_[LATE_]<user>_<file id>_<file>`, or `anon_<id>_<file id>_<file>`.
    Source: add_upload_submission and get_filename in
    https://github.com/instructure/canvas-lms/blob/master/lib/content_zipper.rb

    nbgrader's exchange: a folder `<learner>+<exercise>+<time>+<random>`.
    Source: ExchangeSubmit.init_dest in
    https://github.com/jupyter/nbgrader/blob/main/nbgrader/exchange/default/submit.py
    """
    if "__MACOSX" in place or _hidden(place[-1]) or (place[-1] != NAME and any(map(_hidden, place))):
        return None
    for part in place:
        _check(part)
    place = tuple(unicodedata.normalize("NFC", part) for part in place)
    for folder in place[:-1]:
        if inbound := EXCHANGE.fullmatch(folder):
            return _exchange(inbound) if place[-1] == NAME else None
    for part in place:
        if moodle := MOODLE.fullmatch(part):
            return _moodle(moodle, place)
    file = place[-1]
    if canvas := CANVAS_ANONYMOUS.fullmatch(file):
        return _from_lms("Canvas", "", canvas["file"], file)
    if canvas := CANVAS.fullmatch(file):
        return _from_lms("Canvas", canvas["who"], canvas["file"], file)
    if file == NAME and len(place) > 2:
        return _of(place[-3], place[-2])
    if not file.lower().endswith(".json"):
        return None
    exercise, dashes, who = COPY.sub("", file[: -len(".json")]).partition("--")
    return _of(who, exercise) if dashes else Claim(original=file)


def loosely(name: str) -> str:
    """Return a name without what browsers and LMSs change in it: spaces, capitals, the number of a copy."""
    return re.sub(r"-\d{1,2}$", "", COPY.sub("", name.replace("_", " "))).strip().casefold()


def _hidden(part: str) -> bool:
    return part.startswith(".") and part not in (".", "..")


def _check(part: str) -> None:
    if part in ("", ".", ".."):
        raise RefusedError("The name leads out of its folder.")
    if not UNFIT.isdisjoint(part) or any(unicodedata.category(one) in NO_TEXT for one in part):
        raise RefusedError("The name has characters that no file should have.")
    if len(part) > LONGEST_PART:
        raise RefusedError("The name is too long.")


def _of(who: str, exercise: str, time: datetime | None = None) -> Claim:
    return Claim(who=who, exercise=exercise, time=time, original=f"{exercise}--{who}.json")


def _exchange(inbound: re.Match[str]) -> Claim:
    time = moment(inbound["time"])
    if time is None:
        raise RefusedError("The folder's name has no time that can be read.")
    return _of(inbound["who"], inbound["exercise"], time)


def _moodle(moodle: re.Match[str], place: Place) -> Claim | None:
    # Online text and other kinds hold what was typed into Moodle, never a file.
    if moodle["kind"] != "file":
        return None
    file = moodle["file"] or place[-1]
    flat = place[-1] if moodle["file"] else f"{moodle[0].rstrip('_')}_{file}"
    # Where names are hidden, Moodle writes this word for everyone.
    hidden = moodle["who"].casefold() == "participant"
    return _from_lms("Moodle", "" if hidden else moodle["who"], file, flat)


def _from_lms(lms: str, who: str, file: str, original: str) -> Claim:
    if not file.lower().endswith(".json"):
        raise RefusedError(f"{who or 'Someone'} handed in {file!r}. {NO_HAND_IN}")
    stem, dashes, named = COPY.sub("", file[: -len(".json")]).partition("--")
    exercise = stem if dashes else ""
    return Claim(who=who or named, exercise=exercise, lms=lms if who else "", original=original)


def moment(written: str) -> datetime | None:
    """Read a time as nbgrader writes it, `2026-11-22 10:00:00.123456 UTC`; None for anything else."""
    try:
        time = datetime.fromisoformat(written.strip().removesuffix(" UTC").replace(" +", "+"))
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
