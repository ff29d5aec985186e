"""Figures over years: points with their values beside them, and lines that do not hide a gap."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, hypot, log10

from attrs import frozen

from frontline.charts.drawing import LETTER, dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, LEFT, RIGHT, HEAD, ROW, HIGH, FOOT = 760, 58, 726, 30, 20, 250, 30
SIZE, RADIUS, BESIDE = 13, 5, 16
"""Size of the words; half of a point's width; how far from its point the middle of a note lies."""
TICKS, DASHED = 5, "3 5"
YEAR = 5 * SIZE * LETTER
"""Room for the number of a year."""
SAMPLES = 12
"""Parts of a line that a note is kept away from."""


@frozen(kw_only=True)
class Point:
    """The figure of a year, 0 or more, and the note beside it; `strong` is chosen, `hollow` has its sign."""

    year: int
    value: float
    note: str
    strong: bool = False
    hollow: bool = False


@frozen(kw_only=True)
class Track:
    """A series: its name and its points in the order of years, at least one."""

    label: str
    points: tuple[Point, ...]


@frozen(kw_only=True)
class Legend:
    """What the axis and the signs mean: a hollow point, and a dashed line over years without a figure."""

    axis: str
    hollow: str
    dashed: str


@frozen
class Area:
    """A part of the picture that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Tell whether the two lie on each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@frozen
class Scale:
    """Years from left to right, and values from 0 at the bottom to `most` at the top."""

    first: int
    last: int
    most: float
    top: float

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a point lies."""
        return self.x(point.year), self.y(point.value)

    def x(self, year: int) -> float:
        """Return where a year lies."""
        return LEFT + (year - self.first + 0.5) * self.step

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.top + HIGH * (1 - value / self.most)

    @property
    def step(self) -> float:
        """Return the width of a year."""
        return (RIGHT - LEFT) / (self.last - self.first + 1)


def years(tracks: Sequence[Track], legend: Legend, *, says: str) -> str:
    """Return one or two series with a value above 0 as SVG; `says` is its text alternative.

    The first has circles, the second squares. The axis begins at 0. A line joins two points, and is dashed
    where years without a figure lie between them.
    """
    points = [point for track in tracks for point in track.points]
    heads = _heads(tracks, points, legend)
    tick = _tick(max(point.value for point in points))
    scale = Scale(
        first=min(point.year for point in points),
        last=max(point.year for point in points),
        most=tick * ceil(max(point.value for point in points) / tick),
        top=len(heads) * ROW + HEAD,
    )
    shapes = [shape for head in heads for shape in head]
    shapes += _axes(scale, tick, {point.year for point in points})
    # Where two points lie on each other, the circle is seen inside the square.
    for square, track in reversed(list(enumerate(tracks))):
        shapes += _line(track, scale)
        shapes += [
            _sign(*scale.at(point), bool(square), point.strong, point.hollow) for point in track.points
        ]
    shapes += _notes(tracks, scale)
    return drawing(WIDTH, scale.top + HIGH + FOOT, shapes, says)


def _heads(tracks: Sequence[Track], points: Sequence[Point], legend: Legend) -> list[list[str]]:
    """Return the rows above the picture: names, the axis, and the signs that are used."""
    heads = [
        [_sign(10, _row(number), bool(number), True, False), _said(24, number, track.label, bold=True)]
        for number, track in enumerate(tracks)
    ]
    heads.append([_said(4, len(heads), legend.axis)])
    if any(point.hollow for point in points):
        sign = _sign(10, _row(len(heads)), False, True, True)
        heads.append([sign, _said(24, len(heads), legend.hollow)])
    if any(_gap(*pair) for track in tracks for pair in _pairs(track)):
        y = _row(len(heads))
        dash = line([(4, y), (40, y)], stroke=STRONG, stroke_width=3, stroke_dasharray=DASHED)
        heads.append([dash, _said(48, len(heads), legend.dashed)])
    return heads


def _row(number: int) -> float:
    return (number + 0.5) * ROW


def _said(x: float, number: int, text: str, *, bold: bool = False) -> str:
    return words(x, _row(number), text, width=WIDTH - x - 4, size=14, anchor="start", lines=1, bold=bold)


def _tick(most: float) -> float:
    """Return the distance of the axis's numbers: 1, 2 or 5 with noughts, so that few are enough."""
    power = 10.0 ** floor(log10(most / TICKS))
    return next(power * part for part in (1, 2, 5, 10) if most <= TICKS * power * part)


def _axes(scale: Scale, tick: float, years: Collection[int]) -> Iterator[str]:
    for number in range(round(scale.most / tick) + 1):
        y = scale.y(number * tick)
        width, opacity = (1.5, 1) if number == 0 else (1, 0.35)
        yield line([(LEFT, y), (RIGHT, y)], stroke=PLAIN, stroke_width=width, stroke_opacity=opacity)
        yield words(LEFT - 8, y, f"{number * tick:,g}", width=LEFT, size=SIZE, anchor="end", lines=1)
    for year in _numbered(scale, years):
        yield words(scale.x(year), scale.top + HIGH + 16, str(year), width=YEAR, size=SIZE, lines=1)


def _numbered(scale: Scale, years: Collection[int]) -> Iterator[int]:
    """Return the years whose number has room: first the two ends, then those with a figure."""
    ends = (scale.first, scale.last)
    done: list[int] = []
    for year in sorted(
        range(scale.first, scale.last + 1), key=lambda one: (one not in ends, one not in years)
    ):
        if all(abs(year - other) * scale.step >= YEAR for other in done):
            done.append(year)
            yield year


def _pairs(track: Track) -> Iterator[tuple[Point, Point]]:
    return pairwise(track.points)


def _gap(one: Point, other: Point) -> bool:
    return other.year - one.year > 1


def _line(track: Track, scale: Scale) -> Iterator[str]:
    for one, other in _pairs(track):
        (x, y), (to_x, to_y) = scale.at(one), scale.at(other)
        # It ends at the edge of a point, so that a hollow one is empty.
        part = min((RADIUS + 1) / hypot(to_x - x, to_y - y), 0.5)
        right, down = (to_x - x) * part, (to_y - y) * part
        strong = one.strong and other.strong
        style: dict[str, str | float] = {"stroke_dasharray": DASHED} if _gap(one, other) else {}
        yield line(
            [(x + right, y + down), (to_x - right, to_y - down)],
            stroke=STRONG if strong else PLAIN,
            stroke_width=3 if strong else 1.5,
            **style,
        )


def _sign(x: float, y: float, square: bool, strong: bool, hollow: bool) -> str:
    colour = STRONG if strong else PLAIN
    edge: dict[str, str | float] = {
        "stroke": colour if hollow else "currentColor",
        "stroke_width": 2.5 if hollow else 1,
    }
    if not square:
        return dot(x, y, RADIUS, fill="none" if hollow else colour, **edge)
    left, top, right, bottom = x - RADIUS - 1, y - RADIUS - 1, x + RADIUS + 1, y + RADIUS + 1
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top), (right, top)]
    inside = line([(left, y), (right, y)], stroke=colour, stroke_width=bottom - top)
    return ("" if hollow else inside) + line(corners, **edge)


def _notes(tracks: Sequence[Track], scale: Scale) -> Iterator[str]:
    """Write each note where it lies on no other, on no point and, if there is room, on no line."""
    points = [point for track in tracks for point in track.points]
    signs = [_around(*scale.at(point), 2 * RADIUS + 2, 2 * RADIUS + 2) for point in points]
    lines = [part for track in tracks for pair in _pairs(track) for part in _parts(*pair, scale)]
    written: list[Area] = []
    for point in sorted(points, key=lambda one: not one.strong):
        x, y = scale.at(point)
        width = len(point.note) * SIZE * LETTER + 4
        upper = all(point.value >= other.value for other in points if other.year == point.year)
        near = [_around(x + right, y + down, width, SIZE + 2) for right, down in _places(width, upper)]
        place = min(
            near,
            key=lambda area: (
                sum(map(area.meets, written))
                + (not scale.top - HEAD <= area.top < area.bottom <= scale.y(0)),
                sum(map(area.meets, signs)),
                sum(map(area.meets, lines)) + 2 * near.index(area),
            ),
        )
        written.append(place)
        middle, level = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        yield words(middle, level, point.note, width=width + SIZE, size=SIZE, lines=1, bold=point.strong)


def _places(width: float, upper: bool) -> Iterator[tuple[float, float]]:
    """Return how far from its point a note may lie, the best first."""
    up = -1 if upper else 1
    aside = width / 2 + RADIUS + 3
    for away in (BESIDE, 2 * BESIDE, 3 * BESIDE):
        for right in (0, aside / 2, -aside / 2, aside, -aside):
            yield from ((right, up * away), (right, -up * away))


def _around(x: float, y: float, width: float, height: float) -> Area:
    return Area(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _parts(one: Point, other: Point, scale: Scale) -> Iterator[Area]:
    (x, y), (to_x, to_y) = scale.at(one), scale.at(other)
    for number in range(1, SAMPLES):
        part = number / SAMPLES
        yield _around(x + (to_x - x) * part, y + (to_y - y) * part, 3, 3)
