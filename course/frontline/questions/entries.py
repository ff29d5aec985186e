"""Small answers that stand inside a question: a blank of a text, a cell of a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from attrs import Factory, frozen

from frontline.questions.typed import number

LONGEST = 200
"""The most characters of one entry."""
KINDS = ("words", "options", "clock", "number")
CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))? *(?:([ap])\.?m\.?)?", re.ASCII | re.IGNORECASE)


@frozen(kw_only=True)
class Entry:
    """A box and what belongs in it: words, one of `options` (id: text), a time of day, or a number."""

    kind: str = "words"
    title: str = ""
    options: Mapping[str, str] = Factory(dict)
    unit: str = ""

    def said(self, raw: str) -> str:
        """Return what was entered, as people read it."""
        return self.options.get(raw, raw)

    def remark(self, raw: str) -> str:
        """Say why what was entered cannot be marked; empty when it can."""
        match self.kind:
            case "clock" if minutes(raw) is None:
                return "Write a time of day like 14:30."
            case "number" if number(raw, self.unit) is None:
                return "Write a number in digits, like 26 or 26.5."
        return ""


EntryKey = Mapping[str, Any]
"""What earns credit: `{"options": {id: credit}}`, `{"words": [spelling]}`,
`{"from": minutes, "to": minutes}` after midnight, or `{"answer": value, "tolerance": value}`."""


def credit(entry: Entry, key: EntryKey, raw: str) -> float:
    """Return what an entry earns, from 0 to 1; one that cannot be read earns nothing."""
    match entry.kind:
        case "options":
            return float(key["options"].get(raw, 0.0))
        case "clock":
            at = minutes(raw)
            return float(at is not None and key["from"] <= at <= key["to"])
        case "number":
            value = number(raw, entry.unit)
            return float(value is not None and abs(value - key["answer"]) <= key["tolerance"] + 1e-9)
    return float(plain(raw) in {plain(spelling) for spelling in key["words"]})


def right(entry: Entry, key: EntryKey) -> str:
    """Return what belongs in the box, as people read it."""
    match entry.kind:
        case "options":
            return " or ".join(entry.options[name] for name, share in key["options"].items() if share == 1)
        case "clock" if key["from"] == key["to"]:
            return clock(key["from"])
        case "clock":
            return f"{clock(key['from'])} to {clock(key['to'])}"
        case "number":
            return f"{key['answer']:g} {entry.unit}".strip()
    return str(key["words"][0])


def plain(words: str) -> str:
    """Return words without what does not matter: case, width, spaces, hyphens, a final stop."""
    text = unicodedata.normalize("NFKC", words).casefold()
    text = text.replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"[\s\u2010-\u2015-]+", "", text).rstrip(".,;!")


def minutes(raw: str) -> int | None:
    """Return the minutes after midnight of a time such as 14:30, 14.30, 1430 or 2.30 pm, or None."""
    text = unicodedata.normalize("NFKC", raw).strip()
    found = CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3].lower() == "p" else 0)
    elif found[2] is None:
        return None
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def clock(at: int) -> str:
    """Return minutes after midnight as a time of day."""
    return f"{at // 60:02d}:{at % 60:02d}"


def entries(made: Mapping[str, Entry | Mapping[str, Any]]) -> Mapping[str, Entry]:
    """Return entries as classes, also from the plain data of a notebook."""
    return {
        name: one if isinstance(one, Entry) else Entry(**{str(key): value for key, value in one.items()})
        for name, one in made.items()
    }
