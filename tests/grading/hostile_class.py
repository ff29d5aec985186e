"""A class in which everything that tries to harm is laid out, and what watches while it is graded."""

from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from frontline.classroom.released import Released
from frontline.content.places import Places

from .conftest import EXERCISE, Run, new_class
from .hostile import BENT, FORGED, REFUSED, SIZES, bent, forged
from .hostile_files import BY_HAND, CELLS, CODE, IDS_REFUSED, NOTEBOOKS, Ground, code_cell, strays

Good = Callable[[str], bytes]
"""Makes a learner's clean hand-in."""

CLEAN = ("ann", "ben", "cas", "dee", "none")
"""By the inbox's folders, Moodle's zip, the exchange and mail; the last hands in nothing."""
OTHERS = (
    "linked-answers",
    "linked-folder",
    "linked-out",
    "pipe",
    "folder-for-file",
    "hard-link",
    "strays",
    "bom",
)
PATH = f"{EXERCISE}/answers.json"
STAMP = "2026-11-20 10:00:00.000000 UTC"
SECONDS, MEMORY = 60, 1_000_000_000
"""The most of a processor's time and of addresses (not all of it is used) that a command gets."""


WATCH = """import os, sys
AROUND, LOG = {around!r}, {log!r}
RUNS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect")
OPENS = ("open", "os.listdir", "os.scandir", "os.chmod")
# These do not follow a link that a path ends with.
MOVES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink")
AWAY = tuple(os.path.join(AROUND, name) for name in ("secret", "elsewhere"))
busy = []

def watch(event, args):
    if busy or event not in RUNS + OPENS + MOVES:
        return
    busy.append(event)
    try:
        said = str(args[0])
        if event not in RUNS:
            path = "" if isinstance(args[0], int) or args[0] is None else os.fsdecode(args[0])
            real = os.path.realpath(os.path.dirname(path) if event in MOVES else path)
            said = path if real.startswith(AWAY) else ""
        if said and said != "alembic":
            os.write(LOG_FILE, f"{{event}} {{said}}\\n".encode())
    finally:
        busy.clear()

LOG_FILE = os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
sys.addaudithook(watch)
"""


def everyone() -> list[str]:
    return [
        *CLEAN,
        *OTHERS,
        *(f"file-{name}" for name in (*REFUSED, *SIZES)),
        *(f"answer-{name}" for name in BENT),
        *(f"forged-{name}" for name in FORGED),
        *(f"code-{name}" for name in CODE),
        *(f"cells-{name}" for name in CELLS),
        *(f"book-{name}" for name in NOTEBOOKS),
        *(f"hand-{name}" for name in BY_HAND),
    ]


def by_hand() -> list[str]:
    return [one for one in everyone() if one.startswith(("code-", "cells-", "book-", "hand-"))]


def new(folder: Path, places: Places, good: Good, learners: list[str]) -> Path:
    """Lay out a class with clean hand-ins of ann and ben in the inbox."""
    new_class(folder, places)
    rows = "".join(f"{one},{one.title()},Bo,{one}@example.org\n" for one in learners)
    (folder / "class.csv").write_text(f"id,first_name,last_name,email\n{rows}")
    put(folder, "ann", good("ann"))
    with zipfile.ZipFile(folder / "inbox" / "moodle.zip", "w") as archive:
        archive.writestr(f"Ben Bo_1_assignsubmission_file/{EXERCISE}--ben.json", good("ben"))
    return folder


def put(folder: Path, learner: str, content: bytes) -> Path:
    path = folder / "inbox" / learner / EXERCISE / "answers.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    return path


def fill_inbox(ground: Ground, good: Good, marker: Path) -> None:
    """Put everything into the inbox that tries to harm from there."""
    folder = ground.folder
    for name, (made, _) in REFUSED.items():
        put(folder, f"file-{name}", made(good(f"file-{name}")))
    for name, size in SIZES.items():
        with put(folder, f"file-{name}", b"").open("wb") as file:
            file.truncate(size)
    for name, (question, raw, _, _) in BENT.items():
        put(folder, f"answer-{name}", bent(good(f"answer-{name}"), question, raw))
    for name, (fields, _, _) in FORGED.items():
        put(folder, f"forged-{name}", forged(good(f"forged-{name}"), fields))
    put(folder, "bom", b"\xef\xbb\xbf" + good("bom"))
    beside = put(folder, "strays", good("strays")).parent
    for name, content in strays(marker).items():
        (beside / name).parent.mkdir(parents=True, exist_ok=True)
        (beside / name).write_text(content)
        (folder / "inbox" / "strays" / Path(name).name).write_text(content)
    ann = folder / "inbox" / "ann" / EXERCISE
    replaced(put(folder, "linked-answers", b"")).symlink_to(ann / "answers.json")
    replaced(put(folder, "linked-out", b"")).symlink_to(ground.secret)
    replaced(put(folder, "hard-link", b"")).hardlink_to(ground.secret.parent / "someone" / PATH)
    replaced(put(folder, "folder-for-file", b"")).mkdir()
    os.mkfifo(replaced(put(folder, "pipe", b"")))
    linked = replaced(put(folder, "linked-folder", b"")).parent
    linked.rmdir()
    linked.symlink_to(ann, target_is_directory=True)
    for number, name in enumerate(IDS_REFUSED):
        put(folder, name, good(f"refused-{number}"))
    with zipfile.ZipFile(folder / "inbox" / "evil.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (
            f"../../elsewhere/{EXERCISE}--ann.json",
            f"/{EXERCISE}--ann.json",
            f"..\\{EXERCISE}--ann.json",
        ):
            archive.writestr(name, good("evil"))
        link = zipfile.ZipInfo(f"linked/ann/{PATH}")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, str(ground.secret))
        archive.writestr(f"None Bo_2_assignsubmission_file/{EXERCISE}--ann.py", "raise SystemExit")


def replaced(path: Path) -> Path:
    path.unlink()
    return path


def put_by_hand(ground: Ground, good: Good, released: Released, marker: Path) -> None:
    """Put into submitted/, around check-in, what check-in would never let pass."""
    evil = f"from pathlib import Path\nPath({str(marker)!r}).touch()\n"
    notebook = json.dumps(released.notebook)
    for learner in by_hand():
        target = ground.of(learner)
        kind, _, name = learner.partition("-")
        (target / "answers.json").write_bytes(good(learner))
        (target / "timestamp.txt").write_text(STAMP)
        (target / "frontline.py").write_text(evil)
        (target / f"{EXERCISE}.ipynb").write_bytes(_notebook(kind, name, notebook, evil))
        if kind == "hand":
            (target / "frontline.py").unlink()
            BY_HAND[name][0](ground, target)


def _notebook(kind: str, name: str, notebook: str, evil: str) -> bytes:
    made = json.loads(notebook)
    match kind:
        case "book":
            return NOTEBOOKS[name](notebook.encode())
        case "cells":
            CELLS[name](made["cells"])
        case "code":
            # Cells of the learner's own, one that looks as if the exercise only showed it, and the tests'.
            code = evil + CODE[name]
            made["cells"][:0] = [code_cell(code), code_cell(f"1\n{code}", locked=True, grade_id="mine")]
            for cell in made["cells"]:
                if cell["metadata"].get("nbgrader", {}).get("grade"):
                    cell["source"] = code
    return json.dumps(made).encode()


def limited(
    run: Run, watch: Path, *command: str, fails: bool = False, seconds: int = SECONDS
) -> tuple[str, float]:
    """Run a command that ends where it takes too much memory or processor time, or writes a huge file."""
    limits = (f"--as={MEMORY}", f"--cpu={seconds}", "--fsize=50000000")
    begun = time.perf_counter()
    said = run("prlimit", *limits, "env", f"PYTHONPATH={watch}", *command, fails=fails)
    return said, time.perf_counter() - begun


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def snapshot(around: Path) -> dict[str, bytes]:
    """Return every file and folder around the class folders."""
    ours = [around / name for name in ("secret", "elsewhere", "exchange", "mail")]
    found = [path for root in ours for path in root.rglob("*")]
    return {str(path): path.read_bytes() if path.is_file() else b"" for path in found}
