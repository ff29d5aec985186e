"""Due times, extensions and the end of an exercise, as collect keeps them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder
from frontline.content.places import Places
from frontline.grading.collecting.collect import collect
from frontline.grading.collecting.outcomes import Outcome, Row
from frontline.store.answers import parse

from .conftest import EXERCISE, new_class

FAR, GONE = "2099-01-01", "2026-01-01"


@pytest.fixture
def folder(tmp_path: Path, places: Places, hand_in: Callable[..., bytes]) -> ClassFolder:
    made = ClassFolder(new_class(tmp_path / "class", places))
    (made.root / "class.csv").write_text("id\namy\nbob\n")
    (made.inbox / f"{EXERCISE}--amy.json").write_bytes(hand_in())
    (made.inbox / f"{EXERCISE}--bob.json").write_bytes(hand_in(number=1))
    return made


def rows(folder: ClassFolder, text: str) -> dict[str, Row]:
    (folder.root / "class.toml").write_text(f"[exercises.{EXERCISE}]\n{text}\n")
    return {row.learner: row for row in collect(folder)}


def test_in_time_nothing_is_said(folder: ClassFolder) -> None:
    found = rows(folder, f"due = {FAR}\nclosed = {FAR}")
    assert [(row.outcome, row.remarks) for row in found.values()] == [(Outcome.COLLECTED, ())] * 2


def test_late_is_said_and_taken(folder: ClassFolder) -> None:
    found = rows(folder, f"due = {GONE}\nextensions = {{ bob = {FAR} }}")
    assert found["amy"].outcome is Outcome.COLLECTED
    assert found["amy"].remarks == ("late: it was due on 1 January 2026 at 23:59",)
    assert found["bob"].remarks == ()


def test_after_the_end_nothing_is_taken_and_all_is_kept(folder: ClassFolder) -> None:
    found = rows(folder, f"due = {GONE}\nclosed = {GONE}\nextensions = {{ bob = {FAR} }}")
    assert found["amy"].outcome is Outcome.NOT_COLLECTED
    today = datetime.now(UTC).astimezone()
    assert found["amy"].remarks[0].startswith(f"it came on {today.day} {today:%B %Y} at ")
    assert found["amy"].remarks[0].endswith("closed on 1 January 2026 at 23:59")
    assert found["amy"].needs_an_eye
    assert found["bob"].outcome is Outcome.COLLECTED
    assert (folder.inbox / f"{EXERCISE}--amy.json").is_file()
    # Like everybody without a hand-in, amy has a row and no answers.
    left = parse((folder.submitted("amy", EXERCISE) / "answers.json").read_bytes())
    assert not left.answers


def test_what_was_taken_before_the_end_stays(folder: ClassFolder) -> None:
    rows(folder, f"due = {GONE}")
    before = (folder.submitted("amy", EXERCISE) / "answers.json").read_bytes()
    rows(folder, f"due = {GONE}\nclosed = {GONE}")
    assert (folder.submitted("amy", EXERCISE) / "answers.json").read_bytes() == before


def test_opened_again_it_is_taken(folder: ClassFolder) -> None:
    rows(folder, f"closed = {GONE}")
    assert rows(folder, f"closed = {FAR}")["amy"].outcome is Outcome.COLLECTED
