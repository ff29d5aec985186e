"""Points on two scales and two lines that cross: four quarters with names, and a numbered list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count
from math import cos, hypot, pi, sin

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, line, words
from frontline.charts.palette import STRONG

WIDTH, LEFT, TOP, SIDE, BAND, EDGE = 760, 34, 26, 420, 40, 16
"""The map is `SIDE` wide and high; names of quarters stand in bands above and below it, free of points."""
LIST, LABEL, ROW, HEIGHT = 494, 215, 36, 572
DOT, RING, SIZE, HALF = 4, 9, 15, 9
"""Radius of a point and of the ring around the chosen one; the size of a number, and half its room."""
BESIDE = RING + HALF + 1


@frozen(kw_only=True)
class Spot:
    """A point: its words in the list, its places `across` and `up`, and whether it is chosen."""

    label: str
    across: float
    up: float
    chosen: bool = False


@frozen(kw_only=True)
class Axes:
    """Both scales run from `least` to `most`; what they measure, and where the two lines lie."""

    least: int
    most: int
    across: str
    up: str
    line_across: float
    line_up: float


@frozen(kw_only=True)
class Name:
    """A quarter's name in plain words, and what the field calls it (nothing where that is the same)."""

    plain: str
    term: str = ""


@frozen(kw_only=True)
class Names:
    """The names of the four quarters; the one at the top left has an outline, as the one to look at."""

    top_left: Name
    top_right: Name
    bottom_left: Name
    bottom_right: Name


Place = tuple[float, float]


@frozen
class _Label:
    """Where the number of a point stands, and whether a line joins it to its point."""

    x: float
    y: float
    joined: bool


def cross(spots: Sequence[Spot], axes: Axes, names: Names, *, says: str) -> str:
    """Return the map as SVG, its points numbered from 1 in their order; `says` is its text alternative.

    A number stands beside its point; where points lie close together, a thin line joins the two. Up to 12
    points fit into the list.
    """
    points = [_at(axes, spot.across, spot.up) for spot in spots]
    shapes = [*_lines(axes), *_names(names), *_scales(axes)]
    for (x, y), spot in zip(points, spots, strict=True):
        shapes.append(dot(x, y, DOT, fill=STRONG if spot.chosen else "currentColor"))
        if spot.chosen:
            shapes.append(dot(x, y, RING, fill="none", stroke=STRONG, stroke_width=3))
    for number, spot, (x, y), label in zip(count(1), spots, points, _labels(axes, points), strict=False):
        if label.joined:
            far = hypot(label.x - x, label.y - y)
            end = (label.x - (label.x - x) * HALF / far, label.y - (label.y - y) * HALF / far)
            shapes.append(line([(x, y), end], stroke="currentColor", stroke_width=1))
        shapes.append(words(label.x, label.y, str(number), width=40, size=SIZE, bold=spot.chosen))
        shapes += _listed(number, spot)
    return drawing(WIDTH, HEIGHT, shapes, says)


def _at(axes: Axes, across: float, up: float) -> Place:
    """Return where a point lies in the picture."""
    unit = (SIDE - 2 * EDGE) / (axes.most - axes.least)
    return (
        round(LEFT + EDGE + (across - axes.least) * unit, 1),
        round(TOP + BAND + EDGE + (axes.most - up) * unit, 1),
    )


def _lines(axes: Axes) -> list[str]:
    """Return the frame, the two lines, and the outline of the quarter at the top left."""
    x, y = _at(axes, axes.line_across, axes.line_up)
    top, bottom = TOP + BAND, TOP + BAND + SIDE
    style: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 1.5, "stroke_dasharray": "6 4"}
    return [
        box(LEFT, TOP, SIDE, SIDE + 2 * BAND, fill="none", stroke="currentColor"),
        line([(x, top), (x, bottom)], **style),
        line([(LEFT, y), (LEFT + SIDE, y)], **style),
        box(
            LEFT + 3,
            top,
            x - LEFT - 6,
            y - top - 3,
            fill=STRONG,
            fill_opacity=0.08,
            stroke=STRONG,
            stroke_width=3,
        ),
    ]


def _names(names: Names) -> Iterator[str]:
    above, below = TOP + BAND / 2, TOP + BAND * 1.5 + SIDE
    for name, x, y, anchor in (
        (names.top_left, LEFT + 8, above, "start"),
        (names.top_right, LEFT + SIDE - 8, above, "end"),
        (names.bottom_left, LEFT + 8, below, "start"),
        (names.bottom_right, LEFT + SIDE - 8, below, "end"),
    ):
        yield words(x, y - 8, name.plain, width=SIDE / 2 - 12, size=14, anchor=anchor, lines=1, bold=True)
        yield words(x, y + 9, name.term, width=SIDE / 2 - 12, anchor=anchor, lines=1)


def _scales(axes: Axes) -> Iterator[str]:
    below = TOP + 2 * BAND + SIDE
    yield words(4, 11, f"↑ {axes.up}", width=LIST - 20, anchor="start", lines=1)
    yield words(LEFT + SIDE, below + 36, f"{axes.across} →", width=SIDE + 30, anchor="end", lines=1)
    for number in range(axes.least, axes.most + 1):
        x, y = _at(axes, number, number)
        yield words(x, below + 14, str(number), width=40)
        yield words(LEFT - 14, y, str(number), width=40)


def _listed(number: int, spot: Spot) -> Iterator[str]:
    y = TOP + BAND + (number - 0.5) * ROW
    if spot.chosen:
        yield dot(LIST - 15, y, DOT, fill=STRONG)
        yield dot(LIST - 15, y, RING, fill="none", stroke=STRONG, stroke_width=3)
    yield words(LIST + 16, y, str(number), width=40, anchor="end", bold=spot.chosen)
    yield words(LIST + 26, y, spot.label, width=LABEL, anchor="start")


def _labels(axes: Axes, points: Sequence[Place]) -> list[_Label]:
    """Return a place for the number of each point, where nothing else is in its way.

    It lies beside its point, and clearly nearer to it than to any other; else a line must join the two.
    """
    across, up = _at(axes, axes.line_across, axes.line_up)
    found: list[_Label] = []

    def free(x: float, y: float) -> bool:
        return (
            abs(x - (LEFT + SIDE / 2)) <= SIDE / 2 - HALF
            and abs(y - (TOP + BAND + SIDE / 2)) <= SIDE / 2 - HALF
            and abs(x - across) >= HALF
            and abs(y - up) >= HALF
            and all(hypot(x - a, y - b) >= RING + HALF for a, b in points)
            and all(abs(x - one.x) >= 2 * HALF or abs(y - one.y) >= 2 * HALF for one in found)
        )

    for place, point in enumerate(points):
        others = [*points[:place], *points[place + 1 :]]
        own = (
            _Label(x, y, joined=False)
            for x, y in _around(point, BESIDE)
            if free(x, y) and all(hypot(x - a, y - b) >= 1.4 * BESIDE for a, b in others)
        )
        far = (
            _Label(x, y, joined=True)
            for by in count(BESIDE + 4, 6)
            for x, y in _around(point, by)
            if free(x, y)
        )
        found.append(next(chain(own, far)))
    return found


def _around(point: Place, far: float) -> Iterator[Place]:
    """Return 16 places around a point, from its right onwards."""
    for turn in range(16):
        angle = turn * pi / 8
        yield round(point[0] + far * cos(angle), 1), round(point[1] - far * sin(angle), 1)
