"""What a learner types."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontline.cli.console import app, console, fail, say

if TYPE_CHECKING:
    from frontline.notebook.checking import Checking

HOME = Path("~/frontline")
FolderOption = Annotated[
    Path | None,
    typer.Option(help="Your course folder.", show_default="the one that you are in, else ~/frontline"),
]
exporting = typer.Typer(no_args_is_help=True)
app.add_typer(
    exporting,
    name="export",
    help="Write your own work, or the glossary, into one file.",
    rich_help_panel="For learners",
)


class Format(StrEnum):
    """What `frontline export glossary` can make."""

    ANKI = "anki"
    CSV = "csv"
    HTML = "html"


class Printed(StrEnum):
    """What `frontline print` can make."""

    PROGRESS = "progress"
    SIGNOFF = "signoff"
    OBSERVATION = "observation"
    ORAL = "oral"
    ROLEPLAY = "roleplay"


@app.command(rich_help_panel="For learners")
def start(
    folder: Annotated[Path, typer.Argument(help="Where your work is kept.")] = HOME,
    port: Annotated[
        int | None, typer.Option(help="The port to begin with; a taken one moves to the next.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Lay out the course in FOLDER and open it in JupyterLab.

    Example: frontline start ~/frontline --port 8888
    """
    from frontline.workspace.errors import WorkspaceError
    from frontline.workspace.launch import start as launch

    folder = folder.expanduser()
    try:
        for page in lay_out_course(folder):
            say(f"You have changed this page, so the new edition lies beside it: {page}")
        launch(folder, port=port, browser=browser, say=say)
    except WorkspaceError as problem:
        fail(str(problem))


def lay_out_course(folder: Path) -> list[str]:
    """Put this edition's pages into a learner's folder; return those laid beside a page that was changed.

    Raises `WorkspaceError` where that cannot be done.
    """
    from frontline.content.builds import Builds, builds_path
    from frontline.content.handed_out import handed_out
    from frontline.content.places import here
    from frontline.content.syllabus import syllabus
    from frontline.workspace.layout import Sheet, lay_out

    places = here()
    sheets = [Sheet(target, source) for target, source in handed_out(places, syllabus(places)).items()]
    return [str(path) for path in lay_out(folder, sheets, Builds.load(builds_path())).beside]


@app.command(rich_help_panel="For learners")
def check(
    exercise: Annotated[
        str | None, typer.Argument(help="The exercise's name.", show_default="all that you have handed in")
    ] = None,
    folder: FolderOption = None,
) -> None:
    """Check your own hand-in with the course's keys: you mark your written replies, then you see the reasons.

    Example: frontline check 212a-ii-1-rolled-booking
    """
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.notebook.checking import NO_KEYS, CannotCheckError, Checking
    from frontline.store.record import NotSavedError

    root, places = course_folder(folder), here()
    course = contents(places)
    if not any(places.keys(one.id).is_file() for one in course.exercises):
        fail(NO_KEYS)
    names = [exercise] if exercise else [one.id for one in course.exercises]
    problems = []
    try:
        found = [Checking.of(root, name, places) for name in names]
    except CannotCheckError as problem:
        fail(str(problem))
    ready = [one for one in found if exercise or one.file.handed_in() is not None]
    if not ready:
        fail("You have not handed in an exercise yet. Hand in at the end of its page, then check it here.")
    for one in ready:
        try:
            _check(one)
        except (CannotCheckError, NotSavedError) as problem:
            problems.append(str(problem))
    if problems:
        fail("\n".join(problems))


def _check(one: Checking) -> None:
    from frontline.study.selfcheck import replies

    bank, answers = one.ready()
    say(f"{one.exercise.title}")
    texts = replies(bank, answers)
    if texts and one.missing() and not console.is_terminal:
        fail(
            "First mark your written replies: run this command in a terminal, "
            "or press Check my hand-in at the end of the exercise's page."
        )
    points = {name: dict(own.points) for name, own in one.own().items()}
    for name, rows in one.missing().items():
        key = bank[name].key
        say(f"\n{bank[name].question.prompt}\n\nYour reply:\n{texts[name]}\n")
        for row in rows:
            levels = key.rows[row].levels
            say(f"{key.rows[row].row}. Which sentence fits your reply best?")
            for number, level in enumerate(levels, 1):
                say(f"  {number}  {level.text} ({level.points:g})")
            points.setdefault(name, {})[str(row)] = levels[_number(len(levels)) - 1].points
            one.give(points)
    result = one.finish()
    say(f"{round(result.earned, 2):g} of {result.points:g} points, self-checked. {one.says(result)}")
    say(f"Your feedback page, with the reasons: {one.page}")


def _number(most: int) -> int:
    while True:
        typed = str(typer.prompt("Number")).strip()
        if typed.isdecimal() and 1 <= int(typed) <= most:
            return int(typed)
        say(f"Type a number from 1 to {most}.")


@exporting.command("work")
def export_work(
    file: Annotated[Path, typer.Argument(help="The file to write.")] = Path("my-course-work.json"),
    folder: FolderOption = None,
) -> None:
    """Write all your work into FILE, to move it to another computer.

    Example: frontline export work my-course-work.json
    """
    from frontline.store.moving import CannotMoveError
    from frontline.store.moving import export_work as moved
    from frontline.store.record import NotSavedError

    try:
        say(f"written: {moved(course_folder(folder), file)}")
    except (CannotMoveError, NotSavedError) as problem:
        fail(str(problem))
    say("Copy it to the other computer. There, start the course once, and type: frontline import FILE")


@exporting.command("glossary")
def export_glossary(
    to: Annotated[Format, typer.Option(help="Flashcards for Anki, a spreadsheet, or a page to print.")],
    file: Annotated[Path | None, typer.Argument(help="The file to write.", show_default="glossary.*")] = None,
) -> None:
    """Write the whole glossary into FILE.

    Example: frontline export glossary --to anki
    """
    from frontline.content.glossary import glossary
    from frontline.content.places import here

    path = file or Path("glossary").with_suffix({Format.ANKI: ".apkg"}.get(to, f".{to.value}"))
    terms = glossary(here())
    try:
        match to:
            case Format.ANKI:
                from frontline.export.anki import write_anki

                write_anki(terms, path)
            case Format.CSV:
                from frontline.export.sheet import write_csv

                write_csv(terms, path)
            case Format.HTML:
                from frontline.export.page import write_page

                write_page(terms, path, datetime.now().astimezone().date())
    except OSError as problem:
        fail(f"{path} cannot be written: {problem.strerror}.")
    say(f"written: {path}, {len(terms)} terms")


@app.command("import", rich_help_panel="For learners")
def import_work(
    file: Annotated[
        Path, typer.Argument(help="A file of `frontline export work`, or one for a second attempt.")
    ],
    folder: FolderOption = None,
) -> None:
    """Bring the work in FILE into your course folder; for each answer the newer one stays.

    Or begin the second attempt at an exercise, from the file that your instructor has sent.

    Example: frontline import my-course-work.json
    """
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.notebook.moving import begun_in_lines, in_lines
    from frontline.store.moving import CannotMoveError
    from frontline.store.moving import import_work as moved
    from frontline.store.record import NotSavedError
    from frontline.store.second import begin, sent_in

    root, course = course_folder(folder), contents(here())
    try:
        if sent := sent_in(file):
            lines = begun_in_lines(begin(root, sent), course)
        else:
            lines = [f"Your work is here now, in {root}.", *in_lines(moved(root, file), course)]
    except (CannotMoveError, NotSavedError) as problem:
        fail(str(problem))
    for line in lines:
        say(line)


@app.command("print", rich_help_panel="For learners")
def print_page(
    what: Annotated[Printed, typer.Argument(help="What to make.")],
    unit: Annotated[
        str, typer.Argument(help="The unit, but for your progress.", show_default="both units")
    ] = "",
    folder: FolderOption = None,
) -> None:
    """Make a page to print: your progress, an empty sign-off sheet, or sheets for whoever watches and asks.

    Your progress lies in your course folder, all others in the folder that you are in.

    Example: frontline print signoff 212A

    For an instructor: frontline print observation 309A
    """
    from frontline.content.places import here
    from frontline.notebook.standing import Progress
    from frontline.store.record import NotSavedError

    if what is Printed.PROGRESS:
        try:
            say(f"written: {Progress(course_folder(folder), here()).to_print()}")
        except NotSavedError as problem:
            fail(str(problem))
    else:
        _print_sheets(what, unit)


def _print_sheets(what: Printed, unit: str) -> None:
    from frontline.content.contents import contents
    from frontline.content.framework import framework
    from frontline.content.instruments import instruments
    from frontline.content.places import here
    from frontline.content.reading import ContentError
    from frontline.export.instruments import Instrument, write_instrument, write_signoff

    places, here_ = here(), Path.cwd()
    try:
        course, own, units = contents(places), instruments(places), framework(places)
    except ContentError as problem:
        fail(str(problem))
    if unit and unit not in own:
        fail(f"There is no unit {unit!r}: name {' or '.join(own)}.")
    for id_ in [unit] if unit else own:
        try:
            if what is Printed.SIGNOFF:
                path = write_signoff(course, id_, here_, datetime.now().astimezone().date())
            else:
                path = write_instrument(Instrument(what.value), units, id_, own[id_], here_)
        except OSError as problem:
            fail(f"{here_} cannot be written ({problem.strerror}).")
        say(f"written: {path}")


def course_folder(named: Path | None) -> Path:
    """Return the learner's course folder: the one named, the one around, or the usual one; else end."""
    from frontline.store.work import MARKER, workspace_root

    root = named.expanduser().resolve() if named else workspace_root(Path.cwd()) or HOME.expanduser()
    # `make start` lays the course beside itself.
    if not named and not (root / MARKER).is_file() and (Path.cwd() / "workspace" / MARKER).is_file():
        root = Path.cwd() / "workspace"
    if not (root / MARKER).is_file():
        fail(
            f"{root} is no course folder. "
            "Start the course once with `frontline start`, or name yours with --folder."
        )
    return root
