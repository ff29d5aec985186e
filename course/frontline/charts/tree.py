"""A tree of boxes, as an organisation chart shows it: each box below the one that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import frozen

from frontline.charts.drawing import box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, INDENT, GAP, TOP = 760, 18, 12, 260
LEAF, BOLD = 0.72, 0.85
"""With marks: the width of a column of one box beside the others, and the room that bold words leave."""


class Mark(Enum):
    """What is special about a box, in words; each mark has a sign and a line of its own beside its colour."""

    RIGHT = "decides"
    PASSED = "on the way"
    CHOSEN = "not the right place"


@frozen(kw_only=True)
class Box:
    """A box: its name, a second line, the box above it (empty at the top), and perhaps a mark."""

    label: str
    note: str
    under: str
    mark: Mark | None = None


@frozen(kw_only=True)
class Style:
    """Sizes of the boxes, and whether the one at the top stands out."""

    height: int
    row: int
    label: tuple[float, float]
    """Where the name lies in the box, and the size of its letters."""
    note: float
    room: float
    top: bool


PLAINLY = Style(height=58, row=66, label=(20, 13), note=46, room=1, top=True)
MARKED = Style(height=48, row=54, label=(17, 12), note=38, room=BOLD, top=False)
SIGNS = {Mark.RIGHT: "✓", Mark.PASSED: "→", Mark.CHOSEN: "✗"}
LOOKS: dict[Mark, dict[str, str | float]] = {
    Mark.RIGHT: {"stroke_width": 4, "fill": STRONG, "stroke": STRONG},
    Mark.PASSED: {"stroke_width": 4, "fill": "none", "stroke": STRONG},
    Mark.CHOSEN: {"stroke_width": 3, "fill": "none", "stroke": WARN, "stroke_dasharray": "7 4"},
}


def tree(boxes: Mapping[str, Box], *, says: str, marked: bool = False) -> str:
    """Return the tree as SVG: the top across, a column for each box below it, theirs under them.

    A tree that is `marked` has lower boxes, words for its marks beside the top, and a top that does not stand
    out, also before any box has a mark. Raises ValueError unless exactly one box is at the top.
    """
    style = MARKED if marked else PLAINLY
    tops = [name for name, one in boxes.items() if not one.under]
    if len(tops) != 1:
        raise ValueError("A tree has one box at the top.")
    heads = _below(boxes, tops[0])
    shares = [LEAF if marked and not _below(boxes, head) else 1 for head in heads]
    share = (WIDTH - 2 - GAP * (len(heads) - 1)) / max(1, sum(shares))
    shapes = [_box(boxes[tops[0]], (WIDTH - TOP) / 2, 2, TOP, style, strong=style.top)]
    trunk = style.row + 6
    shapes.append(_line([(WIDTH / 2, style.height + 2), (WIDTH / 2, trunk)]))
    x, y = 1.0, trunk + 12
    for head, part in zip(heads, shares, strict=True):
        width = part * share
        shapes.append(_line([(WIDTH / 2, trunk), (x + width / 2, trunk), (x + width / 2, y)]))
        shapes += _branch(boxes, head, x, y, width, style)
        x += width + GAP
    rows = max((_rows(boxes, head) for head in heads), default=1)
    return drawing(WIDTH, y + rows * style.row, shapes + _legend(boxes), says)


def _below(boxes: Mapping[str, Box], name: str) -> list[str]:
    return [below for below, one in boxes.items() if one.under == name]


def _rows(boxes: Mapping[str, Box], name: str) -> int:
    return 1 + sum(_rows(boxes, below) for below in _below(boxes, name))


def _branch(boxes: Mapping[str, Box], name: str, x: float, y: float, width: float, style: Style) -> list[str]:
    """Return a box and, a row each and further in, all that lies below it."""
    shapes = [_box(boxes[name], x, y, width, style)]
    tops: dict[str, float] = {}
    rows, half = 1, style.height / 2
    for below in _below(boxes, name):
        tops[below] = y + rows * style.row
        rows += _rows(boxes, below)
    if tops:
        shapes.append(_line([(x + 8, y + style.height), (x + 8, max(tops.values()) + half)]))
    for below, top in tops.items():
        shapes.append(_line([(x + 8, top + half), (x + INDENT, top + half)]))
        shapes += _branch(boxes, below, x + INDENT, top, width - INDENT, style)
    return shapes


def _box(one: Box, x: float, y: float, width: float, style: Style, *, strong: bool = False) -> str:
    look: dict[str, str | float] = {"stroke_width": 1.5, "fill": "none", "stroke": PLAIN}
    if strong:
        look |= {"fill": STRONG, "stroke": STRONG}
    if one.mark:
        look = LOOKS[one.mark]
    ink = PAPER if look["fill"] == STRONG else "currentColor"
    middle, room, (down, size) = x + width / 2, (width - 6) * style.room, style.label
    label = words(middle, y + down, one.label, width=room, size=size, colour=ink, bold=True)
    # The sign stands with the note: a name may fill its line.
    note = f"{SIGNS[one.mark]} {one.note}" if one.mark else one.note
    note = words(
        middle, y + style.note, note, width=width - 6, size=12, lines=1, colour=ink, bold=bool(one.mark)
    )
    return box(x, y, width, style.height, **look) + label + note


def _legend(boxes: Mapping[str, Box]) -> list[str]:
    marks = [mark for mark in Mark if any(one.mark is mark for one in boxes.values())]
    left = (WIDTH + TOP) / 2 + 20
    return [
        words(
            left, 12 + place * 18, f"{SIGNS[mark]} {mark.value}", width=WIDTH - left, anchor="start", lines=1
        )
        for place, mark in enumerate(marks)
    ]


def _line(points: list[tuple[float, float]]) -> str:
    return line(points, stroke="currentColor", stroke_width=1.2)
