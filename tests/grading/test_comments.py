"""Comments to pick from: what is offered first, and the instructor's own list."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolderError
from frontline.grading.comments import FILE, Remark, lines, offered, prepared

HERE, THERE = "outcome-to-customer", "note-to-operations"


def test_the_most_used_comments_of_the_question_come_first() -> None:
    used = [Remark(HERE, "Name the day."), Remark(HERE, "No blame."), Remark(HERE, "No blame.")]
    assert offered(HERE, used, []) == ("No blame.", "Name the day.")


def test_comments_on_other_questions_come_after_all_of_the_question_itself() -> None:
    used = [Remark(THERE, "Too long."), Remark(THERE, "Too long."), Remark(HERE, "Name the day.")]
    assert offered(HERE, used, []) == ("Name the day.", "Too long.")


def test_a_comment_is_offered_once() -> None:
    used = [Remark(THERE, "Too long."), Remark(HERE, "Too long.")]
    assert offered(HERE, used, [Remark("", "Too long.")]) == ("Too long.",)


def test_the_instructors_own_come_before_others_that_are_used_as_often() -> None:
    used = [Remark(HERE, "Answer first."), Remark(HERE, "Well done.")]
    assert offered(HERE, used, [Remark(HERE, "Well done."), Remark(HERE, "Say when.")]) == (
        "Well done.",
        "Answer first.",
        "Say when.",
    )


def test_a_long_list_ends_after_twelve() -> None:
    assert len(offered(HERE, [Remark(HERE, str(number)) for number in range(40)], [])) == 12


def test_each_line_of_a_comment_is_picked_by_itself() -> None:
    assert lines("No blame.\n\n  Name the day. \r\n") == ["No blame.", "Name the day."]


def test_the_instructors_list_is_read_with_and_without_a_question(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        f'question,comment\n{HERE},"Name the day, please."\n,請再讀一次\n', "utf-8-sig"
    )
    assert prepared(tmp_path) == (Remark(HERE, "Name the day, please."), Remark("", "請再讀一次"))


def test_a_comment_of_two_lines_in_the_list_is_two_comments(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('question,comment\n,"Good.\nName the day."\n')
    assert prepared(tmp_path) == (Remark("", "Good."), Remark("", "Name the day."))


def test_no_list_is_no_trouble(tmp_path: Path) -> None:
    assert prepared(tmp_path) == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "needs a first line"), (b"remark\nGood", "needs a first line"), (b"\xff\xfe\x00", "UTF-8")],
)
def test_a_list_that_is_none_says_what_to_mend(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ClassFolderError, match=says):
        prepared(tmp_path)


def test_a_row_without_a_comment_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"question,comment\n{HERE}\n")
    assert prepared(tmp_path) == ()
