"""What makes a drill fair: no option gives itself away, and none is right beside the right one."""

from __future__ import annotations

import re

from frontline.lexicon.spelling import SMALL_WORDS, fold, is_chinese
from frontline.terms import Term

LAST_BRACKET = re.compile(r"\s*\([^)]*\)$")
LATIN = re.compile(r"[A-Za-z]")
STEM = 5
"""Letters that words of one family share: explode, explosives."""
SHORTEST = 4
"""A word with fewer letters tells little."""
TOO_MUCH = 0.5
"""The share of a name's words in its own meaning from which on the meaning gives the name away."""
NAMES_A_MODE = re.compile(
    r"\b(air|apron|flight|plane|iata|waybill|sea|ship|ocean|vessel|port|container|lading|express|courier|parcel)",
    re.IGNORECASE,
)


def option_name(term: Term) -> str:
    """Return a term's name as an option says it: without a bracket at its end."""
    return LAST_BRACKET.sub("", term.en)


def shortens(term: Term) -> bool:
    """Tell whether the abbreviation is made of letters of the name, in their order, and is no word of it."""
    rest = iter(fold(option_name(term)))
    short = fold(term.abbreviation)
    if short in fold(option_name(term)).split():
        return False
    return fold(term.en)[:1] == short[:1] and all(letter in rest for letter in short)


def tells_itself(term: Term) -> bool:
    """Tell whether a meaning says its own name, or words of the same family."""
    stems = _stems(option_name(term))
    shared = stems & _stems(term.definition)
    return term.gapped != term.definition or len(shared) >= TOO_MUCH * max(len(stems), 1)


def mentions(text: str, term: Term) -> bool:
    """Tell whether a text says the name or the abbreviation of a term."""
    said = f" {fold(text)} "
    return any(f" {fold(name)} " in said for name in (option_name(term), term.abbreviation) if name)


def overlap(one: Term, other: Term) -> bool:
    """Tell whether the name of one term has all the words of the other's: seller, e-commerce seller."""
    words, others = (frozenset(fold(option_name(term)).split()) for term in (one, other))
    return words <= others or others <= words


def says_its_mode(term: Term) -> bool:
    """Tell whether a name says how the goods travel."""
    return NAMES_A_MODE.search(term.name) is not None


def is_all_chinese(text: str) -> bool:
    """Tell whether a Chinese term has no Latin letters that would give it away."""
    return is_chinese(text) and LATIN.search(text) is None


def _stems(text: str) -> frozenset[str]:
    words = (word for word in fold(text).split() if len(word) >= SHORTEST and word not in SMALL_WORDS)
    return frozenset(word[:STEM] for word in words)
