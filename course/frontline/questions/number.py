"""Number: an amount with its unit."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any, ClassVar

from attrs import field, frozen

from frontline.questions.question import Authored, Made, MalformedError, Mark, Question, Verdict

LONGEST = 40
PLAIN = re.compile(r"[+-]?\d{1,15}(\.\d{1,10})?")
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
ROUNDING = 1e-9


@frozen(kw_only=True)
class Mistake:
    """A wrong value that people really arrive at, and what went wrong."""

    value: float
    because: str = ""


@frozen(kw_only=True)
class NumberKey:
    """The right value, how far off still counts (in the question's unit), and known mistakes."""

    answer: float
    tolerance: float = 0.0
    mistakes: tuple[float, ...] = field(default=(), converter=tuple)

    def near(self, value: float, target: float) -> bool:
        """Whether `value` is `target` within the tolerance."""
        return abs(value - target) <= self.tolerance + ROUNDING


@frozen
class Number(Question[NumberKey]):
    """A question that is answered by a number; `unit` stands behind (or, for money, before) the box."""

    kind: ClassVar[str] = "number"

    unit: str = ""

    def read(self, raw: object) -> float | None:
        """Return the number; 1,250.50 and full-width digits are read, and the unit may stand with it."""
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            return None
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            raise MalformedError("The answer is not a number.")
        if not isinstance(raw, str):
            if abs(raw) > 1e15 or not math.isfinite(raw):
                raise MalformedError("The answer is not a number that can be marked.")
            return float(raw)
        if len(raw) > LONGEST:
            raise MalformedError("The answer is too long for a number.")
        text = unicodedata.normalize("NFKC", raw).strip()
        if self.unit:
            text = text.removesuffix(self.unit).removeprefix(self.unit).strip()
        if GROUPED.fullmatch(text):
            text = text.replace(",", "")
        if not PLAIN.fullmatch(text):
            raise MalformedError("This is not a number. Write digits only, for example 26 or 26.5.")
        return float(text)

    def key(self, plain: object) -> NumberKey:
        """Take a mapping with `answer`, and where needed `tolerance` and `mistakes`."""
        if not isinstance(plain, dict):
            raise ValueError(f"{self.id}: the key must say `answer`")
        return NumberKey(**plain)

    def grade(self, key: NumberKey, answer: float) -> Mark:
        """Give all or nothing; a known mistake is named so that its reason can be shown."""
        if key.near(answer, key.answer):
            return self.marked(1.0, Verdict("right", 1.0))
        for mistake in key.mistakes:
            if key.near(answer, mistake):
                return self.marked(0.0, Verdict(mistake_part(mistake), 0.0))
        return self.marked(0.0, Verdict("wrong", 0.0))


def mistake_part(value: float) -> str:
    """Return the name under which the reason for a known mistake stands."""
    return f"{value:g}"


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
            because={
                "right": self.because.right,
                "wrong": self.because.wrong,
                **{mistake_part(mistake.value): mistake.because for mistake in self.mistakes},
            },
        )
