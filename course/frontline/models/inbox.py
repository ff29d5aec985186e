"""An inbox on a simulated clock: what somebody does with it, and which promises are kept.

The whole story follows from the moves, so it can be replayed to any of them. Nothing is random, and no real
clock is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from attrs import field, frozen

from frontline.models.working_time import WorkingTime

WAIT = ""
"""The move that lets time pass until the next request comes, at most `IDLE` minutes."""
IDLE = 15


@frozen(kw_only=True)
class Action:
    """What can be done with a request: it takes `minutes`; `answers` keeps the promise, `closes` ends it.

    `after` names an action that must be done with the same request before; `good` is false for a mistake.
    """

    minutes: int
    answers: bool = False
    closes: bool = False
    good: bool = True
    after: str = ""


@frozen(kw_only=True)
class Request:
    """A request: when it arrives, how many working hours it has to be answered, and what can be done."""

    arrives: datetime
    hours: float
    actions: Mapping[str, Action]


Move = tuple[str, str]
"""A request and an action, or `("", "")` to wait."""


@frozen(kw_only=True)
class Entry:
    """A line of the log: `begun` and `ended` as the clock stood."""

    begun: datetime
    ended: datetime
    move: Move


@frozen(kw_only=True)
class Standing:
    """How a request stands: `answered` and `closed` are when, None where it is not."""

    due: datetime
    here: bool
    answered: datetime | None = None
    closed: datetime | None = None
    done: tuple[str, ...] = ()
    mistakes: int = 0

    @property
    def kept(self) -> bool:
        """Whether it was answered in time."""
        return self.answered is not None and self.answered <= self.due


@frozen(kw_only=True)
class Story:
    """Where the moves have led: the clock, the log, every request, and whether the time is over."""

    now: datetime
    over: bool
    log: tuple[Entry, ...] = ()
    standing: Mapping[str, Standing] = field(factory=dict)


@frozen(kw_only=True)
class Inbox:
    """Requests between two moments, under one promise clock."""

    starts: datetime
    ends: datetime
    requests: Mapping[str, Request]
    clock: WorkingTime = field(factory=WorkingTime)

    def due(self, request: str) -> datetime:
        """Return when the promise for a request ends."""
        one = self.requests[request]
        return self.clock.due(one.arrives, one.hours)

    def possible(self, story: Story) -> dict[str, tuple[str, ...]]:
        """Return what can be done now: actions by request, of those that are here and not closed."""
        return {
            name: tuple(
                action
                for action, what in self.requests[name].actions.items()
                if action not in standing.done and what.after in ("", *standing.done)
            )
            for name, standing in story.standing.items()
            if standing.here and standing.closed is None and not story.over
        }

    def play(self, moves: Sequence[Move]) -> Story:
        """Return where the moves lead; what is not possible at its turn is passed over.

        A move that begins before the end is finished, also after it.
        """
        story = self._at(self.starts, ())
        for move in moves:
            if story.over:
                break
            story = self._after(story, move)
        return story

    def _after(self, story: Story, move: Move) -> Story:
        request, action = move
        if request == WAIT:
            coming = [one.arrives for one in self.requests.values() if one.arrives > story.now]
            ended = min([story.now + timedelta(minutes=IDLE), self.ends, *coming])
        elif action in self.possible(story).get(request, ()):
            ended = story.now + timedelta(minutes=self.requests[request].actions[action].minutes)
        else:
            return story
        entry = Entry(begun=story.now, ended=ended, move=move)
        return self._at(ended, (*story.log, entry))

    def _at(self, now: datetime, log: tuple[Entry, ...]) -> Story:
        return Story(
            now=now,
            over=now >= self.ends,
            log=log,
            standing={name: self._standing(name, now, log) for name in self.requests},
        )

    def _standing(self, name: str, now: datetime, log: Sequence[Entry]) -> Standing:
        request = self.requests[name]
        mine = [(entry.move[1], entry.ended) for entry in log if entry.move[0] == name]
        answered = [at for action, at in mine if request.actions[action].answers]
        closed = [at for action, at in mine if request.actions[action].closes]
        return Standing(
            due=self.due(name),
            here=request.arrives <= now,
            answered=answered[0] if answered else None,
            closed=closed[0] if closed else None,
            done=tuple(action for action, _ in mine),
            mistakes=sum(not request.actions[action].good for action, _ in mine),
        )
