"""Whether an exercise tells who knows from who does not: people who do not read fail, the key earns all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from frontline.content.text import Text
from frontline.quality.answerers import WITHOUT_READING, answer, right
from frontline.quality.chances import AT_MOST, Chances, Marked, chance_to_meet, exercise_chances
from frontline.quality.course import Course
from frontline.questions import mark
from frontline.results import OF_EACH_EXERCISE

KEY = "key"


@frozen
class ExerciseProof:
    """What each answerer earns in an exercise, as a share of its automatic points."""

    exercise: str
    shares: Mapping[str, float]


@frozen
class Chance:
    """How likely guessing meets a criterion on automatic points alone, from 0 to 1."""

    criterion: str
    chance: float


@frozen
class Soundness:
    """What the real marking says about every exercise and criterion."""

    proofs: tuple[ExerciseProof, ...]
    chances: tuple[Chance, ...]


def soundness(course: Course) -> Soundness:
    """Mark what each answerer hands in, and compute what guessing reaches; exercises stand in order.

    An exercise in which nothing is marked automatically proves nothing and is left out.
    """
    marked = {one.id: automatic(course.exercises[one.id]) for one in course.order.exercises}
    by_criterion: dict[str, list[Chances]] = {}
    for one in course.order.exercises:
        if marked[one.id]:
            by_criterion.setdefault(one.criterion, []).append(exercise_chances(marked[one.id]))
    return Soundness(
        proofs=tuple(ExerciseProof(id_, _shares(found)) for id_, found in marked.items() if found),
        chances=tuple(Chance(criterion, chance_to_meet(found)) for criterion, found in by_criterion.items()),
    )


def automatic(text: Text) -> list[Marked]:
    """Return the questions of an exercise that no person marks."""
    made = [block.made for block in text.questions if not block.made.question.by_person]
    return [Marked(one.question, one.question.key(one.key)) for one in made]


def soundness_errors(found: Soundness) -> Iterator[str]:
    """Say which exercises can be passed without reading, whose key is short, and which are easily guessed."""
    for one in found.proofs:
        if one.shares[KEY] < 1:
            yield f"exercise {one.exercise}: the key earns {one.shares[KEY]:.0%} of the automatic points"
        for name, share in one.shares.items():
            if name != KEY and share >= OF_EACH_EXERCISE:
                yield (
                    f"exercise {one.exercise}: “{name}” earns {share:.0%} of the automatic points without "
                    "reading: change options, keys or their places"
                )
    for chance in found.chances:
        if chance.chance > AT_MOST:
            yield (
                f"criterion {chance.criterion}: guessing meets it in {chance.chance:.2%} of cases, at most "
                f"{AT_MOST:.1%} may: ask for more, or give more options"
            )


def _shares(questions: Sequence[Marked]) -> dict[str, float]:
    total = sum(one.question.points for one in questions)

    def share(raw: Any) -> float:
        return sum(mark(one.question, one.key, raw(one)).points for one in questions) / total

    shares = {KEY: share(lambda one: right(one.question, one.key))}
    for by in WITHOUT_READING:
        shares[by.name] = share(lambda one, by=by: answer(one.question, one.key, by))
    return shares
