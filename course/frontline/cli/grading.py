"""What an instructor types to grade."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from frontline.cli.collecting import harmless
from frontline.cli.console import (
    INSTRUCTORS,
    ClassOption,
    JobsOption,
    app,
    console,
    exercise_of,
    fail,
    in_words,
    learner_of,
    progress,
    say,
    the_class,
)

if TYPE_CHECKING:
    from frontline.classroom.folder import ClassFolder
    from frontline.grading.grade import Outcome
    from frontline.grading.regrade import Change, Points


@app.command(rich_help_panel=INSTRUCTORS)
def grade(
    exercise: Annotated[
        str | None, typer.Argument(help="The exercise.", show_default="all with hand-ins")
    ] = None,
    learner: Annotated[list[str] | None, typer.Option(help="Only this learner; can be repeated.")] = None,
    jobs: JobsOption = None,
    class_folder: ClassOption = Path(),
) -> None:
    """Grade a whole class at once: what was collected and is not graded yet, as `nbgrader autograde` does.

    What you marked by hand, and your comments, stay. After an interruption the next run does the rest.

    Example: frontline grade 212a-ii-1-rolled-booking --jobs 2
    """
    folder = the_class(class_folder)
    with in_words():
        exercises = [exercise_of(folder, exercise)] if exercise else _collected(folder)
        named = [learner_of(folder, one) for one in learner or ()]
        failed = [one for one in exercises if not _grade(folder, one, named, jobs)]
    if failed:
        raise typer.Exit(1)
    console.print("Next: mark the written replies in Formgrader, then: frontline feedback")


def _collected(folder: ClassFolder) -> list[str]:
    """Return the exercises that have hand-ins; a folder of any other name is said."""
    from frontline.classroom.folder import ClassFolderError

    found = {path.name for path in (folder.root / "submitted").glob("*/[!.]*") if path.is_dir()}
    known = {path.parent.name for path in (folder.root / "solutions").glob("*/*.ipynb")}
    if strays := sorted(found - known):
        say(f"Passed over, as no exercise is called so: {', '.join(map(harmless, strays))}")
    if not found & known:
        raise ClassFolderError("There are no hand-ins yet. First: frontline collect")
    return sorted(found & known)


def _grade(folder: ClassFolder, exercise: str, learners: list[str], jobs: int | None) -> bool:
    from frontline.grading.grade import grade as grade_hand_ins

    begun = time.perf_counter()
    with progress(exercise) as tell:
        outcome = grade_hand_ins(folder, exercise, learners=learners, jobs=jobs, progress=tell)
    took = time.perf_counter() - begun
    say(f"{exercise}: {outcome.graded:,} graded in {took:.1f} s, {outcome.before:,} were graded before.")
    _tell(outcome)
    return not outcome.failed


def _tell(outcome: Outcome) -> None:
    if not (outcome.alone or outcome.failed):
        return
    table = Table("Learner", "What became of it", "Why")
    for learner, why in outcome.alone.items():
        if learner not in outcome.failed:
            table.add_row(Text(learner), "graded alone, by nbgrader's own steps", Text(why))
    for learner, why in outcome.failed.items():
        table.add_row(Text(learner), "NOT GRADED", Text(why))
    console.print(table)


@app.command(rich_help_panel=INSTRUCTORS)
def regrade(
    exercise: Annotated[str, typer.Argument(help="The exercise whose key was mended.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    jobs: JobsOption = None,
    class_folder: ClassOption = Path(),
) -> None:
    """Grade an exercise again after its key was mended, and list first whose result changes.

    First mend its text (put a key or its points right, accept one more answer: `also`, or withdraw a
    question: `void`), build, and bring it here: frontline class add. What you marked by hand stays.

    Example: frontline regrade 212a-ii-1-rolled-booking
    """
    from frontline.grading.regrade import changes
    from frontline.grading.regrade import regrade as regrade_hand_ins

    folder = the_class(class_folder)
    exercise_of(folder, exercise)
    with in_words():
        found = changes(folder, exercise)
        if found:
            console.print(_changed(found))
        say(f"{len(found):,} {'result changes' if len(found) == 1 else 'results change'}.")
        if found and not yes and not typer.confirm("Write this into the gradebook?"):
            fail("Nothing was changed.")
        with progress(exercise) as tell:
            outcome = regrade_hand_ins(folder, exercise, jobs=jobs, progress=tell)
    say(f"{exercise}: {outcome.graded:,} graded again.")
    _tell(outcome)
    if outcome.failed:
        raise typer.Exit(1)
    console.print("Next: frontline feedback, so that learners see it.")


def _changed(found: Sequence[Change]) -> Table:
    table = Table("Learner", "Before", "After", "Questions")
    for change in found:
        questions = ", ".join(
            f"{name} {_points(before)} → {_points(after)}"
            for name, (before, after) in change.questions.items()
        )
        table.add_row(Text(change.learner), _points(change.before), _points(change.after), Text(questions))
    return table


def _points(points: Points | None) -> str:
    if points is None:
        return "none"
    earned = "not marked" if points.earned is None else f"{round(points.earned, 2):g}"
    return f"{earned} of {points.of:g}"


@app.command(rich_help_panel=INSTRUCTORS)
def again(
    exercise: Annotated[str, typer.Argument(help="The exercise.")],
    learners: Annotated[
        list[str] | None,
        typer.Argument(metavar="LEARNER", show_default="all whose criterion is not yet met"),
    ] = None,
    class_folder: ClassOption = Path(),
) -> None:
    """Open the second attempt: answers with full marks are carried over, the others can be given once more.

    Makes a file for each learner, in the folder again/. Send it: the learner opens it on the page Your data,
    or with `frontline import`. A hand-in that comes afterwards is joined with what is carried over.

    Example: frontline again 212a-ii-1-rolled-booking amy
    """
    from frontline.content.framework import framework
    from frontline.content.places import here
    from frontline.content.syllabus import syllabus
    from frontline.grading.again import open_second_attempts

    folder, places = the_class(class_folder), here()
    exercise_of(folder, exercise)
    with in_words():
        named = [learner_of(folder, one) for one in learners or ()]
        if folder.settings.of(exercise).release:
            say("Mind: class.toml releases reasons or schemes of this exercise. Statements will say so.")
        offers = open_second_attempts(folder, exercise, syllabus(places), framework(places), named)
    table = Table()
    for heading in ("Learner", "Second attempt", "Carried over"):
        table.add_column(heading, overflow="fold")
    for offer in offers:
        if offer.file:
            table.add_row(Text(offer.learner), Text(f"send {offer.file.name}"), f"{offer.carried}")
        else:
            table.add_row(Text(offer.learner), Text(f"no: {offer.why}"), "")
    console.print(table)
    made = sum(offer.file is not None for offer in offers)
    say(f"{made} second {'attempt is' if made == 1 else 'attempts are'} open.")
    if made:
        say(f"The files lie in {(folder.root / 'again')}. Send each learner the one with their id.")
        say("Next: what comes back is collected and graded as usual. It counts, also where it earns less.")
