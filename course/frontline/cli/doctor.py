"""What tells whether everything is in order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import INSTRUCTORS, app, say


@app.command(rich_help_panel=INSTRUCTORS)
def doctor(
    class_folder: Annotated[
        Path | None,
        typer.Option(
            "--class",
            help="The class folder.",
            exists=True,
            file_okay=False,
            show_default="the one that you are in",
        ),
    ] = None,
) -> None:
    """Look whether the installation and the class folder are in order, and say what to mend.

    Example: frontline doctor --class autumn
    """
    from frontline.classroom.folder import ClassFolder
    from frontline.content.places import here
    from frontline.grading.doctor import Finding, installation
    from frontline.grading.doctor import class_folder as of_class

    wrong = 0

    def tell(finding: Finding) -> None:
        nonlocal wrong
        wrong += bool(finding.mend)
        say(f"{'✗' if finding.mend else 'i' if finding.hint else '✓'} {finding.what}")
        if finding.mend:
            say(f"  {finding.mend}")

    places = here()
    say("The installation")
    for finding in installation(places):
        tell(finding)
    folder = ClassFolder((class_folder or Path()).resolve())
    if class_folder or (folder.root / "nbgrader_config.py").is_file():
        say(f"\nThe class folder {folder.root}")
        for finding in of_class(folder, places):
            tell(finding)
    else:
        say("\nTo look at a class, too: frontline doctor --class FOLDER")
    if wrong:
        say(f"\n{wrong} {'thing' if wrong == 1 else 'things'} to mend.")
        raise typer.Exit(1)
    say("\nAll is in order.")
