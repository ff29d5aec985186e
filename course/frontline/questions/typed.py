"""What of a typed text is kept."""

from __future__ import annotations

import re

LONGEST = 8_000
"""The most characters of a reply."""
# Control characters, switches of writing direction, and halves of characters.
UNSEEN = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def seen(text: str) -> str:
    """Return `text` without characters that cannot be seen, its lines ended as here."""
    return re.sub(UNSEEN, "", text.replace("\r\n", "\n").replace("\r", "\n"))
