"""Reads class.csv as people save it: from Moodle, from a spreadsheet, or typed."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from frontline.store.exercise import learner_name

COLUMNS = ("id", "first_name", "last_name", "email")
CALLED = {
    "idnumber": "id",
    "firstname": "first_name",
    "givenname": "first_name",
    "lastname": "last_name",
    "surname": "last_name",
    "familyname": "last_name",
    "emailaddress": "email",
    **{name.replace("_", ""): name for name in COLUMNS},
}
"""What columns are called in exports, without spaces, marks and capitals."""
SEPARATORS = (",", ";", "\t")


class ClassListError(ValueError):
    """class.csv cannot be read; the message says what to mend."""


@frozen(kw_only=True)
class Learner:
    """A row of the class list."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""

    @property
    def name(self) -> str:
        """First and last name, '' where the list has neither."""
        return f"{self.first_name} {self.last_name}".strip()


def read_class_list(path: Path) -> dict[str, Learner]:
    """Return the learners in the file `path` by id; raise `ClassListError` with the line to mend."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ClassListError("class.csv is not text in UTF-8: save it as CSV UTF-8.") from None
    except OSError as problem:
        raise ClassListError(f"class.csv cannot be read ({problem.strerror}).") from None
    learners: dict[str, Learner] = {}
    lines: dict[str, int] = {}
    for line, cells in _rows(text):
        learner = Learner(**{name: cells.get(name, "") for name in COLUMNS})
        _check_id(learner.id, f"class.csv, line {line}")
        # On many computers two folders cannot differ in capitals alone.
        if before := lines.get(learner.id.casefold()):
            raise ClassListError(
                f"class.csv has the id {learner.id!r} twice, in lines {before} and {line}. Keep one."
            )
        lines[learner.id.casefold()] = line
        learners[learner.id] = learner
    return learners


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Return line number and cells by column for each row that is not empty."""
    columns: list[str] = []
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in table:
            cells = [unicodedata.normalize("NFC", cell).strip() for cell in row]
            if not any(cells):
                continue
            if not columns:
                columns = _columns(cells)
            elif any(cells[len(columns) :]):
                raise ClassListError(
                    f"class.csv, line {table.line_num}, has more cells than the first line. "
                    "A comma inside of a name needs quotation marks around it."
                )
            else:
                yield table.line_num, {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    except csv.Error as problem:
        raise ClassListError(f"class.csv, line {table.line_num}, cannot be read ({problem}).") from None
    if not columns:
        raise ClassListError(f"class.csv needs a first line: {','.join(COLUMNS)}")


def _columns(header: list[str]) -> list[str]:
    columns = [CALLED.get(re.sub(r"[\W_]", "", name).casefold(), "") for name in header]
    if "id" not in columns:
        raise ClassListError(
            f"class.csv needs a first line: {','.join(COLUMNS)} "
            "(of Moodle's export it needs the column ID number)"
        )
    for name in COLUMNS:
        if columns.count(name) > 1:
            raise ClassListError(f"class.csv has more than one column for {name}. Keep one.")
    return columns


def _separator(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=header.count)


def _check_id(id_: str, where: str) -> None:
    try:
        if learner_name(id_) != id_:
            raise ValueError("Write it in its usual spelling.")
    except ValueError as problem:
        if not id_:
            raise ClassListError(f"{where}: there is no id.") from None
        raise ClassListError(f"{where}: the id {id_!r} cannot be used. {problem}") from None
