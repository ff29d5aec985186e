"""The challenge: what it may ask, how questions are drawn, and what the answers say about lessons."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from attrs import asdict, evolve

from frontline.content.bank import Bank, Banked, practice
from frontline.content.contents import Asked, Contents, LessonContents, contents
from frontline.content.places import Places
from frontline.questions.types import Choice
from frontline.store.work import Work
from frontline.study.challenge import Challenge, advice, askable, draw, found, results
from frontline.study.next import Advice

AT = "2026-05-04T09:00:00+08:00"
OPTIONS = {"call": "Call", "mail": "Write"}


def banked(id_: str, **fields: Any) -> Banked:
    question = Choice(id_, "What first?", options=OPTIONS)
    one = Banked(question=question, key=question.key({"call": 1.0}), of=f"{id_[:2]}-lesson", because={})
    return evolve(one, **fields)


def bank_of(lessons: int, questions: int) -> dict[str, Banked]:
    """Return so many questions of each lesson, as 01-q07, in order."""
    ids = [f"{a:02}-q{b:02}" for a in range(1, lessons + 1) for b in range(1, questions + 1)]
    return {id_: banked(id_) for id_ in ids}


def course_of(bank: Bank, unit: str = "212A") -> Contents:
    files = dict.fromkeys(one.of for one in bank.values())
    return Contents(
        units=(),
        lessons=tuple(
            LessonContents(
                file=file,
                title=file,
                unit=unit,
                minutes=60,
                questions=tuple(
                    Asked(id=id_, label="", kind="choice", assesses=())
                    for id_, one in bank.items()
                    if one.of == file
                ),
                explorations=(),
                terms=(),
                task="",
            )
            for file in files
        ),
        exercises=(),
        minutes_per_task=45,
        minutes_per_term=1,
    )


def numbers(ids: tuple[str, ...]) -> list[int]:
    """Return how many of each lesson there are."""
    lessons = [id_[:2] for id_ in ids]
    return [lessons.count(lesson) for lesson in dict.fromkeys(lessons)]


# What may be asked.


def test_only_questions_of_the_unit_that_stand_by_themselves_are_asked() -> None:
    bank = bank_of(2, 2) | {"01-q03": banked("01-q03", apart=False), "99-q01": banked("99-q01")}
    course = course_of(bank_of(2, 2))
    assert list(askable(bank, course, "212A")) == ["01-q01", "01-q02", "02-q01", "02-q02"]
    assert askable(bank, course, "309A") == {}


def test_what_takes_long_or_needs_a_person_is_never_asked(places: Places) -> None:
    course, bank = contents(places), practice(places)
    asked = {id_ for unit in course.units for id_ in askable(bank, course, unit.id)}
    kinds = {one.question.kind for id_, one in bank.items() if one.apart and id_ not in asked}
    assert kinds == {"written", "dialogue"}
    assert all(bank[id_].apart and bank[id_].question.kind not in kinds for id_ in asked)


# Drawing.


def test_twenty_five_are_drawn_evenly_in_the_order_of_the_course() -> None:
    pool = bank_of(4, 10)
    for seed in range(20):
        drawn = draw(pool, (), Random(seed))
        assert len(drawn) == len(set(drawn)) == 25
        assert sorted(numbers(drawn)) == [6, 6, 6, 7]
        assert list(drawn) == [id_ for id_ in pool if id_ in drawn]


def test_a_lesson_with_few_questions_gives_what_it_has() -> None:
    pool = bank_of(1, 2) | {f"02-q{number:02}": banked(f"02-q{number:02}") for number in range(40)}
    assert numbers(draw(pool, (), Random(1))) == [2, 23]


def test_with_more_lessons_than_questions_no_lesson_is_asked_twice() -> None:
    drawn = draw(bank_of(40, 3), (), Random(1))
    assert numbers(drawn) == [1] * 25
    assert {id_[:2] for id_ in drawn} != {id_[:2] for id_ in draw(bank_of(40, 3), (), Random(2))}


def test_a_small_pool_is_asked_whole() -> None:
    pool = bank_of(3, 2)
    assert draw(pool, (), Random(1)) == tuple(pool)
    assert draw(pool, tuple(pool), Random(1)) == tuple(pool)
    assert draw({}, (), Random(1)) == ()


def test_the_next_draw_asks_nothing_again_where_there_are_enough() -> None:
    pool = bank_of(4, 15)
    for seed in range(20):
        random = Random(seed)
        first = draw(pool, (), random)
        assert set(draw(pool, first, random)).isdisjoint(first)


def test_where_questions_lack_the_next_draw_asks_all_that_were_not_asked() -> None:
    pool = bank_of(3, 10)
    for seed in range(20):
        random = Random(seed)
        first = draw(pool, (), random)
        second = draw(pool, first, random)
        assert set(second) >= set(pool) - set(first)
        assert second != first


def test_two_draws_of_a_large_pool_differ() -> None:
    pool = bank_of(4, 30)
    assert draw(pool, (), Random(1)) != draw(pool, (), Random(2))
    assert draw(pool, (), Random(1)) == draw(pool, (), Random(1))


# Results.


def taken(answers: Mapping[str, Any], *questions: str, **fields: Any) -> Challenge:
    return Challenge(unit="212A", begun=AT, questions=questions, answers=answers, **fields)


def test_an_open_question_and_one_that_cannot_be_read_count_as_not_right() -> None:
    answers = {"01-q01": "call", "01-q02": "mail", "02-q01": None, "02-q02": {"x": 1}}
    one = taken(answers, "01-q01", "01-q02", "02-q01", "02-q02", "03-q01")
    assert results(one, bank_of(3, 2)) == {
        "01-q01": True,
        "01-q02": False,
        "02-q01": False,
        "02-q02": False,
        "03-q01": False,
    }


def test_a_question_that_left_the_course_is_not_judged() -> None:
    one = taken({"01-q01": "call", "99-q01": "call"}, "01-q01", "99-q01")
    assert results(one, bank_of(1, 1)) == {"01-q01": True}


def judged(*right: bool) -> Challenge:
    """Return a challenge that has ended, with these results in its first lesson."""
    got = {f"01-q{number:02}": one for number, one in enumerate(right, 1)}
    return taken({}, *got, ended=AT, results=got)


@pytest.mark.parametrize(
    ("right", "asked", "expected"),
    [
        (0, 0, None),
        (1, 1, None),
        (0, 1, None),
        (2, 2, Advice.SKIM),
        (1, 2, Advice.READ),
        (2, 3, Advice.READ),
        (3, 4, Advice.READ),
        (4, 5, Advice.SKIM),  # exactly 80 %
        (7, 9, Advice.READ),
        (8, 10, Advice.SKIM),
        (12, 15, Advice.SKIM),
        (11, 14, Advice.READ),
        (20, 25, Advice.SKIM),
        (0, 25, Advice.READ),
    ],
)
def test_a_lesson_is_skimmed_from_80_percent_and_judged_from_two_questions(
    right: int, asked: int, expected: Advice | None
) -> None:
    course = course_of(bank_of(2, 25))
    one = judged(*[True] * right, *[False] * (asked - right))
    said = {lesson.lesson.file: (lesson.right, lesson.asked, lesson.advice) for lesson in found(one, course)}
    if asked:
        assert said == {"01-lesson": (right, asked, expected), "02-lesson": (0, 0, None)}
    else:
        assert said == {}
    kept = Work(rest={"challenges": {"212A": asdict(one)}})
    assert advice(kept, course) == ({"01-lesson": expected} if expected else {})


def test_while_a_challenge_runs_the_one_before_counts() -> None:
    course = course_of(bank_of(1, 5))
    running = taken({}, "01-q01", "01-q02", earlier={"01-q03": True, "01-q04": True})
    assert [one.advice for one in found(running, course)] == [Advice.SKIM]
    assert found(taken({}, "01-q01", "01-q02"), course) == ()


def test_results_of_questions_that_the_course_no_longer_has_say_nothing() -> None:
    course = course_of(bank_of(1, 2))
    gone = taken({}, "01-q08", ended=AT, results={"01-q08": True, "01-q09": True})
    assert [(one.asked, one.advice) for one in found(gone, course)] == [(0, None)]


def test_challenges_of_two_units_each_say_something() -> None:
    bank = bank_of(1, 2)
    course = course_of(bank)
    other = course_of({"07-q01": banked("07-q01"), "07-q02": banked("07-q02")}, "309A")
    both = evolve(course, lessons=(*course.lessons, *other.lessons))
    low = evolve(judged(), unit="309A", results={"07-q01": False, "07-q02": False})
    kept = Work(rest={"challenges": {"212A": asdict(judged(True, True)), "309A": asdict(low), "x": "?"}})
    assert advice(kept, both) == {"01-lesson": Advice.SKIM, "07-lesson": Advice.READ}
    assert advice(Work(), both) == {}
