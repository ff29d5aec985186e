"""What customers expect and what they see, on the year of data: how dimensions and segments are called."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.gaps import Dimension

TABLE = "surveys"
"""The table of the year that the ratings come from."""


@frozen(kw_only=True)
class GapSettings(Exploration):
    """The words of each dimension, and of each segment in the table `surveys`, by name.

    The ratings are not written here: they are read from the year of data.
    """

    dimensions: dict[Dimension, str]
    segments: dict[str, str]

    def problems(self) -> Iterator[str]:
        """Say which dimensions or segments are left out, have no words, or do not exist."""
        from frontline.content.places import here
        from frontline.content.year import table

        segments = set(table(here(), TABLE, check_keys=False).column("segment"))
        if left := ", ".join(one.value for one in Dimension if one not in self.dimensions):
            yield f"`dimensions`: give words to {left}"
        if odd := ", ".join(sorted(set(self.segments) ^ segments)):
            yield f"`segments`: name each segment of the survey and no other ({odd})"
        if empty := ", ".join(
            [one.value for one, label in self.dimensions.items() if not label.strip()]
            + [name for name, label in self.segments.items() if not label.strip()]
        ):
            yield f"give words to {empty}"
