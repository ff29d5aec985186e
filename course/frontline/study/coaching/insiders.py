"""Finds words that only people of the trade know, and that the reply does not explain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from frontline.lexicon.words import ENGLISH
from frontline.study.coaching.patterns import any_of
from frontline.study.coaching.remark import About, Remark, named, remark
from frontline.terms import Register, Term

IN_BRACKETS = re.compile(r" ?\([^)]*\)")
ADDRESS = re.compile(r"https?://\S{1,500}|www\.\S{1,500}|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}")
ENGLISH_TOO = ENGLISH | {"pod", "mot", "cod", "dim", "ace", "arm", "far", "son", "ice"}
"""Abbreviations that in small letters are words of their own; two letters are too few as well."""
EXPLAINED_AFTER = any_of(
    # Words in brackets, without figures: (the weight of the container), not (12 August).
    r"[\"”']? ?\((?![^)]{0,80}\d)[^)\s]{2,30} [^)]{2,80}\)",
    r"[\"”']?,? (?:that is|which means|this means|means|i\.e\.)",
    r"[\"”']? ?= ?[a-z]",
)
IN_BRACKETS_ALONE = re.compile(r"(?<=\w) ?\([\"“']?$")
CLOSES = re.compile(r"[\"”']?\)")


def insider_words(terms: Iterable[Term]) -> Mapping[str, str]:
    """Return the words that only insiders know, each with its plain meaning.

    A term that has an abbreviation is known by its full name, so only the abbreviation is an insider's word.
    Of a term's other names shorthand counts, and further forms of a name of one word (offload, offloaded):
    a part of a longer name, such as storage for storage charge, is everyday English by itself.
    """
    terms = tuple(terms)
    found = dict[str, str]()
    for term in terms:
        meaning = term.definition.split(". ")[0].rstrip(".") + "."
        for name in (term.abbreviation, *filter(str.isupper, term.also)):
            if len(name) > 1:
                found[name] = f"{term.en}. {meaning}"
        if term.register in (Register.TECHNICAL, Register.SHORTHAND) and not term.abbreviation:
            name = IN_BRACKETS.sub("", term.en)
            forms = () if " " in name else term.also
            for form in (name, *(form for form in forms if not form.isupper())):
                found[form.lower()] = meaning
    everyday = {term.en.lower() for term in terms if term.register is Register.EVERYDAY}
    return {name: meaning for name, meaning in found.items() if name not in everyday}


def unexplained(text: str, known: Mapping[str, str]) -> Remark | None:
    """Remark on words of `known` that stand in a clean reply without their meaning beside them."""
    meanings = {_plain(word): (word, meaning) for word, meaning in known.items()}
    typed, explained = dict[str, str](), set[str]()
    for found in _pattern(frozenset(known)).finditer(ADDRESS.sub(" ", text)):
        key = _key(found["word"], meanings)
        if not key:
            continue
        typed.setdefault(key, found["word"])
        if _explained(found):
            explained.add(key)
    shown = {typed[key]: meanings[key][1] for key in typed if key not in explained}
    if not shown:
        return None
    named_here = tuple(shown)[:3]
    one = len(named_here) == 1
    why = (
        f"{named(named_here)} {'is a word' if one else 'are words'} of our trade. "
        f"A customer may not know {'it' if one else 'them'}, and may not ask."
    )
    meant = " ".join(f"“{word}”: {shown[word]}" for word in named_here)
    try_ = (
        f"Use plain words, or put the meaning in brackets. {meant} "
        f"If you write to a colleague, keep the word{'' if one else 's'}."
    )
    return remark(About.WORDS, tuple(shown), why, try_)


@lru_cache(maxsize=4)
def _pattern(known: frozenset[str]) -> re.Pattern[str]:
    forms = (form for word in sorted(known, key=lambda word: (-len(word), word)) for form in _forms(word))
    return re.compile(rf"(?<![\w/@.-])(?P<word>(?:{'|'.join(forms) or '(?!)'})s?)(?![\w@]|-\d|/\w)")


def _forms(word: str) -> Iterator[str]:
    either = re.sub(r"(?:\\?[ -])+", "[ -]?", re.escape(word))
    if not word.isupper():
        yield f"(?i:{either})"
        return
    yield either
    if len(word) > 2 and word.lower() not in ENGLISH_TOO:
        yield either.lower()


def _plain(word: str) -> str:
    return re.sub("[ -]", "", word.lower())


def _key(typed: str, meanings: Mapping[str, object]) -> str:
    plain = _plain(typed)
    return next((key for key in (plain, plain.removesuffix("s")) if key in meanings), "")


def _explained(found: re.Match[str]) -> bool:
    text = found.string
    if EXPLAINED_AFTER.match(text, found.end()):
        return True
    before = text[max(found.start() - 4, 0) : found.start()]
    return bool(IN_BRACKETS_ALONE.search(before) and CLOSES.match(text, found.end()))
