"""What an instructor types to begin a class, and to record what was seen."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import INSTRUCTORS, ClassOption, app, fail, in_words, say

classes = typer.Typer(no_args_is_help=True)
app.add_typer(
    classes,
    name="class",
    help="Begin a class, add an exercise to it, record what was seen at work.",
    rich_help_panel=INSTRUCTORS,
)
Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]


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
    due: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When all is due.")] = None,
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
            due=due.date() if due else None,
            listed=listed,
            exchange=exchange,
            practice=practice,
        )
        new_class(root, places, course, plan)
    say(f"A class with {len(plan.exercises)} exercises: {root}")
    if practice:
        say(f"{practice} made-up learners have handed in.")
        say("Next, in that folder: frontline collect, then frontline grade")
        return
    if listed is None:
        say("Next: write who is in the class into class.csv (id, first_name, last_name, email),")
        say("and when each exercise is due into class.toml.")
    say("To hand out: frontline bundle. When hand-ins come: put them into inbox/, and frontline collect")


@classes.command("add")
def add(
    exercise: Annotated[str, typer.Argument(help="An exercise of this edition, your own drafts too.")],
    class_folder: ClassOption = Path(),
) -> None:
    """Add an exercise to a class, also one of your own; one that is there is brought up to date.

    To write one: frontline new exercise, and make build.

    Example: frontline class add 212a-i-4-our-own-customer
    """
    from frontline.classroom.folder import ClassFolder
    from frontline.content.places import here
    from frontline.grading.new_class import add_exercise

    folder = ClassFolder(class_folder.resolve())
    with in_words():
        add_exercise(folder, here(), exercise)
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
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day.", show_default="today")
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

    Example: frontline class decide amy 212A-7i --by "Ms Lee" --reason "the call was heard live"
    """
    value = "not yet met" if not_met else "met"
    _record(class_folder, learner, criterion, "override", value, reason, by, None)


def _record(
    class_folder: Path,
    learner: str,
    criterion: str,
    kind: str,
    value: str,
    reason: str,
    by: str,
    on: datetime | None,
) -> None:
    from frontline.classroom.evidence import FILE, checked, record
    from frontline.classroom.folder import ClassFolder
    from frontline.content.framework import framework
    from frontline.content.places import here

    folder = ClassFolder(class_folder.resolve())
    day = (on or datetime.now().astimezone()).date()
    row = {
        "learner": learner,
        "criterion": criterion,
        "kind": kind,
        "value": value,
        "reason": reason,
        "by": by,
        "date": day.isoformat(),
    }
    with in_words():
        criteria = list(framework(here()).criteria())
        listed = folder.learners()
        if listed is not None and learner not in listed:
            fail(f"class.csv has no learner {learner}. Look there for the id.")
        # A file that cannot be read is not added to.
        folder.evidence(criteria)
        try:
            evidence = checked({name: text.strip() for name, text in row.items()}, criteria)
        except ValueError as problem:
            fail(f"Not recorded: {problem}.")
        try:
            record(folder.root / FILE, evidence)
        except OSError as problem:
            fail(f"Not recorded: {FILE} cannot be written ({problem.strerror}).")
    say(f"recorded in {folder.root / FILE}. Statements print it: frontline report")
