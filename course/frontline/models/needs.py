"""What one shipment costs by each service: its freight, and what the customer loses while it is late.

A teaching model, the course's own: each late day costs the same, and days are estimates that come true.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from frontline.models.shipping.weight import (
    AIR_DIVISOR,
    Chargeable,
    Piece,
    chargeable_weight,
    revenue_tons,
)

KG, M3 = "kg", "m3"
"""What a rate is for: a kg of chargeable weight, or a revenue ton (1 m³ or 1,000 kg, whichever is more)."""


@frozen(kw_only=True)
class Service:
    """A way to send goods that takes so many `days`; `base` is its price before what is charged `per` unit.

    `per` is KG, M3, or nothing where `base` is the price for the whole. `rate` is for each unit, `least` the
    fewest units that M3 charges, `divisor` cm³ to 1 kg. All amounts are in one currency.
    """

    days: int
    base: float = 0
    per: str = ""
    rate: float = 0
    least: float = 0
    divisor: float = AIR_DIVISOR


@frozen(kw_only=True)
class Cost:
    """What a service costs: freight, and the cost of the days that it is late (both in one currency)."""

    freight: float
    days_late: int
    late: float

    @property
    def total(self) -> float:
        """Freight and the cost of being late together."""
        return self.freight + self.late


@frozen
class Turn:
    """A service that is the cheapest from this cost of a late day on, until the next turn."""

    above: float
    name: str


def weight(service: Service, kg: float, m3: float) -> Chargeable:
    """Return what a service charges by the kg. Raises ValueError for a size or a divisor of 0 or less."""
    # Of the piece only its volume counts.
    return chargeable_weight(
        [Piece(length=m3 * 100, width=100, height=100, kilos=kg)], divisor=service.divisor
    )


def cost(service: Service, *, kg: float, m3: float, days: int, late: float) -> Cost:
    """Return what a shipment of `kg` and `m3` costs that is needed in `days`, each late day costing `late`.

    Raises ValueError for a size of 0 or less, or a `per` that is none.
    """
    days_late = max(0, service.days - days)
    freight = service.base + service.rate * _units(service, kg, m3)
    return Cost(freight=freight, days_late=days_late, late=late * days_late)


def turns(costs: Mapping[str, Cost]) -> tuple[Turn, ...]:
    """Return the cheapest service by the cost of a late day: the first from 0 on, then each that takes over.

    At a turn itself the two cost the same. Of services that cost the same the less late one counts. Raises
    ValueError without a service.
    """
    if not costs:
        raise ValueError("There is no service. Give at least one.")
    now = min(costs, key=lambda name: (costs[name].freight, costs[name].days_late))
    found = [Turn(0.0, now)]
    # Only a service that is less late can take over: the more a late day costs, the more its days count.
    while less_late := [name for name, one in costs.items() if one.days_late < costs[now].days_late]:
        above, _, now = min(
            (_equal(costs[now], costs[name]), costs[name].days_late, name) for name in less_late
        )
        found.append(Turn(above, now))
    return tuple(found)


def _units(service: Service, kg: float, m3: float) -> float:
    """Return how many units a service charges."""
    if service.per == KG:
        return weight(service, kg, m3).chargeable
    if service.per == M3:
        return revenue_tons(m3, kg, least=service.least)
    if service.per:
        raise ValueError(f"A rate is per {KG} or {M3}, not per {service.per}.")
    return 0.0


def _equal(one: Cost, less_late: Cost) -> float:
    """Return the cost of a late day at which two services cost the same."""
    return (less_late.freight - one.freight) / (one.days_late - less_late.days_late)
