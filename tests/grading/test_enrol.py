"""Bringing the class list into nbgrader's gradebook."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from frontline.classroom.folder import ClassFolder
from frontline.grading.enrol import enrol


@pytest.fixture
def folder(tmp_path: Path) -> ClassFolder:
    return ClassFolder(tmp_path)


def enrolled(folder: ClassFolder, *rows: str) -> dict[str, tuple[str | None, str | None, str | None]]:
    lines = ["id,first_name,last_name,email", *rows, ""]
    (folder.root / "class.csv").write_text("\n".join(lines), encoding="utf-8")
    enrol(folder)
    return students(folder)


def students(folder: ClassFolder) -> dict[str, tuple[str | None, str | None, str | None]]:
    with Gradebook(folder.gradebook) as gradebook:
        return {one.id: (one.first_name, one.last_name, one.email) for one in gradebook.students}


def test_learners_get_their_names_and_an_empty_cell_is_none(folder: ClassFolder) -> None:
    assert enrolled(folder, "amy,Amy,Lo,a@example.org", "張美玲,,,") == {
        "amy": ("Amy", "Lo", "a@example.org"),
        "張美玲": (None, None, None),
    }


def test_a_changed_name_is_updated_and_what_the_list_leaves_empty_stays(folder: ClassFolder) -> None:
    enrolled(folder, "amy,Amy,Lo,a@example.org", "bob,Bob,Ng,")
    assert enrolled(folder, "amy,,Cheung,") == {
        "amy": ("Amy", "Cheung", "a@example.org"),
        "bob": ("Bob", "Ng", None),
    }


def test_without_a_class_list_there_is_no_gradebook(folder: ClassFolder) -> None:
    enrol(folder)
    assert list(folder.root.iterdir()) == []


def test_thousands_are_enrolled_in_seconds(folder: ClassFolder) -> None:
    rows = [f"s{number},Name {number},Lo,{number}@example.org" for number in range(5000)]
    enrolled(folder, "amy,,,")
    began = time.monotonic()
    assert len(enrolled(folder, *rows)) == 5001
    assert len(enrolled(folder, *(row.replace("Lo", "Ng") for row in rows))) == 5001
    assert time.monotonic() - began < 15
    assert students(folder)["s4999"] == ("Name 4999", "Ng", "4999@example.org")


def test_a_new_gradebook_needs_no_activated_environment(folder: ClassFolder) -> None:
    (folder.root / "class.csv").write_text("id\namy\n", encoding="utf-8")
    script = "from frontline.grading.enrol import enrol; from frontline.classroom.folder import ClassFolder; "
    script += f"from pathlib import Path; enrol(ClassFolder(Path({str(folder.root)!r})))"
    bare = {**os.environ, "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", script], env=bare, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert students(folder) == {"amy": (None, None, None)}
