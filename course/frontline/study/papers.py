"""The papers of a workplace project: what a proposal, a list of cases or a report has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import Factory, frozen

SECTION = "papers"
"""Where the work file keeps what was written, by the paper's id."""
MOST_ROWS = 40


@frozen(kw_only=True)
class Part:
    """A part of a paper: how it is called, what it says, and about how many words that takes."""

    label: str
    says: str
    words: int


@frozen(kw_only=True)
class Paper:
    """A paper to write: parts of text, or so many `rows` of a list with `columns` by name."""

    title: str
    says: str = ""
    parts: dict[str, Part] = Factory(dict)
    rows: int = 0
    columns: dict[str, str] = Factory(dict)

    @property
    def boxes(self) -> tuple[str, ...]:
        """Return the names of all that can be filled in: a part's, or a row's number and a column's name."""
        cells = (cell(row, column) for row in range(1, self.rows + 1) for column in self.columns)
        return (*self.parts, *cells)

    @property
    def words(self) -> int:
        """Return about how many words all parts take together."""
        return sum(part.words for part in self.parts.values())

    def problems(self) -> Iterator[str]:
        """Say what the paper lacks, or has too much of."""
        if not self.title.strip():
            yield "give a title"
        if bool(self.parts) == bool(self.columns):
            yield "give `parts`, or `rows` and `columns`"
        if bool(self.rows) != bool(self.columns) or not 0 <= self.rows <= MOST_ROWS:
            yield f"a list has `columns`, and 1 to {MOST_ROWS} `rows`"
        for name, part in self.parts.items():
            if part.words < 1:
                yield f"part {name!r}: about how many words? Give 1 or more"


def cell(row: int, column: str) -> str:
    """Return the name of a place in a list; rows count from 1."""
    return f"{row}.{column}"


def typed(paper: Paper, kept: Any) -> dict[str, str]:
    """Return what fits of what was kept, by box; a box without anything is left out."""
    found = kept if isinstance(kept, Mapping) else {}
    return {box: text for box in paper.boxes if isinstance(text := found.get(box), str) and text.strip()}
