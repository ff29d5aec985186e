"""What every exploration has: a title, a question to find out, and what colleagues found."""

from __future__ import annotations

from attrs import frozen

HIGHEST = 4
"""The highest level of a slider that has no numbers of its own; the lowest is 0."""


@frozen(kw_only=True)
class Exploration:
    """`ask` is what to find out, `found` what the learner may compare with after writing their own."""

    kind: str
    model: str
    title: str
    ask: str
    found: str


@frozen(kw_only=True)
class Control:
    """A slider: what it asks, its range, where it starts, and what its two ends mean or its unit."""

    label: str
    start: float = 0
    least: float = 0
    most: float = HIGHEST
    step: float = 1
    unit: str = ""
    low: str = ""
    high: str = ""

    @property
    def problem(self) -> str:
        """Say what is wrong with the range, or nothing."""
        if not self.least <= self.start <= self.most or self.step <= 0:
            return f"{self.label!r}: start between least and most, with a step above 0"
        return ""


@frozen(kw_only=True)
class Case:
    """A situation that sets all sliders at once."""

    label: str
    needs: dict[str, int | float]
