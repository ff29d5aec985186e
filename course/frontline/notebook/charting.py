"""A chart of figures that a text prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontline.forms.output import show


def chart(id: str, settings: Mapping[str, Any]) -> None:  # noqa: A002
    """Show the chart `id` as a text configures it, also where the notebook is graded or printed."""
    from frontline.content.reading import structure
    from frontline.explorations.printed import PrintedChart, printed_chart

    show(printed_chart(structure(dict(settings), PrintedChart, id)))
