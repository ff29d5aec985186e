"""What is to be remembered today: which cards are due, which new ones come, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, zip_longest

from attrs import frozen

from frontline.content.contents import Contents
from frontline.store.work import Work
from frontline.study.cards import ORDER, Card, about, card_ids, settings
from frontline.study.review import Memory, memories
from frontline.terms import Term

DAY = timedelta(days=1)
Known = Mapping[str, Memory]


@frozen(kw_only=True)
class Counts:
    """How many cards are due, and how many new ones belong to the day; `waiting` counts all new ones.

    `reviewed_today` and `seen` count cards that were reviewed on the day, and ever.
    """

    due: int
    new: int
    reviewed_today: int
    seen: int
    waiting: int = 0

    @property
    def today(self) -> int:
        """Return how many cards there are to review."""
        return self.due + self.new


def counts(terms: Mapping[str, Term], contents: Contents, work: Work, now: datetime) -> Counts:
    """Return how the learner's cards stand on the day of `now`, a time in the learner's own zone."""
    return counted(card_ids(terms, contents, work), work, now.date())


def counted(ids: Sequence[str], work: Work, day: date) -> Counts:
    """Return how the cards of these ids stand on a day."""
    known = memories(work)
    old = _due(ids, known, day)
    return Counts(
        due=len(old),
        new=len(_new(ids, known, old, settings(work).size, day)),
        reviewed_today=sum(memory.day == day for memory in known.values()),
        seen=len(known),
        waiting=sum(id_ not in known for id_ in ids),
    )


def coming(ids: Sequence[str], work: Work, now: datetime) -> tuple[date, Counts] | None:
    """Return the next day after today that has cards to review, with its counts; None where none has."""
    known, tomorrow = memories(work), now.date() + DAY
    days = {max(known[id_].due, tomorrow) if id_ in known else tomorrow for id_ in ids}
    for day in sorted(days):
        # A new card may have to wait, on a day that is full or has another card of its term.
        if (found := counted(ids, work, day)).today:
            return day, found
    return None


def due(cards: Iterable[Card], work: Work, now: datetime) -> tuple[Card, ...]:
    """Return the cards that are due by the end of the learner's day of `now`, the most overdue first.

    Second and further cards of a term come after all others.
    """
    by = {card.id: card for card in cards}
    return tuple(by[id_] for id_ in _due(by, memories(work), now.date()))


def session(cards: Iterable[Card], work: Work, now: datetime, *, more: bool = False) -> tuple[Card, ...]:
    """Return what to ask now: cards that are due, then the day's new ones, up to the size in the settings.

    A day brings at most as many new cards as one session has room for, and one of each term. With `more` new
    cards fill the session all the same.
    """
    by, known, size = {card.id: card for card in cards}, memories(work), settings(work).size
    old = _due(by, known, now.date())
    new = chain(*_fresh(by, known)) if more else _new(tuple(by), known, old, size, now.date())
    return tuple(by[id_] for id_ in (*old, *new)[:size])


def terms_seen(work: Work) -> set[str]:
    """Return the ids of the terms of which at least one card was reviewed."""
    return {of for of, direction in map(about, memories(work)) if direction in ORDER}


def _due(ids: Iterable[str], known: Known, day: date) -> list[str]:
    waiting = [(known[id_].due, _place(id_), id_) for id_ in ids if id_ in known and known[id_].due <= day]
    # The deck's order among equals, but its cards of one term apart.
    waiting.sort(key=lambda one: one[:2])
    first: dict[str, str] = {}
    rest = [id_ for _, _, id_ in waiting if first.setdefault(about(id_)[0], id_) != id_]
    return [*first.values(), *rest]


def _new(ids: Iterable[str], known: Known, old: Sequence[str], size: int, day: date) -> list[str]:
    """Return the new cards of a day, which leave room for what is due and what was done on it."""
    done = [id_ for id_, memory in known.items() if memory.day == day]
    met = {about(id_)[0] for id_ in (*old, *done)}
    left = max(0, size - len({*old, *done}))
    first = next(iter(_fresh(ids, known)), [])
    return [id_ for id_ in first if about(id_)[0] not in met][:left]


def _fresh(ids: Iterable[str], known: Known) -> list[list[str]]:
    """Return the new cards in rounds: the next direction of each term, kinds of cards in turn."""
    rounds: list[dict[int, list[str]]] = []
    turns: dict[str, int] = {}
    for id_ in ids:
        if id_ in known:
            continue
        of = about(id_)[0]
        turn = turns[of] = turns.get(of, -1) + 1
        if turn == len(rounds):
            rounds.append({})
        rounds[turn].setdefault(_place(id_), []).append(id_)
    return [_in_turn([kinds[place] for place in sorted(kinds)]) for kinds in rounds]


def _in_turn(lists: Sequence[Sequence[str]]) -> list[str]:
    return [id_ for id_ in chain.from_iterable(zip_longest(*lists)) if id_ is not None]


def _place(id_: str) -> int:
    """Return the place of a card's direction among the directions; questions come before all."""
    return ORDER.get(about(id_)[1], -1)
