"""An inbox on a simulated clock: what somebody does with it, and which promises are kept.

The whole story follows from the moves, so it can be replayed to any of them. Nothing is random, and no real
clock is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from attrs import field, frozen

from frontline.models.inbox_requests import Promise, Request, Step, due_at, known_at, promises
from frontline.models.working_time import WorkingTime

WAIT = ""
"""The move that lets time pass: on a single day until the next request, at most `IDLE` minutes; with several
days until something happens."""
IDLE = 15
SOON = 0.5
"""So many working hours before a promise ends, somebody who waits looks up."""

Move = tuple[str, str]
"""A request and an action, or `("", "")` to wait."""


@frozen(kw_only=True)
class Entry:
    """A line of the log: `begun` and `ended` as the clock stood, and when work `resumes` after it."""

    begun: datetime
    ended: datetime
    resumes: datetime
    move: Move


@frozen(kw_only=True)
class Standing:
    """How a request stands: `answered` and `closed` are when, or None; `news` is when each piece arrived."""

    due: datetime
    here: bool
    answered: datetime | None = None
    closed: datetime | None = None
    done: tuple[str, ...] = ()
    mistakes: int = 0
    news: Mapping[str, datetime] = field(factory=dict)

    @property
    def kept(self) -> bool:
        """Whether it was answered in time."""
        return self.answered is not None and self.answered <= self.due


@frozen
class Heard:
    """What a customer knows from a moment on."""

    at: datetime
    request: str
    words: str


@frozen(kw_only=True)
class Story:
    """Where the moves have led: the clock, the log, every request, and whether the time is over.

    `promises` stand in the order in which they are due, `knows` in the order in which it was heard.
    """

    now: datetime
    over: bool
    log: tuple[Entry, ...] = ()
    standing: Mapping[str, Standing] = field(factory=dict)
    promises: tuple[Promise, ...] = ()
    knows: tuple[Heard, ...] = ()


@frozen(kw_only=True)
class Inbox:
    """Requests between two moments, under one promise clock.

    With several days, somebody works only while the clock runs. What has begun in time is finished.
    """

    starts: datetime
    ends: datetime
    requests: Mapping[str, Request]
    clock: WorkingTime = field(factory=WorkingTime)

    @property
    def several(self) -> bool:
        """Whether it covers more than one day."""
        return self.ends.date() > self.starts.date()

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
                if action not in standing.done and {*standing.done, *standing.news}.issuperset(what.after)
            )
            for name, standing in story.standing.items()
            if standing.here and standing.closed is None and not story.over
        }

    def play(self, moves: Sequence[Move]) -> Story:
        """Return where the moves lead; what is not possible at its turn is passed over.

        A move that begins before the end is finished, also after it.
        """
        story = self.begin()
        for move in moves:
            story = self.after(story, move)
        return story

    def begin(self) -> Story:
        """Return the story before the first move."""
        return self._at(self._resumes(self.starts), ())

    def after(self, story: Story, move: Move) -> Story:
        """Return the story after one more move; the same where the move is not possible."""
        request, action = move
        if story.over:
            return story
        if request == WAIT:
            ended = self._waited(story)
        elif action in self.possible(story).get(request, ()):
            ended = story.now + timedelta(minutes=self.requests[request].actions[action].minutes)
        else:
            return story
        entry = Entry(begun=story.now, ended=ended, resumes=self._resumes(ended), move=move)
        return self._at(entry.resumes, (*story.log, entry))

    def silence(self, story: Story, request: str) -> float:
        """Return the longest time without news to a customer, in working hours.

        It is counted from the arrival of the request, which must be here, to its end or to now.
        """
        heard = [one.at for one in story.knows if one.request == request]
        last = story.standing[request].closed or story.now
        moments = [self.requests[request].arrives, *heard, last]
        return max(self.clock.hours(begins, ends) for begins, ends in pairwise(moments))

    def _waited(self, story: Story) -> datetime:
        now = story.now
        coming = [one.arrives for one in self.requests.values()]
        if not self.several:
            coming.append(now + timedelta(minutes=IDLE))
        else:
            coming += [datetime.combine(now.date(), self.clock.end)]
            coming += [stop.hoisted for stop in self.clock.stops]
            for name, standing in story.standing.items():
                if standing.closed is None:
                    coming += self._news(name, self._steps(name, story.log)).values()
            known = known_at(self.clock, now)
            for promise in story.promises:
                if promise.kept is None and (left := known.hours(now, promise.due)) > SOON:
                    coming.append(known.due(now, left - SOON))
        return min([self.ends, *(moment for moment in coming if moment > now)])

    def _resumes(self, moment: datetime) -> datetime:
        """Return when work goes on: with several days when the clock next runs, at the latest at the end."""
        if not self.several or moment >= self.ends:
            return moment
        return min(self.clock.due(moment, 0), self.ends)

    def _at(self, now: datetime, log: tuple[Entry, ...]) -> Story:
        steps = {name: self._steps(name, log) for name in self.requests}
        standing = {name: self._standing(name, now, steps[name]) for name in self.requests}
        promised: list[Promise] = []
        heard: list[Heard] = []
        for name, one in self.requests.items():
            if standing[name].here:
                promised += promises(name, one, steps[name], now, self.clock)
                heard += [Heard(one.arrives, name, one.knows)] if one.knows else []
                heard += [
                    Heard(step.at, name, step.action.tells) for step in steps[name] if step.action.tells
                ]
        left = any(one.closed is None for one in standing.values()) or any(
            promise.kept is None for promise in promised
        )
        return Story(
            now=now,
            over=now >= self.ends or (self.several and not left),
            log=log,
            standing=standing,
            promises=tuple(sorted(promised, key=lambda promise: promise.due)),
            knows=tuple(sorted(heard, key=lambda one: one.at)),
        )

    def _steps(self, name: str, log: Sequence[Entry]) -> list[Step]:
        actions = self.requests[name].actions
        return [
            Step(entry.move[1], actions[entry.move[1]], entry.ended) for entry in log if entry.move[0] == name
        ]

    def _news(self, name: str, steps: Sequence[Step]) -> dict[str, datetime]:
        """Return when news arrives, by itself or because steps have brought it; the earliest counts."""
        arrives = dict(self.requests[name].news)
        for step in steps:
            for news, hours in step.action.brings.items():
                at = due_at(self.clock, step.at, hours)
                arrives[news] = min(at, arrives.get(news, at))
        return arrives

    def _standing(self, name: str, now: datetime, steps: Sequence[Step]) -> Standing:
        request = self.requests[name]
        return Standing(
            due=due_at(known_at(self.clock, now), request.arrives, request.hours),
            here=request.arrives <= now,
            answered=next((step.at for step in steps if step.action.answers), None),
            closed=next((step.at for step in steps if step.action.closes), None),
            done=tuple(step.name for step in steps),
            mistakes=sum(step.action.mistake for step in steps),
            news={news: at for news, at in self._news(name, steps).items() if at <= now},
        )
