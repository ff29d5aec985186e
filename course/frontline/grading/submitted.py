"""What lies in submitted/ for nbgrader: laid out whole, and compared with what comes later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from frontline.classroom.opening import read_safely
from frontline.grading.checkin import CheckedIn
from frontline.grading.collecting.claims import moment
from frontline.grading.folders import put, stage
from frontline.store.answers import RefusedError, parse
from frontline.store.exercise import NAME

NEVER = datetime.min.replace(tzinfo=UTC)
STAMP = "timestamp.txt"


@frozen(order=True)
class Rank:
    """Of two hand-ins of an exercise the greater counts: one that can be read, the newer, its own number."""

    readable: bool
    time: datetime
    number: int


def lay_out(target: Path, exercise: str, made: CheckedIn, seen: str) -> None:
    """Replace the folder `target` by the checked-in pair; `seen` is the hand-in's time, '' for none."""
    files = {f"{exercise}.ipynb": made.notebook.encode("utf-8", "replace"), NAME: made.answers}
    files |= {STAMP: seen.encode()} if seen else {}
    if target.parent.is_symlink():
        # Through it another learner's folder would be replaced, or one outside of the class folder.
        target.parent.unlink()
    if not _holds(target, files):
        stage(target, files)
        put(target)


def rank(target: Path) -> Rank:
    """Return the rank of what lies in `target`; the lowest for nothing, or a pair without a time."""
    try:
        time = moment(read_safely(target / STAMP, target.parents[1]).decode())
        answers = parse(read_safely(target / NAME, target.parents[1]))
    except (UnicodeDecodeError, RefusedError):
        return Rank(readable=False, time=NEVER, number=0)
    return Rank(readable=not answers.refused, time=time or NEVER, number=answers.number)


def _holds(target: Path, files: Mapping[str, bytes]) -> bool:
    # Most of a class is as it was when more is collected, and replacing folders is slow.
    try:
        names = [path.name for path in target.iterdir()]
        return set(names) == set(files) and all(
            read_safely(target / name, target.parents[1]) == files[name] for name in names
        )
    except (OSError, RefusedError):
        return False
