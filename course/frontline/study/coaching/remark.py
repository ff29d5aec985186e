"""A remark of the coach: what in the reply it is about, why it matters, and what to try."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from attrs import frozen

MOST_QUOTES = 3
LONGEST_QUOTE = 120


class About(Enum):
    """The coach's checks in their order; the value is the remark's heading."""

    PROMISE = "A promise without a time"
    WORDS = "Words that only insiders know"
    LENGTH = "A long sentence"
    BLAME = "Blame"
    STEP = "No next step"


@frozen(kw_only=True)
class Remark:
    """What the coach saw: up to 3 quotes from the reply, and how many `more` it did not quote."""

    about: About
    quotes: tuple[str, ...] = ()
    more: int = 0
    why: str
    try_: str


def remark(about: About, quotes: Sequence[str], why: str, try_: str) -> Remark:
    """Return a remark that quotes the first few of `quotes`."""
    first = tuple(quotes[:MOST_QUOTES])
    return Remark(about=about, quotes=first, more=len(quotes) - len(first), why=why, try_=try_)


def quote(sentence: str, start: int = 0, end: int = 0) -> str:
    """Return a sentence of any length as a quote that shows what stands between `start` and `end`."""
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    if end <= LONGEST_QUOTE:
        return f"{_cut(sentence)} …"
    return f"… {_cut(sentence[start:])}" + (" …" if len(sentence) - start > LONGEST_QUOTE else "")


def named(words: Sequence[str]) -> str:
    """Return words in quotation marks as a list to read: “ETA”, “SI” and “VGM”."""
    *others, last = (f"“{word}”" for word in words)
    return f"{', '.join(others)} and {last}" if others else last


def _cut(text: str) -> str:
    if len(text) <= LONGEST_QUOTE:
        return text
    head = text[:LONGEST_QUOTE]
    return head.rpartition(" ")[0] or head
