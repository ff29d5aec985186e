"""Plots drawn by matplotlib, as SVG for a page: words stay text, and the page's ink is taken.

Shapes lie on the figure itself, in inches from its lower left corner: axes with their ticks would cost most
of the time between a slider's move and its picture.
"""

from __future__ import annotations

import io
import re
from html import escape
from typing import Any, Literal

from frontline.charts.palette import PAPER

# Stands for the page's own text colour, which matplotlib cannot know.
INK = "#010203"
# matplotlib's style names every element, so it would change all other drawings of the page as well.
STYLE = re.compile(r"<defs>\s*<style[^>]*>\*\{[^}]*\}</style>\s*</defs>")
SIZE = re.compile(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"|(<svg[^>]*?) height="[^"]*" width="[^"]*"')


class Sheet:
    """An empty sheet of a size in inches."""

    def __init__(self, width: float, height: float) -> None:
        # Figure alone: pyplot keeps every figure it makes.
        from matplotlib.figure import Figure

        self._figure = Figure(figsize=(width, height))
        self._inches = self._figure.dpi_scale_trans

    def bar(
        self, x: float, y: float, width: float, height: float, colour: str, *, hatched: bool = False
    ) -> None:
        """Draw a bar from its lower left corner."""
        from matplotlib.patches import Rectangle

        hatch = {"hatch": "//", "edgecolor": PAPER, "linewidth": 0} if hatched else {"edgecolor": "none"}
        self._figure.add_artist(
            Rectangle((x, y), width, height, facecolor=colour, transform=self._inches, **hatch)
        )

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, dashed: bool = False) -> None:
        """Draw a line."""
        from matplotlib.lines import Line2D

        style: Literal["--", "-"] = "--" if dashed else "-"
        self._figure.add_artist(
            Line2D((x, to_x), (y, to_y), color=INK, linewidth=1.2, linestyle=style, transform=self._inches)
        )

    def text(self, x: float, y: float, words: str, *, align: str = "left", size: float = 10) -> None:
        """Write words in the middle of a line at height `y`; `align` is left, center or right."""
        self._figure.text(
            x, y, words, ha=align, va="center_baseline", color=INK, fontsize=size, transform=self._inches
        )

    def svg(self, says: str) -> str:
        """Return the sheet as SVG; `says` is its text alternative."""
        import matplotlib

        text = io.StringIO()
        settings: Any = {"svg.fonttype": "none", "svg.hashsalt": "frontline", "font.family": "sans-serif"}
        with matplotlib.rc_context(settings):
            self._figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
        drawing = text.getvalue()
        drawing = drawing[drawing.index("<svg") :].replace(INK, "currentColor")
        drawing = SIZE.sub(lambda found: found[1] or found[2], drawing, count=1)
        drawing, styles = STYLE.subn("", drawing)
        lines = ' stroke-linejoin="round" stroke-linecap="butt"' if styles else ""
        label = f' role="img" aria-label="{escape(says)}" style="width: 100%; max-width: 46em; height: auto"'
        return drawing.replace("<svg", f"<svg{label}{lines}", 1)
