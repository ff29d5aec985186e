"""Choice: one option out of several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from frontline.questions.question import Authored, Made, MalformedError, Mark, Question, Verdict

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
        """Give the credit that the key names for the option."""
        credit = key.get(answer, 0.0)
        return self.marked(credit, Verdict(answer, credit))


@frozen(kw_only=True)
class ChoiceOption:
    """An option as an author writes it: right, or worth part of the points, or wrong."""

    text: str
    because: str
    right: bool = False
    worth: float = 0.0

    @property
    def credit(self) -> float:
        """Return what choosing this option earns, from 0 to 1."""
        return 1.0 if self.right else self.worth


@frozen(kw_only=True)
class AuthoredChoice(Authored):
    """A choice question as an author writes it."""

    options: dict[str, ChoiceOption]

    def made(self, id: str) -> Made[ChoiceKey]:  # noqa: A002
        """Require one option at least that earns everything, and one that does not."""
        credit = {name: option.credit for name, option in self.options.items()}
        if not all(0 <= share <= 1 for share in credit.values()):
            raise ValueError("`worth` runs from 0 to 1")
        if 1.0 not in credit.values():
            raise ValueError("no option is right: give one `right: true`")
        if min(credit.values()) == 1.0:
            raise ValueError("every option is right: a choice needs a wrong one")
        return Made(
            question=Choice(
                id,
                self.prompt,
                options={name: option.text for name, option in self.options.items()},
                **self.common(),
            ),
            key={name: share for name, share in credit.items() if share},
            because={name: option.because for name, option in self.options.items()},
        )
