"""Number: an amount with its unit."""

from __future__ import annotations

import math
from typing import ClassVar

from attrs import field, frozen

from frontline.questions.question import MalformedError, Mark, Question, Verdict
from frontline.questions.typed import LONGEST_NUMBER, number

ROUNDING = 1e-9


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
        if len(raw) > LONGEST_NUMBER:
            raise MalformedError("The answer is too long for a number.")
        value = number(raw, self.unit)
        if value is None:
            raise MalformedError("This is not a number. Write digits only, for example 26 or 26.5.")
        return value

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
