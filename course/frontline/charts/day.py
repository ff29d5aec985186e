"""A desk's day: waiting by hour on the left, shares on the right."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.bars import Bar, lines
from frontline.charts.palette import PLAIN, WARN
from frontline.charts.plots import Sheet

WIDTH, HEIGHT, TITLE = 7.6, 2.9, 0.55
LEFT, BASE, COLUMNS_WIDTH, COLUMNS_HEIGHT = 0.1, 0.35, 3.8, 1.85


@frozen(kw_only=True)
class Columns:
    """Columns of values by label, each with its note, and a dashed line at `limit` to stay under."""

    title: str
    limit_says: str
    labels: Sequence[str]
    values: Sequence[float]
    notes: Sequence[str]
    limit: float


def day(columns: Columns, title: str, rows: Sequence[Bar], *, says: str) -> str:
    """Return columns and bars side by side as SVG; columns above the limit stand out."""
    sheet = Sheet(WIDTH, HEIGHT)
    _columns(sheet, columns)
    sheet.text(WIDTH - 0.05, HEIGHT - 0.2, title, align="right", size=10.5)
    lines(sheet, rows, left=5.35, top=HEIGHT - TITLE, width=1.75, row=(HEIGHT - TITLE - 0.1) / len(rows))
    return sheet.svg(says)


def _columns(sheet: Sheet, columns: Columns) -> None:
    sheet.text(LEFT, HEIGHT - 0.2, columns.title, size=10.5)
    sheet.text(LEFT, HEIGHT - 0.42, columns.limit_says, size=9.5)
    step = COLUMNS_WIDTH / len(columns.values)
    scale = COLUMNS_HEIGHT / max(columns.limit * 2, *columns.values)
    for number, (label, value, note) in enumerate(
        zip(columns.labels, columns.values, columns.notes, strict=True)
    ):
        x, high = LEFT + number * step, value > columns.limit
        sheet.bar(x + step * 0.12, BASE, step * 0.76, value * scale, WARN if high else PLAIN, hatched=high)
        sheet.text(x + step / 2, BASE + value * scale + 0.09, note, align="center", size=9)
        sheet.text(x + step / 2, BASE - 0.14, label, align="center", size=9.5)
    sheet.rule(LEFT, BASE, LEFT + COLUMNS_WIDTH, BASE)
    limit = BASE + columns.limit * scale
    sheet.rule(LEFT, limit, LEFT + COLUMNS_WIDTH, limit, dashed=True)
