"""The application, and how every command speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from frontline.classroom.folder import ClassFolder

INSTRUCTORS = "For instructors"
"""Under which heading --help lists a command."""
ClassOption = Annotated[Path, typer.Option("--class", help="The class folder.", exists=True, file_okay=False)]
JobsOption = Annotated[
    int | None,
    typer.Option(min=1, max=64, help="Processes that work side by side.", show_default="as many as fit"),
]
app = typer.Typer(
    help="Frontline: a course in logistics customer service for JupyterLab.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


def in_order(*names: str) -> None:
    """Let --help list the commands in this order, as people need them."""
    app.registered_commands.sort(key=lambda one: names.index(one.name or one.callback.__name__))  # type: ignore[union-attr]


def say(line: str) -> None:
    """Print a line as it is."""
    console.print(line, markup=False, emoji=False)


def fail(message: str) -> NoReturn:
    """Print what is wrong and end with exit code 1."""
    errors.print(message, markup=False, emoji=False)
    raise typer.Exit(1)


def the_class(path: Path) -> ClassFolder:
    """Return the class folder that a command was given; end with what to do where it is none."""
    from frontline.classroom.folder import ClassFolder

    folder = ClassFolder(path.resolve())
    if not (folder.root / "exercises").is_dir():
        fail(
            f"{folder.root} is no class folder. Go into one, or name it: --class FOLDER. "
            "To begin one: frontline class new FOLDER"
        )
    return folder


def exercise_of(folder: ClassFolder, exercise: str) -> str:
    """Return the exercise's name; end with those of the class where it has none of that name."""
    found = {
        path.parent.name
        for part in ("exercises", "solutions")
        for path in folder.root.glob(f"{part}/*/*.ipynb")
    }
    if exercise not in found:
        fail(f"There is no exercise {exercise} in this class. There are: {', '.join(sorted(found))}.")
    return exercise


def learner_of(folder: ClassFolder, learner: str) -> str:
    """Return the id of a learner named by id, e-mail or full name; end where the class list has none."""
    from frontline.grading.collecting.matching import NoMatchError, Roster

    listed = folder.learners()
    if not listed:
        return learner
    try:
        return Roster.of(listed).find(learner)
    except NoMatchError as problem:
        said = str(problem)
        fail(f"{said[:1].upper()}{said[1:]}. Look there for the id.")


def day(text: str) -> date:
    """Read a day that was typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day. Write it as 2027-01-15.") from None


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar while this lasts; it is told how many of how many are done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


@contextmanager
def in_words() -> Iterator[None]:
    """End with a message where the class folder, nbgrader or the course's files cannot be used."""
    from frontline.classroom.folder import ClassFolderError
    from frontline.content.reading import ContentError
    from frontline.gradebook.backup import GradebookError
    from frontline.grading.course import CourseError

    try:
        yield
    except (ClassFolderError, ContentError, CourseError, GradebookError) as problem:
        fail(str(problem))
