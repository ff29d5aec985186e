"""Splits a reply, typed as it comes, into its sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from frontline.questions.typed import seen

SUBJECT = re.compile(r"\s*(?:subject|re|fwd?|主旨|主題|主题)\s*[:：]", re.IGNORECASE)
PASSED_ON = re.compile(r"\s*>")
"""A line of the message that is answered: somebody else wrote it."""
ITEM = re.compile(r"\A\s*(?:[-*•–—·]|\d{1,2}[.)])\s+")
GREETING = re.compile(
    r"\A(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day))\b[^,.:;!?]{0,40}[,:!]\s*", re.IGNORECASE
)
END = re.compile(r"(?<=[.?!…])[\"'”’)\]]*\s+(?=\S)|(?<=[a-z][.?!])(?=[A-Z][a-z])|(?<=[。！？])")
NO_END = re.compile(
    r"\b(?:mrs?|ms|dr|prof|st|vs|co|ltd|e\.g|i\.e|no|nos|tel|ext|ref|dept|approx|qty|pls|incl|art)\.$",
    re.IGNORECASE,
)
NO_END_BEFORE_A_SMALL_LETTER = re.compile(r"\b(?:a\.m|p\.m|etc|a\.s\.a\.p)\.$", re.IGNORECASE)
APOSTROPHES = str.maketrans("’‘´`", "''''")
APART = re.compile(r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})|[–—|…]")
LATIN = re.compile(r"[A-Za-z0-9À-ɏ]")
OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zÀ-ɏ]")


def clean(text: str) -> str:
    """Return a reply without what cannot be seen, and without lines that somebody else wrote."""
    return "\n".join(line for line in seen(text).split("\n") if not PASSED_ON.match(line))


def straight(text: str) -> str:
    """Return text of the same length with one kind of apostrophe, for patterns to match."""
    return text.translate(APOSTROPHES)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a clean reply, without subject line, signs of a list, and greetings.

    Every line ends the sentence that it stands in.
    """
    return tuple(sentence for line in text.split("\n") for sentence in _line(line))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a sentence; signs and characters of other scripts are none."""
    return tuple(token for token in APART.sub(" ", text).split() if LATIN.search(token))


def mainly_english(text: str) -> bool:
    """Say whether a reply has more English than other scripts; two characters of those count as a word."""
    return len(OTHER_SCRIPT.findall(text)) <= 2 * len(words(text))


def _line(line: str) -> Iterator[str]:
    if SUBJECT.match(line):
        return
    unit = GREETING.sub("", ITEM.sub("", " ".join(line.split()), count=1), count=1)
    start = 0
    for end in END.finditer(unit):
        before, after = unit[start : end.start()], unit[end.end() : end.end() + 1]
        # The last characters are enough to see an abbreviation, and keep a long line quick.
        tail = before[-12:]
        if NO_END.search(tail) or (after.islower() and NO_END_BEFORE_A_SMALL_LETTER.search(tail)):
            continue
        if before:
            yield unit[start : end.end()].strip()
        start = end.end()
    if rest := unit[start:].strip():
        yield rest
