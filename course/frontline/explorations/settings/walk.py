"""A place to walk through: what a visitor finds, and what a careful one would put right."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

FURNITURE = ("door", "counter", "seats", "table", "scale", "board", "line", "machine")


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
class WalkSettings(Exploration):
    """A walk: `story` is who comes and why, `whole` what the place looks like, for who cannot see it."""

    story: str
    whole: str
    spots: dict[str, SpotSettings]

    def problems(self) -> Iterator[str]:
        """Say which spots lie outside the room or show something that cannot be drawn."""
        if len(self.spots) < 3:
            yield "give at least three spots"
        for name, spot in self.spots.items():
            if not (0 <= spot.x <= 100 and 0 <= spot.y <= 100):
                yield f"spot {name!r}: x and y run from 0 to 100"
            if spot.looks not in FURNITURE:
                yield f"spot {name!r}: `looks` is one of {', '.join(FURNITURE)}"
