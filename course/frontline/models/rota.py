"""Whether a rota covers what the desk needs, and whether people get their rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby, pairwise

from attrs import frozen

DAY = 24 * 60
SLOT = 30
SLOTS = DAY // SLOT


@frozen
class Shift:
    """A shift in minutes from midnight, in half-hours; an `end` past 1440 lies on the next day."""

    name: str
    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        """Refuse times that cannot be counted in half-hours."""
        if self.start % SLOT or self.end % SLOT:
            raise ValueError(f"Shift {self.name} does not start and end at a full or half hour. Move it.")
        if not 0 <= self.start < DAY or not 0 < self.end - self.start <= DAY:
            raise ValueError(
                f"Shift {self.name} must start within the day and end after it starts, within 24 hours. "
                "If it ends after midnight, add 24 hours to its end."
            )


@frozen
class Duty:
    """One person's shift on one day; days are counted from 0."""

    person: str
    day: int
    shift: Shift


@frozen
class Gap:
    """A stretch of a day, in minutes from midnight, in which `missing` heads are lacking."""

    day: int
    start: int
    end: int
    missing: int


@frozen(kw_only=True)
class Coverage:
    """How a rota covers the need."""

    heads: tuple[tuple[int, ...], ...]
    """Heads present by day and half-hour."""
    gaps: tuple[Gap, ...]
    spare_hours: float
    """Person-hours above the need."""
    share: float
    """Needed person-hours that are covered, 0 to 1; 1 where none is needed."""


class Rule(Enum):
    """A rule of rest."""

    REST = "too little rest between two shifts"
    DAYS_IN_A_ROW = "too many days in a row"


@frozen
class Breach:
    """A rule that a person's duty on `day` breaks."""

    person: str
    day: int
    rule: Rule


def coverage(duties: Iterable[Duty], needed: Sequence[Sequence[int]]) -> Coverage:
    """Return how the `duties` cover the heads `needed`: for each day 24 numbers, one an hour.

    Breaks count as present. What a shift does after the last day is not counted.
    Raises ValueError for a day without 24 needs, a negative need, or a duty outside the days.
    """
    for day, hours in enumerate(needed):
        if len(hours) != 24 or min(hours) < 0:
            raise ValueError(
                f"Day {day} needs 24 numbers of heads, one an hour, each 0 or more. Correct them."
            )
    need = [wanted for hours in needed for wanted in hours for _ in range(60 // SLOT)]
    heads = [0] * len(need)
    for duty in duties:
        if not 0 <= duty.day < len(needed):
            raise ValueError(
                f"{duty.person} works on day {duty.day}, not in 0 to {len(needed) - 1}. Move the duty."
            )
        first = duty.day * SLOTS
        for slot in range(first + duty.shift.start // SLOT, min(first + duty.shift.end // SLOT, len(need))):
            heads[slot] += 1
    spare = [there - wanted for there, wanted in zip(heads, need, strict=True)]
    missing = [max(0, -over) for over in spare]
    return Coverage(
        heads=tuple(tuple(heads[first : first + SLOTS]) for first in range(0, len(heads), SLOTS)),
        gaps=tuple(_gaps(missing)),
        spare_hours=sum(max(0, over) for over in spare) * SLOT / 60,
        share=1 - sum(missing) / sum(need) if any(need) else 1.0,
    )


def breaches(duties: Iterable[Duty], *, least_rest: float, most_days: int) -> list[Breach]:
    """Return every duty that breaks a rule of rest, person by person, first the rests and then the days.

    `least_rest` is the hours between the end of one shift and the start of the next, so overlapping shifts
    break it too; `most_days` is how many calendar days in a row somebody may start a shift. Both are house
    rules; what happened before day 0 is unknown and not counted.
    """
    by_person: dict[str, list[Duty]] = defaultdict(list)
    for duty in sorted(duties, key=lambda duty: (duty.day, duty.shift.start)):
        by_person[duty.person].append(duty)
    found = []
    for person, own in by_person.items():
        for before, after in pairwise(own):
            rest = (after.day - before.day) * DAY + after.shift.start - before.shift.end
            if rest < least_rest * 60:
                found.append(Breach(person, after.day, Rule.REST))
        days = {duty.day for duty in own}
        for day in sorted(days):
            if all(day - back in days for back in range(most_days + 1)):
                found.append(Breach(person, day, Rule.DAYS_IN_A_ROW))
    return found


def _gaps(missing: Sequence[int]) -> Iterable[Gap]:
    for (day, lacking), slots in groupby(
        range(len(missing)), key=lambda slot: (slot // SLOTS, missing[slot])
    ):
        stretch = [slot % SLOTS for slot in slots]
        if lacking:
            yield Gap(day, stretch[0] * SLOT, (stretch[-1] + 1) * SLOT, lacking)
