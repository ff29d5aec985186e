"""Two marks a row on one scale, what was expected and what was found, and the gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, LEFT, RIGHT, TOP, ROW, RADIUS = 760, 250, 590, 66, 46, 8
"""The scale lies between `LEFT` and `RIGHT`; the gap stands behind it."""


@frozen(kw_only=True)
class Gap:
    """A row: its words, both marks on the scale, and what is said of the gap between them."""

    label: str
    expected: float
    found: float
    note: str


@frozen(kw_only=True)
class Scale:
    """The scale's ends, and what the two marks are."""

    least: int
    most: int
    expected: str
    found: str


def gaps(rows: Sequence[Gap], scale: Scale, *, says: str) -> str:
    """Return the rows as SVG, one below the other; `says` is the text alternative."""
    bottom = TOP + ROW * len(rows)
    shapes = [*_legend(scale)]
    for number in range(scale.least, scale.most + 1):
        x = _at(scale, number)
        shapes.append(line([(x, TOP - 6), (x, bottom)], stroke=PLAIN, stroke_width=1, stroke_opacity=0.4))
        shapes.append(words(x, TOP - 18, str(number), width=40))
    for number, row in enumerate(rows):
        y = TOP + (number + 0.5) * ROW
        expected, found = _at(scale, row.expected), _at(scale, row.found)
        shapes += [
            words(LEFT - 22, y, row.label, width=LEFT - 26, size=14, anchor="end", lines=2),
            line([(found, y), (expected, y)], stroke="currentColor", stroke_width=2),
            _expected(expected, y),
            _found(found, y),
            words(RIGHT + 16, y, row.note, width=WIDTH - RIGHT - 20, size=14, anchor="start", lines=2),
        ]
    return drawing(WIDTH, bottom + 6, shapes, says)


def _at(scale: Scale, rating: float) -> float:
    return LEFT + (rating - scale.least) / (scale.most - scale.least) * (RIGHT - LEFT)


def _legend(scale: Scale) -> list[str]:
    return [
        _expected(LEFT, 14),
        words(LEFT + 16, 14, scale.expected, width=160, size=14, anchor="start", lines=1),
        _found(LEFT + 190, 14),
        words(LEFT + 206, 14, scale.found, width=300, size=14, anchor="start", lines=1),
    ]


def _expected(x: float, y: float) -> str:
    """Return an upright stroke: the bar that the service has to reach."""
    return line([(x, y - RADIUS - 2), (x, y + RADIUS + 2)], stroke="currentColor", stroke_width=4)


def _found(x: float, y: float) -> str:
    return dot(x, y, RADIUS, fill=STRONG, stroke="currentColor", stroke_width=1)
