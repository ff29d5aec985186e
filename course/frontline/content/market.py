"""Reads the dated figures of the market, and gives them to texts that cite them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from attrs import frozen

from frontline.content.places import Places
from frontline.content.reading import ContentError, csv_rows, structure, written, yaml

COLUMNS = ("series", "year", "value", "change", "as_of", "source", "status")
KEY = re.compile(r"[a-z0-9_]+")
NO_DATE = "date not known"


class Status(Enum):
    """Whether the source gives a figure, or we computed it from another figure and its change."""

    CONFIRMED = "confirmed"
    DERIVED = "derived"


@frozen(kw_only=True)
class Figure:
    """What was counted in a calendar `year`: above 0, in the unit of its series, exact to its last digit.

    `change` is the change to the year before in per cent, as the source says it. `as_of` is the day on which
    the source published it. Both are None where they are not known.
    """

    year: int
    value: Decimal
    source: str
    status: Status
    change: Decimal | None = None
    as_of: date | None = None


@frozen(kw_only=True)
class Series:
    """What the figures of a series are: `what` says in one sentence what is counted."""

    label: str
    unit: str
    unit_short: str
    what: str


@frozen
class Market:
    """Every series by its key, and its figures in the order of years, at least one."""

    series: Mapping[str, Series]
    figures: Mapping[str, tuple[Figure, ...]]


def market(places: Places) -> Market:
    """Return the figures of the market; an edition without the folder has none.

    Raises ContentError that says file, line and column for an unknown series or status, a year that stands
    twice or is not over, a value of 0 or less, a date that is none or lies ahead, and an empty source.
    """
    if not places.market.is_dir():
        return Market({}, {})
    path = places.market / "series.yaml"
    where = places.name(path)
    series = structure(yaml(written(path, where), where), dict[str, Series], where)
    found: dict[str, dict[int, Figure]] = {key: {} for key in series}
    for row, place in _rows(places):
        if row["series"] not in series:
            raise ContentError(f"{place}, series", f"{row['series']!r} is none of {', '.join(series)}")
        figure = _figure(row, place)
        if figure.year in found[row["series"]]:
            raise ContentError(f"{place}, year", f"{figure.year} stands twice in series {row['series']!r}")
        found[row["series"]][figure.year] = figure
    for key, figures in found.items():
        if not KEY.fullmatch(key):
            raise ContentError(where, f"key {key!r}: use small letters, digits and _")
        if not figures:
            raise ContentError(where, f"series {key!r} has no figure in figures.csv")
    return Market(series, {key: tuple(by[year] for year in sorted(by)) for key, by in found.items()})


def market_facts(places: Places) -> dict[str, Any]:
    """Return the market as plain data to cite, by series.

    `y2025` is the figure of that year and `latest` the last one: the year, a whole number, and as texts its
    value, change with the sign, `percent` without it, `fell` or `rose` by the sign, `as_of` in words, source
    and status. `figures` lists all years; there a change or a day that is not known is absent.
    """
    read = market(places)
    return {
        key: {
            "label": series.label,
            "unit": series.unit,
            "unit_short": series.unit_short,
            "what": series.what,
            "figures": [_plain(one) for one in read.figures[key]],
            **{f"y{one.year}": _citable(one) for one in read.figures[key]},
            "latest": _citable(read.figures[key][-1]),
        }
        for key, series in read.series.items()
    }


def _plain(figure: Figure) -> dict[str, Any]:
    known: dict[str, Any] = {"year": figure.year, "value": str(figure.value)}
    if figure.change is not None:
        known["change"] = str(figure.change)
    if figure.as_of is not None:
        known["as_of"] = f"{figure.as_of.day} {figure.as_of:%B %Y}"
    return {**known, "source": figure.source, "status": figure.status.value}


def _citable(figure: Figure) -> dict[str, Any]:
    found = {"as_of": NO_DATE, **_plain(figure)}
    if figure.change is not None:
        found["percent"] = str(abs(figure.change))
        # A sentence that says "fell" cannot cite a figure that rose.
        if figure.change:
            found["fell" if figure.change < 0 else "rose"] = found["percent"]
    return found


def _rows(places: Places) -> Iterator[tuple[dict[str, str], str]]:
    path = places.market / "figures.csv"
    where = places.name(path)
    return csv_rows(written(path, where), COLUMNS, where)


def _figure(row: Mapping[str, str], where: str) -> Figure:
    today = datetime.now().astimezone().date()

    def cell(column: str, shape: str, words: str) -> str:
        if not re.fullmatch(shape, row[column], re.ASCII):
            raise ContentError(f"{where}, {column}", f"{words} is needed, not {row[column]!r}")
        return row[column]

    year = int(cell("year", r"[12]\d{3}", "a year such as 2025"))
    if year >= today.year:
        raise ContentError(f"{where}, year", f"{year} is not over: wait for the whole year")
    value = Decimal(cell("value", r"\d+(\.\d+)?", "a number such as 13.69"))
    if not value:
        raise ContentError(f"{where}, value", "is 0: leave a year out that has no figure")
    change = cell("change", r"(-?\d+(\.\d+)?)?", "a number such as -4.9, or nothing,")
    cell("source", r".+", "who says so")
    statuses = [status.value for status in Status]
    cell("status", "|".join(statuses), " or ".join(statuses))
    return Figure(
        year=year,
        value=value,
        change=Decimal(change) if change else None,
        as_of=_day(row["as_of"], today, f"{where}, as_of"),
        source=row["source"],
        status=Status(row["status"]),
    )


def _day(text: str, today: date, where: str) -> date | None:
    if not text:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError
        day = date.fromisoformat(text)
    except ValueError:
        raise ContentError(where, f"a day such as 2026-01-15 is needed, or nothing, not {text!r}") from None
    if day > today:
        raise ContentError(where, f"{text} lies ahead of today")
    return day
