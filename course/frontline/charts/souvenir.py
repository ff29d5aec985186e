"""A souvenir before it is made: the thing with its print, and how it is wrapped, with a tag."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, words, wrapped
from frontline.charts.palette import PAPER, PLAIN, STRONG
from frontline.charts.things import EDGE, THICK, THINGS, Ink, Place, logo, moved, path

WIDTH, HEIGHT, TOP, SCALE, CAPTION = 760, 300, 14, 1.18, 272
MARK, SIZE, LEADING = (48, 38), 12, 1.2
"""Room for the mark of the house as it is drawn, and the size and leading of printed words."""
COLOURS = {"blue": Ink(STRONG, PAPER, EDGE), "white": Ink(PAPER, STRONG, STRONG)}
"""The colours of the house. White has blue edges, because those of a dark page are white."""
PRINTS = {"small": 1.0, "large": 1.6, "none": 0.0}
"""How large the mark is printed."""
WRAPS = ("none", "band", "box")
TAG, PRINTED_LINES, TAG_LINES = Place(214, 104, 128, 92), 2, 3


@frozen(kw_only=True)
class Souvenir:
    """What is drawn, each by its name in `THINGS`, `COLOURS`, `PRINTS` and `WRAPS`; "" is not chosen yet.

    `printed` are the words on the thing, `tag` those on its tag; `thing_says` and `wrap_says` stand below.
    """

    thing: str = ""
    colour: str = "blue"
    print: str = ""
    printed: str = ""
    wrap: str = ""
    tag: str = ""
    thing_says: str = ""
    wrap_says: str = ""


def souvenir(one: Souvenir, *, says: str) -> str:
    """Return the souvenir as SVG: the thing at the left, its wrapping and tag at the right.

    `says` is its text alternative.
    """
    ink = COLOURS[one.colour]
    shapes = [
        moved([*_thing(one, ink)], 40, TOP, SCALE, edge=ink.edge),
        moved([*_wrapped(one.wrap, ink)], 408, TOP, SCALE, edge=ink.edge),
        moved([*_tag(one.tag)], 408, TOP, SCALE, edge=COLOURS["white"].edge),
        words(182, CAPTION, one.thing_says, width=320, size=14, bold=True),
        words(566, CAPTION, one.wrap_says, width=340, size=14, bold=True),
    ]
    return drawing(WIDTH, HEIGHT, shapes, says)


def printable(text: str) -> bool:
    """Tell whether words have room on each of the things."""
    return all(len(_set(text, thing.place.width)) <= PRINTED_LINES for thing in THINGS.values())


def taggable(text: str) -> bool:
    """Tell whether words have room on the tag."""
    return len(_set(text, TAG.width)) <= TAG_LINES


def _set(text: str, width: float) -> list[str]:
    return wrapped(text, width, SIZE)


def _thing(one: Souvenir, ink: Ink) -> Iterator[str]:
    if not one.thing:
        yield box(30, 20, 180, 160, fill="none", stroke=PLAIN, stroke_width=THICK, stroke_dasharray="6 5")
        return
    thing = THINGS[one.thing]
    yield from thing.shapes(ink)
    if one.print:
        yield from _printed(thing.place, ink.print, PRINTS[one.print], one.printed, PRINTED_LINES)


def _printed(place: Place, colour: str, size: float, text: str, lines: int) -> Iterator[str]:
    """Print the mark of the house, and words below it; the mark is smaller where there is no room."""
    high = min(lines, len(_set(text, place.width))) * SIZE * LEADING
    width, height = MARK
    scale = min(size, place.width / width, (place.height - high) / height)
    top = place.y - (scale * height + high) / 2
    if scale:
        yield moved(logo(colour), place.x, top + scale * height / 2, scale)
    middle = top + scale * height + high / 2
    yield words(place.x, middle, text, width=place.width, size=SIZE, lines=lines, colour=colour)


def _wrapped(name: str, ink: Ink) -> Iterator[str]:
    if name in ("band", "box"):
        filled, band = ("none", ink.body) if name == "band" else (ink.body, ink.print)
        yield path("M6 78 l20 -18 h92 l-20 18 M98 78 l20 -18 v90 l-20 20", fill=filled)
        yield box(6, 78, 92, 92, fill=filled, stroke=EDGE, stroke_width=THICK)
        wide = 40 if name == "band" else 12
        left = 52 - wide / 2
        yield path(f"M{left} 78 h{wide} v92 h{-wide} z", fill=band, width=1.2)
    if name == "box":
        yield path("M6 118 h92 v12 h-92 z", fill=ink.print, width=1.2)
        yield path("M62 66 c-34 -40 -60 -8 0 0 c34 -40 60 -8 0 0 z", fill=ink.print)
    # The string of the tag, from the wrapping or loose.
    yield path("M62 66 q40 -50 84 12" if name in ("band", "box") else "M146 78 q-54 -70 -84 -20 t-44 30")


def _tag(text: str) -> Iterator[str]:
    yield path("M160 52 h118 q8 0 8 8 v88 q0 8 -8 8 h-118 l-26 -26 v-52 z", fill=PAPER)
    yield dot(146, 78, 5, fill=PAPER, stroke=STRONG, stroke_width=THICK)
    if text:
        yield from _printed(TAG, STRONG, 1, text, TAG_LINES)
