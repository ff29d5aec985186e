"""Explorations of a lesson: the exploration, and below it the form for what the learner found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from frontline.forms.output import Mode, mode, place, tell
from frontline.notebook.live import draft_key, saved
from frontline.notebook.practising import NO_WORKSPACE
from frontline.store.record import NotSavedError
from frontline.store.work import Practised, WorkFile, workspace_root

if TYPE_CHECKING:
    from frontline.forms.widget import Reply
    from frontline.questions.written import Written

MADE = "{}-made"
"""The name under which the work file keeps what was made in an exploration: a plan, notes, moves."""


def explore(id: str, settings: Mapping[str, Any]) -> None:  # noqa: A002
    """Show the exploration `id` as a lesson configures it; it needs a person to move its controls."""
    if mode() is not Mode.LIVE:
        tell(f"{settings.get('title', id)}: open this page in JupyterLab to try it.")
        return
    from frontline.explorations.frame import Keep
    from frontline.explorations.kinds import exploration
    from frontline.forms.render import finding
    from frontline.forms.widget import Form
    from frontline.questions.written import Written

    root = workspace_root(Path.cwd())
    notes = Notes(id, None if root is None else WorkFile(root))
    place(exploration(settings, Keep(notes.read(MADE.format(id)).value, notes.made)))
    question = Written(id, "What did you find? Write one or two sentences.", words=(5, 40))
    was = notes.read(id)
    act = Finding(question, str(settings["found"]), notes)
    place(
        Form(finding(question, was.value, saved=was.saved), act=act, draft=draft_key(root or Path.cwd(), id))
    )


@frozen
class Notes:
    """What a learner makes and writes in the exploration `id`, in the work file where there is one."""

    id: str
    file: WorkFile | None

    def read(self, name: str) -> Practised:
        """Return what is kept under a name."""
        try:
            return Practised() if self.file is None else self.file.open().practice.get(name, Practised())
        except NotSavedError:
            return Practised()

    def write(self, name: str, value: Any) -> None:
        """Keep something; raise NotSavedError in words for the learner."""
        if self.file is None:
            raise NotSavedError(NO_WORKSPACE)
        self.file.save(name, value)

    def made(self, value: Any) -> str:
        """Keep what was made, and say how that went."""
        try:
            self.write(MADE.format(self.id), value)
        except NotSavedError as problem:
            return f"Not saved. {problem}"
        return f"Saved {datetime.now().astimezone():%H:%M}."


@frozen
class Finding:
    """The form below an exploration: keeps what was found, then shows what colleagues found."""

    question: Written
    found: str
    notes: Notes

    def __call__(self, do: str, value: object) -> Reply:
        """Save; on "check" show what colleagues found, once something is written."""
        from frontline.forms.render import said
        from frontline.forms.widget import Reply

        reply = saved(self.question, value, lambda: self.notes.write(self.question.id, value))
        if do != "check" or reply.state == "malformed":
            return reply
        if reply.state == "not attempted":
            return Reply("not attempted", "Write first what you found.")
        return Reply(reply.state, reply.says, feedback=said("What we found", self.found))
