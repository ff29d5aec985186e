"""Samples below each other: what each says, with its interval, and a line for the truth."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG, WARN

WIDTH, LEFT, RIGHT, TOP, ROW, BELOW = 760, 130, 600, 44, 20, 62
CROSS, SIZE = 5, 14


@frozen(kw_only=True)
class Mark:
    """A line through all samples: its words, and its share, from 0 to 1."""

    label: str
    share: float


@frozen(kw_only=True)
class Sample:
    """A row: a share and the ends of its interval, from 0 to 1, with a note at the edge.

    `hit` tells whether the interval contains the truth, `newest` which row stands out.
    """

    label: str
    share: float
    low: float
    high: float
    note: str
    hit: bool
    newest: bool = False


@frozen(kw_only=True)
class Key:
    """What the signs mean: an interval with the truth, one without it, and the thick one."""

    hit: str
    missed: str
    newest: str


def draws(truth: Mark, rows: Sequence[Sample], key: Key, *, beside: Mark | None = None, says: str) -> str:
    """Return the samples as SVG on a scale from 0 to 100 %; `says` is its text alternative.

    `beside` is a second line, dashed.
    """
    bottom = TOP + ROW * len(rows) + 6
    shapes = [
        *_axis(bottom),
        *_mark(truth, 12, bottom, right=truth.share < 0.5, stroke="currentColor", stroke_width=2),
    ]
    if beside:
        # Its words stand on the side where the line of the truth is not.
        right = beside.share >= truth.share
        shapes += _mark(beside, 30, bottom, right=right, stroke="currentColor", stroke_dasharray="2 4")
    for number, row in enumerate(rows):
        shapes += _row(row, TOP + (number + 0.5) * ROW)
    shapes += _key(key, bottom + 46)
    return drawing(WIDTH, bottom + BELOW, shapes, says)


def _at(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _axis(bottom: float) -> list[str]:
    shapes = [line([(LEFT, bottom), (RIGHT, bottom)], stroke=PLAIN)]
    for part in range(5):
        x = _at(part / 4)
        shapes.append(line([(x, bottom), (x, bottom + 5)], stroke=PLAIN))
        shapes.append(words(x, bottom + 16, f"{25 * part} %", width=60))
    return shapes


def _mark(mark: Mark, y: float, bottom: float, *, right: bool, **style: str | float) -> list[str]:
    x = _at(mark.share)
    at, anchor, width = (x + 6, "start", WIDTH - x - 10) if right else (x - 6, "end", x - 10)
    return [
        line([(x, y - 8), (x, bottom)], **style),
        words(at, y, mark.label, width=width, size=SIZE, anchor=anchor, lines=1, bold=True),
    ]


def _row(row: Sample, y: float) -> list[str]:
    note = row.note if row.hit else f"✗ {row.note}"
    return [
        words(LEFT - 14, y, row.label, width=LEFT - 18, anchor="end", lines=1, bold=row.newest),
        *_interval(_at(row.low), _at(row.share), _at(row.high), y, hit=row.hit, newest=row.newest),
        words(RIGHT + 18, y, note, width=WIDTH - RIGHT - 22, anchor="start", lines=1, bold=row.newest),
    ]


def _interval(low: float, x: float, high: float, y: float, *, hit: bool, newest: bool) -> list[str]:
    """Return an interval with its point: a dot on a line, or a cross on a dashed line."""
    thick = 4 if newest else 2
    ends = [(low, y), (high, y)]
    if hit:
        colour = STRONG if newest else PLAIN
        return [line(ends, stroke=colour, stroke_width=thick), dot(x, y, thick + 2, fill=colour)]
    cross = [
        line([(x - CROSS, y - turn), (x + CROSS, y + turn)], stroke=WARN, stroke_width=thick)
        for turn in (CROSS, -CROSS)
    ]
    return [line(ends, stroke=WARN, stroke_width=thick, stroke_dasharray="6 4"), *cross]


def _key(key: Key, y: float) -> list[str]:
    entries = ((4, key.hit, True, False), (250, key.missed, False, False), (520, key.newest, True, True))
    shapes = []
    for x, label, hit, newest in entries:
        shapes += _interval(x, x + 16, x + 32, y, hit=hit, newest=newest)
        shapes.append(words(x + 42, y, label, width=194, anchor="start", lines=1))
    return shapes
