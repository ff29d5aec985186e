"""Reads a message of the trade: every term in it, and what an ambiguous one means beside the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, frozen

from frontline.lexicon.context import Context, Form, Found, Span
from frontline.lexicon.spelling import fold, is_chinese, unbracketed, variants
from frontline.lexicon.words import ENGLISH, Word, is_ordinary, words
from frontline.terms import Register, Term

FEW_LETTERS = 4
"""A capital S after so many letters or fewer belongs to a short form: PLS is no plural."""
BETWEEN = re.compile(r"[ /()-]*\n?[ /()-]*")
"""What may stand between two words of one name."""
LONGEST = 7
"""Words of a name."""
SEEN_AS = {
    "container-number": re.compile(r"\b[A-Z]{3}[UJZ]\s?\d{6}-?\d\b"),
    "air-waybill": re.compile(r"\b\d{3}-\d{4}\s?\d{4}\b"),
}
"""Terms that are seen as a number of their own kind."""
CAPITALS = re.compile(r"[A-Z][A-Z/]{1,4}")
NO_VOWELS = re.compile(r"[b-df-hj-np-tv-xz]{3,5}", re.IGNORECASE)


@frozen
class Decoded:
    """A message with what was found in it, and short forms that no entry explains."""

    message: str
    found: tuple[Found, ...]
    unknown: tuple[str, ...]

    @property
    def pieces(self) -> Iterator[tuple[str, Found | None]]:
        """Return the message in pieces, each with what was found there."""
        at = 0
        for one in self.found:
            if at < one.start:
                yield self.message[at : one.start], None
            yield self.message[one.start : one.end], one
            at = one.end
        if at < len(self.message):
            yield self.message[at:], None

    @property
    def plain(self) -> str:
        """Return the message with short forms written out; what is not sure stays as it is."""
        plain = ""
        for piece, found in self.pieces:
            whole = _written_out(piece, found)
            # 24CTNS: a number and a word stand apart.
            plain += f" {whole}" if whole != piece and plain[-1:].isdigit() else whole
        return plain[:1].upper() + plain[1:]


@define(slots=False)
class Decoder:
    """Reads messages by one glossary."""

    terms: Mapping[str, Term]

    def read(self, message: str) -> Decoded:
        """Return what is in a message."""
        spans, unknown = [*self._numbers(message), *self._in_chinese(message)], dict[str, None]()
        said = list(words(message, self._known))
        at = 0
        while at < len(said):
            before, after = said[at - 1] if at else None, said[at + 1] if at + 1 < len(said) else None
            length, forms = self._longest(list(_in_a_row(said[at : at + LONGEST], message)))
            if forms and not (length == 1 and is_ordinary(said[at], before, after)):
                spans.append(Span(said[at].start, said[at + length - 1].end, forms))
            else:
                length = 1
                if _is_unknown(said[at]):
                    unknown[said[at].text] = None
            at += length
        found = tuple(Context(message, sorted(_apart(spans), key=lambda span: span.start)).weighed())
        return Decoded(message, found, tuple(unknown))

    def meanings(self, short: str) -> tuple[Term, ...]:
        """Return every term that is written so."""
        return tuple(form.term for form in self._forms.get((fold(short),), ()))

    def _known(self, text: str) -> bool:
        return (fold(text),) in self._forms

    def _longest(self, said: Sequence[Word]) -> tuple[int, tuple[Form, ...]]:
        """Return how many words from the first on are a term, and which terms they may be."""
        folded = [fold(word.text) for word in said]
        for length in range(len(said), 0, -1):
            last = said[length - 1].text
            plural = len(last) > FEW_LETTERS or (
                last.endswith("s") and (len(last) == FEW_LETTERS or last[:-1].isupper())
            )
            for key in (folded[:length], [*folded[: length - 1], folded[length - 1].removesuffix("s")]):
                if forms := self._forms.get(tuple(key)):
                    return length, forms
                if not plural:
                    break
        return 0, ()

    def _numbers(self, message: str) -> Iterator[Span]:
        for id_, pattern in SEEN_AS.items():
            for match in pattern.finditer(message):
                if id_ in self.terms:
                    form = Form(self.terms[id_], match[0], main=True)
                    yield Span(match.start(), match.end(), (form,))

    def _in_chinese(self, message: str) -> Iterator[Span]:
        if not is_chinese(message):
            return
        for match in self._chinese_name.finditer(message):
            forms = tuple(Form(term, match[0], main=True) for term in self._chinese[match[0]])
            yield Span(match.start(), match.end(), forms)

    @cached_property
    def _forms(self) -> Mapping[tuple[str, ...], tuple[Form, ...]]:
        found = defaultdict[tuple[str, ...], dict[str, Form]](dict)
        for term in self.terms.values():
            for form in _forms(term):
                found[tuple(fold(form.text).split())].setdefault(term.id, form)
        return {key: tuple(forms.values()) for key, forms in found.items() if key}

    @cached_property
    def _chinese(self) -> Mapping[str, tuple[Term, ...]]:
        found = defaultdict[str, dict[str, Term]](dict)
        for term in self.terms.values():
            for written in (term.zh_hant.text, term.zh_hans.text):
                for text in variants(written):
                    if len(text) > 1 and is_chinese(text):
                        found[text].setdefault(term.id, term)
        return {text: tuple(terms.values()) for text, terms in found.items()}

    @cached_property
    def _chinese_name(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._chinese, key=len, reverse=True))) or r"(?!)")


def _forms(term: Term) -> Iterator[Form]:
    if term.abbreviation:
        yield Form(term, term.abbreviation, main=True)
    # The full name of a short form of messages is an ordinary word: before, please, your.
    if term.register is not Register.SHORTHAND or not term.abbreviation:
        yield Form(term, unbracketed(term.en), main=True)
        yield Form(term, term.en, main=True)
    for text in term.also:
        yield Form(term, text, main=False)


def _in_a_row(said: Sequence[Word], message: str) -> Iterator[Word]:
    """Return the words up to the first that more than a space parts from the one before it."""
    for before, word in zip([None, *said], said, strict=False):
        if before is not None and not BETWEEN.fullmatch(message[before.end : word.start]):
            return
        yield word


def _is_unknown(word: Word) -> bool:
    if word.text.lower() in ENGLISH:
        return False
    return bool(NO_VOWELS.fullmatch(word.text) or (word.short and CAPITALS.fullmatch(word.text)))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out what lies within something that came before it in the list."""
    taken = list[Span]()
    for span in spans:
        if all(span.end <= one.start or one.end <= span.start for one in taken):
            taken.append(span)
            yield span


def _written_out(piece: str, found: Found | None) -> str:
    if found is None or not found.sure or is_chinese(piece):
        return piece
    term, form = found.term, found.readings[0].form
    if form != term.abbreviation and not form.isupper() and term.register is not Register.SHORTHAND:
        return piece
    name = unbracketed(term.en)
    is_proper = name[1:] != name[1:].lower() or term.theme.startswith("places")
    return name if is_proper else name[:1].lower() + name[1:]
