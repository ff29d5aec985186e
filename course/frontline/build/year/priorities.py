"""What customers find important, and how well they see it done: a page of the last quarter's survey."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from frontline.build.year.days import YEAR
from frontline.build.year.draw import Draw
from frontline.build.year.surveys import Survey

SEED = 20_257
QUARTER = f"{YEAR}-Q4"
ANSWERED = 0.94
"""The share of the quarter's people who filled in this page too."""

ATTRIBUTES = {
    "told early when something goes wrong": (4.7, 2.9),
    "a quick answer": (4.3, 3.3),
    "goods on the promised day": (4.6, 4.0),
    "papers without mistakes": (4.4, 4.2),
    "a clear price": (4.1, 3.9),
    "one person who knows my file": (4.2, 3.4),
    "a choice of extra services": (2.6, 2.9),
    "a newsletter with market news": (2.4, 3.2),
    "calendars and printed brochures": (1.8, 4.2),
}
"""Mean importance and performance, 1 to 5: two of them lie in each quarter of the map, or more."""
IMPORTANCE_SPREAD, PERFORMANCE_SPREAD = 0.75, 0.8


@frozen(kw_only=True)
class Priority:
    """A row: one person's view of one attribute; `answer` is the id of that person's survey."""

    answer: str
    attribute: str
    importance: int
    performance: int


def priorities(surveys: Sequence[Survey]) -> list[Priority]:
    """Return the answers of those of the last quarter who filled in this page."""
    draw = Draw(SEED)
    asked = [survey for survey in surveys if survey.quarter == QUARTER and draw.chance(ANSWERED)]
    return [
        Priority(
            answer=survey.id,
            attribute=attribute,
            importance=draw.step(importance, IMPORTANCE_SPREAD, 1, 5),
            performance=draw.step(performance, PERFORMANCE_SPREAD, 1, 5),
        )
        for survey in asked
        for attribute, (importance, performance) in ATTRIBUTES.items()
    ]
