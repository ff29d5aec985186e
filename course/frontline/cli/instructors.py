"""What an instructor types."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import INSTRUCTORS, ClassOption, app, fail, in_words, say


class ReportFormat(StrEnum):
    """What `frontline report` can write."""

    CSV = "csv"
    HTML = "html"


@app.command(rich_help_panel=INSTRUCTORS)
def collect(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(metavar="SOURCE", help="Files, folders or zips with hand-ins.", show_default="inbox/"),
    ] = None,
    class_folder: ClassOption = Path(),
    all_rows: Annotated[bool, typer.Option("--all", help="List every hand-in and every learner.")] = False,
) -> None:
    """Check in the hand-ins in SOURCE and lay them out for nbgrader.

    What comes from elsewhere than inbox/ is kept there as it came. A zip needs no unpacking.

    Example: frontline collect

    A file: frontline collect 212a-ii-1-rolled-booking--amy.json

    A folder of files, or of <learner>/<exercise>/: frontline collect ~/stick

    Moodle, "Download all submissions": frontline collect ~/Downloads/Course-Exercise-1234.zip

    Canvas, "Download Submissions": frontline collect ~/Downloads/submissions.zip

    nbgrader's exchange: frontline collect /srv/nbgrader/exchange
    """
    from frontline.cli.collecting import print_collected
    from frontline.gradebook.backup import alone
    from frontline.gradebook.backup import in_words as database_in_words
    from frontline.grading.classfolder import ClassFolder
    from frontline.grading.collecting.collect import collect as collect_hand_ins
    from frontline.grading.enrol import enrol

    folder = ClassFolder(class_folder.resolve())
    with in_words(), database_in_words(folder.root), alone(folder.root):
        rows = collect_hand_ins(folder, *(sources or ()))
        enrol(folder)
    print_collected(rows, all_rows=all_rows)


@app.command(rich_help_panel=INSTRUCTORS)
def report(
    class_folder: ClassOption = Path(),
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
