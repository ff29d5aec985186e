"""The loyalty calculator: what a customer brings who stays, and what it is worth when one more stays."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.pairs import Heads, Pair, pairs
from frontline.explorations.frame import Drawn, paragraphs
from frontline.explorations.plot import plot
from frontline.explorations.settings.loyalty import (
    GESTURE,
    MARGIN,
    MORE,
    STAYS,
    YEARS,
    LoyaltySettings,
)
from frontline.models.loyalty import break_even, expected_left, expected_years, gain, lifetime_value

CUSTOMERS = 100
HIGHEST = 99
"""More of 100 are not counted: nobody keeps everybody."""
NO_DISCOUNT = 0.0


@frozen(kw_only=True)
class Figures:
    """What is counted: HK$ of a year and of a gesture, and how many of 100 stay as now and with some more."""

    margin: float
    stays: int
    better: int
    years: int
    gesture: float

    @property
    def more(self) -> int:
        """Return how many more of 100 stay."""
        return self.better - self.stays

    @property
    def now(self) -> float:
        """Return the retention as now, from 0 to 1."""
        return self.stays / CUSTOMERS

    @property
    def would(self) -> float:
        """Return the retention with some more staying, from 0 to 1."""
        return self.better / CUSTOMERS


def loyalty(settings: LoyaltySettings) -> widgets.Widget:
    """Return the calculator for a lesson's controls and cases."""
    return plot(settings, settings.controls, settings.cases, lambda values: drawn(settings, values))


def figures(settings: LoyaltySettings, values: Mapping[str, Any]) -> Figures:
    """Return the figures as the controls set them; those without a control stay as the lesson says."""
    stays = int(values.get(STAYS, settings.stays))
    return Figures(
        margin=values.get(MARGIN, settings.margin),
        stays=stays,
        better=min(stays + int(values.get(MORE, settings.more)), HIGHEST),
        years=int(values.get(YEARS, settings.years)),
        gesture=values.get(GESTURE, settings.gesture),
    )


def drawn(settings: LoyaltySettings, values: Mapping[str, Any]) -> Drawn:
    """Return the years as they are and with some more staying, and what they say."""
    one = figures(settings, values)
    now = expected_left(CUSTOMERS, one.now, one.years)
    would = expected_left(CUSTOMERS, one.would, one.years)
    rows, so_far = [], 0.0
    for year, (left, better) in enumerate(zip(now, would, strict=True), 1):
        so_far += (better - left) * one.margin
        rows.append(
            Pair(
                label=f"Year {year}",
                now=left,
                would=better,
                now_note=_note(left, one.margin),
                would_note=_note(better, one.margin),
                last=f"+{money(so_far)}" if so_far else "",
            )
        )
    heads = Heads(
        now=f"As now: {one.stays} of {CUSTOMERS} stay each year",
        would=f"With {one.more} more: {one.better} of {CUSTOMERS} stay each year",
        last="More so far",
    )
    plain = "; ".join(f"{row.label}: {row.now_note}, with {one.more} more {row.would_note}" for row in rows)
    says = f"Of {CUSTOMERS} customers, on average. {plain}. More after {_years(one.years)}: {money(so_far)}."
    lines = [*_worth(one), *_gesture(one), *_not_said(one)]
    return Drawn(pairs(heads, rows, says=says), paragraphs(*lines))


def money(amount: float) -> str:
    """Return Hong Kong dollars as people say them: HK$930, HK$93,000, HK$9.30 million."""
    return f"HK${amount / 1e6:.2f} million" if amount >= 999_999.5 else f"HK${amount:,.0f}"


def _note(left: float, margin: float) -> str:
    return f"{left:.0f} left, {money(left * margin)}"


def _years(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def _worth(one: Figures) -> list[str]:
    """Say how long a customer stays and brings what, as now and with some more staying."""
    value = lifetime_value(one.margin, one.now, NO_DISCOUNT, one.years)
    more = gain(one.margin, one.now, one.would, NO_DISCOUNT, one.years)
    capped = f" The picture counts at most {HIGHEST} of {CUSTOMERS}." if one.better == HIGHEST else ""
    lines = [
        f"<strong>As now, {one.stays} of {CUSTOMERS} stay each year.</strong> Then a customer stays "
        f"{expected_years(one.now):.1f} years on average, the first year included. In {_years(one.years)} "
        f"such a customer brings {money(value)} on average.",
    ]
    if one.years == 1:
        return [*lines, "In the first year all customers are still there. Count more years to see a gain."]
    return [
        *lines,
        f"<strong>With {one.more} more of {CUSTOMERS}, {one.better} stay each year.</strong> Then it is "
        f"{expected_years(one.would):.1f} years on average. In {_years(one.years)} each customer brings "
        f"{money(more)} more on average, and {CUSTOMERS} customers {money(CUSTOMERS * more)} more.{capped}",
    ]


def _gesture(one: Figures) -> list[str]:
    """Say what a gesture must change to pay for itself."""
    if not one.gesture:
        return []
    head = f"<strong>A gesture costs {money(one.gesture)} now.</strong>"
    if one.years == 1:
        return [f"{head} What it may change comes after the first year. Count more years."]
    given = (
        f"{head} Give it to {CUSTOMERS} such customers, and you pay {money(CUSTOMERS * one.gesture)}, "
        f"also for the {one.stays} who stay anyway. We count that it helps once: more customers come back "
        f"in year 2. After that {one.stays} of {CUSTOMERS} stay each year, as now."
    )
    rise = break_even(one.gesture, one.margin, one.now, NO_DISCOUNT, one.years)
    if rise is None:
        end = (
            f"It does not pay for itself in {one.years} years, even if all {CUSTOMERS} customers come back "
            "in year 2."
        )
        return [given, end]
    # Upwards, so that what is said is enough; a hair above a number is still that number.
    tenths, people = (ceil(rise * CUSTOMERS * unit - 1e-9) for unit in (10, 1))
    if tenths <= 1:
        least = "even when it raises the chance to come back by only 0.1 points of 100"
    else:
        least = f"when it raises the chance to come back by {tenths / 10:.1f} points of 100 or more"
    if people <= 1:
        plain = "One more customer of 100 is enough."
    else:
        plain = f"So at least {one.stays + people} of 100 must come back in year 2, and not {one.stays}."
    return [given, f"It pays for itself in {one.years} years {least}. {plain}"]


def _not_said(one: Figures) -> list[str]:
    """Say what the figures leave out."""
    cause = (
        " It does not say that the gesture works. When the customer comes back, you do not know why."
        if one.gesture
        else " It does not say why customers stay."
    )
    return [
        "<strong>What the picture does not say.</strong> Nobody knows the chance of one customer: "
        f"{one.stays} of {CUSTOMERS} is a figure for many." + cause,
        "Money of later years counts here like money today, and each year brings the same. "
        "A customer who recommends us brings more than this.",
    ]
