"""What a learner types."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import app, fail, say


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
            say(f"You have changed this page, so the new edition lies beside it: {page}")
        launch(folder, port=port, browser=browser, say=say)
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
