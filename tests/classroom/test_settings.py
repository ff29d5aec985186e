"""class.toml: what it means, and what is said of a slip in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontline.classroom.settings import ExerciseSettings, Settings, read_settings
from frontline.content.reading import ContentError

WHOLE = """
[class]
name = "Autumn 2026"
provider = "Harbour Training Centre"
marked_by = "Ms R. Lau"
keys_public = true

[exercises.e-1]
due = 2027-01-15
closed = 2027-01-31T18:00:00+08:00
release = ["reasons", "scheme"]
extensions = { amy = 2027-02-05, bob = 2027-01-20T12:00:00 }
"""


@pytest.fixture
def read(tmp_path: Path):
    def read(text: str) -> Settings:
        (tmp_path / "class.toml").write_text(text, encoding="utf-8")
        return read_settings(tmp_path / "class.toml")

    return read


def test_without_a_file_there_are_no_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "class.toml") == Settings()


def test_all_that_it_says_is_taken(read) -> None:
    said = read(WHOLE)
    assert (said.about.name, said.about.marked_by, said.about.keys_public) == (
        "Autumn 2026",
        "Ms R. Lau",
        True,
    )
    assert said.of("e-1").release == ("reasons", "scheme")
    assert said.of("another") == ExerciseSettings()


def test_a_day_ends_at_midnight_of_this_place(read) -> None:
    due = read(WHOLE).of("e-1").due
    assert due == datetime(2027, 1, 15, 23, 59, 59).astimezone()
    assert due.tzinfo is not None


def test_a_time_with_a_zone_keeps_it(read) -> None:
    assert read(WHOLE).of("e-1").closed == datetime(2027, 1, 31, 10, tzinfo=UTC)


def test_an_extension_moves_the_due_time_and_holds_the_exercise_open(read) -> None:
    one = read(WHOLE).of("e-1")
    assert one.due_for("amy") == datetime(2027, 2, 5, 23, 59, 59).astimezone()
    assert one.closed_for("amy") == one.due_for("amy")
    # Earlier than the end for all: it never takes time away.
    assert one.closed_for("bob") == one.closed == one.closed_for("carl")
    assert one.due_for("bob") == one.due + timedelta(days=4, hours=12, seconds=1)
    assert one.due_for("carl") == one.due


def test_an_exercise_that_is_never_closed_stays_open(read) -> None:
    one = read("[exercises.e-1]\nextensions = { amy = 2027-02-05 }\n").of("e-1")
    assert one.closed_for("amy") is None
    assert one.due_for("bob") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[exercises", "class.toml: "),
        ("[klass]\nname = 'x'", r"unknown key 'klass'"),
        ("[about]\nname = 'x'", r"unknown key 'about'"),
        ("[exercises.e]\ndew = 2027-01-15", r"unknown key 'dew' \(did you mean due"),
        ("[exercises.e]\ndue = 'soon'", r"\[exercises\.e\]: due: a day is needed, as 2027-01-15"),
        ("[exercises.e]\ndue = 15", "a day is needed"),
        ("[exercises.e]\nextensions = { amy = 'later' }", "extensions, amy: a day is needed"),
        ("[exercises.e]\nrelease = ['keys']", r"'keys' cannot be released \(use reasons, scheme\)"),
        ("[exercises.e]\ndue = 2027-02-01\nclosed = 2027-01-01", "closed before it is due"),
        ("[class]\nname = 3", "a text"),
    ],
)
def test_a_slip_is_named_with_what_to_write(read, text: str, says: str) -> None:
    with pytest.raises(ContentError, match=says):
        read(text)


@pytest.mark.parametrize("line", ["due = 15/1/2027", "release = [reasons]", "name = “Autumn”"])
def test_a_slip_of_spelling_shows_how_it_is_written(tmp_path: Path, line: str) -> None:
    (tmp_path / "class.toml").write_text(f"[class]\n{line}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"line 2.*due = 2027-01-15, name = \"Autumn\"") as told:
        read_settings(tmp_path / "class.toml")
    assert str(told.value).count("class.toml") == 1
