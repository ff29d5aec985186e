"""What to do next: the few steps that help most, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import chain, islice

from attrs import frozen

from frontline.results import ExerciseResult, Outcome, criterion_result
from frontline.study.progress import ExerciseStanding, LessonStanding, Stage, Standing

MOST = 3
SECONDS_PER_CARD = 12
"""About what a card takes, to say how long a review is."""


class Advice(Enum):
    """What the newest challenge says about a lesson."""

    READ = "read"
    SKIM = "may be skimmed"


class Kind(Enum):
    """What kind of step it is."""

    CHALLENGE = "challenge"
    HAND_IN = "hand in"
    LESSON = "lesson"
    REVIEW = "review"
    EXERCISE = "exercise"
    CHECK = "check"
    TASK = "task"
    PROJECT = "project"


@frozen(kw_only=True)
class Step:
    """One step: what to do, the page to open, a place on it (a heading, or ''), and why or how long."""

    kind: Kind
    do: str
    page: str
    section: str = ""
    why: str = ""


def steps(
    stands: Standing, *, due: int, advice: Mapping[str, Advice], keys: bool, running: Sequence[str] = ()
) -> tuple[Step, ...]:
    """Return the next steps, best first, at most `MOST`.

    `due` counts flashcards, `advice` is by lesson file, and `keys` says whether this edition can check a
    hand-in by itself. `running` names the units whose challenge has begun and not ended.
    """
    return tuple(islice(chain(map(_challenge, running), _all(stands, due, advice, keys)), MOST))


def _all(stands: Standing, due: int, advice: Mapping[str, Advice], keys: bool) -> Iterator[Step]:
    if not stands.begun and not advice:
        yield from _first(stands)
        return
    exercises = stands.exercises
    yield from (_hand_in(one) for one in exercises if one.stage is Stage.CHANGED)
    yield from (_go_on(one) for one in _newest_first(stands, Stage.BEGUN))
    yield from (_exercise(one) for one in exercises if one.stage is Stage.BEGUN)
    if due:
        minutes = max(1, round(due * SECONDS_PER_CARD / 60))
        yield Step(
            kind=Kind.REVIEW,
            do=f"Review {due} {'card' if due == 1 else 'cards'}",
            page="study/flashcards.ipynb",
            why=f"About {minutes} {'minute' if minutes == 1 else 'minutes'}.",
        )
    done = {one.lesson.file for one in stands.lessons if one.stage is Stage.DONE}
    ready = [one for one in exercises if one.stage is Stage.NOT_BEGUN]
    yield from (_exercise(one) for one in ready if one.exercise.after in done)
    if keys:
        yield from (_check(one) for one in exercises if one.stage is Stage.HANDED_IN and not one.checked)
    fresh = [one for one in stands.lessons if one.stage is Stage.NOT_BEGUN]
    skim = [one for one in fresh if advice.get(one.lesson.file) is Advice.SKIM]
    yield from (_begin(one, advice.get(one.lesson.file)) for one in fresh if one not in skim)
    yield from (
        _task(one) for one in stands.lessons if one.stage is Stage.DONE and one.lesson.task and not one.task
    )
    yield from (_again(one) for one in _not_yet_met(stands))
    yield from (_exercise(one) for one in ready if one.exercise.after not in done)
    yield from (_begin(one, Advice.SKIM) for one in skim)
    yield from _projects(stands)


def _first(stands: Standing) -> Iterator[Step]:
    yield from (_begin(one, None) for one in stands.lessons[:1])
    for unit in stands.units:
        if any(lesson.lesson.questions for lesson in unit.lessons):
            yield Step(
                kind=Kind.CHALLENGE,
                do=f"Or take the challenge of unit {unit.unit.id}",
                page=f"study/challenge-{unit.unit.id}.ipynb",
                why="For those with some years on a desk: it says which lessons to read.",
            )


def _newest_first(stands: Standing, stage: Stage) -> Iterable[LessonStanding]:
    here = [one for one in stands.lessons if one.stage is stage]
    left = stands.left.page if stands.left else ""
    return sorted(here, key=lambda one: one.lesson.page != left)


def _go_on(one: LessonStanding) -> Step:
    lesson = one.lesson
    rest = len(lesson.questions) - one.tried
    return Step(
        kind=Kind.LESSON,
        do=f"Go on with lesson {lesson.number}: {lesson.title}",
        page=lesson.page,
        why=f"{rest} of {len(lesson.questions)} practice questions {_are(rest)} still open.",
    )


def _begin(one: LessonStanding, advice: Advice | None) -> Step:
    lesson = one.lesson
    found = {
        Advice.READ: " Your challenge says: read this one.",
        Advice.SKIM: " Your challenge says: you may skim this one.",
        None: "",
    }[advice]
    return Step(
        kind=Kind.LESSON,
        do=f"Begin lesson {lesson.number}: {lesson.title}",
        page=lesson.page,
        why=f"About {lesson.minutes} minutes.{found}",
    )


def _exercise(one: ExerciseStanding) -> Step:
    exercise = one.exercise
    if one.stage is Stage.NOT_BEGUN:
        return Step(
            kind=Kind.EXERCISE,
            do=f"Do the exercise: {exercise.title}",
            page=exercise.page,
            why=f"It comes after lesson {exercise.after[:2]}, and takes about {exercise.minutes} minutes.",
        )
    rest = len(exercise.questions) - one.answered
    if not rest:
        return Step(
            kind=Kind.HAND_IN,
            do=f"Hand in the exercise: {exercise.title}",
            page=exercise.page,
            why="Every question has an answer. The form is at the end of the page.",
        )
    return Step(
        kind=Kind.EXERCISE,
        do=f"Go on with the exercise: {exercise.title}",
        page=exercise.page,
        why=f"{rest} of {len(exercise.questions)} questions {_are(rest)} still open.",
    )


def _hand_in(one: ExerciseStanding) -> Step:
    return Step(
        kind=Kind.HAND_IN,
        do=f"Hand in again: {one.exercise.title}",
        page=one.exercise.page,
        why="You have changed an answer since you handed it in.",
    )


def _challenge(unit: str) -> Step:
    return Step(
        kind=Kind.CHALLENGE,
        do=f"Go on with the challenge of unit {unit}",
        page=f"study/challenge-{unit}.ipynb",
        why="Your answers are kept. Press Finish at its end.",
    )


def _not_yet_met(stands: Standing) -> Iterator[ExerciseStanding]:
    """Return the exercises whose own check says that they are not good enough yet."""
    for one in stands.exercises:
        if one.checked is not None and one.stage is Stage.HANDED_IN:
            alone = ExerciseResult(exercise=one.exercise.title, scores=one.checked.scores)
            if criterion_result(one.exercise.criterion, [alone]).outcome is Outcome.NOT_YET_MET:
                yield one


def _again(one: ExerciseStanding) -> Step:
    return Step(
        kind=Kind.EXERCISE,
        do=f"Do the exercise once more: {one.exercise.title}",
        page=one.exercise.page,
        why="Your check says: not yet enough. Change what was not right, and hand in again.",
    )


def _check(one: ExerciseStanding) -> Step:
    return Step(
        kind=Kind.CHECK,
        do=f"Check your hand-in: {one.exercise.title}",
        page=one.exercise.page,
        why="At the end of the page: you mark your own reply, then you see your points and the reasons.",
    )


def _task(one: LessonStanding) -> Step:
    return Step(
        kind=Kind.TASK,
        do=f"Do the task of lesson {one.lesson.number} at your workplace",
        page=one.lesson.page,
        section="At your workplace",
        why=f"It belongs to {one.lesson.title}.",
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _hours(amount: float) -> str:
    whole = max(1, round(amount))
    return f"{whole} {'hour of it is' if whole == 1 else 'hours of it are'}"


def _projects(stands: Standing) -> Iterator[Step]:
    for unit in stands.units:
        rest = unit.hours.meant["project"] - unit.hours.done["project"]
        if rest > 0:
            yield Step(
                kind=Kind.PROJECT,
                do=f"Go on with the project of unit {unit.unit.id}"
                if unit.hours.done["project"]
                else f"Begin the project of unit {unit.unit.id}",
                page=f"study/project-{unit.unit.id}.ipynb",
                why=f"About {_hours(rest)} still to do.",
            )
