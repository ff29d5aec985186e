"""A tally of marks: what a rule was in each contact, and how often it was broken where it was needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, NAMES, COUNTS, TOP, ROW, LEGEND = 760, 190, 96, 44, 36, 30
HATCHED = "fl-broken"


class Sign(Enum):
    """What a rule was in a contact; the value is its sign. OPEN is asked and not marked yet."""

    KEPT = "✓"
    BROKEN = "✗"
    UNNEEDED = "–"
    OPEN = "?"


@frozen(kw_only=True)
class Row:
    """A rule: its words, its sign by column (a column that does not ask for it is left out), and a count.

    `beside` holds another reader's sign for the columns where the two readings differ.
    """

    label: str
    signs: Mapping[str, Sign]
    beside: Mapping[str, Sign]
    count: str


def tally(columns: Mapping[str, str], rows: Sequence[Row], head: str, *, says: str) -> str:
    """Return the tally as SVG: `columns` are words by name, `head` is what the counts are, up to 10 columns.

    `says` is the text alternative.
    """
    width = (WIDTH - NAMES - COUNTS) / len(columns)
    shapes = [
        words(NAMES + (number + 0.5) * width, TOP / 2 - 2, label, width=width - 2, size=12, bold=True)
        for number, label in enumerate(columns.values())
    ]
    shapes.append(words(WIDTH - 4, TOP / 2 - 2, head, width=COUNTS - 8, anchor="end", bold=True))
    for number, row in enumerate(rows):
        y = TOP + (number + 0.5) * ROW
        shapes.append(words(4, y, row.label, width=NAMES - 12, size=13, anchor="start"))
        shapes.append(words(WIDTH - 4, y, row.count, width=COUNTS - 8, size=14, anchor="end", lines=1))
        for place, column in enumerate(columns):
            if column in row.signs:
                x = NAMES + place * width
                shapes += _cell(x + 2, y, width - 4, row.signs[column], row.beside.get(column))
    y = TOP + len(rows) * ROW
    return drawing(
        WIDTH, y + LEGEND, shapes + _legend(y + LEGEND / 2), says, defs=HATCH.format(id=HATCHED, colour=WARN)
    )


def _cell(x: float, y: float, width: float, sign: Sign, beside: Sign | None) -> list[str]:
    top, height = y - ROW / 2 + 3, ROW - 6
    kept, broken = sign is Sign.KEPT, sign is Sign.BROKEN
    fill, ink = (STRONG, PAPER) if kept else ("none", "currentColor")
    shapes = [box(x, top, width, height, fill=fill, stroke=WARN if broken else fill if kept else PLAIN)]
    if broken:
        shapes.append(box(x, top, 9, height, fill=f"url(#{HATCHED})"))
    text = f"{sign.value} ≠ {beside.value}" if beside else sign.value
    shift = 5 if broken else 0
    return [*shapes, words(x + width / 2 + shift, y, text, width=width, size=15, lines=1, colour=ink)]


def _legend(y: float) -> list[str]:
    keys = f"{Sign.KEPT.value} kept   {Sign.BROKEN.value} broken   {Sign.UNNEEDED.value} not needed here   "
    text = f"{keys}{Sign.OPEN.value} not marked yet   ≠ before the sign of the other reader"
    return [words(4, y, text, width=WIDTH - 8, size=13, anchor="start", lines=1)]
