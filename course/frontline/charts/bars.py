"""Bars: one share a line."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.charts.palette import PLAIN, STRONG
from frontline.charts.plots import Sheet

ROW, THICK = 0.34, 0.22
"""Height of a line and of its bar, in inches."""


@frozen(kw_only=True)
class Bar:
    """One bar: `share` from 0 to 1, a `note` behind it; `strong` ones stand out by colour and hatching."""

    label: str
    share: float
    note: str = ""
    strong: bool = False


def bars(title: str, rows: Sequence[Bar], *, says: str) -> str:
    """Return a bar chart as SVG; `says` is its text alternative."""
    height = len(rows) * ROW + 0.45
    sheet = Sheet(7.2, height)
    sheet.text(1.95, height - 0.2, title, size=11)
    lines(sheet, rows, left=1.95, top=height - 0.4, width=4.4)
    return sheet.svg(says)


def lines(
    sheet: Sheet, rows: Sequence[Bar], *, left: float, top: float, width: float, row: float = ROW
) -> None:
    """Draw bars on a sheet, from `top` downwards; `width` inches are a share of 1."""
    for number, one in enumerate(rows):
        middle = top - (number + 0.5) * row
        sheet.text(left - 0.08, middle, one.label, align="right")
        colour = STRONG if one.strong else PLAIN
        sheet.bar(left, middle - THICK / 2, one.share * width, THICK, colour, hatched=one.strong)
        sheet.text(left + one.share * width + 0.06, middle, one.note)
