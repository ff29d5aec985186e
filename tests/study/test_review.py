"""When a card comes back, in whole days of the learner."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from frontline.store.work import Work
from frontline.study.review import Memory, Rating, forecast, memories, rated, reviewed

HONG_KONG = timezone(timedelta(hours=8))
EVENING = datetime(2026, 11, 26, 22, 30, tzinfo=HONG_KONG)
GOOD = {
    "state": {
        "card_id": 0,
        "state": 2,
        "step": None,
        "stability": 2.3065,
        "difficulty": 2.118,
        "due": "2026-11-28T12:00:00+00:00",
        "last_review": "2026-11-26T12:00:00+00:00",
    },
    "last": "2026-11-26T22:30:00+08:00",
    "times": 1,
}


def days(*path: tuple[Rating, int]) -> list[int]:
    """Return after how many days a card comes back each time, by ratings and the days before each."""
    memory: Memory | None = None
    found, now = [], EVENING
    for rating, later in path:
        now += timedelta(days=later)
        memory = rated(memory, rating, now)
        found.append((memory.due - now.date()).days)
    return found


def test_a_new_card_comes_back_in_this_session_tomorrow_or_in_some_days() -> None:
    assert forecast(None, EVENING) == {Rating.AGAIN: 0, Rating.HARD: 1, Rating.GOOD: 2, Rating.EASY: 8}


def test_a_card_that_is_known_each_time_stays_away_longer_and_longer_but_never_more_than_a_year() -> None:
    good = Rating.GOOD
    assert days((good, 0), (good, 2), (good, 11), (good, 46), (good, 163)) == [2, 11, 46, 163, 365]


def test_a_card_that_was_forgotten_is_due_today_and_comes_often_again() -> None:
    path = [(Rating.GOOD, 0), (Rating.GOOD, 2), (Rating.AGAIN, 11), (Rating.GOOD, 0), (Rating.GOOD, 1)]
    assert days(*path) == [2, 11, 0, 2, 4]


def test_the_same_answers_give_the_same_days() -> None:
    path = [(Rating.HARD, 0), (Rating.EASY, 1), (Rating.HARD, 9)]
    assert days(*path) == days(*path)


def test_a_card_of_the_evening_is_a_day_old_in_the_morning() -> None:
    morning = datetime(2026, 11, 28, 7, 15, tzinfo=HONG_KONG)
    memory = rated(None, Rating.GOOD, EVENING)
    assert memory.due == date(2026, 11, 28)
    assert rated(memory, Rating.GOOD, morning).due == date(2026, 12, 9)


def test_the_day_is_the_learner_s_and_not_that_of_another_zone() -> None:
    early = datetime(2026, 11, 27, 0, 20, tzinfo=HONG_KONG)
    assert early.astimezone(UTC).date() == date(2026, 11, 26)
    assert rated(None, Rating.HARD, early).due == date(2026, 11, 28)


def test_a_review_is_kept_with_the_day_and_other_entries_stay() -> None:
    others = {"cards": {"eta:term": GOOD}, "memory": {"settings": {"size": 5}}, "log": {"a": 1}}
    work = reviewed(Work(rest=others), "edi:term", Rating.GOOD, EVENING)
    work = reviewed(work, "edi:term", Rating.GOOD, EVENING + timedelta(days=2))
    entry = work.section("cards")["edi:term"]
    assert (entry["last"], entry["times"]) == ("2026-11-28T22:30:00+08:00", 2)
    assert entry["state"]["due"] == "2026-12-09T12:00:00+00:00"
    assert work.section("cards")["eta:term"] == GOOD
    assert work.section("memory") == {"settings": {"size": 5}, "days": {"2026-11-26": 1, "2026-11-28": 1}}
    assert work.section("log") == {"a": 1}
    assert memories(Work(rest=json.loads(json.dumps(work.rest)))) == memories(work)


def test_the_reviews_of_400_days_are_counted() -> None:
    first = date(2025, 1, 1)
    before = {(first + timedelta(days=number)).isoformat(): 3 for number in range(400)}
    work = reviewed(Work(rest={"memory": {"days": before}}), "edi:term", Rating.GOOD, EVENING)
    kept = work.section("memory")["days"]
    assert len(kept) == 400
    assert (min(kept), kept["2026-11-26"]) == ("2025-01-02", 1)


@pytest.mark.parametrize("broken", [None, [], 3, {"2026-11-26": "many", "2026-11-25": 2}])
def test_days_that_cannot_be_read_are_left_out(broken: Any) -> None:
    work = reviewed(Work(rest={"memory": {"days": broken}}), "edi:term", Rating.GOOD, EVENING)
    assert work.section("memory")["days"]["2026-11-26"] == 1


def broken(**state: Any) -> dict[str, Any]:
    return {**GOOD, "state": {**GOOD["state"], **state}}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "x",
        [],
        {},
        {"state": None, "last": "", "times": 1},
        {**GOOD, "last": "yesterday"},
        {**GOOD, "last": "2026-11-26T22:30:00"},
        {**GOOD, "times": "often"},
        broken(stability=None),
        broken(stability=-1.0),
        broken(stability=float("inf")),
        broken(stability=float("nan")),
        broken(difficulty="easy"),
        broken(difficulty=11),
        broken(due="soon"),
        broken(due="2026-11-28"),
        broken(last_review=None),
        broken(state=9),
        broken(state=1, step=0),
        broken(card_id="edi"),
    ],
)
def test_a_broken_entry_is_a_new_card(entry: Any) -> None:
    work = Work(rest={"cards": {"edi:term": entry, "eta:term": GOOD}})
    assert list(memories(work)) == ["eta:term"]
    after = reviewed(work, "edi:term", Rating.GOOD, EVENING)
    assert memories(after)["edi:term"].times == 1
    assert memories(after)["edi:term"].due == date(2026, 11, 28)
