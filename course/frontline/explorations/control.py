"""The control chart on the year of data: which ups and downs are chance, and which are worth asking about."""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.control import Legend, Point, control
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
from frontline.explorations.settings.conditions import conditions
from frontline.explorations.settings.control import ControlSettings, Counted, Measure
from frontline.models.control import Chart, Rule, Signal, p_chart, u_chart

YEAR, MONTHS = 2025, 12
HUNDRED = 100
FIRST_RULE, ALL_RULES = "first", "all"
BY_CHANCE = {FIRST_RULE: 3, ALL_RULES: 14}
"""Of 1,000 points of a process that never changes, about so many are signals; a test counts it."""
NUMBERS = {rule: number for number, rule in enumerate(Rule, 1)}
NOT_SAID = (
    "<strong>What the chart does not say.</strong> It does not say what happened: it says on which date to "
    "ask. It does not say whether the centre is good enough: a target is no limit. And inside the limits "
    "something may have changed that these numbers are too few to show. The data is invented.",
)


class By(Enum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"


@frozen
class Period:
    """A period by its first day: how many rows are counted, out of how many."""

    begins: date
    count: int
    size: int


@frozen
class Run:
    """A rule with the first and the last of the points in a row that break it."""

    rule: Rule
    start: int
    stop: int


def control_chart(settings: ControlSettings) -> widgets.Widget:
    """Return the exploration on the measures that a lesson lists."""
    names = [(measure.label, name) for name, measure in settings.measures.items()]
    measure = dropdown("Measure", names, names[0][1])
    by = dropdown("A point is", [("a month", By.MONTH.value), ("a week", By.WEEK.value)], By.MONTH.value)
    rules = dropdown(
        "Rules", [("beyond the limits only", FIRST_RULE), ("all four rules", ALL_RULES)], FIRST_RULE
    )
    months = widgets.IntSlider(
        value=settings.baseline,
        min=2,
        max=MONTHS,
        description="Baseline: the first months",
        style={**FIELD, "description_width": "15em"},
        layout=widgets.Layout(**WIDE),
    )
    view = View()

    def show() -> None:
        chosen = settings.measures[measure.value]
        view.show(drawn(chosen, periods(chosen, By(by.value)), By(by.value), months.value, rules.value))

    controls = (measure, by, months, rules)
    restart = watch(controls, show)
    show()
    return frame(
        settings.title,
        settings.ask,
        [*controls, row(button("Start again", restart)), view.picture, view.says],
    )


@cache
def periods(measure: Measure, by: By) -> tuple[Period, ...]:
    """Return the periods of the year in which there is anything to count from, in the order of time."""
    rows = _rows(measure)
    begins = [_begins(one[measure.date], by) for one in rows]
    if measure.per:
        of = [_begins(one[measure.per.date], by) for one in _rows(measure.per)]
        counted = begins
    else:
        of = begins
        good = conditions(measure.good)
        counted = [
            day for day, one in zip(begins, rows, strict=True) if all(each.holds(one) for each in good)
        ]
    return tuple(Period(day, counted.count(day), of.count(day)) for day in sorted(set(of)))


def chart(measure: Measure, found: Sequence[Period], baseline: int) -> Chart:
    """Return the chart of a measure, with centre and limits from the first `baseline` periods."""
    counts, sizes = [one.count for one in found], [one.size for one in found]
    if measure.per:
        return u_chart(counts, [size / HUNDRED for size in sizes], slice(baseline))
    return p_chart(counts, sizes, slice(baseline))


def drawn(measure: Measure, found: Sequence[Period], by: By, months: int, rules: str) -> Drawn:
    """Return the chart and what it says; the baseline is what begins in the first `months` months."""
    first = max(1, sum(one.begins < _after(months) for one in found))
    made = chart(measure, found, first)
    signals = [one for one in made.signals if rules == ALL_RULES or one.rule is Rule.BEYOND_LIMITS]
    times, sign = (1, "") if measure.per else (HUNDRED, " %")
    broken = {one.index: NUMBERS[one.rule] for one in reversed(signals)}
    points = [
        Point(
            value=made.values[number] * times,
            lower=made.lower[number] * times,
            upper=made.upper[number] * times,
            label=_below(found, number),
            rule=broken.get(number, 0),
        )
        for number in range(len(found))
    ]
    axis = f"{measure.label}, by {by.value}"
    legend = Legend(
        axis=axis,
        sign=sign,
        centre=f"centre {made.centre * times:.{1 if measure.per else 0}f}{sign}",
        lower="lower limit",
        upper="upper limit",
    )
    runs = list(_runs(signals))
    picture = control(
        points, made.centre * times, first, legend, says=_alternative(measure, found, made, by, runs)
    )
    return Drawn(picture, paragraphs(*_words(measure, found, made, by, first, runs, rules), *NOT_SAID))


def _rows(counted: Counted) -> list[dict[str, Any]]:
    where = counted.conditions()
    return [one for one in _table(counted.table) if all(each.holds(one) for each in where)]


@cache
def _table(name: str) -> list[dict[str, Any]]:
    return table(here(), name, check_keys=False).rows


def _begins(when: date, by: By) -> date:
    day = when.date() if isinstance(when, datetime) else when
    return day.replace(day=1) if by is By.MONTH else day - timedelta(days=day.weekday())


def _after(months: int) -> date:
    """Return the first day after the first `months` months of the year of data."""
    return date(YEAR + months // MONTHS, months % MONTHS + 1, 1)


def _below(found: Sequence[Period], number: int) -> str:
    """Return the name of a month below its first period."""
    month = found[number].begins.month
    begins_month = number > 0 and found[number - 1].begins.month != month
    return month_abbr[month] if begins_month or found[number].begins.day == 1 else ""


def _runs(signals: Sequence[Signal]) -> Iterator[Run]:
    """Return each rule with the first and the last of the points in a row that break it."""
    for rule in Rule:
        at = [one.index for one in signals if one.rule is rule]
        for _, run in groupby(enumerate(at), key=lambda pair: pair[1] - pair[0]):
            points = [point for _, point in run]
            yield Run(rule, points[0], points[-1])


def _words(
    measure: Measure,
    found: Sequence[Period],
    made: Chart,
    by: By,
    first: int,
    runs: Sequence[Run],
    rules: str,
) -> list[str]:
    middle = sorted(range(len(found)), key=lambda number: found[number].size)[len(found) // 2]
    lower, upper = made.lower[middle], made.upper[middle]
    sizes = [one.size for one in found]
    of = "shipments" if measure.per else escape(measure.unit)
    wide = ""
    if not measure.per and (lower, upper) == (0, 1):
        wide = f" So few {of} tell nearly nothing: any share lies inside."
    expected = BY_CHANCE[rules] * len(found) / 1000
    return [
        f"<strong>Centre: {_said(measure, made.centre)}</strong>, from the first {first} {by.value}s. "
        f"<strong>Limits:</strong> as long as nothing changes, nearly every {by.value} lies between them. "
        f"With {found[middle].size:,} {of} they are {_said(measure, lower)} and {_said(measure, upper)}. A "
        f"{by.value} here has {min(sizes):,} to {max(sizes):,}: fewer give wider limits.{wide}",
        _signalled(found, by, runs),
        f"<strong>By chance alone.</strong> Of 1,000 points where nothing changes, about {BY_CHANCE[rules]} "
        f"are signals. This chart has {len(found)} points: expect {expected:.2f}.",
    ]


def _signalled(found: Sequence[Period], by: By, runs: Sequence[Run]) -> str:
    if not runs:
        return "<strong>No signal.</strong> No single point here is worth a question: look at the whole."
    said = ". ".join(
        f"Rule {NUMBERS[rule]} ({rule.value}): {'' if by is By.MONTH else 'in the week of '}"
        + ", ".join(_span(found[run.start], found[run.stop], by) for run in ran)
        for rule, ran in groupby(runs, key=lambda run: run.rule)
    )
    return f"<strong>Signals.</strong> {said}."


def _span(start: Period, stop: Period, by: By) -> str:
    first, last = _day(start, by), _day(stop, by)
    return first if first == last else f"{first} to {last}"


def _day(period: Period, by: By) -> str:
    """Return a month, or the day on which a week begins."""
    day = period.begins
    return month_abbr[day.month] if by is By.MONTH else f"{day.day} {month_abbr[day.month]}"


def _said(measure: Measure, value: float) -> str:
    return f"{value:.1f} for each 100" if measure.per else f"{value * HUNDRED:.0f} %"


def _alternative(
    measure: Measure,
    found: Sequence[Period],
    made: Chart,
    by: By,
    runs: Sequence[Run],
) -> str:
    points = "; ".join(
        f"{_day(one, by)} {_said(measure, value)} ({one.count} of {one.size})"
        for one, value in zip(found, made.values, strict=True)
    )
    signals = _signalled(found, by, runs).replace("<strong>", "").replace("</strong>", "")
    return f"{measure.label}, by {by.value}: {points}. Centre {_said(measure, made.centre)}. {signals}"
