"""The question types: what each asks, what a well-formed answer is, and how it is marked."""

from __future__ import annotations

from typing import Any

from attrs import asdict

from frontline.questions.choice import AuthoredChoice, Choice
from frontline.questions.choices import AuthoredChoices, Choices
from frontline.questions.number import AuthoredNumber, Number
from frontline.questions.question import (
    Authored,
    Made,
    MalformedError,
    Mark,
    Question,
    State,
    Verdict,
    mark,
)
from frontline.questions.written import AuthoredWritten, Scheme, Written

__all__ = [
    "AUTHORED",
    "TYPES",
    "Authored",
    "Choice",
    "Choices",
    "Made",
    "MalformedError",
    "Mark",
    "Number",
    "Question",
    "Scheme",
    "State",
    "Verdict",
    "Written",
    "mark",
    "question_from_json",
    "question_to_json",
]

TYPES: dict[str, type[Question[Any]]] = {type_.kind: type_ for type_ in (Choice, Choices, Number, Written)}
AUTHORED: dict[str, type[Authored]] = {
    Choice.kind: AuthoredChoice,
    Choices.kind: AuthoredChoices,
    Number.kind: AuthoredNumber,
    Written.kind: AuthoredWritten,
}


def question_to_json(question: Question[Any]) -> dict[str, Any]:
    """Return a question as plain JSON data; it holds no key."""
    return {"type": question.kind, **asdict(question)}


def question_from_json(plain: dict[str, Any]) -> Question[Any]:
    """Return the question that `question_to_json` wrote; raise KeyError or TypeError for anything else."""
    fields = dict(plain)
    return TYPES[fields.pop("type")](**fields)
