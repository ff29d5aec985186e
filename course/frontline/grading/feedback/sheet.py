"""What feedback shows of one graded exercise: every question with its marks."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from attrs import frozen


class State(Enum):
    """How a question went; its value is the words people read."""

    FULL = "all points"
    PART = "some of the points"
    NONE = "no points"
    EMPTY = "not answered"
    REFUSED = "cannot be marked"
    WAITS = "not marked yet"
    VOID = "does not count"


@frozen(kw_only=True)
class Shown:
    """Something that the exercise only shows between its questions, as a chart."""

    html: str


@frozen(kw_only=True)
class Marks:
    """A question with its marks: `earned` is None while a person has still to mark it.

    `answer` is the form with the own answer, and `released` what may be shown of reasons and scheme, as HTML;
    `reply` is text, where there is no form. `by_marker` tells that a person changed automatic points, and
    `see` names the sections that explain the question.
    """

    id: str
    label: str
    state: State
    earned: float | None
    points: float
    essential: bool = False
    by_marker: bool = False
    answer: str = ""
    released: tuple[str, ...] = ()
    reply: str = ""
    comment: str = ""
    see: tuple[str, ...] = ()

    @property
    def again(self) -> bool:
        """Whether it is worth another look."""
        return self.state not in (State.FULL, State.WAITS, State.VOID)


@frozen(kw_only=True)
class Sheet:
    """A learner's graded exercise; `kept_back` tells that reasons or schemes are not released yet."""

    exercise: str
    title: str
    handed_in: datetime | None
    note: str
    penalty: float
    kept_back: bool
    parts: tuple[Marks | Shown, ...]

    @property
    def questions(self) -> tuple[Marks, ...]:
        """The questions alone."""
        return tuple(part for part in self.parts if isinstance(part, Marks))

    @property
    def earned(self) -> float:
        """What is earned so far, without what was taken off for lateness."""
        return sum(question.earned or 0.0 for question in self.questions) - self.penalty

    @property
    def points(self) -> float:
        """The most that can be earned."""
        return sum(question.points for question in self.questions)

    @property
    def to_mark(self) -> int:
        """How many questions a person has still to mark."""
        return sum(question.state is State.WAITS for question in self.questions)

    @property
    def again(self) -> tuple[Marks, ...]:
        """The questions that are worth another look."""
        return tuple(question for question in self.questions if question.again)

    @property
    def empty(self) -> bool:
        """Whether nothing was ever handed in."""
        return self.handed_in is None and all(
            question.state in (State.EMPTY, State.VOID) for question in self.questions
        )
