"""Blanks: a text with gaps to fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import field, frozen

from frontline.questions.boxes import Boxes, plain_mapping
from frontline.questions.entries import Entry, EntryKey, credit, entries, right
from frontline.questions.question import Mark, Verdict

BlanksKey = Mapping[str, EntryKey]
"""What belongs in each gap."""
GAP = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)*)\]")


@frozen
class Blanks(Boxes[BlanksKey]):
    """A question that is answered by filling the gaps of `text`; `[name]` stands for the gap `name`."""

    kind: ClassVar[str] = "blanks"

    text: str
    blanks: Mapping[str, Entry] = field(converter=entries)

    def boxes(self) -> Mapping[str, Entry]:
        """Return the gaps."""
        return self.blanks

    def pieces(self) -> list[tuple[str, str]]:
        """Return the text as pairs: words, and the gap that follows them ('' after the last)."""
        parts = GAP.split(self.text)
        return list(zip(parts[::2], [*parts[1::2], ""], strict=True))

    def key(self, plain: object) -> BlanksKey:
        """Take a mapping of gap to what belongs in it."""
        return plain_mapping(plain, self.blanks, self.id)

    def grade(self, key: BlanksKey, answer: Mapping[str, Any]) -> Mark:
        """Give the share of the gaps that are filled right."""
        verdicts = [
            Verdict(
                name,
                credit(entry, key[name], answer[name]) if name in answer else 0.0,
                entry.title,
                entry.said(answer.get(name, "")),
                right(entry, key[name]),
            )
            for name, entry in self.blanks.items()
        ]
        return self.marked(sum(verdict.credit for verdict in verdicts) / len(verdicts), *verdicts)
