"""Order: steps to put into their order."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import ClassVar

from attrs import frozen

from frontline.questions.question import MalformedError, Mark, Question, Verdict

OrderKey = Mapping[str, int]
"""The step at which each item stands; items of one step may change places."""


@frozen
class Order(Question[OrderKey]):
    """A question that is answered by all its items (id: text) in an order of the learner's.

    `items` stand as a learner first sees them.
    """

    kind: ClassVar[str] = "order"

    items: Mapping[str, str]

    def read(self, raw: object) -> tuple[str, ...] | None:
        """Return the items in the learner's order."""
        if raw is None or raw == []:
            return None
        if not isinstance(raw, list) or len(raw) != len(self.items):
            raise MalformedError("The answer is not a list of all of this question's steps.")
        if not all(isinstance(item, str) and item in self.items for item in raw) or len(set(raw)) < len(raw):
            raise MalformedError("The answer does not name each of this question's steps once.")
        return tuple(raw)

    def key(self, plain: object) -> OrderKey:
        """Take a mapping of item to step, with two steps at least."""
        if not isinstance(plain, Mapping) or set(plain) != set(self.items) or len(set(plain.values())) < 2:
            raise ValueError(f"{self.id}: the key must give every item its step, and two steps at least")
        return plain

    def grade(self, key: OrderKey, answer: tuple[str, ...]) -> Mark:
        """Give pairs in the right order less pairs in the wrong one, over all pairs, never below 0.

        This is Kendall's tau (Kendall 1938, Biometrika 30) without pairs of one step, cut off at 0.
        """
        pairs = [(key[one], key[other]) for one, other in combinations(answer, 2)]
        counted = [(one, other) for one, other in pairs if one != other]
        agreeing = sum(one < other for one, other in counted)
        credit = max(0.0, (2 * agreeing - len(counted)) / len(counted))
        steps = sorted(key.values())
        verdicts = (
            Verdict(
                item,
                float(steps[place] == key[item]),
                self.items[item],
                str(place + 1),
                _places(steps, key[item]),
            )
            for place, item in enumerate(answer)
        )
        return self.marked(credit, *verdicts)


def _places(steps: list[int], step: int) -> str:
    return " or ".join(str(place) for place, one in enumerate(steps, 1) if one == step)
