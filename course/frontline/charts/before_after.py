"""Shares before and after, each with the interval that chance allows, group by group on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.drawing import dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, LEFT, RIGHT, TOP, ROW, HEAD, RADIUS, CAP = 760, 180, 580, 30, 34, 30, 7, 6


@frozen(kw_only=True)
class Share:
    """A row: its words, a share with its interval (0 to 1), and what is said behind it."""

    label: str
    value: float
    low: float
    high: float
    note: str


@frozen(kw_only=True)
class Group:
    """Rows under a heading; those of a `strong` group are filled and in blue."""

    label: str
    rows: tuple[Share, ...]
    strong: bool = False


def before_after(groups: Sequence[Group], *, says: str) -> str:
    """Return the groups as SVG, one below the other, on a scale from 0 to 100 %."""
    height = TOP + sum(HEAD + ROW * len(group.rows) for group in groups)
    shapes = []
    for number in range(0, 101, 20):
        x = _at(number / 100)
        shapes.append(line([(x, TOP - 6), (x, height)], stroke=PLAIN, stroke_width=1, stroke_opacity=0.4))
        shapes.append(words(x, 12, f"{number} %", width=60))
    y: float = TOP
    for group in groups:
        shapes.append(
            words(4, y + HEAD / 2, group.label, width=LEFT + 120, size=14, anchor="start", lines=1, bold=True)
        )
        y += HEAD
        for row in group.rows:
            shapes += _row(row, y + ROW / 2, strong=group.strong)
            y += ROW
    return drawing(WIDTH, height + 6, shapes, says)


def _at(share: float) -> float:
    return LEFT + share * (RIGHT - LEFT)


def _row(row: Share, y: float, *, strong: bool) -> list[str]:
    low, high = _at(row.low), _at(row.high)
    ink: dict[str, str | float] = {"stroke": "currentColor", "stroke_width": 2}
    return [
        words(LEFT - 14, y, row.label, width=LEFT - 18, size=14, anchor="end", lines=1),
        line([(low, y), (high, y)], **ink),
        *(line([(x, y - CAP), (x, y + CAP)], **ink) for x in (low, high)),
        dot(
            _at(row.value),
            y,
            RADIUS,
            fill=STRONG if strong else PLAIN,
            stroke="currentColor",
            stroke_width=1,
        ),
        words(RIGHT + 16, y, row.note, width=WIDTH - RIGHT - 20, size=14, anchor="start", lines=1),
    ]
