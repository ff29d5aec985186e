"""What is kept of typed text, and how a number is read from it."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 8_000
"""The most characters of a reply."""
LONGEST_NUMBER = 40
# Control characters, switches of writing direction, and halves of characters.
UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
PLAIN = re.compile(r"[+-]?\d{1,15}(\.\d{1,10})?", re.ASCII)
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def seen(text: str) -> str:
    """Return `text` without characters that cannot be seen, its lines ended as here."""
    return re.sub(UNSEEN, "", text.replace("\r\n", "\n").replace("\r", "\n"))


def number(text: str, unit: str = "") -> float | None:
    """Return the number in `text`, or None; 1,250.50 and full-width digits are read, `unit` may stand by."""
    if len(text) > LONGEST_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", text).strip()
    if unit:
        text = text.removesuffix(unit).removeprefix(unit).strip()
    if GROUPED.fullmatch(text):
        text = text.replace(",", "")
    return float(text) if PLAIN.fullmatch(text) else None
