"""The service-profit chain on the year of data: how two neighbours in it move, desk by desk and quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import hypot
from statistics import fmean, pstdev

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.scatter import Legend, Spot, scatter
from frontline.content.places import here
from frontline.content.year import table
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row, watch
from frontline.explorations.settings.chain import TABLE, ChainSettings
from frontline.models.profit_chain import DeskQuarter, Link, links, quarters

ALL = ""
"""All desks alike: no desk has this name."""
HARDLY = 0.3
"""A rank correlation nearer to 0 is called hardly any."""
TURNOVER = "staff_turnover"


@frozen
class Measure:
    """A part of the chain in words: its name, its unit, and how many of the unit a figure of 1 is."""

    name: str
    unit: str
    times: int = 1
    places: int = 0
    sign: str = ""

    def said(self, figure: float) -> str:
        """Return a figure as people say it."""
        shown = f"{figure * self.times:,.{self.places}f}"
        return f"HK${shown}" if self.sign == "HK$" else f"{shown}{self.sign}"


def _share(name: str, unit: str) -> Measure:
    return Measure(name, f"% of {unit}", times=100, sign=" %")


MEASURES: Mapping[str, Measure] = {
    "staff_satisfaction": Measure("staff satisfaction", "mean, from 1 low to 5 high", places=2),
    TURNOVER: _share("staff turnover", "the staff who left in the quarter"),
    "promise_kept": _share("promise kept", "requests answered in time"),
    "customer_satisfaction": _share("satisfied customers", "answers 4 or 5 of 5"),
    "customers_kept": _share("customers kept", "the customers of a year before who bought again"),
    "margin": Measure("margin", "HK$ a customer and month", sign="HK$"),
}
"""The parts of the chain by the field of `Quarter`, in its order."""
NOT_SAID = (
    "<strong>What the picture does not say.</strong> It does not say that the first thing causes the second. "
    "Both may follow from a third thing, such as too much work. The second may drive the first: angry "
    "customers tire the staff. And an effect may need more than a quarter.",
    "20 points are fewer than they look: they are 5 desks, 4 times each, and points of one desk resemble "
    "each other. A quarter is the mean of 3 months; turnover is all who left, by the mean number of staff. "
    "The data is invented, so it shows how to look, and nothing about other firms.",
)


def chain(settings: ChainSettings) -> widgets.Widget:
    """Return the exploration on the figures of the year of data."""
    rows = quarters(table(here(), TABLE, check_keys=False).rows)
    found = {one.earlier: one for one in links([each.figures for each in rows])}
    ends = [
        (f"{MEASURES[one.earlier].name} \N{RIGHTWARDS ARROW} {MEASURES[one.later].name}", one.earlier)
        for one in found.values()
    ]
    link = dropdown("Link of the chain", ends, ends[0][1])
    desk = dropdown(
        "Desk to look at", [("all desks alike", ALL), *((b, a) for a, b in settings.desks.items())]
    )
    view = View()

    def show() -> None:
        view.show(drawn(settings, rows, found[link.value], desk.value))

    restart = watch([link, desk], show)
    show()
    parts = [link, desk, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: ChainSettings, rows: Sequence[DeskQuarter], link: Link, desk: str) -> Drawn:
    """Return the desks' quarters by the two ends of a link, and what they say.

    `desk` is the name of the one to look at, or ALL.
    """
    far = farthest(rows, link)
    spots = [
        Spot(
            group=one.desk,
            across=_figure(one, link.earlier) * MEASURES[link.earlier].times,
            up=_figure(one, link.later) * MEASURES[link.later].times,
            label=f"Q{one.quarter}" if desk == one.desk or one is far else "",
            strong=desk in (ALL, one.desk),
            ringed=one is far,
        )
        for one in rows
    ]
    legend = Legend(across=_axis(link.earlier), up=_axis(link.later), ring="farthest out")
    without = next(
        one for one in links([one.figures for one in rows if one is not far]) if one.earlier == link.earlier
    )
    lines = [
        _moves(link),
        _farthest(settings, far, link, without),
        _desk(settings, rows, link, desk) if desk != ALL else "",
        *NOT_SAID,
    ]
    picture = scatter(settings.desks, spots, legend, says=_alternative(settings, rows, link))
    return Drawn(picture, paragraphs(*lines))


def farthest(rows: Sequence[DeskQuarter], link: Link) -> DeskQuarter:
    """Return the quarter farthest from the middle of all, each scale measured by its standard deviation."""
    scales = [[_figure(one, name) for one in rows] for name in (link.earlier, link.later)]
    middles = [(fmean(scale), pstdev(scale)) for scale in scales]

    def far(number: int) -> float:
        return hypot(
            *((scale[number] - mean) / by for scale, (mean, by) in zip(scales, middles, strict=True))
        )

    return rows[max(range(len(rows)), key=far)]


def moves(correlation: float) -> str:
    """Say in words how two figures move, by their rank correlation, -1 to 1."""
    if abs(correlation) < HARDLY:
        return "hardly move together"
    return "move together" if correlation > 0 else "move against each other"


def _moves(link: Link) -> str:
    earlier, later = MEASURES[link.earlier], MEASURES[link.later]
    low = ""
    if TURNOVER in (link.earlier, link.later) and link.correlation <= -HARDLY:
        low = " Low turnover is good, so the chain expects a figure below 0 here."
    return (
        f"<strong>In this data, {earlier.name} and {later.name} {moves(link.correlation)}: "
        f"{signed(link.correlation)}.</strong> This is the rank correlation of the {link.n} points. It is +1 "
        "when both put the points into the same order, \N{MINUS SIGN}1 when one turns the order round, and "
        f"near 0 when the two orders have little in common.{low}"
    )


def _farthest(settings: ChainSettings, far: DeskQuarter, link: Link, without: Link) -> str:
    return (
        f"<strong>Farthest out: {escape(settings.desks[far.desk])}, quarter {far.quarter}</strong>, with "
        f"{_both(far, link)}. Without this point the two {moves(without.correlation)}: "
        f"{signed(without.correlation)}."
    )


def _desk(settings: ChainSettings, rows: Sequence[DeskQuarter], link: Link, desk: str) -> str:
    own = "; ".join(f"quarter {one.quarter}: {_both(one, link)}" for one in rows if one.desk == desk)
    return f"<strong>{escape(settings.desks[desk])}.</strong> {own[0].upper()}{own[1:]}."


def _both(one: DeskQuarter, link: Link) -> str:
    return " and ".join(
        f"{MEASURES[name].name} {MEASURES[name].said(_figure(one, name))}"
        for name in (link.earlier, link.later)
    )


def signed(correlation: float) -> str:
    """Return a correlation with its sign: +0.68, −0.56."""
    return f"{correlation:+.2f}".replace("-", "\N{MINUS SIGN}")


def _figure(one: DeskQuarter, name: str) -> float:
    return float(getattr(one.figures, name))


def _axis(name: str) -> str:
    measure = MEASURES[name]
    return f"{measure.name[0].upper()}{measure.name[1:]} ({measure.unit})"


def _alternative(settings: ChainSettings, rows: Sequence[DeskQuarter], link: Link) -> str:
    said = " ".join(
        f"{label}: "
        + "; ".join(f"Q{one.quarter} {_both(one, link)}" for one in rows if one.desk == name)
        + "."
        for name, label in settings.desks.items()
    )
    return f"Across {_axis(link.earlier)}, up {_axis(link.later)}; a point for each desk and quarter. {said}"
