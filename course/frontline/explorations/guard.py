"""Keeps keys that are pressed inside an exploration away from the notebook's commands."""

from __future__ import annotations

from importlib.resources import files
from typing import ClassVar

import anywidget


class Guard(anywidget.AnyWidget):
    """An invisible part of an exploration; the box around it carries the class `GUARDED`."""

    GUARDED: ClassVar[str] = "frontline-explore"

    _esm = files("frontline.explorations").joinpath("guard.js").read_text(encoding="utf-8")
    _css = files("frontline.explorations").joinpath("explore.css").read_text(encoding="utf-8")
