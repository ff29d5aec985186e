"""What is kept of a learner: shows it, and deletes it when asked twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.content.contents import Contents, contents
from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import in_words
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.kept import Kept, forget
from frontline.store.kept import kept as found
from frontline.store.record import NotSavedError
from frontline.store.work import WorkFile, workspace_root
from frontline.study.checked import CHECKED, OWN_MARKS

if TYPE_CHECKING:
    from frontline.forms.keeping import Thing
    from frontline.forms.panel import Turn

NAMED = 3
"""At most so many files are named; the rest is counted."""
WORDS = {
    "work": "Your practice, flashcards, challenges, log of tasks and project, papers, and own marks",
    "exports": "Files with all your work, made to move it to another computer",
    "pages": "Pages that you made to print: progress, papers and sign-off sheets",
}


@in_words()
def kept() -> None:
    """Show what is kept of the learner in this workspace."""
    if mode() is not Mode.LIVE:
        tell("What is kept of you: open this page in JupyterLab to see it.")
        return
    root = workspace_root(Path.cwd())
    if root is None:
        tell(f"Nothing is kept here. {NO_WORKSPACE}")
        return
    from frontline.content.places import here
    from frontline.forms.panel import Panel

    course = contents(here())
    place(
        Panel(
            screen(root, course),
            act=lambda do, fields: act(root, course, do, fields),
            refresh=lambda: screen(root, course),
        )
    )


def act(root: Path, course: Contents, do: str, fields: Mapping[str, Any]) -> Turn:
    """Take one press."""
    from frontline.forms.panel import Turn

    ticked = [one for one in found(root) if fields.get(one.name) in (True, "on")]
    if do == "ask" and not ticked:
        return Turn(says="Tick first what you want to delete.")
    if do == "ask":
        return Turn(html=screen(root, course, ticked))
    if do == "delete":
        try:
            forget(ticked)
            _forget_results(root, course, ticked)
        except NotSavedError as problem:
            return Turn(html=screen(root, course), says=str(problem))
        return Turn(html=screen(root, course, gone=True), says="Deleted.")
    return Turn(html=screen(root, course), says="Nothing was deleted.")


def _forget_results(root: Path, course: Contents, gone: Iterable[Kept]) -> None:
    """Forget what was found in checks of exercises whose answers are gone."""
    file = WorkFile(root)
    for one in gone:
        exercise = course.exercise(one.name)
        if exercise is not None and file.record.path.is_file():
            file.drop(CHECKED, exercise.id)
            for asked in exercise.questions:
                file.drop(OWN_MARKS, asked.id)


def screen(root: Path, course: Contents, sure: list[Kept] | None = None, *, gone: bool = False) -> str:
    """Return the screen as HTML."""
    from frontline.forms.keeping import kept as html

    things = [_thing(one, course) for one in found(root)]
    return html(str(root), things, sure=[_thing(one, course) for one in sure or ()], gone=gone)


def _thing(one: Kept, course: Contents) -> Thing:
    from frontline.forms.keeping import Thing
    from frontline.forms.progress import when

    names = [path.name for path in one.files if path.suffix != ".lock"]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    changed = datetime.fromtimestamp(max(path.stat().st_mtime for path in one.files)).astimezone()
    exercise = course.exercise(one.name)
    answers = f"Your answers and hand-ins of the exercise {exercise.title if exercise else one.name}"
    return Thing(
        name=one.name,
        words=WORDS.get(one.name, answers),
        files=", ".join(names[:NAMED]) + more,
        size=f"{max(1, round(one.size / 1024))} KB",
        when=when(changed.isoformat(), datetime.now().astimezone()),
    )
