"""A class's results as tables: a CSV file, and a workbook with a sheet for each question one may have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from frontline.forms.shown import figure
from frontline.report.results import ClassResults
from frontline.results import Outcome

CRITERIA = (
    *("learner", "name", "unit", "criterion", "state", "points", "out_of", "to_mark"),
    *("hours", "decided_by", "reason", "evidence"),
)
EXERCISES = (
    "learner",
    "name",
    "exercise",
    "title",
    "points",
    "out_of",
    "to_mark",
    "handed_in",
    "late",
    "attempt",
)
EVIDENCE = ("learner", "name", "criterion", "kind", "value", "reason", "by", "date")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLOURS = {
    Outcome.MET: "#DAFBE1",
    Outcome.NOT_YET_MET: "#FFF3D6",
    Outcome.TO_MARK: "#F0F2F4",
    Outcome.NOT_ATTEMPTED: "#F0F2F4",
}
Cell = str | int | float | None


def to_csv(results: ClassResults) -> str:
    """Return a row for each learner and criterion; no cell can start a formula in a spreadsheet."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(CRITERIA)
    for row in criteria_rows(results):
        table.writerow([_plain(cell) for cell in row])
    return text.getvalue()


def quoted(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and does not compute it."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return figure(cell)
    return quoted(cell) if isinstance(cell, str) else cell


def to_xlsx(results: ClassResults) -> bytes:
    """Return a workbook: criteria, the map of requirements, exercises, and what was seen at work."""
    import xlsxwriter

    content = io.BytesIO()
    # What learners wrote is never a formula, a number or a link.
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties(
            {"title": "Results of the class", "created": datetime.combine(results.day, datetime.min.time())}
        )
        _sheet(book, "Criteria", CRITERIA, criteria_rows(results), colour="state")
        _map(book, results)
        _sheet(book, "Exercises", EXERCISES, _exercise_rows(results))
        _sheet(book, "Seen at work", EVIDENCE, _evidence_rows(results))
    return content.getvalue()


def criteria_rows(results: ClassResults) -> Iterator[list[Cell]]:
    """Return the rows of `CRITERIA`, learners in the gradebook's order, criteria in the framework's."""
    for learner in results.learners:
        for standing in learner.units:
            for result in standing.criteria:
                decision = result.decision
                yield [
                    learner.learner,
                    learner.name,
                    standing.unit.id,
                    result.criterion,
                    result.outcome.value,
                    round(result.earned, 2),
                    result.points,
                    result.to_mark,
                    standing.hours,
                    decision.by if decision else "",
                    decision.reason if decision else "",
                    " ".join(result.evidence),
                ]


def _exercise_rows(results: ClassResults) -> Iterator[list[Cell]]:
    for learner in results.learners:
        for work in learner.work:
            yield [
                learner.learner,
                learner.name,
                work.exercise,
                work.title,
                round(work.earned, 2) if work.handed_in else None,
                work.points,
                work.to_mark,
                f"{work.handed_in:%Y-%m-%d %H:%M}" if work.handed_in else "",
                "late" if work.late else "",
                work.attempt if work.handed_in else None,
            ]


def _evidence_rows(results: ClassResults) -> Iterator[list[Cell]]:
    for learner in results.learners:
        for standing in learner.units:
            for one in standing.seen:
                yield [
                    *(learner.learner, learner.name, one.criterion, one.kind.value),
                    *(one.value, one.reason, one.by, one.date.isoformat()),
                ]


def _sheet(
    book: Any, name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]], colour: str = ""
) -> None:
    sheet, head = book.add_worksheet(name), book.add_format({"bold": True, "bottom": 1})
    fills = {outcome.value: book.add_format({"bg_color": shade}) for outcome, shade in COLOURS.items()}
    sheet.write_row(0, 0, [column.replace("_", " ") for column in columns], head)
    widths = [len(column) for column in columns]
    last = 0
    for last, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            form = fills.get(str(cell)) if columns[at] == colour else None
            sheet.write(last, at, cell, form)
            widths[at] = max(widths[at], min(60, len(str(cell if cell is not None else ""))))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width + 2)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _map(book: Any, results: ClassResults) -> None:
    sheet = book.add_worksheet("Requirements")
    head = book.add_format({"bold": True, "rotation": 90, "bottom": 1})
    fills = {outcome: book.add_format({"bg_color": shade}) for outcome, shade in COLOURS.items()}
    items = [id_ for unit in results.units for id_ in unit.items]
    sheet.write_row(0, 0, ["learner", "name", *items], head)
    for row, learner in enumerate(results.learners, 1):
        sheet.write_row(row, 0, [learner.learner, learner.name])
        outcomes = {id_: outcome for one in learner.units for id_, outcome in one.requirements.items()}
        for at, id_ in enumerate(items, 2):
            sheet.write_string(row, at, outcomes[id_].value, fills[outcomes[id_]])
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, len(items) + 1, 5)
    sheet.freeze_panes(1, 2)
