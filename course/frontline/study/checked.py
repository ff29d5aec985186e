"""What a learner found when checking a hand-in alone: points by the keys, and own marks for replies."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from frontline.results import Score
from frontline.store.work import Work

CHECKED = "checked"
"""The section of the work file."""
OWN_MARKS = "own-marks"
"""The section with what a learner gave a written reply: points by row of its mark scheme."""


@frozen(kw_only=True)
class Checked:
    """The newest check of an exercise: `number` is the hand-in's, `times` counts checks, `at` is ISO 8601.

    From the second check on, the learner had seen the reasons.
    """

    edition: str
    number: int
    at: str
    times: int
    scores: tuple[Score, ...]

    @property
    def points(self) -> float:
        """Return the most that the exercise can earn."""
        return sum(score.points for score in self.scores)

    @property
    def earned(self) -> float:
        """Return what is earned."""
        return sum(score.earned or 0.0 for score in self.scores)


@frozen(kw_only=True)
class OwnMarks:
    """The points a learner gave each row of the mark scheme (by its place, from 0) for one reply.

    `reply` is a hash of the reply that they are for, `at` says when they were given (ISO 8601).
    """

    reply: str
    points: Mapping[str, int] = field(factory=dict)
    at: str = ""


def checked(work: Work) -> dict[str, Checked]:
    """Return what was checked, by exercise."""
    return work.entries(CHECKED, Checked)
