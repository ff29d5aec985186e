"""From marks to results: the only place that knows when a criterion is met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from attrs import evolve, frozen

OF_ALL = 0.6
OF_EACH_EXERCISE = 0.5
OF_EACH_KIND = 0.5
ROUNDING = 1e-9
RULE = (
    f"Met: at least {OF_ALL:.0%} of all points, {OF_EACH_EXERCISE:.0%} in each exercise, half of the "
    "automatic and half of the written points in total, and every essential question right."
)


class Outcome(Enum):
    """Where a learner stands with a criterion; its value is the words people read."""

    NOT_ATTEMPTED = "not attempted"
    NOT_YET_MET = "not yet met"
    TO_MARK = "to be marked"
    """All is handed in, nothing is lost for certain, and a person has still replies to mark."""
    MET = "met"


@frozen(kw_only=True)
class Score:
    """One question's score: `earned` is None while a person has still to mark it."""

    question: str
    points: float
    earned: float | None
    written: bool = False
    essential: bool = False


@frozen(kw_only=True)
class ExerciseResult:
    """A learner's scores in one exercise; `handed_in` is False where nothing ever came.

    Without scores it is an exercise that nobody here has been given yet.
    """

    exercise: str
    scores: tuple[Score, ...]
    handed_in: bool = True

    @property
    def points(self) -> float:
        """Return the most that the exercise can earn."""
        return sum(score.points for score in self.scores)

    @property
    def earned(self) -> float:
        """Return what is earned so far."""
        return sum(score.earned or 0.0 for score in self.scores)

    @property
    def to_mark(self) -> int:
        """Return how many questions a person has still to mark."""
        return sum(score.earned is None and score.points > 0 for score in self.scores)


@frozen(kw_only=True)
class Decision:
    """An instructor's own decision on a criterion, with who made it, when and why, as people read it."""

    outcome: Outcome
    reason: str
    by: str
    on: date


@frozen(kw_only=True)
class CriterionResult:
    """Where a learner stands with one criterion, and the evidence, one plain sentence each.

    `decision` is there where an instructor's decision stands in the place of what the points say.
    """

    criterion: str
    outcome: Outcome
    earned: float
    points: float
    to_mark: int
    evidence: tuple[str, ...]
    decision: Decision | None = None


def criterion_result(criterion: str, exercises: Sequence[ExerciseResult]) -> CriterionResult:
    """Apply the course's rule to all exercises of one criterion.

    `RULE` says it in words. While replies are unmarked only what can no longer change is said to be lacking.
    """
    scores = [score for exercise in exercises for score in exercise.scores]
    points, earned = _sum(score.points for score in scores), _sum(score.earned or 0 for score in scores)
    to_mark = sum(exercise.to_mark for exercise in exercises)
    if any(exercise.handed_in for exercise in exercises):
        lacking = tuple(_lacking(exercises, scores))
        # What was not handed in says so in its own line.
        whole = all(exercise.handed_in and exercise.scores for exercise in exercises)
        # While replies wait, the first line says so, and any other is certain.
        waits = whole and to_mark and len(lacking) == 1
        outcome = Outcome.TO_MARK if waits else Outcome.MET if whole and not lacking else Outcome.NOT_YET_MET
    else:
        lacking, outcome = (), Outcome.NOT_ATTEMPTED
    return CriterionResult(
        criterion=criterion,
        outcome=outcome,
        earned=earned,
        points=points,
        to_mark=to_mark,
        evidence=(*(_line(exercise) for exercise in exercises), *lacking),
    )


def decided(result: CriterionResult, decision: Decision) -> CriterionResult:
    """Let an instructor's decision stand in the place of what the points say; the evidence says both."""
    day = f"{decision.on.day} {decision.on:%B %Y}"
    line = (
        f"Decided by {decision.by} on {day}: {decision.outcome.value}. "
        f"Reason: {decision.reason.rstrip('.')}. By points alone: {result.outcome.value}."
    )
    return evolve(result, outcome=decision.outcome, decision=decision, evidence=(*result.evidence, line))


def unit_outcome(results: Sequence[CriterionResult], *, whole: bool) -> Outcome:
    """Return where a learner stands with a unit: met when every one of its criteria is.

    `whole` says whether `results` holds all criteria of the unit; a part of a unit is never met.
    """
    outcomes = {result.outcome for result in results}
    if whole and outcomes <= {Outcome.MET, Outcome.TO_MARK} and outcomes:
        return Outcome.TO_MARK if Outcome.TO_MARK in outcomes else Outcome.MET
    return Outcome.NOT_ATTEMPTED if outcomes <= {Outcome.NOT_ATTEMPTED} else Outcome.NOT_YET_MET


def requirement_outcome(scores: Sequence[Score]) -> Outcome:
    """Return where a learner stands with one requirement, from the scores of the questions that assess it.

    A unit is achieved by its criteria; this only shows where to look again. It takes the share `OF_ALL`, and
    `OF_EACH_KIND` of the automatic and of the written points.
    """
    if not scores:
        return Outcome.NOT_ATTEMPTED
    kinds = [[score for score in scores if score.written is written] for written in (False, True)]
    short = _short(scores, OF_ALL) or any(_short(kind, OF_EACH_KIND) for kind in kinds)
    return Outcome.NOT_YET_MET if short else Outcome.MET


def _lacking(exercises: Sequence[ExerciseResult], scores: Sequence[Score]) -> Iterable[str]:
    handed_in = [exercise for exercise in exercises if exercise.handed_in]
    if to_mark := sum(exercise.to_mark for exercise in exercises):
        yield f"{to_mark} {'reply is' if to_mark == 1 else 'replies are'} still to be marked."
    else:
        if _short(scores, OF_ALL):
            yield f"Under {OF_ALL:.0%} of all points."
        for exercise in handed_in:
            if _short(exercise.scores, OF_EACH_EXERCISE):
                yield f"Under {OF_EACH_EXERCISE:.0%} of the points in {exercise.exercise}."
        if _short([score for score in scores if score.written], OF_EACH_KIND):
            yield "Under half of the written points."
    if _short([score for score in scores if not score.written], OF_EACH_KIND):
        yield "Under half of the automatic points."
    for score in (score for exercise in handed_in for score in exercise.scores):
        if score.essential and (score.earned or 0) < score.points - ROUNDING:
            yield f"The essential question {score.question} is not right."


def _short(scores: Sequence[Score], share: float) -> bool:
    return (
        _sum(score.earned or 0 for score in scores)
        < share * _sum(score.points for score in scores) - ROUNDING
    )


def _sum(values: Iterable[float]) -> float:
    return float(sum(values))


def _line(exercise: ExerciseResult) -> str:
    if not exercise.scores:
        return f"{exercise.exercise}: not given out in this class."
    if not exercise.handed_in:
        return f"{exercise.exercise}: not handed in."
    return f"{exercise.exercise}: {round(exercise.earned, 2):g} of {exercise.points:g} points."
