"""A grid of short words: who, when, what; places that break a rule stand out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from frontline.charts.drawing import HATCH, box, drawing, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, NAMES, TOP, ROW = 760, 150, 26, 32


def grid(
    rows: Mapping[str, str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], str],
    wrong: Collection[tuple[str, str]],
    *,
    says: str,
) -> str:
    """Return the grid as SVG: `rows` are words by name, `cells` and `wrong` are by (row, column)."""
    width = (WIDTH - NAMES) / len(columns)
    shapes = [
        words(NAMES + (number + 0.5) * width, 12, column, width=width, size=13, bold=True)
        for number, column in enumerate(columns)
    ]
    for number, (row, label) in enumerate(rows.items()):
        y = TOP + number * ROW
        shapes.append(words(NAMES - 10, y + ROW / 2, label, width=NAMES - 12, size=13, anchor="end", lines=1))
        for place, column in enumerate(columns):
            x, cell = NAMES + place * width, cells.get((row, column), "")
            broken = (row, column) in wrong
            fill = STRONG if cell and not broken else "none"
            shapes.append(
                box(
                    x + 2,
                    y + 2,
                    width - 4,
                    ROW - 4,
                    fill=fill,
                    stroke=WARN if broken else PLAIN,
                    stroke_width=1.4,
                )
            )
            if broken:
                shapes.append(box(x + 2, y + 2, 10, ROW - 4, fill="url(#fl-wrong)"))
            if cell or broken:
                ink = "currentColor" if broken else PAPER
                text = f"! {cell}".strip() if broken else cell
                shift = 5 if broken else 0
                shapes.append(
                    words(
                        x + width / 2 + shift,
                        y + ROW / 2,
                        text,
                        width=width - 12,
                        size=12,
                        lines=1,
                        colour=ink,
                    )
                )
    height = TOP + ROW * len(rows) + 4
    return drawing(WIDTH, height, shapes, says, defs=HATCH.format(id="fl-wrong", colour=WARN))
