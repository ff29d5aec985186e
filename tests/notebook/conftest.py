"""A workspace with nothing done in it yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.store.work import MARKER


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of an empty workspace."""
    (tmp_path / MARKER).touch()
    return tmp_path
