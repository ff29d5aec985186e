"""What every question has in common, and what marking an answer gives."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, ClassVar, Generic, TypeVar

from attrs import evolve, field, frozen

Key = TypeVar("Key")


class State(Enum):
    """What became of an answer; its value is the words people read."""

    NOT_ATTEMPTED = "not attempted"
    MALFORMED = "malformed"
    MARKED = "marked"
    TO_MARK = "to be marked by a person"


class MalformedError(ValueError):
    """An answer that is not of its question's form; the message says why in plain words."""


@frozen
class Verdict:
    """How one part of an answer did: `part` names its reason, `credit` runs from 0 (wrong) to 1 (right).

    `about` is what the part asks, `said` what was answered and `right` what is right, where a type tells
    them: all as people read them.
    """

    part: str
    credit: float
    about: str = ""
    said: str = ""
    right: str = ""


@frozen
class Mark:
    """The result of marking one answer: `points` lie within [0, `out_of`]."""

    points: float
    out_of: float
    state: State
    verdicts: tuple[Verdict, ...] = ()
    reason: str = ""

    @property
    def full(self) -> bool:
        """Whether the answer is entirely right."""
        return self.state is State.MARKED and all(verdict.credit == 1 for verdict in self.verdicts)

    def refused(self, reason: str) -> Mark:
        """Return the mark of an answer that was refused before it came here."""
        return evolve(self, points=0.0, state=State.MALFORMED, verdicts=(), reason=reason)


@frozen
class Question(Generic[Key]):
    """A question as a learner sees it; what is right stands in its key, never here.

    `points` is the most that the answer can earn (0 in a lesson, where nothing is graded).
    """

    kind: ClassVar[str]
    by_person: ClassVar[bool] = False
    unfolds: ClassVar[bool] = False
    """Whether each step of an answer brings more of the question to light."""

    id: str
    prompt: str
    points: int = field(default=0, kw_only=True)
    essential: bool = field(default=False, kw_only=True)
    hint: str = field(default="", kw_only=True)
    label: str = field(default="", kw_only=True)
    """What people call it, e.g. Question 3; the build numbers questions."""
    void: bool = field(default=False, kw_only=True)
    """Whether it was withdrawn after it was handed out: it is shown, and counts for nothing."""

    def read(self, raw: object) -> Any:
        """Return the answer in `raw`, or None when there is none; raise `MalformedError` otherwise."""
        raise NotImplementedError

    def key(self, plain: object) -> Key:
        """Return the key that a notebook writes as plain data."""
        raise NotImplementedError

    def grade(self, key: Key, answer: Any) -> Mark:
        """Mark an answer that `read` returned."""
        raise NotImplementedError

    def remark(self, answer: Any) -> str:
        """Say what is still missing in an answer that `read` returned, or cannot be marked in it."""
        return ""

    def unread(self, answer: Any) -> str:
        """Say what in an answer that `read` returned cannot be understood; empty where all can be marked."""
        return ""

    def follows(self, answer: Any, before: Any) -> bool:
        """Whether a graded `answer` may take the place of the one `before` it, both as `read` gave them."""
        return True

    def marked(self, credit: float, *verdicts: Verdict) -> Mark:
        """Return the mark for `credit` between 0 and 1 of this question's points."""
        return Mark(self.points * credit, self.points, State.MARKED, verdicts)


def mark(question: Question[Key], key: Key, raw: object, also: Sequence[object] = ()) -> Mark:
    """Mark whatever stands in an answers file for `question`: no input raises.

    `also` are answers that earn everything beside what the key says, as the form saves them.
    """
    try:
        answer = question.read(raw)
    except MalformedError as problem:
        return Mark(0.0, question.points, State.MALFORMED, reason=str(problem))
    if answer is None:
        return Mark(0.0, question.points, State.NOT_ATTEMPTED)
    if any(question.read(other) == answer for other in also):
        return question.marked(1.0)
    return question.grade(key, answer)
