"""Frontline: what the notebooks of the course may call."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontline.notebook.asking import ask, score
    from frontline.notebook.challenging import challenge
    from frontline.notebook.charting import chart
    from frontline.notebook.decoding import decode
    from frontline.notebook.drilling import drill
    from frontline.notebook.exploring import explore
    from frontline.notebook.handing_in import hand_in
    from frontline.notebook.keeping import kept
    from frontline.notebook.looking_up import glossary
    from frontline.notebook.moving import move
    from frontline.notebook.paper_writing import paper
    from frontline.notebook.practising import practise
    from frontline.notebook.reviewing import cards
    from frontline.notebook.standing import progress
    from frontline.notebook.writing_up import project, task
    from frontline.questions.types import (
        Blanks,
        Choice,
        Choices,
        Dialogue,
        Match,
        Number,
        Order,
        Table,
        Written,
    )

__all__ = [
    "Blanks",
    "Choice",
    "Choices",
    "Dialogue",
    "Match",
    "Number",
    "Order",
    "Table",
    "Written",
    "ask",
    "cards",
    "challenge",
    "chart",
    "decode",
    "drill",
    "explore",
    "glossary",
    "hand_in",
    "kept",
    "move",
    "paper",
    "practise",
    "progress",
    "project",
    "score",
    "task",
]

_VERBS = {
    "ask": "asking",
    "cards": "reviewing",
    "challenge": "challenging",
    "chart": "charting",
    "decode": "decoding",
    "drill": "drilling",
    "explore": "exploring",
    "glossary": "looking_up",
    "hand_in": "handing_in",
    "kept": "keeping",
    "move": "moving",
    "paper": "paper_writing",
    "practise": "practising",
    "progress": "standing",
    "project": "writing_up",
    "score": "asking",
    "task": "writing_up",
}


def __getattr__(name: str) -> Any:
    # Loaded on first use: a lesson's first form must not wait for what it does not need.
    if name not in __all__:
        raise AttributeError(f"module 'frontline' has no attribute {name!r}")
    home = f"notebook.{_VERBS[name]}" if name in _VERBS else f"questions.{name.lower()}"
    return getattr(import_module(f"frontline.{home}"), name)
