"""Number, as an author writes it."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.number import Number, NumberKey, mistake_part


@frozen(kw_only=True)
class Mistake(Reason):
    """A wrong value that people really arrive at, and what went wrong."""

    value: float


@frozen(kw_only=True)
class NumberReasons:
    """Why the right value is right, and where a wrong one comes from."""

    right: str
    wrong: str


@frozen(kw_only=True)
class AuthoredNumber(Authored):
    """A number question as an author writes it."""

    answer: float
    because: NumberReasons
    unit: str = ""
    tolerance: float = 0.0
    mistakes: tuple[Mistake, ...] = ()

    def made(self, id: str) -> Made[NumberKey]:  # noqa: A002
        """Require that no known mistake would be marked right."""
        key: dict[str, Any] = {"answer": self.answer}
        if self.tolerance:
            key["tolerance"] = self.tolerance
        if self.mistakes:
            key["mistakes"] = [mistake.value for mistake in self.mistakes]
        for mistake in self.mistakes:
            if NumberKey(**key).near(mistake.value, self.answer):
                raise ValueError(f"the mistake {mistake.value:g} lies within the tolerance of the answer")
        return Made(
            question=Number(id, self.prompt, unit=self.unit, **self.common()),
            key=key,
            **self.explained(
                {
                    "right": Reason(because=self.because.right),
                    "wrong": Reason(because=self.because.wrong),
                    **{mistake_part(mistake.value): mistake for mistake in self.mistakes},
                }
            ),
        )
