"""What tells how fast grading is here."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from frontline.cli.console import INSTRUCTORS, JobsOption, app, console, fail, say

if TYPE_CHECKING:
    from frontline.grading.bench import Comparison, Timing


@app.command(rich_help_panel=INSTRUCTORS)
def bench(
    size: Annotated[
        list[int] | None,
        typer.Option(min=1, help="Hand-ins of the class; can be repeated.", show_default="300 and 1000"),
    ] = None,
    sample: Annotated[int, typer.Option(min=1, help="Hand-ins that nbgrader itself grades.")] = 20,
    exercise: Annotated[
        str | None, typer.Option(help="The exercise.", show_default="the first with a role-play")
    ] = None,
    jobs: JobsOption = None,
    folder: Annotated[
        Path | None, typer.Option(help="An empty folder to work in.", show_default="a temporary one")
    ] = None,
) -> None:
    """Compare the speed of `frontline grade` with `nbgrader autograde` here, on made-up hand-ins.

    Needs the edition with keys, and takes a few minutes.

    Example: frontline bench --size 300
    """
    from frontline.content.places import here
    from frontline.content.syllabus import syllabus
    from frontline.grading.bench import BenchError
    from frontline.grading.bench import bench as compare

    places = here()
    chosen = exercise or syllabus(places).exercises[3].id
    sizes = tuple(size or (300, 1000))
    with tempfile.TemporaryDirectory() as temporary:
        root = (folder or Path(temporary)).resolve()
        try:
            found = compare(places, root, chosen, sizes, min(sample, *sizes), jobs, say)
        except BenchError as problem:
            fail(str(problem))
    console.print(_table(found))
    say(f"Same scores on the sample: {'yes' if found.agree else 'NO'}")
    if not found.agree:
        raise typer.Exit(1)


def _table(found: Comparison) -> Table:
    table = Table()
    for heading in (
        "",
        "hand-ins",
        "whole command",
        "imports alone",
        "each hand-in",
        "stock at this size",
        "ratio",
    ):
        table.add_column(heading, justify="right" if heading else "left")
    for timing in (found.kernel, found.steps, *found.ours):
        table.add_row(*_row(timing, found.kernel))
    return table


def _row(timing: Timing, stock: Timing) -> tuple[str, ...]:
    there = stock.at(timing.hand_ins)
    return (
        timing.name,
        f"{timing.hand_ins:,}",
        f"{timing.seconds:.2f} s",
        f"{timing.nothing:.2f} s",
        f"{timing.each * 1000:.2f} ms",
        f"{there:.1f} s",
        f"{there / timing.seconds:.0f} : 1",
    )
