"""The inbox: keeps every hand-in as it came, and when a collect run first saw it."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from attrs import field, frozen

from frontline.classroom.opening import read_safely
from frontline.grading.collecting.claims import moment
from frontline.store.answers import RefusedError

SEEN = ".collected.json"
LONGEST_NAME = 235
"""In bytes of UTF-8: most file systems take 255, and copies get a number."""
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069/\\:*?"<>|]')


@frozen
class Inbox:
    """The folder `root`, and the time at which each hand-in was first seen."""

    root: Path
    run: datetime
    _seen: dict[str, str] = field(repr=False)

    @classmethod
    def load(cls, root: Path) -> Inbox:
        """Open the inbox for one run of collect."""
        try:
            seen = json.loads((root / SEEN).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            seen = {}
        return cls(root, datetime.now(UTC), seen if isinstance(seen, dict) else {})

    def first_seen(
        self, learner: str, exercise: str, content: bytes | RefusedError, time: datetime | None
    ) -> datetime:
        """Return when a hand-in came: the time its source knows, else that of the run which first saw it.

        Mail and memory sticks carry no time to believe.
        """
        raw = content if isinstance(content, bytes) else str(content).encode()
        name = f"{exercise}/{learner}/{hashlib.sha256(raw).hexdigest()}"
        known = moment(str(self._seen.get(name, "")))
        first = min(one for one in (known, time or (None if known else self.run)) if one is not None)
        self._seen[name] = stamp(first)
        return first

    def keep(self, name: str, content: bytes) -> None:
        """Keep a hand-in under a name like `name`, once; nothing that lies in the inbox is overwritten."""
        self.root.mkdir(parents=True, exist_ok=True)
        plain = UNFIT.sub("_", name).lstrip(".")
        stem, _, ending = plain.rpartition(".")
        stem = stem.encode()[:LONGEST_NAME].decode(errors="ignore")
        for number in count(1):
            path = self.root / (f"{stem}.{ending}" if number == 1 else f"{stem} ({number}).{ending}")
            if not path.exists() and not path.is_symlink():
                part = path.with_name(f".{path.name}.part")
                part.write_bytes(content)
                part.replace(path)
                return
            if _same(path, content):
                return

    def save(self) -> None:
        """Write down what was seen."""
        self.root.mkdir(parents=True, exist_ok=True)
        part = self.root / f"{SEEN}.part"
        part.write_text(json.dumps(self._seen, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        part.replace(self.root / SEEN)


def stamp(time: datetime) -> str:
    """Return a time as nbgrader reads it."""
    return time.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _same(path: Path, content: bytes) -> bool:
    try:
        return read_safely(path, path.parent) == content
    except RefusedError:
        return False
