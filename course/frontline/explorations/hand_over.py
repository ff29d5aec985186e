"""A hand-over that a learner has set: whom it goes to, at what hour, and what follows from it."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from frontline.explorations.settings.departments import DepartmentSettings, RequestSettings
from frontline.models.escalation import Answer, HandOver, answer, left
from frontline.models.working_time import WorkingTime

CLOCK = WorkingTime()
NOBODY = ""


@frozen(kw_only=True)
class Choice:
    """What a learner has set: the request, the unit (or nobody), the hour, and how it goes."""

    request: str
    at: str
    """HH:MM on the day."""
    unit: str = NOBODY
    complete: bool = True
    silent: bool = False
    asked: bool = False
    """Whether the learner wants to know who is right."""


@frozen(kw_only=True)
class Case:
    """A choice with the settings that it is about, and what follows from both."""

    settings: DepartmentSettings
    choice: Choice

    @property
    def request(self) -> RequestSettings:
        """Return the request."""
        return self.settings.requests[self.choice.request]

    @property
    def right(self) -> bool:
        """Tell whether the chosen unit decides, or is the rightful step before it."""
        return bool(self.choice.unit) and self.choice.unit in (self.request.right, self.request.via)

    @property
    def known(self) -> bool:
        """Tell whether the learner may see who decides."""
        return self.right or (self.choice.asked and bool(self.choice.unit))

    @property
    def own(self) -> bool:
        """Tell whether the learner decides without anybody else."""
        return self.request.right == self.settings.you

    @property
    def handed(self) -> datetime:
        """Return when the request is handed over."""
        return self.settings.at(self.choice.at)

    @property
    def promised(self) -> datetime:
        """Return when the promise to the customer ends."""
        return CLOCK.due(self.settings.at(self.request.arrives), self.request.promise.hours)

    @property
    def answer(self) -> Answer:
        """Return when the right unit answers, and when the steps of the ladder come."""
        over = HandOver(
            handed=self.handed,
            hours=self.request.hours,
            ask_back=0 if self.choice.complete else self.settings.ask_back,
            steps=tuple(rung.hours for rung in self.settings.ladder.values()),
        )
        return answer(over, CLOCK)

    def label(self, unit: str) -> str:
        """Return the name of a unit as a sentence begins."""
        return capital(self.settings.units[unit].label)

    def left(self, moment: datetime) -> float:
        """Return the working hours from a moment to the end of the promise to the customer."""
        return left(moment, self.promised, CLOCK)

    def late(self, moment: datetime) -> bool:
        """Tell whether no working time is left in the promise after a moment."""
        return self.left(moment) == 0


def capital(words: str) -> str:
    """Return words as a sentence begins."""
    return words[:1].upper() + words[1:]
