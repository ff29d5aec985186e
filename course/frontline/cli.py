"""The command line: parses arguments, calls the floors below, prints what they say."""

from __future__ import annotations

from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from frontline.content.places import Places
    from frontline.quality.findings import Findings

app = typer.Typer(
    help="Frontline: a course in logistics customer service for JupyterLab.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


class ReportFormat(StrEnum):
    """What `frontline report` can write."""

    CSV = "csv"
    HTML = "html"


@app.command()
def build(
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Change nothing; fail where a rebuild would differ or a rule of the course is broken.",
        ),
    ] = False,
) -> None:
    """Build the notebooks from the written texts.

    Example: frontline build --check
    """
    from frontline.build.course import BuildError
    from frontline.build.course import build as build_course
    from frontline.content.builds import builds_path
    from frontline.grading.releasing import release
    from frontline.quality.findings import findings
    from frontline.quality.soundness import soundness

    places = written_places()
    try:
        built = build_course(places, version("frontline-course"), builds_path(), release)
    except BuildError as problem:
        for line in problem.problems:
            errors.print(line, markup=False)
        fail(f"{len(problem.problems)} to mend; nothing was written.")
    if check:
        differing = built.differing()
        for path in differing:
            errors.print(f"{places.name(path)}: differs from a rebuild", markup=False)
        if differing:
            fail("Run `frontline build` and commit what it writes.")
        console.print(f"{len(built.files)} files equal a rebuild.")
        judge(findings(built.course, soundness(built.course)))
        return
    changed = built.write()
    for path in changed:
        console.print(f"written: {places.name(path)}", markup=False)
    console.print(f"{len(built.files)} files built, {len(changed)} changed.")


@app.command()
def check(
    to: Annotated[Path, typer.Option(help="The page to write.")] = Path("reports/course.html"),
) -> None:
    """Write a page on the course's quality: what it covers, how sound its questions are, how it reads.

    Example: frontline check
    """
    from datetime import datetime

    from frontline.content.reading import ContentError
    from frontline.quality.course import read_course
    from frontline.quality.findings import findings
    from frontline.quality.page import page
    from frontline.quality.soundness import soundness

    try:
        course = read_course(written_places())
    except (ContentError, FileNotFoundError) as problem:
        fail(f"{problem}\nMend it, then run `frontline build`: it names everything that cannot be read.")
    sound = soundness(course)
    found = findings(course, sound)
    today = datetime.now().astimezone().date()
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(page(course, sound, found, today), encoding="utf-8", newline="\n")
    console.print(f"written: {to}", markup=False)
    judge(found)


def judge(found: Findings) -> None:
    """Say how the course stands; end with an error where a rule is broken."""
    for line in found.errors:
        errors.print(line, markup=False)
    if found.errors:
        fail(f"{len(found.errors)} to mend.")
    holes = sum(map(len, found.holes.values()))
    console.print(
        f"No rule is broken. {holes} holes in unfinished units and {len(found.warnings)} warnings: "
        "`frontline check` writes a page that names them."
    )


def written_places() -> Places:
    """Return the places of a checkout; end where there are no written texts."""
    from frontline.content.places import here

    places = here()
    if not places.solutions.is_dir():
        fail("This edition has no written texts to build from. Build in a checkout of the course.")
    return places


@app.command()
def start(
    folder: Annotated[Path, typer.Argument(help="Where your work is kept.")] = Path("~/frontline"),
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
            console.print(
                f"You have changed this page, so the new edition lies beside it: {page}", markup=False
            )
        launch(folder, port=port, browser=browser, say=lambda line: console.print(line, markup=False))
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


@app.command()
def collect(
    inbox: Annotated[
        Path | None, typer.Argument(help="The folder with the hand-ins.", show_default="inbox")
    ] = None,
    class_folder: Annotated[Path, typer.Option("--class", help="The class folder.")] = Path(),
) -> None:
    """Check in the hand-ins in INBOX and lay them out for nbgrader.

    INBOX holds <learner>/<exercise>/answers.json, or hand-in files <exercise>--<learner>.json.

    Example: frontline collect inbox
    """
    from frontline.grading.classfolder import ClassFolder, ClassFolderError
    from frontline.grading.collect import collect as collect_hand_ins
    from frontline.grading.enrol import enrol

    folder = ClassFolder(class_folder.resolve())
    try:
        rows = collect_hand_ins(folder, inbox or folder.root / "inbox")
        enrol(folder)
    except ClassFolderError as problem:
        fail(str(problem))
    table = Table("Exercise", "Learner", "Outcome", "Remarks")
    for row in rows:
        cells = (row.exercise, row.learner, row.outcome, "; ".join(row.remarks))
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    collected = sum(row.outcome == "collected" for row in rows)
    console.print(f"{collected} of {len(rows)} collected. Next: nbgrader autograde <exercise>")


@app.command()
def report(
    class_folder: Annotated[Path, typer.Option("--class", help="The class folder.")] = Path(),
    to: Annotated[ReportFormat | None, typer.Option(help="Only this kind; both otherwise.")] = None,
) -> None:
    """Write the results of the class, per learner and criterion, into the folder reports/.

    Example: frontline report --to csv
    """
    from datetime import datetime

    from frontline.content.framework import framework
    from frontline.content.places import here
    from frontline.content.syllabus import syllabus
    from frontline.grading.classfolder import ClassFolder
    from frontline.report.gather import ReportError, gather
    from frontline.report.write import to_csv, to_html

    places, folder = here(), ClassFolder(class_folder.resolve())
    order, units = syllabus(places), framework(places)
    questions = {name: released.questions for name, released in folder.exercises().items()}
    try:
        results = gather(folder.root, order, units, questions)
    except ReportError as problem:
        fail(str(problem))
    today = datetime.now().astimezone().date()
    made = {
        ReportFormat.CSV: to_csv(results),
        ReportFormat.HTML: to_html(results, order, units, today),
    }
    (folder.root / "reports").mkdir(exist_ok=True)
    for kind, content in made.items():
        if to in (None, kind):
            path = folder.root / "reports" / f"results.{kind.value}"
            path.write_text(content, encoding="utf-8", newline="\n")
            console.print(f"written: {path}", markup=False)


def fail(message: str) -> NoReturn:
    """Print what is wrong and end with exit code 1."""
    errors.print(message, markup=False)
    raise typer.Exit(1)
