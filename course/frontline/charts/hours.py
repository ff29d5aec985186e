"""Hours done beside hours meant: a bar for the whole, and one for each kind of learning."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, words
from frontline.charts.palette import STRONG

WIDTH, LEFT, RIGHT = 660, 130, 120
ROW, THICK = 30, 14


@frozen(kw_only=True)
class HoursBar:
    """Hours `done` of those `meant`; `strong` for the whole."""

    label: str
    done: float
    meant: float
    strong: bool = False


def hours_chart(name: str, rows: Sequence[HoursBar], *, says: str) -> str:
    """Return the bars as SVG on one scale; `name` is its own on the page, `says` is the text alternative."""
    most = max(max(row.done, row.meant) for row in rows) or 1
    scale = (WIDTH - LEFT - RIGHT) / most
    shapes: list[str] = []
    for number, row in enumerate(rows):
        middle = (number + 0.5) * ROW
        thick = THICK + 4 if row.strong else THICK
        top = middle - thick / 2
        shapes.append(
            words(LEFT - 10, middle, row.label, width=LEFT - 12, anchor="end", lines=1, bold=row.strong)
        )
        if row.meant:
            outline = max(row.meant * scale, 4)
            shapes.append(
                box(LEFT, top, outline, thick, fill="none", stroke="currentColor", stroke_opacity=0.7)
            )
        if row.done:
            fill = STRONG if row.strong else f"url(#{name})"
            shapes.append(box(LEFT, top, max(row.done * scale, 3), thick, fill=fill, stroke=STRONG))
        end = LEFT + max(row.done, row.meant) * scale + 8
        figure = f"{hours(row.done)} of {hours(row.meant)} h"
        shapes.append(words(end, middle, figure, width=RIGHT, anchor="start", lines=1, bold=row.strong))
    return drawing(WIDTH, len(rows) * ROW, shapes, says, defs=HATCH.format(id=name, colour=STRONG))


def hours(amount: float) -> str:
    """Return hours as people write them: 0, 0.5, 12."""
    return f"{amount:.1f}".removesuffix(".0")
