"""A paper of a project in a notebook: what is kept, what is said, and the page that is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from frontline.forms.output import shown_to
from frontline.forms.paper import done
from frontline.notebook.paper_writing import OPEN, Writing, paper
from frontline.store.work import MARKER, WorkFile
from frontline.study.papers import Paper, Part

HOSTILE = "</textarea><script>alert(1)</script>"
PAPER = Paper(
    title="The proposal",
    says="Before you count.",
    parts={
        "service": Part(label="The service", says="Which one", words=4),
        "dates": Part(label="Dates", says="Week by week", words=40),
    },
)
CASES = Paper(title="The cases", rows=3, columns={"case": "Case", "cause": "Cause"})


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    (tmp_path / MARKER).touch()
    return Writing("309a-proposal", PAPER, WorkFile(tmp_path))


def kept(writing: Writing) -> dict[str, str]:
    assert writing.file
    return dict(json.loads((writing.file.root / "my-work.json").read_text())["papers"][writing.id])


def test_what_is_typed_is_kept_and_is_there_again(writing: Writing) -> None:
    reply = writing.act("save", {"service": "Calls back", "dates": "", "odd": "x"})
    assert (reply.state, reply.says[:6]) == ("saved", "Saved ")
    assert {name: text for name, text in kept(writing).items() if name != "saved"} == {
        "service": "Calls back"
    }
    assert ">\nCalls back</textarea>" in writing.html()
    assert f'data-saved="{kept(writing)["saved"]}"' in writing.html()
    assert "2 of about 44 words. Still empty: Dates" in reply.html


def test_a_paper_says_how_far_it_is() -> None:
    assert done(PAPER, {}) == "not begun, about 44 words"
    assert done(PAPER, {"service": "one two three four five", "dates": "Monday"}) == (
        "6 of about 44 words. Longer than planned: The service"
    )
    assert done(CASES, {}) == "0 of 3 lines"
    assert done(CASES, {"1.case": "A", "1.cause": "B", "3.case": "C"}) == "2 of 3 lines"


def test_the_page_to_print_has_what_was_written_and_room_for_the_rest(writing: Writing) -> None:
    assert writing.file
    writing.act("save", {"service": "Calls back"})
    turn = writing.press("print", {})
    assert turn.says == "The page is made: “study/309a-proposal.html”."
    page = (writing.file.root / "study" / "309a-proposal.html").read_text()
    assert "<p>Calls back</p>" in page
    assert page.count('<div class="room">') == 3
    assert "2 of about 4 words." in page


def test_an_empty_list_is_printed_with_all_its_lines(writing: Writing) -> None:
    assert writing.file
    one = Writing("309a-cases", CASES, writing.file)
    one.press("print", {})
    page = (writing.file.root / "study" / "309a-cases.html").read_text()
    assert page.count("<td></td>") == 6


def test_what_a_learner_types_is_never_html(writing: Writing) -> None:
    assert writing.file
    writing.act("save", {"service": HOSTILE})
    writing.press("print", {})
    page = (writing.file.root / "study" / "309a-proposal.html").read_text()
    assert "<script>" not in writing.html() + page
    cases = Writing("309a-cases", CASES, writing.file)
    cases.act("save", {"1.case": HOSTILE})
    cases.press("print", {})
    assert "<script>" not in cases.html() + (writing.file.root / "study" / "309a-cases.html").read_text()


def test_without_a_course_folder_nothing_is_kept_and_that_is_said() -> None:
    lost = Writing("309a-proposal", PAPER, None)
    reply = lost.act("save", {"service": "Calls back"})
    assert reply.state == "not saved"
    assert reply.says.startswith("Not saved. ")
    assert lost.press("print", {}).says.startswith("Not made. ")


def test_a_folder_that_cannot_be_used_is_said(writing: Writing) -> None:
    assert writing.file
    (writing.file.root / "study").write_text("a file in the way")
    assert "The folder 'study' cannot be used" in writing.press("print", {}).says


def test_nonsense_in_the_work_file_is_an_empty_paper(writing: Writing) -> None:
    assert writing.file
    (writing.file.root / "my-work.json").write_text(
        '{"format": 1, "practice": {}, "papers": {"309a-proposal": [3]}}'
    )
    assert "not begun" in writing.html()
    (writing.file.root / "my-work.json").write_text("broken")
    assert "not begun" in writing.html()


def test_outside_jupyterlab_a_line_says_where_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        paper("309a-proposal", {"title": "The proposal"})
    assert OPEN in "".join(outputs)
