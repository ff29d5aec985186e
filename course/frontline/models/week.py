"""A week's rota as a desk to work through: who is there when, with which skills, and the work that comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from frontline.models.desk import Crew, Desk, Stream
from frontline.models.desk.settings import HOUR

FREE = ""
"""In a rota: no shift on this day."""

Rota = Mapping[str, Sequence[str]]
"""For each person the name of a shift on each day, or `FREE`."""


@frozen(kw_only=True)
class Shift:
    """A shift as its `pieces` between the breaks: from and to, in minutes of the desk's day."""

    pieces: tuple[tuple[int, int], ...]

    @property
    def hours(self) -> float:
        """Paid hours: the pieces without the breaks."""
        return sum(end - start for start, end in self.pieces) / HOUR


@frozen(kw_only=True)
class Person:
    """Who can do what: `skills` are streams, in the order in which this person takes them."""

    skills: tuple[str, ...]


def crews(rota: Rota, people: Mapping[str, Person], shifts: Mapping[str, Shift]) -> dict[str, list[Crew]]:
    """Return for each person one crew of one head for each piece of each shift that he or she works."""
    return {
        name: [
            Crew(heads=1, skills=person.skills, start=start, end=end, days=days)
            for shift, one in shifts.items()
            if (days := tuple(day for day, works in enumerate(rota.get(name, ())) if works == shift))
            for start, end in one.pieces
        ]
        for name, person in people.items()
    }


def paid_hours(rota: Rota, shifts: Mapping[str, Shift]) -> float:
    """Return the paid hours of the whole rota."""
    return sum(shifts[works].hours for days in rota.values() for works in days if works != FREE)


def work(streams: Sequence[Stream], days: int) -> list[list[float]]:
    """Return the hours of work that come in each hour of each day, without calls back."""
    return [
        [
            sum(one.daily[day % len(one.daily)] * one.hourly[hour] * one.handle for one in streams) / HOUR
            for hour in range(len(streams[0].hourly))
        ]
        for day in range(days)
    ]


def present(desk: Desk, days: int) -> list[list[float]]:
    """Return how many people are there on average in each hour of each day."""
    return [
        [
            sum(
                crew.heads * max(0, min(crew.end, (hour + 1) * HOUR) - max(crew.start, hour * HOUR)) / HOUR
                for crew in desk.crews
                if crew.works(day)
            )
            for hour in range(desk.minutes // HOUR)
        ]
        for day in range(days)
    ]
