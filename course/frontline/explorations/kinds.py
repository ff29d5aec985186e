"""Which exploration a lesson means by its `kind` and `model`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets

from frontline.explorations.channels import channel_explorer

PLOTS = {"channels": channel_explorer}


def exploration(settings: Mapping[str, Any]) -> widgets.Widget:
    """Return the exploration; raise KeyError when no such kind or model exists."""
    return {"plot": PLOTS}[settings["kind"]][settings["model"]](settings)
