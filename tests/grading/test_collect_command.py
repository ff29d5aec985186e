"""What `frontline collect` prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.content.places import Places

from .conftest import EXERCISE, Run, new_class, runner

HandIn = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path, places: Places, hand_in: HandIn) -> Path:
    """A class of three: one hand-in as it should be, one with a remark, none of the third."""
    folder = new_class(tmp_path / "class", places)
    (folder / "class.csv").write_text("id,first_name\namy,Amy\nbob,Bob\ncy,Cy\n", encoding="utf-8")
    (folder / "inbox" / f"{EXERCISE}--amy.json").write_bytes(hand_in(learner="amy"))
    (folder / "inbox" / f"{EXERCISE}--bob.json").write_bytes(hand_in(learner="bob", declared=False))
    return folder


@pytest.fixture
def run(folder: Path) -> Run:
    return runner(folder)


def table(said: str) -> list[str]:
    return [line for line in said.splitlines() if "│" in line]


def test_only_what_needs_an_eye_is_listed_and_all_is_counted(run: Run) -> None:
    said = run("frontline", "collect")
    (row,) = table(said)
    assert "bob" in row
    assert "without the declaration of own work" in row
    assert said.splitlines()[-4:] == [
        "2 collected",
        "1 without a hand-in",
        "The table leaves out what needs no eye. To list everything, add --all",
        f"Next: frontline grade {EXERCISE}",
    ]


def test_all_lists_everyone(run: Run) -> None:
    said = run("frontline", "collect", "--all")
    assert [next(name for name in ("amy", "bob", "cy") if f" {name} " in row) for row in table(said)] == [
        "amy",
        "bob",
        "cy",
    ]
    assert "no hand-in" in said


def test_where_nothing_needs_an_eye_there_is_no_table(run: Run, folder: Path) -> None:
    (folder / "inbox" / f"{EXERCISE}--bob.json").unlink()
    assert run("frontline", "collect").splitlines() == [
        "1 collected",
        "2 without a hand-in",
        f"Next: frontline grade {EXERCISE}",
    ]


def test_several_sources_are_taken_at_once(run: Run, folder: Path, hand_in: HandIn) -> None:
    mail = folder.parent / "mail"
    mail.mkdir()
    for learner in ("amy", "cy"):
        (mail / f"{EXERCISE}--{learner}.json").write_bytes(hand_in(learner=learner, number=2))
    said = run("frontline", "collect", *map(str, sorted(mail.iterdir())))
    assert "2 collected\n1 without a hand-in\n" in said


def test_other_people_s_text_is_printed_as_text(run: Run, folder: Path, hand_in: HandIn) -> None:
    evil = "[red]x[/red]\x1b[2J\u202e:boom:\n=1+1"
    (folder / "inbox" / "any.json").write_bytes(hand_in(learner=evil))
    said = run("frontline", "collect")
    (row,) = [row for row in table(said) if "any.json" in row]
    assert "[red]x[/red]\\x1b[2J\\u202e:boom:\\n=1+1" in row
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_a_long_text_takes_no_page(run: Run, folder: Path) -> None:
    (folder / "inbox" / f"{EXERCISE}--{'x' * 180}.json").write_bytes(b"{")
    assert all(len(line) < 1200 for line in run("frontline", "collect").splitlines())


def test_with_nothing_collected_the_last_line_says_what_to_do(run: Run, folder: Path) -> None:
    for path in (folder / "inbox").iterdir():
        path.unlink()
    assert (
        run("frontline", "collect").splitlines()[-1].startswith("Nothing new. Next: put hand-ins into inbox/")
    )


def test_a_broken_class_list_is_said_in_words(run: Run, folder: Path) -> None:
    (folder / "class.csv").write_text("id\namy\namy\n", encoding="utf-8")
    said = run("frontline", "collect", fails=True)
    assert said == "class.csv has the id 'amy' twice, in lines 2 and 3. Keep one.\n"


def test_help_has_an_example_for_each_kind_of_source(run: Run) -> None:
    said = run("frontline", "collect", "--help")
    for kind in ("A file:", "A folder of files", "Moodle,", "Canvas,", "nbgrader's exchange:"):
        assert f"{kind}" in said
    assert said.count("frontline collect ") >= 6
