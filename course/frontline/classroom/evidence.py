"""evidence.csv: what people saw of a learner at work, and where an instructor decides otherwise."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from attrs import frozen

from frontline.content.reading import ContentError, csv_rows, written
from frontline.results import Decision, Outcome

FILE = "evidence.csv"
LONGEST_REASON = 300
"""Characters; a statement is one sheet."""
COLUMNS = ("learner", "criterion", "kind", "value", "reason", "by", "date")


class Kind(StrEnum):
    """What a row of evidence is."""

    SEEN = "seen"
    """Seen at work: `value` is yes or not yet."""
    ORAL = "oral"
    """Oral questions: yes or not yet."""
    ROLEPLAY = "roleplay"
    """A role-play that was watched: yes or not yet."""
    DECISION = "decision"
    """The instructor's decision, which replaces what the points say: met or not yet met."""


YES, NOT_YET = "yes", "not yet"
MET, NOT_YET_MET = "met", "not yet met"
VALUES = dict.fromkeys(Kind, (YES, NOT_YET)) | {Kind.DECISION: (MET, NOT_YET_MET)}


@frozen(kw_only=True)
class Evidence:
    """One row: of whom, for which criterion, what, why, who says so, and when."""

    learner: str
    criterion: str
    kind: Kind
    value: str
    reason: str
    by: str
    date: date


def read_evidence(path: Path, criteria: Collection[str]) -> list[Evidence]:
    """Return the rows in order, none without the file; raise `ContentError` with the line to mend."""
    if not path.is_file():
        return []
    rows = csv_rows(written(path, FILE), COLUMNS, FILE)
    return [_evidence(row, place, criteria) for row, place in rows if any(row.values())]


def checked(row: dict[str, str], criteria: Collection[str]) -> Evidence:
    """Return the evidence in a row; raise ValueError that says what to mend."""
    for name in ("learner", "by"):
        if not row[name]:
            raise ValueError(f"{name} is empty: name the person")
    row = {**row, "criterion": spelt(row["criterion"], criteria)}
    if row["criterion"] not in criteria:
        raise ValueError(f"there is no criterion {row['criterion']!r} (use {', '.join(criteria)})")
    if row["kind"] not in list(Kind):
        raise ValueError(f"kind {row['kind']!r} is unknown (use {', '.join(Kind)})")
    kind = Kind(row["kind"])
    if row["value"] not in VALUES[kind]:
        raise ValueError(f"value {row['value']!r} does not fit {kind} (use {' or '.join(VALUES[kind])})")
    if kind is Kind.DECISION and not row["reason"]:
        raise ValueError("a decision needs its reason, which the statement prints")
    if len(row["reason"]) > LONGEST_REASON:
        raise ValueError(
            f"reason has {len(row['reason'])} characters: a statement has room for {LONGEST_REASON}"
        )
    try:
        day = date.fromisoformat(row["date"])
    except ValueError:
        raise ValueError(f"date {row['date']!r} is no day (write it as 2027-01-15)") from None
    return Evidence(**{**row, "kind": kind, "date": day})  # type: ignore[arg-type]


def _evidence(row: dict[str, str], place: str, criteria: Collection[str]) -> Evidence:
    try:
        return checked(row, criteria)
    except ValueError as problem:
        raise ContentError(place, str(problem)) from None


def spelt(criterion: str, criteria: Iterable[str]) -> str:
    """Return a criterion as the framework spells it; what it does not have comes back as it is."""
    return next((one for one in criteria if one.casefold() == criterion.casefold()), criterion)


def decisions(evidence: Iterable[Evidence]) -> dict[str, dict[str, Decision]]:
    """Return an instructor's decisions by learner and criterion; of several the last counts."""
    found: dict[str, dict[str, Decision]] = {}
    for one in evidence:
        if one.kind is Kind.DECISION:
            found.setdefault(one.learner, {})[one.criterion] = Decision(
                outcome=Outcome.MET if one.value == MET else Outcome.NOT_YET_MET,
                reason=one.reason,
                by=one.by,
                on=one.date,
            )
    return found


def as_csv(rows: Sequence[Evidence], *, header: bool) -> str:
    """Return rows as the file has them."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    if header:
        table.writerow(COLUMNS)
    table.writerows(
        (one.learner, one.criterion, one.kind, one.value, one.reason, one.by, one.date.isoformat())
        for one in rows
    )
    return text.getvalue()


def record(path: Path, evidence: Evidence) -> None:
    """Add a row to the file, which is begun where it is not there; raise OSError where it cannot be."""
    before = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    whole = before + as_csv([evidence], header=not before)
    part = path.with_name(f".{path.name}.part")
    part.write_text(whole, encoding="utf-8", newline="\n")
    part.replace(path)
