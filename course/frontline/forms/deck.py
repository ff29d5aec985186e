"""How flashcards look: what there is to review, a card and its answer, and what a session came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import frozen

from frontline.content.contents import LessonContents
from frontline.forms.render import fill
from frontline.study.cards import SIZES, Card, Direction, Settings
from frontline.study.memory import Counts
from frontline.study.review import Rating

MONTH = 30.4
"""Days."""
WANTED = {
    Direction.MEANING: "The meaning of an English name",
    Direction.TERM: "The English name for a meaning",
    Direction.ABBREVIATION: "What an abbreviation stands for",
    Direction.CHINESE: "The English name for a Chinese term",
}
ASKED = {
    Direction.MEANING: "What does this mean?",
    Direction.TERM: "What is it called in English?",
    Direction.ABBREVIATION: "What does this stand for, and what does it mean?",
    Direction.CHINESE: "What is it called in English?",
}
MEANT = {
    Rating.AGAIN: "I did not know it",
    Rating.HARD: "I knew it, but it was hard",
    Rating.GOOD: "I knew it",
    Rating.EASY: "I knew it at once",
}

Coming = tuple[date, Counts] | None


@frozen(kw_only=True)
class Stands:
    """How a learner's cards stand: the counts of today, and the next day with cards and its counts.

    `terms` and `questions` count what the cards are about, `lessons` are those whose key terms they ask, and
    `begun` tells whether the learner has begun these, or has added terms.
    """

    day: date
    counts: Counts
    coming: Coming
    lessons: Sequence[LessonContents]
    begun: bool
    terms: int
    questions: int


@frozen(kw_only=True)
class Place:
    """A place in a session: the card's `number` of `total`, how many are `done` and how many come `back`.

    `again` tells that the card has come back.
    """

    number: int
    total: int
    done: int
    back: int
    again: bool


def opening(stands: Stands, wanted: Settings, *, every: int, news: Sequence[str], at: str = "") -> str:
    """Return what there is to review, and the settings.

    `every` counts the terms of the glossary, `news` is what the learner should know first, and `at` names
    the setting that keeps the focus.
    """
    return fill(
        "deck.html",
        view="opening",
        cards_of=cards_of,
        stands=stands,
        counts=stands.counts,
        next=next_day(stands.coming, stands.day),
        wanted=wanted,
        every=every,
        news=news,
        at=at,
        sizes=SIZES,
        directions=WANTED,
    )


def front(card: Card, place: Place, *, mark: str) -> str:
    """Return a card's front; `mark` begins ids that are the screen's own in the page."""
    return fill("deck.html", view="front", card=card, place=place, mark=mark, asked=ASKED)


def back(card: Card, place: Place, *, mark: str, days: Mapping[Rating, int]) -> str:
    """Return a card with its answer, and the four ratings with the `days` after which it comes back."""
    return fill(
        "deck.html",
        view="back",
        card=card,
        place=place,
        mark=mark,
        asked=ASKED,
        ratings=[(rating, MEANT[rating], after(days[rating])) for rating in Rating],
    )


def ended(stands: Stands, *, number: int, hard: Sequence[Card], mark: str) -> str:
    """Return what a session came to: the `number` of cards, the hard ones, and what comes next."""
    return fill(
        "deck.html",
        view="ended",
        cards_of=cards_of,
        counts=stands.counts,
        next=next_day(stands.coming, stands.day),
        number=number,
        hard=hard,
        mark=mark,
    )


def unread(words: str) -> str:
    """Return a screen that says why the cards cannot be shown."""
    return fill("deck.html", view="unread", words=words)


def after(days: int) -> str:
    """Say in words when a card comes back."""
    match days:
        case 0:
            return "in this session"
        case 1:
            return "tomorrow"
    if days < MONTH:
        return f"in {days} days"
    months = round(days / MONTH)
    if months > 11:
        return "in about a year"
    return "in about a month" if months == 1 else f"in about {months} months"


def next_day(coming: Coming, today: date) -> str:
    """Say in words which cards come on the next day that has any."""
    if coming is None:
        return ""
    day, counts = coming
    cards = cards_of(counts)
    tomorrow = (day - today).days == 1
    return f"Tomorrow: {cards}." if tomorrow else f"Next: {cards} on {day:%A} {day.day} {day:%B}."


def cards_of(counts: Counts) -> str:
    """Say in words how many cards there are to review, and how many of them are new."""
    cards = "1 card" if counts.today == 1 else f"{counts.today} cards"
    if not counts.new:
        return f"{cards} to review"
    if not counts.due:
        return f"{counts.new} new card{'s' * (counts.new > 1)}"
    return f"{cards} to review, {counts.new} of them new"
