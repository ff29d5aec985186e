"""What figures over years say in words: the change, other first years, sources, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape
from itertools import pairwise

from frontline.content.market import NO_DATE, Status
from frontline.explorations.settings.market import Figure, Series

NOT_SAID = (
    "<strong>What the picture does not say.</strong> Each figure is about a whole year and everything "
    "together. It says nothing about one lane, one week or a price. It does not say why, and it does not say "
    "what comes next year."
)
TENTH = Decimal("0.1")


def told(series: Series, begin: int, end: int) -> str:
    """Return the change from one year to a later one, as HTML.

    Between neighbouring years the source's own change counts. Where rounded figures give another, it says so.
    """
    first, last = series.of(begin), series.of(end)
    head = (
        f"<strong>{escape(series.label)}, from {begin} to {end}:</strong> {escape(first.value)} to "
        f"{escape(last.value)} {escape(series.unit)}."
    )
    given = _given(first, last)
    if given is None:
        return f"{head} That is {_than(first, last)}."
    head = f"{head} The source says {_signed(given)} %."
    worked_out = round(_percent(first.number, last.number), 1)
    if abs(worked_out - given) < TENTH:
        return head
    least, most = _bounds(first, last)
    if least <= given <= most:
        return f"{head} From the rounded figures you would get {_signed(worked_out)} %. Quote the source."
    return (
        f"{head} From these figures you would get {_signed(worked_out)} %, and rounding alone does not "
        "explain that. The source may compare with a corrected figure. Quote the source."
    )


def other_years(series: Series, begin: int, end: int) -> str:
    """Return the change to the same year from every other earlier one, as HTML; empty where there is none."""
    last = series.of(end)
    changes = [
        f"from {one.year} {_than(one, last)}"
        for one in series.figures
        if one.year < end and one.year != begin
    ]
    if not changes:
        return ""
    return f"<strong>Another first year tells another story.</strong> To {end}: {', '.join(changes)}."


def compared(begin: int, base: int) -> str:
    """Return what two series on one axis compare, as HTML."""
    return (
        f"Both lines begin at {base} in {begin}. So the picture compares two changes, and not two sizes. "
        "Another first year gives other lines."
    )


def whence(series: Series, begin: int, end: int, *, named: bool) -> str:
    """Return sources and dates of the two figures, as HTML; `named` says of which series."""
    of = f", {escape(series.label)}" if named else ""
    two = " ".join(_source(series.of(year)) for year in (begin, end))
    return f"<strong>Sources{of}.</strong> {two}"


def missing(on_axis: Sequence[int], *, several: bool) -> str:
    """Return which years between the first and the last have no figure, as HTML; empty where all have."""
    gaps = spans(on_axis)
    if not gaps:
        return ""
    which = "Not in both series" if several else "No figure here"
    return f"<strong>{which}:</strong> {gaps}. A dashed line does not say what happened there."


def spans(on_axis: Sequence[int]) -> str:
    """Return the years between those given, in words: 2005 to 2017, 2020."""
    gaps = [(one + 1, other - 1) for one, other in pairwise(on_axis) if other - one > 1]
    return ", ".join(
        f"{one} to {other}" if other - one > 1 else ", ".join(map(str, sorted({one, other})))
        for one, other in gaps
    )


def _source(figure: Figure) -> str:
    derived = ", derived from another figure and its change" if figure.status is Status.DERIVED else ""
    as_of = f"as of {escape(figure.as_of)}" if figure.as_of else NO_DATE
    return f"{figure.year}: {escape(figure.source)}, {as_of}{derived}."


def _given(first: Figure, last: Figure) -> Decimal | None:
    """Return the change that the source gives between two neighbouring years, None where it gives none."""
    return Decimal(last.change) if last.change and last.year - first.year == 1 else None


def _percent(first: Decimal, last: Decimal) -> Decimal:
    return (last / first - 1) * 100


def _bounds(first: Figure, last: Figure) -> tuple[Decimal, Decimal]:
    """Return between which changes the true one lies, because both figures are rounded."""
    return (
        _percent(first.number + first.half, last.number - last.half),
        _percent(first.number - first.half, last.number + last.half),
    )


def _than(first: Figure, last: Figure) -> str:
    """Return a change as 34 % less, or as the source gives it; about where rounding can change the number."""
    given = _given(first, last)
    if given is not None:
        return f"{abs(given)} % {'more' if given > 0 else 'less'}" if given else "the same"
    change = round(_percent(first.number, last.number))
    if change == 0:
        return "almost the same"
    least, most = map(round, _bounds(first, last))
    about = "about " if least != most else ""
    return f"{about}{abs(change)} % {'more' if change > 0 else 'less'}"


def _signed(percent: Decimal) -> str:
    return f"{percent:+}".replace("-", "\N{MINUS SIGN}")
