"""Scores on a scale in groups, each beside another score, with a sign at what somebody chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG

WIDTH, NAMES, LEFT, RIGHT, TOP, ROW, HEAD, THICK = 760, 24, 336, 610, 46, 28, 30, 16
HATCHED, CHOSEN = "fl-highest", "★"


@frozen(kw_only=True)
class Score:
    """A row: its words, its group, the score and the one `beside` it (None: not shown yet), and its signs."""

    label: str
    group: str
    score: float | None = None
    beside: float | None = None
    chosen: bool = False
    high: bool = False


@frozen(kw_only=True)
class Scale:
    """The scale: its ends and what they mean, in words."""

    least: int
    most: int
    low: str
    high: str


@frozen(kw_only=True)
class Legend:
    """What the signs mean: the star, the hatched bar, the line of the score beside, and an empty group."""

    chosen: str
    high: str
    beside: str
    empty: str


def scores(
    groups: Mapping[str, str], rows: Sequence[Score], scale: Scale, legend: Legend, *, says: str
) -> str:
    """Return the scores as SVG, group by group; `groups` are their words by name, also of those without rows.

    Without any score the picture shows what is to be scored, and no scale.
    """
    shown = any(row.score is not None for row in rows)
    shapes = _scale(scale) if shown else []
    y: float = TOP if shown else 4
    for group, label in groups.items():
        shapes.append(words(4, y + HEAD / 2, label, width=WIDTH, size=14, anchor="start", lines=1, bold=True))
        y += HEAD
        inside = [row for row in rows if row.group == group]
        if not inside:
            shapes.append(
                words(NAMES, y + ROW / 2, legend.empty, width=WIDTH - NAMES, size=14, anchor="start", lines=1)
            )
            y += ROW
        for row in inside:
            shapes += _row(row, y + ROW / 2, scale)
            y += ROW
    shapes += _legend(legend, y + 20, shown)
    return drawing(WIDTH, y + 36, shapes, says, defs=HATCH.format(id=HATCHED, colour=PAPER))


def _at(scale: Scale, score: float) -> float:
    return LEFT + (score - scale.least) / (scale.most - scale.least) * (RIGHT - LEFT)


def _scale(scale: Scale) -> list[str]:
    shapes = [
        words(LEFT, 10, scale.low, width=140, anchor="start", lines=1),
        words(RIGHT, 10, scale.high, width=140, anchor="end", lines=1),
    ]
    for number in range(scale.least, scale.most + 1):
        shapes.append(words(_at(scale, number), 30, str(number), width=40))
    return shapes


def _row(row: Score, y: float, scale: Scale) -> list[str]:
    shapes = [
        words(NAMES, y, row.label, width=LEFT - NAMES - 4, size=14, anchor="start", lines=1, bold=row.chosen)
    ]
    if row.chosen:
        shapes.append(words(12, y, CHOSEN, width=20, size=15))
    if row.score is not None:
        # A score at the end of the scale is still to be seen.
        width = max(_at(scale, row.score) - LEFT, 3)
        shapes += _bar(LEFT, y, width, high=row.high)
        shapes.append(
            words(RIGHT + 12, y, f"{row.score:.1f}", width=40, size=14, anchor="start", bold=row.high)
        )
    if row.beside is not None:
        x = _at(scale, row.beside)
        shapes.append(line([(x, y - 12), (x, y + 12)], stroke="currentColor", stroke_width=3))
        shapes.append(words(WIDTH - 4, y, f"all: {row.beside:.1f}", width=90, size=14, anchor="end"))
    return shapes


def _bar(x: float, y: float, width: float, *, high: bool) -> list[str]:
    top = y - THICK / 2
    if not high:
        return [box(x, top, width, THICK, fill=PLAIN)]
    return [box(x, top, width, THICK, fill=STRONG), box(x, top, width, THICK, fill=f"url(#{HATCHED})")]


def _legend(legend: Legend, y: float, shown: bool) -> list[str]:
    shapes = [words(4, y, f"{CHOSEN} {legend.chosen}", width=160, size=13, anchor="start", lines=1)]
    if shown:
        shapes += [
            *_bar(150, y, 26, high=True),
            words(184, y, legend.high, width=260, size=13, anchor="start", lines=1),
            line([(470, y - 9), (470, y + 9)], stroke="currentColor", stroke_width=3),
            words(480, y, legend.beside, width=276, size=13, anchor="start", lines=1),
        ]
    return shapes
