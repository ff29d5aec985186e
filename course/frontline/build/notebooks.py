"""Turns a text into a notebook: the same text always gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from attrs import evolve

from frontline.build import cells
from frontline.build.cells import Cell
from frontline.build.documents import DOCUMENTS
from frontline.build.entries import theme_page
from frontline.build.keyterms import key_terms
from frontline.build.meanings import Meanings
from frontline.build.sections import Section, Sections
from frontline.content.company import Company
from frontline.content.text import (
    ChartBlock,
    DocumentBlock,
    ExploreBlock,
    MarkingBlock,
    OwnBlock,
    PaperBlock,
    Part,
    Prose,
    QuestionBlock,
    ScreenBlock,
    TermsBlock,
    Text,
)
from frontline.questions.types import question_to_json
from frontline.terms import Term

Notebook = dict[str, Any]

MENDED = ("points", "essential", "void")
PRACTICE, QUESTION = "Practice", "Question"
"""What a question is called in a lesson, and in an exercise."""


def lesson(text: Text, sections: Sections, company: Company, meanings: Meanings | None = None) -> Notebook:
    """Return a lesson, or any page, as a notebook: questions are for practice.

    With `meanings` its text says what a term means where it is first used.
    """
    see = _explained(text, sections)
    made = _cells(
        numbered(text, PRACTICE),
        company,
        lambda block: [cells.practise(block, see[block.id])],
        shown=meanings.shown if meanings else str,
    )
    return _notebook(made, {})


def glossary(title: str, terms: Iterable[Term], every: Mapping[str, Term]) -> Notebook:
    """Return the page of one theme of the glossary."""
    return _notebook(theme_page(title, terms, every), {})


def exercise(text: Text, id_: str, sections: Sections, company: Company, marking: str) -> Notebook:
    """Return the instructor's notebook of the exercise `id_`: questions carry their keys as hidden tests.

    `marking` is what it says about how it is marked.
    """
    see = _explained(text, sections)
    text = numbered(text, QUESTION)
    questions = [question_to_json(block.made.question) for block in text.questions]
    made = _cells(text, company, lambda block: cells.ask(block, id_, see[block.id]), marking, graded=True)
    made.append(cells.hand_in(id_, text.title, edition(questions), text.questions))
    return _notebook(made, {"exercise": id_, "edition": edition(questions), "questions": questions})


def edition(questions: Iterable[dict[str, Any]]) -> str:
    """Return the hash by which hand-ins of different editions of an exercise are told apart.

    What mends a question that was handed out makes no other edition: the answers stay answers to it.
    """
    asked = [{name: value for name, value in one.items() if name not in MENDED} for one in questions]
    canonical = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:12]


def dump(notebook: Notebook) -> str:
    """Return the notebook file's content, as nbformat writes it."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _explained(text: Text, sections: Sections) -> dict[str, dict[str, Section]]:
    return {block.id: sections.of(text, block) for block in text.questions}


def _cells(
    text: Text,
    company: Company,
    question: Callable[[QuestionBlock], list[Cell]],
    marking: str = "",
    shown: Callable[[str], str] = str,
    *,
    graded: bool = False,
) -> list[Cell]:
    made: list[Cell] = []
    for number, part in enumerate(text.parts, 1):
        match part:
            case Prose():
                made.append(cells.prose(f"text-{number:03d}", shown(part.text)))
            case QuestionBlock():
                made += question(part)
            case ExploreBlock():
                made.append(cells.configured("explore", part))
            case ChartBlock():
                made.append(cells.configured("chart", part, graded=graded))
            case PaperBlock():
                made.append(cells.configured("paper", part))
            case ScreenBlock():
                made.append(cells.screen(part))
            case OwnBlock():
                pass
            case DocumentBlock():
                made.append(cells.prose(f"text-{number:03d}", shown(DOCUMENTS[part.name](company))))
            case MarkingBlock():
                made.append(cells.prose(f"text-{number:03d}", marking))
            case TermsBlock():
                made.append(cells.prose(f"text-{number:03d}", key_terms(part.terms)))
    return made


def numbered(text: Text, word: str) -> Text:
    """Return a text whose questions are called by a word and their number."""
    numbers = count(1)

    def called(part: Part) -> Part:
        if not isinstance(part, QuestionBlock):
            return part
        question = evolve(part.made.question, label=f"{word} {next(numbers)}")
        return evolve(part, made=evolve(part.made, question=question))

    return evolve(text, parts=tuple(called(part) for part in text.parts))


def _notebook(made: list[Cell], about: dict[str, Any]) -> Notebook:
    metadata: dict[str, Any] = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    if about:
        metadata["frontline"] = about
    return {"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
