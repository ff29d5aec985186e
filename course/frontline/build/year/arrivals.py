"""By which channel and at which moment a request reaches a desk."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from frontline.build.year.days import at, days_of, off
from frontline.build.year.draw import Draw
from frontline.models.working_time import DAY

CHANNELS: dict[str, dict[str, float]] = {
    "sea": {"email": 58, "phone": 24, "chat": 12, "portal": 5, "letter": 2},
    "air": {"email": 52, "phone": 30, "chat": 11, "portal": 7},
    "express": {"email": 40, "chat": 30, "phone": 16, "portal": 14},
    "counters": {"counter": 1},
    "hotline": {"phone": 94, "chat": 6},
}
WISHES: dict[str, dict[str, float]] = {
    "lumen_toys": {"chat": 2, "phone": 1.5},
    "saffron_loom": {"chat": 4, "phone": 1.5},
    "aldine_biologics": {"phone": 2.5},
    "tern_point_optics": {"phone": 2, "chat": 2},
    "pocket_heron": {"chat": 6, "email": 0.2},
    "isar_freight": {"email": 4},
    "juniper_row": {"email": 2, "phone": 0.6},
    "crescent_grove": {"email": 1.5},
    "mistral_link": {"email": 1.5, "chat": 0.4},
    "tidepool_home": {"chat": 2, "phone": 0},
    "golden_reed": {"chat": 3, "phone": 0.6},
    "orchid_lane": {"email": 3, "chat": 0.5},
}
"""How much more or less than others a customer uses a channel, as the file says."""
BAD_NEWS: dict[str, float] = {"phone": 3, "portal": 0, "letter": 0}
"""How much more or less we use a channel when it is we who tell."""

AT_ONCE = {"phone", "counter"}
"""Channels on which most answers come within the same contact."""
WRITTEN = {"email", "portal"}
"""Channels on which messages come at every hour of every day."""

OPEN = {"sea": (9, 18), "air": (8, 20), "express": (8, 20), "counters": (8, 20), "hotline": (7, 23)}
"""Hours of the day; the counters together, of which the airport's is open longest."""
SATURDAY = {"sea": 0.0, "air": 0.35, "express": 0.45, "counters": 0.6, "hotline": 0.5}
DAY_OFF = {"sea": 0.0, "air": 0.0, "express": 0.0, "counters": 0.3, "hotline": 0.5}
"""Requests on a Saturday, and on a Sunday or general holiday, for each on a working day."""
SATURDAY_MAIL, DAY_OFF_MAIL = 0.25, 0.1
EVENING = 0.1
"""The share of written messages between 18:00 and 23:00."""


def channel(desk: str, kind: str, customer: str, draw: Draw) -> str:
    """Return the channel of a request."""
    wishes = WISHES.get(customer, {})
    news = BAD_NEWS if kind == "exception" else {}
    return draw.pick(
        {way: weight * wishes.get(way, 1) * news.get(way, 1) for way, weight in CHANNELS[desk].items()}
    )


def arrival(desk: str, way: str, month: int, draw: Draw) -> datetime:
    """Return the moment of a month, 1 to 12, at which a message reaches a desk."""
    return moment(desk, way, draw.pick(_days(desk, way, month)), draw)


def moment(desk: str, way: str, day: date, draw: Draw) -> datetime:
    """Return the moment of a day at which a message reaches a desk."""
    if way in WRITTEN and draw.chance(EVENING):
        return at(day, 60 * draw.between(18, 23))
    opens, closes = (8, 18) if way in WRITTEN else OPEN[desk]
    # The mean of two: few requests in the first and the last minutes.
    return at(day, 60 * (draw.between(opens, closes) + draw.between(opens, closes)) / 2)


def next_open(desk: str, way: str, day: date) -> date:
    """Return the first day, from a day on, on which messages by a channel reach a desk."""
    while not _weight(desk, way, day):
        day += DAY
    return day


@cache
def _days(desk: str, way: str, month: int) -> dict[date, float]:
    return {day: _weight(desk, way, day) for day in days_of(month)}


def _weight(desk: str, way: str, day: date) -> float:
    if off(day):
        return DAY_OFF_MAIL if way in WRITTEN else DAY_OFF[desk]
    if day.weekday() == 5:
        return SATURDAY_MAIL if way in WRITTEN else SATURDAY[desk]
    return 1
