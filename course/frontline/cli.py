"""The command line: parses arguments, calls the floors below, prints what they say."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

app = typer.Typer(
    help="Frontline: a course in logistics customer service for JupyterLab.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
console = Console(highlight=False, soft_wrap=True)
errors = Console(stderr=True, highlight=False, soft_wrap=True)


@app.command()
def build(
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail where a rebuild would differ.")
    ] = False,
) -> None:
    """Build the notebooks from the written texts.

    Example: frontline build --check
    """
    from frontline.build.course import BuildError
    from frontline.build.course import build as build_course
    from frontline.content.builds import builds_path
    from frontline.content.places import here
    from frontline.grading.releasing import release

    places = here()
    if not places.solutions.is_dir():
        fail("This edition has no written texts to build from. Build in a checkout of the course.")
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
        return
    changed = built.write()
    for path in changed:
        console.print(f"written: {places.name(path)}", markup=False)
    console.print(f"{len(built.files)} files built, {len(changed)} changed.")


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
    from frontline.content.builds import Builds, builds_path
    from frontline.content.handed_out import handed_out
    from frontline.content.places import here
    from frontline.content.syllabus import syllabus
    from frontline.workspace.errors import WorkspaceError
    from frontline.workspace.launch import start as launch
    from frontline.workspace.layout import Sheet, lay_out

    places = here()
    sheets = [Sheet(target, source) for target, source in handed_out(places, syllabus(places)).items()]
    folder = folder.expanduser()
    try:
        lay_out(folder, sheets, Builds.load(builds_path()))
        launch(folder, port=port, browser=browser, say=lambda line: console.print(line, markup=False))
    except WorkspaceError as problem:
        fail(str(problem))


def fail(message: str) -> None:
    """Print what is wrong and end with exit code 1."""
    errors.print(message, markup=False)
    raise typer.Exit(1)
