"""Files and folders that try to harm: beside the answers, in the notebook, and in the place of either."""

from __future__ import annotations

import copy
import os
import random
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from .conftest import EXERCISE
from .hostile import FULL, JSON, LARGE, RUN, changed

LINK = "behind a link"
NOT_ORDINARY = "not an ordinary file"
Cells = list[dict[str, Any]]

# Files beside the answers, which Python, Jupyter or nbgrader would run or read.
MODULES = (
    *("frontline", "nbgrader", "ipykernel_launcher", "json", "numpy", "sitecustomize", "usercustomize"),
    *("conftest", "nbgrader_config", "jupyter_config", "jupyter_notebook_config", "ipython_config"),
)


def strays(marker: Path) -> dict[str, str]:
    """Return names and contents of files that would touch `marker` if they were run."""
    evil = f"from pathlib import Path\nPath({str(marker)!r}).touch()\n"
    startup = ".ipython/profile_default/startup/00.py"
    return {
        **{f"{name}.py": evil for name in MODULES},
        **dict.fromkeys(("frontline/__init__.py", "json/__init__.py", startup), evil),
        "evil.pth": f"import pathlib; pathlib.Path({str(marker)!r}).touch()",
        "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['.']",
        "index.html": f"<script>{RUN}</script>",
        "timestamp.txt": "1999-01-01 00:00:00 UTC",
        f"{EXERCISE}.ipynb": '{"cells": [',
        f"{EXERCISE}--ann.json": "{}",
    }


# Code in cells; each leaves a mark first, so that it is seen wherever it ran.
CODE = {
    "loop": "while True: pass",
    "sleep": "import time; time.sleep(10**6)",
    "input": "input()",
    "memory": "x = bytearray(2 << 30)",
    "output": "print('x' * (200 << 20))",
    "exit": "import os; os._exit(0)",
    "segfault": "import ctypes; ctypes.string_at(0)",
    "kill": "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
    "processes": "import os\nfor _ in range(50): os.fork() or os._exit(os.system('sleep 60'))",
    "child": "import subprocess; subprocess.Popen(['sleep', '600'], start_new_session=True)",
    "network": "import socket; socket.create_connection(('192.0.2.1', 80))",
    "read": "print(open('../../../gradebook.db', 'rb').read(), open('../../../solutions').read())",
    "marks": "import sqlite3; sqlite3.connect('../../../gradebook.db').execute('DELETE FROM grade')",
    "overwrite": "import shutil; shutil.rmtree('../../..')",
}


def code_cell(source: str, **nbgrader: Any) -> dict[str, Any]:
    about = {
        "schema_version": 3,
        "task": False,
        "grade": False,
        "solution": False,
        "locked": False,
        **nbgrader,
    }
    return {
        "cell_type": "code",
        "id": f"x{sha256(source.encode()).hexdigest()[:8]}",
        "metadata": {"nbgrader": about} if nbgrader else {},
        "outputs": [],
        "execution_count": None,
        "source": source,
    }


def _all(change: Callable[[dict[str, Any]], object]) -> Callable[[Cells], object]:
    return lambda cells: [change(cell) for cell in cells]


def _nbgrader(**values: Any) -> Callable[[Cells], object]:
    return _all(lambda cell: cell["metadata"].get("nbgrader", {}).update(values))


# What was done to the cells of a notebook; it earns what its answers earn.
CELLS: Mapping[str, Callable[[Cells], object]] = {
    "deleted": lambda cells: cells.clear(),
    "tests-deleted": lambda cells: cells.__delitem__(slice(1, None, 2)),
    "duplicated": lambda cells: cells.extend(copy.deepcopy(cells)),
    "shuffled": lambda cells: random.Random(1).shuffle(cells),
    "retyped": _all(lambda cell: cell.update(cell_type="raw")),
    "of-no-type": _all(lambda cell: cell.update(cell_type="<script>")),
    "answered": _all(lambda cell: cell.update(source="99.0")),
    "points": _nbgrader(points=100),
    "points-nan": _nbgrader(points=float("nan")),
    "unlocked": _nbgrader(locked=False, solution=True),
    "graded": _nbgrader(grade=True, points=5),
    "grade-ids": _nbgrader(grade_id="hours-left"),
    "grade-ids-html": _nbgrader(grade_id="<script>"),
    "schema-0": _nbgrader(schema_version=0),
    "schema-99": _nbgrader(schema_version=99),
    "tagged": _all(lambda cell: cell["metadata"].update(tags=["skip-execution", "remove_cell"])),
    "metadata-a-list": _all(lambda cell: cell.update(metadata=[1])),
    "metadata-broken": _all(lambda cell: cell["metadata"].update(nbgrader="yes")),
    "sources-null": _all(lambda cell: cell.update(source=None)),
    "extra-grade": lambda cells: cells.append(code_cell("5.0", grade=True, grade_id="mine", points=5)),
    "twenty-thousand": lambda cells: cells.extend(code_cell(f"{n}") for n in range(20_000)),
}

# What became of the notebook's file.
NOTEBOOKS: Mapping[str, Callable[[JSON], JSON]] = {
    "empty": lambda good: b"",
    "cut": lambda good: good[:1000],
    "text": lambda good: b"no notebook",
    "list": lambda good: b"[]",
    "null": lambda good: b"null",
    "utf-16": lambda good: good.decode().encode("utf-16"),
    "byte-order-mark": lambda good: b"\xef\xbb\xbf" + good,
    "nul": lambda good: b"\0" * 1000,
    "deep": lambda good: b"[" * 100_000,
    "format-3": lambda good: b'{"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{}]}',
    "format-99": lambda good: changed(good, nbformat=99),
    "format-in-words": lambda good: changed(good, nbformat="<b>"),
    "keys-twice": lambda good: good[:-2] + b', "cells": [], "metadata": {}}',
    "other-kernel": lambda good: changed(
        good, metadata={"kernelspec": {"name": "bash", "display_name": "x"}}
    ),
    "of-no-exercise": lambda good: changed(good, metadata={}),
}


@frozen
class Ground:
    """Where a hand-in that is put by hand lies: the class folder, and what lies around it."""

    folder: Path
    around: Path

    @property
    def secret(self) -> Path:
        """A file that no learner should get; beside it lie somebody else's answers."""
        return self.around / "secret" / "secret.txt"

    @property
    def elsewhere(self) -> Path:
        """An empty folder in which nothing should ever be written."""
        return self.around / "elsewhere"

    def of(self, learner: str) -> Path:
        return self.folder / "submitted" / learner / EXERCISE


def _link_learner(target: Path, to: Path) -> None:
    _drop(target)
    target.parent.rmdir()
    target.parent.symlink_to(to)


def _link(target: Path, to: Path) -> None:
    _drop(target)
    target.symlink_to(to)


def _instead(name: str, make: Callable[[Path, Ground], object]) -> Callable[[Ground, Path], None]:
    def put(ground: Ground, target: Path) -> None:
        (target / name).unlink(missing_ok=True)
        make(target / name, ground)

    return put


def _drop(target: Path) -> None:
    for path in target.iterdir():
        path.unlink()
    target.rmdir()


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)


def _pipe(path: Path, _: Ground) -> None:
    os.mkfifo(path)


def _secret(path: Path, ground: Ground) -> None:
    path.symlink_to(ground.secret)


def _ann(path: Path, ground: Ground) -> None:
    path.symlink_to(ground.of("ann") / path.name)


def _long(path: Path, _: Ground) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


NOTEBOOK, STAMP = f"{EXERCISE}.ipynb", "timestamp.txt"
# Put into submitted/ around check-in: how, what it earns, the reason.
BY_HAND: Mapping[str, tuple[Callable[[Ground, Path], object], float, str]] = {
    "learner-a-link": (lambda ground, at: _link_learner(at, ground.of("ann").parent), 0, LINK),
    "learner-a-link-out": (
        lambda ground, at: _link_learner(at, ground.secret.parent / "someone"),
        0,
        LINK,
    ),
    "learner-a-link-elsewhere": (lambda ground, at: _link_learner(at, ground.elsewhere), 0, "No hand-in"),
    "exercise-a-link": (lambda ground, at: _link(at, ground.of("ann")), 0, LINK),
    "answers-a-link": (_instead("answers.json", _ann), 0, NOT_ORDINARY),
    "answers-a-link-out": (_instead("answers.json", _secret), 0, NOT_ORDINARY),
    "answers-a-link-to-nowhere": (
        _instead("answers.json", lambda path, _: path.symlink_to("nowhere")),
        0,
        NOT_ORDINARY,
    ),
    "answers-a-pipe": (_instead("answers.json", _pipe), 0, NOT_ORDINARY),
    "answers-a-folder": (_instead("answers.json", lambda path, _: path.mkdir()), 0, NOT_ORDINARY),
    "answers-missing": (_instead("answers.json", lambda path, _: None), 0, "No hand-in"),
    "answers-long": (_instead("answers.json", _long), 0, LARGE),
    "time-a-link": (_instead(STAMP, _secret), FULL, ""),
    "time-a-pipe": (_instead(STAMP, _pipe), FULL, ""),
    "time-a-folder": (_instead(STAMP, lambda path, _: path.mkdir()), FULL, ""),
    "time-ten-megabytes": (_instead(STAMP, lambda path, _: path.write_bytes(b"2026" * 2_500_000)), FULL, ""),
    "time-in-words": (_instead(STAMP, lambda path, _: path.write_text("yesterday")), FULL, ""),
    "time-in-html": (_instead(STAMP, lambda path, _: path.write_text(f"<script>{RUN}</script>")), FULL, ""),
    "time-binary": (_instead(STAMP, lambda path, _: path.write_bytes(b"\xff\xfe\0")), FULL, ""),
    "time-of-a-deep-folder": (lambda ground, at: _write(at / "deep" / STAMP, b"2026-01-01"), FULL, ""),
    "notebook-missing": (_instead(NOTEBOOK, lambda path, _: None), FULL, ""),
    "notebook-renamed": (lambda ground, at: (at / NOTEBOOK).rename(at / "mine.ipynb"), FULL, ""),
    "notebook-a-folder": (_instead(NOTEBOOK, lambda path, _: path.mkdir()), FULL, ""),
    "notebook-a-pipe": (_instead(NOTEBOOK, _pipe), FULL, ""),
    "notebook-a-link": (_instead(NOTEBOOK, _secret), FULL, ""),
    "notebook-100-megabytes": (_instead(NOTEBOOK, _long), FULL, ""),
    "a-link-beside": (_instead("beside.txt", _secret), FULL, ""),
    "a-pipe-beside": (_instead("beside", _pipe), FULL, ""),
}


# Ids that are no folder's name, or would be another's: each is refused.
IDS_REFUSED = (
    *("<img src=x onerror=alert(1)>", "Robert'); DROP TABLE student;--", "two\nlines", ".hidden", "~root"),
    *(
        "*",
        "?",
        "[a-z]*",
        "$HOME",
        "`id`",
        "a" * 200,
        "trailing ",
        " leading",
        "-rf",
        "@here",
        "＊",
        "|",
        "a:b",
    ),
    *(
        "a\u202eb",
        "a\u200bb",
        "\u0301x",
        "a\u00a0b",
        "{{7*7}}",
        "%s",
        "a\\b",
        "=1+1",
        "+1",
        "a,b",
        'a"b',
        "💥",
    ),
)
# Ids that only look dangerous: each is a learner of its own.
IDS = (
    *(
        "張美玲",
        "Ольга",
        "مريم",
        "नीता",
        "ann.lee@x.org",
        "Ann Lee",
        "ａｎｎ",
        "CON",
        "aux.txt",
        "amy.",
        "a..b",
        "NULL",
    ),
    *(EXERCISE, "answers.json", "timestamp.txt", "submitted", "o", "0", "a" * 64, "x+y", "a--b", "é"),
)
