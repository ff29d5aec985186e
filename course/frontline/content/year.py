"""Reads the year of data: tables whose columns are typed by the data dictionary beside them."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, assert_never

from attrs import field, fields, frozen

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure, written, yaml

Value = str | int | float | bool | date | datetime


class Type(Enum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    DATE = "date"
    """2025-03-31"""
    MOMENT = "moment"
    """2025-03-31 09:30, Hong Kong time."""
    YES_NO = "yes_no"
    KEY = "key"
    """A key of the company's documents."""


@frozen(kw_only=True)
class Column:
    """A column of a table, as the data dictionary describes it."""

    says: str
    type: Type
    unit: str = ""
    values: tuple[str, ...] = ()
    """The only texts allowed; empty where any is."""
    of: str = ""
    """Whose keys: a document of the company or a part of one, such as strategy.segments."""
    also: tuple[str, ...] = ()
    """Keys that stand in no document."""
    least: float | None = None
    most: float | None = None


@frozen(kw_only=True)
class Description:
    """A table, as the data dictionary describes it."""

    says: str
    row: str
    """What one row is."""
    rows: int
    columns: dict[str, Column]


@frozen
class Table:
    """A table: its columns by name, in the file's order, all of one length."""

    name: str
    columns: Mapping[str, tuple[Value, ...]] = field(repr=False)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self.columns.values())))

    def column(self, name: str) -> tuple[Any, ...]:
        """Return a column's values: str, int, float, bool, date or datetime, by its type.

        Raises ContentError for a column that the table does not have.
        """
        if name not in self.columns:
            names = ", ".join(self.columns)
            raise ContentError(f"table {self.name}", f"there is no column {name!r}, but {names}")
        return self.columns[name]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Return the rows in the file's order, each with its values by column."""
        return [
            dict(zip(self.columns, values, strict=True))
            for values in zip(*self.columns.values(), strict=True)
        ]


@frozen(kw_only=True)
class Year:
    """Every table; each attribute is a file of course/company/year/."""

    shipments: Table
    requests: Table
    calls: Table
    complaints: Table
    surveys: Table
    priorities: Table
    counters: Table
    desk_months: Table
    rota: Table


def dictionary(places: Places) -> dict[str, Description]:
    """Return what each table holds, by its name; raise `ContentError` where that breaks the schema."""
    path = _folder(places) / "dictionary.yaml"
    where = places.name(path)
    return dict(_described(written(path, where), where))


@cache
def _described(text: str, where: str) -> Mapping[str, Description]:
    """Return the tables that a dictionary's text describes; every check of an exploration asks for them."""
    return structure(yaml(text, where), dict[str, Description], where)


def read_year(places: Places) -> Year:
    """Return the whole year; raise `ContentError` as `table` does, also for a table without a description."""
    described, facts = dictionary(places), company_facts(places)
    names = [one.name for one in fields(Year)]
    for name in sorted(described.keys() ^ set(names)):
        what = "is no table of the year" if name in described else "is not described"
        raise ContentError(places.name(_folder(places) / "dictionary.yaml"), f"{name} {what}")
    return Year(**{name: _read(places, name, described[name], facts) for name in names})


def table(places: Places, name: str, *, check_keys: bool = True) -> Table:
    """Return one table by its name, which is the file's without its ending.

    The keys of the company's documents take a second to read: what opens for a learner leaves them to the
    build, which checks the whole year.

    Raises ContentError that says file, line and column for an unknown or missing column, a value of the wrong
    type or outside its values, a key that the company does not have, or rows that are not as many as the
    dictionary says.
    """
    described = dictionary(places)
    if name not in described:
        raise ContentError(places.name(_folder(places) / "dictionary.yaml"), f"there is no table {name!r}")
    keys = any(column.type is Type.KEY for column in described[name].columns.values())
    return _read(places, name, described[name], company_facts(places) if check_keys and keys else {})


def _folder(places: Places) -> Path:
    return places.company / "year"


def _keys(facts: Mapping[str, Any], path: str) -> Collection[str]:
    """Return the keys of a document or a part of one, such as strategy.segments."""
    found: Any = facts
    for part in path.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    if not isinstance(found, Mapping):
        where = f"course/company/{path.partition('.')[0]}.yaml"
        raise ContentError(where, f"the company has no {path}, whose keys a column of the year shall be")
    return found.keys()


def _read(places: Places, name: str, described: Description, facts: Mapping[str, Any]) -> Table:
    path = _folder(places) / f"{name}.csv"
    where = places.name(path)
    if not path.is_file():
        raise ContentError(where, "the file is missing: make it with `frontline build`")
    header, *lines = list(csv.reader(path.read_text(encoding="utf-8").splitlines())) or [[]]
    _check(header, lines, described, where)
    columns = {}
    for place, column in enumerate(header):
        kind = described.columns[column]
        allowed = _allowed(kind, facts)
        values: list[Value] = []
        for number, line in enumerate(lines, start=2):
            try:
                values.append(_value(line[place], kind, allowed))
            except ValueError as problem:
                raise ContentError(f"{where}, line {number}, column {column}", str(problem)) from None
        columns[column] = tuple(values)
    return Table(name, columns)


def _allowed(column: Column, facts: Mapping[str, Any]) -> Collection[str] | None:
    """Return what a column may say, None where anything is.

    An installed edition has the tables but not the documents: there the build has checked the keys.
    """
    if column.type is not Type.KEY:
        return column.values or None
    return {*_keys(facts, column.of), *column.also} if facts else None


def _check(header: list[str], lines: list[list[str]], described: Description, where: str) -> None:
    for column in header:
        if column not in described.columns:
            raise ContentError(f"{where}, line 1", f"column {column!r} is not in the dictionary")
        if header.count(column) > 1:
            raise ContentError(f"{where}, line 1", f"column {column!r} stands there twice")
    for column in described.columns:
        if column not in header:
            raise ContentError(f"{where}, line 1", f"column {column!r} is missing")
    for number, line in enumerate(lines, start=2):
        if len(line) != len(header):
            raise ContentError(f"{where}, line {number}", f"{len(line)} values for {len(header)} columns")
    if len(lines) != described.rows:
        raise ContentError(where, f"{len(lines)} rows, and the dictionary says {described.rows}")


def _value(text: str, column: Column, allowed: Collection[str] | None) -> Value:
    """Return what a cell says; raise ValueError where its column does not allow it."""
    match column.type:
        case Type.KEY:
            if not text or (allowed is not None and text not in allowed):
                raise ValueError(f"{text!r} is no key of {column.of}")
            return text
        case Type.TEXT:
            if not text or (allowed is not None and text not in allowed):
                raise ValueError(f"{text!r} is not one of: {', '.join(sorted(allowed or ['any text']))}")
            return text
        case Type.WHOLE:
            return _within(int(_written(r"-?\d+", text, "a whole number")), column)
        case Type.NUMBER:
            return _within(float(_written(r"-?\d+(\.\d+)?", text, "a number")), column)
        case Type.DATE:
            return date.fromisoformat(_written(r"\d{4}-\d\d-\d\d", text, "a date such as 2025-03-31"))
        case Type.MOMENT:
            shape = r"\d{4}-\d\d-\d\d \d\d:\d\d"
            return datetime.fromisoformat(_written(shape, text, "a moment such as 2025-03-31 09:30"))
        case Type.YES_NO:
            return _written("yes|no", text, "yes or no") == "yes"
        case _:
            assert_never(column.type)


def _written(shape: str, text: str, words: str) -> str:
    if not re.fullmatch(shape, text, re.ASCII):
        raise ValueError(f"{words} is needed, not {text!r}")
    return text


Number = TypeVar("Number", int, float)


def _within(number: Number, column: Column) -> Number:
    if column.least is not None and number < column.least:
        raise ValueError(f"{number:g} is less than {column.least:g}")
    if column.most is not None and number > column.most:
        raise ValueError(f"{number:g} is more than {column.most:g}")
    return number
