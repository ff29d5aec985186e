"""A room seen from above: numbered spots, the way through them, and where the visitor stands."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, HEIGHT, EDGE = 760, 400, 14
SIZES = {
    "door": (96, 12),
    "counter": (210, 34),
    "seats": (112, 26),
    "table": (92, 40),
    "scale": (48, 48),
    "board": (150, 12),
    "line": (150, 4),
    "machine": (34, 34),
}
"""Width and depth of what stands in a room, in units of the drawing."""


@frozen(kw_only=True)
class Spot:
    """A spot: its place in per cent of the room (0 to 100 each way), what stands there, and its name."""

    label: str
    x: float
    y: float
    looks: str
    seen: bool = False
    marked: bool = False
    """Whether the visitor would put it right."""


def room(spots: Sequence[Spot], here: int, *, says: str) -> str:
    """Return the room as SVG; the visitor stands at spot number `here` (from 0)."""
    inner_width, inner_height = WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE
    places = [(EDGE + spot.x / 100 * inner_width, EDGE + spot.y / 100 * inner_height) for spot in spots]
    shapes = [box(EDGE, EDGE, inner_width, inner_height, fill="none", stroke="currentColor", stroke_width=3)]
    shapes.append(line(places, stroke=PLAIN, stroke_width=1.6, stroke_dasharray="5 5"))
    for spot, (x, y) in zip(spots, places, strict=True):
        width, depth = SIZES[spot.looks]
        corner = (x - width / 2, y - depth / 2 - 20)
        shapes.append(box(*corner, width, depth, fill=PLAIN, fill_opacity=0.3, stroke=PLAIN))
    for number, (spot, (x, y)) in enumerate(zip(spots, places, strict=True)):
        shapes += _spot(spot, number, x, y, here == number)
    return drawing(WIDTH, HEIGHT, shapes, says)


def _spot(spot: Spot, number: int, x: float, y: float, here: bool) -> list[str]:
    # The page's own paper, so that the way does not run through the number.
    fill = STRONG if here else "var(--jp-layout-color1, #fff)"
    ink = PAPER if here else "currentColor"
    shapes = [
        dot(
            x,
            y + 6,
            13,
            fill=fill,
            stroke=WARN if spot.marked else "currentColor",
            stroke_width=2.6 if spot.marked else 1.2,
        ),
        words(x, y + 6, f"{number + 1}", width=30, size=13, colour=ink, bold=True),
    ]
    sign = "! " if spot.marked else "✓ " if spot.seen and not here else ""
    return [*shapes, words(x, y + 31, sign + spot.label, width=170, size=13, lines=1, bold=here)]
