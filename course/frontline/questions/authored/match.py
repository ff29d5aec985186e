"""Match, as an author writes it."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from frontline.questions.authored.entries import credit_by_option
from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.match import Match, MatchKey


@frozen(kw_only=True)
class MatchItem(Reason):
    """An item as an author writes it; `to` is an option, or options with their worth."""

    text: str
    to: Any


@frozen(kw_only=True)
class AuthoredMatch(Authored):
    """A match question as an author writes it."""

    items: dict[str, MatchItem]
    options: dict[str, str]

    def made(self, id: str) -> Made[MatchKey]:  # noqa: A002
        """Require options that exist, and more than one that is used."""
        key = {
            name: credit_by_option(item.to, self.options, f"item {name!r}, `to`")
            for name, item in self.items.items()
        }
        if len({tuple(worth) for worth in key.values()}) < 2:
            raise ValueError("every item goes to the same option: nothing is to be matched")
        return Made(
            question=Match(
                id,
                self.prompt,
                items={name: item.text for name, item in self.items.items()},
                options=self.options,
                **self.common(),
            ),
            key=key,
            **self.explained(self.items),
        )
