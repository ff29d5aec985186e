"""A ring of steps: a cycle that comes round again, with what is seen outside and what is behind it inside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, sin, tau

from frontline.charts.chain import LOOKS, Stage, State
from frontline.charts.drawing import HATCH, dot, drawing, line, words
from frontline.charts.palette import PLAIN, WARN

WIDTH, HEIGHT = 760, 430
X, Y = WIDTH / 2, 222
OUTER, INNER, DOT, GAP = 146, 84, 17, 30
"""Radius of the outermost and the innermost lane and of a step, and from a lane to its words."""

NO_LEGEND: Mapping[State, str] = {}


def ring(
    lanes: Mapping[str, str], stages: Sequence[Stage], *, legend: Mapping[State, str] = NO_LEGEND, says: str
) -> str:
    """Return the steps as SVG, clockwise from the top; the first of `lanes` is the outermost.

    `legend` says what the signs of some states mean.
    """
    apart = (OUTER - INNER) / max(len(lanes) - 1, 1)
    radius = {name: OUTER - number * apart for number, name in enumerate(lanes)}
    angles = [number / len(stages) * tau for number in range(len(stages))]
    places = [_place(angle, radius[stage.lane]) for angle, stage in zip(angles, stages, strict=True)]
    shapes = [
        dot(X, Y, one, fill="none", stroke=PLAIN, stroke_width=1, stroke_dasharray="2 5")
        for one in radius.values()
    ]
    shapes += [
        words(
            12,
            16 + 20 * number,
            f"{_ORDER[min(number, 1)]} ring: {label}",
            width=240,
            anchor="start",
            lines=1,
        )
        for number, label in enumerate(lanes.values())
    ]
    shapes += [
        line([here, there], stroke="currentColor", stroke_width=1.4)
        for here, there in zip(places, [*places[1:], places[0]], strict=True)
    ]
    shapes += [
        words(12, HEIGHT - 34 + 20 * number, LOOKS[state][0] + label, width=240, anchor="start", lines=1)
        for number, (state, label) in enumerate(legend.items())
    ]
    for number, (stage, angle, place) in enumerate(zip(stages, angles, places, strict=True), 1):
        shapes += _stage(stage, number, angle, place)
    return drawing(WIDTH, HEIGHT, shapes, says, defs=HATCH.format(id="fl-worse", colour=WARN))


_ORDER = ("Outer", "Inner")


def _place(angle: float, radius: float) -> tuple[float, float]:
    return round(X + radius * sin(angle), 1), round(Y - radius * cos(angle), 1)


def _stage(stage: Stage, number: int, angle: float, place: tuple[float, float]) -> list[str]:
    x, y = place
    sign, look, ink = LOOKS[stage.state]
    outside = _place(angle, OUTER + GAP)
    side = sin(angle)
    anchor = "middle" if abs(side) < 0.2 else "start" if side > 0 else "end"
    room = 220 if anchor == "middle" else WIDTH - outside[0] if anchor == "start" else outside[0]
    shapes = [
        line([place, _place(angle, OUTER + GAP - 8)], stroke=PLAIN, stroke_width=1, stroke_dasharray="2 3")
    ]
    # Paper first, so that no line shines through a step without a colour of its own.
    shapes.append(dot(x, y, DOT, fill="var(--jp-layout-color0, white)"))
    shapes.append(dot(x, y, DOT, stroke_width=1.6, **look))
    if stage.state is State.STOPPED:
        shapes.append(dot(x, y, DOT, fill="url(#fl-worse)", opacity=0.45))
    shapes.append(words(x, y, str(number), width=2 * DOT, size=14, colour=ink, bold=True))
    shapes.append(
        words(*outside, sign + stage.label, width=room - 6, anchor=anchor, bold=stage.state is State.HERE)
    )
    return shapes
