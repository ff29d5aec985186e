"""Groups terms by their themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from frontline.lexicon.spelling import fold
from frontline.terms import Term


def themes(terms: Iterable[Term]) -> Mapping[str, str]:
    """Return the titles of the themes of some terms, by name of the theme, sorted by title."""
    titles = {term.theme: term.theme_title for term in terms}
    return dict(sorted(titles.items(), key=lambda one: one[1]))


def by_theme(terms: Iterable[Term]) -> Mapping[str, tuple[Term, ...]]:
    """Return terms by theme, each theme's in the order of their names."""
    found = defaultdict[str, list[Term]](list)
    for term in sorted(terms, key=lambda term: fold(term.en)):
        found[term.theme].append(term)
    return {theme: tuple(found[theme]) for theme in themes(group[0] for group in found.values())}
