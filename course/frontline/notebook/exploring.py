"""Explorations of a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from frontline.forms.output import Mode, mode, place, tell


def explore(id: str, settings: Mapping[str, Any]) -> None:  # noqa: A002
    """Show the exploration `id` as a lesson configures it; it needs a person to move its controls."""
    if mode() is not Mode.LIVE:
        tell(f"{settings.get('title', id)}: open this page in JupyterLab to try it.")
        return
    from frontline.explorations.kinds import exploration

    place(exploration(settings))
