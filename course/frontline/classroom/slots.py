"""A notebook's text with slots: what every learner's copy shares is written as JSON once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

SLOT = "slot:2c6f1d0b9e8a4757:"
"""Begins the text that holds a slot's place; no notebook of the course has it in its text."""
FOUND = re.compile(rf'"{SLOT}([^"]+)"')


@frozen
class Slotted:
    """A text in pieces, with a named slot between each two."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]

    def filled(self, parts: Mapping[str, str]) -> str:
        """Return the text with each slot replaced by the JSON in `parts` of its name."""
        made = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            made += (parts[name], piece)
        return "".join(made)


def slot(name: str) -> str:
    """Return the text that holds the place of a value; `name` has no quotes and no backslash."""
    return f"{SLOT}{name}"


def slotted(text: str) -> Slotted:
    """Return JSON text, in which values made by `slot` stand, as pieces and slots."""
    pieces = FOUND.split(text)
    return Slotted(tuple(pieces[::2]), tuple(pieces[1::2]))


def dumped(value: Any) -> str:
    """Return notebook JSON as nbformat writes it."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))


def inserted(values: list[Any], depth: int) -> str:
    """Return the items of a list as they stand in its brackets, `depth` levels deep."""
    return f",\n{' ' * depth}".join(dumped(value).replace("\n", f"\n{' ' * depth}") for value in values)
