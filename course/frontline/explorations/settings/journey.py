"""A journey to follow, step by step: a shipment, a request, a cycle of service."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.flow import check

LANES, RING = "lanes", "ring"
"""The pictures of a journey."""


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
class Words:
    """What controls and lines are called: those of a shipment, unless a lesson says otherwise.

    `{step}` in `without` stands for the step that is left out.
    """

    choose: str = "Journey"
    here: str = "The goods are at"
    skip: str = "Leave out a step"
    none: str = "none: all steps are done"
    paper: str = "Paper:"
    tells: str = "The customer hears:"
    without: str = "Without “{step}”:"
    stopped: str = "Then this stands still:"
    onwards: str = "No later step needs it, so the goods move on. What is missing shows later."
    skipped_state: str = "left out"
    stopped_state: str = "stands still"


@frozen(kw_only=True)
class JourneySettings(Exploration):
    """Journeys to choose from; `picture` is lanes, or ring for a journey that comes round again."""

    journeys: dict[str, Journey]
    picture: str = LANES
    words: Words = Words()

    def problems(self) -> Iterator[str]:
        """Say which lanes and steps do not exist, or stand in the wrong order."""
        if not self.journeys:
            yield "give at least one journey"
        if self.picture not in (LANES, RING):
            yield f"there is no picture {self.picture!r}: write {LANES} or {RING}"
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
