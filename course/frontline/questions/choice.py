"""Choice: one option out of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from frontline.questions.question import MalformedError, Mark, Question, Verdict

ChoiceKey = Mapping[str, float]
"""Credit (above 0, up to 1) by option; an option that is not named earns nothing."""


@frozen
class Choice(Question[ChoiceKey]):
    """A question that is answered by exactly one of its options (id: text)."""

    kind: ClassVar[str] = "choice"

    options: Mapping[str, str]

    def read(self, raw: object) -> str | None:
        """Return the id of the chosen option."""
        if raw is None or raw == "":
            return None
        if isinstance(raw, list):
            raise MalformedError("This question takes one choice, and the answer holds a list.")
        if not isinstance(raw, str) or raw not in self.options:
            raise MalformedError("The answer is not one of the options.")
        return raw

    def key(self, plain: object) -> ChoiceKey:
        """Take a mapping of option to credit."""
        if not isinstance(plain, Mapping) or not set(plain) <= set(self.options):
            raise ValueError(f"{self.id}: the key must map options of the question to credit")
        return plain

    def grade(self, key: ChoiceKey, answer: str) -> Mark:
        """Give the credit that the key names for the option; with less than all, name what earns all."""
        credit = key.get(answer, 0.0)
        best = [name for name in self.options if key.get(name) == 1 and credit < 1]
        return self.marked(credit, Verdict(answer, credit), *(Verdict(name, 0.0) for name in best))
