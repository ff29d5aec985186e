"""The rota: which days each person was planned for in each week, and on how many they were absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from frontline.build.year.days import YEAR, off
from frontline.build.year.draw import Draw
from frontline.build.year.loads import Load
from frontline.build.year.people import Employed
from frontline.models.working_time import DAY

SEED = 20_259
MONDAYS = [date(YEAR, 1, 6) + 7 * DAY * week for week in range(52)]
LEAVE_WEEK, LEAVE_DAY = 0.035, 0.12
"""The chances of a week and of a day of leave in any week: together about 15 days a year."""
ABSENT = 0.026
"""The chance of an absence, on any planned day, at a desk without strain."""
ABSENT_STRAIN = 3.0
"""By how many times that grows with a strain of 1."""
SIXTH_DAY = 0.25
"""From this strain on, a desk that opens on Saturdays plans a sixth day in every second week."""


@frozen(kw_only=True)
class Week:
    """A row."""

    week: date
    person: str
    shift: str
    days_planned: int
    days_absent: int


def rota(people: Sequence[Employed], loads: Mapping[tuple[str, int], Load]) -> list[Week]:
    """Return the year's weeks, and in each week everybody who was employed."""
    draw = Draw(SEED)
    return [
        _week(monday, person, loads, draw)
        for monday in MONDAYS
        for person in people
        if person.first <= monday + 4 * DAY and monday <= person.last
    ]


def _week(monday: date, person: Employed, loads: Mapping[tuple[str, int], Load], draw: Draw) -> Week:
    strain = max(0.0, loads[person.desk, monday.month].strain) if person.desk else 0.0
    planned = _planned(monday, person)
    if draw.chance(LEAVE_WEEK):
        planned = 0
    elif draw.chance(LEAVE_DAY):
        planned = max(0, planned - 1)
    elif strain >= SIXTH_DAY and person.shift.startswith("desk") and monday.isocalendar().week % 2:
        planned += 1
    absent = ABSENT * (1 + ABSENT_STRAIN * strain)
    return Week(
        week=monday,
        person=person.key,
        shift=person.shift,
        days_planned=planned,
        days_absent=sum(draw.chance(absent) for _ in range(planned)),
    )


def _planned(monday: date, person: Employed) -> int:
    """Return on how many days of a week a person works: five, less those that are holidays.

    At the hotline and the airport, which never close, whoever works on a Sunday or a holiday is off on
    another day instead.
    """
    days = (monday + DAY * number for number in range(5))
    return sum(person.first <= day <= person.last and not off(day) for day in days)
