"""Builds the course's wheel: the learners' edition, or one with the keys in it."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from frontline.bundle.running import run
from frontline.content.places import Places

INSIDE = "frontline/edition/solutions"
BUILD_TAG = "1keys"
"""Tells the wheel with keys apart by its name; as a build tag it says nothing else to pip."""


def build_wheel(root: Path, folder: Path) -> Path:
    """Build the wheel of the checkout `root` into `folder`; raise `BundleError` with what pip says."""
    # Where the builder is installed, no network is needed.
    offline = ["--no-build-isolation"] if find_spec("hatchling") else []
    run(
        "the course's wheel", "wheel", "--no-deps", "--quiet", *offline, "--wheel-dir", str(folder), str(root)
    )
    (made,) = folder.glob("frontline_course-*.whl")
    return made


def with_keys(wheel: Path, places: Places) -> Path:
    """Make a second wheel beside `wheel` that has the keys, and the instructor's notebooks, in it."""
    name, version, *tags = wheel.name.split("-")
    made = wheel.with_name("-".join([name, version, BUILD_TAG, *tags]))
    added = {
        f"{INSIDE}/{path.relative_to(places.solutions).as_posix()}": path.read_bytes()
        for path in sorted(places.solutions.rglob("*"))
        if path.is_file() and path.suffix in {".ipynb", ".json"} and ".ipynb_checkpoints" not in path.parts
    }
    record = f"{name}-{version}.dist-info/RECORD"
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != record:
                new.writestr(item, old.read(item))
        for path, content in added.items():
            new.writestr(path, content)
        new.writestr(record, _record(old.read(record).decode(), record, added))
    return made


def _record(text: str, own: str, added: Mapping[str, bytes]) -> str:
    """Return the list of a wheel's files with these added; the list itself comes last, as it was."""
    rows = [row for row in csv.reader(io.StringIO(text)) if row and row[0] != own]
    rows += [[path, f"sha256={_digest(content)}", str(len(content))] for path, content in added.items()]
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows([*rows, [own, "", ""]])
    return made.getvalue()


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
