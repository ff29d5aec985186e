"""The control chart on the year of data: measures as rows that an author adds without code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.content.year import Description
from frontline.explorations.settings.conditions import TIMES, Condition, conditions
from frontline.explorations.settings.shared import Exploration


@frozen(kw_only=True)
class Counted:
    """Rows of a table of the year, put into periods by a date; `where` leaves out the others."""

    table: str
    date: str
    where: str = ""

    def conditions(self) -> list[Condition]:
        """Return the conditions of `where`."""
        return conditions(self.where)

    def problems(self, tables: Mapping[str, Description]) -> Iterator[str]:
        """Say which table, date or condition does not exist."""
        if self.table not in tables:
            yield f"there is no table {self.table!r}"
            return
        columns = tables[self.table].columns
        if self.date not in columns or columns[self.date].type not in TIMES:
            yield f"{self.table} has no date {self.date!r}"
        yield from (wrong for one in self.conditions() if (wrong := one.problem(columns)))


@frozen(kw_only=True)
class Measure(Counted):
    """A share, or a count for each 100 rows of another table.

    With `good`, the share of the rows for which it holds. With `per`, the rows for each 100 of that table.
    `where` and `good` are conditions with " and " between them. `unit` names a row in the plural.
    """

    label: str
    unit: str
    good: str = ""
    per: Counted | None = None

    def problems(self, tables: Mapping[str, Description]) -> Iterator[str]:
        """Say what does not exist, and whether there is not one of `good` and `per`."""
        yield from super().problems(tables)
        if bool(self.good) == bool(self.per):
            yield "give either `good` or `per`"
        if self.good and self.table in tables:
            columns = tables[self.table].columns
            yield from (wrong for one in conditions(self.good) if (wrong := one.problem(columns)))
        if self.per:
            yield from self.per.problems(tables)
        if not (self.label.strip() and self.unit.strip()):
            yield "give a label and a unit"


@frozen(kw_only=True)
class ControlSettings(Exploration):
    """The measures by name, in the order in which they are listed, and the months of the first baseline.

    The figures are not written here: they are read from the year of data.
    """

    measures: dict[str, Measure]
    baseline: int = 4

    def problems(self) -> Iterator[str]:
        """Say what is wrong with each measure, held against the data dictionary."""
        from frontline.content.places import here
        from frontline.content.year import dictionary

        tables = dictionary(here())
        if not self.measures:
            yield "`measures`: give at least one"
        for name, measure in self.measures.items():
            yield from (f"measure {name!r}: {wrong}" for wrong in measure.problems(tables))
        if not 2 <= self.baseline <= 12:
            yield f"`baseline`: {self.baseline} is not from 2 to 12 months"
