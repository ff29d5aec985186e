"""Builds a pattern out of several, one on a line."""

from __future__ import annotations

import re

EDGE = r"\b"


def any_of(*patterns: str) -> re.Pattern[str]:
    r"""Return a pattern that finds what any of `patterns` finds, in capital or small letters.

    Those that begin with \b share it, so that the search is quick to pass over the middle of a word.
    """
    at_edge = "|".join(pattern.removeprefix(EDGE) for pattern in patterns if pattern.startswith(EDGE))
    others = [pattern for pattern in patterns if not pattern.startswith(EDGE)]
    return re.compile("|".join([*others, rf"{EDGE}(?:{at_edge})"] if at_edge else others), re.IGNORECASE)


def one(words: str) -> str:
    """Return the pattern for one of several words that are written with blanks between them; _ is a blank."""
    return f"(?:{'|'.join(words.split())})".replace("_", " ")
