"""A desk as it is planned: what arrives, and who is there to answer."""

from __future__ import annotations

from attrs import frozen

HOUR = 60


@frozen(kw_only=True)
class Stream:
    """A kind of contact: `hourly` mean arrivals in each hour of the day, `handle` mean minutes of work.

    `daily` are factors of the days (1.2 is a fifth more than `hourly`), again and again from the first.

    `promise` is the answer time in minutes of the clock. With `patience` (mean minutes) people hang up;
    None waits for ever. Of those who hang up, the share `call_back` (0 to 1) waits for a call back in the
    stream `into`.
    """

    name: str
    hourly: tuple[float, ...]
    handle: float
    promise: float
    patience: float | None = None
    call_back: float = 0.0
    into: str = ""
    daily: tuple[float, ...] = (1.0,)


@frozen(kw_only=True)
class Crew:
    """People of the same shift and skills: `skills` are streams in the order in which they are taken.

    `start` and `end` are minutes of the desk's day, 0 when it opens. `days` are those on which they work,
    0 is the first; None is every day.
    """

    heads: int
    skills: tuple[str, ...]
    start: int
    end: int
    days: tuple[int, ...] | None = None

    def works(self, day: int) -> bool:
        """Tell whether they are there on a day."""
        return self.days is None or day in self.days

    def staffed(self, days: int) -> int:
        """Return the minutes of paid time in the first so many days."""
        return self.heads * (self.end - self.start) * sum(self.works(day) for day in range(days))


@frozen(kw_only=True)
class Desk:
    """A desk: its streams, all over the same hours, and its crews; ValueError where they do not fit."""

    streams: tuple[Stream, ...]
    crews: tuple[Crew, ...]

    def __attrs_post_init__(self) -> None:
        names = [stream.name for stream in self.streams]
        if not names or len({len(stream.hourly) for stream in self.streams}) != 1 or not self.minutes:
            raise ValueError("Give every stream arrivals for the same hours, at least one.")
        if len(set(names)) != len(names):
            raise ValueError("Give every stream a name of its own.")
        for stream in self.streams:
            if min(*stream.hourly, *stream.daily, 0) < 0 or stream.handle <= 0 or (stream.patience or 1) <= 0:
                raise ValueError(f"{stream.name}: give arrivals of 0 or more, and minutes above 0.")
            if not stream.daily:
                raise ValueError(f"{stream.name}: give a factor for at least one day.")
            if not 0 <= stream.call_back <= 1 or (stream.call_back and stream.into not in names):
                raise ValueError(f"{stream.name}: name the stream for calls back, with a share from 0 to 1.")
        for crew in self.crews:
            if not 0 <= crew.start < crew.end <= self.minutes or crew.heads < 0:
                raise ValueError(
                    f"A shift lies within the day of {self.minutes} minutes, with 0 or more heads."
                )
            if not set(crew.skills) <= set(names):
                raise ValueError(f"Skills {crew.skills} name a stream that does not exist.")

    @property
    def minutes(self) -> int:
        """Length of the desk's day in minutes."""
        return len(self.streams[0].hourly) * HOUR

    def staffed(self, days: int) -> int:
        """Return the minutes of paid time in the first so many days, all crews together."""
        return sum(crew.staffed(days) for crew in self.crews)
