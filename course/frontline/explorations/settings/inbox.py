"""A morning's inbox: requests, what can be done with each, and what comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.inbox import Action, Inbox, Request


@frozen(kw_only=True)
class ActionSettings:
    """Something to do: its words, how long it takes, and what comes of it (`result`)."""

    label: str
    minutes: int
    result: str
    answers: bool = False
    closes: bool = False
    good: bool = True
    after: str = ""


@frozen(kw_only=True)
class RequestSettings:
    """A request: who writes in which channel, what it says, and its promise in words and working hours."""

    sender: str
    channel: str
    text: str
    arrives: str
    """HH:MM on the day."""
    hours: float
    promise: str
    actions: dict[str, ActionSettings]


@frozen(kw_only=True)
class InboxSettings(Exploration):
    """An inbox of one day: `day` as 2026-07-03, `starts` and `ends` as HH:MM."""

    day: str
    starts: str
    ends: str
    story: str
    requests: dict[str, RequestSettings]

    def at(self, clock: str) -> datetime:
        """Return a clock time as a moment of the day; raise ValueError where it is none."""
        return datetime.fromisoformat(f"{self.day} {clock}")

    def inbox(self) -> Inbox:
        """Return the inbox; raise ValueError where a time cannot be read."""
        return Inbox(
            starts=self.at(self.starts),
            ends=self.at(self.ends),
            requests={
                name: Request(
                    arrives=self.at(one.arrives),
                    hours=one.hours,
                    actions={
                        action: Action(
                            minutes=what.minutes,
                            answers=what.answers,
                            closes=what.closes,
                            good=what.good,
                            after=what.after,
                        )
                        for action, what in one.actions.items()
                    },
                )
                for name, one in self.requests.items()
            },
        )

    def problems(self) -> Iterator[str]:
        """Say which times cannot be read, and which requests cannot be answered or closed."""
        try:
            box = self.inbox()
        except ValueError as problem:
            yield f"a time cannot be read: {problem}"
            return
        if box.starts >= box.ends:
            yield "the day ends after it starts"
        for name, one in self.requests.items():
            if not any(action.answers for action in one.actions.values()):
                yield f"request {name!r}: no action answers it"
            for action, what in one.actions.items():
                if what.minutes < 1:
                    yield f"request {name!r}, action {action!r}: it takes at least 1 minute"
                if what.after and what.after not in one.actions:
                    where = f"request {name!r}, action {action!r}"
                    yield f"{where}: `after` names {what.after!r}, which is no action"
