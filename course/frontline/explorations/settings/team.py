"""A team to put together: its seats, the people who may sit there, and what their desks can spare."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import asdict, fields, frozen

from frontline.content.company.people import Colleague, Shift, Skills
from frontline.explorations.settings.shared import Exploration
from frontline.models.team import Person, Position, best

LEAST, MOST = 1, 5
"""The ends of the scale of a skill, and so of a fit."""


@frozen(kw_only=True)
class MemberSettings:
    """A person: the company's `file` on them, cited whole, and a line on what it does not say.

    `also` are shifts to which they have agreed besides their own.
    """

    file: Colleague
    says: str = ""
    also: tuple[str, ...] = ()

    @property
    def skills(self) -> dict[str, int]:
        """Return the skills of the file, 1 to 5, by name."""
        return asdict(self.file.skills)

    @property
    def shifts(self) -> tuple[str, ...]:
        """Return the shifts that the person works or has agreed to work."""
        return (self.file.shift, *self.also)


@frozen(kw_only=True)
class SeatSettings:
    """A seat for one person: what it does, its shift and languages, how skills count, the fit it needs."""

    label: str
    does: str
    weights: dict[str, float]
    shift: str
    level: float
    languages: tuple[str, ...] = ()


@frozen(kw_only=True)
class TeamSettings(Exploration):
    """The seats and the people by name, and how many people each desk (as the files name it) can `spare`.

    `shifts` are the company's, cited whole; `languages` are to be spoken in every hour of the team.
    """

    shifts: dict[str, Shift]
    people: dict[str, MemberSettings]
    seats: dict[str, SeatSettings]
    spare: dict[str, int]
    languages: tuple[str, ...] = ()

    def persons(self) -> list[Person]:
        """Return the people as the model knows them: skills, languages and shifts, and nothing else."""
        return [
            Person(
                name=name,
                strengths=one.skills,
                brings=frozenset({*one.file.languages, *one.shifts}),
            )
            for name, one in self.people.items()
        ]

    def positions(self) -> list[Position]:
        """Return the seats as the model knows them."""
        return [
            Position(
                name=name,
                weights=one.weights,
                requires=frozenset({*one.languages, one.shift}),
                level=one.level,
            )
            for name, one in self.seats.items()
        ]

    def problems(self) -> Iterator[str]:
        """Say which skills, shifts, languages or desks nobody knows, and why no staffing is possible."""
        wrong = [*self._unknown(), *self._seats(), *self._spare()]
        yield from wrong
        if wrong:
            return
        try:
            best(self.persons(), self.positions())
        except ValueError as problem:
            yield str(problem)

    def _unknown(self) -> Iterator[str]:
        spoken = {language for one in self.people.values() for language in one.file.languages}
        asked: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
            *((f"seat {name!r}", one.languages, (one.shift,)) for name, one in self.seats.items()),
            *((f"person {name!r}", (), one.shifts) for name, one in self.people.items()),
            ("the team", self.languages, ()),
        ]
        for where, languages, shifts in asked:
            for language in languages:
                if language not in spoken:
                    yield f"{where}: nobody speaks {language!r}"
            for shift in shifts:
                if shift not in self.shifts:
                    yield f"{where}: there is no shift {shift!r}"

    def _seats(self) -> Iterator[str]:
        if not self.seats:
            yield "give at least one seat"
        skills = [one.name for one in fields(Skills)]
        for name, one in self.seats.items():
            if odd := ", ".join(skill for skill in one.weights if skill not in skills):
                yield f"seat {name!r}: there is no skill {odd}: use {', '.join(skills)}"
            if min(one.weights.values(), default=0) < 0 or not sum(one.weights.values()):
                yield f"seat {name!r}: give weights of 0 or more, and one above 0"
            if not LEAST <= one.level <= MOST:
                yield f"seat {name!r}: `level` runs from {LEAST} to {MOST}"

    def _spare(self) -> Iterator[str]:
        if odd := ", ".join(sorted(self.spare.keys() ^ {one.file.desk for one in self.people.values()})):
            yield f"`spare`: give a number for each desk of the people and no other ({odd})"
        if min(self.spare.values(), default=0) < 0:
            yield "`spare`: give 0 or more"
