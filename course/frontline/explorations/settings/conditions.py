"""Conditions on rows of the year of data, in words that an author writes: `opened on Monday and again`."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from frontline.content.year import Column, Type

SHAPE = re.compile(r"(?P<column>\w+)(?: (?P<sign><=|>=|!=|=|on) (?P<other>.+))?")
"""A condition: a column that says yes, or a column, a sign and what it is held against."""
TIMES = (Type.DATE, Type.MOMENT)
NUMBERS = (Type.WHOLE, Type.NUMBER)


@frozen
class Condition:
    """One condition on a row: `on_time`, `channel = email`, `hours_taken <= 2`, `opened on Monday`."""

    column: str
    sign: str = ""
    other: str = ""

    def holds(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a row meets it; the condition has no `problem` in the row's table."""
        value = row[self.column]
        match self.sign:
            case "":
                return bool(value)
            case "=":
                return str(value) == self.other
            case "!=":
                return str(value) != self.other
            case "on":
                return bool(day_name[value.weekday()] == self.other)
            case "<=":
                return bool(value <= self._limit(row))
            case _:
                return bool(value >= self._limit(row))

    def _limit(self, row: Mapping[str, Any]) -> float:
        return float(row.get(self.other, self.other))

    def problem(self, columns: Mapping[str, Column]) -> str:
        """Say why no row of a table with these columns could meet it, or nothing."""
        if self.column not in columns:
            return f"there is no column {self.column!r}"
        column = columns[self.column]
        match self.sign:
            case "":
                return (
                    ""
                    if column.type is Type.YES_NO
                    else f"{self.column} is not yes or no: hold it against a value"
                )
            case "on":
                if column.type not in TIMES:
                    return f"{self.column} is no date"
                return "" if self.other in list(day_name) else f"{self.other!r} is no day of the week"
            case "<=" | ">=":
                if column.type not in NUMBERS:
                    return f"{self.column} is no number"
                known = self.other in columns and columns[self.other].type in NUMBERS
                number = re.fullmatch(r"\d+(\.\d+)?", self.other)
                return (
                    "" if known or number else f"{self.other!r} is neither a number nor a column of numbers"
                )
            case _:
                if column.type not in (Type.TEXT, Type.KEY):
                    return f"{self.column} is no text"
                wrong = column.values and self.other not in column.values
                return f"{self.other!r} is no value of {self.column}" if wrong else ""


def conditions(text: str) -> list[Condition]:
    """Return the conditions of a text with " and " between them; what has no such shape is a column."""
    found = [(one, SHAPE.fullmatch(one)) for one in text.split(" and ") if one]
    return [
        Condition(shape["column"], shape["sign"] or "", shape["other"] or "") if shape else Condition(one)
        for one, shape in found
    ]
