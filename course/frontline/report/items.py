"""Item analysis of an exercise: what a class's answers say about its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from frontline.classroom.folder import ClassFolder
from frontline.content.bank import Bank, Banked
from frontline.gradebook.scores import LearnerScores, all_scores
from frontline.models.estimates import Estimate
from frontline.models.items import (
    ENOUGH,
    FEWEST,
    Advice,
    Picked,
    alpha,
    discrimination,
    facility,
    picks,
    standard_error,
)
from frontline.questions import Question
from frontline.questions.types import Choice, Choices
from frontline.report.results import ReportError
from frontline.store.answers import Answers

HARD, EASY, WEAK = 0.3, 0.95, 0.15
"""Facility below and above which a question is looked at, and the least discrimination."""
SKIPPED = 0.15
BINS = 10


@frozen(kw_only=True)
class Option:
    """An option, who picked it, and the share of the points that it earns."""

    text: str
    picked: Picked
    credit: float
    advice: Advice | None = None


@frozen(kw_only=True)
class Item:
    """What a class's answers say about one question.

    `left` is how many left it open, of `n` whose hand-in is marked. `facility` is None for fewer than two
    learners, `discrimination` where nothing can be said.
    """

    id: str
    label: str
    kind: str
    prompt: str
    points: float
    n: int
    left: int
    waits: int
    facility: Estimate | None
    discrimination: Estimate | None
    options: tuple[Option, ...] = ()
    advice: tuple[Advice, ...] = ()


@frozen(kw_only=True)
class Analysis:
    """What a class's answers say about an exercise; `bins` count learners by share of the points, in tenths.

    `alpha` and `error` (in points) are None where nothing can be said.
    """

    exercise: str
    n: int
    points: float
    items: tuple[Item, ...]
    bins: tuple[int, ...]
    mean: float | None
    alpha: Estimate | None
    error: float | None
    waits: int

    @property
    def caution(self) -> str:
        """Say what so small a class cannot tell; empty for one that is large enough."""
        people = "1 learner has" if self.n == 1 else f"{self.n} learners have"
        if self.n < FEWEST:
            return (
                f"Only {people} handed in. Below {FEWEST} nothing can be said about discrimination or "
                "reliability, and one learner more can turn every other figure round. Read the answers."
            )
        if self.n < ENOUGH:
            return (
                f"{people} handed in. Below {ENOUGH} the figures are rough: look at their intervals. "
                "Whether a question tells learners apart is remarked only where it is beyond doubt."
            )
        return ""


def analyse(folder: ClassFolder, exercise: str, bank: Bank) -> Analysis:
    """Return the analysis of an exercise from the gradebook and the checked-in answers.

    Learners without a hand-in do not count. A question that was withdrawn, or is not marked for everybody,
    has its own figures, but is in no sum. Raises `ReportError` where there is nothing to analyse.
    """
    from nbgrader.api import Gradebook

    released = folder.exercises().get(exercise)
    if released is None:
        raise ReportError(f"{folder.root} has no exercise {exercise}.")
    if not (folder.root / "gradebook.db").is_file():
        raise ReportError("There is no gradebook yet. Collect the hand-ins and run `frontline grade` first.")
    with Gradebook(folder.gradebook) as gradebook:
        handed = {one.learner: one for one in all_scores(gradebook.db) if _handed_in(one, exercise)}
    if not handed:
        raise ReportError(f"Nothing of {exercise} is graded yet. Collect it, and: frontline grade {exercise}")
    answers = {one: folder.answers(one, exercise) or Answers(exercise=exercise) for one in handed}
    return _analysis(exercise, released.questions, bank, handed, answers)


def _handed_in(scores: LearnerScores, exercise: str) -> bool:
    found = scores.exercises.get(exercise)
    return found is not None and found.handed_in is not None and bool(found.cells)


def _analysis(
    exercise: str,
    questions: Sequence[Question[Any]],
    bank: Bank,
    handed: Mapping[str, LearnerScores],
    answers: Mapping[str, Answers],
) -> Analysis:
    earned = {
        question.id: {
            one: cell.earned
            for one, scores in handed.items()
            if (cell := scores.exercises[exercise].cells.get(question.id))
        }
        for question in questions
    }
    whole = [
        question
        for question in questions
        if question.points > 0
        and len(earned[question.id]) == len(handed)
        and None not in earned[question.id].values()
    ]
    table = np.array([[earned[question.id][one] for question in whole] for one in handed], dtype=float)
    table = table.reshape(len(handed), len(whole))
    sums = dict(zip(handed, table.sum(axis=1).tolist(), strict=True))
    tell = dict(zip((question.id for question in whole), discrimination(table), strict=True))
    points = float(sum(question.points for question in whole))
    items = tuple(
        _item(question, bank.get(question.id), earned[question.id], tell.get(question.id), sums, answers)
        for question in questions
    )
    return Analysis(
        exercise=exercise,
        n=len(handed),
        points=points,
        items=items,
        bins=_bins([sum_ / points for sum_ in sums.values()] if points else []),
        mean=float(table.sum(axis=1).mean()) if points else None,
        alpha=alpha(table),
        error=standard_error(table),
        waits=sum(one.waits for one in items),
    )


def _item(
    question: Question[Any],
    banked: Banked | None,
    earned: Mapping[str, float | None],
    tells: Estimate | None,
    sums: Mapping[str, float],
    answers: Mapping[str, Answers],
) -> Item:
    marked = {one: points for one, points in earned.items() if points is not None}
    left = sum(answers[one].value(question.id) in (None, "", [], {}) for one in marked)
    easy = facility(list(marked.values()), question.points) if question.points and len(marked) > 1 else None
    rest = {one: sums[one] - points for one, points in marked.items()} if tells else sums
    options = tuple(_options(question, banked, rest, answers, len(marked)))
    return Item(
        id=question.id,
        label=question.label or question.id,
        kind=question.kind,
        prompt=question.prompt,
        points=question.points,
        n=len(marked),
        left=left,
        waits=len(earned) - len(marked),
        facility=easy,
        discrimination=tells,
        options=options,
        advice=tuple(_advice(len(marked), left, easy, tells, options)),
    )


def _options(
    question: Question[Any],
    banked: Banked | None,
    sums: Mapping[str, float],
    answers: Mapping[str, Answers],
    n: int,
) -> Iterator[Option]:
    if banked is None or not isinstance(question, Choice | Choices):
        return
    chosen = {one: _chosen(answers[one].value(question.id)) for one in sums}
    credit = {name: _credit(banked.key, name) for name in question.options}
    for one in picks(chosen, sums, {name: share > 0 for name, share in credit.items()}):
        unused = not one.right and not one.all and n >= FEWEST
        yield Option(
            text=question.options[one.option],
            picked=one,
            credit=credit[one.option],
            advice=Advice.UNUSED if unused else None,
        )


def _credit(key: Any, option: str) -> float:
    if isinstance(key, Mapping):
        return float(key.get(option, 0))
    return float(option in key)


def _chosen(value: Any) -> tuple[str, ...]:
    match value:
        case str():
            return (value,)
        case list() | tuple():
            return tuple(one for one in value if isinstance(one, str))
    return ()


def _advice(
    n: int, left: int, easy: Estimate | None, tells: Estimate | None, options: Sequence[Option]
) -> Iterator[Advice]:
    """Say what to look at; with few learners only what their number can carry."""
    if n < FEWEST:
        return
    if tells and tells.high < 0:
        yield Advice.KEY
    if n >= ENOUGH:
        best = max((one.picked.strong for one in options if one.picked.right), default=0)
        if any(not one.picked.right and one.picked.strong > best for one in options):
            yield Advice.RIVAL
        elif tells and tells.high >= 0 and tells.value < WEAK and easy and easy.value < EASY:
            yield Advice.WEAK
    if easy and easy.value < HARD:
        yield Advice.HARD
    if easy and easy.value > EASY:
        yield Advice.EASY
    if left > SKIPPED * n:
        yield Advice.SKIPPED


def _bins(shares: Sequence[float]) -> tuple[int, ...]:
    counts = [0] * BINS
    for share in shares:
        counts[min(BINS - 1, int(share * BINS + 1e-9))] += 1
    return tuple(counts)
