"""Copies of the gradebook: none that is needless, and one of each day for long."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from frontline.gradebook.backup import DAYS, KEPT, back_up


@pytest.fixture
def url(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "gradebook.db")) as db:
        db.execute("CREATE TABLE grade (points)")
    return f"sqlite:///{tmp_path / 'gradebook.db'}"


def copies(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "backups").glob("gradebook-*.db"))


def test_a_gradebook_that_did_not_change_is_not_copied_again(tmp_path: Path, url: str) -> None:
    first = back_up(url, tmp_path)
    assert back_up(url, tmp_path) == first
    assert len(copies(tmp_path)) == 1
    later = first.stat().st_mtime + 5
    os.utime(tmp_path / "gradebook.db", (later, later))
    assert back_up(url, tmp_path) != first
    assert len(copies(tmp_path)) == 2


def test_the_newest_are_kept_and_of_each_day_before_the_last(tmp_path: Path, url: str) -> None:
    (tmp_path / "backups").mkdir()
    for day in range(1, 29):
        for hour in range(3):
            (tmp_path / "backups" / f"gradebook-202601{day:02d}-{hour:02d}0000-000000.db").touch()
    for path in (tmp_path / "backups").iterdir():
        os.utime(path, (0, 0))
    made = back_up(url, tmp_path)
    kept = copies(tmp_path)
    assert kept[-1] == made.name
    assert {f"gradebook-202601{day:02d}-020000-000000.db" for day in range(1, 29)} <= set(kept)
    assert len([name for name in kept if name.startswith("gradebook-202601")]) == KEPT - 1 + 28 - 7
    assert DAYS > 28
