"""How what is kept of a learner looks: a list, a question before anything is deleted, a way to move it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.forms.render import fill


@frozen(kw_only=True)
class Thing:
    """Something that is kept: what it is in words, the names of its files, its size and when it changed."""

    name: str
    words: str
    files: str
    size: str
    when: str


def kept(folder: str, things: Sequence[Thing], *, sure: Sequence[Thing] = (), gone: bool = False) -> str:
    """Return the screen; `sure` are those that are to be deleted if the learner says so once more."""
    return fill("kept.html", folder=folder, things=things, sure=sure, gone=gone)


def move(*, file: str = "", came: Sequence[str] = ()) -> str:
    """Return the screen for moving: `file` is what was made, `came` says what came in."""
    return fill("move.html", file=file, came=came)
