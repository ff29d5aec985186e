"""A journey to follow, step by step: a shipment, a request, a cycle of service."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.flow import check


@frozen(kw_only=True)
class StepSettings:
    """A step: who (`lane`) does what, with which paper, and what the customer hears.

    `needs` names steps before it that it cannot do without; `without` is what happens if it is left out.
    """

    label: str
    lane: str
    does: str
    without: str
    paper: str = ""
    tells: str = ""
    needs: tuple[str, ...] = ()


@frozen(kw_only=True)
class Journey:
    """One journey: its words, the lanes of its picture, and its steps in order."""

    label: str
    lanes: dict[str, str]
    steps: dict[str, StepSettings]


@frozen(kw_only=True)
class JourneySettings(Exploration):
    """Journeys to choose from."""

    journeys: dict[str, Journey]

    def problems(self) -> Iterator[str]:
        """Say which lanes and steps do not exist, or stand in the wrong order."""
        if not self.journeys:
            yield "give at least one journey"
        for name, journey in self.journeys.items():
            if len(journey.steps) < 2:
                yield f"journey {name!r}: give at least two steps"
            for step, what in journey.steps.items():
                if what.lane not in journey.lanes:
                    yield f"journey {name!r}, step {step!r}: there is no lane {what.lane!r}"
            try:
                check({step: what.needs for step, what in journey.steps.items()})
            except ValueError as problem:
                yield f"journey {name!r}: {problem}"
