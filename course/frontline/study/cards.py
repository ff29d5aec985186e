"""Flashcards: what a learner may be asked to remember, of the glossary and of practice that went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from attrs import evolve, frozen

from frontline.content.bank import Bank
from frontline.content.contents import Contents, LessonContents
from frontline.questions.choice import Choice
from frontline.store.work import Work
from frontline.terms import Term

SIZES = (5, 10, 20, 30, 50)
SECTION = "memory"
"""The work file's section of settings and days."""
SETTINGS = "settings"
PICKED = "picked"
"""The work file's section of terms that the learner has added or taken out."""
CARDS = "cards"
"""The work file's section of what is known about each card."""
QUESTION = "question"


class Direction(Enum):
    """What the card of a term goes from and to, in the order in which a term's cards come."""

    MEANING = "meaning"
    """From the English name to the meaning."""
    TERM = "term"
    """From the meaning to the English name."""
    ABBREVIATION = "abbreviation"
    """From the abbreviation to the full name and the meaning."""
    CHINESE = "chinese"
    """From the Chinese to the English name."""


ORDER = {direction.value: place for place, direction in enumerate(Direction)}


@frozen(kw_only=True)
class Settings:
    """What a learner wants: cards in one session, directions, and perhaps `every` term of the glossary."""

    size: int = 20
    directions: frozenset[Direction] = frozenset(Direction)
    every: bool = False


@frozen(kw_only=True)
class TermCard:
    """A card of a term; `confused` pairs the names of terms that it is mistaken for with the difference."""

    term: Term
    direction: Direction
    confused: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Return the name under which the work file keeps it."""
        return f"{self.term.id}:{self.direction.value}"


@frozen(kw_only=True)
class QuestionCard:
    """A practice question that went wrong; `right` pairs each right option with its reason."""

    question: Choice
    right: tuple[tuple[str, str], ...]
    lesson: LessonContents
    section: str

    @property
    def id(self) -> str:
        """Return the name under which the work file keeps it."""
        return f"{QUESTION}:{self.question.id}"


Card = TermCard | QuestionCard


def settings(work: Work) -> Settings:
    """Return what the learner wants; what cannot be read is as in the beginning."""
    plain = work.section(SECTION).get(SETTINGS)
    plain = plain if isinstance(plain, dict) else {}
    size, directions = plain.get("size"), plain.get("directions")
    return Settings(
        size=size if isinstance(size, int) and size in SIZES else Settings().size,
        directions=frozenset(one for one in Direction if one.value in directions)
        if isinstance(directions, list)
        else Settings().directions,
        every=plain.get("all") is True,
    )


def with_settings(work: Work, wanted: Settings) -> Work:
    """Return the work with these settings in it."""
    plain = {
        "size": wanted.size,
        "directions": [one.value for one in Direction if one in wanted.directions],
        "all": wanted.every,
    }
    return evolve(work, rest={**work.rest, SECTION: {**work.section(SECTION), SETTINGS: plain}})


def picks(work: Work) -> dict[str, bool]:
    """Return the terms that the learner has added to the cards (true) or taken out (false), by id."""
    entries = work.section(PICKED).items()
    return {
        id_: one["in"] for id_, one in entries if isinstance(one, dict) and isinstance(one.get("in"), bool)
    }


def with_pick(work: Work, term: str, now: datetime, *, wanted: bool) -> Work:
    """Return the work with a term added to the cards, or taken out; what is known about it stays."""
    entry = {"in": wanted, "at": now.isoformat(timespec="seconds")}
    return evolve(work, rest={**work.rest, PICKED: {**work.section(PICKED), term: entry}})


def has_cards(terms: Mapping[str, Term], contents: Contents, work: Work) -> frozenset[str]:
    """Return the ids of the terms that the cards ask."""
    return frozenset(_chosen(terms, contents, work, every=settings(work).every))


def begun(contents: Contents, work: Work) -> tuple[LessonContents, ...]:
    """Return the lessons in which the learner has saved something."""
    return tuple(
        lesson
        for lesson in contents.lessons
        if any(one.id in work.practice for one in lesson.questions)
        or any(one in work.practice for one in lesson.explorations)
    )


def sources(contents: Contents, work: Work) -> tuple[LessonContents, ...]:
    """Return the lessons whose key terms are asked: those begun.

    Where none is and no term was added either, it is the first one, for people to try.
    """
    first = next((lesson for lesson in contents.lessons if lesson.terms), None)
    to_try = () if first is None or any(picks(work).values()) else (first,)
    return begun(contents, work) or to_try


def deck(terms: Mapping[str, Term], contents: Contents, bank: Bank, work: Work) -> tuple[Card, ...]:
    """Return all cards that the learner's settings and lessons give, due or not, in the course's order."""
    return (*_of_terms(terms, contents, work), *_of_questions(contents, bank, work))


def card_ids(terms: Mapping[str, Term], contents: Contents, work: Work) -> tuple[str, ...]:
    """Return the ids of the deck's cards, for which no question has to be read."""
    asked = (f"{QUESTION}:{id_}" for _, id_ in _wrong(contents, work))
    return (*(card.id for card in _of_terms(terms, contents, work)), *asked)


def about(id: str) -> tuple[str, str]:  # noqa: A002
    """Return what the card of that id is about, and its direction: two cards may be about one term."""
    of, _, direction = id.rpartition(":")
    return (of, direction) if direction in ORDER else (id, "")


def _of_terms(terms: Mapping[str, Term], contents: Contents, work: Work) -> Iterator[TermCard]:
    wanted = settings(work)
    directions = [one for one in Direction if one in wanted.directions]
    for id_ in _chosen(terms, contents, work, every=wanted.every):
        term = terms[id_]
        confused = tuple((terms[other].name, apart) for other, apart in term.confused.items())
        for direction in directions:
            if _has(term, direction):
                yield TermCard(term=term, direction=direction, confused=confused)


def _chosen(terms: Mapping[str, Term], contents: Contents, work: Work, *, every: bool) -> list[str]:
    """Return ids of terms once each: added ones, of lessons, with a card already, then perhaps all others."""
    wanted = picks(work)
    added = (id_ for id_, is_in in wanted.items() if is_in)
    of_lessons = (id_ for lesson in sources(contents, work) for id_ in lesson.terms)
    met = (about(id_)[0] for id_ in work.section(CARDS))
    ids = dict.fromkeys((*added, *of_lessons, *met, *(terms if every else ())))
    return [id_ for id_ in ids if id_ in terms and wanted.get(id_, True)]


def _has(term: Term, direction: Direction) -> bool:
    match direction:
        case Direction.ABBREVIATION:
            return bool(term.abbreviation)
        case Direction.CHINESE:
            return bool(term.zh_hant.text)
    return True


def _wrong(contents: Contents, work: Work) -> Iterator[tuple[LessonContents, str]]:
    """Return the practice questions that come as cards, with their lessons.

    They have one choice, stand by themselves, and were wrong at the first try.
    """
    for lesson in contents.lessons:
        for one in lesson.questions:
            tried = work.practice.get(one.id)
            if one.kind == Choice.kind and one.apart and tried is not None and tried.first is False:
                yield lesson, one.id


def _of_questions(contents: Contents, bank: Bank, work: Work) -> Iterator[QuestionCard]:
    for lesson, id_ in _wrong(contents, work):
        banked = bank.get(id_)
        if banked is not None and isinstance(question := banked.question, Choice):
            yield QuestionCard(
                question=question,
                right=tuple(_right(question, banked.key, banked.because)),
                lesson=lesson,
                section=banked.section,
            )


def _right(question: Choice, key: Any, because: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for option, text in question.options.items():
        if key.get(option) == 1:
            yield text, because.get(option, "")
