"""What an author writes about a question of any type, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from attrs import frozen

from frontline.questions.question import Key, Question


@frozen(kw_only=True)
class Made(Generic[Key]):
    """A question ready for a notebook: what learners see, its key as plain data, and the reasons by part."""

    question: Question[Key]
    key: object
    because: Mapping[str, str]


@frozen(kw_only=True)
class Authored:
    """What an author writes about a question of any type; each type adds its own."""

    prompt: str
    assesses: tuple[str, ...] = ()
    points: int = 0
    mode: str = "all"
    essential: bool = False
    hint: str = ""

    def made(self, id: str) -> Made[Any]:  # noqa: A002 - the field's own name
        """Return the question, its key and its reasons; raise ValueError when they do not fit together."""
        raise NotImplementedError

    def common(self) -> dict[str, Any]:
        """Return the fields that every question takes as they stand."""
        return {"points": self.points, "essential": self.essential, "hint": self.hint}
