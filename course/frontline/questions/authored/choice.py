"""Choice, as an author writes it."""

from __future__ import annotations

from attrs import frozen

from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.choice import Choice, ChoiceKey


@frozen(kw_only=True)
class ChoiceOption(Reason):
    """An option as an author writes it: right, or worth part of the points, or wrong."""

    text: str
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
            **self.explained(self.options),
        )
