"""Practice questions of a lesson: saved like any answer, checked at once, with the reason for each option."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frontline.forms.output import Mode, mode, place, show
from frontline.notebook.live import draft_key, saved
from frontline.questions import Question, State, mark
from frontline.store.record import NotSavedError
from frontline.store.work import Practised, WorkFile, workspace_root

NO_WORKSPACE = "Practice is kept only in a folder that `frontline start` has made."


def practise(question: Question[Any], *, key: object, because: Mapping[str, str]) -> None:
    """Show a practice question; its answer is kept in the workspace's work file, where there is one."""
    from frontline.forms.render import live, static

    if mode() is not Mode.LIVE:
        show(static(question, None))
        return
    from frontline.forms.widget import Form, Reply

    root = workspace_root(Path.cwd())
    file = None if root is None else WorkFile(root)
    right = question.key(key)
    try:
        work = Practised() if file is None else file.open().practice.get(question.id, Practised())
    except NotSavedError:
        work = Practised()

    def keep(value: object) -> None:
        if file is None:
            raise NotSavedError(NO_WORKSPACE)
        file.save(question.id, value)

    def count(value: object, *, right: bool) -> None:
        if file is None:
            raise NotSavedError(NO_WORKSPACE)
        file.tried(question.id, value, right=right)

    def check(value: object) -> Reply:
        result = mark(question, right, value)
        if result.state is State.NOT_ATTEMPTED:
            return Reply("not attempted", "Choose or write an answer first.")
        if result.state is State.MALFORMED:
            return Reply("malformed", result.reason)
        kept = saved(question, value, lambda: count(value, right=result.full))
        return Reply(kept.state, kept.says, _feedback(question, right, value, because))

    def act(do: str, value: object) -> Reply:
        return check(value) if do == "check" else saved(question, value, lambda: keep(value))

    place(
        Form(
            live(question, work.value, practice=True, saved=work.saved),
            act=act,
            draft=draft_key(root or Path.cwd(), question.id),
        )
    )


def _feedback(question: Question[Any], key: Any, value: object, because: Mapping[str, str]) -> str:
    from frontline.forms.render import reasons, scheme

    if question.by_person:
        return scheme(question, key, for_learner=True)
    return reasons(question, value, mark(question, key, value), because)
