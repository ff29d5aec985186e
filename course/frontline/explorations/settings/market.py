"""Figures of the market over years: one series or two, each figure with its source and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from frontline.content.market import Status
from frontline.explorations.settings.shared import Exploration

BOTH = ""
"""What is shown when it is both series: no series has this name."""
VALUE, CHANGE = re.compile(r"\d+(\.\d+)?", re.ASCII), re.compile(r"(-?\d+(\.\d+)?)?", re.ASCII)


@frozen(kw_only=True)
class Figure:
    """The figure of a calendar year as its source writes it, above 0.

    `change` is the change to the year before in per cent, as the source says it, and `as_of` the day of the
    source in words; both are empty where they are not known.
    """

    year: int
    value: str
    source: str
    status: Status
    change: str = ""
    as_of: str = ""

    @property
    def number(self) -> Decimal:
        """Return the value as a number."""
        return Decimal(self.value)

    @property
    def half(self) -> Decimal:
        """Return by how much the value may have been rounded: half of its last digit."""
        return Decimal(5).scaleb(-len(self.value.partition(".")[2]) - 1)


@frozen(kw_only=True)
class Series:
    """A series: its name, its unit, and its figures in the order of years."""

    label: str
    unit: str
    figures: tuple[Figure, ...]

    def of(self, year: int) -> Figure:
        """Return the figure of a year; raise KeyError where there is none."""
        return {one.year: one for one in self.figures}[year]

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years that have a figure."""
        return tuple(one.year for one in self.figures)


@frozen(kw_only=True)
class MarketSettings(Exploration):
    """One or two series; the picture begins at the year `first`, or the next that has a figure."""

    series: dict[str, Series]
    first: int = 0

    def shown(self, name: str) -> tuple[Series, ...]:
        """Return the series of a name; for `BOTH` each of them."""
        return tuple(self.series.values()) if name == BOTH else (self.series[name],)

    def years(self, name: str) -> tuple[int, ...]:
        """Return the years for which every series that is shown has a figure."""
        one, *others = self.shown(name)
        return tuple(year for year in one.years if all(year in other.years for other in others))

    def begins(self, name: str) -> int:
        """Return the year from which it is shown at first."""
        return next(year for year in self.years(name) if year >= self.first)

    def problems(self) -> Iterator[str]:
        """Say which figures cannot be, and where too few are left to compare two years."""
        if not 1 <= len(self.series) <= 2:
            yield "give one or two `series`"
        for name, one in self.series.items():
            where = f"series {name!r}"
            if not name:
                yield "give each series a name"
            if list(one.years) != sorted(set(one.years)):
                yield f"{where}: give each year once, in order"
            if len(one.years) < 2:
                yield f"{where}: give the figures of two years or more"
            elif len([year for year in one.years if year >= self.first]) < 2:
                yield f"{where}: `first` {self.first} leaves fewer than two years"
            for figure in one.figures:
                if not VALUE.fullmatch(figure.value) or not figure.number:
                    yield f"{where}, {figure.year}: {figure.value!r} is no number above 0"
                if not CHANGE.fullmatch(figure.change):
                    yield f"{where}, {figure.year}: {figure.change!r} is no change in per cent, such as -4.9"
                if not figure.source.strip():
                    yield f"{where}, {figure.year}: say who gives the figure"
        if len(self.series) == 2 and len([year for year in self.years(BOTH) if year >= self.first]) < 2:
            yield "the two series share fewer than two years that are shown: give one, or more figures"
