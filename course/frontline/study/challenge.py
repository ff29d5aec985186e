"""The challenge: questions drawn from the practice of a unit, and what the answers say about its lessons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from attrs import field, frozen

from frontline.content.bank import Bank, Banked
from frontline.content.contents import Contents, LessonContents
from frontline.questions import mark
from frontline.store.work import Work
from frontline.study.next import Advice
from frontline.study.progress import CHALLENGES

SIZE = 25
SKIM = 0.8
"""The share of a lesson's questions that must be right, so that the lesson may be skimmed."""
ENOUGH = 2
"""With fewer questions a lesson cannot be judged."""
SECTION = CHALLENGES
LEFT_OUT = ("written", "dialogue")
"""Types that take too long, or that only a person can mark."""


@frozen(kw_only=True)
class Challenge:
    """A challenge of a unit: its questions in order, the answers so far, and when it was begun and ended.

    `results` has what was right, by question, once it has ended; `earlier` those of the challenge before.
    """

    unit: str
    begun: str
    questions: tuple[str, ...]
    answers: Mapping[str, Any] = field(factory=dict)
    ended: str = ""
    results: Mapping[str, bool] = field(factory=dict)
    earlier: Mapping[str, bool] = field(factory=dict)


@frozen(kw_only=True)
class LessonFound:
    """What a challenge says about one lesson; no advice where too few of its questions were asked."""

    lesson: LessonContents
    asked: int
    right: int
    advice: Advice | None


def askable(bank: Bank, course: Contents, unit: str) -> dict[str, Banked]:
    """Return the practice questions of a unit that a challenge may ask."""
    lessons = {lesson.file for lesson in course.lessons_of(unit)}
    return {
        id_: one
        for id_, one in bank.items()
        if one.of in lessons and one.apart and one.question.kind not in LEFT_OUT
    }


def draw(pool: Mapping[str, Banked], before: Sequence[str], random: Random) -> tuple[str, ...]:
    """Draw at most `SIZE` questions, spread over the lessons; those asked `before` only where others lack.

    They come in the order of the course.
    """
    by_lesson: dict[str, list[str]] = {}
    for id_, one in pool.items():
        by_lesson.setdefault(one.of, []).append(id_)
    for ids in by_lesson.values():
        random.shuffle(ids)
        ids.sort(key=before.__contains__)
    chosen: set[str] = set()
    # A round takes one of each lesson, in a new order, so that a small challenge is not always of the same.
    while len(chosen) < min(SIZE, len(pool)):
        lessons = [lesson for lesson, ids in by_lesson.items() if ids]
        random.shuffle(lessons)
        for lesson in lessons[: SIZE - len(chosen)]:
            chosen.add(by_lesson[lesson].pop(0))
    return tuple(id_ for id_ in pool if id_ in chosen)


def results(challenge: Challenge, bank: Bank) -> dict[str, bool]:
    """Return which questions are right; one that is open is not."""
    return {
        id_: mark(bank[id_].question, bank[id_].key, challenge.answers.get(id_)).full
        for id_ in challenge.questions
        if id_ in bank
    }


def found(challenge: Challenge, course: Contents) -> tuple[LessonFound, ...]:
    """Return what the newest results of a challenge say about each lesson of its unit."""
    newest = challenge.results if challenge.ended else challenge.earlier

    def of(lesson: LessonContents) -> LessonFound:
        right = [newest[asked.id] for asked in lesson.questions if asked.id in newest]
        return LessonFound(lesson=lesson, asked=len(right), right=sum(right), advice=_advice(right))

    return tuple(of(lesson) for lesson in course.lessons_of(challenge.unit)) if newest else ()


def running(work: Work) -> tuple[str, ...]:
    """Return the units whose challenge has begun and not ended."""
    return tuple(unit for unit, one in work.entries(SECTION, Challenge).items() if not one.ended)


def advice(work: Work, course: Contents) -> dict[str, Advice]:
    """Return what the newest ended challenges say, by lesson file."""
    return {
        one.lesson.file: one.advice
        for challenge in work.entries(SECTION, Challenge).values()
        for one in found(challenge, course)
        if one.advice is not None
    }


def _advice(right: Sequence[bool]) -> Advice | None:
    if len(right) < ENOUGH:
        return None
    return Advice.SKIM if sum(right) >= SKIM * len(right) else Advice.READ
