"""evidence.csv: rows that people write, by hand and by command."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from frontline.classroom.evidence import COLUMNS, Evidence, Kind, checked, read_evidence, record
from frontline.content.reading import ContentError

CRITERIA = ("212A-7i", "212A-7ii")
SEEN = Evidence(
    learner="amy",
    criterion="212A-7ii",
    kind=Kind.SEEN,
    value="yes",
    reason='two rolled bookings, "both" told in time',
    by="Mr Ip, supervisor",
    date=date(2026, 11, 20),
)
ROW = dict(
    zip(COLUMNS, ("amy", "212A-7i", "decision", "met", "heard live", "Ms Lau", "2026-11-20"), strict=True)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "evidence.csv"


def test_without_a_file_there_is_none(path: Path) -> None:
    assert read_evidence(path, CRITERIA) == []


def test_what_is_recorded_is_read_again(path: Path) -> None:
    record(path, SEEN)
    record(path, checked(ROW, CRITERIA))
    assert read_evidence(path, CRITERIA) == [SEEN, checked(ROW, CRITERIA)]
    assert path.read_text(encoding="utf-8").startswith("learner,criterion,kind,value,reason,by,date\n")


def test_a_file_that_a_spreadsheet_saved_is_added_to(path: Path) -> None:
    # With a mark at the beginning, an empty row, and no line end at the last one.
    text = f"{','.join(COLUMNS)}\r\namy,212A-7i,oral,not yet,,Ms Lau,2026-11-19\r\n,,,,,,"
    path.write_text(text, encoding="utf-8-sig", newline="")
    record(path, SEEN)
    assert [one.kind for one in read_evidence(path, CRITERIA)] == [Kind.ORAL, Kind.SEEN]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"learner": ""}, "learner is empty"),
        ({"by": ""}, "by is empty"),
        ({"criterion": "212A-9"}, r"no criterion '212A-9' \(use 212A-7i, 212A-7ii\)"),
        ({"kind": "heard"}, r"kind 'heard' is unknown \(use seen, oral, roleplay, decision\)"),
        ({"value": "yes"}, r"'yes' does not fit decision \(use met or not yet met\)"),
        ({"reason": ""}, "a decision needs its reason"),
        ({"date": "20/11/2026"}, r"no day \(write it as 2027-01-15\)"),
    ],
)
def test_a_row_that_cannot_be_used_says_what_to_mend(path: Path, change: dict[str, str], says: str) -> None:
    row = {**ROW, **change}
    with pytest.raises(ValueError, match=says):
        checked(row, CRITERIA)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, row.values()])
    with pytest.raises(ContentError, match=rf"evidence\.csv, line 2: .*{says}"):
        read_evidence(path, CRITERIA)


def test_other_columns_are_refused(path: Path) -> None:
    path.write_text("learner,criterion\namy,212A-7i\n")
    with pytest.raises(ContentError, match="the columns are learner, criterion, kind"):
        read_evidence(path, CRITERIA)


def test_a_reason_longer_than_a_statement_has_room_for_is_refused() -> None:
    row = dict(zip(COLUMNS, ("amy", "212A-7i", "seen", "yes", "x" * 301, "me", "2026-11-20"), strict=True))
    with pytest.raises(ValueError, match="reason has 301 characters: a statement has room for 300"):
        checked(row, ["212A-7i"])
