"""Says in words where a term comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping

PARTS = (("en:", "English"), ("zh:", "Chinese"))
MARK = re.compile(r"(?P<code>[\w-]+)(?:\((?P<note>\w+)\))?")
SAYS = {
    "known": "usual in Hong Kong, not looked up",
    "not given": "none found",
    "not confirmed": "none confirmed",
}
NOTES = {"s": " (in Simplified characters)", "other": " (there in another form)", None: ""}


def explained(source: str, names: Mapping[str, str]) -> str:
    """Return the column `source` as a sentence for each language; KeyError where a mark has no name."""
    said = []
    for part in source.split("; "):
        for start, language in PARTS:
            if part.startswith(start):
                marks = part.removeprefix(start).split(",")
                said.append(f"{language}: {'; '.join(_named(mark.strip(), names) for mark in marks)}.")
    return " ".join(said)


def codes(source: str) -> frozenset[str]:
    """Return the marks in a column `source` that must have a name."""
    marks = (mark.strip() for part in source.split("; ") for mark in part[3:].split(","))
    return frozenset(mark.partition("(")[0] for mark in marks if mark not in SAYS)


def _named(mark: str, names: Mapping[str, str]) -> str:
    if mark in SAYS:
        return SAYS[mark]
    found = MARK.fullmatch(mark)
    if found is None:
        raise KeyError(mark)
    return names[found["code"]] + NOTES[found["note"]]
