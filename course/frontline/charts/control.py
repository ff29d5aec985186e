"""A control chart: points in the order of time, their centre, the limits at each point, and the signals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor, log10

from attrs import frozen

from frontline.charts.drawing import dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, SIZE = 760, 400, 56, 612, 60, 352, 13
HALF, RING, NUMBER, APART, STEPS, EDGE = 3.5, 7, 16, 18, 5, 24
"""Half of a point; the ring of a signal; how far its number lies from it; how far labels keep apart; steps
of the scale; room below and above the points, so that a number has its place inside."""


@frozen(kw_only=True)
class Point:
    """A period: its value and limits, a word below it where one stands, and the rule that it breaks, or 0."""

    value: float
    lower: float
    upper: float
    label: str = ""
    rule: int = 0


@frozen(kw_only=True)
class Legend:
    """What the scale measures, the sign after its numbers, and what to write at the three lines."""

    axis: str
    sign: str
    centre: str
    lower: str
    upper: str


def control(points: Sequence[Point], centre: float, baseline: int, legend: Legend, *, says: str) -> str:
    """Return the chart as SVG; the first `baseline` points are marked, `says` is the text alternative.

    Raises ValueError without points, or for a baseline that they do not hold.
    """
    if not 1 <= baseline <= len(points):
        raise ValueError(f"The baseline is {baseline} of {len(points)} points. Give at least one of them.")
    low = min(min(point.value, point.lower) for point in points)
    high = max(max(point.value, point.upper) for point in points)
    step = _step(high - low or 1)
    least, most = floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step
    wide = (RIGHT - LEFT) / len(points)

    def up(value: float) -> float:
        return round(BOTTOM - EDGE - (value - least) / (most - least) * (BOTTOM - TOP - 2 * EDGE), 1)

    across = [LEFT + (number + 0.5) * wide for number in range(len(points))]
    at = [(round(x, 1), up(point.value)) for x, point in zip(across, points, strict=True)]
    shapes = [
        words(4, 12, f"\N{UPWARDS ARROW} {legend.axis}", width=WIDTH - 8, size=14, anchor="start", lines=1)
    ]
    for number in range(round((most - least) / step) + 1):
        value = least + number * step
        shapes.append(_grid(up(value)))
        shapes.append(
            words(
                LEFT - 8,
                up(value),
                f"{value:,.10g}{legend.sign}",
                width=LEFT,
                size=SIZE,
                anchor="end",
                lines=1,
            )
        )
    shapes += _baseline(LEFT + baseline * wide)
    shapes.append(line([(LEFT, up(centre)), (RIGHT, up(centre))], stroke="currentColor", stroke_width=2))
    for limits in ([point.lower for point in points], [point.upper for point in points]):
        shapes.append(_stepped([up(limit) for limit in limits], wide))
    shapes.append(line(at, stroke=PLAIN, stroke_width=1.5))
    for point, place in zip(points, at, strict=True):
        shapes += _point(point, place, above=point.value >= centre)
    for x, point in zip(across, points, strict=True):
        if point.label:
            shapes.append(words(x, BOTTOM + 18, point.label, width=60, size=SIZE, lines=1))
    shapes += _named(legend, up(points[-1].upper), up(centre), up(points[-1].lower))
    return drawing(WIDTH, HEIGHT, shapes, says)


def _step(wide: float) -> float:
    """Return the distance of the scale's numbers: 1, 2 or 5 with noughts, so that few are enough."""
    power = 10.0 ** floor(log10(wide / STEPS))
    return next(power * part for part in (1, 2, 5, 10) if wide <= STEPS * power * part)


def _grid(y: float) -> str:
    return line([(LEFT, y), (RIGHT, y)], stroke=PLAIN, stroke_width=1, stroke_opacity=0.3)


def _baseline(end: float) -> Iterator[str]:
    """Draw a bracket over the points that the centre and the limits are counted from."""
    y = TOP - 12
    yield line([(LEFT, y + 8), (LEFT, y), (end, y), (end, y + 8)], stroke="currentColor", stroke_width=1.5)
    yield words(
        LEFT,
        y - 12,
        "baseline: centre and limits come from here",
        width=RIGHT,
        size=SIZE,
        anchor="start",
        lines=1,
    )


def _stepped(levels: Sequence[float], wide: float) -> str:
    corners = [(LEFT + (number + side) * wide, y) for number, y in enumerate(levels) for side in (0, 1)]
    return line(corners, stroke=STRONG, stroke_width=2, stroke_dasharray="6 4")


def _point(point: Point, place: tuple[float, float], *, above: bool) -> Iterator[str]:
    x, y = place
    yield dot(x, y, HALF, fill=STRONG, stroke="currentColor", stroke_width=1)
    if point.rule:
        yield dot(x, y, RING, fill="none", stroke="currentColor", stroke_width=2)
        level = y - NUMBER if above else y + NUMBER
        yield words(x, level, str(point.rule), width=40, size=12, lines=1, bold=True)


def _named(legend: Legend, upper: float, centre: float, lower: float) -> Iterator[str]:
    """Write what the three lines are at their right ends; the words keep apart."""
    levels = [upper, centre, lower]
    for one, other in pairwise(range(3)):
        levels[other] = max(levels[other], levels[one] + APART)
    for label, y in zip((legend.upper, legend.centre, legend.lower), levels, strict=True):
        yield words(
            RIGHT + 8,
            y,
            label,
            width=WIDTH - RIGHT - 10,
            size=SIZE,
            anchor="start",
            lines=1,
            bold=label == legend.centre,
        )
