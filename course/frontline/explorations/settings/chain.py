"""The service-profit chain on the year of data: how the company's desks are called."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

TABLE = "desk_months"
"""The table of the year that the figures come from."""


@frozen(kw_only=True)
class ChainSettings(Exploration):
    """The desks of the table `desk_months` by name, in the order in which they are listed.

    The figures are not written here: they are read from the year of data.
    """

    desks: dict[str, str]

    def problems(self) -> Iterator[str]:
        """Say which desks of the year are left out, and which do not exist."""
        from frontline.content.places import here
        from frontline.content.year import dictionary

        known = dictionary(here())[TABLE].columns["desk"].values
        if odd := ", ".join(sorted(set(self.desks) ^ set(known))):
            yield f"`desks`: name each desk of the year and no other ({odd})"
        if empty := ", ".join(name for name, label in self.desks.items() if not label.strip()):
            yield f"`desks`: give a label to {empty}"
