"""The released exercise: the one trusted copy that hand-ins are read against."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.classroom.slots import Slotted, dumped, slot, slotted
from frontline.questions import Question
from frontline.questions.types import question_from_json


@frozen
class Released:
    """An exercise as it was released: its notebook as JSON data, and its questions in order."""

    exercise: str
    edition: str
    notebook: dict[str, Any]
    questions: tuple[Question[Any], ...]

    @cached_property
    def replies(self) -> dict[str, str]:
        """The released source of each cell that takes a reply, by the question's id."""
        written = {question.id for question in self.questions if question.by_person}
        return {
            cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
            for cell in self.notebook["cells"]
            if takes_reply(cell) and cell["metadata"]["nbgrader"]["grade_id"] in written
        }

    @cached_property
    def text(self) -> Slotted:
        """The notebook file's text, with a slot for the source of each cell that takes a reply."""
        cells = [
            {**cell, "source": slot(cell["metadata"]["nbgrader"]["grade_id"])}
            if takes_reply(cell) and cell["metadata"]["nbgrader"]["grade_id"] in self.replies
            else cell
            for cell in self.notebook["cells"]
        ]
        return slotted(dumped({**self.notebook, "cells": cells}) + "\n")


def takes_reply(cell: dict[str, Any]) -> bool:
    """Whether a reply is placed in this cell."""
    return bool(cell["metadata"].get("nbgrader", {}).get("solution"))


def read_released(path: Path) -> Released | None:
    """Read a released notebook; None when it is not there, or no exercise of this course's kind."""
    if not path.is_file():
        return None
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return from_notebook(notebook)


def from_notebook(notebook: dict[str, Any]) -> Released | None:
    """Return the exercise in `notebook`, the instructor's own; None when it is not of our kind."""
    about = notebook["metadata"].get("frontline", {})
    if "questions" not in about:
        return None
    return Released(
        exercise=about["exercise"],
        edition=about["edition"],
        notebook=notebook,
        questions=tuple(question_from_json(plain) for plain in about["questions"]),
    )
