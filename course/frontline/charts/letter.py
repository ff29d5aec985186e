"""A short message as a sheet: its lines below each other, and beside each how its reader takes it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import assert_never

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, line, words, wrapped
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, SHEET, INSIDE, MARKS, REPLIES = 760, 418, 20, 442, 464
TEXT, REPLY = 300, 228
"""How wide words are counted. Capitals are wider than that, and still have room."""
SIZE, SMALL, LEADING, GAP = 14, 13, 1.2, 12


class Sign(Enum):
    """How a reader takes a line."""

    WORKS = "works"
    ASKS = "asks"
    WRONG = "wrong"
    NOISE = "noise"

    @classmethod
    def _missing_(cls, value: object) -> Sign:
        raise ValueError(f"a sign is one of {', '.join(sign.value for sign in cls)}, not {value!r}")


SAID = {
    Sign.WORKS: "works",
    Sign.ASKS: "asks back",
    Sign.WRONG: "does the wrong thing",
    Sign.NOISE: "read for nothing",
}
"""The signs in words."""


@frozen(kw_only=True)
class Line:
    """A line of a message, or of what stands for a line that is not `written`.

    `sign` is None as long as the message is not sent; `reply` is what the reader says or does.
    """

    label: str
    text: str
    written: bool = True
    sign: Sign | None = None
    reply: str = ""


def letter(head: str, lines: Sequence[Line], *, says: str) -> str:
    """Return the message as SVG, under its head; `says` is its text alternative.

    The sheet grows with its words, and cuts none of them.
    """
    first, y = _set(INSIDE, 14, head, TEXT, SIZE, bold=True)
    shapes = [first, line([(INSIDE, y + 8), (SHEET - 16, y + 8)], stroke=PLAIN)]
    for one in lines:
        y += 8 + GAP
        label, below = _set(INSIDE, y, one.label, TEXT, SMALL)
        text, ends = _set(INSIDE, below, one.text, TEXT, SIZE, bold=one.written)
        shapes += [label, text]
        if one.sign:
            said, below = _set(REPLIES, y, SAID[one.sign], REPLY, SMALL, bold=True)
            reply, below = _set(REPLIES, below, one.reply, REPLY, SMALL)
            shapes += [*_mark(one.sign, y + SMALL * LEADING / 2), said, reply]
            ends = max(ends, below)
        y = ends
    sheet = box(4, 4, SHEET - 4, y + GAP - 4, fill="none", stroke="currentColor", stroke_width=1.4)
    return drawing(WIDTH, y + GAP + 4, [sheet, *shapes], says)


def _set(
    x: float, top: float, text: str, width: float, size: float, *, bold: bool = False
) -> tuple[str, float]:
    """Return words set from a top edge downwards, and where they end."""
    rows = len(wrapped(text, width, size))
    half = rows * size * LEADING / 2
    made = words(x, top + half, text, width=width, size=size, anchor="start", lines=max(rows, 1), bold=bold)
    return made, top + 2 * half


def _mark(sign: Sign, y: float) -> list[str]:
    """Return the sign as a shape that is known without its colour."""
    x: float = MARKS
    match sign:
        case Sign.WORKS:
            tick = line([(x - 5, y), (x - 1, y + 4), (x + 5, y - 4)], stroke=PAPER, stroke_width=2.4)
            return [dot(x, y, 10, fill=STRONG), tick]
        case Sign.ASKS:
            ring = dot(x, y, 9, fill="none", stroke="currentColor", stroke_width=1.8)
            return [ring, words(x, y, "?", width=20, size=SIZE, bold=True)]
        case Sign.WRONG:
            corners = [(x, y - 11), (x + 12, y + 9), (x - 12, y + 9), (x, y - 11)]
            return [line(corners, stroke=WARN, stroke_width=2.4), words(x, y + 3, "!", width=20, bold=True)]
        case Sign.NOISE:
            frame = box(
                x - 9, y - 9, 18, 18, fill="none", stroke=PLAIN, stroke_width=1.8, stroke_dasharray="3 3"
            )
            return [frame, line([(x - 5, y), (x + 5, y)], stroke="currentColor", stroke_width=2)]
    assert_never(sign)
