"""Complaints of the year of data to put into order, by what was wrong: which are counted, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from frontline.explorations.settings.conditions import conditions
from frontline.explorations.settings.shared import Exploration

TABLE = "complaints"
"""The table of the year that is counted."""


@frozen(kw_only=True)
class Group:
    """Complaints in words, and the conditions that they meet; without any, all complaints."""

    label: str
    where: str = ""

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a complaint belongs to the group."""
        return all(one.holds(row) for one in conditions(self.where))


@frozen(kw_only=True)
class CauseSettings(Exploration):
    """The groups to choose from, and the columns to count by, each with its words."""

    groups: dict[str, Group]
    by: dict[str, str]

    def problems(self) -> Iterator[str]:
        """Say which columns or values the table of complaints does not have, and which group is empty."""
        from frontline.content.places import here
        from frontline.content.year import dictionary, table

        columns = dictionary(here())[TABLE].columns
        for name in self.by:
            if name not in columns or not columns[name].values:
                yield f"`by`: {name!r} is no column with a list of values"
        for name, group in self.groups.items():
            wrong = [problem for one in conditions(group.where) if (problem := one.problem(columns))]
            yield from (f"group {name!r}: {problem}" for problem in wrong)
            if not wrong and not any(group.holds(row) for row in table(here(), TABLE, check_keys=False).rows):
                yield f"group {name!r}: there is no such complaint"
        if not self.groups or not self.by:
            yield "give at least one group, and one column to count by"
