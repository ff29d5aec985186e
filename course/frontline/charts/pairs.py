"""Pairs of bars: each row as it is, and as it would be, so that the gap between the two is seen."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, words
from frontline.charts.palette import PAPER, PLAIN, STRONG

WIDTH, LEFT, LONGEST, TOP, ROW, THICK = 760, 66, 370, 56, 44, 16
HATCHED = "fl-would"


@frozen(kw_only=True)
class Pair:
    """A row: two lengths on one scale, 0 or more, each with its note, and a last word at the edge."""

    label: str
    now: float
    would: float
    now_note: str
    would_note: str
    last: str = ""


@frozen(kw_only=True)
class Heads:
    """What the bars and the last words are: the two bars in the legend, the last words above their column."""

    now: str
    would: str
    last: str = ""


def pairs(heads: Heads, rows: Sequence[Pair], *, says: str) -> str:
    """Return the rows as SVG, plain bars above hatched ones; `says` is its text alternative.

    The longest bar takes the whole width, so pictures with other figures have another scale.
    """
    most = max((length for row in rows for length in (row.now, row.would)), default=0) or 1
    scale = LONGEST / most
    shapes = [
        *_bar(LEFT, 4, 26, would=False),
        words(LEFT + 34, 12, heads.now, width=440, size=14, anchor="start", lines=1),
        *_bar(LEFT, 26, 26, would=True),
        words(LEFT + 34, 34, heads.would, width=440, size=14, anchor="start", lines=1),
        words(WIDTH - 4, 34, heads.last, width=200, size=14, anchor="end", lines=1, bold=True),
    ]
    for number, row in enumerate(rows):
        middle = TOP + (number + 0.5) * ROW
        shapes.append(words(LEFT - 8, middle, row.label, width=LEFT - 8, size=14, anchor="end", lines=1))
        shapes.append(
            words(WIDTH - 4, middle, row.last, width=130, size=14, anchor="end", lines=1, bold=True)
        )
        for length, note, top, would in (
            (row.now, row.now_note, middle - THICK - 1, False),
            (row.would, row.would_note, middle + 1, True),
        ):
            # Nothing is still a line, so that its note has a place.
            drawn = max(length * scale, 1)
            shapes += _bar(LEFT, top, drawn, would=would)
            shapes.append(
                words(LEFT + drawn + 8, top + THICK / 2, note, width=190, size=14, anchor="start", lines=1)
            )
    height = TOP + ROW * len(rows) + 4
    return drawing(WIDTH, height, shapes, says, defs=HATCH.format(id=HATCHED, colour=PAPER))


def _bar(x: float, y: float, width: float, *, would: bool) -> list[str]:
    if not would:
        return [box(x, y, width, THICK, fill=PLAIN)]
    return [box(x, y, width, THICK, fill=STRONG), box(x, y, width, THICK, fill=f"url(#{HATCHED})")]
