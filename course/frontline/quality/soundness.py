"""Whether an exercise tells who knows from who does not: people who do not read fail, the key earns all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen

from frontline.content.syllabus import Exercise
from frontline.content.text import Text
from frontline.quality.answerers import WITHOUT_READING, answer, right
from frontline.quality.chances import AT_MOST, Chances, Marked, chance_to_meet, exercise_chances
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


def automatic(text: Text) -> list[Marked]:
    """Return the questions of an exercise that no person marks."""
    made = [block.made for block in text.questions if not block.made.question.by_person]
    return [Marked(one.question, one.question.key(one.key)) for one in made]


def proofs(exercises: Mapping[str, Text]) -> list[ExerciseProof]:
    """Return the proof of each exercise (id: text) in which something is marked automatically."""
    marked = {id_: automatic(text) for id_, text in exercises.items()}
    return [ExerciseProof(id_, _shares(questions)) for id_, questions in marked.items() if questions]


def chances(order: Sequence[Exercise], exercises: Mapping[str, Text]) -> list[Chance]:
    """Return the chance of each criterion that has exercises, in the order of the syllabus."""
    by_criterion: dict[str, list[Chances]] = {}
    for one in order:
        found = exercise_chances(automatic(exercises[one.id]))
        by_criterion.setdefault(one.criterion, []).append(found)
    return [Chance(criterion, chance_to_meet(found)) for criterion, found in by_criterion.items()]


def problems(proved: Sequence[ExerciseProof], likely: Sequence[Chance]) -> Iterator[str]:
    """Say which exercises can be passed without reading, whose key is short, and which are easily guessed."""
    for one in proved:
        if one.shares[KEY] < 1:
            yield f"exercise {one.exercise}: the key earns {one.shares[KEY]:.0%} of the automatic points"
        for name, share in one.shares.items():
            if name != KEY and share >= OF_EACH_EXERCISE:
                yield (
                    f"exercise {one.exercise}: “{name}” earns {share:.0%} of the automatic points without "
                    "reading: change options, keys or their places"
                )
    for chance in likely:
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
