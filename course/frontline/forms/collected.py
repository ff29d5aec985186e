"""Collects the questions and keys that graded cells hold, for whoever marks many answers to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline.forms.marked import Keyed

_COLLECTED: ContextVar[list[Keyed] | None] = ContextVar("collected", default=None)


@contextmanager
def collected() -> Iterator[list[Keyed]]:
    """Collect what graded cells hold while this lasts; they show nothing and mark nothing."""
    found: list[Keyed] = []
    token = _COLLECTED.set(found)
    try:
        yield found
    finally:
        _COLLECTED.reset(token)


def collecting() -> list[Keyed] | None:
    """Return where a cell adds its question; None where it is to be shown and marked."""
    return _COLLECTED.get()
