"""Requests of the case log: all of the customers on file, and of the others one matter in seventeen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from math import exp

from attrs import evolve, frozen

from frontline.build.year.arrivals import AT_ONCE, arrival, channel, next_open
from frontline.build.year.customers import ASKS, JEOPARDY
from frontline.build.year.days import TURN, YEAR, later, taken
from frontline.build.year.draw import Draw
from frontline.build.year.loads import Load
from frontline.build.year.promise import Promise

SEED = 3007
SAMPLE = 17.5
"""Contacts of a desk's month for each new matter in the table."""

KINDS = {
    "sea": {"status": 32, "exception": 12, "charge": 16, "booking": 14, "document": 20, "other": 6},
    "air": {"status": 34, "exception": 12, "charge": 12, "booking": 20, "document": 14, "other": 8},
    "express": {"status": 48, "exception": 8, "charge": 14, "booking": 12, "document": 6, "other": 12},
    "counters": {"status": 20, "charge": 20, "booking": 36, "document": 13, "other": 10},
    "hotline": {"status": 52, "charge": 14, "booking": 14, "document": 6, "other": 13},
}

LATE = {"sea": 0.075, "air": 0.068, "express": 0.075, "counters": 0.05, "hotline": 0.08}
"""The share of answers after the promise, at a desk without strain."""
LATE_EXCEPTION = 2.2
"""Bad news comes at the worst moment and has the shortest time: so many times as often late."""
LATE_MONDAY_MAIL = 3.2
"""Carries F2: on Mondays the weekend's e-mail is read first, and that of the day waits."""
STRAIN = 2.0
"""Carries F6: how steeply lateness grows with a desk's strain, which stands in `loads`."""
MOST_LATE = 0.8

FIRST_CONTACT = {"status": 78, "exception": 40, "charge": 66, "booking": 76, "document": 66, "other": 74}
"""Requests of 100 that one contact settles."""
LATE_SETTLES = 0.6
"""After a late answer the first contact settles only so much of that."""
AGAIN, AGAIN_LATER = 0.08, 0.03
"""The shares of requests that come again within a week, and after one to three weeks."""
PASSED_ON = {"sea": 0.06, "air": 0.06, "express": 0.05, "counters": 0.1, "hotline": 0.3}
WITHDRAWN = 0.03

MORE_CHARGES, MORE_OFTEN, AGAIN_IN_JEOPARDY = 2.6, 1.2, 0.28
"""Carry F4: in the second half-year the customer in jeopardy asks about charges, and asks again."""

WEEK = 7


@frozen(kw_only=True)
class Request:
    """A row; `matter` is the id of the first request about the same matter."""

    id: str
    matter: str
    opened: datetime
    desk: str
    channel: str
    kind: str
    customer: str
    answered: datetime
    promise_hours: float
    hours_taken: float
    contacts: int
    again_within_7_days: bool
    outcome: str


def requests(promise: Promise, loads: Mapping[tuple[str, int], Load]) -> list[Request]:
    """Return the year's requests in the order of their opening."""
    log = _Log(promise, loads, Draw(SEED))
    return _numbered(
        [
            log.matter(desk, month)
            for (desk, month), load in loads.items()
            for _ in range(log.draw.about(load.contacts / SAMPLE))
        ]
    )


@frozen
class _Log:
    promise: Promise
    loads: Mapping[tuple[str, int], Load]
    draw: Draw

    def matter(self, desk: str, month: int) -> list[Request]:
        """Return the requests about one new matter."""
        second_half = month >= TURN.month
        customers = dict(ASKS[desk])
        if second_half and JEOPARDY in customers:
            customers[JEOPARDY] *= MORE_OFTEN
        customer = self.draw.pick(customers)
        kinds: dict[str, float] = dict(KINDS[desk])
        if second_half and customer == JEOPARDY:
            kinds["charge"] *= MORE_CHARGES
        kind = self.draw.pick(kinds)
        way = channel(desk, kind, customer, self.draw)
        first = self.request(arrival(desk, way, month, self.draw), desk, way, kind, customer)
        return [first, *self.again(first)]

    def request(self, opened: datetime, desk: str, way: str, kind: str, customer: str) -> Request:
        """Return a request with its answer, without a number yet."""
        draw = self.draw
        promised = self.promise.hours(kind, way, opened.date())
        late = draw.chance(self.lateness(desk, way, kind, opened.date()))
        if late:
            answered, hours = later(opened, promised * (1.1 + draw.wait(0.6)))
        elif way in AT_ONCE:
            answered = opened + timedelta(minutes=draw.whole(2, 13))
            hours = taken(opened, answered)
        else:
            answered, hours = later(opened, promised * draw.between(0.02, 0.96))
        settled = FIRST_CONTACT[kind] / 100 * (LATE_SETTLES if late else 1)
        return Request(
            id="",
            matter="",
            opened=opened,
            desk=desk,
            channel=way,
            kind=kind,
            customer=customer,
            answered=answered,
            promise_hours=promised,
            hours_taken=hours,
            contacts=1 if draw.chance(settled) else 2 + min(4, int(draw.wait(0.9))),
            again_within_7_days=False,
            outcome=self.outcome(desk, kind),
        )

    def lateness(self, desk: str, way: str, kind: str, day: date) -> float:
        """Return how likely the answer to a request comes after the promise."""
        late = LATE[desk] * exp(STRAIN * self.loads[desk, day.month].strain)
        if kind == "exception":
            late *= LATE_EXCEPTION
        if way == "email" and day.weekday() == 0:
            late *= LATE_MONDAY_MAIL
        return min(MOST_LATE, late)

    def outcome(self, desk: str, kind: str) -> str:
        """Return what became of a request; bad news cannot be withdrawn."""
        if kind != "exception" and self.draw.chance(WITHDRAWN):
            return "withdrawn"
        return "passed on" if self.draw.chance(PASSED_ON[desk]) else "solved"

    def again(self, before: Request) -> Iterator[Request]:
        """Yield the further requests about a matter, at the same hour of later days."""
        draw = self.draw
        while True:
            jeopardy = before.customer == JEOPARDY and before.opened.date() >= TURN
            soon = draw.chance(AGAIN_IN_JEOPARDY if jeopardy else AGAIN)
            if not soon and not draw.chance(AGAIN_LATER):
                return
            wait = draw.whole(1, WEEK) if soon else draw.whole(WEEK + 1, 3 * WEEK)
            day = next_open(before.desk, before.channel, before.opened.date() + timedelta(days=wait))
            if day.year > YEAR:
                return
            opened = datetime.combine(day, before.opened.time())
            before = self.request(opened, before.desk, before.channel, before.kind, before.customer)
            yield before


def _numbered(matters: list[list[Request]]) -> list[Request]:
    order = sorted(
        ((request, number, place) for number, one in enumerate(matters) for place, request in enumerate(one)),
        key=lambda asked: (asked[0].opened, asked[1], asked[2]),
    )
    ids = {(number, place): f"Q{row:04}" for row, (_, number, place) in enumerate(order, start=1)}
    return [
        evolve(
            request,
            id=ids[number, place],
            matter=ids[number, 0],
            again_within_7_days=_soon(matters[number][place : place + 2]),
        )
        for request, number, place in order
    ]


def _soon(two: list[Request]) -> bool:
    """Tell whether the second of two requests about a matter, if there is one, comes within a week."""
    return len(two) == 2 and (two[1].opened.date() - two[0].opened.date()).days <= WEEK
