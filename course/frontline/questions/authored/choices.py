"""Choices, as an author writes it."""

from __future__ import annotations

from attrs import frozen

from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.choices import Choices, ChoicesKey


@frozen(kw_only=True)
class ChoicesOption(Reason):
    """An option as an author writes it: it belongs in the answer, or not."""

    text: str
    right: bool = False


@frozen(kw_only=True)
class AuthoredChoices(Authored):
    """A question with several right options as an author writes it."""

    options: dict[str, ChoicesOption]

    def made(self, id: str) -> Made[ChoicesKey]:  # noqa: A002
        """Require a right and a wrong option."""
        right = [name for name, option in self.options.items() if option.right]
        if not right:
            raise ValueError("no option is right: give those that belong in the answer `right: true`")
        if len(right) == len(self.options):
            raise ValueError("every option is right: `choices` needs a wrong one")
        return Made(
            question=Choices(
                id,
                self.prompt,
                options={name: option.text for name, option in self.options.items()},
                **self.common(),
            ),
            key=right,
            **self.explained(self.options),
        )
