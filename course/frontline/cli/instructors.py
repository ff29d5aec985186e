"""What an instructor types."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import INSTRUCTORS, ClassOption, app, fail, in_words, learner_of, say, the_class


class ReportFormat(StrEnum):
    """What `frontline report` can write."""

    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    MOODLE = "moodle"
    CANVAS = "canvas"


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
    from frontline.grading.collecting.collect import collect as collect_hand_ins
    from frontline.grading.enrol import enrol

    folder = the_class(class_folder)
    with in_words(), database_in_words(folder.root), alone(folder.root):
        rows = collect_hand_ins(folder, *(sources or ()))
        enrol(folder)
        strangers = list(folder.settings.strangers(folder.exercises(), folder.learners() or None))
    print_collected(rows, all_rows=all_rows)
    for what, mend in strangers:
        say(f"{what}. {mend}")


@app.command(rich_help_panel=INSTRUCTORS)
def report(
    class_folder: ClassOption = Path(),
    to: Annotated[
        ReportFormat | None, typer.Option(help="Only this kind.", show_default="html, csv and xlsx")
    ] = None,
    learner: Annotated[
        list[str] | None, typer.Option(help="Only this learner's statement; can be repeated.")
    ] = None,
) -> None:
    """Write the results of the class into the folder reports/: a page, statements to print, and tables.

    Example: frontline report

    One statement: frontline report --learner amy

    A file that Moodle or Canvas imports: frontline report --to moodle
    """
    from datetime import datetime

    from frontline.content.places import here
    from frontline.gradebook.backup import in_words as database_in_words
    from frontline.report.lms import canvas, moodle, without_grades
    from frontline.report.pages import class_page, statement_file, statement_page, statements
    from frontline.report.results import Course, ReportError, class_results
    from frontline.report.tables import to_csv, to_xlsx

    folder = the_class(class_folder)
    today = datetime.now().astimezone().date()
    if learner and to not in (None, ReportFormat.HTML):
        fail("--learner is for statements. Leave out --to, or leave out --learner.")
    with in_words(), database_in_words(folder.root):
        listed = folder.learners()
        named = [learner_of(folder, one) for one in learner or ()]
        course = Course.of(here())
        try:
            results = class_results(folder, course, today, only=named)
        except ReportError as problem:
            fail(str(problem))
    reports = folder.root / "reports"
    if learner:
        for standing in results.learners:
            path = reports / "statements" / statement_file(standing.learner)
            _write(path, statement_page([standing], results, course))
            say(f"written: {path}")
        return
    written: dict[str, str | bytes] = {}
    kinds = (to,) if to else (ReportFormat.HTML, ReportFormat.CSV, ReportFormat.XLSX)
    for kind in kinds:
        match kind:
            case ReportFormat.HTML:
                written |= {"results.html": class_page(results, course), **statements(results, course)}
            case ReportFormat.CSV:
                written["results.csv"] = to_csv(results)
            case ReportFormat.XLSX:
                written["results.xlsx"] = to_xlsx(results)
            case ReportFormat.MOODLE:
                written["moodle.csv"] = moodle(results, listed)
            case ReportFormat.CANVAS:
                written["canvas.csv"] = canvas(results, listed)
    if ReportFormat.HTML in kinds:
        # Of whoever has left the class nothing stays behind.
        for page in (reports / "statements").glob("*.html"):
            if f"statements/{page.name}" not in written:
                try:
                    page.unlink()
                except OSError as problem:
                    fail(f"{page} cannot be removed ({problem.strerror}). Is it open in another program?")
    for name, content in written.items():
        _write(reports / name, content)
        if not name.startswith("statements/"):
            say(f"written: {reports / name}")
    if ReportFormat.HTML in kinds:
        say(f"Statements, a sheet for each learner: {reports / 'statements' / 'all.html'}")
    if to in (ReportFormat.MOODLE, ReportFormat.CANVAS):
        for line in without_grades(results):
            say(line)
    for warning in results.warnings:
        say(warning)


@app.command(rich_help_panel=INSTRUCTORS)
def items(
    exercise: Annotated[str, typer.Argument(help="The exercise.")],
    class_folder: ClassOption = Path(),
) -> None:
    """Write what the class's answers say about an exercise's questions, into reports/items-EXERCISE.html.

    How hard each was, whether it tells learners apart, options that nobody picks, and what to look at. Needs
    the edition with keys.

    Example: frontline items 212a-ii-1-rolled-booking
    """
    from datetime import datetime

    from frontline.content.bank import graded
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.gradebook.backup import in_words as database_in_words
    from frontline.grading.new_class import NO_KEYS
    from frontline.report.items import analyse
    from frontline.report.pages import items_page
    from frontline.report.results import ReportError

    folder, places = the_class(class_folder), here()
    with in_words(), database_in_words(folder.root):
        bank, course = graded(places, exercise), contents(places)
        if bank is None:
            known = [one.id for one in course.exercises if graded(places, one.id) is not None]
            fail(f"There is no exercise {exercise}. There are: {', '.join(known)}." if known else NO_KEYS)
        try:
            analysis = analyse(folder, exercise, bank)
        except ReportError as problem:
            fail(str(problem))
    found = course.exercise(exercise)
    page = items_page(analysis, found.title if found else exercise, datetime.now().astimezone().date())
    path = folder.root / "reports" / f"items-{exercise}.html"
    _write(path, page)
    say(f"written: {path}. It holds keys: do not give it to learners.")
    if analysis.caution:
        say(analysis.caution)


def _write(path: Path, content: str | bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
    except OSError as problem:
        fail(f"{path} cannot be written ({problem.strerror}). Is it open in another program?")
