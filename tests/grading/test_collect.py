"""Collecting a folder of hand-ins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.content.places import Places
from frontline.grading.collecting.collect import collect
from frontline.grading.collecting.outcomes import Row
from frontline.store.answers import parse

from .conftest import EXERCISE, new_class

HandIn = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path, places: Places) -> ClassFolder:
    return ClassFolder(new_class(tmp_path, places))


def put(folder: ClassFolder, learner: str, content: bytes) -> None:
    path = folder.root / "inbox" / learner / EXERCISE / "answers.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def run(folder: ClassFolder) -> dict[str, Row]:
    return {row.learner: row for row in collect(folder)}


def outcomes(rows: list[Row]) -> list[str]:
    return sorted(row.outcome for row in rows)


def answered(folder: ClassFolder, learner: str) -> int:
    return len(parse((folder.submitted(learner, EXERCISE) / "answers.json").read_bytes()).answers)


def test_folders_and_hand_in_files_are_both_taken(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder, "amy", hand_in())
    (folder.root / "inbox" / f"{EXERCISE}--張美玲.json").write_bytes(hand_in())
    rows = run(folder)
    assert {learner: row.outcome for learner, row in rows.items()} == {
        "amy": "collected",
        "張美玲": "collected",
    }
    for learner in rows:
        names = sorted(path.name for path in folder.submitted(learner, EXERCISE).iterdir())
        assert names == [f"{EXERCISE}.ipynb", "answers.json", "timestamp.txt"]


def test_nothing_else_of_the_learner_s_passes(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder, "amy", hand_in())
    beside = folder.root / "inbox" / "amy" / EXERCISE
    for name in ("frontline.py", "ipykernel_launcher.py", "page.html", "timestamp.txt", f"{EXERCISE}.ipynb"):
        (beside / name).write_text("evil")
    remarks = "; ".join(run(folder)["amy"].remarks)
    assert "other files beside it were ignored: frontline.py, ipykernel_launcher.py, page.html" in remarks
    names = sorted(path.name for path in folder.submitted("amy", EXERCISE).iterdir())
    assert names == [f"{EXERCISE}.ipynb", "answers.json", "timestamp.txt"]
    assert "evil" not in (folder.submitted("amy", EXERCISE) / f"{EXERCISE}.ipynb").read_text()
    assert "evil" not in (folder.submitted("amy", EXERCISE) / "timestamp.txt").read_text()


def test_every_learner_of_the_class_gets_a_row(folder: ClassFolder, hand_in: HandIn) -> None:
    (folder.root / "class.csv").write_text("id,first_name,last_name,email\namy,Amy,Cheung,\nbob,Bob,Lo,\n")
    put(folder, "amy", hand_in())
    put(folder, "mallory", hand_in())
    rows = run(folder)
    assert {learner: row.outcome for learner, row in rows.items()} == {
        "amy": "collected",
        "bob": "no hand-in",
        "mallory": "not collected",
    }
    assert answered(folder, "bob") == 0
    assert not (folder.submitted("bob", EXERCISE) / "timestamp.txt").exists()
    assert not folder.submitted("mallory", EXERCISE).exists()


def test_a_late_hand_in_replaces_the_blank_one(folder: ClassFolder, hand_in: HandIn) -> None:
    (folder.root / "class.csv").write_text("id\namy\nbob\n")
    put(folder, "amy", hand_in())
    run(folder)
    put(folder, "bob", hand_in())
    assert run(folder)["bob"].outcome == "collected"
    assert answered(folder, "bob") > 0


def test_the_newest_counts_and_an_older_one_never_overwrites_it(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder, "amy", hand_in({"hours-left": "1"}, number=2))
    run(folder)
    first = (folder.submitted("amy", EXERCISE) / "timestamp.txt").read_text()
    run(folder)
    assert (folder.submitted("amy", EXERCISE) / "timestamp.txt").read_text() == first
    newer, older = hand_in({"hours-left": "3"}, number=3), hand_in({"hours-left": "1"}, number=2)
    (folder.root / "inbox" / f"{EXERCISE}--amy.json").write_bytes(newer)
    assert outcomes(collect(folder)) == ["collected", "older"]
    (folder.root / "inbox" / f"{EXERCISE}--amy.json").write_bytes(older)
    put(folder, "amy", newer)
    run(folder)
    kept = parse((folder.submitted("amy", EXERCISE) / "answers.json").read_bytes())
    assert kept.value("hours-left") == "3"


def test_of_two_that_came_together_the_higher_number_counts(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder, "amy", hand_in({"hours-left": "3"}, number=3))
    (folder.root / "inbox" / f"{EXERCISE}--amy.json").write_bytes(hand_in({"hours-left": "1"}, number=2))
    rows = collect(folder)
    assert outcomes(rows) == ["collected", "not collected"]
    assert {row.remarks for row in rows} == {
        (f"came together with amy/{EXERCISE}/answers.json, which counts (hand-in number 3)",),
        ("one of 2 that came together",),
    }
    kept = parse((folder.submitted("amy", EXERCISE) / "answers.json").read_bytes())
    assert kept.value("hours-left") == "3"


@pytest.mark.parametrize("name", [" amy", ".amy", "a*b", "a[1]", "x" * 65, "<b>x", "a'b"])
def test_a_name_that_could_do_harm_is_refused_alone(folder: ClassFolder, hand_in: HandIn, name: str) -> None:
    put(folder, name, hand_in())
    put(folder, "bob", hand_in())
    rows = run(folder)
    assert (rows[name].outcome, rows["bob"].outcome) == ("not collected", "collected")
    assert [path.name for path in (folder.root / "submitted").iterdir()] == ["bob"]


def test_an_unknown_exercise_is_named(folder: ClassFolder, hand_in: HandIn) -> None:
    (folder.root / "inbox" / "no-such--amy.json").write_bytes(hand_in())
    assert run(folder)["amy"].remarks == ("there is no such exercise",)


def test_what_is_missing_is_said(tmp_path: Path, folder: ClassFolder) -> None:
    with pytest.raises(ClassFolderError, match="no released exercises"):
        collect(ClassFolder(tmp_path / "inbox"))
    with pytest.raises(ClassFolderError, match="There is no folder"):
        collect(folder, tmp_path / "elsewhere")
    (folder.root / "class.csv").write_text("name\nAmy\n")
    with pytest.raises(ClassFolderError, match="id,first_name"):
        collect(folder)
    (folder.root / "class.csv").write_bytes("id\n張美玲\n".encode("big5"))
    with pytest.raises(ClassFolderError, match="UTF-8"):
        collect(folder)
    (folder.root / "class.csv").write_text("id\namy\nb/b\n")
    with pytest.raises(ClassFolderError, match="line 3: the id 'b/b'"):
        collect(folder)
    (folder.root / "class.toml").write_text("[exercises")
    with pytest.raises(ClassFolderError, match=r"class\.toml"):
        folder.settings  # noqa: B018
