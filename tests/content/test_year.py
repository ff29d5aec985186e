"""Reading the year of data: typed columns, and refusals that say file, line and column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.year import Type, dictionary, read_year, table

DICTIONARY = """
visits:
  says: Visits to a counter.
  row: A visit.
  rows: 2
  columns:
    id: {says: Number, type: text}
    day: {says: Day, type: date}
    came: {says: When, type: moment}
    customer: {says: Who, type: key, of: customers, also: [other]}
    segment: {says: Segment, type: key, of: strategy.segments}
    counter: {says: Where, type: text, values: [airport, head office]}
    courtesy: {says: From 1 to 5, type: whole, least: 1, most: 5}
    kg: {says: Weight, type: number, unit: kg, least: 0}
    solved: {says: Whether solved, type: yes_no}
"""
HEADER = "id,day,came,customer,segment,counter,courtesy,kg,solved"
ROWS = [
    "V1,2025-03-31,2025-03-31 09:30,heron,spot,airport,4,12.5,yes",
    "V2,2025-04-01,2025-04-01 17:05,other,spot,head office,5,3,no",
]

Write = Callable[..., Places]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a course with one table: `places = write(header, rows, dictionary)`."""

    def course(header: str = HEADER, rows: list[str] = ROWS, dictionary: str = DICTIONARY) -> Places:
        folder = tmp_path / "course" / "company" / "year"
        folder.mkdir(parents=True)
        (folder.parent / "customers.yaml").write_text("heron: {name: Heron}\n")
        (folder.parent / "strategy.yaml").write_text("segments: {spot: {name: Spot}}\n")
        (folder / "dictionary.yaml").write_text(dictionary)
        (folder / "visits.csv").write_text("\n".join([header, *rows]) + "\n")
        return Places(tmp_path)

    return course


def changed(column: str, value: str) -> list[str]:
    """Return the rows with another value in the second one, which is line 3 of the file."""
    cells = ROWS[1].split(",")
    cells[HEADER.split(",").index(column)] = value
    return [ROWS[0], ",".join(cells)]


def test_each_column_has_its_type(write: Write) -> None:
    visits = table(write(), "visits")
    assert visits.rows[0] == {
        "id": "V1",
        "day": date(2025, 3, 31),
        "came": datetime(2025, 3, 31, 9, 30),  # noqa: DTZ001 - Hong Kong time, as everywhere in the year
        "customer": "heron",
        "segment": "spot",
        "counter": "airport",
        "courtesy": 4,
        "kg": 12.5,
        "solved": True,
    }
    assert visits.column("kg") == (12.5, 3.0)
    assert [type(value) for value in visits.column("courtesy")] == [int, int]
    assert len(visits) == 2


def test_columns_may_stand_in_any_order(write: Write) -> None:
    def turned(line: str) -> str:
        return ",".join(reversed(line.split(",")))

    assert table(write(turned(HEADER), list(map(turned, ROWS))), "visits").column("id") == ("V1", "V2")


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("courtesy", "4.0", "a whole number is needed, not '4.0'"),
        ("courtesy", "", "a whole number is needed, not ''"),
        ("courtesy", "٤", "a whole number is needed"),
        ("courtesy", "0", "0 is less than 1"),
        ("courtesy", "6", "6 is more than 5"),
        ("kg", "12,5", "10 values for 9 columns"),
        ("kg", "nan", "a number is needed, not 'nan'"),
        ("kg", "-0.5", "-0.5 is less than 0"),
        ("day", "1/4/2025", "a date such as 2025-03-31 is needed, not '1/4/2025'"),
        ("day", "20250401", "a date such as 2025-03-31 is needed"),
        ("day", "2025-02-30", "day"),
        ("came", "2025-04-01", "a moment such as 2025-03-31 09:30 is needed, not '2025-04-01'"),
        ("came", "2025-04-01 25:00", "hour"),
        ("solved", "true", "yes or no is needed, not 'true'"),
        ("customer", "finch", "'finch' is no key of customers"),
        ("segment", "other", "'other' is no key of strategy.segments"),
        ("counter", "harbour", "'harbour' is not one of: airport, head office"),
        ("id", "", "'' is not one of: any text"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(write: Write, column: str, value: str, problem: str) -> None:
    places = write(rows=changed(column, value))
    with pytest.raises(ContentError) as refused:
        table(places, "visits")
    assert str(refused.value).startswith("course/company/year/visits.csv, line 3")
    assert problem in str(refused.value)
    assert f"column {column}" in str(refused.value) or "values for" in problem


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        (HEADER.replace("kg", "weight"), "line 1: column 'weight' is not in the dictionary"),
        (HEADER.replace("kg,", ""), "line 1: column 'kg' is missing"),
        (HEADER.replace("kg", "id"), "line 1: column 'id' stands there twice"),
        ("", "line 1: column 'id' is missing"),
    ],
)
def test_other_columns_than_the_dictionary_s_are_refused(write: Write, header: str, problem: str) -> None:
    with pytest.raises(ContentError, match=problem):
        table(write(header), "visits")


def test_a_missing_row_is_refused(write: Write) -> None:
    with pytest.raises(ContentError, match=r"visits\.csv: 1 rows, and the dictionary says 2"):
        table(write(rows=ROWS[:1]), "visits")


def test_a_missing_file_is_refused(write: Write) -> None:
    places = write()
    (places.company / "year" / "visits.csv").unlink()
    with pytest.raises(
        ContentError, match=r"visits\.csv: the file is missing: make it with `frontline build`"
    ):
        table(places, "visits")


def test_a_table_without_description_is_refused(write: Write) -> None:
    with pytest.raises(ContentError, match=r"dictionary\.yaml: there is no table 'calls'"):
        table(write(), "calls")


def test_a_year_needs_all_its_tables(write: Write) -> None:
    with pytest.raises(ContentError, match=r"dictionary\.yaml: calls is not described"):
        read_year(write())


def test_a_column_that_a_table_does_not_have_is_named(write: Write) -> None:
    with pytest.raises(ContentError, match="table visits: there is no column 'weight', but id, day"):
        table(write(), "visits").column("weight")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ("type: texts", "'texts' is not a valid Type"),
        ("type: text, says_not: x", "unknown key 'says_not'"),
    ],
)
def test_a_dictionary_that_breaks_its_schema_is_refused(write: Write, wrong: str, problem: str) -> None:
    places = write(dictionary=DICTIONARY.replace("Number, type: text", f"Number, {wrong}"))
    with pytest.raises(ContentError, match=problem):
        dictionary(places)


def test_a_key_of_a_document_that_is_not_there_is_refused(write: Write) -> None:
    places = write(dictionary=DICTIONARY.replace("of: strategy.segments", "of: strategy.parts"))
    with pytest.raises(ContentError, match=r"the company has no strategy\.parts"):
        table(places, "visits")


def test_the_dictionary_types_its_columns(write: Write) -> None:
    assert dictionary(write())["visits"].columns["came"].type is Type.MOMENT
