"""What an author types."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from frontline.cli.console import app, errors, fail, say

if TYPE_CHECKING:
    from frontline.build.course import Built
    from frontline.content.places import Places
    from frontline.quality.findings import Findings
    from frontline.workspace.preview import Preview

new = typer.Typer(help="Begin a lesson or an exercise from the template, as a draft.", no_args_is_help=True)
app.add_typer(new, name="new", rich_help_panel="For authors")


@app.command(rich_help_panel="For authors")
def build(
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Change nothing; fail where a rebuild would differ or a rule of the course is broken.",
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again at every save, until you press Ctrl+C.")
    ] = False,
) -> None:
    """Build the notebooks from the written texts.

    Example: frontline build --check
    """
    from frontline.build.watching import saved

    places = written_places()
    if check and watch:
        fail("Choose --check or --watch.")
    saves = saved(places)
    built = made(places)
    if check:
        if built is None:
            fail("Mend this first.")
        compare(places, built)
        return
    if built is None and not watch:
        fail("Nothing was written.")
    if built is not None:
        write(places, built)
        tell_drafts(built)
    if watch:
        say("Waiting for the next save. To stop, press Ctrl+C.")
        try:
            follow(places, saves)
        except KeyboardInterrupt:
            say("Stopped.")


@app.command(rich_help_panel="For authors")
def preview(
    name: Annotated[str, typer.Argument(help="A lesson, exercise or page: its name or how it begins.")],
    port: Annotated[
        int | None, typer.Option(help="The port to begin with; a taken one moves to the next.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open the browser.")] = True,
) -> None:
    """Open a page in JupyterLab as a learner sees it; at every save it is built and shown again.

    Example: frontline preview 08
    """
    from frontline.build.watching import saved
    from frontline.content.handed_out import previewed
    from frontline.content.reading import ContentError
    from frontline.content.syllabus import syllabus
    from frontline.workspace.errors import WorkspaceError
    from frontline.workspace.preview import Preview

    places = written_places()
    saves = saved(places)
    try:
        pages = previewed(places, syllabus(places))
        shown = Preview(places.root / "preview", pages)
        page = shown.find(name)
        built = made(places)
        if built is None:
            fail("Mend this first: there is nothing to show yet.")
        write(places, built)
        tell_drafts(built)
        shown.lay()
        threading.Thread(target=follow, args=(places, saves, shown), daemon=True).start()
        shown.open(page, port=port, browser=browser, say=say)
    except (ContentError, WorkspaceError) as problem:
        fail(str(problem))


@new.command("lesson")
def new_lesson(
    name: Annotated[str, typer.Argument(help="Number and words, as 22-the-night-desk.")],
    unit: Annotated[str, typer.Option(help="The unit of competency, as 309A.")],
    teaches: Annotated[
        list[str] | None,
        typer.Option(help="A requirement that it teaches, as 309A-6.1.2.complaints; may be repeated."),
    ] = None,
) -> None:
    """Begin a lesson.

    Example: frontline new lesson 22-the-night-desk --unit 309A --teaches 309A-6.1.2.complaints
    """
    from frontline.build.drafting import DraftError, begin_lesson
    from frontline.content.reading import ContentError

    places = written_places()
    try:
        begun(places, begin_lesson(places, name, unit.upper(), teaches or []))
    except (ContentError, DraftError) as problem:
        fail(str(problem))


@new.command("exercise")
def new_exercise(
    name: Annotated[
        str, typer.Argument(help="Unit, criterion, number and words, as 309a-i-4-the-night-desk.")
    ],
    after: Annotated[str, typer.Option(help="The lesson that it follows, as 08-choosing-the-channel.")],
) -> None:
    """Begin an exercise. Its criterion is in its name.

    Example: frontline new exercise 309a-i-4-the-night-desk --after 16-the-service-cycle
    """
    from frontline.build.drafting import DraftError, begin_exercise
    from frontline.content.reading import ContentError

    places = written_places()
    try:
        begun(places, begin_exercise(places, name, after))
    except (ContentError, DraftError) as problem:
        fail(str(problem))


@app.command(rich_help_panel="For authors")
def quality(
    to: Annotated[Path, typer.Option(help="The page to write.")] = Path("reports/course.html"),
) -> None:
    """Write a page on the course's quality: what it covers, how sound its questions are, how it reads.

    Example: frontline quality
    """
    from datetime import datetime

    from frontline.content.reading import ContentError
    from frontline.quality.course import read_course
    from frontline.quality.findings import findings
    from frontline.quality.page import page
    from frontline.quality.soundness import soundness

    try:
        course = read_course(written_places())
    except (ContentError, FileNotFoundError) as problem:
        fail(f"{problem}\nMend it, then run `frontline build`: it names everything that cannot be read.")
    sound = soundness(course)
    found = findings(course, sound)
    today = datetime.now().astimezone().date()
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(page(course, sound, found, today), encoding="utf-8", newline="\n")
    say(f"written: {to}")
    judge(found)


def written_places() -> Places:
    """Return the places of a checkout; end where there are no written texts."""
    from frontline.content.places import here

    places = here()
    if not places.solutions.is_dir():
        fail("This edition has no written texts to build from. Build in a checkout of the course.")
    return places


def begun(places: Places, path: Path) -> None:
    """Say where a draft lies, and what to do with it."""
    say(f"written: {places.name(path)}")
    say(f"It stands in {places.name(places.syllabus)} as a draft: no learner gets it yet.")
    say(f"Next: frontline preview {path.stem}")
    say("How to write one: course/guides/author.md")


def made(places: Places) -> Built | None:
    """Build in memory; where that cannot be done, say why and return None."""
    from frontline.build.course import BuildError
    from frontline.build.course import build as build_course
    from frontline.content.builds import builds_path
    from frontline.grading.releasing import release

    try:
        return build_course(places, version("frontline-course"), builds_path(), release)
    except BuildError as problem:
        for line in problem.problems:
            errors.print(line, markup=False)
        errors.print(f"{len(problem.problems)} to mend.", markup=False)
        return None


def write(places: Places, built: Built) -> None:
    """Write what differs, and say what."""
    changed = built.write()
    for path in changed:
        say(f"written: {places.name(path)}")
    say(f"{len(built.files)} files built, {len(changed)} changed.")


def compare(places: Places, built: Built) -> None:
    """Say where the written files differ from a rebuild, and how the course stands."""
    from frontline.quality.findings import findings
    from frontline.quality.soundness import soundness

    differing = built.differing()
    for path in differing:
        errors.print(f"{places.name(path)}: differs from a rebuild", markup=False)
    if differing:
        fail("Run `frontline build` and commit what it writes.")
    say(f"{len(built.files)} files equal a rebuild.")
    judge(findings(built.course, soundness(built.course)))


def judge(found: Findings) -> None:
    """Say how the course stands; end with an error where a rule is broken."""
    from frontline.quality.summary import counted

    for line in found.errors:
        errors.print(line, markup=False)
    if found.errors:
        fail(f"{len(found.errors)} to mend.")
    tell(found.drafts)
    holes = sum(map(len, found.holes.values()))
    left = [counted(holes, "hole") + " in unfinished units"] if holes else []
    if found.warnings:
        left.append(counted(len(found.warnings), "warning"))
    named = f" {' and '.join(left)}: `frontline quality` writes a page that names them." if left else ""
    say(f"No rule is broken.{named}")


def tell_drafts(built: Built) -> None:
    """Say what each draft still lacks."""
    from frontline.quality.drafts import draft_lines

    tell(draft_lines(built.course))


def tell(drafts: Mapping[str, Sequence[str]]) -> None:
    """Print what each draft still lacks."""
    for name, lines in drafts.items():
        say(f"draft {name}, still to do:")
        for line in lines:
            say(f"  {line}")


def follow(places: Places, saves: Iterator[list[Path]], shown: Preview | None = None) -> None:
    """Build at every save, and show it in a preview; without end."""
    from frontline.content.handed_out import previewed
    from frontline.content.syllabus import syllabus

    for paths in saves:
        began = time.perf_counter()
        say(f"\n{time.strftime('%H:%M:%S')} saved: {', '.join(places.name(path) for path in paths)}")
        try:
            built = made(places)
        except OSError as problem:
            # An editor may be in the middle of its work; the next save will tell.
            errors.print(f"{problem}. Save again.", markup=False)
            continue
        if built is None:
            continue
        write(places, built)
        if shown:
            # A page may have been begun meanwhile.
            shown.pages = previewed(places, syllabus(places))
            shown.lay()
        tell_drafts(built)
        say(f"{time.perf_counter() - began:.1f} seconds")
