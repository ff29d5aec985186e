"""The questions of the course with their keys, as the build writes them: of lessons, and of one exercise."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen

from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.questions import Question
from frontline.questions.types import question_from_json


@frozen(kw_only=True)
class Banked:
    """A question with all that marking it needs.

    `of` is the lesson's file or the exercise's id, `section` the heading that explains it; `apart` tells
    whether it can be answered without the text above it. `because` gives reasons by part, and `see` the
    words for a section by part; `also` are answers that earn everything beside what the key says.
    """

    question: Question[Any]
    key: Any
    of: str
    because: Mapping[str, str]
    see: Mapping[str, Sequence[str]] = field(factory=dict)
    section: str = ""
    apart: bool = True
    also: Sequence[object] = ()


Bank = Mapping[str, Banked]


def practice(places: Places) -> Bank:
    """Return the practice questions of all lessons by id, in order; raise `ContentError` without them."""
    return _read(places.practice, places)


def graded(places: Places, exercise: str) -> Bank | None:
    """Return an exercise's questions by id, in order; None in an edition without keys."""
    path = places.keys(exercise)
    return _read(path, places) if path.is_file() else None


def _read(path: Path, places: Places) -> Bank:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return {id_: _banked(one) for id_, one in plain.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise ContentError(places.name(path), "cannot be read: install the course again") from None


def _banked(plain: Mapping[str, Any]) -> Banked:
    question = question_from_json(plain["question"])
    fields = {name: plain[name] for name in ("of", "because", "see", "section", "apart")}
    return Banked(question=question, key=question.key(plain["key"]), also=plain.get("also", ()), **fields)
