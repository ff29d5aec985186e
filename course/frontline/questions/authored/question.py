"""What an author writes about a question of any type, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic

from attrs import Factory, frozen

from frontline.questions.question import Key, MalformedError, Question


@frozen(kw_only=True)
class Made(Generic[Key]):
    """A question ready for a notebook: what learners see, its key as plain data, and the reasons by part.

    `see` names, by part, the section that explains it as its author wrote it: a heading, or
    `lesson file: heading`; the part '' stands for the whole question. `also` are answers that earn everything
    beside what the key says, as the form saves them.
    """

    question: Question[Key]
    key: object
    because: Mapping[str, str]
    see: Mapping[str, str] = Factory(dict)
    also: tuple[Any, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.also and self.question.by_person:
            raise ValueError("`also` does not go with a reply: a person marks it")
        for answer in self.also:
            try:
                read = self.question.read(answer)
            except MalformedError as problem:
                raise ValueError(f"`also`: {answer!r}: {problem}") from None
            if read is None:
                raise ValueError(f"`also`: {answer!r} is no answer")


@frozen(kw_only=True)
class Reason:
    """Why something is right or wrong, and where it is explained (`see`), if not where the question says."""

    because: str
    see: str = ""


@frozen(kw_only=True)
class Authored:
    """What an author writes about a question of any type; each type adds its own.

    `apart` says whether it can be answered without the text above it, as the challenge asks it.
    Two fields mend a question that was handed out: `void` withdraws it, `also` accepts further answers.
    """

    prompt: str
    assesses: tuple[str, ...] = ()
    points: int = 0
    mode: str = "all"
    essential: bool = False
    hint: str = ""
    see: str = ""
    apart: bool = True
    void: bool = False
    also: tuple[Any, ...] = ()

    def made(self, id: str) -> Made[Any]:  # noqa: A002 - the field's own name
        """Return the question, its key and its reasons; raise ValueError when they do not fit together."""
        raise NotImplementedError

    def common(self) -> dict[str, Any]:
        """Return the fields that every question takes as they stand."""
        return {
            "points": 0 if self.void else self.points,
            "essential": self.essential and not self.void,
            "hint": self.hint,
            "void": self.void,
        }

    def explained(self, reasons: Mapping[str, Reason]) -> dict[str, Any]:
        """Return reasons and the sections that explain them, by part, and what is accepted beside the key."""
        sections = {"": self.see, **{part: reason.see for part, reason in reasons.items()}}
        return {
            "because": {part: reason.because for part, reason in reasons.items()},
            "see": {part: section for part, section in sections.items() if section},
            "also": self.also,
        }
