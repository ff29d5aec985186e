"""Match: each item gets one option of a common list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from frontline.questions.boxes import Boxes, plain_mapping
from frontline.questions.entries import Entry
from frontline.questions.question import Mark, Verdict

MatchKey = Mapping[str, Mapping[str, float]]
"""Credit (above 0, up to 1) by item and option."""


@frozen
class Match(Boxes[MatchKey]):
    """A question that pairs every item (id: text) with one of the options (id: text).

    An option may fit several items or none. The answer maps items to options.
    """

    kind: ClassVar[str] = "match"

    items: Mapping[str, str]
    options: Mapping[str, str]

    def boxes(self) -> Mapping[str, Entry]:
        """Return a box for each item."""
        return {
            item: Entry(kind="options", title=text, options=self.options) for item, text in self.items.items()
        }

    def key(self, plain: object) -> MatchKey:
        """Take a mapping of item to a mapping of option to credit."""
        return plain_mapping(plain, self.items, self.id)

    def grade(self, key: MatchKey, answer: Mapping[str, str]) -> Mark:
        """Give the share of the items that are paired right."""
        verdicts = [
            Verdict(
                item,
                key[item].get(answer.get(item, ""), 0.0),
                text,
                self.options.get(answer.get(item, ""), ""),
                " or ".join(self.options[name] for name, share in key[item].items() if share == 1),
            )
            for item, text in self.items.items()
        ]
        return self.marked(sum(verdict.credit for verdict in verdicts) / len(verdicts), *verdicts)
