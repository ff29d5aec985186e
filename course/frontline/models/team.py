"""Who sits where: the assignment of people to positions that fits best, and how a learner's own compares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from attrs import frozen

NEVER = -1e6
"""So bad a fit that the best assignment uses it only when there is no other."""


@frozen(kw_only=True)
class Person:
    """A member of staff: strengths, 1 to 5 by skill, and what they bring, such as a language or a shift."""

    name: str
    strengths: Mapping[str, int]
    brings: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Position:
    """A position for so many `people`: the weight of each skill, what is required, and the fit it needs."""

    name: str
    weights: Mapping[str, float]
    people: int = 1
    requires: frozenset[str] = frozenset()
    level: float = 0.0
    """The mean fit, 1 to 5, below which the position is not well filled."""

    def __attrs_post_init__(self) -> None:
        """Refuse a position that nobody could be measured against."""
        if self.people < 1 or min(self.weights.values(), default=0) < 0 or not sum(self.weights.values()):
            raise ValueError(
                f"“{self.name}” needs at least one person, and weights of 0 or more with one above 0."
            )


@frozen
class Filled:
    """A position with its people; `fit` is their mean fit, 1 to 5, an empty or forbidden seat counting 0."""

    position: Position
    people: tuple[str, ...]
    forbidden: tuple[str, ...]
    """Those of the people who lack what the position requires."""
    fit: float

    @property
    def below(self) -> bool:
        """Say whether the position falls below the fit that it needs."""
        return self.fit < self.position.level


@frozen
class Staffing:
    """All positions filled, in their order, and the names of those who have none."""

    filled: tuple[Filled, ...]
    free: tuple[str, ...]

    @property
    def total(self) -> float:
        """Return the sum of the fits over all seats."""
        return sum(one.fit * one.position.people for one in self.filled)


@frozen
class Comparison:
    """A learner's staffing beside the best one."""

    own: Staffing
    best: Staffing

    @property
    def difference(self) -> float:
        """Return by how much the best total is higher; below 0 only if seats are empty or forbidden."""
        return self.best.total - self.own.total


def fit(person: Person, position: Position) -> float | None:
    """Return how well a person fits, 1 to 5: their strengths weighted by the position's weights.

    None when they lack something that it requires.
    Raises ValueError when they have no strength, 1 to 5, for a skill that it weighs.
    """
    for skill in position.weights:
        if not 1 <= person.strengths.get(skill, 0) <= 5:
            raise ValueError(f"{person.name} has no strength from 1 to 5 in “{skill}”. Add it.")
    if not position.requires <= person.brings:
        return None
    weighted = sum(weight * person.strengths[skill] for skill, weight in position.weights.items())
    return weighted / sum(position.weights.values())


def best(people: Sequence[Person], positions: Sequence[Position]) -> Staffing:
    """Return the staffing with the highest total; every seat is filled, and nobody sits in two.

    Raises ValueError when there are fewer people than seats, or naming the positions that cannot be filled.
    Source: the linear assignment problem, Kuhn 1955; `scipy.optimize.linear_sum_assignment`.
    """
    seats = [position for position in positions for _ in range(position.people)]
    if len(people) < len(seats):
        raise ValueError(f"There are {len(seats)} seats and {len(people)} people. Drop a seat or add people.")
    from scipy.optimize import linear_sum_assignment

    fits = [[fit(person, seat) for seat in seats] for person in people]
    matrix = np.array([[NEVER if one is None else one for one in row] for row in fits])
    pairs = list(zip(*linear_sum_assignment(matrix, maximize=True), strict=True))
    if unfilled := [seats[column].name for row, column in pairs if fits[row][column] is None]:
        raise ValueError(
            f"Nobody is left who may fill {', '.join(unfilled)}. Change what it requires or add people."
        )
    chosen: dict[str, list[str]] = {position.name: [] for position in positions}
    for row, column in pairs:
        chosen[seats[column].name].append(people[row].name)
    return staffing(chosen, people, positions)


def staffing(
    chosen: Mapping[str, Sequence[str]], people: Sequence[Person], positions: Sequence[Position]
) -> Staffing:
    """Return how well the `chosen` people, names by position, fill the positions.

    Raises ValueError for an unknown name or position, a person chosen twice, or too many for a position.
    """
    by_name = {person.name: person for person in people}
    seated = [name for names in chosen.values() for name in names]
    for name in seated:
        if name not in by_name or seated.count(name) > 1:
            raise ValueError(f"{name} is unknown or sits in two places. Give each person one seat.")
    if unknown := chosen.keys() - {position.name for position in positions}:
        raise ValueError(
            f"There is no position {', '.join(sorted(unknown))}. Use the names of the positions."
        )
    return Staffing(
        tuple(
            _filled(position, [by_name[name] for name in chosen.get(position.name, ())])
            for position in positions
        ),
        tuple(name for name in by_name if name not in seated),
    )


def compare(
    chosen: Mapping[str, Sequence[str]], people: Sequence[Person], positions: Sequence[Position]
) -> Comparison:
    """Return a learner's choice beside the best staffing. Raises ValueError as `staffing` and `best` do."""
    return Comparison(staffing(chosen, people, positions), best(people, positions))


def _filled(position: Position, people: Sequence[Person]) -> Filled:
    if len(people) > position.people:
        raise ValueError(
            f"{position.name} has {len(people)} people for {position.people} seats. Take some out."
        )
    fits = {person.name: fit(person, position) for person in people}
    return Filled(
        position,
        tuple(fits),
        tuple(name for name, one in fits.items() if one is None),
        sum(one or 0.0 for one in fits.values()) / position.people,
    )
