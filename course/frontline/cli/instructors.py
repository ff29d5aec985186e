"""What an instructor types."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from frontline.cli.console import app, console, fail, say


class ReportFormat(StrEnum):
    """What `frontline report` can write."""

    CSV = "csv"
    HTML = "html"


@app.command(rich_help_panel="For instructors")
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


@app.command(rich_help_panel="For instructors")
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
            say(f"written: {path}")
