"""What one review of a card leads to: how well it is remembered, and on which day it comes back (FSRS)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from frontline.store.work import Work
from frontline.study.cards import CARDS, SECTION

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
"""The share of cards that shall still be known on the day when they come back."""
LONGEST = 365
"""Days after which a card comes back at the latest."""
MOST_STABLE = 1e6
"""In days; more than any review leads to."""
DAYS = "days"
DAYS_KEPT = 400


class Rating(IntEnum):
    """How well a learner knew a card, as fsrs numbers it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@frozen(kw_only=True)
class Memory:
    """What is known about one card: the day when it is due, and the `day` and number of its reviews.

    `last` is the time of the last review with its zone (ISO 8601), `state` the data of a card of fsrs.
    """

    due: date
    day: date
    last: str
    times: int
    state: Mapping[str, Any]


def rated(memory: Memory | None, rating: Rating, now: datetime) -> Memory:
    """Return what is known after a review at `now`, a time in the learner's own zone; None is a new card.

    The algorithm counts whole days, and here a day is the learner's: a card of yesterday evening is a day old
    in the morning. There are no steps of minutes, because people come once a day: a card that was not known
    stays due today, so that it comes back in the same session, and any other comes back tomorrow or later.
    """
    # Here, because the day's cards are counted long before one is rated.
    import fsrs

    noon = datetime.combine(now.date(), time(12), tzinfo=UTC)
    state: Any = memory.state if memory else None
    before = fsrs.Card.from_dict(state) if state else fsrs.Card(card_id=0, due=noon)
    after, _ = _scheduler().review_card(before, fsrs.Rating(rating), noon)
    if rating is Rating.AGAIN:
        after.due = noon
    return Memory(
        due=after.due.date(),
        day=now.date(),
        last=now.isoformat(timespec="seconds"),
        times=memory.times + 1 if memory else 1,
        state={**after.to_dict()},
    )


def forecast(memory: Memory | None, now: datetime) -> dict[Rating, int]:
    """Return after how many days the card would come back, by rating; 0 is in the same session."""
    return {rating: (rated(memory, rating, now).due - now.date()).days for rating in Rating}


def reviewed(work: Work, card: str, rating: Rating, now: datetime) -> Work:
    """Return the work with one more review of a card in it; what it holds of other cards stays."""
    after = rated(_memory(work.section(CARDS).get(card)), rating, now)
    entry = {"state": after.state, "last": after.last, "times": after.times}
    days, today = _days(work), now.date().isoformat()
    days[today] = days.get(today, 0) + 1
    rest = {
        CARDS: {**work.section(CARDS), card: entry},
        SECTION: {**work.section(SECTION), DAYS: dict(sorted(days.items())[-DAYS_KEPT:])},
    }
    return evolve(work, rest={**work.rest, **rest})


def memories(work: Work) -> dict[str, Memory]:
    """Return what is known by card; a broken entry is left out, so its card is new."""
    found = {id_: _memory(entry) for id_, entry in work.section(CARDS).items()}
    return {id_: memory for id_, memory in found.items() if memory is not None}


def _memory(entry: Any) -> Memory | None:
    """Return what a file's entry says; None where fsrs could not go on from it."""
    try:
        state, last, times = entry["state"], entry["last"], entry["times"]
        due, before, at = map(datetime.fromisoformat, (state["due"], state["last_review"], last))
        sound = (
            (state["state"], state["step"]) == (2, None)  # in review, as without steps every card is
            and 0 < state["stability"] < MOST_STABLE
            and 1 <= state["difficulty"] <= 10
            and isinstance(state["card_id"], int)
            and isinstance(times, int)
            and None not in (due.tzinfo, before.tzinfo, at.tzinfo)
        )
    except (KeyError, TypeError, ValueError):
        return None
    return Memory(due=due.date(), day=at.date(), last=last, times=times, state=state) if sound else None


def _days(work: Work) -> dict[str, int]:
    plain = work.section(SECTION).get(DAYS)
    entries = plain.items() if isinstance(plain, dict) else ()
    return {day: number for day, number in entries if isinstance(number, int)}


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # No fuzz: the buttons say when a card comes back, and so it does.
    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
