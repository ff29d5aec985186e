"""An inbox of a morning or of some days: requests, what can be done with each, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import field, frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.inbox import Inbox
from frontline.models.inbox_requests import Action, Request
from frontline.models.working_time import DAY, Stop, WorkingTime

MOST_DAYS = 12
"""Days that an inbox may cover, so that the picture stays readable."""
MOST_HOURS = 100
"""Working hours in which a promise ends and news arrives."""


@frozen(kw_only=True)
class ActionSettings:
    """Something to do: its words, how long it takes, and what comes of it (`result`).

    `after` is a name or a list of names: actions and news of the same request. `brings` gives the working
    hours until a piece of news arrives, `tells` what the customer knows from then on, and `names` the moment
    (2026-07-06 16:00) that is named to the customer for the next news. What `solves` ends the daily news.
    """

    label: str
    minutes: int
    result: str
    answers: bool = False
    closes: bool = False
    solves: bool = False
    good: bool = True
    beyond: bool = False
    after: Any = ""
    brings: dict[str, float] = field(factory=dict)
    tells: str = ""
    names: str = ""

    @property
    def needs(self) -> tuple[str, ...]:
        """Return the names of what must be there before, as far as `after` can be read."""
        listed = self.after if isinstance(self.after, list) else [self.after]
        return tuple(name for name in listed if isinstance(name, str) and name)


@frozen(kw_only=True)
class NewsSettings:
    """What comes into the case from others: an action `brings` it, or it comes `at` a full moment."""

    says: str
    at: str = ""


@frozen(kw_only=True)
class RequestSettings:
    """A request: who writes in which channel, what it says, and its promise in words and working hours.

    `knows` is what the customer believes at first. With `daily`, the customer hears something on every
    working day after the first news, until the matter is solved or the request closed.
    """

    sender: str
    channel: str
    text: str
    arrives: str
    """HH:MM on the first day, or a full moment."""
    hours: float
    promise: str
    actions: dict[str, ActionSettings]
    news: dict[str, NewsSettings] = field(factory=dict)
    knows: str = ""
    daily: bool = False

    @property
    def title(self) -> str:
        """Return who it comes from, and how."""
        return f"{self.sender}, {self.channel}"


@frozen(kw_only=True)
class StopSettings:
    """What stops the clock: its name, and when the signal goes up and comes down, as full moments."""

    what: str
    hoisted: str
    lowered: str


@frozen(kw_only=True)
class InboxSettings(Exploration):
    """An inbox from `starts` on the `day` (2026-07-03) to `ends`: HH:MM of that day, or a full moment."""

    day: str
    starts: str
    ends: str
    story: str
    requests: dict[str, RequestSettings]
    stops: list[StopSettings] = field(factory=list)

    def at(self, clock: str) -> datetime:
        """Return a clock time of the day, or a full moment; raise ValueError where it is none."""
        moment = datetime.fromisoformat(clock if "-" in clock else f"{self.day} {clock}")
        if moment.tzinfo:
            raise ValueError(f"{clock!r} has a time zone: all times are Hong Kong time")
        return moment

    def inbox(self) -> Inbox:
        """Return the inbox; raise ValueError where a time cannot be read."""
        return Inbox(
            starts=self.at(self.starts),
            ends=self.at(self.ends),
            clock=WorkingTime(
                stops=tuple(Stop(self.at(one.hoisted), self.at(one.lowered)) for one in self.stops)
            ),
            requests={name: self._request(one) for name, one in self.requests.items()},
        )

    def _request(self, one: RequestSettings) -> Request:
        return Request(
            arrives=self.at(one.arrives),
            hours=one.hours,
            knows=one.knows,
            daily=one.daily,
            news={name: self.at(news.at) for name, news in one.news.items() if news.at},
            actions={
                name: Action(
                    minutes=what.minutes,
                    answers=what.answers,
                    closes=what.closes,
                    solves=what.solves,
                    good=what.good,
                    beyond=what.beyond,
                    after=what.needs,
                    brings=what.brings,
                    tells=what.tells,
                    names=self.at(what.names) if what.names else None,
                )
                for name, what in one.actions.items()
            },
        )

    def problems(self) -> Iterator[str]:
        """Say which times cannot be read or be, and what can never be done, never arrive or never be kept."""
        try:
            box = self.inbox()
        except ValueError as problem:
            yield f"a time cannot be read: {problem}"
            return
        if box.starts >= box.ends:
            yield "the day ends after it starts"
        if (box.ends.date() - box.starts.date()).days >= MOST_DAYS:
            yield f"it covers at most {MOST_DAYS} days"
        if box.several and not box.clock.hours(box.starts, box.ends):
            yield "the clock never runs between `starts` and `ends`"
        for stop, settings in zip(box.clock.stops, self.stops, strict=True):
            if stop.lowered <= stop.hoisted:
                yield f"stop {settings.what!r}: it is lowered after it is hoisted"
        for name, one in self.requests.items():
            for wrong in _of_request(one, box.requests[name], box):
                yield f"request {name!r}{wrong}"


def _of_request(one: RequestSettings, request: Request, box: Inbox) -> Iterator[str]:
    """Say what is wrong with a request and its actions, each after the request's name."""
    if not any(action.answers for action in one.actions.values()):
        yield ": no action answers it"
    if request.arrives > box.ends:
        yield ": it arrives after the end"
    if not 0 <= one.hours <= MOST_HOURS:
        yield f": `hours` runs from 0 to {MOST_HOURS}"
    if one.daily and not any(action.tells for action in one.actions.values()):
        yield ": it is `daily`, and no action `tells` the customer anything"
    for both in sorted(one.actions.keys() & one.news.keys()):
        yield f": {both!r} is an action and a piece of news; give them two names"
    brought = {news for action in request.able for news in one.actions[action].brings}
    for news in one.news:
        if news not in brought | request.news.keys():
            yield f": nothing brings the news {news!r}; let an action bring it, or say `at` what moment"
        if news in request.news and not request.arrives <= request.news[news] <= box.ends:
            yield f": the news {news!r} comes before the request or after the end"
    for name in one.actions:
        for problem in _of_action(name, one, request, box):
            yield f", action {name!r}: {problem}"


def _of_action(name: str, one: RequestSettings, request: Request, box: Inbox) -> Iterator[str]:
    settings, action = one.actions[name], request.actions[name]
    if action.minutes < 1:
        yield "it takes at least 1 minute"
    listed = settings.after if isinstance(settings.after, list) else [settings.after]
    if not all(isinstance(before, str) for before in listed):
        yield f"`after` is a name or a list of names, not {settings.after!r}"
    unknown = [before for before in action.after if before not in {*one.actions, *one.news}]
    for before in unknown:
        yield f"`after` names {before!r}, which is no action and no news of this request"
    if not unknown and name not in request.able:
        yield (
            "it can never be done: its `after` runs in a circle, or names what ends the request "
            "or what never comes"
        )
    for news, hours in action.brings.items():
        if news not in one.news:
            yield f"`brings` names {news!r}, which is no news of this request"
        if not 0 <= hours <= MOST_HOURS:
            yield f"`brings` takes from 0 to {MOST_HOURS} working hours"
    if action.names:
        if not action.tells:
            yield "it `names` a time, so it `tells` the customer something"
        if not max(request.arrives, box.starts) < action.names < box.ends + MOST_DAYS * DAY:
            yield f"`names` {settings.names}, which is before the request or day, or too far after the end"
        if not any(other.tells for key, other in request.actions.items() if key != name):
            yield "it `names` a time for the next news, and no other action `tells` anything"
