"""Bars from the longest to the shortest, with what they make together, and a line where enough is reached."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG

WIDTH, LEFT, LONGEST, TOP, ROW, THICK = 760, 220, 330, 34, 34, 18
HATCHED = "fl-few"


@frozen(kw_only=True)
class Bar:
    """A bar: its words, its count, its share `together` with the bars above it, and if it is of the few."""

    label: str
    count: int
    together: float
    few: bool


def pareto(rows: Sequence[Bar], head: str, *, says: str) -> str:
    """Return the bars as SVG in the order given, `head` above the shares; `says` is its text alternative."""
    most = max((row.count for row in rows), default=0) or 1
    shapes = [words(WIDTH - 4, 14, head, width=240, size=14, anchor="end", lines=1, bold=True)]
    for number, row in enumerate(rows):
        y = TOP + (number + 0.5) * ROW
        width = max(row.count / most * LONGEST, 1)
        shapes += [
            words(LEFT - 10, y, row.label, width=LEFT - 14, size=14, anchor="end", lines=1, bold=row.few),
            *_bar(LEFT, y - THICK / 2, width, few=row.few),
            words(LEFT + width + 10, y, str(row.count), width=60, size=14, anchor="start", bold=row.few),
            words(WIDTH - 4, y, f"{row.together:.0%}".replace("%", " %"), width=80, size=14, anchor="end"),
        ]
    few = sum(row.few for row in rows)
    if 0 < few < len(rows):
        y = TOP + few * ROW
        shapes.append(
            line([(4, y), (WIDTH - 4, y)], stroke="currentColor", stroke_width=1, stroke_dasharray="5 4")
        )
    return drawing(
        WIDTH, TOP + ROW * len(rows) + 6, shapes, says, defs=HATCH.format(id=HATCHED, colour=PAPER)
    )


def _bar(x: float, y: float, width: float, *, few: bool) -> list[str]:
    if not few:
        return [box(x, y, width, THICK, fill=PLAIN)]
    return [box(x, y, width, THICK, fill=STRONG), box(x, y, width, THICK, fill=f"url(#{HATCHED})")]
