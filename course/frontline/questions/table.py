"""Table: rows to fill in, each column with its own kind of answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, field, frozen

from frontline.questions.boxes import Boxes
from frontline.questions.entries import Entry, EntryKey, credit, entries, right
from frontline.questions.question import Mark, Verdict


@frozen(kw_only=True)
class TableKey:
    """What belongs in each cell, by row and column, and how much each column counts.

    Where the learner chooses the lines, a row goes by the option that its column `line` must hold.
    """

    rows: Mapping[str, Mapping[str, EntryKey]]
    worth: Mapping[str, float] = Factory(dict)


@frozen
class Table(Boxes[TableKey]):
    """A question that is answered by filling a table.

    `rows` (id: text) stand printed in a first column called `given`. Or the learner chooses the lines: then
    their texts are empty, and the column `line` says which line is meant, in any order. Boxes are named
    `row.column`.
    """

    kind: ClassVar[str] = "table"

    columns: Mapping[str, Entry] = field(converter=entries)
    rows: Mapping[str, str]
    given: str = ""
    line: str = ""

    @property
    def free(self) -> bool:
        """Whether the learner chooses the lines."""
        return bool(self.line)

    def boxes(self) -> Mapping[str, Entry]:
        """Return a box for each cell; its title names row and column."""
        return {
            f"{row}.{column}": Entry(
                kind=entry.kind,
                title=f"{text or f'Line {number}'}: {entry.title}",
                options=entry.options,
                unit=entry.unit,
            )
            for number, (row, text) in enumerate(self.rows.items(), 1)
            for column, entry in self.columns.items()
        }

    def key(self, plain: object) -> TableKey:
        """Take a mapping with `rows`, and `worth` where columns count differently."""
        if not isinstance(plain, Mapping) or not isinstance(plain.get("rows"), Mapping):
            raise ValueError(f"{self.id}: the key must say what belongs in each row")
        key = TableKey(**plain)
        if len(key.rows) != len(self.rows) or any(set(row) != set(self.columns) for row in key.rows.values()):
            raise ValueError(f"{self.id}: the key must fill each cell of each row")
        return key

    def grade(self, key: TableKey, answer: Mapping[str, str]) -> Mark:
        """Give the share of the cells that are right, each with the weight of its column."""
        lines = self._lines(key, answer)
        verdicts = [self._row(name, lines.get(name, ""), key, answer) for name in key.rows]
        share = sum(verdict.credit for verdict in verdicts) / len(verdicts)
        return self.marked(share, *verdicts, *self._not_meant(lines, key))

    def _not_meant(self, lines: Mapping[str, str], key: TableKey) -> list[Verdict]:
        """Return a verdict for each line that the learner chose and that does not belong in the table."""
        if not self.free:
            return []
        options = self.columns[self.line].options
        return [
            Verdict(name, 0.0, options[name]) for name in lines if name in options and name not in key.rows
        ]

    def _lines(self, key: TableKey, answer: Mapping[str, str]) -> Mapping[str, str]:
        """Return by row of the key the learner's row that is meant."""
        if not self.free:
            return {row: row for row in self.rows}
        lines: dict[str, str] = {}
        for row in self.rows:
            lines.setdefault(answer.get(f"{row}.{self.line}", ""), row)
        return lines

    def _row(self, name: str, row: str, key: TableKey, answer: Mapping[str, str]) -> Verdict:
        """Mark the learner's `row` against the key's row `name`, and say which cells are right."""
        cells = key.rows[name]
        entered = {column: answer.get(f"{row}.{column}", "") for column in self.columns}
        earned = {
            column: credit(entry, cells[column], entered[column]) if entered[column] else 0.0
            for column, entry in self.columns.items()
        }
        worth = {column: key.worth.get(column, 1.0) for column in self.columns}
        share = sum(worth[column] * earned[column] for column in self.columns) / sum(worth.values())
        columns = {column: entry for column, entry in self.columns.items() if column != self.line}
        return Verdict(
            name,
            share,
            self.columns[self.line].options[name] if self.free else self.rows[name],
            "; ".join(
                f"{entry.title}: {entry.said(entered[column])}{_tick(earned[column]) if share < 1 else ''}"
                for column, entry in columns.items()
                if entered[column]
            ),
            "; ".join(f"{entry.title}: {right(entry, cells[column])}" for column, entry in columns.items()),
        )


def _tick(earned: float) -> str:
    return " \u2713" if earned == 1 else " (partly)" if earned else " \u2717"
