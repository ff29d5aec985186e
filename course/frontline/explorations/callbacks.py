"""Calls back in the year of data: was the promise of the day kept, and were they quick by one yardstick."""

from __future__ import annotations

from calendar import month_abbr, month_name
from collections.abc import Mapping, Sequence
from html import escape
from math import ceil
from statistics import median
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.course import Change, Track, course
from frontline.content.places import here
from frontline.content.year import table
from frontline.explorations.frame import (
    FIELD,
    WIDE,
    Drawn,
    View,
    button,
    dropdown,
    frame,
    paragraphs,
    row,
    watch,
)
from frontline.explorations.settings.callbacks import TABLE, CallbackSettings
from frontline.models.change import Verdict, change_of
from frontline.models.estimates import Estimate
from frontline.models.fulfilment import Callback, kept, kept_within

ALL = ""
"""All desks together: no desk has this name."""
KEPT, WITHIN, BOTH = "kept", "within", "both"
SHOWN = (
    ("both", BOTH),
    ("kept the promise of its day", KEPT),
    ("within the yardstick", WITHIN),
)
NOT_SAID = (
    "<strong>What the picture does not say.</strong> It does not say why the calls take longer. It does not "
    "say that the new promise is wrong: a long promise that is kept can be better for the customer than a "
    "short one that is broken. It counts calls that were logged, and nobody logs a call that was never "
    "promised. The data is invented.",
)


@frozen
class Month:
    """The calls of a month, asked for from its first day on."""

    month: int
    calls: tuple[Callback, ...]


@frozen
class Sides:
    """As many months before the promise changed as there are since, with both promises in hours."""

    before: tuple[Month, ...]
    since: tuple[Month, ...]
    promised: float
    promises: float


def callbacks(settings: CallbackSettings) -> widgets.Widget:
    """Return the exploration on the calls of the year of data."""
    rows = table(here(), TABLE, check_keys=False).rows
    months = {
        name: _months([row for row in rows if name in (ALL, row["desk"])]) for name in (ALL, *settings.desks)
    }
    desk = dropdown("Desk", [("all desks", ALL), *((label, name) for name, label in settings.desks.items())])
    shown = dropdown("Show", SHOWN, BOTH)
    control = settings.control()
    hours = widgets.FloatSlider(
        value=control.start,
        min=control.least,
        max=control.most,
        step=control.step,
        readout_format=".1f",
        description=control.label,
        style={**FIELD, "description_width": "15em"},
        layout=widgets.Layout(**WIDE),
    )
    view = View()

    def show() -> None:
        of = settings.desks.get(desk.value, "All desks")
        view.show(drawn(months[desk.value], of, hours.value, shown.value))

    restart = watch([desk, hours, shown], show)
    show()
    parts = [desk, hours, shown, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(months: Sequence[Month], of: str, hours: float, shown: str) -> Drawn:
    """Return both shares month by month and what they say; `of` names the desk, `shown` what to draw."""
    sides = changed(months)
    tracks = [
        Track(
            label="kept the promise of its day",
            shares=tuple(kept(month.calls).value for month in months),
            strong=False,
        )
    ] * (shown != WITHIN)
    tracks += [
        Track(
            label=f"within {_hours(hours)}, whatever was promised",
            shares=tuple(kept_within(month.calls, hours).value for month in months),
            strong=True,
        )
    ] * (shown != KEPT)
    change = Change(
        month=months.index(sides.since[0]),
        label=f"promise: {sides.promised:g} hours, then {sides.promises:g}",
    )
    picture = course(
        [month_abbr[month.month] for month in months],
        [f"n {len(month.calls)}" for month in months],
        tracks,
        change,
        says=_alternative(months, tracks, of, sides),
    )
    return Drawn(picture, paragraphs(*_words(sides, of, hours, shown), *NOT_SAID))


def changed(months: Sequence[Month]) -> Sides:
    """Return as many months on both sides of the change of the promise.

    A month has the promise of its last call. Raises StopIteration when the promise never changes.
    """
    promises = [month.calls[-1].promised for month in months]
    at = next(number for number, promise in enumerate(promises) if promise != promises[0])
    since = tuple(months[at:])
    return Sides(tuple(months[max(0, at - len(since)) : at]), since, promises[0], promises[-1])


def moves(before: Estimate, since: Estimate) -> str:
    """Say in words how a share moves, and whether chance alone can do that."""
    found = change_of(before, since)
    whole = round(abs(found.difference) * 100)
    points = "1 point" if whole == 1 else f"{whole} points" if whole else "less than 1 point"
    match found.verdict():
        case Verdict.UNCLEAR:
            return f"moves by {points}, no more than chance can do"
        case Verdict.BETTER:
            return f"rises by {points}"
        case Verdict.WORSE:
            return f"falls by {points}"


def _months(rows: Sequence[Mapping[str, Any]]) -> tuple[Month, ...]:
    found: dict[int, list[Callback]] = {}
    for one in rows:
        call = Callback(promised=one["promise_hours"], taken=one["hours_taken"])
        found.setdefault(one["asked"].month, []).append(call)
    return tuple(Month(number, tuple(calls)) for number, calls in sorted(found.items()))


def _words(sides: Sides, of: str, hours: float, shown: str) -> list[str]:
    before, since = _calls(sides.before), _calls(sides.since)
    by_promise = kept(before), kept(since)
    by_hours = kept_within(before, hours), kept_within(since, hours)
    names = _span(sides.before), _span(sides.since)
    lines = [
        f"<strong>{escape(of)}.</strong> {names[0]}, the promise is {_hours(sides.promised)}. "
        f"{names[1]}, it is {_hours(sides.promises)}."
    ]
    if shown != WITHIN:
        lines.append(f"<strong>Kept the promise of its day.</strong> {_both(names, by_promise)}")
    if shown != KEPT:
        lines.append(f"<strong>Within {_hours(hours)}.</strong> {_both(names, by_hours)}")
        lines.append(
            f"<strong>The hours themselves.</strong> {names[0]}, half of the calls come within "
            f"{_hours(_half(before))}, and nine of ten within {_hours(_nine_of_ten(before))}. "
            f"{names[1]}, it is {_hours(_half(since))} and {_hours(_nine_of_ten(since))}."
        )
    if shown == BOTH:
        lines.append(_report(names, by_promise, by_hours, hours))
    if (least := min(len(before), len(since))) < 100:
        lines.append(f"Few calls: one call more or less moves a share by up to {100 / least:.0f} points.")
    return lines


def _report(
    names: tuple[str, str],
    promise: tuple[Estimate, Estimate],
    yardstick: tuple[Estimate, Estimate],
    hours: float,
) -> str:
    """Say what a report may print: both lines, and what follows when they go different ways."""
    both = (
        f"The share that kept the promise of its day {moves(*promise)}. "
        f"The share within {_hours(hours)} {moves(*yardstick)}."
    )
    up, quicker = (moves(*pair).startswith("rises") for pair in (promise, yardstick))
    end = ""
    if up and not quicker:
        end = (
            " Customers do not hear sooner by this yardstick. The first line rises as the promise is longer."
        )
    elif up:
        end = " Both rise, but by different amounts: print both, and say that the promise changed."
    return f"<strong>A report may say, for {names[1]} after {names[0]}:</strong> {both}{end}"


def _both(names: tuple[str, str], pair: tuple[Estimate, Estimate]) -> str:
    said = ", ".join(f"{name}: {share(one)} of {one.n:,}" for name, one in zip(names, pair, strict=True))
    return f"{said}. It {moves(*pair)}."


def share(one: Estimate) -> str:
    """Return a share as people write it: 93 %."""
    return f"{one.value * 100:.0f} %"


def _calls(months: Sequence[Month]) -> list[Callback]:
    return [call for month in months for call in month.calls]


def _half(calls: Sequence[Callback]) -> float:
    return median(call.taken for call in calls)


def _nine_of_ten(calls: Sequence[Callback]) -> float:
    """Return the hours within which at least nine of ten calls came."""
    return sorted(call.taken for call in calls)[ceil(0.9 * len(calls)) - 1]


def _hours(hours: float) -> str:
    return "1 hour" if hours == 1 else f"{round(hours, 1):g} hours"


def _span(months: Sequence[Month]) -> str:
    first, last = (month_name[month.month] for month in (months[0], months[-1]))
    return first if first == last else f"{first} to {last}"


def _alternative(months: Sequence[Month], tracks: Sequence[Track], of: str, sides: Sides) -> str:
    said = " ".join(
        f"Share {track.label}: "
        + "; ".join(
            f"{month_abbr[month.month]} {one * 100:.0f} % of {len(month.calls)}"
            for month, one in zip(months, track.shares, strict=True)
        )
        + "."
        for track in tracks
    )
    return (
        f"{of}, calls back by month. {said} Until {month_name[sides.before[-1].month]} the promise is "
        f"{_hours(sides.promised)}, since {month_name[sides.since[0].month]} {_hours(sides.promises)}."
    )
