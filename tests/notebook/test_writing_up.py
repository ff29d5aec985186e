"""Entries and the sign-off sheet in a notebook: what is kept, added, forgotten, and made."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from frontline.content.contents import contents
from frontline.content.places import Places
from frontline.forms.output import shown_to
from frontline.notebook.log_sheet import Sheet
from frontline.notebook.writing_up import Log, project, task
from frontline.store.work import MARKER, WorkFile
from frontline.study.log import Entry, entries, plain

TYPED = {"date": "2026-05-12", "did": "Called first.", "result": "", "next": "", "minutes": "20"}


@pytest.fixture
def file(tmp_path: Path) -> WorkFile:
    (tmp_path / MARKER).touch()
    return WorkFile(tmp_path)


@pytest.fixture
def log(file: WorkFile) -> Log:
    return opened(file)


def opened(file: WorkFile | None) -> Log:
    return Log("08-task", file, lambda: "<p>head</p>")


def kept(file: WorkFile) -> list[tuple[int, str]]:
    return [(one.number, one.did) for one in entries(file.open(), "08-task")]


def shown(log: Log) -> list[str]:
    """Return the names of the entries on the page, from the top."""
    return [form.draft.rsplit(":", 1)[1] for form in log.box.children[1:]]


def test_what_is_typed_is_kept_at_every_change(log: Log, file: WorkFile) -> None:
    assert log.act(1, "save", TYPED).state == "saved"
    found = json.loads((file.root / "my-work.json").read_text())["log"]["08-task/1"]
    assert {name: found[name] for name in TYPED} == TYPED
    assert datetime.fromisoformat(found["saved"]).tzinfo is not None


def test_what_is_missing_is_said_and_kept_all_the_same(log: Log, file: WorkFile) -> None:
    says = log.act(1, "save", {**TYPED, "date": "soon", "did": "", "minutes": "abc"}).says
    assert says.startswith("Saved ")
    assert says.endswith(
        "“soon” is not a date: choose one. Write what you did. "
        "“abc” is no number of minutes: write one such as 45."
    )
    (one,) = entries(file.open(), "08-task")
    assert (one.date, one.minutes) == ("soon", "abc")


def test_a_deleted_entry_is_gone_and_can_be_brought_back(log: Log, file: WorkFile) -> None:
    log.act(1, "save", TYPED)
    assert log.act(1, "save", None).says.startswith("Deleted ")
    assert kept(file) == []
    log.act(1, "save", TYPED)
    assert kept(file) == [(1, "Called first.")]


def test_a_page_opens_with_an_empty_entry_that_is_not_kept_yet(log: Log, file: WorkFile) -> None:
    assert shown(log) == ["08-task/1"]
    assert kept(file) == []


def test_an_added_entry_stands_above_the_others_and_is_kept_at_once(log: Log, file: WorkFile) -> None:
    log.act(1, "save", TYPED)
    assert log.press("add", {}).says == "A new entry stands below."
    assert shown(log) == ["08-task/2", "08-task/1"]
    assert kept(file) == [(1, "Called first."), (2, "")]


def test_no_second_empty_entry_is_added(log: Log, file: WorkFile) -> None:
    assert log.press("add", {}).says == "There is an empty entry already. Write in that one."
    log.act(1, "save", TYPED)
    log.press("add", {})
    assert log.press("add", {}).says == "There is an empty entry already. Write in that one."
    assert kept(file) == [(1, "Called first."), (2, "")]


def test_a_number_is_not_used_again_while_its_entry_can_be_brought_back(log: Log) -> None:
    log.act(1, "save", TYPED)
    log.act(1, "save", None)
    log.press("add", {})
    assert shown(log) == ["08-task/2", "08-task/1"]


def test_entries_come_newest_first_and_only_the_newest_is_unfolded(file: WorkFile) -> None:
    for number in (1, 2, 3):
        file.put("log", f"08-task/{number}", TYPED)
    log = opened(file)
    assert shown(log) == ["08-task/3", "08-task/2", "08-task/1"]
    assert ["<details open>" in form.html for form in log.box.children[1:]] == [True, False, False]


def test_without_a_workspace_it_says_that_nothing_is_kept() -> None:
    log = opened(None)
    assert log.act(1, "save", TYPED).says.startswith("Not saved. Practice is kept only in a folder")
    assert log.act(1, "save", TYPED).state == "not saved"


def test_a_work_file_of_a_newer_course_is_left_alone_and_said_so(file: WorkFile) -> None:
    path = file.root / "my-work.json"
    path.write_text('{"format": 99, "practice": {}}')
    assert "update the course" in opened(file).act(1, "save", TYPED).says
    assert json.loads(path.read_text()) == {"format": 99, "practice": {}}


@pytest.mark.parametrize("value", ["text", 3, ["did"], {"did": ["x"], "date": {}}])
def test_what_no_form_would_send_is_no_fault(log: Log, value: object) -> None:
    assert log.act(1, "save", value).state == "saved"


@pytest.fixture
def sheet(file: WorkFile, places: Places) -> Sheet:
    first = Entry(of="project-212A", number=1, date="2026-05-04", did="Asked for the yes.", hours="1")
    second = Entry(of="project-212A", number=2, date="2026-05-05", did="Read the file.", hours="2")
    for one in (first, second):
        file.put("log", one.name, plain(one))
    return Sheet(contents(places), "212A", file)


FIELDS: dict[str, Any] = {
    "learner": " Ada Wong ",
    "project": "",
    "supervisor": "",
    "position": "",
    "fictional": False,
    "entry:project-212A/1": True,
    "entry:project-212A/2": False,
}


def test_the_sheet_lies_in_the_folder_for_study_with_the_ticked_entries(sheet: Sheet, file: WorkFile) -> None:
    sheet.press("open", {})
    assert sheet.press("make", FIELDS).says == "The sheet is made."
    html = (file.root / "study" / "sign-off 212A.html").read_text(encoding="utf-8")
    assert "Ada Wong" in html
    assert "Asked for the yes." in html
    assert "Read the file." not in html


def test_what_was_typed_for_a_sheet_is_there_for_the_next(sheet: Sheet) -> None:
    sheet.press("open", {})
    sheet.press("make", FIELDS)
    again = sheet.press("open", {}).html
    assert 'value="Ada Wong"' in again
    assert 'name="entry:project-212A/1" checked>' in again
    assert 'name="entry:project-212A/2">' in again


def test_a_ticked_kestrel_bay_version_is_signed_by_an_instructor_and_stays_ticked(
    sheet: Sheet, file: WorkFile
) -> None:
    sheet.press("open", {})
    sheet.press("make", {**FIELDS, "fictional": True})
    html = (file.root / "study" / "sign-off 212A.html").read_text(encoding="utf-8")
    assert "Signature of the instructor" in html
    assert 'name="fictional" checked>' in sheet.press("open", {}).html
    sheet.press("make", FIELDS)
    html = (file.root / "study" / "sign-off 212A.html").read_text(encoding="utf-8")
    assert "Signature of the supervisor" in html


def test_cancelling_makes_no_file(sheet: Sheet, file: WorkFile) -> None:
    sheet.press("open", {})
    sheet.press("close", FIELDS)
    assert not (file.root / "study").exists()


def test_coming_back_to_the_screen_keeps_what_is_being_typed(sheet: Sheet, file: WorkFile) -> None:
    sheet.panel.html = sheet.press("open", {}).html
    file.put("log", "project-212A/3", {"did": "Something new."})
    assert sheet.again() == sheet.panel.html
    sheet.press("close", FIELDS)
    assert sheet.again() != sheet.panel.html


def test_an_empty_sheet_has_a_name_of_its_own(sheet: Sheet, file: WorkFile) -> None:
    sheet.press("empty", {})
    html = (file.root / "study" / "sign-off 212A (empty).html").read_text(encoding="utf-8")
    assert "Asked for the yes." not in html


def test_the_version_before_is_kept(sheet: Sheet, file: WorkFile) -> None:
    for learner in ("Ada Wong", "Ada Wong Ka-yan"):
        sheet.press("open", {})
        sheet.press("make", {**FIELDS, "learner": learner})
    before = (file.root / "study" / ".sign-off 212A.previous.html").read_text(encoding="utf-8")
    assert "Ka-yan" not in before


def test_a_file_in_the_folder_s_place_is_told_in_words_and_the_fields_stay(
    sheet: Sheet, file: WorkFile
) -> None:
    (file.root / "study").write_text("a file")
    sheet.press("open", {})
    turn = sheet.press("make", FIELDS)
    assert turn.says.startswith("Not made. The folder 'study' cannot be used")
    assert 'value="Ada Wong"' in turn.html
    assert (file.root / "study").read_text() == "a file"


@pytest.mark.parametrize("verb", [lambda: task("08-task"), lambda: project("212A")], ids=["task", "project"])
@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(
    monkeypatch: pytest.MonkeyPatch,
    execution: str,
    verb: Callable[[], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        verb()
    assert "Open this page in JupyterLab to write your log." in outputs[0]
    assert capsys.readouterr().err == ""
