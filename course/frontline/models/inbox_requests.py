"""What an inbox holds: requests, what can be done with each, and the promises that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from functools import lru_cache

from attrs import evolve, field, frozen

from frontline.models.working_time import DAY, WorkingTime

MANY = 4096
"""Moments that are remembered, so that a story of many moves is told at once."""


def _all(after: str | Sequence[str]) -> tuple[str, ...]:
    return (after,) * bool(after) if isinstance(after, str) else tuple(after)


@frozen(kw_only=True)
class Action:
    """What can be done with a request: it takes `minutes`; `answers` keeps the promise, `closes` ends it.

    `after` names what must be there before: actions done with the same request, and news that has arrived.
    `solves` means that the customer has accepted a plan. `good` is false for a mistake, and what is `beyond`
    somebody's authority is one too. `brings` gives the working hours until news arrives. `tells` is what the
    customer knows from then on, and `names` the time that was named to the customer for the next news.
    """

    minutes: int
    answers: bool = False
    closes: bool = False
    solves: bool = False
    good: bool = True
    beyond: bool = False
    after: tuple[str, ...] = field(default=(), converter=_all)
    brings: Mapping[str, float] = field(factory=dict)
    tells: str = ""
    names: datetime | None = None

    @property
    def mistake(self) -> bool:
        """Whether it was wrong to do it."""
        return self.beyond or not self.good


@frozen(kw_only=True)
class Request:
    """A request: when it arrives, how many working hours it has to be answered, and what can be done.

    `knows` is what the customer believes at first. With `daily`, the customer hears something on every
    working day after the first news, until the matter is solved or the request closed. `news` is what comes
    by itself, and when.
    """

    arrives: datetime
    hours: float
    actions: Mapping[str, Action]
    knows: str = ""
    daily: bool = False
    news: Mapping[str, datetime] = field(factory=dict)

    @property
    def able(self) -> frozenset[str]:
        """Return the actions that can ever be done: not in a circle, and not after what ends the request."""
        there: set[str] = set()
        while True:
            able = {name for name, action in self.actions.items() if there.issuperset(action.after)}
            opened = set(self.news) | {
                thing
                for name in able
                if not self.actions[name].closes
                for thing in (name, *self.actions[name].brings)
            }
            if opened == there:
                return frozenset(able)
            there = opened


class Promised(Enum):
    """What was promised: an answer, news by a time that was named, or news on every working day."""

    ANSWER = "answer"
    WORD = "own word"
    DAILY = "daily"


@frozen(kw_only=True)
class Promise:
    """A promise about a request: when it was `made`, when it is `due`, and when it was `done`, also late.

    `kept` is None as long as it is open.
    """

    request: str
    what: Promised
    made: datetime
    due: datetime
    done: datetime | None
    kept: bool | None


@frozen
class Step:
    """An action that was done, by its name, and when it had ended."""

    name: str
    action: Action
    at: datetime


def known_at(clock: WorkingTime, now: datetime) -> WorkingTime:
    """Return the clock as people know it at a moment: nobody counts with a stop that has not come."""
    return evolve(clock, stops=tuple(stop for stop in clock.stops if stop.hoisted <= now))


def promises(
    name: str, request: Request, steps: Sequence[Step], now: datetime, clock: WorkingTime
) -> Iterator[Promise]:
    """Yield the promises of a request that is here, as they stand now after some steps.

    `clock` has all its stops. One that has not come moves no promise yet, but it is announced, so the news of
    its day is due before it.
    """
    known = known_at(clock, now)
    told = [step.at for step in steps if step.action.tells]

    def promise(what: Promised, made: datetime, due: datetime, at: datetime | None) -> Promise:
        # Nothing that is done from now on ends as early as now.
        kept = at <= due if at else (None if now < due else False)
        return Promise(request=name, what=what, made=made, due=due, done=at, kept=kept)

    answered = next((step.at for step in steps if step.action.answers), None)
    yield promise(Promised.ANSWER, request.arrives, due_at(known, request.arrives, request.hours), answered)
    for step in steps:
        if step.action.names:
            # An hour that was named to somebody is not moved by any clock.
            heard = next((at for at in told if at > step.at), None)
            yield promise(Promised.WORD, step.at, step.action.names, heard)
    if request.daily and told:
        solved = next((step.at for step in steps if step.action.solves or step.action.closes), None)
        for opens, closes in _days(clock, told[0].date(), min(now, solved or now)):
            heard = next((at for at in told if at.date() == closes.date()), None)
            # On the day on which it is solved, no more news is needed.
            if heard or solved is None or solved > closes:
                yield promise(Promised.DAILY, opens, closes, heard)


@lru_cache(MANY)
def due_at(clock: WorkingTime, begins: datetime, hours: float) -> datetime:
    """Return when so many working hours end; it is remembered, because every move asks again."""
    return clock.due(begins, hours)


def _days(clock: WorkingTime, after: date, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield from when to when the clock runs, for each day after a day that has begun until a moment."""
    for number in range(1, (until.date() - after).days + 1):
        runs = _runs(clock, after + number * DAY)
        if runs and runs[0] <= until:
            yield runs


@lru_cache(MANY)
def _runs(clock: WorkingTime, day: date) -> tuple[datetime, datetime] | None:
    """Return from when to when the clock runs on a day, None where it does not run at all."""
    begins = datetime.combine(day, time())
    hours = clock.hours(begins, begins + DAY)
    return (clock.due(begins, 0), clock.due(begins, hours)) if hours else None
