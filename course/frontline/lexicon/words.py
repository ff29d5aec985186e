"""Takes a message apart into words, and tells which of them are written as short forms are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import frozen

TOKEN = re.compile(r"[㐀-鿿]+|[^\W_㐀-鿿]+(?:[&./'’][^\W_㐀-鿿]+)*[./]?")
PART = re.compile(r"[^\W_]+")
LETTER = re.compile(r"[^\W\d_]")
GLUED = re.compile(r"(?:\d+\s?[xX×])?(\d+['’]?([A-Za-z]{2,}))")
"""A number with a term right after it: 24CTNS, 2x40HC."""
NUMBERED = re.compile(r"no\.", re.IGNORECASE)
"""A short form that is told from a word by its full stop."""
SHOUTED = 0.7
"""A message with a greater share of capitals is all in capitals, and they tell nothing."""
ENGLISH = frozenset(
    # What would also be a short form of the glossary.
    "a all am an and are as at be by can car co do doc dr for from go had has he her him his hum i if in is"  # noqa: SIM905
    " it its lot me mel mr must my no not of off on or our out per so the they this to two up us val van"
    " was we were what who will you your gets min pic ltd mrs kgs".split()
)

KNOWN_TO_ALL = frozenset(
    "A4 AM CAD CNY EU EUR GBP HK HKD ID JPY OK PC PDF PM RMB SIM SMS TV UK UN US USB USD UTC XL"  # noqa: SIM905
    " II III IV VI VII VIII MON TUE WED THU FRI SAT SUN"
    " JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
)
"""What needs no entry although it is written like a short form."""


@frozen
class Word:
    """A word of a message; `short` where its writing shows a short form: B/L, or VGM among others."""

    start: int
    end: int
    text: str
    short: bool


def words(message: str, known: Callable[[str], bool]) -> Iterator[Word]:
    """Return the words of a message.

    `known` tells whether a term is written so: B/L is one word, HKG/HAM are two.
    """
    letters = [letter for letter in message if letter.isascii() and letter.isalpha()]
    shouted = sum(map(str.isupper, letters)) > SHOUTED * len(letters) > SHOUTED
    for token in TOKEN.finditer(message):
        text, start = token[0], token.start()
        if not LETTER.search(text):
            continue
        parts = list(PART.finditer(text))
        if len(parts) > 1 and not known(text) and not GLUED.fullmatch(text):
            # A letter alone is no part: S/C is not c/o.
            for part in parts:
                if len(part[0]) > 1:
                    yield from _word(part[0], start + part.start(), known, shouted=False)
        else:
            yield from _word(text, start, known, shouted=shouted)


def _word(text: str, start: int, known: Callable[[str], bool], *, shouted: bool) -> Iterator[Word]:
    if not LETTER.search(text):
        return
    if not NUMBERED.fullmatch(text):
        text = text.rstrip(".")
    glued = GLUED.fullmatch(text)
    if glued and not known(text):
        # 40HC may be known with its number, 24CTNS is not.
        part = 1 if known(glued[1]) else 2
        yield Word(start + glued.start(part), start + glued.end(part), glued[part], short=True)
    else:
        marked = "/" in text or "." in text
        yield Word(start, start + len(text), text, marked or (text.isupper() and not shouted))


def is_ordinary(word: Word, before: Word | None, after: Word | None) -> bool:
    """Tell whether a word is English, although a short form is written like it.

    Capitals tell a short form, but not in a run of capitals: DO NOT.
    """
    beside = [one for one in (before, after) if one is not None and one.text.lower() in ENGLISH]
    return word.text.lower() in ENGLISH and (not word.short or any(one.short for one in beside))
