"""Finds the terms for which people may take another one: near in meaning, or written like its short form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from frontline.lexicon.fair import is_all_chinese, mentions, option_name
from frontline.lexicon.spelling import SMALL_WORDS, fold, unbracketed
from frontline.terms import Register, Term


@frozen
class Neighbours:
    """The neighbourhood of each of some terms."""

    terms: Mapping[str, Term]

    def in_meaning(self, term: Term) -> Sequence[Term]:
        """Return the other terms, first those that are mistaken for it or belong to it."""
        return self._sorted(term, lambda one: _close(term, one))

    def in_letters(self, term: Term) -> Sequence[Term]:
        """Return the other terms, first those whose names could be shortened like this one's."""
        from rapidfuzz.fuzz import ratio

        short = fold(term.abbreviation)
        length = len(fold(option_name(term)).split())

        def alike(one: Term) -> float:
            words = fold(option_name(one)).split()
            initials = _initials(one)
            begins = "".join(words)[: len(short)]
            same_kind = (one.register is Register.SHORTHAND) == (term.register is Register.SHORTHAND)
            return (
                max(ratio(short, initials), ratio(short, begins))
                + 40 * same_kind
                - 8 * abs(len(words) - length)
                + 5 * _close(term, one)
            )

        # What the letters could stand for just as well is no wrong answer.
        return [
            one
            for one in self._sorted(term, alike)
            if _initials(one) != short and not mentions(option_name(one), term)
        ]

    def in_chinese(self, term: Term) -> Sequence[Term]:
        """Return the other terms that have Traditional Chinese, first those that end alike and are near."""
        ending = unbracketed(term.zh_hant.text)[-2:]

        def alike(one: Term) -> float:
            text = unbracketed(one.zh_hant.text)
            return 6 * text.endswith(ending) + 4 * text.endswith(ending[-1:]) + _close(term, one)

        return [one for one in self._sorted(term, alike) if is_all_chinese(one.zh_hant.text)]

    def _sorted(self, term: Term, close: Callable[[Term], float]) -> Sequence[Term]:
        others = (one for one in self.terms.values() if one != term)
        return sorted(others, key=lambda one: (-close(one), one.id))


def _initials(term: Term) -> str:
    return "".join(word[0] for word in fold(option_name(term)).split() if word not in SMALL_WORDS)


def _close(term: Term, one: Term) -> int:
    """Return how near two terms are; 0 is far."""
    return (
        4 * (one.id in term.confused or term.id in one.confused)
        + 2 * (one.id in term.related or term.id in one.related)
        + 2 * (one.theme == term.theme)
        + (one.mode is term.mode)
        + (one.register is term.register)
    )
