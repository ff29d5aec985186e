"""Choices: several options out of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from frontline.questions.question import MalformedError, Mark, Question, Verdict

ChoicesKey = frozenset[str]
"""The options that belong in the answer."""


@frozen
class Choices(Question[ChoicesKey]):
    """A question that is answered by all those of its options (id: text) that fit."""

    kind: ClassVar[str] = "choices"

    options: Mapping[str, str]

    def read(self, raw: object) -> tuple[str, ...] | None:
        """Return the ids of the chosen options, in the question's order."""
        if raw is None:
            return None
        if not isinstance(raw, list) or len(raw) > len(self.options):
            raise MalformedError("The answer is not a list of this question's options.")
        if not all(isinstance(name, str) and name in self.options for name in raw):
            raise MalformedError("The answer names something that is not one of the options.")
        if len(set(raw)) < len(raw):
            raise MalformedError("The answer names an option twice.")
        return tuple(name for name in self.options if name in raw) or None

    def key(self, plain: object) -> ChoicesKey:
        """Take a list of options; at least one option must stay out of it."""
        if not isinstance(plain, list | tuple) or not set(plain) < set(self.options):
            raise ValueError(f"{self.id}: the key must list some options of the question, not all")
        return frozenset(plain)

    def grade(self, key: ChoicesKey, answer: tuple[str, ...]) -> Mark:
        """Give right chosen / right less wrong chosen / wrong, never below 0."""
        chosen = set(answer)
        wrong = len(self.options) - len(key)
        credit = max(0.0, len(chosen & key) / len(key) - len(chosen - key) / wrong)
        verdicts = (Verdict(name, float((name in chosen) == (name in key))) for name in self.options)
        return self.marked(credit, *verdicts)
