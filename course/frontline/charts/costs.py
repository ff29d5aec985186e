"""Costs of several ways in two pieces each: what is paid, and what is lost by being late."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, words
from frontline.charts.palette import PAPER, PLAIN, WARN

WIDTH, NAMES, LEFT, RIGHT, TOP, ROW, THICK = 760, 26, 272, 630, 44, 50, 22
HATCHED, BEST = "fl-late", "★"


@frozen(kw_only=True)
class Way:
    """A row: its words and a note below them, two costs on one scale (0 or more), the total, and a sign."""

    label: str
    note: str
    paid: float
    lost: float
    total: str
    best: bool = False


@frozen(kw_only=True)
class Key:
    """What the plain piece, the hatched piece and the sign mean."""

    paid: str
    lost: str
    best: str


def costs(ways: Sequence[Way], key: Key, *, says: str) -> str:
    """Return the ways as SVG, one below the other; `says` is its text alternative.

    The longest bar takes the whole width, so pictures with other figures have another scale.
    """
    most = max((way.paid + way.lost for way in ways), default=0) or 1
    shapes = [
        words(4, 14, f"{BEST} {key.best}", width=LEFT - 20, anchor="start", lines=1),
        *_bar(LEFT, 14, 26, lost=False),
        words(LEFT + 34, 14, key.paid, width=120, anchor="start", lines=1),
        *_bar(LEFT + 170, 14, 26, lost=True),
        words(LEFT + 204, 14, key.lost, width=WIDTH - LEFT - 208, anchor="start", lines=1),
    ]
    for number, way in enumerate(ways):
        shapes += _row(way, TOP + (number + 0.5) * ROW, (RIGHT - LEFT) / most)
    height = TOP + ROW * len(ways) + 4
    return drawing(WIDTH, height, shapes, says, defs=HATCH.format(id=HATCHED, colour=PAPER))


def _row(way: Way, y: float, scale: float) -> list[str]:
    names = LEFT - NAMES - 12
    # Nothing at all is still a line, so that the row has a bar.
    paid, lost = max(way.paid * scale, 1), way.lost * scale
    shapes = [
        words(NAMES, y - 9, way.label, width=names, size=14, anchor="start", lines=1),
        words(NAMES, y + 9, way.note, width=names, anchor="start", lines=1),
        *_bar(LEFT, y, paid, lost=False),
        words(
            WIDTH - 4, y, way.total, width=WIDTH - RIGHT - 12, size=14, anchor="end", lines=1, bold=way.best
        ),
    ]
    if lost:
        shapes += _bar(LEFT + paid, y, lost, lost=True)
    if way.best:
        shapes.append(words(12, y, BEST, width=20, size=15))
    return shapes


def _bar(x: float, y: float, width: float, *, lost: bool) -> list[str]:
    top = y - THICK / 2
    if not lost:
        return [box(x, top, width, THICK, fill=PLAIN)]
    return [box(x, top, width, THICK, fill=WARN), box(x, top, width, THICK, fill=f"url(#{HATCHED})")]
