"""Begins a class folder: exercises with their keys, who is in the class, when things are due."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from attrs import frozen

from frontline.classroom import evidence, settings
from frontline.classroom.classlist import COLUMNS, ClassListError, read_class_list
from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.content.bank import graded
from frontline.content.contents import Contents
from frontline.content.places import Places
from frontline.grading.practice_class import hand_ins, learners

NO_KEYS = (
    "This edition of the course has no keys, so no class can be graded with it. "
    "Ask whoever gave you the course for the instructor's edition: a checkout of the project, or the package "
    "with keys that `frontline bundle --keys` makes."
)
LIST = "class.csv"
EXAMPLE = date(2027, 1, 15)
"""Stands in class.toml until somebody writes a day."""
CONFIG = """\"\"\"Makes nbgrader work in this class folder. What is set below configure(c) holds.\"\"\"

from frontline.grading.config import configure

c = get_config()  # noqa: F821 - nbgrader gives it
c.CourseDirectory.course_id = {course!r}
configure(c)
"""
EXCHANGE = "c.Exchange.root = {root!r}\n"
HEAD = """# What this class is called stands on statements. Leave empty what you do not need.
[class]
name = {name}
provider = {provider}
marked_by = {marked_by}

# When an exercise is due, and after when nothing is taken any more. A day ends at midnight.
# A learner with more time, by id:     extensions = {{ amy = 2027-01-22 }}
# What feedback may show, once you want it to:     release = ["reasons", "scheme"]
"""
TABLE = """
# {title}
[exercises.{exercise}]
{due}
# closed = {closed}
release = []
"""


@frozen(kw_only=True)
class Plan:
    """What a new class is to be like: `exercises` by id, `due` for all of them, the exchange's folder.

    `listed` is a file with the class list; `practice` are made-up learners, whose hand-ins fill the inbox.
    """

    exercises: Sequence[str]
    name: str = ""
    provider: str = ""
    marked_by: str = ""
    due: date | None = None
    listed: Path | None = None
    exchange: Path | None = None
    practice: int = 0


def new_class(root: Path, places: Places, course: Contents, plan: Plan) -> ClassFolder:
    """Lay out a class folder in `root`, which must be new or empty; raise `ClassFolderError` otherwise."""
    if not places.solutions.is_dir():
        raise ClassFolderError(NO_KEYS)
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ClassFolderError(f"{root} is not empty. Name a new folder for the class.")
    if plan.exchange and not plan.exchange.is_dir():
        raise ClassFolderError(
            f"There is no folder {plan.exchange} for the exchange. Make it, or leave it out."
        )
    if plan.listed and plan.practice:
        raise ClassFolderError("Made-up learners have a list of their own: leave out --list or --practice.")
    text = _class_list(plan)
    titles = {one.id: one.title for one in course.exercises}
    if strange := [one for one in plan.exercises if one not in titles]:
        raise ClassFolderError(f"There is no exercise {', '.join(strange)}. There are: {', '.join(titles)}.")
    try:
        root.mkdir(parents=True, exist_ok=True)
        for exercise in plan.exercises:
            copy_exercise(root, places, exercise)
        config = CONFIG.format(course=root.name)
        if plan.exchange:
            config += EXCHANGE.format(root=str(plan.exchange.resolve()))
        files = {
            "nbgrader_config.py": config,
            LIST: text,
            settings.FILE: settings_text(plan, {one: titles[one] for one in plan.exercises}),
            evidence.FILE: evidence.as_csv((), header=True),
        }
        for name, content in files.items():
            (root / name).write_text(content, encoding="utf-8", newline="\n")
        folder = ClassFolder(root)
        folder.inbox.mkdir()
        for exercise in plan.exercises if plan.practice else ():
            _practise(folder, places, course, exercise, plan.practice)
    except OSError as problem:
        raise ClassFolderError(
            f"{problem.filename or root} cannot be written ({problem.strerror})."
        ) from None
    return folder


def add_exercise(folder: ClassFolder, places: Places, course: Contents, exercise: str) -> None:
    """Bring an exercise into a class that exists, with a table in class.toml; raise `ClassFolderError`."""
    if not places.solution(exercise).is_file():
        known = sorted(path.parent.name for path in places.solutions.glob("*/*.ipynb"))
        raise ClassFolderError(
            f"There is no exercise {exercise} with keys in this edition. There are: {', '.join(known)}."
            if known
            else NO_KEYS
        )
    if not (folder.root / "exercises").is_dir():
        raise ClassFolderError(f"{folder.root} is no class folder. Begin one: frontline class new FOLDER")
    known_settings = folder.settings.exercises
    try:
        copy_exercise(folder.root, places, exercise)
        if exercise not in known_settings:
            found = course.exercise(exercise)
            titles = {exercise: found.title if found else exercise}
            with (folder.root / settings.FILE).open("a", encoding="utf-8", newline="\n") as file:
                file.writelines(_tables(None, titles))
    except OSError as problem:
        raise ClassFolderError(
            f"{problem.filename or folder.root} cannot be written ({problem.strerror})."
        ) from None


def copy_exercise(root: Path, places: Places, exercise: str) -> None:
    """Bring an exercise of this edition into a class folder: as released, and with its keys."""
    for source, target in (
        (places.exercises / exercise, root / "exercises" / exercise),
        (places.solutions / exercise, root / "solutions" / exercise),
    ):
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.md", ".*"), dirs_exist_ok=True)
    shutil.copy(places.keys(exercise), root / "solutions")


def settings_text(plan: Plan, titles: Mapping[str, str]) -> str:
    """Return class.toml with a table for each exercise."""
    return HEAD.format(
        name=_toml(plan.name), provider=_toml(plan.provider), marked_by=_toml(plan.marked_by)
    ) + "".join(_tables(plan.due, titles))


def _tables(due: date | None, titles: Mapping[str, str]) -> Iterator[str]:
    line = f"due = {due}" if due else f"# due = {EXAMPLE}"
    closed = (due or EXAMPLE) + timedelta(days=14)
    for exercise, title in titles.items():
        yield TABLE.format(title=title, exercise=exercise, due=line, closed=closed)


def _class_list(plan: Plan) -> str:
    """Return the class list's text; a list from elsewhere is taken as it is, once it can be read."""
    if plan.listed is None:
        return _lines(learners(plan.practice))
    try:
        read_class_list(plan.listed)
    except ClassListError as problem:
        raise ClassFolderError(str(problem).replace(LIST, str(plan.listed))) from None
    return plan.listed.read_text(encoding="utf-8-sig")


def _lines(rows: Iterable[tuple[str, str, str, str]]) -> str:
    return "".join(f"{','.join(row)}\n" for row in (COLUMNS, *rows))


def _practise(folder: ClassFolder, places: Places, course: Contents, exercise: str, count: int) -> None:
    bank, found = graded(places, exercise), course.exercise(exercise)
    if bank is None or found is None:
        return
    for learner, content in hand_ins(exercise, found.edition, bank, count):
        (folder.inbox / f"{exercise}--{learner}.json").write_bytes(content)


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else " " for one in escaped) + '"'
