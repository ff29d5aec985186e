"""Pictures in one style: matplotlib drawings that take the page's colours, light or dark."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from attrs import frozen

# Stands for the page's own text colour, which matplotlib cannot know.
INK = "#010203"
STRONG = "#0072b2"
"""Blue of the Okabe-Ito palette, which people with any colour vision tell apart."""
PLAIN = "#7f8c96"
# matplotlib's style names every element, so it would change all other drawings of the page as well.
STYLE = re.compile(r"<defs>\s*<style[^>]*>\*\{[^}]*\}</style>\s*</defs>")
SIZE = re.compile(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"|(<svg[^>]*?) height="[^"]*" width="[^"]*"')


@frozen(kw_only=True)
class Bar:
    """One bar: `share` from 0 to 1, a `note` behind it; `strong` ones stand out by colour and hatching."""

    label: str
    share: float
    note: str = ""
    strong: bool = False


def bars(title: str, rows: Sequence[Bar], *, says: str) -> str:
    """Return a bar chart as SVG; `says` is its text alternative."""
    figure = _figure(len(rows) * 0.34 + 0.75)
    axes = figure.add_axes((0.27, 0.02, 0.71, 0.9))
    places = range(len(rows))
    drawn = axes.barh(
        places,
        [row.share for row in rows],
        height=0.66,
        color=[STRONG if row.strong else PLAIN for row in rows],
    )
    for bar, row in zip(drawn, rows, strict=True):
        if row.strong:
            bar.set(hatch="//", edgecolor="#ffffff", linewidth=0)
        axes.text(row.share + 0.012, bar.get_y() + 0.33, row.note, va="center", color=INK, fontsize=10)
    axes.set_yticks(places, [row.label for row in rows], color=INK, fontsize=10.5)
    axes.set(xlim=(0, 1.18), xticks=[])
    axes.set_title(title, loc="left", color=INK, fontsize=11)
    axes.invert_yaxis()
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return _svg(figure, says)


def _figure(height: float) -> Any:
    # Figure alone: pyplot keeps every figure it makes.
    from matplotlib.figure import Figure

    return Figure(figsize=(7.2, height))


def _svg(figure: Any, says: str) -> str:
    import matplotlib

    text = io.StringIO()
    settings: Any = {"svg.fonttype": "none", "svg.hashsalt": "frontline", "font.family": "sans-serif"}
    with matplotlib.rc_context(settings):
        figure.savefig(text, format="svg", transparent=True, metadata={"Date": None})
    drawing = text.getvalue()
    drawing = drawing[drawing.index("<svg") :].replace(INK, "currentColor")
    drawing = SIZE.sub(lambda found: found[1] or found[2], drawing, count=1)
    drawing, styles = STYLE.subn("", drawing)
    lines = ' stroke-linejoin="round" stroke-linecap="butt"' if styles else ""
    label = (
        f' role="img" aria-label="{escape(says)}" style="width: 100%; max-width: 46em; height: auto"{lines}'
    )
    return drawing.replace("<svg", f"<svg{label}", 1)
