"""Reads a message of the trade: every term in it, and what an ambiguous one means beside the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, frozen

from frontline.lexicon.context import Context, Form, Found, Span
from frontline.lexicon.spelling import fold, is_chinese, unbracketed, variants
from frontline.lexicon.words import ENGLISH, KNOWN_TO_ALL, Word, is_ordinary, words
from frontline.terms import Register, Term

FEW_LETTERS = 4
"""A capital S after so many letters or fewer belongs to a short form: PLS is no plural."""
BETWEEN = re.compile(r"[ /()-]*\n?[ /()-]*")
"""What may stand between two words of one name."""
LONGEST = 7
"""Words of a name."""
BEFORE_A_WORD = re.compile(r"[A-Za-z0-9'’]$")
SENTENCE = re.compile(r"(?:^|[.!?]\s+)[a-z]")
NUMBER = re.compile(r"\d+")
SEEN_AS = {
    "container-number": re.compile(r"(?<![A-Z0-9])[A-Z]{3}[UJZ]\s?\d{6}-?\d(?!\d)"),
    "air-waybill": re.compile(r"(?<!\d)\d{3}-\d{4}\s?\d{4}(?!\d)"),
    "un-number": re.compile(r"(?<![A-Z0-9])UN\s?\d{4}(?!\d)"),
}
"""Terms that are seen as a number of their own kind."""
CAPITALS = re.compile(r"[A-Z][A-Z/]{1,2}")
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
        in_chinese = is_chinese(self.message)
        plain = ""
        for piece, found in self.pieces:
            whole = found and _written_out(piece, found, in_chinese=in_chinese)
            if found and whole:
                whole = _once(whole, self.message[found.end :])
                # 24CTNS: a number and a word stand apart.
                whole = f" {whole}" if BEFORE_A_WORD.search(plain) and not whole[0].isdigit() else whole
            plain += whole or piece
        return SENTENCE.sub(lambda start: start[0].upper(), plain)

    @property
    def listed(self) -> Iterator[tuple[str, Found]]:
        """Return what was found, as it is written, each term once."""
        met = set[str]()
        for piece, found in self.pieces:
            if found is not None and found.term.id not in met:
                met.add(found.term.id)
                yield piece, found


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
    if word.text.lower() in ENGLISH or word.text.upper() in KNOWN_TO_ALL:
        return False
    return bool(NO_VOWELS.fullmatch(word.text) or (word.short and CAPITALS.fullmatch(word.text)))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out what lies within something that came before it in the list."""
    taken = list[Span]()
    for span in spans:
        if all(span.end <= one.start or one.end <= span.start for one in taken):
            taken.append(span)
            yield span


def _written_out(piece: str, found: Found, *, in_chinese: bool) -> str:
    """Return the name that a short form stands for; empty where it is none, or not sure."""
    term, form = found.term, found.readings[0].form
    is_short = form == term.abbreviation or form.isupper() or term.register is Register.SHORTHAND
    is_number = term.id in SEEN_AS and NUMBER.search(piece)
    if not found.sure or not is_short or is_number or is_chinese(piece):
        return ""
    if in_chinese:
        return unbracketed(term.zh_hant.text)
    name = unbracketed(term.en)
    is_proper = name[1:] != name[1:].lower() or term.theme.startswith("places")
    name = name if is_proper else name[:1].lower() + name[1:]
    # 40HC: the number is no part of the name.
    number = NUMBER.match(piece)
    return f"{number[0]} {name}" if number and form != term.abbreviation else name


def _once(name: str, after: str) -> str:
    """Leave out a last word that stands after the short form anyway: HS code."""
    *before, last = name.split()
    follows = re.match(r"[\s-]+(\w+)", after)
    return (
        " ".join(before)
        if before and follows and fold(follows[1]) in (fold(last), f"{fold(last)}s")
        else name
    )
