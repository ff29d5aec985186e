"""How terms look: found in a search, one entry, and a message that was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from frontline.forms.render import fill
from frontline.lexicon.search import Filters
from frontline.terms import Mode, Register, Term

if TYPE_CHECKING:
    from frontline.lexicon.decode import Decoded


@frozen(kw_only=True)
class Hits:
    """What a search found: the terms that are shown, how many there are, and which entry is open."""

    terms: Sequence[Term]
    number: int
    typed: str
    open: str = ""
    more: int = 0
    """How many more a press shows."""
    focus: str = ""
    """The id of the term whose line gets the focus."""
    inside: bool = False
    """Whether these are terms within what was typed, because nothing is called so as a whole."""
    filtered: bool = False
    """Whether filters may hide more."""


def lookup(hits: Hits, themes: Mapping[str, str], filters: Filters, entry: str) -> str:
    """Return the whole screen of the explorer."""
    return fill(
        "lookup.html",
        results=results(hits),
        entry=entry,
        typed=hits.typed,
        themes=themes,
        modes=[mode for mode in Mode if mode is not Mode.ALL],
        registers=list(Register),
        filters=filters,
    )


def results(hits: Hits) -> str:
    """Return the list of what was found."""
    return fill("results.html", hits=hits)


def entry(
    term: Term,
    terms: Mapping[str, Term],
    *,
    source: str,
    carded: bool | None,
    back: Term | None = None,
    at: str = "",
) -> str:
    """Return one entry.

    `source` says where the term comes from, `carded` tells whether it is among the learner's flashcards (None
    where nothing is kept), `back` is the entry looked at before. `at` says what gets the focus: the `name` or
    the `card` button.
    """
    return fill(
        "entry.html",
        term=term,
        terms=terms,
        source=source,
        carded=carded,
        back=back,
        at=at,
    )


def decoder(
    message: str = "",
    read: Decoded | None = None,
    *,
    carded: Collection[str] | None = None,
    focus: str = "",
) -> str:
    """Return the screen of the decoder.

    `read` is what was found in the message, `carded` are ids of terms among the learner's flashcards (None
    where nothing is kept), and `focus` names what gets the focus.
    """
    return fill("decoder.html", message=message, read=read, carded=carded, focus=focus)


def no_entry() -> str:
    """Return what stands in an entry's place while none is open."""
    return fill("no_entry.html")
