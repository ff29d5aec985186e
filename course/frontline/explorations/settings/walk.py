"""A place to walk through: what a visitor finds, what a careful one would put right, and how it is scored."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Exploration

FURNITURE = ("door", "counter", "seats", "table", "scale", "board", "line", "machine")
LEAST, MOST = 1, 5
"""The ends of the scale on which a visitor scores a factor."""


@frozen(kw_only=True)
class SpotSettings:
    """A spot on the way: where (per cent of the room), what stands there, and how a visitor finds it.

    `put_right` says whether it should be changed; `because` is the reason, either way.
    """

    label: str
    x: float
    y: float
    looks: str
    purpose: str
    state: str
    put_right: bool
    because: str


@frozen(kw_only=True)
class Factor:
    """A factor of the impression that a visitor takes home, scored from 1 (`low`) to 5 (`high`).

    `meets` is what this visitor meets where the spots cannot show it. `seen` is the score of others, such as
    a mean of test visits, or None where nobody scored it; `because` says what makes this factor low or high.
    """

    label: str
    low: str
    high: str
    because: str
    meets: str = ""
    seen: float | None = None


@frozen(kw_only=True)
class WalkSettings(Exploration):
    """A walk: `story` is who comes and why, `whole` what the place looks like, for who cannot see it.

    With `factors` the visitor scores them after the walk, and `others` names those whose scores are `seen`.
    """

    story: str
    whole: str
    spots: dict[str, SpotSettings]
    factors: dict[str, Factor] = Factory(dict)
    others: str = ""

    def problems(self) -> Iterator[str]:
        """Say which spots lie outside the room or cannot be drawn, and which scores cannot be."""
        if len(self.spots) < 3:
            yield "give at least three spots"
        for name, spot in self.spots.items():
            if not (0 <= spot.x <= 100 and 0 <= spot.y <= 100):
                yield f"spot {name!r}: x and y run from 0 to 100"
            if spot.looks not in FURNITURE:
                yield f"spot {name!r}: `looks` is one of {', '.join(FURNITURE)}"
        for name, factor in self.factors.items():
            if factor.seen is not None and not LEAST <= factor.seen <= MOST:
                yield f"factor {name!r}: `seen` runs from {LEAST} to {MOST}"
        if not self.others and any(factor.seen is not None for factor in self.factors.values()):
            yield "say in `others` whose scores are `seen`"
