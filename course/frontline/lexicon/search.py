"""Finds terms as one types: by abbreviation, English, either Chinese script, and in spite of misspelling."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property

from attrs import define, frozen

from frontline.lexicon.spelling import SMALL_WORDS, fold, is_chinese, simplified, unbracketed, variants
from frontline.terms import Mode, Register, Term

ENOUGH = 3
"""With so many terms found as typed nobody means another spelling."""
SHORTEST = 3
"""Letters from which on a word may be misspelled, and from which on even in its first letter."""
SURE = 6
SLIP = 10
"""A slip makes two names as different as so many words."""
BEGUN = 5
"""Letters from which on a word that is still being typed may be misspelled."""
LAST_LETTER = "\uffff"
LONG = 9
"""Letters from which on a word may be misspelled twice."""


class Fit(IntEnum):
    """How well a term fits what was typed, best first."""

    IS = 0
    """Its abbreviation or its whole name."""
    ALSO_IS = 1
    """Another name of it."""
    BEGINS = 2
    """Its name or abbreviation begins so."""
    ALSO_BEGINS = 3
    """Another name begins so."""
    WORDS = 4
    """Every word typed begins a word of one of its names."""
    WITHIN = 5
    """Chinese: its name has these characters in it."""
    MISSPELLED = 6
    """Every word typed is nearly a word of one of its names."""
    MEANS = 7
    """Every word typed begins a word of its meaning."""


@frozen(kw_only=True)
class Filters:
    """What a term must be to be shown; None and '' let everything through."""

    mode: Mode | None = None
    theme: str = ""
    register: Register | None = None

    def let(self, term: Term) -> bool:
        """Tell whether a term passes; words of all modes are words of each."""
        return (
            (self.mode is None or term.mode in (self.mode, Mode.ALL))
            and self.theme in ("", term.theme)
            and self.register in (None, term.register)
        )


@frozen
class Name:
    """One way in which a term may be typed, folded, and whether it is only another name of it."""

    term: Term
    text: str
    words: tuple[str, ...]
    other: bool
    joined: str
    """In one word: rollover, prealert."""


@frozen
class Index:
    """Things by words, found by how a word begins: `things[word]` are numbers."""

    words: tuple[str, ...]
    things: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, words: Iterable[Iterable[str]]) -> Index:
        """Return the index of things, each given by its words; a thing's number is its place."""
        things = defaultdict[str, set[int]](set)
        for number, one in enumerate(words):
            for word in one:
                things[word].add(number)
        return cls(tuple(sorted(things)), {word: frozenset(found) for word, found in things.items()})

    def begun(self, start: str) -> set[int]:
        """Return the things of which a word begins so."""
        first = bisect_left(self.words, start)
        last = bisect_left(self.words, start + LAST_LETTER, first)
        return set().union(*(self.things[word] for word in self.words[first:last]))

    def all_begun(self, starts: Sequence[str]) -> set[int]:
        """Return the things that have, for each of these, a word that begins so."""
        return set[int].intersection(*map(self.begun, starts))


@define(slots=False)
class Search:
    """An index of terms; making it takes some ten milliseconds, a search a few."""

    terms: Mapping[str, Term]

    def find(self, typed: str, filters: Filters | None = None) -> tuple[Term, ...]:
        """Return the terms that fit what was typed, best first; all by name where nothing was typed."""
        filters = filters or Filters()
        wanted = fold(typed)
        if not wanted:
            return tuple(filter(filters.let, self._by_name))
        # A term counts as the best of its names. Of two that fit alike the one with fewer words is meant,
        # then the one to which more entries lead; what is only written in messages comes last.
        found: dict[str, tuple[int, ...]] = {}
        for term, fit, *close in self._ranked(wanted):
            rank = (fit, term.register is Register.SHORTHAND, *close[:1], -self._named[term.id], *close[1:])
            if filters.let(term) and rank < found.get(term.id, (len(Fit),)):
                found[term.id] = rank
        return tuple(self.terms[id_] for id_ in sorted(found, key=lambda id_: (found[id_], id_)))

    def _ranked(self, wanted: str) -> Iterator[tuple[Term, int, int, int]]:
        if is_chinese(wanted):
            yield from self._in_chinese(wanted)
            return
        words = _telling(wanted.split())
        close = exact = 0
        for name in self._like(wanted, words):
            fit = _fit(name, wanted)
            close += 1
            exact += fit <= Fit.ALSO_BEGINS
            yield name.term, fit, len(name.words), len(name.text)
        if close < ENOUGH and not exact:
            yield from self._misspelled(wanted, words)
        if close < ENOUGH:
            for number in self._meanings.all_begun(words):
                yield self._by_name[number], Fit.MEANS, 0, len(self._by_name[number].definition)

    def _in_chinese(self, wanted: str) -> Iterator[tuple[Term, int, int, int]]:
        wanted = simplified(wanted)
        for name in self._chinese:
            if wanted in name.text:
                fit = _fit(name, wanted)
                yield name.term, Fit.WITHIN if fit is Fit.WORDS else fit, 1, len(name.text)

    def _like(self, wanted: str, words: Sequence[str]) -> Iterator[Name]:
        found = self._joined.begun(wanted.replace(" ", "")) | self._words.all_begun(words)
        return (self._names[number] for number in found)

    def _misspelled(self, wanted: str, words: Sequence[str]) -> Iterator[tuple[Term, int, int, int]]:
        if len(wanted) <= SHORTEST:
            return
        slips = [_near(word, self._words.words, grows=word is words[-1]) for word in words]
        numbers = [set().union(*(self._words.things[word] for word in one)) for one in slips]
        for number in set[int].intersection(*numbers):
            name = self._names[number]
            off = sum(min(one[word] for word in name.words if word in one) for one in slips)
            yield name.term, Fit.MISSPELLED, SLIP * off + abs(len(name.words) - len(words)), 0
        joined = wanted.replace(" ", "")
        for whole, off in _near(joined, self._joined.words, grows=False).items():
            for number in self._joined.things[whole]:
                yield self._names[number].term, Fit.MISSPELLED, SLIP * off, 0

    @cached_property
    def _by_name(self) -> tuple[Term, ...]:
        return tuple(sorted(self.terms.values(), key=lambda term: fold(term.en)))

    @cached_property
    def _named(self) -> Mapping[str, int]:
        """How many entries lead to each term: people look up more often what much depends on."""
        return Counter(id_ for term in self.terms.values() for id_ in (*term.related, *term.confused))

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        return tuple(name for term in self.terms.values() for name in _names(term))

    @cached_property
    def _words(self) -> Index:
        return Index.of(name.words for name in self._names)

    @cached_property
    def _joined(self) -> Index:
        return Index.of((name.joined,) for name in self._names)

    @cached_property
    def _meanings(self) -> Index:
        return Index.of(set(fold(term.definition).split()) for term in self._by_name)

    @cached_property
    def _chinese(self) -> tuple[Name, ...]:
        return tuple(
            Name(term, text := simplified(fold(each)), (text,), number > 0, text)
            for term in self.terms.values()
            for written in (term.zh_hant.text, term.zh_hans.text)
            for number, each in enumerate(variants(written))
        )


def _names(term: Term) -> Iterator[Name]:
    main = [unbracketed(term.en), term.abbreviation]
    seen = set[str]()
    for other, texts in ((False, main), (True, [*variants(term.en), *term.also])):
        for text in texts:
            folded = fold(text)
            if folded and folded not in seen:
                seen.add(folded)
                yield Name(term, folded, tuple(_telling(folded.split())), other, folded.replace(" ", ""))


def _telling(words: Iterable[str]) -> list[str]:
    """Leave out small words, which people leave out and mistake; none where there is nothing else."""
    words = list(words)
    return [word for word in words if word not in SMALL_WORDS] or words


def _fit(name: Name, wanted: str) -> Fit:
    joined = wanted.replace(" ", "")
    if name.joined == joined:
        return Fit.ALSO_IS if name.other else Fit.IS
    if name.joined.startswith(joined):
        return Fit.ALSO_BEGINS if name.other else Fit.BEGINS
    return Fit.WORDS


def _near(typed: str, known: Sequence[str], *, grows: bool) -> dict[str, int]:
    """Return the words that may be meant, each with its slips; a word that `grows` is not yet whole."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    allowed = 0 if len(typed) < SHORTEST else 1 if len(typed) < LONG else 2
    found = dict[str, int]()
    texts = [known]
    if grows and len(typed) >= BEGUN:
        # What is typed may lack a letter or have one too many.
        texts += [[word[: len(typed) + more] for word in known] for more in (0, 1)]
    for each in texts:
        for _, slips, at in extract(typed, each, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            if len(typed) >= SURE or known[at][0] == typed[0]:
                found[known[at]] = min(slips, found.get(known[at], slips))
    return found
