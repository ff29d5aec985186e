"""Questions of an exercise: the form while a learner works, the static view and the mark while grading."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from frontline.forms.collected import collecting
from frontline.forms.output import Mode, mode, place, show, tell
from frontline.notebook.live import draft_key, saved
from frontline.questions import MalformedError, Question, State
from frontline.store.answers import Answer
from frontline.store.exercise import ExerciseFile
from frontline.store.record import NotSavedError

if TYPE_CHECKING:
    from frontline.forms.widget import Reply


@frozen
class Asked:
    """A question that this run of the notebook has asked, and what was found as its answer."""

    question: Question[Any]
    raw: Any
    note: str


_ASKED: dict[str, Asked] = {}
CARRIED = "It had full marks in your first attempt, so it is carried over and cannot be changed."
ELSEWHERE = "This conversation went on in another window. Here is how it stands."


def ask(question: Question[Any], *, exercise: str) -> None:
    """Show a question of `exercise`; its answer is kept in the answers file of the working folder."""
    if collecting() is not None:
        _ASKED[question.id] = Asked(question, None, "")
        return
    file = ExerciseFile(Path.cwd(), exercise)
    if mode() is Mode.LIVE:
        _ASKED[question.id] = Asked(question, None, "")
        _show_form(question, file)
        return
    answers = file.peek()
    asked = Asked(question, answers.value(question.id), answers.notes.get(question.id, ""))
    _ASKED[question.id] = asked
    if mode() is Mode.VALIDATE:
        _complain(asked)


def score(
    id: str,  # noqa: A002
    *,
    key: object,
    because: Mapping[str, str],
    see: Mapping[str, Sequence[str]] | None = None,
    also: Sequence[object] = (),
) -> float | None:
    """Show the question `id` as answered with its mark, and return the points when nbgrader grades.

    A written reply earns nothing here: its points are in the cell that a person marks.
    """
    found = collecting()
    if found is None and mode() is not Mode.AUTOGRADE:
        return None
    from frontline.forms.marked import Keyed
    from frontline.forms.shown import sections

    asked = _ASKED[id]
    question = asked.question
    keyed = Keyed(question=question, key=question.key(key), because=because, see=sections(see), also=also)
    if found is not None:
        found.append(keyed)
        return None
    marked = keyed.marked(asked.raw, asked.note)
    for piece in marked.pieces:
        show(piece.html, part=piece.part)
    return marked.points


def enter(question: Question[Any], file: ExerciseFile, _: str, value: object) -> Reply:
    """Save what was entered; a conversation only goes on, because what was said stays said."""
    if not question.unfolds:
        return saved(question, value, lambda: file.save(question.id, value))
    from frontline.forms.render import live
    from frontline.forms.widget import Reply

    before = file.peek().value(question.id)
    if not _goes_on(question, value, before):
        return Reply("saved", ELSEWHERE, html=live(question, before, practice=False))
    reply = saved(question, value, lambda: file.save(question.id, value))
    return evolve(reply, html=live(question, value, practice=False))


def _show_form(question: Question[Any], file: ExerciseFile) -> None:
    from frontline.forms.render import live, static
    from frontline.forms.widget import Form

    try:
        opened = file.open()
    except NotSavedError as problem:
        tell(str(problem))
        return
    answer = opened.answers.answers.get(question.id, Answer(None))
    if opened.answers.second and question.id in opened.answers.second.carried:
        show(static(question, answer.value, note=CARRIED))
        return
    form = Form(
        live(question, answer.value, practice=False, saved=answer.saved),
        act=partial(enter, question, file),
        draft=draft_key(file.folder, question.id),
    )
    if opened.says:
        tell(opened.says)
    place(form)


def unfinished(id: str, raw: object) -> str | None:  # noqa: A002
    """Say what is open in an answer to the question `id` of this run; None when nothing is."""
    asked = _ASKED.get(id)
    if asked is None:
        return None if raw and str(raw).strip() else ""
    try:
        answer = asked.question.read(raw)
    except MalformedError as problem:
        return str(problem)
    return "" if answer is None else asked.question.remark(answer) or None


def _goes_on(question: Question[Any], value: object, before: object) -> bool:
    """Whether `value` may take the place of the answer `before` it."""
    try:
        answer = question.read(value)
    except MalformedError:
        return False
    try:
        return question.follows(answer, question.read(before))
    except MalformedError:
        return True


def _complain(asked: Asked) -> None:
    try:
        answered = asked.question.read(asked.raw) is not None
    except MalformedError:
        answered = True
    if not answered:
        name = asked.question.label or asked.question.id
        print(f"{name}: {State.NOT_ATTEMPTED.value}", file=sys.stderr)  # noqa: T201
