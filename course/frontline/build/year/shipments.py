"""Shipments delivered in the year: all of the customers on file, and one in fifty of the others'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from frontline.build.year.customers import JEOPARDY
from frontline.build.year.days import YEAR, off
from frontline.build.year.draw import Draw
from frontline.build.year.lanes import FLOWS, LANES, PEAK, Flow, Lane
from frontline.models.working_time import DAY

SEED = 42
MONTHS = [date(YEAR - 1, 11, 1), date(YEAR - 1, 12, 1), *(date(YEAR, month, 1) for month in range(1, 13))]
"""Of departure: what left earlier was delivered before the year began."""
EARLIER = 18_900
"""How many numbers of the year before belong to shipments that it delivered itself."""
LEFT_OUT = 24
"""At most so many numbers between two rows belong to shipments that are not in the table."""

# F1: since this departure the ships of one lane take another way, and nobody has changed the promise.
LATE_LANE = "INNSA-HKG"
LATE_SINCE = date(YEAR, 6, 2)
LATE_DAYS, LATE_SPREAD = 4.2, 1.2

# F4: what the customer in jeopardy books falls to this share. It shows in the second half-year's deliveries,
# so it begins with what leaves on these days.
FEWER = 0.5
FEWER_SINCE = {"sea": date(YEAR, 5, 22), "air": date(YEAR, 6, 26)}

# F9: on time is the weakest of the four parts. Days off the promised day: mean and spread.
OFF_PROMISE = {"sea": (-0.97, 1.1), "air": (-0.49, 0.74), "express": (-0.45, 0.68)}
COMPLETE, UNDAMAGED, PAPERS_RIGHT = 0.984, 0.985, 0.968

MENDING = 0.35
"""The share of an ordinary margin that it costs to put a shipment right."""

BEFORE_DEPARTURE = {"sea": (9, 16), "air": (2, 4), "express": (0, 1)}
"""Days from booking to departure."""
RECEIVED = {"sea": (2, 5), "air": (0, 1), "express": (0, 0)}
"""Days from the goods' arrival with us or our agent to departure."""
ON_THE_GROUND = {"sea": (2, 4), "air": (0, 1), "express": (0, 1)}
"""Days from arrival to delivery."""


@frozen(kw_only=True)
class Shipment:
    """A row; days late are `delivered` less `promised`."""

    ref: str
    mode: str
    direction: str
    customer: str
    segment: str
    lane: str
    packages: int
    kg: float
    m3: float
    booked: date
    received: date
    departed: date
    arrived: date
    promised: date
    delivered: date
    on_time: bool
    complete: bool
    undamaged: bool
    papers_right: bool
    margin_hkd: int


def shipments() -> list[Shipment]:
    """Return the year's shipments in the order of their booking, which gives each its number."""
    draw = Draw(SEED)
    found = [
        shipment
        for flow in FLOWS
        for month in MONTHS
        for shipment in _shipments(flow, month, draw)
        if shipment.delivered.year == YEAR
    ]
    found.sort(key=lambda shipment: shipment.booked)
    number: Counter[int] = Counter({YEAR - 1: EARLIER})
    numbered = []
    for shipment in found:
        number[shipment.booked.year] += 1 + draw.whole(0, LEFT_OUT)
        ref = f"KB{shipment.booked:%y}-{number[shipment.booked.year]:05}"
        numbered.append(evolve(shipment, ref=ref))
    return numbered


def _shipments(flow: Flow, month: date, draw: Draw) -> Iterator[Shipment]:
    monthly = flow.monthly * (PEAK if month.month in flow.peak else 1)
    for _ in range(draw.about(max(0.0, draw.normal(monthly, 0.12 * monthly)))):
        name = draw.pick(dict.fromkeys(flow.lanes.split(), 1.0))
        lane = LANES[name]
        departed = _departure(lane, month + DAY * draw.whole(0, 29))
        in_jeopardy = flow.customer == JEOPARDY and departed >= FEWER_SINCE[lane.mode]
        if not in_jeopardy or draw.chance(FEWER):
            yield _shipment(flow, name, departed, draw)


def _departure(lane: Lane, day: date) -> date:
    if lane.mode == "sea":
        return day + timedelta(days=(lane.weekday - day.weekday()) % 7)
    return _open_day(day, DAY)


def _shipment(flow: Flow, name: str, departed: date, draw: Draw) -> Shipment:
    lane = LANES[name]
    booked = _open_day(departed - DAY * draw.whole(*BEFORE_DEPARTURE[lane.mode]), -DAY)
    received = max(booked, _open_day(departed - DAY * draw.whole(*RECEIVED[lane.mode]), -DAY))
    promised = _open_day(departed + DAY * lane.days, DAY)
    late = draw.normal(*OFF_PROMISE[lane.mode])
    if name == LATE_LANE and departed >= LATE_SINCE:
        late += draw.normal(LATE_DAYS, LATE_SPREAD)
    delivered = _open_day(promised + DAY * round(late), DAY if round(late) > 0 else -DAY)
    delivered = max(delivered, _open_day(departed + DAY, DAY))
    arrived = max(departed, delivered - DAY * draw.whole(*ON_THE_GROUND[lane.mode]))
    size = max(0.3, draw.normal(1, 0.28))
    parts = {
        "complete": draw.chance(COMPLETE),
        "undamaged": draw.chance(UNDAMAGED),
        "papers_right": draw.chance(PAPERS_RIGHT),
    }
    return Shipment(
        ref="",
        mode=lane.mode,
        direction="import" if name.endswith("-HKG") else "export",
        customer=flow.customer,
        segment=flow.segment,
        lane=name,
        packages=max(1, round(flow.packages * size)),
        kg=round(flow.kg * size, 1),
        m3=max(0.01, round(flow.kg * size / flow.density / draw.between(0.9, 1.1), 2)),
        booked=booked,
        received=received,
        departed=departed,
        arrived=arrived,
        promised=promised,
        delivered=delivered,
        on_time=delivered <= promised,
        margin_hkd=round(flow.margin * (size * draw.normal(1, 0.15) - MENDING * (not all(parts.values())))),
        **parts,
    )


def _open_day(day: date, step: timedelta) -> date:
    """Return the nearest day on or after a day (before it, if `step` is negative) that is no day off."""
    while off(day):
        day += step
    return day
