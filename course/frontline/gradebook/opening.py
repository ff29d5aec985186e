"""Opens nbgrader's gradebook, also a new one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def open_gradebook(address: str, course: str = "default_course") -> Any:
    """Return nbgrader's `Gradebook` at `address`, to be used in a `with`."""
    from nbgrader.api import Gradebook

    find_programs()
    return Gradebook(address, course)


def find_programs() -> None:
    """Let nbgrader find alembic, which it calls by bare name, where no environment is activated."""
    folder = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if folder not in folders:
        os.environ["PATH"] = os.pathsep.join([folder, *folders])
