"""The last cell of every exercise: what is unanswered, the declaration, and the file to send."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.forms.output import Mode, mode, place
from frontline.notebook.asking import unfinished
from frontline.notebook.live import draft_key
from frontline.store.answers import Answers
from frontline.store.exercise import ExerciseFile, learner_name
from frontline.store.record import NotSavedError
from frontline.store.work import WorkFile, workspace_root

if TYPE_CHECKING:
    from frontline.notebook.checking import CheckScreen

TICK = "Tick the box: say that this is your own work."
DONE = (
    "Done. Send this file to your instructor: {}. Attach it to an e-mail, for example. "
    "It lies in this folder: {}"
)
HOURS = "It also says that you have studied {:g} hours for this unit."


def hand_in(exercise: str, *, title: str, edition: str, questions: Mapping[str, str]) -> None:
    """Show the hand-in form of `exercise`; `questions` are its question ids with a short name for each."""
    if mode() is not Mode.LIVE:
        return
    from frontline.forms.panel import Panel
    from frontline.forms.render import hand_in as form_html
    from frontline.forms.widget import Form, Reply

    file = ExerciseFile(Path.cwd(), exercise)
    root = workspace_root(Path.cwd())
    work = None if root is None else WorkFile(root)
    check: CheckScreen | None = None
    own: Panel | None = None

    def html() -> str:
        answers = file.look().answers
        return form_html(
            learner=answers.learner or (work.learner if work else ""),
            name=title,
            unanswered=unanswered(answers, questions),
            handed_in=_handed_in(answers),
            hours=root is not None,
        )

    def act(do: str, value: object) -> Reply:
        fields = value if isinstance(value, dict) else {}
        if do != "hand-in":
            return Reply("not attempted", "")
        declared = fields.get("declared") is True
        try:
            learner = learner_name(fields.get("learner"))
        except ValueError as problem:
            return Reply("not saved", f"Not handed in. {problem}{'' if declared else f' {TICK}'}")
        if not declared:
            return Reply("not attempted", TICK)
        try:
            hours = _hours(root, exercise) if root and fields.get("hours") is True else None
            explained = check is not None and check.explained
            path = file.hand_in(learner, edition, explained=explained, hours=hours)
        except NotSavedError as problem:
            return Reply("not saved", f"Not handed in. {problem}")
        if work:
            with suppress(NotSavedError):  # only for the next exercise's form
                work.remember(learner)
        if check and own:
            own.html = check.offer()
        says = DONE.format(path.name, path.parent)
        if hours is not None:
            says = f"{says} {HOURS.format(hours)}"
        return Reply("saved", says, html=html())

    place(Form(html(), act=act, draft=draft_key(file.folder, "hand-in"), refresh=html))
    # After the form, which need not wait for the keys to be read.
    check = None if root is None else _check(root, exercise)
    if check:
        own = Panel(check.offer(), act=check.act)
        place(own)


def _hours(root: Path, exercise: str) -> float | None:
    from frontline.content.places import here
    from frontline.notebook.standing import Progress

    return Progress(root, here()).hours(exercise)


def _check(root: Path, exercise: str) -> CheckScreen | None:
    """Return the screen of the learner's own check; None where this edition does not have the exercise."""
    from frontline.content.places import here
    from frontline.content.reading import ContentError
    from frontline.notebook.checking import CannotCheckError, Checking, CheckScreen

    try:
        return CheckScreen(Checking.of(root, exercise, here(), Path.cwd()))
    except (CannotCheckError, ContentError):
        return None


def unanswered(answers: Answers, questions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return id and short name of the questions without a whole answer, in order, with what is open."""
    open_ = {id_: unfinished(id_, answers.value(id_)) for id_ in questions}
    return [
        (id_, f"{name}. {says}" if says else name)
        for id_, name in questions.items()
        if (says := open_[id_]) is not None
    ]


def _handed_in(answers: Answers) -> str:
    if not answers.number:
        return ""
    if answers.declared:
        return f"You have handed in {_times(answers.number)}. You can change answers and hand in again."
    return "You have changed an answer since you handed in. Hand in again, so that it counts."


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
