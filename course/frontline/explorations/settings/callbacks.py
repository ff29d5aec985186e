"""Calls back in the year of data: which desks a learner may look at, and the yardstick at the start."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Control, Exploration

TABLE = "calls"
"""The table of the year that the figures come from."""
LEAST, MOST, STEP = 1, 6, 0.5
"""The yardstick in working hours."""


@frozen(kw_only=True)
class CallbackSettings(Exploration):
    """Desks of the table `calls` by name, in the order in which they are listed, and the yardstick in hours.

    The figures are not written here: they are read from the year of data.
    """

    desks: dict[str, str]
    yardstick: float = 2

    def control(self) -> Control:
        """Return the slider of the yardstick."""
        return Control(
            label="Yardstick, in working hours", start=self.yardstick, least=LEAST, most=MOST, step=STEP
        )

    def problems(self) -> Iterator[str]:
        """Say which desks do not exist or have no label, and whether the slider has no such yardstick."""
        from frontline.content.places import here
        from frontline.content.year import dictionary

        known = dictionary(here())[TABLE].columns["desk"].values
        if odd := ", ".join(name for name in self.desks if name not in known):
            yield f"`desks`: there is no desk {odd}; use {', '.join(known)}"
        if empty := ", ".join(name for name, label in self.desks.items() if not label.strip()):
            yield f"`desks`: give a label to {empty}"
        if not self.control().holds(self.yardstick):
            yield f"`yardstick`: {self.yardstick:g} is not from {LEAST} to {MOST} hours in half hours"
