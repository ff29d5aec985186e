"""An exploration in a notebook: what is made and found in it is kept in the work file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.forms.output import shown_to
from frontline.notebook.exploring import Finding, Notes, explore
from frontline.questions.written import Written
from frontline.store.work import MARKER, WorkFile

SETTINGS = {"title": "The airport counter", "found": "A line for questions costs a sign."}


@pytest.fixture
def file(tmp_path: Path) -> WorkFile:
    (tmp_path / MARKER).touch()
    return WorkFile(tmp_path)


@pytest.fixture
def finding(file: WorkFile) -> Finding:
    question = Written("x", "What did you find?", words=(5, 40))
    return Finding(question, SETTINGS["found"], Notes("x", file))


def test_what_was_found_is_kept_at_every_change(finding: Finding, file: WorkFile) -> None:
    reply = finding("save", "A second position helps.")
    assert (reply.state, reply.feedback) == ("saved", "")
    assert file.open().practice["x"].value == "A second position helps."


def test_what_colleagues_found_is_shown_to_who_has_written_something(finding: Finding) -> None:
    assert finding("check", "").says == "Write first what you found."
    assert finding("check", "").feedback == ""
    shown = finding("check", "A second position helps.").feedback
    assert "What we found" in shown
    assert SETTINGS["found"] in shown


def test_a_reply_that_is_too_long_is_said_so(finding: Finding) -> None:
    assert finding("check", "x" * 8001).state == "malformed"


def test_what_was_made_is_kept_beside_what_was_found(file: WorkFile) -> None:
    notes = Notes("x", file)
    assert notes.made(["queue"]).startswith("Saved ")
    assert notes.read("x-made").value == ["queue"]
    assert notes.read("x").value is None


def test_without_a_workspace_it_says_that_nothing_is_kept() -> None:
    notes = Notes("x", None)
    assert notes.made(["queue"]).startswith("Not saved. Practice is kept only in a folder")
    assert notes.read("x-made").value is None


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(
    monkeypatch: pytest.MonkeyPatch, execution: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    shown: list[str] = []
    sink: Callable[[dict[str, str], object], None] = lambda bundle, _: shown.append(bundle["text/html"])  # noqa: E731
    with shown_to(sink):
        explore("x", SETTINGS)
    assert "The airport counter: open this page in JupyterLab to try it." in shown[0]
    assert capsys.readouterr().err == ""
