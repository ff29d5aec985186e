"""What an instructor types to begin a class, and to record what was seen."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontline.cli.console import (
    INSTRUCTORS,
    ClassOption,
    app,
    day,
    fail,
    in_words,
    learner_of,
    say,
    the_class,
)

if TYPE_CHECKING:
    from frontline.content.contents import Contents

classes = typer.Typer(no_args_is_help=True)
app.add_typer(
    classes,
    name="class",
    help="Begin a class, add an exercise to it, record what was seen at work.",
    rich_help_panel=INSTRUCTORS,
)


class SeenKind(StrEnum):
    """What `frontline class seen` can record."""

    SEEN = "seen"
    ORAL = "oral"
    ROLEPLAY = "roleplay"


@classes.command("new")
def new(
    folder: Annotated[Path, typer.Argument(help="A new folder for the class.")],
    exercise: Annotated[
        list[str] | None, typer.Option(help="An exercise; can be repeated.", show_default="all of them")
    ] = None,
    name: Annotated[str, typer.Option(help="What the class is called; it stands on statements.")] = "",
    listed: Annotated[
        Path | None, typer.Option("--list", help="The class list, as Moodle or a spreadsheet saves it (CSV).")
    ] = None,
    due: Annotated[
        date | None, typer.Option(parser=day, metavar="YYYY-MM-DD", help="When all is due.")
    ] = None,
    provider: Annotated[str, typer.Option(help="Who gives the course; it stands on statements.")] = "",
    marked_by: Annotated[str, typer.Option(help="Who marks; it stands on statements.")] = "",
    exchange: Annotated[Path | None, typer.Option(help="nbgrader's exchange, if you use one.")] = None,
    practice: Annotated[
        int, typer.Option(min=0, max=200, help="Made-up learners, who have handed in: to try things with.")
    ] = 0,
) -> None:
    """Lay out a class folder: exercises with their keys, the class list, when things are due.

    Example: frontline class new autumn --list class.csv --due 2027-01-15

    To try the whole way with made-up learners: frontline class new practice --practice 12
    """
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.grading.new_class import NO_KEYS, Plan, new_class

    places = here()
    if not places.solutions.is_dir():
        fail(NO_KEYS)
    root = folder.expanduser().resolve()
    with in_words():
        course = contents(places)
        plan = Plan(
            exercises=exercise or [one.id for one in course.exercises],
            name=name,
            provider=provider,
            marked_by=marked_by,
            due=due,
            listed=listed,
            exchange=exchange,
            practice=practice,
        )
        new_class(root, places, course, plan)
    count = "1 exercise" if len(plan.exercises) == 1 else f"{len(plan.exercises)} exercises"
    say(f"A class with {count}: {root}")
    if lacking := _lacking(course, plan.exercises):
        say(
            f"Without all of its exercises nobody can meet {', '.join(lacking)}. "
            "To add one: frontline class add"
        )
    if practice:
        say(f"{practice} made-up learners have handed in.")
        say("Next, in that folder: frontline collect, then frontline grade")
        return
    if listed is None:
        say("Next: write who is in the class into class.csv (id, first_name, last_name, email),")
        say("and when each exercise is due into class.toml.")
    say("To hand out: frontline bundle. When hand-ins come: put them into inbox/, and frontline collect")


def _lacking(course: Contents, exercises: Collection[str]) -> list[str]:
    """Return the criteria of which some exercises are there, and some are not."""
    there = {one.criterion for one in course.exercises if one.id in exercises}
    lacking = {one.criterion for one in course.exercises if one.id not in exercises}
    return sorted(there & lacking)


@classes.command("add")
def add(
    exercise: Annotated[str, typer.Argument(help="An exercise of this edition, your own drafts too.")],
    class_folder: ClassOption = Path(),
) -> None:
    """Add an exercise to a class, also one of your own; one that is there is brought up to date.

    To write one: frontline new exercise, and make build.

    Example: frontline class add 212a-ii-1-rolled-booking
    """
    from frontline.content.contents import contents
    from frontline.content.places import here
    from frontline.grading.new_class import add_exercise

    folder, places = the_class(class_folder), here()
    with in_words():
        add_exercise(folder, places, contents(places), exercise)
    say(f"{exercise} is in the class. When it is due, you write into class.toml")


@classes.command("seen")
def seen(
    learner: Annotated[str, typer.Argument(help="The learner's id.")],
    criterion: Annotated[str, typer.Argument(help="The criterion: 212A-7i, 212A-7ii, 309A-7i or 309A-7ii.")],
    by: Annotated[str, typer.Option(help="Who saw it: name and position.")],
    not_yet: Annotated[bool, typer.Option("--not-yet", help="It was not yet good enough.")] = False,
    kind: Annotated[
        SeenKind, typer.Option(help="At work, in oral questions, or in a role-play.")
    ] = SeenKind.SEEN,
    note: Annotated[str, typer.Option(help="What was seen; the statement prints it.")] = "",
    on: Annotated[
        date | None, typer.Option(parser=day, metavar="YYYY-MM-DD", help="The day.", show_default="today")
    ] = None,
    class_folder: ClassOption = Path(),
) -> None:
    """Record what somebody saw of a learner beside the exercises; statements print it.

    It changes no points: a criterion is met by its exercises.

    Example: frontline class seen amy 212A-7ii --by "Ms Kwok, supervisor" --note "two rolled bookings"
    """
    value = "not yet" if not_yet else "yes"
    _record(class_folder, learner, criterion, kind.value, value, note, by, on)


@classes.command("decide")
def decide(
    learner: Annotated[str, typer.Argument(help="The learner's id.")],
    criterion: Annotated[str, typer.Argument(help="The criterion: 212A-7i, 212A-7ii, 309A-7i or 309A-7ii.")],
    by: Annotated[str, typer.Option(help="Who decides: name and position.")],
    reason: Annotated[str, typer.Option(help="Why; the statement prints it.")],
    not_met: Annotated[bool, typer.Option("--not-met", help="Not yet met, whatever the points say.")] = False,
    class_folder: ClassOption = Path(),
) -> None:
    """Decide yourself whether a criterion is met, whatever the points say; statements print why.

    It says "met" unless you add --not-met. Of two decisions the later one counts.

    Example: frontline class decide amy 212A-7i --by "Ms Lee" --reason "the call was heard live"
    """
    value = "not yet met" if not_met else "met"
    _record(class_folder, learner, criterion, "decision", value, reason, by, None)


def _record(
    class_folder: Path,
    learner: str,
    criterion: str,
    kind: str,
    value: str,
    reason: str,
    by: str,
    on: date | None,
) -> None:
    from frontline.classroom.evidence import FILE, checked, record
    from frontline.content.framework import framework
    from frontline.content.places import here

    folder = the_class(class_folder)
    today = datetime.now().astimezone().date()
    if on and on > today:
        fail(f"Not recorded: {on} has not come yet.")
    row = {
        "learner": learner,
        "criterion": criterion,
        "kind": kind,
        "value": value,
        "reason": reason,
        "by": by,
        "date": (on or today).isoformat(),
    }
    with in_words():
        criteria = list(framework(here()).criteria())
        row["learner"] = learner_of(folder, learner)
        # A file that cannot be read is not added to.
        before = folder.evidence(criteria)
        try:
            evidence = checked({name: text.strip() for name, text in row.items()}, criteria)
        except ValueError as problem:
            fail(f"Not recorded: {problem}.")
        if evidence in before:
            say(f"This stands in {FILE} already.")
            return
        try:
            record(folder.root / FILE, evidence)
        except OSError as problem:
            fail(f"Not recorded: {FILE} cannot be written ({problem.strerror}).")
    say(f"recorded in {folder.root / FILE}: {evidence.learner}, {evidence.criterion}, {evidence.value}.")
    say("Statements print it: frontline report. To take it back, remove its line in that file.")
