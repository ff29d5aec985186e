"""Table, as an author writes it."""

from __future__ import annotations

from typing import Any

from attrs import Factory, frozen

from frontline.questions.authored.entries import checked, entry_key
from frontline.questions.authored.question import Authored, Made, Reason
from frontline.questions.entries import Entry
from frontline.questions.table import Table, TableKey


@frozen(kw_only=True)
class AuthoredColumn:
    """A column as an author writes it; `worth` is its weight in the mark."""

    title: str
    kind: str = ""
    options: dict[str, str] = Factory(dict)
    unit: str = ""
    worth: float = 1.0


@frozen(kw_only=True)
class AuthoredRow(Reason):
    """A row as an author writes it: its printed text, if any, and what belongs in each column."""

    answers: dict[str, Any]
    text: str = ""


@frozen(kw_only=True)
class AuthoredTable(Authored):
    """A table as an author writes it; `others` gives reasons for lines that do not belong in it."""

    columns: dict[str, AuthoredColumn]
    rows: dict[str, AuthoredRow]
    given: str = ""
    others: dict[str, Reason] = Factory(dict)

    def made(self, id: str) -> Made[TableKey]:  # noqa: A002
        """Require an answer for each cell, and printed rows or lines that can be told apart."""
        if any(column.worth <= 0 for column in self.columns.values()):
            raise ValueError("`worth` of a column is above 0")
        columns = {name: self._column(name) for name in self.columns}
        free = not any(row.text for row in self.rows.values())
        if free:
            self._require_lines(columns)
        elif not self.given or not all(row.text for row in self.rows.values()):
            raise ValueError("give every row its `text` and name their column with `given`, or neither")
        rows = {name: self._row(name, row, columns) for name, row in self.rows.items()}
        shown = {str(number): "" for number in range(1, len(rows) + 1)}
        printed = {name: row.text for name, row in self.rows.items()}
        worth = {name: column.worth for name, column in self.columns.items() if column.worth != 1}
        return Made(
            question=Table(
                id,
                self.prompt,
                columns=columns,
                rows=shown if free else printed,
                given=self.given,
                line=next(iter(columns)) if free else "",
                **self.common(),
            ),
            key={"rows": rows, **({"worth": worth} if worth else {})},
            **self.explained({**self.rows, **self.others}),
        )

    def _column(self, name: str) -> Entry:
        column = self.columns[name]
        kind = column.kind or ("options" if column.options else "words")
        entry = Entry(kind=kind, title=column.title, options=column.options, unit=column.unit)
        return checked(entry, f"column {name!r}")

    def _row(self, name: str, row: AuthoredRow, columns: dict[str, Entry]) -> dict[str, Any]:
        if set(row.answers) != set(columns):
            raise ValueError(f"row {name!r}: `answers` must name each column: {', '.join(columns)}")
        return {
            column: entry_key(entry, row.answers[column], f"row {name!r}, {column}")
            for column, entry in columns.items()
        }

    def _require_lines(self, columns: dict[str, Entry]) -> None:
        first, entry = next(iter(columns.items()))
        if entry.kind != "options" or len(entry.options) <= len(self.rows):
            raise ValueError(
                f"without printed rows column {first!r} needs more `options` than there are rows"
            )
        for name, row in self.rows.items():
            if name not in entry.options or row.answers.get(first) != name:
                raise ValueError(f"row {name!r} must be an option of column {first!r} and its answer there")
        if strange := [name for name in self.others if name not in entry.options or name in self.rows]:
            raise ValueError(f"`others`: {strange[0]!r} is no other option of column {first!r}")
