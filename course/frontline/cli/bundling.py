"""What an instructor types to make the package that learners get."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from frontline.cli.console import INSTRUCTORS, app, fail, in_words, say

PYTHON = re.compile(r"3\.\d{1,2}")


@app.command(rich_help_panel=INSTRUCTORS)
def bundle(
    computer: Annotated[
        str | None,
        typer.Option("--for", help="windows, macos or linux.", show_default="this computer's kind"),
    ] = None,
    python: Annotated[
        str | None, typer.Option(help="The Python that learners have.", show_default="this one")
    ] = None,
    keys: Annotated[
        bool, typer.Option("--keys", help="With the keys: to study alone, and for instructors.")
    ] = False,
    to: Annotated[Path, typer.Option(help="Where it goes.")] = Path("dist"),
    packages: Annotated[
        Path | None,
        typer.Option(help="A folder with packages; what is missing is fetched into it.", show_default="none"),
    ] = None,
) -> None:
    """Make the package that learners get: the course with all that it needs, to install without a network.

    It has no keys in it, unless you ask for them. Needs a checkout of the project, and the network once.

    Example: frontline bundle --for windows --python 3.12

    To study alone: frontline bundle --keys
    """
    from frontline.bundle.computers import COMPUTERS, this_computer
    from frontline.bundle.package import LOCK, Order, make
    from frontline.bundle.running import BundleError
    from frontline.cli.authors import made as built_in_memory
    from frontline.content.places import here

    kind = COMPUTERS.get(computer or this_computer())
    if kind is None:
        fail(f"There is no computer {computer!r} here: name {', '.join(COMPUTERS)}.")
    version = python or f"{sys.version_info.major}.{sys.version_info.minor}"
    if not PYTHON.fullmatch(version) or version in {f"3.{minor}" for minor in range(11)}:
        fail(f"{version!r} is no Python that the course runs on: name 3.11 or a newer one.")
    places = here()
    if (places.root / LOCK).is_file():
        built = built_in_memory(places)
        if built is None or built.differing():
            fail("The notebooks are not those of the written texts. First: frontline build")
    order = Order(computer=kind, python=version, keys=keys, folder=to.resolve(), packages=packages)
    try:
        with in_words():
            made = make(places, order, say)
    except BundleError as problem:
        fail(str(problem))
    say(f"written: {made.wheel}")
    say(f"written: {made.package} ({made.package.stat().st_size / 1e6:,.0f} MB)")
    if keys:
        say("It holds the keys: do not give it to a class.")
    else:
        say("Give the zip to your learners. READ ME FIRST says what to click on.")
