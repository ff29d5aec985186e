"""Deadlines on a line of working time: what ends when, on which day, and what comes after a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG, WARN

WIDTH, NAMES, TIMES, TOP, ROW, EDGE, CLOSED = 760, 178, 268, 44, 26, 22, 50
"""Names end and times begin at the left of the line; `CLOSED` is the break between two days."""
EVERY, NARROW = 3, 110
"""Hours between two numbers of the line; on a narrow day only its ends have one."""


class Look(Enum):
    """What a row shows: a promise, work that goes on, a clock that stands still, or one moment."""

    PROMISE = "promise"
    WORK = "work"
    WAITS = "waits"
    MOMENT = "moment"


@frozen(kw_only=True)
class Deadline:
    """A row that ends `at` a moment; all but a moment begin at another. `late` is after the promise."""

    label: str
    look: Look
    at: datetime
    begins: datetime | None = None
    late: bool = False


LOOKS: dict[Look, dict[str, str | float]] = {
    Look.PROMISE: {"fill": "none", "stroke": "currentColor", "stroke_width": 2},
    Look.WORK: {"fill": STRONG, "stroke": STRONG, "stroke_width": 2},
    Look.WAITS: {"fill": "none", "stroke": PLAIN, "stroke_width": 2, "stroke_dasharray": "3 3"},
}
LATE: dict[str, str | float] = {"fill": "none", "stroke": WARN, "stroke_width": 2, "stroke_dasharray": "6 4"}


@frozen
class Scale:
    """Working days side by side, from `opens` to `closes`, with a break between two of them."""

    days: tuple[date, ...]
    opens: time
    closes: time

    @property
    def hours(self) -> float:
        """Return the hours of a day."""
        day = self.days[0]
        return (datetime.combine(day, self.closes) - datetime.combine(day, self.opens)) / timedelta(hours=1)

    @property
    def width(self) -> float:
        """Return the width of a day."""
        return (WIDTH - TIMES - EDGE - CLOSED * (len(self.days) - 1)) / len(self.days)

    def left(self, day: date) -> float:
        """Return where a day begins; raise ValueError for a day that is not on the line."""
        return TIMES + self.days.index(day) * (self.width + CLOSED)

    def at(self, moment: datetime) -> float:
        """Return where a moment lies; one outside the hours of its day lies at the nearer end of it."""
        gone = (moment - datetime.combine(moment.date(), self.opens)) / timedelta(hours=1)
        return self.left(moment.date()) + min(max(gone / self.hours, 0), 1) * self.width


def deadlines(
    rows: Sequence[Deadline],
    promised: datetime,
    days: Sequence[date],
    opens: time,
    closes: time,
    *,
    says: str,
) -> str:
    """Return the rows as SVG, with a line through all of them where the promise to the customer ends.

    `days` are the working days to show. Raises ValueError for a moment on another day.
    """
    scale = Scale(tuple(days), opens, closes)
    height = TOP + ROW * len(rows) + 4
    shapes = [shape for day in days for shape in _day(scale, day, height)]
    for number, row in enumerate(rows):
        shapes += _row(row, scale, TOP + number * ROW + ROW / 2)
    end = scale.at(promised)
    shapes.append(line([(end, TOP), (end, height)], stroke="currentColor", stroke_width=2, opacity=0.8))
    return drawing(WIDTH, height, shapes, says)


def _day(scale: Scale, day: date, height: float) -> list[str]:
    left = scale.left(day)
    shapes = [words(left + scale.width / 2, 9, f"{day:%A}", width=scale.width, bold=True, lines=1)]
    opens = datetime.combine(day, scale.opens)
    for number in range(int(scale.hours) + 1):
        tick = opens + timedelta(hours=number)
        x = scale.at(tick)
        shapes.append(line([(x, TOP - 4), (x, height)], stroke=PLAIN, stroke_width=0.8, opacity=0.5))
        if number % (EVERY if scale.width > NARROW else scale.hours) == 0:
            shapes.append(words(x, 28, f"{tick:%H:%M}", width=60, size=12))
    if day != scale.days[-1]:
        middle = left + scale.width + CLOSED / 2
        shapes.append(
            box(left + scale.width + 3, TOP - 4, CLOSED - 6, height - TOP, fill=PLAIN, opacity=0.22)
        )
        for shift in (-3, 3):
            shapes.append(
                line(
                    [(middle + shift - 4, TOP + 10), (middle + shift + 4, TOP - 10)],
                    stroke="currentColor",
                    stroke_width=1.8,
                )
            )
        shapes.append(words(middle, 9, "closed", width=CLOSED, size=12))
    return shapes


def _row(row: Deadline, scale: Scale, y: float) -> list[str]:
    name = ("! " if row.late else "") + row.label
    shapes = [words(NAMES - 12, y, name, width=NAMES - 10, anchor="end", lines=1, bold=row.late)]
    shapes.append(
        words(NAMES, y, f"{row.at:%a %H:%M}", width=90, size=13, anchor="start", lines=1, bold=True)
    )
    if row.begins is None:
        fill, stroke = ("none", WARN) if row.late else (STRONG, STRONG)
        return [*shapes, dot(scale.at(row.at), y, 6, stroke_width=3, fill=fill, stroke=stroke)]
    look = LATE if row.late else LOOKS[row.look]
    return shapes + [
        box(begins, y - 8, max(ends - begins, 4), 16, **look)
        for begins, ends in _stretches(row.begins, row.at, scale)
    ]


def _stretches(begins: datetime, ends: datetime, scale: Scale) -> list[tuple[float, float]]:
    """Return from where to where a bar lies on each day that it touches."""
    return [
        (
            scale.at(max(begins, datetime.combine(day, scale.opens))),
            scale.at(min(ends, datetime.combine(day, scale.closes))),
        )
        for day in scale.days
        if begins < datetime.combine(day, scale.closes) and ends > datetime.combine(day, scale.opens)
    ]
