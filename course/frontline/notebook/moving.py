"""Takes a learner's work to another computer, from a page: makes one file of it, and brings one in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.content.contents import Contents, contents
from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import in_words
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.record import NotSavedError
from frontline.store.work import workspace_root

if TYPE_CHECKING:
    from frontline.forms.panel import Turn
    from frontline.store.moving import Moved
    from frontline.store.second import Begun

FILE = "my-course-work.json"


@in_words()
def move() -> None:
    """Show how to take the work of this workspace along, and to bring work in."""
    if mode() is not Mode.LIVE:
        tell("To take your work along, open this page in JupyterLab.")
        return
    root = workspace_root(Path.cwd())
    if root is None:
        tell(f"There is no work here to take along. {NO_WORKSPACE}")
        return
    from frontline.content.places import here
    from frontline.forms.keeping import move as screen
    from frontline.forms.panel import Panel

    course = contents(here())
    place(Panel(screen(), act=lambda do, fields: act(root, course, do, fields)))


def act(root: Path, course: Contents, do: str, fields: Mapping[str, Any]) -> Turn:
    """Take one press."""
    from frontline.forms.keeping import move as screen
    from frontline.forms.panel import Turn
    from frontline.store.moving import CannotMoveError, bring_in, export_work
    from frontline.store.second import begin, second_attempt

    try:
        if do == "make":
            export_work(root, root / FILE)
            return Turn(html=screen(file=FILE), says="Your file is made. Now save it.")
        match fields.get("file"):
            case {"name": str(name), "content": str(content)}:
                file = content.encode("utf-8", "replace")
                if sent := second_attempt(file):
                    lines = begun_in_lines(begin(root, sent), course)
                    return Turn(html=screen(came=lines), says="Your second attempt can begin.")
                came = bring_in(root, file, name)
                return Turn(html=screen(came=in_lines(came, course)), says="Your work is here now.")
        return Turn(says="Choose a file first.")
    except (CannotMoveError, NotSavedError) as problem:
        return Turn(says=str(problem))


def begun_in_lines(begun: Begun, course: Contents) -> list[str]:
    """Say line by line what a second attempt is."""
    exercise = course.exercise(begun.exercise)
    return [
        f"Your second attempt at the exercise {exercise.title if exercise else begun.exercise} can begin.",
        f"Answers with full marks, which are carried over and locked: {begun.carried}.",
        "Open the exercise, work on the other questions, and hand in again at its end.",
        "If its page is open already, choose Run > Run All Cells there.",
    ]


def in_lines(came: Moved, course: Contents) -> list[str]:
    """Say line by line what came in."""
    if not (came.practice or came.entries or came.answers):
        return ["All of it was here already, or is newer here. Nothing changed."]
    lines = [f"Practice answers: {came.practice}. Other entries: {came.entries}."]
    for id_, count in came.answers.items():
        exercise = course.exercise(id_)
        lines.append(f"Answers of the exercise {exercise.title if exercise else id_}: {count}.")
    if came.kept:
        lines.append(f"Practice answers that were newer here, and stay: {came.kept}.")
    return [*lines, "Pages that are open show it when you choose Run > Run All Cells."]
