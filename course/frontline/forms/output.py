"""Shows HTML where the notebook runs: in JupyterLab, or in the outputs that grading collects."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Any

from frontline.forms.render import notice, page

Sink = Callable[[dict[str, Any], dict[str, Any]], None]

PART = "frontline"
"""The key in an output's metadata that names what the output is, where feedback may have to leave it out."""

_SINK: ContextVar[Sink | None] = ContextVar("sink", default=None)
_STYLED: ContextVar[bool] = ContextVar("styled", default=False)


class Mode(Enum):
    """Who runs the notebook, by the words that nbgrader puts into NBGRADER_EXECUTION."""

    LIVE = ""
    AUTOGRADE = "autograde"
    VALIDATE = "validate"


def mode() -> Mode:
    """Return who runs the notebook now; anything but nbgrader is a person."""
    try:
        return Mode(os.environ.get("NBGRADER_EXECUTION", ""))
    except ValueError:
        return Mode.LIVE


def show(html: str, *, part: str = "") -> None:
    """Show `html` as an output of the running cell; `part` names reasons and mark schemes.

    The first output of a notebook's run carries the style for all.
    """
    if not _STYLED.get():
        _STYLED.set(True)
        html = page(html)
    metadata = {PART: part} if part else {}
    made = bundle(html)
    sink = _SINK.get()
    if sink is not None:
        sink(made, metadata)
        return
    from IPython.display import display

    display(made, raw=True, metadata=metadata)


def place(widget: object) -> None:
    """Show a widget as an output of the running cell; outside of IPython there is nowhere to show it."""
    # Looked up, not imported: a notebook's kernel has it already.
    ipython = sys.modules.get("IPython")
    if ipython is not None and ipython.get_ipython() is not None:
        from IPython.display import display

        display(widget)


class Spot:
    """HTML in the page that can change, and whose links to other pages of the course open in JupyterLab."""

    def __init__(self, html: str) -> None:
        from IPython.display import display

        self._html = html
        self._handle = display(bundle(page(html)), raw=True, display_id=True)

    def update(self, html: str) -> None:
        """Show other HTML in the same place; the same again changes nothing."""
        if html != self._html and self._handle is not None:
            self._html = html
            self._handle.update(bundle(page(html)), raw=True)


def tell(words: str) -> None:
    """Show a plain message."""
    show(notice(words))


def bundle(html: str) -> dict[str, Any]:
    """Return HTML as the data of one output, with plain words for where no HTML is shown."""
    return {"text/html": html, "text/plain": "A question or note of the course, shown as a page."}


@contextmanager
def shown_to(sink: Sink) -> Iterator[None]:
    """Send what cells show to `sink` (bundle, metadata) while this lasts."""
    tokens = _SINK.set(sink), _STYLED.set(False)
    try:
        yield
    finally:
        _SINK.reset(tokens[0])
        _STYLED.reset(tokens[1])
