"""Asks questions without end, made from the glossary: each with a reason for its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from random import Random

from attrs import define, frozen

from frontline.lexicon.decode import Decoder
from frontline.lexicon.neighbours import Neighbours
from frontline.lexicon.spelling import fold, unbracketed, variants
from frontline.terms import Mode, Party, Register, Step, Term

OPTIONS = 4
CLOSEST = 12
"""Among so many neighbours the wrong options are drawn."""
TRIES = 60


class Kind(Enum):
    """What a drill asks."""

    ABBREVIATION = "abbreviation"
    MEANING = "meaning"
    CHINESE = "chinese"
    MESSAGE = "message"
    ODD = "odd"
    NEXT = "next"


@frozen(kw_only=True)
class Option:
    """A possible answer; `term` is what it stands for."""

    text: str
    term: Term
    chinese: bool = False


@frozen(kw_only=True)
class Drill:
    """A question: what is asked about `term`, with one right option, and why that is right."""

    kind: Kind
    asks: str
    options: tuple[Option, ...]
    right: int
    because: str
    message: str = ""
    """What somebody wrote, where the question is about that."""

    @property
    def term(self) -> Term:
        """Return the term that one must know."""
        return self.options[self.right].term


@define(slots=False)
class Drills:
    """Makes drills from terms; `journeys` are the documents of a shipment by mode, in order."""

    terms: Mapping[str, Term]
    journeys: Mapping[Mode, Sequence[Step]]
    random: Random

    def next(self, kinds: Iterable[Kind], among: Iterable[str] = (), but: Iterable[str] = ()) -> Drill | None:
        """Return a drill of one of these kinds about one of the terms `among` (all if empty), none of `but`.

        None where these terms give none.
        """
        wanted = list(kinds)
        chosen = frozenset(among) or frozenset(self.terms)
        for avoided in (frozenset(but), frozenset[str]()):
            for kind in self.random.sample(wanted, len(wanted)):
                drill = self._drill(kind, sorted(chosen - avoided))
                if drill is not None:
                    return drill
        return None

    def _drill(self, kind: Kind, among: Sequence[str]) -> Drill | None:
        match kind:
            case Kind.ODD:
                return self._odd(frozenset(among))
            case Kind.NEXT:
                return self._next(frozenset(among))
        for id_ in self.random.sample(among, len(among)):
            drill = self._about(kind, self.terms[id_])
            if drill is not None:
                return drill
        return None

    def _about(self, kind: Kind, term: Term) -> Drill | None:
        match kind:
            case Kind.ABBREVIATION if (
                term.abbreviation and len(self.decoder.meanings(term.abbreviation)) == 1
            ):
                return self._choice(
                    kind,
                    term,
                    f"What does {term.abbreviation} stand for?",
                    lambda one: unbracketed(one.en),
                    self.neighbours.in_letters(term),
                )
            case Kind.MEANING if term.register is not Register.SHORTHAND:
                return self._choice(
                    kind,
                    term,
                    f"What is meant by {term.name}?",
                    lambda one: one.gapped,
                    [
                        one
                        for one in self.neighbours.in_meaning(term)
                        if one.register is not Register.SHORTHAND
                    ],
                )
            case Kind.CHINESE if term.zh_hant.text:
                return self._choice(
                    kind,
                    term,
                    f"How do people in Hong Kong say {term.name}?",
                    lambda one: one.zh_hant.text,
                    [one for one in self.neighbours.in_meaning(term) if one.zh_hant.text],
                )
            case Kind.MESSAGE if short := self._short_in_example(term):
                return self._choice(
                    kind,
                    term,
                    f"What does {short} mean in this message?",
                    lambda one: unbracketed(one.en),
                    self.neighbours.in_letters(term),
                    first=[one for one in self.decoder.meanings(short) if one != term],
                    message=term.example,
                )
        return None

    def _choice(
        self,
        kind: Kind,
        term: Term,
        asks: str,
        text: Callable[[Term], str],
        near: Sequence[Term],
        *,
        first: Sequence[Term] = (),
        message: str = "",
    ) -> Drill | None:
        """Return a drill; wrong options are out of `first`, then of the nearest of `near`."""
        taken = {fold(one) for one in variants(text(term))}
        wrong = list[Term]()
        nearest = near[:CLOSEST]
        for one in (*first, *self.random.sample(nearest, len(nearest))):
            forms = {fold(form) for form in variants(text(one))}
            if len(wrong) < OPTIONS - 1 and not forms & taken:
                taken |= forms
                wrong.append(one)
        if len(wrong) < OPTIONS - 1:
            return None
        return self._laid(kind, asks, term, wrong, text, f"{term.name}: {term.definition}", message=message)

    def _laid(
        self,
        kind: Kind,
        asks: str,
        term: Term,
        wrong: Sequence[Term],
        text: Callable[[Term], str],
        because: str,
        message: str = "",
    ) -> Drill:
        mixed = self.random.sample([term, *wrong], len(wrong) + 1)
        return Drill(
            kind=kind,
            asks=asks,
            options=tuple(Option(text=text(one), term=one, chinese=kind is Kind.CHINESE) for one in mixed),
            right=mixed.index(term),
            because=because,
            message=message,
        )

    def _odd(self, among: frozenset[str]) -> Drill | None:
        """Ask which of four does not belong; what the others share is said, so that one answer is right."""
        groups = list(self._groups())
        for says, inside, outside in self.random.sample(groups, len(groups)):
            odd = [term for term in outside if term.id in among]
            if odd and len(inside) >= OPTIONS - 1:
                term = self.random.choice(odd)
                others = self.random.sample(inside, OPTIONS - 1)
                return self._laid(
                    Kind.ODD,
                    f"Three of these {says}. Which one does not?",
                    term,
                    others,
                    lambda one: one.name,
                    f"{term.name}: {term.definition}",
                )
        return None

    def _groups(self) -> Iterator[tuple[str, list[Term], list[Term]]]:
        """Return what terms may have in common, those that have it, and those that clearly have not."""
        own = {mode: [term for term in self.terms.values() if term.mode is mode] for mode in Mode}
        named = {Mode.SEA: "sea freight", Mode.AIR: "air freight", Mode.EXPRESS: "express"}
        for mode, name in named.items():
            for other in named:
                if other is not mode:
                    yield f"belong to {name} only", own[mode], own[other]
        rules = [(term, term.rule) for term in self.terms.values() if term.rule is not None]
        for party in Party:
            yield (
                f"are Incoterms rules under which the {party.value} pays the main carriage",
                [term for term, rule in rules if rule.carriage is party],
                [term for term, rule in rules if rule.carriage is not party],
            )
        yield (
            "are Incoterms rules for sea and inland waterway only",
            [term for term, _ in rules if term.mode is Mode.SEA],
            [term for term, _ in rules if term.mode is not Mode.SEA],
        )

    def _next(self, among: frozenset[str]) -> Drill | None:
        steps = [
            (mode, step)
            for mode, journey in self.journeys.items()
            for step in journey
            if step.document in among
        ]
        if not steps:
            return None
        mode, step = self.random.choice(steps)
        others = sorted({one.document for one in self.journeys[mode]} - {step.document})
        return self._laid(
            Kind.NEXT,
            "Which document comes next?",
            self.terms[step.document],
            [self.terms[id_] for id_ in self.random.sample(others, OPTIONS - 1)],
            lambda one: one.name,
            step.because,
            message=step.when,
        )

    def _short_in_example(self, term: Term) -> str:
        """Return how the example shortens the term; empty where it does not, or gives the name away."""
        if not term.abbreviation or fold(unbracketed(term.en)) in fold(term.example):
            return ""
        found = (
            piece
            for piece, one in self.decoder.read(term.example).pieces
            if one is not None and one.term == term and one.sure and fold(piece) == fold(term.abbreviation)
        )
        return next(found, "")

    @cached_property
    def neighbours(self) -> Neighbours:
        """Who lives next to whom."""
        return Neighbours(self.terms)

    @cached_property
    def decoder(self) -> Decoder:
        """The engine that reads messages."""
        return Decoder(self.terms)
