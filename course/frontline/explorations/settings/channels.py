"""The channel explorer: needs of a message against what each channel carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, frozen

from frontline.explorations.settings.shared import HIGHEST, Case, Control, Exploration


@frozen(kw_only=True)
class Channel:
    """A channel as a lesson describes it: a level on each factor, and its limits in words.

    `barred` gives, by factor, the need from which the channel is ruled out: by law, by a house rule, or
    because it is too slow.
    """

    label: str
    carries: dict[str, int]
    note: str
    barred: dict[str, int] = Factory(dict)

    def allows(self, needs: Mapping[str, int]) -> bool:
        """Tell whether a message with these needs may go this way at all."""
        return all(needs[factor] < level for factor, level in self.barred.items())


@frozen(kw_only=True)
class ChannelSettings(Exploration):
    """The channel explorer: factors are its sliders."""

    factors: dict[str, Control]
    channels: dict[str, Channel]
    cases: dict[str, Case]

    def problems(self) -> Iterator[str]:
        """Say which levels are missing, unknown or out of range."""
        levels: dict[str, Mapping[str, float]] = {
            "factors": {name: factor.start for name, factor in self.factors.items()},
            **{f"channel {name!r}": channel.carries for name, channel in self.channels.items()},
            **{f"case {name!r}": case.needs for name, case in self.cases.items()},
        }
        for name, channel in self.channels.items():
            for factor in set(channel.barred) - set(self.factors):
                yield f"channel {name!r}, barred: {factor!r} is no factor"
        for where, found in levels.items():
            if set(found) != set(self.factors):
                odd = ", ".join(sorted(set(found) ^ set(self.factors)))
                yield f"{where}: give a level for each factor and no other ({odd})"
            if not all(0 <= level <= HIGHEST for level in found.values()):
                yield f"{where}: levels run from 0 to {HIGHEST}"
