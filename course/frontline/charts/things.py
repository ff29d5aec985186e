"""Small things that a firm may give, as shapes: each on a ground of 240 by 200, in a colour of the house."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from attrs import frozen

from frontline.charts.drawing import box, dot, line

EDGE = "currentColor"
THICK = 2.0


@frozen
class Ink:
    """The colour of a thing, of what is printed on it, and of its edges."""

    body: str
    print: str
    edge: str


@frozen
class Place:
    """Where a thing is printed: its middle, and how wide and high a print may be."""

    x: float
    y: float
    width: float
    height: float


@frozen
class Thing:
    """How a thing is drawn, and where it is printed."""

    shapes: Callable[[Ink], list[str]]
    place: Place


def path(d: str, *, fill: str = "none", stroke: str = EDGE, width: float = THICK) -> str:
    """Return a shape with curves; `d` is an SVG path."""
    return (
        f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def moved(shapes: list[str], x: float, y: float, scale: float = 1, *, edge: str = EDGE) -> str:
    """Return shapes as a group that is moved, and made larger or smaller around its own corner.

    `edge` is the colour of its edges.
    """
    return f'<g transform="translate({x:g} {y:g}) scale({scale:g})" color="{edge}">{"".join(shapes)}</g>'


def logo(colour: str) -> list[str]:
    """Return the mark of the house around 0, 0, some 44 wide and 30 high: a small bird over two waves."""
    wave = "q5.5 -6 11 0 t11 0 t11 0 t11 0"
    return [
        path("M-15 -6 q7 -10 15 -1 q8 -9 15 1", stroke=colour, width=2.6),
        path(f"M-22 5 {wave}", stroke=colour, width=2.2),
        path(f"M-22 13 {wave}", stroke=colour, width=2.2),
    ]


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return box(x, y, width, height, fill=fill, stroke=EDGE, stroke_width=THICK)


def _mug(ink: Ink) -> list[str]:
    return [
        path("M166 74 c48 -6 48 70 0 66", width=9),
        path("M166 74 c48 -6 48 70 0 66", stroke=ink.body, width=5),
        path("M58 48 v104 q0 20 20 20 h70 q20 0 20 -20 v-104 z", fill=ink.body),
        path("M58 48 q55 16 110 0 q-55 -16 -110 0 z", fill=ink.body),
    ]


def _notebook(ink: Ink) -> list[str]:
    return [
        path("M70 28 l6 -10 h108 v160 l-8 8", fill="none"),
        _box(60, 28, 116, 158, ink.body),
        line([(76, 29), (76, 185)], stroke=ink.print, stroke_width=1.6),
        line([(163, 29), (163, 185)], stroke=ink.print, stroke_width=3),
        path("M104 186 v12 l5 -5 l5 5 v-12", stroke=EDGE, fill=ink.body),
    ]


def _luggage_tag(ink: Ink) -> list[str]:
    return [
        path("M120 46 c-40 -50 44 -52 4 -4", width=4),
        path("M72 186 q-8 0 -8 -8 v-96 l34 -42 h44 l34 42 v96 q0 8 -8 8 z", fill=ink.body),
        dot(120, 56, 8, fill=ink.print, stroke=EDGE, stroke_width=THICK),
    ]


def _umbrella(ink: Ink) -> list[str]:
    return [
        path("M120 16 v-10"),
        path("M120 104 v72 q0 18 -16 18 q-14 0 -14 -14", width=5),
        path(
            "M14 112 c6 -128 206 -128 212 0 q-17 -18 -35 0 q-18 -18 -36 0 q-17 -18 -35 0 q-18 -18 -35 0 "
            "q-18 -18 -36 0 q-17 -18 -35 0 z",
            fill=ink.body,
        ),
    ]


def _tape_measure(ink: Ink) -> list[str]:
    marks = [
        line([(x, 168), (x, 176 if number % 2 else 180)], stroke=EDGE, stroke_width=1.4)
        for number, x in enumerate(range(164, 226, 8))
    ]
    return [
        path("M120 168 h112 v18 h-112", fill="none"),
        path("M232 162 v30", width=4),
        *marks,
        path("M40 92 q0 -62 62 -62 q62 0 62 62 v94 h-100 q-24 0 -24 -24 z", fill=ink.body),
        dot(102, 98, 50, fill="none", stroke=ink.print, stroke_width=1.6),
    ]


def _tote(ink: Ink) -> list[str]:
    return [
        path("M88 72 c0 -86 64 -86 64 0", width=8),
        path("M88 72 c0 -86 64 -86 64 0", stroke=ink.body, width=4),
        path("M56 66 h128 l10 120 h-148 z", fill=ink.body),
        line([(56, 76), (184, 76)], stroke=ink.print, stroke_width=1.2),
    ]


def _power_bank(ink: Ink) -> list[str]:
    lights = [dot(98 + 14 * number, 164, 3, fill=ink.print) for number in range(4)]
    return [
        path("M120 18 v-8 q0 -6 8 -6 h50 q10 0 10 12 v40", width=3),
        path("M182 56 h12 v16 h-12 z", fill=EDGE),
        path("M72 34 q0 -14 14 -14 h68 q14 0 14 14 v142 q0 14 -14 14 h-68 q-14 0 -14 -14 z", fill=ink.body),
        *lights,
    ]


def _tea_tin(ink: Ink) -> list[str]:
    return [
        path("M58 62 v108 q62 24 124 0 v-108", fill=ink.body),
        path("M52 38 v22 q68 24 136 0 v-22", fill=ink.body),
        path("M52 38 q68 24 136 0 q-68 -24 -136 0 z", fill=ink.body),
        dot(120, 37, 5, fill=ink.print),
    ]


def _clock(ink: Ink) -> list[str]:
    hours = [
        line(
            [
                (120 + 66 * sin(hour * pi / 6), 96 - 66 * cos(hour * pi / 6)),
                (120 + 74 * sin(hour * pi / 6), 96 - 74 * cos(hour * pi / 6)),
            ],
            stroke=ink.print,
            stroke_width=2,
        )
        for hour in range(12)
    ]
    return [
        path("M76 160 l-16 30 M164 160 l16 30", width=7),
        dot(120, 96, 84, fill=ink.body, stroke=EDGE, stroke_width=THICK),
        *hours,
        path("M120 96 v-52 M120 96 h-34", stroke=ink.print, width=3),
        dot(120, 96, 4, fill=ink.print),
    ]


def _card(ink: Ink) -> list[str]:
    return [
        path("M40 50 l18 -20 h158 l-16 20", fill="none"),
        path("M216 30 v108 l-16 20"),
        _box(40, 50, 160, 116, ink.body),
        line([(50, 60), (190, 60), (190, 156), (50, 156), (50, 60)], stroke=ink.print, stroke_width=1.2),
    ]


THINGS = {
    "mug": Thing(_mug, Place(113, 114, 96, 92)),
    "notebook": Thing(_notebook, Place(119, 104, 78, 120)),
    "luggage tag": Thing(_luggage_tag, Place(120, 128, 100, 98)),
    "umbrella": Thing(_umbrella, Place(120, 62, 104, 68)),
    "tape measure": Thing(_tape_measure, Place(102, 98, 82, 72)),
    "tote bag": Thing(_tote, Place(120, 130, 112, 96)),
    "power bank": Thing(_power_bank, Place(120, 92, 88, 120)),
    "tea tin": Thing(_tea_tin, Place(120, 124, 108, 84)),
    "desk clock": Thing(_clock, Place(120, 134, 84, 50)),
    "card": Thing(_card, Place(120, 108, 132, 88)),
}
"""The things by name."""
