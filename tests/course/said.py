"""What a lesson says: its prose, the cells of its tables, the keys of its questions, and its weekdays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from frontline.content.text import Prose, QuestionBlock, Text

MONTHS = [f"{date(2026, month, 1):%B}" for month in range(1, 13)]
Lessons = Mapping[str, Text]
"""The lessons by file."""
Facts = Mapping[str, Any]
"""The company's facts by document."""
Settings = Callable[[str, str], Any]
"""The settings of an exploration, by lesson and id."""


def prose(text: Text) -> str:
    return "\n".join(part.text for part in text.parts if isinstance(part, Prose))


def key(text: Text, name: str) -> Any:
    """Return the key of a question as the marking uses it."""
    return next(
        part.made.key
        for part in text.parts
        if isinstance(part, QuestionBlock) and part.made.question.id == name
    )


def cells(text: Text, first: str) -> list[str]:
    """Return the cells of the table row that begins with so many words."""
    line = next(line for line in prose(text).splitlines() if line.startswith(f"| {first} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


def weekdays(markdown: str) -> Iterator[tuple[str, int, int]]:
    """Return each weekday that a text names with its day and month, as numbers."""
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    for day, number, month in re.findall(rf"\b({days}) (\d{{1,2}}) ({'|'.join(MONTHS)})\b", markdown):
        yield day, int(number), MONTHS.index(month) + 1
