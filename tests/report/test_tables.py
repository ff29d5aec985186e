"""Tables: CSV, workbook, the files for Moodle and Canvas, nbgrader's export."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from attrs import evolve
from openpyxl import load_workbook

from frontline.classroom.classlist import Learner
from frontline.report.lms import canvas, moodle
from frontline.report.results import ClassResults
from frontline.report.tables import CRITERIA, to_csv, to_xlsx

from .conftest import EXERCISES, LEARNERS, Desk

TITLES = [
    "Two containers and no place on the ship",
    "Nine cartons on paper, seven in Osaka",
    "Seven messages before the sales day",
]


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def named(results: ClassResults, name: str) -> ClassResults:
    first, *others = results.learners
    return evolve(results, learners=(evolve(first, name=name), *others))


def test_the_csv_has_a_row_for_each_learner_and_criterion(desk: Desk) -> None:
    header, *found = rows(to_csv(desk.results()))
    assert tuple(header) == CRITERIA
    assert len(found) == 4 * LEARNERS
    first = dict(zip(header, found[1], strict=True))
    assert (first["learner"], first["unit"], first["criterion"]) == ("learner-00001", "212A", "212A-7ii")
    assert float(first["points"]) > 0
    assert int(first["to_mark"]) > 0


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"])
def test_no_cell_computes_anything(desk: Desk, name: str) -> None:
    results = named(desk.results(), name)
    assert rows(to_csv(results))[1][1] == f"'{name}"
    for make in (moodle, canvas):
        assert f"'{name}" in {cell for row in rows(make(results, None)) for cell in row}
    sheet = load_workbook(io.BytesIO(to_xlsx(results)))["Criteria"]
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].value == name


def test_the_workbook_has_a_sheet_for_each_question_one_may_have(desk: Desk) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(desk.results())))
    assert book.sheetnames == ["Criteria", "Requirements", "Exercises", "Seen at work"]
    assert book["Criteria"].max_row == 1 + 4 * LEARNERS
    assert book["Criteria"].freeze_panes == "C2"
    heads = [cell.value for cell in book["Requirements"][1]]
    assert heads[:3] == ["learner", "name", "212A-3"]
    assert book["Requirements"].max_row == 1 + LEARNERS
    works = [[cell.value for cell in row] for row in book["Exercises"].iter_rows(min_row=2)]
    handed = [row for row in works if row[7]]
    assert len(handed) == len(EXERCISES) * LEARNERS
    assert all(isinstance(row[4], int | float) for row in handed)


def marked(desk: Desk) -> ClassResults:
    # One learner's reply in the second exercise stays unmarked.
    desk.mark(
        lambda learner, exercise: None if (learner, exercise) == ("learner-00002", EXERCISES[1]) else 0.5
    )
    return desk.results()


def test_moodle_gets_names_ids_and_a_column_for_each_exercise(desk: Desk) -> None:
    results = marked(desk)
    header, *found = rows(moodle(results, desk.folder.learners()))
    points = [work.points for work in results.learners[0].work if work.handed_in]
    assert header == [
        *("First name", "Last name", "ID number", "Email address"),
        *(f"{title} (of {most:g})" for title, most in zip(TITLES, points, strict=True)),
    ]
    assert len(found) == LEARNERS
    assert found[0][:4] == ["Arjun", "Thapa", "learner-00001", "learner-00001@example.org"]
    earned = [work.earned for work in results.learners[0].work if work.handed_in]
    assert [float(cell) for cell in found[0][4:]] == pytest.approx(earned, abs=0.005)
    assert found[1][5] == ""  # not wholly marked: no grade


def test_canvas_gets_its_five_columns_and_the_points_possible(desk: Desk) -> None:
    results = marked(desk)
    header, possible, *found = rows(canvas(results, desk.folder.learners()))
    # Canvas's importer asks for these, in this order: Section is the last before the assignments.
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *TITLES]
    assert possible[0].strip() == "Points Possible"
    assert [float(cell) for cell in possible[5:]] == [
        work.points for work in results.learners[0].work if work.handed_in
    ]
    assert found[0][:5] == ["Thapa, Arjun", "", "learner-00001", "learner-00001@example.org", ""]
    assert found[1][6] == ""
    assert {len(row) for row in (header, possible, *found)} == {5 + len(TITLES)}
    # A title that ends in a number in brackets would be read as the number of an assignment.
    assert not [title for title in header if title.rstrip().endswith(")")]


def test_a_learner_who_is_not_listed_is_there_by_the_gradebook_s_name(desk: Desk) -> None:
    results, listed = marked(desk), {"other": Learner(id="other")}
    assert rows(moodle(results, listed))[1][:4] == ["Arjun Thapa", "", "learner-00001", ""]
    assert rows(canvas(results, listed))[2][0] == "Arjun Thapa"


def test_what_nobody_has_a_mark_in_has_no_column(desk: Desk) -> None:
    assert rows(moodle(desk.results(), None))[0] == ["First name", "Last name", "ID number", "Email address"]


def test_nbgrader_exports_the_same(desk: Desk, nbgrader_in: Any) -> None:
    option = "--exporter=frontline.report.CriterionExporter"
    nbgrader_in(desk.root, "export", option)
    assert (desk.root / "criteria.csv").read_text(encoding="utf-8") == to_csv(desk.results())
    nbgrader_in(desk.root, "export", option, "--to=class.xlsx", "--student=['learner-00003']")
    sheet = load_workbook(desk.root / "class.xlsx")["Criteria"]
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"learner-00003"}
