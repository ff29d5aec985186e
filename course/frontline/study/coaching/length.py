"""Finds sentences that are too long to read once, and a place to cut them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from frontline.study.coaching.remark import About, Remark, quote, remark
from frontline.study.coaching.sentences import words

MOST_WORDS = 25
FEWEST_IN_A_PART = 5
REST = re.compile(r"(?<=[:;])\s+")
"""After a colon or a semicolon a reader begins afresh, as in a list of times."""
JOINING = frozenset(
    {"and", "but", "which", "because", "so", "while", "although", "since", "as", "when", "or"}
)
BEST = frozenset({"and", "but", "which", "because", "so"})


def length(sentences: Sequence[str]) -> Remark | None:
    """Remark on sentences of more than 25 words."""
    long = [part for sentence in sentences for part in REST.split(sentence) if len(words(part)) > MOST_WORDS]
    if not long:
        return None
    counts = [len(words(part)) for part in long]
    if len(long) == 1:
        why = f"This sentence has {counts[0]} words. A reader in a hurry has to read it twice."
    else:
        why = f"{len(long)} sentences have more than {MOST_WORDS} words, the longest {max(counts)}. "
        why += "A reader in a hurry has to read them twice."
    joint = cut(long[0])
    try_ = (
        f"End {'the first one' if len(long) > 1 else 'it'} before “{joint}” and begin a new sentence there."
        if joint
        else "Give each idea a sentence of its own."
    )
    return remark(About.LENGTH, [quote(part) for part in long], why, try_)


def cut(sentence: str) -> str:
    """Return the words that may begin a new sentence, from a joining word near the middle on; or nothing."""
    typed = sentence.split()
    places = [
        place
        for place in range(FEWEST_IN_A_PART, len(typed) - FEWEST_IN_A_PART + 1)
        if typed[place].lower() in JOINING
    ]
    if not places:
        return ""

    def doubt(place: int) -> tuple[bool, bool, float]:
        after_comma = typed[place - 1].endswith(",")
        return not after_comma, typed[place].lower() not in BEST, abs(place - len(typed) / 2)

    best = min(places, key=doubt)
    return " ".join(typed[best : best + 3]).rstrip(".,;:!?") + " …"
