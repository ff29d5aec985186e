"""Compiled templates are kept where that is possible, and missed where it is not."""

import errno
import tempfile
from pathlib import Path
from typing import Any

import pytest

from frontline.forms.compiled import compiled_templates
from frontline.forms.render import _environment, live
from frontline.questions.types import Choice

CHOICE = Choice("a", "What?", options={"x": "X", "y": "Y"})


@pytest.fixture(autouse=True)
def fresh_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _environment.cache_clear()
    yield
    _environment.cache_clear()


def test_a_second_start_finds_what_the_first_compiled(tmp_path: Path) -> None:
    live(CHOICE, None, practice=False)
    kept = {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.cache")}
    assert kept
    _environment.cache_clear()
    live(CHOICE, None, practice=False)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.rglob("*.cache")} == kept


def test_a_full_disk_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert "What?" in live(CHOICE, None, practice=False)
    assert not list(tmp_path.rglob("*.cache"))


def test_no_folder_of_one_s_own_means_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone" / "deeper"))
    assert compiled_templates() is None
    assert "What?" in live(CHOICE, None, practice=False)
