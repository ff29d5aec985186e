"""Visits to the counters, with what visitors put on the card at the exit."""

from __future__ import annotations

from datetime import date, datetime

from attrs import frozen

from frontline.build.year.days import MONTHS, at, days_of, off
from frontline.build.year.draw import Draw

SEED = 1
RUDE = "kwai_chung_counter"
OPEN = {"head_office": (9, 18), "airport_counter": (7, 22), "kwai_chung_counter": (8.5, 18.5)}
WEEKDAYS = {"head_office": 5, "airport_counter": 7, "kwai_chung_counter": 6}
"""Days of the week, from Monday on, on which a counter is open; only the airport's opens on days off."""
MONTHLY = {"head_office": 9, "airport_counter": 17, "kwai_chung_counter": 16}
FIRST_VISITS = {"head_office": 0.4, "airport_counter": 0.3, "kwai_chung_counter": 0.36}
WAIT = {"head_office": 5, "airport_counter": 6, "kwai_chung_counter": 8}
"""Mean minutes."""
BEFORE_CUTOFF, BUSY_WAIT = (18.25, 19.5), 20
"""Hours of the evening with one open position at the airport, and the mean minutes then."""
SOLVED = 0.9
COURTESY, COURTESY_SPREAD = 4.35, 0.75
# F8: at one counter visitors who come for the first time are met with few words; known ones are not.
COURTESY_AT_FIRST, COURTESY_AT_FIRST_SPREAD = 2.3, 0.85


@frozen(kw_only=True)
class Visit:
    """A row."""

    arrived: datetime
    counter: str
    first_visit: bool
    minutes_waited: int
    courtesy: int
    solved: bool


def counters() -> list[Visit]:
    """Return the year's visits with a card, in the order of arrival."""
    draw = Draw(SEED)
    visits = [
        _visit(counter, days_of(month), draw)
        for counter, monthly in MONTHLY.items()
        for month in MONTHS
        for _ in range(draw.about(draw.between(0.75, 1.25) * monthly))
    ]
    return sorted(visits, key=lambda visit: (visit.arrived, visit.counter))


def _visit(counter: str, days: list[date], draw: Draw) -> Visit:
    opens, closes = OPEN[counter]
    day = draw.pick({day: _open(counter, day) for day in days})
    hour = draw.between(opens, closes - 0.1)
    busy = counter == "airport_counter" and BEFORE_CUTOFF[0] <= hour < BEFORE_CUTOFF[1]
    first = draw.chance(FIRST_VISITS[counter])
    if counter == RUDE and first:
        courtesy = draw.step(COURTESY_AT_FIRST, COURTESY_AT_FIRST_SPREAD, 1, 5)
    else:
        courtesy = draw.step(COURTESY, COURTESY_SPREAD, 1, 5)
    return Visit(
        arrived=at(day, 60 * hour),
        counter=counter,
        first_visit=first,
        minutes_waited=round(max(0.0, draw.normal(1, 0.45)) * (BUSY_WAIT if busy else WAIT[counter])),
        courtesy=courtesy,
        solved=draw.chance(SOLVED),
    )


def _open(counter: str, day: date) -> float:
    open_ = WEEKDAYS[counter] == 7 or (day.weekday() < WEEKDAYS[counter] and not off(day))
    return float(open_)
