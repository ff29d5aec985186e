"""What a day is worth: which service is the cheapest when a late day costs the customer something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from math import floor
from typing import Any

import ipywidgets as widgets

from frontline.charts.costs import Key, Way
from frontline.charts.costs import costs as picture
from frontline.explorations.frame import Drawn, paragraphs
from frontline.explorations.plot import plot
from frontline.explorations.settings.needs import DAYS, LATE, NeedSettings
from frontline.models.needs import KG, M3, Cost, cost, turns, weight

Costs = Mapping[str, Cost]


def needs(settings: NeedSettings) -> widgets.Widget:
    """Return the comparison for a lesson's services, controls and cases."""
    return plot(settings, settings.controls, settings.cases, lambda values: drawn(settings, values))


def drawn(settings: NeedSettings, values: Mapping[str, Any]) -> Drawn:
    """Return the services with their costs, and what they say.

    `values` holds kg, m3, days and what one late day costs, each under the name of its control.
    """
    found = {
        name: cost(offer, kg=values[KG], m3=values[M3], days=int(values[DAYS]), late=values[LATE])
        for name, offer in settings.services.items()
    }
    # At a turn the one that was the cheapest up to there still is.
    best, second = sorted(
        found, key=lambda name: (round(found[name].total, 2), found[name].freight, found[name].days_late)
    )[:2]
    ways = [
        Way(
            label=settings.services[name].label,
            note=_arrives(settings, name, one),
            paid=one.freight,
            lost=one.late,
            total=_money(settings, one.total),
            best=name == best,
        )
        for name, one in found.items()
    ]
    key = Key(paid="freight", lost="cost of the late days", best="cheapest in total")
    plain = "; ".join(
        f"{way.label}: {way.note}, freight {_money(settings, way.paid)}, "
        f"late days {_money(settings, way.lost)}, total {way.total}{', cheapest' if way.best else ''}"
        for way in ways
    )
    lines = [
        _cheapest(settings, found, best, second),
        f"<strong>The freight alone:</strong> {_each(settings, found)}.",
        *_by_volume(settings, values[KG], values[M3]),
        _turns(settings, found),
        "<strong>What the picture does not say.</strong> The rates are invented for the course. The days are "
        "estimates: ships and flights can be late too. It does not say whether a service has space, or which "
        "goods may not fly, such as some batteries and other dangerous goods. It leaves out damage and "
        "papers. And what a late day costs, only the customer knows: ask.",
    ]
    return Drawn(picture(ways, key, says=f"Cost by service. {plain}."), paragraphs(*lines))


def _money(settings: NeedSettings, amount: float) -> str:
    return f"{settings.currency}{amount:,.0f}"


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _arrives(settings: NeedSettings, name: str, one: Cost) -> str:
    when = f"{_days(one.days_late)} late" if one.days_late else "in time"
    return f"arrives day {settings.services[name].days}, {when}"


def _label(settings: NeedSettings, name: str) -> str:
    return escape(settings.services[name].label)


def _sum(settings: NeedSettings, amount: float) -> str:
    return escape(_money(settings, amount))


def _cheapest(settings: NeedSettings, found: Costs, best: str, second: str) -> str:
    """Say which service is the cheapest in total, when it arrives, and by how much it is cheaper."""
    more = found[second].total - found[best].total
    by = f"is {_sum(settings, more)} more" if round(more) else "costs the same"
    return (
        f"<strong>Cheapest in total: {_label(settings, best)}, {_sum(settings, found[best].total)}.</strong> "
        f"{_in_time(settings, found, best)} The next in price, {_label(settings, second)}, {by}."
    )


def _in_time(settings: NeedSettings, found: Costs, best: str) -> str:
    """Say when the cheapest arrives, and which is the cheapest that arrives in time."""
    if not found[best].days_late:
        return "It arrives in time."
    late = f"It arrives {_days(found[best].days_late)} late."
    in_time = [name for name, one in found.items() if not one.days_late]
    if in_time:
        name = min(in_time, key=lambda name: found[name].freight)
        return (
            f"{late} The cheapest that arrives in time is {_label(settings, name)}, "
            f"{_sum(settings, found[name].freight)}."
        )
    first = min(found, key=lambda name: (found[name].days_late, found[name].freight))
    sooner = f" The first is {_label(settings, first)}, {_days(found[first].days_late)} late."
    return f"{late} No service arrives in time.{sooner if first != best else ''}"


def _each(settings: NeedSettings, found: Costs) -> str:
    return ", ".join(f"{_label(settings, name)} {_sum(settings, one.freight)}" for name, one in found.items())


def _by_volume(settings: NeedSettings, kg: float, m3: float) -> Iterator[str]:
    """Say which services charge more than the scale shows, or than the goods take."""
    for name, offer in settings.services.items():
        if offer.per == KG and (charged := weight(offer, kg, m3)).by_volume:
            yield (
                f"<strong>{_label(settings, name)} charges {charged.chargeable:,g} kg,</strong> and the "
                f"scale shows {kg:,g} kg: the goods are large for their weight."
            )
        if offer.per == M3 and kg / 1000 > max(m3, offer.least):
            yield (
                f"<strong>{_label(settings, name)} charges {kg / 1000:,g} m³,</strong> and the goods take "
                f"{m3:,g} m³: 1,000 kg count as 1 m³."
            )
        elif offer.per == M3 and m3 < offer.least:
            yield f"<strong>{_label(settings, name)} charges at least {offer.least:,g} m³.</strong>"


def _turns(settings: NeedSettings, found: Costs) -> str:
    """Say from which cost of a late day on which service is the cheapest, in whole amounts."""
    head = "<strong>What a late day decides.</strong>"
    if not any(one.days_late for one in found.values()):
        return f"{head} All services arrive in time, so the lowest freight decides."
    first, *later = turns(found)
    # A turn between two whole amounts counts from the next one on; a hair below a number is that number.
    others = list({floor(turn.above + 1e-6): turn.name for turn in later}.items())
    if not others:
        return f"{head} {_label(settings, first.name)} stays cheapest, whatever a late day costs."
    ends = [*(f", up to {_sum(settings, above)}" for above, _ in others[1:]), ""]
    above = " ".join(
        f"Above it, {_label(settings, name)}{end}." for (_, name), end in zip(others, ends, strict=True)
    )
    until = f"Up to {_sum(settings, others[0][0])} a late day {_label(settings, first.name)} stays cheapest."
    return f"{head} {until} {above}"
