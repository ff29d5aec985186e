"""How much work each desk had in each month, for how many heads, and how hard that made it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from attrs import frozen

from frontline.build.year.days import MONTHS
from frontline.build.year.draw import Draw
from frontline.build.year.people import JOINED, LEAVERS, Employed

SEED = 20_251
CONTACTS = {"sea": 800, "air": 970, "express": 860, "counters": 1290, "hotline": 825}
"""Contacts of an ordinary month, whoever is there to handle them."""
NORM = {"sea": 200, "air": 215, "express": 245, "counters": 160, "hotline": 275}
"""Contacts that one head handles in a month without hurry."""
SEASON = {
    "sea": (1.2, 0.9, 0.95, 0.95, 1, 1, 1.03, 1.05, 1.05, 1.02, 0.95, 0.92),
    "air": (0.95, 0.85, 0.95, 0.95, 1, 1, 1, 1, 1, 0.97, 0.97, 0.95),
    "express": (1.12, 1.02, 0.88, 0.84, 0.84, 0.84, 0.82, 0.82, 0.86, 0.92, 1.1, 1.15),
    "counters": (1.1, 1, 1.08, 1.12, 1.02, 0.98, 0.98, 1, 0.98, 1, 1.02, 1.05),
    "hotline": (1, 0.9, 0.95, 1, 1, 1, 1, 0.92, 0.98, 1, 1, 1),
}
NOISE = 0.04
LEAVING = (0.22, 0.12)
"""Strain in the month in which somebody leaves and in the next: cases are handed over, and some are lost.

Carries F6: a dip follows turnover and workload.
"""
LEARNING = 0.04
"""Strain of a month in which somebody new is shown the work."""


@frozen
class Load:
    """A desk's month; `strain` is 0 where each head has the norm, 0.5 where it has half as much again."""

    heads: float
    joined: int
    left: int
    contacts: float
    strain: float


def loads(people: Sequence[Employed]) -> dict[tuple[str, int], Load]:
    """Return the load of each desk and month, 1 to 12."""
    draw = Draw(SEED)
    found = {}
    for desk, month in product(NORM, MONTHS):
        heads = sum(person.share_of(month) for person in people if person.desk == desk)
        joined = sum(p.desk == desk and p.first.month == month for p in people if p.key in JOINED)
        left = _left(desk, month)
        contacts = CONTACTS[desk] * SEASON[desk][month - 1] * draw.normal(1, NOISE)
        left_before = _left(desk, month - 1)
        strain = contacts / heads / NORM[desk] - 1 + LEARNING * joined
        strain += LEAVING[0] * left + LEAVING[1] * left_before
        found[desk, month] = Load(round(heads, 2), joined, left, contacts, strain)
    return found


def _left(desk: str, month: int) -> int:
    return sum(one.desk == desk and one.last.month == month for one in LEAVERS)
