"""Asks questions without end, made from the glossary: each with a reason for its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from random import Random

from attrs import define, frozen

from frontline.lexicon.decode import Decoder
from frontline.lexicon.fair import (
    is_all_chinese,
    mentions,
    option_name,
    overlap,
    says_its_mode,
    shortens,
    tells_itself,
)
from frontline.lexicon.neighbours import Neighbours
from frontline.lexicon.spelling import fold, variants
from frontline.terms import Mode, Party, Register, Step, Term

OPTIONS = 4
CLOSEST = 12
"""Among so many neighbours the wrong options are drawn."""
DESKS = {Mode.SEA: "sea freight", Mode.AIR: "air freight", Mode.EXPRESS: "express"}


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
            case Kind.ABBREVIATION if shortens(term) and self.decoder.meanings(term.abbreviation) == (term,):
                near = self.neighbours.in_letters(term)
                return self._choice(
                    kind, term, f"What does {term.abbreviation} stand for?", option_name, near
                )
            case Kind.MEANING if term.id in self._with_meaning:
                near = [
                    one
                    for one in self.neighbours.in_meaning(term)
                    if one.id in self._with_meaning and not mentions(one.definition, term)
                ]
                return self._choice(kind, term, f"What is meant by {term.name}?", _definition, near)
            case Kind.CHINESE if is_all_chinese(term.zh_hant.text):
                asks = f"What is {term.name} in Chinese, as used in Hong Kong?"
                return self._choice(kind, term, asks, _chinese, self.neighbours.in_chinese(term))
            case Kind.MESSAGE if short := self._short_in_example(term):
                return self._choice(
                    kind,
                    term,
                    f"What does {short} stand for in this message?",
                    option_name,
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
            if len(wrong) < OPTIONS - 1 and not forms & taken and not overlap(one, term):
                taken |= forms
                wrong.append(one)
        if len(wrong) < OPTIONS - 1:
            return None
        return self._laid(kind, asks, term, wrong, text, _because(kind, term), message=message)

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
        for asks, inside, outside in self.random.sample(groups, len(groups)):
            odd = [term for term in outside if term.id in among]
            if odd and len(inside) >= OPTIONS - 1:
                term = self.random.choice(odd)
                others = self.random.sample(inside, OPTIONS - 1)
                return self._laid(Kind.ODD, asks, term, others, option_name, _because(Kind.ODD, term))
        return None

    def _groups(self) -> Iterator[tuple[str, list[Term], list[Term]]]:
        """Return questions about what three terms share, the terms that have it, and those that have not."""
        own = {
            mode: [term for term in self.terms.values() if term.mode is mode and not says_its_mode(term)]
            for mode in DESKS
        }
        for mode, desk in DESKS.items():
            for other, other_desk in DESKS.items():
                if other is not mode:
                    says = f"Three of these are words of the {desk} desk."
                    yield f"{says} Which one belongs to the {other_desk} desk?", own[mode], own[other]
        rules = [(term, term.rule) for term in self.terms.values() if term.rule is not None]
        for party in Party:
            yield (
                f"Under three of these Incoterms rules the {party.value} pays the main carriage. "
                "Under which one does the other side pay it?",
                [term for term, rule in rules if rule.carriage is party],
                [term for term, rule in rules if rule.carriage is not party],
            )
        yield (
            "Three of these Incoterms rules are for ships and barges only. Which one fits any transport?",
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
        # Documents of the moments before and after are the ones that people mistake it for.
        journey = [one.document for one in self.journeys[mode]]
        here = journey.index(step.document)
        others = sorted(range(len(journey)), key=lambda at: abs(at - here))[1 : 2 * OPTIONS - 2]
        return self._laid(
            Kind.NEXT,
            "Which document is needed now?",
            self.terms[step.document],
            [self.terms[journey[at]] for at in self.random.sample(others, OPTIONS - 1)],
            lambda one: one.name,
            step.because,
            message=step.when,
        )

    def _short_in_example(self, term: Term) -> str:
        """Return how the example shortens the term; empty where it does not, or gives the name away."""
        if not term.abbreviation or fold(option_name(term)) in fold(term.example):
            return ""
        found = (
            piece
            for piece, one in self.decoder.read(term.example).pieces
            if one is not None and one.term == term and one.sure and fold(piece) == fold(term.abbreviation)
        )
        return next(found, "")

    @cached_property
    def _with_meaning(self) -> frozenset[str]:
        """The ids of terms that can be asked by their meaning: shorthand is asked in messages."""
        return frozenset(
            id_
            for id_, term in self.terms.items()
            if term.register is not Register.SHORTHAND and not tells_itself(term)
        )

    @cached_property
    def neighbours(self) -> Neighbours:
        """Who lives next to whom."""
        return Neighbours(self.terms)

    @cached_property
    def decoder(self) -> Decoder:
        """The engine that reads messages."""
        return Decoder(self.terms)


def _definition(term: Term) -> str:
    return term.definition


def _chinese(term: Term) -> str:
    return term.zh_hant.text


def _because(kind: Kind, term: Term) -> str:
    said = f"{term.name}: {term.definition}"
    return f"{said} In Chinese: {term.zh_hant.qualified}." if kind is Kind.CHINESE else said
