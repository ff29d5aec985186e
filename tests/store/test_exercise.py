"""A learner's own answers file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from frontline.store.answers import parse
from frontline.store.exercise import ExerciseFile, learner_name, moment
from frontline.store.record import NotSavedError


@pytest.fixture
def file(tmp_path: Path) -> ExerciseFile:
    return ExerciseFile(tmp_path, "e-1")


def test_a_first_opening_writes_nothing(file: ExerciseFile) -> None:
    opened = file.open()
    assert (dict(opened.answers.answers), opened.says) == ({}, "")
    assert list(file.folder.iterdir()) == []


def test_answers_of_two_tabs_come_together(file: ExerciseFile) -> None:
    other = ExerciseFile(file.folder, "e-1")
    file.save("a", "x")
    other.save("b", ["y"])
    file.save("a", "z")
    assert [other.open().answers.value(name) for name in "ab"] == ["z", ["y"]]


@pytest.mark.parametrize("broken", [b"", b'{"answers": {"a"', b"\x00" * 50, b"[1]"])
def test_a_broken_file_is_kept_and_the_version_before_is_used(file: ExerciseFile, broken: bytes) -> None:
    file.save("a", "first")
    file.save("a", "second")
    file.record.path.write_bytes(broken)
    opened = file.open()
    assert opened.answers.value("a") == "first"
    assert "answers.broken-1.json" in opened.says
    assert (file.folder / "answers.broken-1.json").read_bytes() == broken


def test_saving_over_a_broken_file_keeps_the_version_before_it(file: ExerciseFile) -> None:
    file.save("a", "first")
    file.save("b", "second")
    file.record.path.write_bytes(b"{")
    file.save("c", "third")
    assert [file.open().answers.value(name) for name in "abc"] == ["first", None, "third"]


def test_a_file_that_is_gone_comes_back(file: ExerciseFile) -> None:
    file.save("a", "first")
    file.save("a", "second")
    file.record.path.unlink()
    assert file.open().answers.value("a") == "first"
    assert "gone" in file.open().says


def test_another_exercise_in_the_folder_is_not_touched(file: ExerciseFile) -> None:
    file.save("a", "x")
    before = file.record.path.read_bytes()
    with pytest.raises(NotSavedError, match="another exercise"):
        ExerciseFile(file.folder, "e-2").save("a", "y")
    assert file.record.path.read_bytes() == before


def test_a_newer_version_is_not_touched(file: ExerciseFile) -> None:
    file.record.path.write_text('{"format": 99, "answers": {}}')
    with pytest.raises(NotSavedError, match="update the course"):
        file.save("a", "x")
    assert file.record.path.read_text() == '{"format": 99, "answers": {}}'


def test_handing_in_writes_one_file_to_send(file: ExerciseFile) -> None:
    file.save("a", "x")
    sent = file.hand_in("amy", "abc")
    assert sent.name == "e-1--amy.json"
    handed_in = parse(sent.read_bytes())
    assert (handed_in.learner, handed_in.edition, handed_in.number, handed_in.declared, handed_in.intact) == (
        "amy",
        "abc",
        1,
        True,
        True,
    )
    assert sent.read_bytes() == file.record.path.read_bytes()
    file.hand_in("amy", "abc")
    assert parse(sent.read_bytes()).number == 2


def test_a_change_after_handing_in_takes_the_declaration_back(file: ExerciseFile) -> None:
    file.hand_in("amy", "abc")
    file.save("a", "x")
    assert (file.peek().declared, file.peek().number) == (False, 1)


NAMES = ["amy", "Amy Cheung", "張美玲", "a.b-c_d@x+1", "007", "Zoë", "अमित कुमार", "x" * 64]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_script_are_taken(name: str) -> None:
    assert learner_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        ".hidden",
        "-x",
        "a/b",
        "a\\b",
        "a:b",
        "<b>",
        "a\nb",
        "a*",
        "a?",
        "a[1]",
        "'; drop",
        "x" * 65,
        "a\u202eb",
        None,
        5,
    ],
)
def test_names_that_could_do_harm_are_not(name: object) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        learner_name(name)


def change(path: Path, **fields: Any) -> None:
    """Edit a file as somebody would who leaves its checksum as it is."""
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))


def test_before_the_first_hand_in_there_is_none(file: ExerciseFile) -> None:
    assert file.handed_in() is None
    file.save("a", "x")
    assert file.handed_in() is None


def test_what_was_handed_in_stays_so_while_answers_change(file: ExerciseFile) -> None:
    file.save("a", "x")
    file.hand_in("amy", "abc")
    assert file.handed_in() == file.peek()
    file.save("a", "y")
    handed = file.handed_in()
    assert handed is not None
    assert (handed.value("a"), handed.number, handed.declared) == ("x", 1, True)
    file.hand_in("amy", "abc")
    handed = file.handed_in()
    assert handed is not None
    assert (handed.value("a"), handed.number) == ("y", 2)


def test_the_newest_hand_in_is_the_one_under_the_newest_name(file: ExerciseFile) -> None:
    file.hand_in("amy", "abc")
    file.save("a", "x")
    file.hand_in("Amy Cheung", "abc")
    file.save("a", "y")
    handed = file.handed_in()
    assert handed is not None
    assert (handed.learner, handed.value("a")) == ("Amy Cheung", "x")


def test_a_hand_in_file_that_was_edited_is_none(file: ExerciseFile) -> None:
    file.save("a", "x")
    sent = file.hand_in("amy", "abc")
    file.save("a", "y")
    change(sent, answers={"a": {"value": "better", "saved": ""}})
    assert file.handed_in() is None


def test_answers_that_were_edited_after_the_hand_in_give_way_to_the_file_that_was_sent(
    file: ExerciseFile,
) -> None:
    file.save("a", "x")
    sent = file.hand_in("amy", "abc")
    change(file.record.path, answers={"a": {"value": "better", "saved": ""}})
    handed = file.handed_in()
    assert handed is not None
    assert handed.value("a") == "x"
    sent.unlink()
    assert file.handed_in() is None


@pytest.mark.parametrize("content", [None, b"", b"{", b"\xff", b'{"answers": 5}'])
def test_a_hand_in_file_that_is_gone_or_broken_is_none(file: ExerciseFile, content: bytes | None) -> None:
    sent = file.hand_in("amy", "abc")
    file.save("a", "x")
    sent.unlink()
    if content is not None:
        sent.write_bytes(content)
    assert file.handed_in() is None


def test_the_hand_in_of_another_exercise_is_none(file: ExerciseFile) -> None:
    sent = file.hand_in("amy", "abc")
    file.save("a", "x")
    other = file.folder / "other"
    other.mkdir()
    sent.write_bytes(ExerciseFile(other, "e-2").hand_in("amy", "abc").read_bytes())
    assert file.handed_in() is None


@pytest.mark.parametrize("name", ["", "../../amy", "a/b", "a\x00b", "\ud800", "x" * 200])
def test_a_name_in_the_file_that_can_be_no_file_s_finds_no_hand_in(file: ExerciseFile, name: str) -> None:
    file.hand_in("amy", "abc")
    file.save("a", "x")
    change(file.record.path, learner=name)
    assert file.handed_in() is None


def test_the_file_to_send_bears_the_exercise_and_the_name(file: ExerciseFile) -> None:
    assert file.sent("Amy Cheung").path == file.folder / "e-1--Amy Cheung.json"


@pytest.mark.parametrize("broken", [b"", b"{", b"\x00" * 50, b"[1]"])
def test_a_look_finds_what_an_opening_would_and_touches_nothing(file: ExerciseFile, broken: bytes) -> None:
    file.save("a", "first")
    file.save("a", "second")
    file.record.path.write_bytes(broken)
    before = {path: path.read_bytes() for path in file.folder.iterdir()}
    found = file.look()
    assert found.answers.value("a") == "first"
    assert found.says == "Your answers file could not be read. The version before it is shown."
    assert {path: path.read_bytes() for path in file.folder.iterdir()} == before


def test_a_look_at_a_file_that_is_gone_finds_the_version_before(file: ExerciseFile) -> None:
    assert (file.look().answers.answers, file.look().says) == ({}, "")
    file.save("a", "first")
    file.save("a", "second")
    file.record.path.unlink()
    assert file.look().answers.value("a") == "first"
    assert file.look().says == "Your answers file was gone. The version before it is shown."


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"format": 99, "answers": {}}', "newer version of the course"),
        ('{"exercise": "e-2", "answers": {"a": {"value": "x"}}}', "belong to another exercise (e-2)"),
    ],
)
def test_a_look_at_what_is_not_to_be_touched_is_blank_and_says_why(
    file: ExerciseFile, content: str, says: str
) -> None:
    file.record.path.write_text(content)
    assert file.look().answers.answers == {}
    assert says in file.look().says


@pytest.mark.parametrize(
    ("at", "seconds"),
    [
        ("2026-05-04T09:00:00+08:00", datetime(2026, 5, 4, 1, tzinfo=UTC).timestamp()),
        ("2026-05-04T03:00:00+02:00", datetime(2026, 5, 4, 1, tzinfo=UTC).timestamp()),
        ("2026-05-04T01:00:00Z", datetime(2026, 5, 4, 1, tzinfo=UTC).timestamp()),
        ("", 0.0),
        ("yesterday", 0.0),
        ("2026-13-01", 0.0),
        ("0001-01-01", 0.0),
    ],
)
def test_a_moment_is_the_same_in_every_zone_and_nothing_for_nonsense(at: str, seconds: float) -> None:
    assert moment(at) == seconds


def test_hours_are_sent_only_when_they_are_given(file: ExerciseFile) -> None:
    file.save("a", "x")
    assert b"hours" not in file.hand_in("amy", "abc").read_bytes()
    sent = file.hand_in("amy", "abc", hours=34.5)
    assert parse(sent.read_bytes()).hours == 34.5
    # What was sent once is not sent again without being asked.
    assert parse(file.hand_in("amy", "abc").read_bytes()).hours is None
