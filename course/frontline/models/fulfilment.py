"""Was the promise kept: perfect orders, calls back on time, matters settled at the first contact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from math import isfinite, prod

from attrs import frozen

from frontline.models.estimates import Estimate, share


@frozen(kw_only=True)
class PerfectOrders:
    """The share of orders with every part right, each part's own share, and the product of the parts."""

    perfect: Estimate
    parts: Mapping[str, Estimate]
    if_independent: float


@frozen(kw_only=True)
class Callback:
    """A call back: hours promised when the customer asked, hours taken (`inf` when nobody ever called)."""

    promised: float
    taken: float

    def __attrs_post_init__(self) -> None:
        """Refuse hours that cannot be."""
        if not (self.promised > 0 and isfinite(self.promised) and self.taken >= 0):
            raise ValueError(
                f"A call back is promised in {self.promised:g} hours and took {self.taken:g}. "
                "Give a promise above 0, and 0 or more taken."
            )


@frozen(kw_only=True)
class Case:
    """A customer's case about one matter: the day it was opened, and how many contacts it took."""

    customer: str
    matter: str
    opened: date
    contacts: int


def perfect_orders(orders: Sequence[Mapping[str, bool]]) -> PerfectOrders:
    """Return the perfect-order figures of `orders`, each saying for every part whether it was right.

    Raises ValueError without orders or parts, or when the orders differ in their parts.
    Source: La Londe & Zinszer 1976, Customer Service: Meaning and Measurement.
    """
    if not orders or not orders[0]:
        raise ValueError("There are no orders, or they have no parts. Give at least one of each.")
    names = list(orders[0])
    for place, order in enumerate(orders, start=1):
        if order.keys() != orders[0].keys():
            raise ValueError(
                f"Order {place} has other parts than the first. Say of each part if it was right."
            )
    parts = {name: share(sum(order[name] for order in orders), len(orders)) for name in names}
    return PerfectOrders(
        perfect=share(sum(all(order.values()) for order in orders), len(orders)),
        parts=parts,
        if_independent=all_right(part.value for part in parts.values()),
    )


def all_right(shares: Iterable[float]) -> float:
    """Return the share of orders with every part right, 0 to 1, if the parts go wrong independently.

    Raises ValueError for a share outside 0 to 1.
    """
    given = list(shares)
    if not all(0 <= one <= 1 for one in given):
        raise ValueError("A part's share is outside 0 to 1. Give it as 0.97 for 97 %.")
    return prod(given)


def kept(callbacks: Sequence[Callback]) -> Estimate:
    """Return the share of `callbacks`, 0 to 1, within the promise that was in force for each.

    It rises when the promise is stretched: read it beside `kept_within`. Raises ValueError without any.
    """
    return share(sum(call.taken <= call.promised for call in callbacks), len(callbacks))


def kept_within(callbacks: Sequence[Callback], hours: float) -> Estimate:
    """Return the share of `callbacks`, 0 to 1, within a fixed yardstick of `hours`, whatever was promised.

    Raises ValueError without any, or for a yardstick of 0 hours or less.
    """
    if not hours > 0:
        raise ValueError(f"The yardstick is {hours:g} hours. Give more than 0.")
    return share(sum(call.taken <= hours for call in callbacks), len(callbacks))


def first_contact_resolution(cases: Iterable[Case], *, days: int, until: date) -> Estimate:
    """Return the share of `cases`, 0 to 1, settled at the first contact.

    That is one contact, and no new case of that customer about the same matter within `days` after it.
    `until` is the last day of the data: cases opened less than `days` before it cannot be judged yet and are
    left out, though they count as a return of an older one.
    Raises ValueError for negative days, or when no case is old enough.
    """
    if days < 0:
        raise ValueError(f"The time to come back is {days} days. Give 0 or more.")
    window = timedelta(days=days)
    threads: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for case in sorted(cases, key=lambda case: case.opened):
        threads[case.customer, case.matter].append(case)
    settled = [
        case.contacts == 1 and (later is None or later.opened - case.opened > window)
        for thread in threads.values()
        for case, later in zip(thread, [*thread[1:], None], strict=True)
        if case.opened + window <= until
    ]
    return share(sum(settled), len(settled))
