"""The one work file of a workspace."""

import json
from pathlib import Path

import pytest

from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, WorkFile, workspace_root


def test_practice_is_kept(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.save("a", "x")
    file.tried("a", "y", right=False)
    file.tried("a", "z", right=True)
    one = file.open().practice["a"]
    assert (one.value, one.tries, one.first) == ("z", 2, False)


def test_what_another_version_keeps_there_stays(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"format": 1, "practice": {}, "cards": {"a": 1}}')
    WorkFile(tmp_path).save("a", "x")
    assert json.loads((tmp_path / "my-work.json").read_text())["cards"] == {"a": 1}


def test_a_broken_file_is_kept_aside_and_the_version_before_used(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.save("a", "x")
    file.save("b", "y")
    (tmp_path / "my-work.json").write_text("{")
    file.save("c", "z")
    assert sorted(file.open().practice) == ["a", "c"]
    assert (tmp_path / "my-work.broken-1.json").read_text() == "{"


def test_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"format": 2, "practice": {}}')
    with pytest.raises(NotSavedError, match="update"):
        WorkFile(tmp_path).save("a", "x")


def test_a_notebook_finds_its_workspace(tmp_path: Path) -> None:
    (tmp_path / MARKER).touch()
    inside = tmp_path / "exercises" / "e-1"
    inside.mkdir(parents=True)
    assert workspace_root(inside) == tmp_path
    assert workspace_root(tmp_path.parent) is None
