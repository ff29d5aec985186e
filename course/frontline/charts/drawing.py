"""Drawings that are no plots: SVG from shapes and words, in the page's ink."""

from __future__ import annotations

from html import escape
from textwrap import wrap

LETTER = 0.54
"""Width of a letter on average, as a part of its size; a little wide, so that words fit."""
HATCH = (
    '<pattern id="{id}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line x1="0" y1="0" x2="0" y2="7" stroke="{colour}" stroke-width="2.4"/></pattern>'
)


def drawing(width: float, height: float, shapes: list[str], says: str, *, defs: str = "") -> str:
    """Return an SVG of `shapes`; `says` is its text alternative, and all that a screen reader is told."""
    style = f"width: 100%; max-width: {width:g}px; height: auto"
    inner = "\n".join([f"<defs>{defs}</defs>", *shapes] if defs else shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-label="{escape(says)}" style="{style}" font-family="system-ui, sans-serif" font-size="13" '
        f'fill="currentColor">\n{inner}\n</svg>'
    )


def wrapped(text: str, width: float, size: float, lines: int | None = None) -> list[str]:
    """Return text broken into lines of a width; where there are more than `lines`, the last ends with …."""
    return wrap(text, max(4, int(width / (size * LETTER))), max_lines=lines, placeholder="…")


def words(
    x: float,
    y: float,
    text: str,
    *,
    width: float,
    size: float = 13,
    anchor: str = "middle",
    lines: int = 2,
    colour: str = "currentColor",
    bold: bool = False,
) -> str:
    """Return text around a point, in at most so many lines of a width; … stands for what is too long."""
    broken = wrapped(text, width, size, lines)
    top = y - (len(broken) - 1) * size * 0.6
    weight = ' font-weight="600"' if bold else ""
    spans = "".join(
        f'<tspan x="{x:g}" y="{top + number * size * 1.2:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(broken)
    )
    return (
        f'<text text-anchor="{anchor}" dominant-baseline="central" font-size="{size:g}" fill="{colour}"'
        f"{weight}>{spans}</text>"
    )


def box(x: float, y: float, width: float, height: float, **style: str | float) -> str:
    """Return a rectangle with round corners; `style` are SVG attributes with _ for -."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="5"{_attributes(style)}/>'


def line(points: list[tuple[float, float]], **style: str | float) -> str:
    """Return a line through points."""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{path}" fill="none"{_attributes(style)}/>'


def dot(x: float, y: float, radius: float, **style: str | float) -> str:
    """Return a circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{_attributes(style)}/>'


def _attributes(style: dict[str, str | float]) -> str:
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in style.items())
