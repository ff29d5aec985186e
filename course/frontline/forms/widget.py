"""The live form: shows HTML of the renderer in a notebook, and carries what people enter to Python."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib.resources import files
from typing import Any, Literal

import anywidget
import traitlets
from attrs import asdict, frozen

from frontline.forms.render import style

SCRIPTS = ("keeper.js", "order.js", "kinds.js", "form.js")
"""Parts of one script, because anywidget loads a single module; each uses only those before it."""
DEEDS = ("save", "check", "coach", "hand-in")
FAILED = "Not saved: something went wrong. Your answer is kept in this browser. Choose Run > Run All Cells."

_log = logging.getLogger(__name__)


@frozen
class Reply:
    """What became of an entry: its state, and `says` in words for the status line.

    `feedback` (HTML of the renderer) is shown below the form; `html` replaces the whole form.
    """

    state: Literal["saved", "not saved", "not attempted", "malformed"]
    says: str
    feedback: str = ""
    html: str = ""


class Form(anywidget.AnyWidget):
    """A live form. `act(do, value)` is called with one of `DEEDS` and what was entered.

    `value` is an option's id or None, a list of ids, a text, or the named fields of boxes or a hand-in.
    The reply to a step of a conversation draws it anew by `html`, also when the step was refused; while
    it is "not saved" and has no `html` for the step, the step is sent again.
    `draft` names the browser's copy of what could not be saved: one name per place and question.
    `refresh` gives the form's HTML anew; it is called when people come back to the form.
    """

    # As text: for a path anywidget may start a thread that watches the file.
    _esm = "\n".join(files("frontline.forms").joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)
    _css = style()

    html = traitlets.Unicode().tag(sync=True)
    draft = traitlets.Unicode().tag(sync=True)
    kept: traitlets.List[Any] = traitlets.List().tag(sync=True)
    """The last value that was saved, alone in a list; empty when the HTML still has it."""

    def __init__(
        self,
        html: str,
        *,
        act: Callable[[str, object], Reply],
        draft: str,
        refresh: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(html=html, draft=draft)
        self._act = act
        self._refresh = refresh
        self.on_msg(self._hear)

    def _hear(self, _: object, message: Any, __: object) -> None:
        match message:
            case {"do": "refresh"} if self._refresh is not None:
                self._renew(self._refresh)
            case {"do": str(do), "n": int(n), "value": value} if do in DEEDS:
                reply = self._answer(do, value)
                if reply.html:
                    self.html = reply.html
                    self.kept = []
                elif do != "hand-in" and reply.state != "not saved":
                    self.kept = [value]
                self.send({"n": n, **asdict(reply)})

    def _answer(self, do: str, value: object) -> Reply:
        try:
            return self._act(do, value)
        except Exception:  # a learner must read words here, never a traceback
            _log.debug("%s failed", do, exc_info=True)
            return Reply("not saved", FAILED)

    def _renew(self, refresh: Callable[[], str]) -> None:
        try:
            self.html = refresh()
        except Exception:  # the form as it stands still works
            _log.debug("refresh failed", exc_info=True)
