"""The importance-performance map: where to put effort first."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from math import isfinite
from statistics import fmean

from attrs import frozen


class Quadrant(Enum):
    """A quarter of the map; its value is its usual name."""

    CONCENTRATE = "concentrate here"
    KEEP_UP = "keep up the good work"
    LOW_PRIORITY = "low priority"
    OVERKILL = "possible overkill"


@frozen
class Point:
    """A part of the service: how important it is and how well it is done, on any one scale each."""

    name: str
    importance: float
    performance: float

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be placed."""
        if not (isfinite(self.importance) and isfinite(self.performance)):
            raise ValueError(f"“{self.name}” lacks a number. Give its importance and its performance.")


@frozen
class Placed:
    """A point and the quadrant it falls into."""

    point: Point
    quadrant: Quadrant


@frozen
class ImportanceMap:
    """The map: all points placed, in their order, and the values at which the two lines cross."""

    importance: float
    performance: float
    placed: tuple[Placed, ...]


def importance_map(points: Sequence[Point], cross: tuple[float, float] | None = None) -> ImportanceMap:
    """Return the map of `points`, its lines crossing at `cross` (importance, performance), else at the means.

    A point on a line counts as important, or as done well. Where the lines lie is a choice: a point near
    one changes quadrant with it. Raises ValueError without points.
    Source: Martilla & James 1977, J. Marketing 41(1), 77-79.
    """
    if not points:
        raise ValueError("The map has no points. Give at least one part of the service.")
    importance, performance = cross or (
        fmean(point.importance for point in points),
        fmean(point.performance for point in points),
    )
    placed = (
        Placed(point, _quadrant(point.importance >= importance, point.performance >= performance))
        for point in points
    )
    return ImportanceMap(importance, performance, tuple(placed))


def _quadrant(important: bool, done_well: bool) -> Quadrant:
    if important:
        return Quadrant.KEEP_UP if done_well else Quadrant.CONCENTRATE
    return Quadrant.OVERKILL if done_well else Quadrant.LOW_PRIORITY
