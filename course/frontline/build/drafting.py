"""Begins a lesson or an exercise: a copy of the template, and its place in the syllabus."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import syllabus

LESSON = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")
NUMBER = re.compile(r"\d\d", re.ASCII)
EXERCISE = re.compile(r"(\d{3}a)-(i|ii)-\d-([a-z0-9]+(?:-[a-z0-9]+)*)")
ENTRY = re.compile(r'^\[\[(lessons|exercises)\]\]\n(?:file|id) = "([^"]+)"', re.MULTILINE)


class DraftError(Exception):
    """A draft that cannot be begun; the message says what to write instead."""


def begin_lesson(places: Places, name: str, unit: str, teaches: list[str]) -> Path:
    """Write a draft of the lesson `name` (22-the-night-desk) and list it; return its file.

    Raises `DraftError`.
    """
    parts = LESSON.fullmatch(name)
    if not parts:
        raise DraftError(f"{name!r} is no name for a lesson: write it as 22-the-night-desk")
    units = framework(places)
    if unit not in (known := [one.id for one in units.units]):
        raise DraftError(f"{unit!r} is none of the units {', '.join(known)}")
    for reference in teaches:
        if problem := units.problem(reference):
            raise DraftError(problem)
    order = syllabus(places)
    for one in order.lessons + order.draft_lessons:
        if one.file.startswith(f"{parts[1]}-") and one.file != name:
            raise DraftError(f"lesson {parts[1]} is there already: {one.file}")
    entry = f'[[lessons]]\nfile = "{name}"\nunit = "{unit}"\nteaches = {_listed(teaches)}\ndraft = true\n'
    goal = {"212A-6.2.2)": f"{teaches[0]})"} if teaches else {}
    return _begin(places, "lesson", places.lessons / f"{name}.md", parts[2], parts[1], entry, goal)


def begin_exercise(places: Places, name: str, after: str) -> Path:
    """Write a draft of the exercise `name` (309a-i-4-the-night-desk) and list it; return its file.

    The criterion is in the name. `after` is the lesson that it follows, or its number. Raises `DraftError`.
    """
    parts = EXERCISE.fullmatch(name)
    criterion = f"{parts[1].upper()}-7{parts[2]}" if parts else ""
    if not parts or criterion not in framework(places).criteria():
        raise DraftError(
            f"{name!r} is no name for an exercise: write unit, criterion, number and words, "
            "as 309a-i-4-the-night-desk"
        )
    order = syllabus(places)
    lessons = [one.file for one in order.lessons + order.draft_lessons]
    begun = [file for file in lessons if file == after] or [
        file for file in lessons if after and file.startswith(after)
    ]
    if NUMBER.fullmatch(after):
        # A lesson in parts is followed where its last part ends.
        begun = begun[-1:]
    if len(begun) != 1:
        raise DraftError(f"{after!r} names no lesson for it to follow: use one of {', '.join(lessons)}")
    entry = (
        f'[[exercises]]\nid = "{name}"\ncriterion = "{criterion}"\nafter = "{begun[0]}"\ndraft = true\n\n'
        '[exercises.range]\nmode = ["air"]\nchannels = ["phone", "e-mail"]\ncustomer = "existing"\n'
        'tone = ["mild"]\nauthority = "within"\nmatter = ["delay"]\n'
    )
    own = {"criterion 212A-7ii": f"criterion {criterion}"}
    return _begin(places, "exercise", places.solutions / f"{name}.md", parts[3], parts[3], entry, own)


def _begin(
    places: Places, kind: str, path: Path, words: str, prefix: str, entry: str, own: Mapping[str, str]
) -> Path:
    """Write a copy of the template, with its words that name a requirement replaced by its `own`."""
    if path.exists():
        raise DraftError(f"{places.name(path)} is there already; it was left as it is")
    syllabus(places)  # raises where it is broken: then nothing is written into it
    order = places.syllabus.read_text(encoding="utf-8")
    if path.stem in (one[2] for one in ENTRY.finditer(order)):
        raise DraftError(f"{places.name(places.syllabus)} lists {path.stem!r} already: take that out first")
    text = (places.templates / f"{kind}.md").read_text(encoding="utf-8")
    title = words.replace("-", " ").capitalize()
    text = re.sub(r"\A# .*", f"# {title}", text)
    for was, becomes in own.items():
        text = text.replace(was, becomes)
    # Ids are unique over the whole course.
    text = re.sub(r"(?m)^(```\{(?:question|explore|task)\} )template-", rf"\g<1>{prefix}-", text)
    path.write_text(text, encoding="utf-8", newline="\n")
    places.syllabus.write_text(_with(order, f"{kind}s", path.stem, entry), encoding="utf-8", newline="\n")
    return path


def _with(order: str, kind: str, name: str, entry: str) -> str:
    """Return the syllabus with an entry among those of its kind, in the order of their names."""
    found = list(ENTRY.finditer(order))
    later = [one for one in found if one[1] == kind and one[2] > name]
    if kind == "lessons":
        later += [one for one in found if one[1] == "exercises"]
    if not later:
        return f"{order.rstrip()}\n\n{entry}"
    at = min(one.start() for one in later)
    # A comment belongs to what stands below it.
    while order[:at].rstrip(" ").endswith("\n") and (line := order[:at].splitlines()[-1]).startswith("#"):
        at -= len(line) + 1
    return f"{order[:at]}{entry}\n{order[at:]}"


def _listed(values: list[str]) -> str:
    return f"[{', '.join(map(json.dumps, values))}]"
