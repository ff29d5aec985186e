"""The figures of a market over years: what they say depends on the year from which one counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets

from frontline.charts.years import Legend, Point, Track, years
from frontline.content.market import Status
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row
from frontline.explorations.market_words import NOT_SAID, compared, missing, other_years, spans, told, whence
from frontline.explorations.settings.market import BOTH, MarketSettings, Series

BASE = 100
"""What the first year is when two series are compared."""


def market(settings: MarketSettings) -> widgets.Widget:
    """Return the exploration for a lesson's series."""
    options = [(one.label, name) for name, one in settings.series.items()]
    if len(options) > 1:
        options.append((f"Both, first year = {BASE}", BOTH))
    start = options[0][1]
    which = dropdown("Figures", options, start)
    lists = {name: _lists(settings, name) for _, name in options}
    chosen, view = widgets.VBox(), View()
    setting = False

    def show(_: Any = None) -> None:
        if not setting:
            begin, end = (int(one.value) for one in lists[which.value])
            view.show(drawn(settings, which.value, begin, end))

    def turn(_: Any = None) -> None:
        chosen.children = lists[which.value]
        show()

    def restart() -> None:
        nonlocal setting
        setting = True
        which.value = start
        for name, (begin, end) in lists.items():
            begin.value, end.value = _ends(settings, name)
        setting = False
        turn()

    which.observe(turn, "value")
    for ones in lists.values():
        for one in ones:
            one.observe(show, "value")
    turn()
    parts = [which, chosen, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: MarketSettings, name: str, begin: int, end: int) -> Drawn:
    """Return the figures of a series, or of both for `BOTH`, and what they say from one year to another.

    `begin` and `end` are years of `settings.years(name)`; an `end` that is not later is answered in words.
    """
    shown = settings.shown(name)
    first = min(begin, settings.begins(name))
    on_axis = [year for year in settings.years(name) if year >= first]
    tracks = [_track(one, on_axis, begin, end, index=name == BOTH) for one in shown]
    unit = f"Index, {begin} = {BASE}" if name == BOTH else f"In {shown[0].unit}"
    thick = f" Thick: from {begin} to {end}." if begin < end else ""
    legend = Legend(
        axis=f"{unit}. The axis begins at 0.{thick}",
        hollow="derived: computed from another figure and its change",
        dashed="dashed: no figure for the years between",
    )
    picture = years(tracks, legend, says=_alternative(tracks, unit, on_axis))
    return Drawn(picture, paragraphs(*_says(shown, on_axis, begin, end)))


def _says(shown: Sequence[Series], on_axis: Sequence[int], begin: int, end: int) -> list[str]:
    gaps = missing(on_axis, several=len(shown) > 1)
    if begin >= end:
        return [f"Choose a later year under “To year”: {end} is not after {begin}.", gaps, NOT_SAID]
    lines = [told(one, begin, end) for one in shown]
    if len(shown) > 1:
        lines.append(compared(begin, BASE))
    else:
        lines.append(other_years(shown[0], begin, end))
    return [*lines, *(whence(one, begin, end, named=len(shown) > 1) for one in shown), gaps, NOT_SAID]


def _track(series: Series, on_axis: Sequence[int], begin: int, end: int, *, index: bool) -> Track:
    base = series.of(begin).number
    points = []
    for figure in map(series.of, on_axis):
        value = figure.number / base * BASE if index else figure.number
        points.append(
            Point(
                year=figure.year,
                value=float(value),
                note=f"{value:.0f}" if index else figure.value,
                strong=begin < end and begin <= figure.year <= end,
                hollow=figure.status is Status.DERIVED,
            )
        )
    return Track(label=series.label, points=tuple(points))


def _alternative(tracks: Sequence[Track], unit: str, on_axis: Sequence[int]) -> str:
    gaps = spans(on_axis)
    said = [
        f"{track.label}: "
        + "; ".join(f"{one.year}: {one.note}{', derived' if one.hollow else ''}" for one in track.points)
        for track in tracks
    ]
    return f"Figures by year. {unit}. {'. '.join(said)}." + (f" No figure for {gaps}." if gaps else "")


def _lists(settings: MarketSettings, name: str) -> tuple[widgets.Dropdown, widgets.Dropdown]:
    options = [(str(year), str(year)) for year in settings.years(name)]
    begin, end = _ends(settings, name)
    return dropdown("From year", options, begin), dropdown("To year", options, end)


def _ends(settings: MarketSettings, name: str) -> tuple[str, str]:
    return str(settings.begins(name)), str(settings.years(name)[-1])
