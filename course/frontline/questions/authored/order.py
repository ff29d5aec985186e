"""Order, as an author writes it."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from attrs import frozen

from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.order import Order, OrderKey


@frozen(kw_only=True)
class OrderItem(Reason):
    """A step as an author writes it; `tie` says that it may change places with the one before it."""

    text: str
    tie: bool = False


@frozen(kw_only=True)
class AuthoredOrder(Authored):
    """An order question as an author writes it: the items stand in the right order."""

    items: dict[str, OrderItem]

    def made(self, id: str) -> Made[OrderKey]:  # noqa: A002
        """Show the items in an order that earns nothing, always the same for the same question."""
        key: dict[str, int] = {}
        for name, item in self.items.items():
            key[name] = len(set(key.values())) + (not item.tie or not key)
        if len(set(key.values())) < 3:
            raise ValueError("give three steps at least that cannot change places")
        return Made(
            question=Order(id, self.prompt, items=self._mixed(id, key), **self.common()),
            key=key,
            **self.explained(self.items),
        )

    def _mixed(self, id: str, key: Mapping[str, int]) -> dict[str, str]:  # noqa: A002
        names = list(self.items)
        # The same at every build: the seed is the question's own id.
        random = Random(id)  # noqa: S311
        while True:
            random.shuffle(names)
            mixed = Order(id, "", items={name: self.items[name].text for name in names}, points=1)
            if not mixed.grade(key, tuple(names)).points and names[::-1] != list(self.items):
                return dict(mixed.items)
