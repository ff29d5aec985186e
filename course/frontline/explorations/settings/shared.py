"""What every exploration has: a title, a question to find out, and what colleagues found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

HIGHEST = 4
"""The highest level of a slider that has no numbers of its own; the lowest is 0."""
HAIR = 1e-6
"""A part of a step: so near to a place of a slider, a figure is that place."""


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

    def holds(self, figure: float) -> bool:
        """Tell whether the slider can stand at a figure; 0.3 is such a place in steps of 0.1."""
        steps = (figure - self.least) / self.step
        return self.least <= figure <= self.most and abs(steps - round(steps)) < HAIR


@frozen(kw_only=True)
class Case:
    """A situation that sets all sliders at once."""

    label: str
    needs: dict[str, int | float]


def misplaced(controls: Mapping[str, Control], cases: Mapping[str, Case]) -> Iterator[str]:
    """Say which cases leave a control out or set one that is not there, and which figures no slider has."""
    for name, case in cases.items():
        if odd := ", ".join(sorted(set(case.needs) ^ set(controls))):
            yield f"case {name!r}: give a figure for each control and no other ({odd})"
        for figure in case.needs.keys() & controls.keys():
            # A slider with a range that cannot be is named itself.
            if not controls[figure].problem and not controls[figure].holds(case.needs[figure]):
                yield f"case {name!r}: {figure} {case.needs[figure]} is no place of its slider"
