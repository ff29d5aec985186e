"""A questionnaire as a sheet: its questions with a sign beside each, and a bar for the time it takes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, dot, drawing, line, words, wrapped
from frontline.charts.palette import PAPER, STRONG, WARN

WIDTH, SHEET, NUMBER, TEXT, TIME, MARKS, FAULTS = 760, 536, 36, 50, 520, 560, 580
WORDS, FAULT = 404, 150
"""How wide words are counted. Capitals and thick letters are wider than that, and still have room."""
SIZE, SMALL, LEADING, GAP, THICK = 14, 13, 1.2, 12, 14
HATCHED = "fl-over"


@frozen(kw_only=True)
class Item:
    """A question, how long an answer takes, in seconds, and its fault in a few words; empty means fine."""

    text: str
    seconds: int
    fault: str = ""


def questionnaire(items: Sequence[Item], limit: int, *, says: str) -> str:
    """Return the sheet as SVG, above a bar of its time with a line at `limit`, in seconds from 1.

    `says` is its text alternative. The sheet grows with its words, and cuts none of them.
    """
    y: float = 4 + GAP
    shapes = []
    if not items:
        shapes.append(words(TEXT, y + 10, "(no question yet)", width=WORDS, size=SIZE, anchor="start"))
        y += 20 + GAP
    for number, item in enumerate(items, 1):
        row, height = _row(number, item, y)
        shapes += row
        y += height + GAP
    sheet = box(4, 4, SHEET - 4, y - 4, fill="none", stroke="currentColor", stroke_width=1.4)
    bar = _time(sum(item.seconds for item in items), limit, y + 34)
    defs = HATCH.format(id=HATCHED, colour=PAPER)
    return drawing(WIDTH, y + 56, [sheet, *shapes, *bar], says, defs=defs)


def spoken(seconds: int) -> str:
    """Return a time in words: 45 s, 2 min 20 s, 3 min."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} min"] if minutes else []
    return " ".join([*parts, f"{rest} s"] if rest or not minutes else parts)


def _row(number: int, item: Item, top: float) -> tuple[list[str], float]:
    """Return a question that begins at a height, and how high it is."""
    text, fault = _lines(item.text, WORDS, SIZE), _lines(item.fault, FAULT, SMALL)
    height: float = max(text * SIZE, fault * SMALL, SIZE) * LEADING
    first, middle = top + SIZE * LEADING / 2, top + height / 2
    shapes = [
        words(NUMBER, first, f"{number}", width=30, size=SIZE, anchor="end", bold=True),
        words(TEXT, middle, item.text, width=WORDS, size=SIZE, anchor="start", lines=max(text, 1)),
        words(TIME, first, spoken(item.seconds), width=90, size=SMALL, anchor="end", lines=1),
    ]
    if not item.fault:
        x: float = MARKS
        tick = [(x - 5, middle), (x - 1, middle + 4), (x + 5, middle - 4)]
        return [
            *shapes,
            dot(x, middle, 9, fill=STRONG),
            line(tick, stroke=PAPER, stroke_width=2.4),
        ], height
    cross = [
        line([(MARKS - 6, middle - turn), (MARKS + 6, middle + turn)], stroke=WARN, stroke_width=3)
        for turn in (6, -6)
    ]
    said = words(FAULTS, middle, item.fault, width=FAULT, size=SMALL, anchor="start", lines=fault, bold=True)
    return [*shapes, *cross, said], height


def _lines(text: str, width: float, size: float) -> int:
    return len(wrapped(text, width, size))


def _time(seconds: int, limit: int, y: float) -> list[str]:
    """Return the time as a bar, hatched where it is over the limit, with its words at the right."""
    scale = (SHEET - 8) / max(seconds, limit)
    inside, over = min(seconds, limit) * scale, max(seconds - limit, 0) * scale
    top, end = y - THICK / 2, 4 + limit * scale
    shapes = [box(4, top, SHEET - 8, THICK, fill="none", stroke="currentColor", stroke_width=1)]
    if inside:
        shapes.append(box(4, top, inside, THICK, fill=STRONG))
    if over:
        shapes += [
            box(end, top, over, THICK, fill=WARN),
            box(end, top, over, THICK, fill=f"url(#{HATCHED})"),
        ]
    return [
        *shapes,
        line([(end, top - 6), (end, y + THICK / 2 + 6)], stroke="currentColor", stroke_width=2.4),
        words(MARKS - 10, y, f"{spoken(seconds)} of {spoken(limit)}", width=WIDTH - MARKS, anchor="start"),
    ]
