"""Check-in: makes a fresh notebook and answers file out of a hand-in, of which nothing else passes."""

from __future__ import annotations

import html
import json
import re
from typing import Any

from attrs import frozen

from frontline.classroom.released import Released
from frontline.questions import MalformedError, Question
from frontline.store.answers import WHOLE, Answer, Answers, RefusedError, dump, parse

LONGEST_NOTE = 200
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:\d\d|Z)")


@frozen
class CheckedIn:
    """What passes of a hand-in, and what the instructor should know about it."""

    released: Released
    given: Answers
    remarks: tuple[str, ...] = ()
    refused: bool = False

    @property
    def answers(self) -> bytes:
        """The fresh answers file."""
        return dump(self.given)

    @property
    def notebook(self) -> str:
        """The fresh notebook: the released one with the replies in their cells."""
        sources = {
            id_: reply_source(self.given.value(id_)) if id_ in self.given.answers else blank
            for id_, blank in self.released.replies.items()
        }
        return self.released.text.filled(
            {id_: json.dumps(source, ensure_ascii=False) for id_, source in sources.items()}
        )


def check_in(
    content: bytes | RefusedError | None, released: Released, learner: str, *, raw: bool = False
) -> CheckedIn:
    """Make the pair for `learner` from the answers file's content.

    Pass None where there is no hand-in, and the error where its file was not even opened:
    the pair is then blank and says why. `raw` tells that it comes from the learner, whose own notes do not
    pass; otherwise it was checked in before.
    """
    if content is None:
        return _blank(released, learner, "No hand-in.")
    try:
        answers = _parsed(content)
    except RefusedError as problem:
        return _blank(released, learner, str(problem), refused=True)
    if answers.exercise != released.exercise:
        return _blank(released, learner, "This hand-in belongs to another exercise.", refused=True)
    clean: dict[str, Answer] = {}
    notes = {} if raw else _earlier_notes(answers, released)
    for question in released.questions:
        given = answers.answers.get(question.id)
        if given is None:
            continue
        try:
            value = _normal(question, given.value)
        except MalformedError as problem:
            notes[question.id] = str(problem)
            continue
        if value is not None:
            clean[question.id] = Answer(value, given.saved if TIME.fullmatch(given.saved) else "")
    checked = Answers(
        exercise=released.exercise,
        edition=released.edition,
        learner=learner,
        attempt=answers.attempt,
        number=answers.number,
        declared=answers.declared,
        explained=answers.explained,
        hours=answers.hours,
        answers=clean,
        notes=notes,
    )
    return CheckedIn(released, checked, tuple(_remarks(answers, released, notes)))


def _earlier_notes(answers: Answers, released: Released) -> dict[str, str]:
    """Keep why an earlier check-in dropped an answer: check-in runs again before grading."""
    known = {WHOLE, *(question.id for question in released.questions)}
    return {
        name: note
        for name, note in answers.notes.items()
        if name in known and name not in answers.answers and len(note) <= LONGEST_NOTE
    }


def _parsed(content: bytes | RefusedError) -> Answers:
    if isinstance(content, RefusedError):
        raise content
    return parse(content)


def _normal(question: Question[Any], raw: object) -> Any:
    answer = question.read(raw)
    match answer:
        case tuple():
            return list(answer)
        case float():
            return raw
    return answer


def _blank(released: Released, learner: str, reason: str, *, refused: bool = False) -> CheckedIn:
    blank = Answers(
        exercise=released.exercise, edition=released.edition, learner=learner, notes={WHOLE: reason}
    )
    return CheckedIn(released, blank, (reason,), refused)


def _remarks(answers: Answers, released: Released, notes: dict[str, str]) -> list[str]:
    remarks = [f"{name}: {reason}" for name, reason in notes.items()]
    known = {question.id for question in released.questions}
    if unknown := len(set(answers.answers) - known):
        remarks.append(f"{unknown} answers to questions that this exercise does not have")
    if answers.edition and answers.edition != released.edition:
        remarks.append("made with another edition of the exercise")
    if not answers.intact:
        remarks.append("changed after it was handed in (checksum)")
    if answers.explained:
        remarks.append("the learner had checked an earlier hand-in with the keys, and seen the reasons")
    if not answers.declared:
        remarks.append("without the declaration of own work")
    return remarks


def reply_source(text: str) -> str:
    """Return a reply as the source of a Markdown cell in which all of it stays text."""
    return f'<pre style="white-space: pre-wrap">\n{html.escape(text)}</pre>'
