"""A screen with buttons in a notebook: Python draws it, and draws it anew after each press."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import anywidget
import traitlets
from attrs import field, frozen

from frontline.forms.render import style

FAILED = (
    "Something went wrong, and nothing was changed. Start the page anew with the button Run the page again "
    "above, or with Kernel > Restart Kernel and Run All Cells. Then try again."
)

_log = logging.getLogger(__name__)


@frozen
class Turn:
    """What a press leads to: the screen's new HTML ('' leaves it), and what is said about it.

    `parts` are new HTML for parts of the screen alone, by the name in their `data-part`. What is said is
    `quiet` where it stands on the screen already: then it is for screen readers alone.
    """

    html: str = ""
    says: str = ""
    parts: Mapping[str, str] = field(factory=dict)
    quiet: bool = False


class Panel(anywidget.AnyWidget):
    """A screen. `act(do, fields)` hears which button was pressed, and what stands in the named fields.

    In the HTML a button has `data-do`; `data-key` names the keys that press it too (Space, Enter, 1), and the
    element with `data-focus` gets the focus when the screen was drawn anew. A select or input with `data-do`
    presses when something is chosen; one for a file has `{"name", "content"}` as its field, text in UTF-8.
    One with `data-live` is heard at every letter, and is answered by parts of the screen.
    With `refresh` the screen is drawn anew whenever it, or its page, comes into view.
    """

    _esm = files("frontline.forms").joinpath("panel.js").read_text(encoding="utf-8")
    _css = style()

    html = traitlets.Unicode().tag(sync=True)
    refreshes = traitlets.Bool().tag(sync=True)

    def __init__(
        self,
        html: str,
        *,
        act: Callable[[str, Mapping[str, Any]], Turn],
        refresh: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(html=html, refreshes=refresh is not None)
        self._act = act
        self._refresh = refresh
        self.on_msg(self._hear)

    def arrive(self) -> None:
        """Lead people to this screen, when the one that they used goes away."""
        self.send({"arrive": True})

    def _hear(self, _: object, message: Any, __: object) -> None:
        match message:
            case {"do": "refresh"} if self._refresh is not None:
                try:
                    self.html = self._refresh()
                except Exception:  # the screen as it stands still works
                    _log.debug("refresh failed", exc_info=True)
            case {"do": str(do), "n": int(n), "fields": dict(fields)}:
                turn = self._turn(do, fields)
                if turn.html:
                    self.html = turn.html
                self.send({"n": n, "drawn": bool(turn.html), **_said(turn)})
            case {"do": str(do), "live": int(n), "fields": dict(fields)}:
                self.send({"live": n, **_said(self._turn(do, fields))})

    def _turn(self, do: str, fields: Mapping[str, Any]) -> Turn:
        try:
            return self._act(do, fields)
        except Exception:  # a learner must read words here, never a traceback
            _log.debug("%s failed", do, exc_info=True)
            return Turn(says=FAILED)


def _said(turn: Turn) -> dict[str, Any]:
    return {"says": turn.says, "quiet": turn.quiet, "parts": dict(turn.parts)}
