"""A route from one side to the other: numbered stations, and strips that change hands at one of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, LETTER, box, dot, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, SIZE = 720, 13
UP, ROUTE, DOWN = 26, 68, 110
"""Heights of the words above the route, of the route, and of the words below it."""
STRIPS, BETWEEN, BAR, DUTIES = (164, 298), 239, 32, 378
"""Where the bars of the two strips, the words between them and the boxes at the foot begin."""
HEIGHT = DUTIES + 54
GAP, WIDE = 14, 0.92
"""Between two labels; and how much less fits where letters are bold or the page's font is a wide one."""
PAGE = "var(--jp-layout-color0, white)"
HATCHED = "fl-second-side"


@frozen(kw_only=True)
class Strip:
    """A strip that belongs to one side up to station `until` (from 1), and to the other side from there.

    `first` and `second` are the words of the two parts: a letter, a colon, what it means. Where a part is
    narrow only the letter is drawn. `mark` stands at the change.
    """

    title: str
    until: int
    first: str
    second: str
    mark: str


@frozen(kw_only=True)
class Duty:
    """A box at the foot: what has to be done, and by whom: the first side, the second, or nobody."""

    label: str
    who: str
    side: int | None


def route(
    stations: Sequence[str],
    strips: tuple[Strip, Strip],
    between: str,
    duties: Sequence[Duty],
    here: int | None,
    *,
    says: str,
) -> str:
    """Return the route as SVG, its two strips below each other, and the duties at the foot.

    `between` is what the two places of change mean together. `here` marks the stretch to a station (from 1;
    one more than there are is after the last), or is None.
    """
    step = WIDTH / len(stations)
    shapes = [_guide(number, step) for number in range(1, len(stations) + 1)]
    shapes.append(line([(2, ROUTE), (WIDTH - 2, ROUTE)], stroke="currentColor", stroke_width=2))
    for number, label in enumerate(stations, 1):
        shapes.append(_label(number, label, step, last=len(stations)))
        shapes += _dot(_at(number, step), number, changes=number in {strip.until for strip in strips})
    for strip, top in zip(strips, STRIPS, strict=True):
        shapes += _strip(strip, top, step)
    shapes += _between(between, _at(strips[0].until, step), _at(strips[1].until, step))
    shapes += _duties(duties)
    if here is not None:
        shapes += _here(here, step)
    return drawing(WIDTH, HEIGHT, shapes, says, defs=HATCH.format(id=HATCHED, colour=PLAIN))


def _at(number: int, step: float) -> float:
    return (number - 0.5) * step


def _guide(number: int, step: float) -> str:
    # A guide begins below the words that stand under the route.
    x, top = _at(number, step), ROUTE + 12 if number % 2 else DOWN + 26
    return line([(x, top), (x, STRIPS[1] + BAR)], stroke=PLAIN, stroke_width=1, stroke_dasharray="1 4")


def _label(number: int, text: str, step: float, *, last: int) -> str:
    # Every other label goes below the route, so that each has the room of two. The outermost ones begin at
    # the edge and end where the next one begins.
    y, room = UP if number % 2 else DOWN, 2 * step - GAP
    if number in (1, last):
        x, anchor = (2.0, "start") if number == 1 else (WIDTH - 2.0, "end")
        width = (2.5 * step - room / 2 - GAP / 2) * WIDE
        return words(x, y, text, width=width, size=SIZE, lines=3, anchor=anchor)
    return words(_at(number, step), y, text, width=room * WIDE, size=SIZE, lines=3)


def _dot(x: float, number: int, *, changes: bool) -> list[str]:
    look = {"fill": STRONG, "stroke": STRONG} if changes else {"fill": PAGE, "stroke": "currentColor"}
    ink = PAPER if changes else "currentColor"
    return [
        dot(x, ROUTE, 12, stroke_width=1.6, **look),
        words(x, ROUTE, str(number), width=40, size=SIZE, colour=ink, bold=changes),
    ]


def _strip(strip: Strip, top: float, step: float) -> list[str]:
    x, middle = _at(strip.until, step), top + BAR / 2
    shapes = [
        _plate(2 + _length(strip.title) / 2, top - 17, strip.title),
        words(2, top - 17, strip.title, width=WIDTH, size=SIZE, anchor="start", lines=1, bold=True),
        box(1, top, x - 1, BAR, fill=STRONG, stroke=STRONG),
        box(x, top, WIDTH - x - 1, BAR, fill=f"url(#{HATCHED})", stroke=PLAIN, stroke_width=1.4),
        line([(x, top - 5), (x, top + BAR + 5)], stroke="currentColor", stroke_width=3),
    ]
    first, second = _fitting(strip.first, x), _fitting(strip.second, WIDTH - x)
    shapes.append(words(x / 2, middle, first, width=WIDTH, size=SIZE, colour=PAPER, bold=True))
    shapes.append(_plate((x + WIDTH) / 2, middle, second))
    shapes.append(words((x + WIDTH) / 2, middle, second, width=WIDTH, size=SIZE, bold=True))
    shapes.append(words(x, top + BAR + 12, "▲", width=40, size=12))
    return [*shapes, *_marked(x, top + BAR + 27, strip.mark)]


def _between(text: str, here: float, there: float) -> list[str]:
    style: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 2}
    shapes = _marked((here + there) / 2, BETWEEN + 15, text)
    if here != there:
        shapes += [
            line([(here, BETWEEN), (there, BETWEEN)], **style),
            *(line([(x, BETWEEN - 5), (x, BETWEEN + 5)], **style) for x in (here, there)),
        ]
    return shapes


def _duties(duties: Sequence[Duty]) -> list[str]:
    shapes: list[str] = []
    width = WIDTH / max(1, len(duties))
    for number, duty in enumerate(duties):
        left, inked = number * width + 2, duty.side == 0
        look = {"fill": STRONG, "stroke": STRONG} if inked else {"fill": "none", "stroke": PLAIN}
        shapes.append(box(left, DUTIES, width - 4, 52, stroke_width=1.4, **look))
        if duty.side == 1:
            shapes.append(box(left, DUTIES, 14, 52, fill=f"url(#{HATCHED})"))
        x, ink = left + width / 2 + 4, PAPER if inked else "currentColor"
        for y, text, bold in ((16, duty.label, False), (36, duty.who, True)):
            shapes.append(
                words(x, DUTIES + y, text, width=width - 26, size=SIZE, lines=1, colour=ink, bold=bold)
            )
    return shapes


def _here(number: int, step: float) -> list[str]:
    left, right = max(_at(number - 1, step), 0), min(_at(number, step), WIDTH)
    # Beyond the outermost stations there is little room.
    x = 12 if not left else WIDTH - 12 if right == WIDTH else (left + right) / 2
    shapes = [
        line(
            [(left + 3, y + inwards), (left + 3, y), (right - 3, y), (right - 3, y + inwards)],
            stroke=WARN,
            stroke_width=4,
        )
        for top in STRIPS
        for y, inwards in ((top - 5, 7), (top + BAR + 5, -7))
    ]
    shapes.append(dot(x, ROUTE, 10, fill=PAGE, stroke=WARN, stroke_width=3))
    return [*shapes, words(x, ROUTE, "!", width=40, size=16, bold=True)]


def _fitting(text: str, room: float) -> str:
    return text if _length(text) + 12 <= room else text.partition(":")[0]


def _marked(x: float, y: float, text: str) -> list[str]:
    half = _length(text) / 2 + 2
    middle = min(max(x, half), WIDTH - half)
    return [_plate(middle, y, text), words(middle, y, text, width=WIDTH, size=SIZE, lines=1, bold=True)]


def _plate(x: float, y: float, text: str) -> str:
    # Paper behind words, so that no line runs through them.
    width = _length(text) + 8
    return box(x - width / 2, y - 10, width, 20, fill=PAGE)


def _length(text: str) -> float:
    return len(text) * SIZE * LETTER / WIDE
