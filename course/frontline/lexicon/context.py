"""Weighs what an ambiguous term means by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, frozen

from frontline.lexicon.spelling import fold
from frontline.terms import Mode, Term

FOR_WORD, FOR_CLOSE, FOR_RELATED, FOR_MODE, FOR_MAIN = 1.5, 4.0, 2.0, 1.0, 0.5
"""What speaks for a meaning: a word that goes with it, and more if that is close by; a related term beside
it; the mode of the others; that it is the proper name."""
SURE = 1.5
"""So far ahead of all others a meaning is sure: the mode of the others alone is not enough."""
NEAR = 2
"""Words on each side that are close."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@frozen
class Form:
    """A name that a term has; `main` is its name or its abbreviation."""

    term: Term
    text: str
    main: bool


@frozen
class Span:
    """A stretch of a message, and the terms that are written so."""

    start: int
    end: int
    forms: tuple[Form, ...]


@frozen
class Reading:
    """A meaning that something may have: under which of its names, and the words that speak for it."""

    term: Term
    form: str
    because: tuple[str, ...] = ()


@frozen
class Found:
    """A stretch of the message, and its meanings, most likely first; `sure` where one is ahead."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    sure: bool = True

    @property
    def term(self) -> Term:
        """Return the likeliest meaning."""
        return self.readings[0].term


@define(slots=False)
class Context:
    """A message with the stretches in which terms were found."""

    message: str
    spans: Sequence[Span]

    def weighed(self) -> Iterator[Found]:
        """Return each stretch with its meanings weighed."""
        for span in self.spans:
            scored = [(*self._score(span, form), place, form) for place, form in enumerate(span.forms)]
            scored.sort(key=lambda one: (-one[0], one[2]))
            sure = len(scored) == 1 or scored[0][0] >= scored[1][0] + SURE
            readings = tuple(Reading(form.term, form.text, because) for _, because, _, form in scored)
            yield Found(span.start, span.end, readings, sure)

    def _score(self, span: Span, form: Form) -> tuple[float, tuple[str, ...]]:
        """Return what speaks for a meaning, as a number and in words."""
        term = form.term
        close = self._words(self._around(span))
        words = [word for word in term.context if f" {fold(word)} " in self._all]
        related = [
            text
            for id_, (other, text) in self._certain.items()
            if id_ in term.related or term.id in other.related
        ]
        score = (
            FOR_WORD * len(words)
            + FOR_CLOSE * sum(f" {fold(word)} " in close for word in words)
            + FOR_RELATED * len(related)
            + FOR_MODE * self._fits(term.mode)
            + FOR_MAIN * form.main
        )
        # One word may stand there as a word and as a term: pol, POL.
        reasons = {fold(reason): reason.replace("#", "…") for reason in (*words, *related)}
        return score, tuple(reasons.values())

    def _fits(self, mode: Mode) -> int:
        if mode is Mode.ALL or not self._modes:
            return 0
        return 1 if mode in self._modes else -1

    def _around(self, span: Span) -> str:
        before, after = self.message[: span.start].split()[-NEAR:], self.message[span.end :].split()[:NEAR]
        return " ".join([*before, self.message[span.start : span.end], *after])

    def _words(self, text: str) -> str:
        """Return a text in which whole words can be looked for, with # for every number."""
        numbered = NUMBER.sub(" # ", text)
        return f" {fold(numbered)} {fold(numbered.replace('/', ' '))} "

    @cached_property
    def _all(self) -> str:
        return self._words(self.message)

    @cached_property
    def _certain(self) -> Mapping[str, tuple[Term, str]]:
        """Return the terms that can mean one thing only, as they are written."""
        return {
            span.forms[0].term.id: (span.forms[0].term, self.message[span.start : span.end])
            for span in self.spans
            if len(span.forms) == 1
        }

    @cached_property
    def _modes(self) -> frozenset[Mode]:
        return frozenset(term.mode for term, _ in self._certain.values()) - {Mode.ALL}
