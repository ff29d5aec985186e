"""The service desk simulator: a desk, and which of its figures a learner may move."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Control, Exploration
from frontline.models.desk import Stream

VOLUME, PATIENCE = "volume", "patience"
"""Controls for the whole desk: contacts in per cent of a normal day, and mean minutes of patience."""
HEADS, PROMISE = "heads_", "promise_"
"""With a crew's or a stream's name: people on shift, and the answer time in minutes."""


@frozen(kw_only=True)
class StreamSettings:
    """A stream of contacts, as the desk model takes it, with its words."""

    label: str
    hourly: tuple[float, ...]
    handle: float
    promise: float
    patience: float = 0
    """Mean minutes until a caller hangs up; 0 where nobody does."""
    call_back: float = 0
    into: str = ""

    def stream(
        self,
        name: str,
        *,
        volume: float = 1,
        promise: float | None = None,
        patience: float | None = None,
        daily: tuple[float, ...] = (1.0,),
    ) -> Stream:
        """Return it for the desk model, with what a learner has changed; patience stays 0 where it is 0."""
        return Stream(
            name=name,
            hourly=tuple(rate * volume for rate in self.hourly),
            handle=self.handle,
            promise=self.promise if promise is None else promise,
            patience=(patience or self.patience) if self.patience else None,
            call_back=self.call_back,
            into=self.into,
            daily=daily,
        )


@frozen(kw_only=True)
class CrewSettings:
    """A crew, as the desk model takes it."""

    heads: int
    skills: tuple[str, ...]
    start: int
    end: int


@frozen(kw_only=True)
class DeskSettings(Exploration):
    """The service desk simulator; `opens` is the hour at which the day begins, `shows` the stream by hour."""

    opens: int
    shows: str
    streams: dict[str, StreamSettings]
    crews: dict[str, CrewSettings]
    controls: dict[str, Control]
    days: int = 20
    seed: int = 1
    runs: int = 1
    """As many times the days are worked through, each with other people; the picture shows all together."""

    def problems(self) -> Iterator[str]:
        """Say which names do not exist, and what the desk model refuses."""
        if self.shows not in self.streams:
            yield f"`shows` names {self.shows!r}, which is no stream"
        known = {VOLUME, PATIENCE}
        known |= {HEADS + crew for crew in self.crews} | {PROMISE + stream for stream in self.streams}
        for name, control in self.controls.items():
            if name not in known:
                yield f"there is no control {name!r}: use one of {', '.join(sorted(known))}"
            elif control.problem:
                yield f"control {name!r}: {control.problem}"
        for name, crew in self.crews.items():
            if odd := [skill for skill in crew.skills if skill not in self.streams]:
                yield f"crew {name!r}: no stream is called {odd[0]!r}"
        for name, stream in self.streams.items():
            if stream.into and stream.into not in self.streams:
                yield f"stream {name!r}: `into` names {stream.into!r}, which is no stream"
        if self.days < 1 or self.runs < 1:
            yield "give `days` and `runs` of at least 1"
        if len({len(stream.hourly) for stream in self.streams.values()}) != 1:
            yield "give every stream arrivals for the same hours"
