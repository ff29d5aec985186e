"""Looks at an installation and at a class folder, and says in plain words what to mend."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, TypeVar

from attrs import frozen
from packaging.requirements import Requirement

from frontline.classroom import evidence, settings
from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released, read_released
from frontline.content.builds import Builds, builds_path
from frontline.content.contents import contents
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.gradebook.opening import find_programs
from frontline.grading.comments import prepared
from frontline.grading.config import SANITIZE
from frontline.grading.course import Course, opened

T = TypeVar("T")
COURSE = "frontline-course"
FORMGRADER = "nbgrader.server_extensions.formgrader"
FREE = 500_000_000
"""Bytes that a class may need with its backups."""
LIST = "class.csv"


@frozen
class Finding:
    """What was looked at, and what to do; nothing has to be done where `mend` is empty.

    `hint` marks what is no fault, and may still be unexpected.
    """

    what: str
    mend: str = ""
    hint: bool = False


def installation(places: Places) -> Iterator[Finding]:
    """Look at Python, the packages, nbgrader's parts and the course's own files."""
    yield Finding(f"Python {'.'.join(map(str, sys.version_info[:3]))}")
    yield from _packages()
    find_programs()
    if shutil.which("alembic"):
        yield Finding("nbgrader can make a gradebook")
    else:
        yield Finding(
            "nbgrader cannot make a gradebook, because the program alembic is not found",
            "Type: pip install --force-reinstall alembic",
        )
    if _formgrader_is_on():
        yield Finding("Formgrader is switched on")
    else:
        yield Finding("Formgrader is switched off", f"Type: jupyter server extension enable {FORMGRADER}")
    try:
        course = contents(places)
        Builds.load(builds_path())
    except (ContentError, OSError, ValueError) as problem:
        yield Finding(f"the course's files cannot be read: {problem}", "Install the course again.")
    else:
        number = f"{len(course.lessons)} lessons, {len(course.exercises)} exercises"
        yield Finding(f"the course is whole: {number}")
    if places.solutions.is_dir():
        yield Finding("this edition has the keys, so a class can be graded")
    else:
        yield Finding("this edition has no keys: one can study with it, but not grade a class", hint=True)


def class_folder(folder: ClassFolder, places: Places) -> Iterator[Finding]:
    """Look at a class folder: exercises, lists, settings, gradebook, what is left to do."""
    released = folder.exercises()
    if not released:
        yield Finding(
            f"{folder.root} holds no exercises, so it is no class folder",
            "Name yours with --class, or begin one: frontline class new FOLDER",
        )
        return
    yield from _room(folder.root)
    yield from _exercises(folder, places, released)
    yield from _configuration(folder.root)
    yield from _lists(folder, places, released)
    yield from _gradebook(folder)


def _packages() -> Iterator[Finding]:
    wrong = []
    try:
        for line in requires(COURSE) or ():
            one = Requirement(line)
            if one.marker and not one.marker.evaluate({"extra": ""}):
                continue
            try:
                found = version(one.name)
            except PackageNotFoundError:
                wrong.append(f"{one.name} (missing)")
                continue
            if not one.specifier.contains(found, prereleases=True):
                wrong.append(f"{one.name} {found} (needed: {one.specifier})")
    except PackageNotFoundError:
        yield Finding("the course is not installed", "In the project's folder type: pip install .")
        return
    if wrong:
        yield Finding(f"packages do not fit: {', '.join(wrong)}", f"Type: pip install --upgrade {COURSE}")
    else:
        yield Finding(f"the course {version(COURSE)} has all packages that it needs")


def _formgrader_is_on() -> bool:
    from jupyter_core.paths import jupyter_config_path
    from jupyter_server.services.config import ConfigManager

    found: Any = ConfigManager(read_config_path=jupyter_config_path())
    found = found.get("jupyter_server_config")
    return bool(found.get("ServerApp", {}).get("jpserver_extensions", {}).get(FORMGRADER))


def _room(root: Path) -> Iterator[Finding]:
    if not os.access(root, os.W_OK):
        yield Finding(
            f"{root} cannot be written", "Ask whoever looks after this computer for the right to write."
        )
    free = shutil.disk_usage(root).free
    if free < FREE:
        yield Finding(
            f"the disk has only {free // 1_000_000} MB left", "Make room: backups of the gradebook need it."
        )


def _exercises(folder: ClassFolder, places: Places, released: dict[str, Released]) -> Iterator[Finding]:
    yield Finding(f"{len(released)} {'exercise' if len(released) == 1 else 'exercises'}")
    editions = {one.id: one.edition for one in contents(places).exercises}
    for name, one in released.items():
        solution = read_released(folder.root / "solutions" / name / f"{name}.ipynb")
        if solution is None:
            yield Finding(f"{name} has no key here", f"Type: frontline class add {name}")
        elif solution.edition != one.edition:
            yield Finding(
                f"{name}: what learners get and what is graded are different editions",
                f"Type: frontline class add {name}",
            )
        elif editions.get(name, one.edition) != one.edition:
            yield Finding(
                f"{name} is of another edition than the installed course; this class can go on with it",
                hint=True,
            )


def _configuration(root: Path) -> Iterator[Finding]:
    wanted = "Begin a new folder with `frontline class new`, and copy its nbgrader_config.py here."
    if not (root / "nbgrader_config.py").is_file():
        yield Finding("nbgrader_config.py is missing", wanted)
        return
    try:
        with opened(root) as course:
            if list(course.app.config.Autograde.get("sanitize_preprocessors", ())) != SANITIZE:
                # Where the file fails, nbgrader prints a traceback and goes on.
                yield Finding("nbgrader_config.py fails, or does not call frontline's configure(c)", wanted)
                return
            yield from _exchange(course)
    except Exception as problem:  # the file is the instructor's own Python
        yield Finding(f"nbgrader_config.py cannot be used: {type(problem).__name__}: {problem}", wanted)


def _exchange(course: Course) -> Iterator[Finding]:
    root = course.app.config.Exchange.get("root", "")
    if not root:
        yield Finding("nbgrader is set up, without an exchange")
    elif not Path(root).is_dir():
        yield Finding(
            f"the exchange {root} is not there", "Make the folder, or take it out of nbgrader_config.py."
        )
    elif os.name == "posix" and Path(root).stat().st_mode & 0o777 != 0o777:
        yield Finding(f"not everybody can write into the exchange {root}", f"Type: chmod 777 {root}")
    else:
        yield Finding(f"nbgrader is set up, with the exchange {root}")


def _lists(folder: ClassFolder, places: Places, released: dict[str, Released]) -> Iterator[Finding]:
    learners, problem = _tried(folder.learners)
    if problem:
        yield Finding(problem, f"Mend the line in {LIST}.")
    elif learners is None:
        yield Finding(f"there is no {LIST}: whoever hands in is in the class", hint=True)
    elif not learners:
        yield Finding(
            f"{LIST} lists nobody yet", "Write a line for each learner: id,first_name,last_name,email"
        )
    else:
        yield Finding(f"{LIST} lists {len(learners)} {'learner' if len(learners) == 1 else 'learners'}")
        if nameless := sum(not one.name for one in learners.values()):
            yield Finding(
                f"{LIST} has no name for {nameless} of them: its first line must name the columns "
                "first_name and last_name",
                hint=True,
            )
    said, problem = _tried(lambda: folder.settings)
    if problem:
        yield Finding(problem, f"Mend {settings.FILE}.")
    elif said:
        for what, mend in said.strangers(released, learners):
            yield Finding(what, mend)
    criteria = list(framework(places).criteria())
    rows, problem = _tried(lambda: folder.evidence(criteria))
    if problem:
        yield Finding(problem, f"Mend the line in {evidence.FILE}.")
    named = {row.learner for row in rows or ()}
    for learner in sorted(named - set(learners or named)):
        yield Finding(f"{evidence.FILE} names {learner}, whom {LIST} does not have", "Correct the id.")
    _, problem = _tried(lambda: prepared(folder.root))
    if problem:
        yield Finding(problem, "Mend comments.csv, or take it away.")


def _tried(read: Callable[[], T]) -> tuple[T | None, str]:
    """Return what can be read, or why it cannot."""
    try:
        return read(), ""
    except ClassFolderError as problem:
        return None, str(problem)


def _gradebook(folder: ClassFolder) -> Iterator[Finding]:
    path = folder.root / "gradebook.db"
    if not path.is_file():
        if (folder.root / "autograded").is_dir():
            yield Finding("the gradebook is missing, and there are graded copies", _newest(folder.root))
        else:
            yield Finding("nothing is graded yet. When hand-ins come: frontline collect", hint=True)
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
            whole = db.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.Error as problem:
        yield Finding(f"the gradebook cannot be read ({problem})", _newest(folder.root))
        return
    if not whole:
        yield Finding("the gradebook is damaged", _newest(folder.root))
    elif not os.access(path, os.W_OK):
        yield Finding("the gradebook cannot be written", "Give yourself the right to write gradebook.db.")
    else:
        yield Finding("the gradebook is sound")


def _newest(root: Path) -> str:
    copies = sorted((root / "backups").glob("gradebook-*.db"))
    if not copies:
        return "Keep gradebook.db aside, and grade again: frontline grade"
    return f"Keep gradebook.db aside, and put the newest backup in its place: backups/{copies[-1].name}"
