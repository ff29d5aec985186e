"""Complaints: their causes, how kindly they were answered, and whether they came again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from attrs import evolve, frozen

from frontline.build.year.arrivals import arrival, moment, next_open
from frontline.build.year.customers import ASKS, JEOPARDY, OTHER
from frontline.build.year.days import MONTHS, YEAR
from frontline.build.year.draw import Draw
from frontline.build.year.promise import Promise

SEED = 68
DESKS = {"sea": 5.0, "air": 4.6, "express": 4.2, "counters": 1.6, "hotline": 0.9}
"""New complaints in a month, without those that come again."""
AGAIN_DAYS = 60
"""A complaint about the same matter counts as come again so many days after the first."""


@frozen(kw_only=True)
class Cause:
    """A cause: of 100 new complaints, what they are about by weight, and which share comes `again`."""

    weight: float
    matters: dict[str, float]
    again: float = 0.07


# F7: the commonest cause is a hand-over without its file. The reply is as kind as elsewhere, and as the step
# stays broken the complaint comes again.
HAND_OVER = "hand-over without file"
UNEXPLAINED = "first step not explained"
CAUSES = {
    HAND_OVER: Cause(
        weight=29, matters={"delay": 4, "charge": 3, "document": 2, "misunderstanding": 2}, again=0.4
    ),
    "carrier delay": Cause(weight=17, matters={"delay": 1}),
    "wrong invoice line": Cause(weight=14, matters={"charge": 1}),
    "error in a document": Cause(weight=11, matters={"document": 1}),
    "damage in handling": Cause(weight=10, matters={"damage": 4, "shortage": 1}),
    "slow answer": Cause(weight=9, matters={"attitude": 2, "misunderstanding": 2, "delay": 1}),
    "missed pick-up": Cause(weight=6, matters={"delay": 1}),
    UNEXPLAINED: Cause(weight=4, matters={"attitude": 2, "misunderstanding": 1}),
}
AT_COUNTERS = 5.0
"""At the counters the first step stays unexplained so many times as often."""
KINDNESS = {5: 42, 4: 39, 3: 13, 2: 5, 1: 1}
"""Reviewers' scores of 100 replies, whatever the cause."""
ACKNOWLEDGED_LATE, ANSWERED_LATE = 0.05, 0.12
"""The shares of complaints acknowledged and answered after the promise."""

# F4: what the customer in jeopardy complained about, and on which days.
JEOPARDY_COMPLAINTS = (
    ("document", "error in a document", (date(YEAR, 3, 13),)),
    ("charge", HAND_OVER, (date(YEAR, 7, 23), date(YEAR, 8, 27))),
    ("damage", "damage in handling", (date(YEAR, 9, 18),)),
    ("delay", HAND_OVER, (date(YEAR, 10, 23), date(YEAR, 12, 2))),
)


@frozen(kw_only=True)
class Complaint:
    """A row."""

    id: str
    opened: datetime
    desk: str
    customer: str
    matter: str
    cause: str
    kindness: int
    acknowledged_hours: float
    answered_days: int
    answered_in_time: bool
    again: bool


def complaints(promise: Promise) -> list[Complaint]:
    """Return the year's complaints in the order in which they came."""
    log = _Log(promise, Draw(SEED))
    chains = [log.jeopardy(matter, cause, days) for matter, cause, days in JEOPARDY_COMPLAINTS]
    for desk, monthly in DESKS.items():
        for month in MONTHS:
            for _ in range(log.draw.about(log.draw.between(0.6, 1.4) * monthly)):
                chains.append(_apart(log.chain(desk, month), chains))
    found = sorted(chain.from_iterable(chains), key=lambda complaint: complaint.opened)
    return [evolve(one, id=f"C{row:03}") for row, one in enumerate(found, start=1)]


@frozen
class _Log:
    promise: Promise
    draw: Draw

    def jeopardy(self, matter: str, cause: str, days: Sequence[date]) -> list[Complaint]:
        """Return the complaints of the customer in jeopardy about one matter."""
        moments = [moment("sea", "email", day, self.draw) for day in days]
        return _linked([self.complaint(opened, "sea", JEOPARDY, matter, cause) for opened in moments])

    def chain(self, desk: str, month: int) -> list[Complaint]:
        """Return a new complaint, and those in which it comes again."""
        draw = self.draw
        customer = draw.pick({name: weight for name, weight in ASKS[desk].items() if name != JEOPARDY})
        weights = {name: one.weight for name, one in CAUSES.items()}
        weights[UNEXPLAINED] *= AT_COUNTERS if desk == "counters" else 1
        cause = draw.pick(weights)
        matter = draw.pick(CAUSES[cause].matters)
        way = "phone" if desk in ("counters", "hotline") else "email"
        opened = arrival(desk, way, month, draw)
        found = [self.complaint(opened, desk, customer, matter, cause)]
        while draw.chance(CAUSES[cause].again):
            day = next_open(desk, way, opened.date() + timedelta(days=draw.whole(8, AGAIN_DAYS - 10)))
            if day.year > YEAR:
                break
            opened = datetime.combine(day, opened.time())
            found.append(self.complaint(opened, desk, customer, matter, cause))
        return _linked(found)

    def complaint(self, opened: datetime, desk: str, customer: str, matter: str, cause: str) -> Complaint:
        """Return a complaint with its answer, without a number yet."""
        draw, promised = self.draw, self.promise.company.promises.complaint
        late = draw.chance(ANSWERED_LATE)
        days = promised.days + 1 + min(9, int(draw.wait(2.5))) if late else draw.whole(1, promised.days)
        slow = draw.chance(ACKNOWLEDGED_LATE)
        hours = promised.hours * (1.1 + draw.wait(0.7) if slow else draw.between(0.05, 0.97))
        return Complaint(
            id="",
            opened=opened,
            desk=desk,
            customer=customer,
            matter=matter,
            cause=cause,
            kindness=draw.pick(KINDNESS),
            acknowledged_hours=round(hours, 2),
            answered_days=days,
            answered_in_time=days <= promised.days,
            again=False,
        )


def _linked(found: Sequence[Complaint]) -> list[Complaint]:
    """Return complaints about one matter, each but the last marked as come again."""
    return [*(evolve(one, again=True) for one in found[:-1]), found[-1]]


def _apart(new: list[Complaint], chains: Iterable[list[Complaint]]) -> list[Complaint]:
    """Return new complaints; those that would look like an older matter come from a customer without file."""
    close = any(
        (old.customer, old.matter) == (one.customer, one.matter)
        and abs((old.opened.date() - one.opened.date()).days) <= AGAIN_DAYS
        for old in chain.from_iterable(chains)
        for one in new
    )
    return [evolve(one, customer=OTHER) for one in new] if close else new
