"""Points on two scales, each group with its own shape, and labels beside those to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, cos, floor, log10, pi, sin

from attrs import frozen

from frontline.charts.drawing import LETTER, box, dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, EDGE = 760, 440, 62, 520, 34, 374, 18
"""Points keep `EDGE` away from the frame, so that no shape lies on it."""
LIST, ROW, SIZE, HALF, RING, STEPS = 556, 26, 13, 6, 11, 5
"""Where the groups are listed; half of a shape; the ring around the point farthest out; steps of a scale."""
BOLD = 1.4 * LETTER
"""Width of a bold letter or digit, as a part of its size."""
CORNERS = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "flag": ((-1.1, -0.9), (1.1, -0.9), (0, 1.1)),
}
"""Corners of the shapes of the second group and those after it; the first has a circle."""
MOST_GROUPS = len(CORNERS) + 1

Place = tuple[float, float]


@frozen(kw_only=True)
class Spot:
    """A point: its group, its places, the label beside it; `strong` is in blue, `ringed` has the ring."""

    group: str
    across: float
    up: float
    label: str = ""
    strong: bool = True
    ringed: bool = False


@frozen(kw_only=True)
class Legend:
    """What the two scales measure, with units, and what the ring means."""

    across: str
    up: str
    ring: str


@frozen
class _Scale:
    """Round numbers from `least` on, and where a value lies between the two ends in the picture."""

    least: float
    step: float
    steps: int
    begin: float
    end: float

    def at(self, value: float) -> float:
        return self.begin + (value - self.least) / (self.step * self.steps) * (self.end - self.begin)

    @property
    def numbers(self) -> Iterator[float]:
        return (self.least + number * self.step for number in range(self.steps + 1))


def scatter(groups: Mapping[str, str], spots: Sequence[Spot], legend: Legend, *, says: str) -> str:
    """Return the points as SVG; `groups` are their words by name, at most five; `says` is its alternative.

    The scales run from the smallest to the largest value and need not begin at 0. A label stands where it
    lies on no other label and, if there is room, on no point.
    Raises ValueError for no points, or more groups than there are shapes.
    """
    if not spots or len(groups) > MOST_GROUPS:
        raise ValueError(f"Give at least one point, and at most {MOST_GROUPS} groups.")
    across = _scale([spot.across for spot in spots], LEFT + EDGE, RIGHT - EDGE)
    up = _scale([spot.up for spot in spots], BOTTOM - EDGE, TOP + EDGE)
    shape = dict(zip(groups, ("circle", *CORNERS), strict=False))
    shapes = [box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, fill="none", stroke="currentColor")]
    shapes += [*_numbers(across, up), *_named(legend)]
    at = [(round(across.at(spot.across), 1), round(up.at(spot.up), 1)) for spot in spots]
    # What is to be seen is drawn last.
    for spot, (x, y) in sorted(zip(spots, at, strict=True), key=lambda one: one[0].strong):
        shapes.append(_shape(shape[spot.group], x, y, strong=spot.strong))
        if spot.ringed:
            shapes.append(_ring(x, y))
    shapes += _labels(spots, at)
    shapes += _listed(groups, shape, spots, legend)
    return drawing(WIDTH, HEIGHT, shapes, says)


def _scale(values: Sequence[float], begin: float, end: float) -> _Scale:
    """Return a scale of few steps, each 1, 2 or 5 with noughts, that holds all values."""
    low, high = min(values), max(values)
    wide = (high - low) or abs(high) or 1
    power = 10.0 ** floor(log10(wide / STEPS))
    step = next(power * part for part in (1, 2, 5, 10) if wide <= STEPS * power * part)
    least = floor(low / step + 1e-9)
    return _Scale(least * step, step, max(ceil(high / step - 1e-9) - least, 1), begin, end)


def _numbers(across: _Scale, up: _Scale) -> Iterator[str]:
    grid: dict[str, str | float] = {"stroke": PLAIN, "stroke_width": 1, "stroke_opacity": 0.3}
    for number in across.numbers:
        x = across.at(number)
        yield line([(x, TOP), (x, BOTTOM)], **grid)
        yield words(x, BOTTOM + 14, f"{number:,.10g}", width=70, size=SIZE, lines=1)
    for number in up.numbers:
        y = up.at(number)
        yield line([(LEFT, y), (RIGHT, y)], **grid)
        yield words(LEFT - 8, y, f"{number:,.10g}", width=LEFT, size=SIZE, anchor="end", lines=1)


def _named(legend: Legend) -> Iterator[str]:
    yield words(4, 12, f"\N{UPWARDS ARROW} {legend.up}", width=WIDTH - 8, size=14, anchor="start", lines=1)
    yield words(
        4,
        HEIGHT - 22,
        f"\N{RIGHTWARDS ARROW} {legend.across}",
        width=WIDTH - 8,
        size=14,
        anchor="start",
        lines=1,
    )


def _listed(
    groups: Mapping[str, str], shape: Mapping[str, str], spots: Sequence[Spot], legend: Legend
) -> Iterator[str]:
    strong = {spot.group for spot in spots if spot.strong}
    for number, (name, label) in enumerate(groups.items()):
        y = TOP + (number + 0.5) * ROW
        yield _shape(shape[name], LIST, y, strong=name in strong)
        yield words(
            LIST + 18,
            y,
            label,
            width=WIDTH - LIST - 22,
            size=14,
            anchor="start",
            lines=1,
            bold=name in strong,
        )
    if any(spot.ringed for spot in spots):
        y = TOP + (len(groups) + 1) * ROW
        yield _ring(LIST, y)
        yield words(LIST + 18, y, legend.ring, width=WIDTH - LIST - 22, size=14, anchor="start", lines=2)


def _shape(name: str, x: float, y: float, *, strong: bool) -> str:
    style: dict[str, str | float] = {
        "fill": STRONG if strong else PLAIN,
        "fill_opacity": 0.85 if strong else 0.35,
        "stroke": "currentColor",
        "stroke_width": 1,
    }
    if name == "circle":
        return dot(x, y, HALF, **style)
    corners = " ".join(f"{x + HALF * a:g},{y + HALF * b:g}" for a, b in CORNERS[name])
    attributes = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in style.items())
    return f'<polygon points="{corners}"{attributes}/>'


def _ring(x: float, y: float) -> str:
    return dot(x, y, RING, fill="none", stroke="currentColor", stroke_width=2)


def _labels(spots: Sequence[Spot], at: Sequence[Place]) -> Iterator[str]:
    """Write each label at that place around its point where least is in its way."""
    written: list[tuple[float, float, float]] = []
    for spot, point in zip(spots, at, strict=True):
        if not spot.label:
            continue
        width = len(spot.label) * SIZE * BOLD
        places = [(x, y, width) for x, y in _around(point, width)]
        x, y, _ = place = min(places, key=lambda one: _in_the_way(one, written, at))
        written.append(place)
        yield words(x, y, spot.label, width=width + 2 * SIZE, size=SIZE, lines=1, bold=True)


def _in_the_way(
    place: tuple[float, float, float], written: Sequence[tuple[float, float, float]], at: Sequence[Place]
) -> tuple[int, int]:
    """Return how many labels, or the frame, and how many points a label would lie on."""
    x, y, width = place
    inside = abs(x - (LEFT + RIGHT) / 2) < (RIGHT - LEFT - width) / 2 - 2 and TOP + 8 < y < BOTTOM - 8
    labels = sum(abs(x - a) < (width + wide) / 2 + 4 and abs(y - b) < SIZE + 4 for a, b, wide in written)
    points = sum(abs(x - a) < width / 2 + RING and abs(y - b) < SIZE / 2 + RING - 3 for a, b in at)
    return labels + (not inside), points


def _around(point: Place, width: float) -> Iterator[Place]:
    """Return places for the middle of a label, the nearest to its point first."""
    for far in (2, 12, 24, 40):
        for turn in range(16):
            angle = turn * pi / 8
            right = (width / 2 + RING + far) * cos(angle)
            yield round(point[0] + right, 1), round(point[1] - (RING + SIZE / 2 + far) * sin(angle), 1)
