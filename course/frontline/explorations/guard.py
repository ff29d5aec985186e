"""Guards an exploration: its keys stay in it, it has names, and it says when nothing answers any more."""

from __future__ import annotations

from importlib.resources import files
from typing import ClassVar

import anywidget


class Guard(anywidget.AnyWidget):
    """A part of an exploration that is seen only in trouble; the box around it has the class `GUARDED`."""

    GUARDED: ClassVar[str] = "frontline-explore"

    _esm = files("frontline.explorations").joinpath("guard.js").read_text(encoding="utf-8")
    _css = files("frontline.explorations").joinpath("explore.css").read_text(encoding="utf-8")

    def __init__(self) -> None:
        super().__init__()
        # Any answer is the sign of life that the page asks for.
        self.on_msg(lambda *_: self.send({}))
