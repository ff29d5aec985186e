"""Complaints of the year of data to put into order, by what was wrong: which are counted, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Exploration

TABLE = "complaints"
"""The table of the year that is counted."""


@frozen(kw_only=True)
class Group:
    """Complaints in words, and what their columns say, as in the file (yes, no); without any, all of them."""

    label: str
    where: dict[str, str] = Factory(dict)


@frozen(kw_only=True)
class CauseSettings(Exploration):
    """The groups to choose from, and the columns to count by, each with its words."""

    groups: dict[str, Group]
    by: dict[str, str]

    def problems(self) -> Iterator[str]:
        """Say which columns or values the table of complaints does not have, and which group is empty."""
        from frontline.content.places import here
        from frontline.content.year import table

        complaints = table(here(), TABLE, check_keys=False)
        for name in self.by:
            if name not in complaints.columns:
                yield f"`by`: there is no column {name!r}"
        for name, group in self.groups.items():
            if odd := ", ".join(column for column in group.where if column not in complaints.columns):
                yield f"group {name!r}: there is no column {odd}"
            elif not any(chosen(row, group) for row in complaints.rows):
                yield f"group {name!r}: there is no such complaint"
        if not self.groups or not self.by:
            yield "give at least one group, and one column to count by"


def chosen(row: Mapping[str, Any], group: Group) -> bool:
    """Tell whether a complaint belongs to a group."""
    return all(written(row[column]) == value for column, value in group.where.items())


def written(value: Any) -> str:
    """Return a value as the file says it."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)
