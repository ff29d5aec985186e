"""A learner's own answers file."""

from pathlib import Path

import pytest

from frontline.store.answers import parse
from frontline.store.exercise import ExerciseFile, learner_name
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
