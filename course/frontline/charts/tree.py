"""A tree of boxes, as an organisation chart shows it: each box below the one that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from frontline.charts.drawing import box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG

WIDTH, ROW, HEIGHT, INDENT, GAP = 760, 66, 58, 18, 12


@frozen(kw_only=True)
class Box:
    """A box: its name, a second line, and the box above it (empty at the top)."""

    label: str
    note: str
    under: str


def tree(boxes: Mapping[str, Box], *, says: str) -> str:
    """Return the tree as SVG: the top across, a column for each box below it, theirs under them.

    Raises ValueError unless exactly one box is at the top.
    """
    tops = [name for name, one in boxes.items() if not one.under]
    if len(tops) != 1:
        raise ValueError("A tree has one box at the top.")
    heads = [name for name, one in boxes.items() if one.under == tops[0]]
    width = (WIDTH - 2 - GAP * (len(heads) - 1)) / max(1, len(heads))
    shapes = [_box(boxes[tops[0]], WIDTH / 2 - 130, 2, 260, strong=True)]
    trunk = HEIGHT + 2 + (ROW - HEIGHT) + 4
    shapes.append(_line([(WIDTH / 2, HEIGHT + 2), (WIDTH / 2, trunk)]))
    rows = 0
    for number, head in enumerate(heads):
        x, y = 1 + number * (width + GAP), trunk + 12
        shapes.append(_line([(WIDTH / 2, trunk), (x + width / 2, trunk), (x + width / 2, y)]))
        shapes.append(_box(boxes[head], x, y, width, strong=False))
        below = [name for name, one in boxes.items() if one.under == head]
        rows = max(rows, len(below))
        if below:
            last = y + len(below) * ROW + HEIGHT / 2
            shapes.append(_line([(x + 8, y + HEIGHT), (x + 8, last)]))
        for place, name in enumerate(below, 1):
            top = y + place * ROW
            shapes.append(_line([(x + 8, top + HEIGHT / 2), (x + INDENT, top + HEIGHT / 2)]))
            shapes.append(_box(boxes[name], x + INDENT, top, width - INDENT, strong=False))
    return drawing(WIDTH, trunk + 12 + (rows + 1) * ROW, shapes, says)


def _box(one: Box, x: float, y: float, width: float, *, strong: bool) -> str:
    look = {"fill": STRONG, "stroke": STRONG} if strong else {"fill": "none", "stroke": PLAIN}
    ink = PAPER if strong else "currentColor"
    middle = x + width / 2
    label = words(middle, y + 20, one.label, width=width - 6, size=13, colour=ink, bold=True)
    note = words(middle, y + 46, one.note, width=width - 6, size=12, lines=1, colour=ink)
    return box(x, y, width, HEIGHT, stroke_width=1.5, **look) + label + note


def _line(points: list[tuple[float, float]]) -> str:
    return line(points, stroke="currentColor", stroke_width=1.2)
