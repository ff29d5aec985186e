"""What became of hand-ins: a row for each, for the table that an instructor reads."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Outcome(StrEnum):
    """What became of one hand-in, or of a learner without one."""

    COLLECTED = "collected"
    REFUSED = "refused"
    """It cannot be read or belongs to another exercise: it earns nothing, and feedback says why."""
    NOT_COLLECTED = "not collected"
    """Nobody knows whose it is, or for what."""
    OLDER = "older"
    AGAIN = "the same again"
    MISSING = "no hand-in"


@frozen(kw_only=True)
class Row:
    """One line of the table; `place` is where the hand-in was found."""

    outcome: Outcome
    learner: str = ""
    exercise: str = ""
    remarks: tuple[str, ...] = ()
    place: str = ""

    @property
    def needs_an_eye(self) -> bool:
        """Whether there is anything for the instructor to look at."""
        match self.outcome:
            case Outcome.REFUSED | Outcome.NOT_COLLECTED:
                return True
            case Outcome.COLLECTED:
                return bool(self.remarks)
        return False
