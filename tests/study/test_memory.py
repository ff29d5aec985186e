"""What is to be remembered on a day: which cards are due, which new ones come, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from time import process_time
from typing import Any

import pytest
from attrs import evolve

from frontline.content.contents import Asked, Contents, LessonContents
from frontline.store.work import Practised, Work
from frontline.study.cards import Card, Settings, card_ids, deck, with_settings
from frontline.study.memory import Counts, coming, counts, due, session, terms_seen
from frontline.study.review import Rating, memories, reviewed
from frontline.terms import NO_CHINESE, Chinese, Mode, Register, Status, Term

HONG_KONG = timezone(timedelta(hours=8))
MONDAY = datetime(2026, 11, 2, 20, 0, tzinfo=HONG_KONG)
REVIEW = Chinese(text="詞", status=Status.REVIEW)
DAY = timedelta(days=1)


def term(id_: str, *, more: bool = False) -> Term:
    """Return a term with the two directions that all have, or with all four."""
    return Term(
        id=id_,
        theme="t",
        en=id_.title(),
        abbreviation=id_.upper() if more else "",
        zh_hant=REVIEW if more else NO_CHINESE,
        definition="Something at the desk.",
        example='"Like this."',
        mode=Mode.ALL,
        register=Register.EVERYDAY,
        source="en:GEN",
    )


def course(*ids: str, more: bool = False) -> tuple[dict[str, Term], Contents]:
    """Return a course of one lesson with these key terms."""
    lesson = LessonContents(
        file="08-choosing",
        title="Choosing",
        unit="212A",
        minutes=60,
        questions=(Asked(id="08-call", label="", kind="choice", assesses=()),),
        explorations=(),
        terms=ids,
        task="",
    )
    contents = Contents(units=(), lessons=(lesson,), exercises=(), minutes_per_task=30, minutes_per_term=2)
    return {id_: term(id_, more=more) for id_ in ids}, contents


def cards(of: tuple[dict[str, Term], Contents], work: Work) -> tuple[Card, ...]:
    return deck(*of, {}, work)


def ids(found: Iterable[Card]) -> list[str]:
    return [card.id for card in found]


def answered(work: Work, when: datetime, *rated: str, rating: Rating = Rating.GOOD) -> Work:
    for id_ in rated:
        work = reviewed(work, id_, rating, when)
    return work


def wanting(**settings: Any) -> Work:
    return with_settings(Work(), Settings(**settings))


ABC = course("a", "b", "c")


def test_the_day_s_first_cards_ask_the_meaning_once_for_each_term() -> None:
    work = wanting(size=20)
    assert ids(session(cards(ABC, work), work, MONDAY)) == ["a:meaning", "b:meaning", "c:meaning"]
    assert counts(*ABC, work, MONDAY) == Counts(due=0, new=3, reviewed_today=0, seen=0, waiting=6)


def test_other_directions_come_on_later_days_and_in_turn_with_new_terms() -> None:
    of = course("a", "b", "c", "d", "e", more=True)
    work = answered(wanting(size=20), MONDAY, "a:meaning", "b:meaning", "b:term")
    assert ids(session(cards(of, work), work, MONDAY + DAY)) == [
        "c:meaning",
        "a:term",
        "b:abbreviation",
        "d:meaning",
        "e:meaning",
    ]


def test_two_cards_of_one_term_do_not_stand_in_one_session() -> None:
    work = answered(wanting(size=20), MONDAY, "a:meaning")
    found = ids(session(cards(ABC, work), work, MONDAY + 2 * DAY))
    assert found == ["a:meaning", "b:meaning", "c:meaning"]


def test_who_takes_more_gets_second_cards_of_a_term_after_all_first_ones() -> None:
    work = wanting(size=5)
    found = session(cards(ABC, work), work, MONDAY, more=True)
    assert ids(found) == ["a:meaning", "b:meaning", "c:meaning", "a:term", "b:term"]


def test_the_most_overdue_comes_first_and_then_new_ones_up_to_the_size() -> None:
    of = course("a", "b", "c", "d", "e", "f", "g")
    work = answered(wanting(size=5), MONDAY + DAY, "c:meaning")
    work = answered(work, MONDAY, "e:meaning", "b:meaning")
    found = ids(session(cards(of, work), work, MONDAY + 4 * DAY))
    assert found == ["b:meaning", "e:meaning", "c:meaning", "a:meaning", "d:meaning"]


def test_due_cards_of_one_term_stand_apart_and_the_second_may_wait_for_another_session() -> None:
    of = course("a", "b", "c", "d", "e", "f")
    work = answered(wanting(size=5), MONDAY, "a:meaning", "a:term")
    work = answered(work, MONDAY + DAY, "b:term", "c:term", "d:term", "e:term")
    now = MONDAY + 5 * DAY
    assert ids(due(cards(of, work), work, now))[-1] == "a:term"
    assert ids(session(cards(of, work), work, now)) == [
        "a:meaning",
        "b:term",
        "c:term",
        "d:term",
        "e:term",
    ]


def test_a_card_is_due_from_the_first_minute_of_its_day_to_the_last() -> None:
    work = answered(wanting(), MONDAY, "a:meaning")
    day = (MONDAY + 2 * DAY).date()
    for at, number in [
        (datetime.combine(day - DAY, time(23, 59), HONG_KONG), 0),
        (datetime.combine(day, time(0, 1), HONG_KONG), 1),
        (datetime.combine(day, time(23, 59), HONG_KONG), 1),
    ]:
        assert counts(*ABC, work, at).due == number


def test_a_session_that_was_left_goes_on_with_what_was_not_rated() -> None:
    of = course(*"abcdefghijkl")
    work = wanting(size=10)
    whole = ids(session(cards(of, work), work, MONDAY))
    work = answered(work, MONDAY, *whole[:4])
    assert ids(session(cards(of, work), work, MONDAY)) == whole[4:]
    assert counts(*of, work, MONDAY) == Counts(due=0, new=6, reviewed_today=4, seen=4, waiting=20)


def test_a_card_that_was_not_known_is_asked_again_on_the_same_day() -> None:
    work = answered(wanting(size=5), MONDAY, "a:meaning", rating=Rating.AGAIN)
    assert ids(session(cards(ABC, work), work, MONDAY)) == ["a:meaning", "b:meaning", "c:meaning"]
    assert counts(*ABC, work, MONDAY).due == 1


def test_a_day_brings_no_more_new_cards_than_one_session_has_room_for() -> None:
    of = course(*"abcdefgh")
    work = answered(wanting(size=5), MONDAY, *(f"{id_}:meaning" for id_ in "abcde"))
    assert session(cards(of, work), work, MONDAY) == ()
    assert ids(session(cards(of, work), work, MONDAY, more=True))[:3] == ["f:meaning", "a:term", "g:meaning"]


def test_the_next_day_with_cards_is_told() -> None:
    work = answered(wanting(size=5), MONDAY, "a:meaning", "b:meaning")
    known = card_ids(*ABC, work)
    assert coming(known, work, MONDAY) == (
        date(2026, 11, 3),
        Counts(due=0, new=3, reviewed_today=0, seen=2, waiting=4),
    )


def test_without_new_cards_the_next_day_is_when_one_is_due() -> None:
    of = course("a")
    work = answered(wanting(), MONDAY, "a:meaning", rating=Rating.EASY)
    work = answered(work, MONDAY, "a:term")
    found = coming(card_ids(*of, work), work, MONDAY)
    assert found is not None
    assert (found[0], found[1].today) == (date(2026, 11, 4), 1)


def test_without_cards_no_day_is_next() -> None:
    assert coming((), Work(), MONDAY) is None


def test_a_broken_entry_counts_as_new() -> None:
    work = answered(wanting(size=20), MONDAY, "a:meaning")
    work = evolve(work, rest={**work.rest, "cards": {**work.section("cards"), "b:meaning": {"state": 1}}})
    assert counts(*ABC, work, MONDAY + DAY) == Counts(due=0, new=3, reviewed_today=0, seen=1, waiting=5)
    assert "b:meaning" in ids(session(cards(ABC, work), work, MONDAY + DAY))


def test_terms_with_a_reviewed_card_are_seen_and_questions_are_none() -> None:
    work = answered(Work(), MONDAY, "a:meaning", "a:term", "b:chinese", "question:08-call")
    work = evolve(work, rest={**work.rest, "cards": {**work.section("cards"), "c:term": "broken"}})
    assert terms_seen(work) == {"a", "b"}


def test_a_question_that_went_wrong_is_counted_without_its_text() -> None:
    work = Work(practice={"08-call": Practised(first=False)})
    assert counts(*ABC, work, MONDAY).new == 4


@pytest.fixture(scope="module")
def large() -> tuple[tuple[dict[str, Term], Contents], Work]:
    """More than the finished course has: 4,000 cards, of which three in four have been reviewed."""
    of = course(*(f"term-{number}" for number in range(1000)), more=True)
    work = wanting(size=50)
    one = answered(work, MONDAY, "x").section("cards")["x"]
    known = {
        id_: {**one, "state": {**one["state"], "due": f"2026-11-{number % 30 + 1:02}T12:00:00+00:00"}}
        for number, id_ in enumerate(card_ids(*of, work))
        if number % 4
    }
    return of, evolve(work, rest={**work.rest, "cards": known})


def test_thousands_of_cards_take_a_tenth_of_a_second(large: Any) -> None:
    of, work = large
    assert len(memories(work)) == 3000
    for look in (lambda: counts(*of, work, MONDAY), lambda: session(cards(of, work), work, MONDAY)):
        times = []
        for _ in range(5):
            start = process_time()
            look()
            times.append(process_time() - start)
        assert min(times) < 0.1
