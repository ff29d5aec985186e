"""All question types by name, and questions as plain JSON data."""

from __future__ import annotations

from typing import Any

from attrs import asdict

from frontline.questions.blanks import Blanks
from frontline.questions.choice import Choice
from frontline.questions.choices import Choices
from frontline.questions.dialogue import Dialogue
from frontline.questions.match import Match
from frontline.questions.number import Number
from frontline.questions.order import Order
from frontline.questions.question import Question
from frontline.questions.table import Table
from frontline.questions.written import Scheme, Written

__all__ = [
    "TYPES",
    "Blanks",
    "Choice",
    "Choices",
    "Dialogue",
    "Match",
    "Number",
    "Order",
    "Scheme",
    "Table",
    "Written",
    "question_from_json",
    "question_to_json",
]

TYPES: dict[str, type[Question[Any]]] = {
    type_.kind: type_ for type_ in (Choice, Choices, Match, Order, Number, Blanks, Table, Written, Dialogue)
}


def question_to_json(question: Question[Any]) -> dict[str, Any]:
    """Return a question as plain JSON data; it holds no key."""
    return {"type": question.kind, **asdict(question)}


def question_from_json(plain: dict[str, Any]) -> Question[Any]:
    """Return the question that `question_to_json` wrote; raise KeyError or TypeError for anything else."""
    fields = dict(plain)
    return TYPES[fields.pop("type")](**fields)
