"""The released exercise: the one trusted copy that hand-ins are read against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.questions import Question
from frontline.questions.types import question_from_json


@frozen
class Released:
    """An exercise as it was released: its notebook as JSON data, and its questions in order."""

    exercise: str
    edition: str
    notebook: dict[str, Any]
    questions: tuple[Question[Any], ...]


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
