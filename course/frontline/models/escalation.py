"""When a department answers, and when each step of the ladder comes if it does not."""

from __future__ import annotations

from datetime import datetime

from attrs import frozen

from frontline.models.working_time import WorkingTime


@frozen(kw_only=True)
class HandOver:
    """A request given to a department at a moment; all hours are working hours, 0 or more.

    `hours` is what the department has for its answer. Where something is missing in the file, it asks back
    after `ask_back` hours, and its clock starts then. `steps` are the hours from the end of its time to the
    first step of the ladder, and from each step to the next.
    """

    handed: datetime
    hours: float
    ask_back: float = 0
    steps: tuple[float, ...] = ()


@frozen(kw_only=True)
class Answer:
    """When the department's clock starts, when its answer is due, and when each step of the ladder comes."""

    starts: datetime
    due: datetime
    steps: tuple[datetime, ...]


def answer(over: HandOver, clock: WorkingTime) -> Answer:
    """Return the moments of a hand-over; raise ValueError for less than 0 hours.

    The order is the company's: the time of the department, then a call at once, then the supervisor, then
    the manager.
    """
    starts = clock.due(over.handed, over.ask_back)
    due = clock.due(starts, over.hours)
    steps: list[datetime] = []
    for hours in over.steps:
        steps.append(clock.due(steps[-1] if steps else due, hours))
    return Answer(starts=starts, due=due, steps=tuple(steps))


def left(moment: datetime, promised: datetime, clock: WorkingTime) -> float:
    """Return the working hours between a moment and the end of a promise; 0 where nothing is left.

    An answer that comes when nothing is left cannot reach the customer in time: somebody must still write it.
    """
    return clock.hours(moment, promised)
