"""A table's rows as CSV."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from attrs import AttrsInstance, fields


def csv_text(kind: type[AttrsInstance], rows: Iterable[AttrsInstance]) -> str:
    """Return a header of the attributes of `kind` and one line a row.

    Raises ValueError for a value that would need quotes.
    """
    names = [field.name for field in fields(kind)]
    lines = [",".join(names)]
    for row in rows:
        line = ",".join([_cell(getattr(row, name)) for name in names])
        if '"' in line or line.count(",") != len(names) - 1 or len(line.splitlines()) != 1:
            raise ValueError(f"This row would need quotes. Write it without comma, quote or line end: {line}")
        lines.append(line)
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.isoformat(sep=" ", timespec="minutes")
        case date():
            return value.isoformat()
    return str(value)
