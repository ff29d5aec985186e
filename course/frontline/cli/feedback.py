"""What an instructor types to give feedback."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.collecting import harmless
from frontline.cli.console import (
    INSTRUCTORS,
    ClassOption,
    JobsOption,
    app,
    console,
    exercise_of,
    in_words,
    learner_of,
    progress,
    say,
    the_class,
)


@app.command(rich_help_panel=INSTRUCTORS)
def feedback(
    exercise: Annotated[
        str | None, typer.Argument(help="Only learners with a grade in it.", show_default="all exercises")
    ] = None,
    learner: Annotated[list[str] | None, typer.Option(help="Only this learner; can be repeated.")] = None,
    jobs: JobsOption = None,
    class_folder: ClassOption = Path(),
) -> None:
    """Write each learner's feedback: marks, own answers, your comments, and what to read again.

    Reasons and mark schemes are in it once class.toml releases them. To give out:
    feedback/LEARNER/feedback.html. For nbgrader's exchange: nbgrader release_feedback EXERCISE

    Example: frontline feedback 212a-ii-1-rolled-booking --jobs 2
    """
    from frontline.grading.feedback.batch import give_feedback

    folder = the_class(class_folder)
    if exercise:
        exercise_of(folder, exercise)
    with in_words():
        named = [learner_of(folder, one) for one in learner or ()]
    begun = time.perf_counter()
    with in_words(), progress("feedback") as tell:
        given = give_feedback(folder, exercise, only=named, jobs=jobs, progress=tell)
    took = time.perf_counter() - begun
    say(f"Learners' pages: {given.written:,} new or changed, {given.same:,} as before ({took:.1f} s).")
    for one, why in given.failed.items():
        say(f"NO PAGE for {harmless(one)}: {why}")
    if given.failed:
        raise typer.Exit(1)
    console.print("They are in feedback/LEARNER/feedback.html", markup=False)
