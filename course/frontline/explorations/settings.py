"""What a lesson says about an exploration, checked when the course is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

HIGHEST = 4
"""The highest level of a slider, and of what a channel carries; the lowest is 0."""


@frozen(kw_only=True)
class Control:
    """A slider: what it asks, what its two ends mean, and where it starts."""

    label: str
    low: str
    high: str
    start: int = 0


@frozen(kw_only=True)
class Case:
    """A situation that sets all sliders at once."""

    label: str
    needs: dict[str, int]


@frozen(kw_only=True)
class Channel:
    """A channel as a lesson describes it: a level on each factor, and its limits in words."""

    label: str
    carries: dict[str, int]
    note: str


@frozen(kw_only=True)
class ChannelSettings:
    """The channel explorer: factors are its sliders."""

    kind: str
    model: str
    title: str
    factors: dict[str, Control]
    channels: dict[str, Channel]
    cases: dict[str, Case]

    def problems(self) -> Iterator[str]:
        """Say which levels are missing, unknown or out of range."""
        levels: dict[str, Mapping[str, int]] = {
            "factors": {name: factor.start for name, factor in self.factors.items()},
            **{f"channel {name!r}": channel.carries for name, channel in self.channels.items()},
            **{f"case {name!r}": case.needs for name, case in self.cases.items()},
        }
        for where, found in levels.items():
            if set(found) != set(self.factors):
                odd = ", ".join(sorted(set(found) ^ set(self.factors)))
                yield f"{where}: give a level for each factor and no other ({odd})"
            if not all(0 <= level <= HIGHEST for level in found.values()):
                yield f"{where}: levels run from 0 to {HIGHEST}"


SETTINGS = {("plot", "channels"): ChannelSettings}
"""The settings of each exploration, by kind and model."""
