"""Seats of a team, one bar each: how well it is filled, what it needs, and how well another plan fills it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, dot, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, LEFT, RIGHT, TOP, ROW, THICK, RADIUS = 760, 216, 520, 66, 42, 18, 6
"""The scale lies between `LEFT` and `RIGHT`; who sits there stands behind it."""
HATCHED = "fl-below"


@frozen(kw_only=True)
class Seat:
    """A row: its words, the fit (None: nobody who may sit there), the level, and who sits there in words.

    `other` is the fit in another plan, None while that is not shown.
    """

    label: str
    fit: float | None
    level: float
    note: str
    other: float | None = None

    @property
    def below(self) -> bool:
        """Say whether the seat has less than it needs."""
        return self.fit is None or self.fit < self.level


@frozen(kw_only=True)
class Legend:
    """The ends of the scale, and what bar, hatched bar, stroke and ring stand for."""

    least: int
    most: int
    fit: str
    below: str
    level: str
    other: str


def seats(rows: Sequence[Seat], legend: Legend, *, says: str) -> str:
    """Return the seats as SVG, one below the other; `says` is the text alternative."""
    bottom = TOP + ROW * len(rows)
    shapes = _legend(legend, others=any(row.other is not None for row in rows))
    for number in range(legend.least, legend.most + 1):
        x = _at(legend, number)
        shapes.append(line([(x, TOP - 4), (x, bottom)], stroke=PLAIN, stroke_width=1, stroke_opacity=0.4))
        shapes.append(words(x, TOP - 14, str(number), width=40))
    for number, row in enumerate(rows):
        shapes += _row(row, TOP + (number + 0.5) * ROW, legend)
    return drawing(WIDTH, bottom + 6, shapes, says, defs=HATCH.format(id=HATCHED, colour=PAPER))


def _at(legend: Legend, fit: float) -> float:
    return LEFT + (fit - legend.least) / (legend.most - legend.least) * (RIGHT - LEFT)


def _row(row: Seat, y: float, legend: Legend) -> list[str]:
    level = _at(legend, row.level)
    shapes = [words(LEFT - 12, y, row.label, width=LEFT - 16, size=14, anchor="end", lines=2)]
    if row.fit is not None:
        # A fit at the end of the scale is still to be seen.
        shapes += _bar(LEFT, y, max(_at(legend, row.fit) - LEFT, 3), below=row.below)
    shapes.append(line([(level, y - 14), (level, y + 14)], stroke="currentColor", stroke_width=3))
    if row.other is not None:
        shapes += _ring(_at(legend, row.other), y)
    note = f"! {row.note}" if row.below else row.note
    shapes.append(words(RIGHT + 18, y, note, width=WIDTH - RIGHT - 22, size=14, anchor="start", lines=2))
    return shapes


def _bar(x: float, y: float, width: float, *, below: bool) -> list[str]:
    top = y - THICK / 2
    if not below:
        return [box(x, top, width, THICK, fill=STRONG)]
    return [box(x, top, width, THICK, fill=WARN), box(x, top, width, THICK, fill=f"url(#{HATCHED})")]


def _ring(x: float, y: float) -> list[str]:
    """Return a ring that is seen on a bar as well as beside it."""
    return [
        dot(x, y, RADIUS, fill=PAPER, stroke="currentColor", stroke_width=1),
        dot(x, y, RADIUS - 3, fill="#000000"),
    ]


def _legend(legend: Legend, *, others: bool) -> list[str]:
    shapes = [
        *_bar(4, 14, 22, below=False),
        words(32, 14, legend.fit, width=150, anchor="start", lines=1),
        *_bar(190, 14, 22, below=True),
        words(218, 14, legend.below, width=180, anchor="start", lines=1),
        line([(406, 4), (406, 24)], stroke="currentColor", stroke_width=3),
        words(416, 14, legend.level, width=150, anchor="start", lines=1),
    ]
    if others:
        shapes += [*_ring(584, 14), words(596, 14, legend.other, width=160, anchor="start", lines=1)]
    return shapes
