"""Reads a whole class: each learner's standing in every unit, and what an instructor has still to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from attrs import frozen

from frontline.classroom.classlist import Learner
from frontline.classroom.evidence import Evidence, Kind, decisions
from frontline.classroom.folder import ClassFolder
from frontline.classroom.settings import ClassSettings, Settings
from frontline.competency import Framework, Unit
from frontline.content.contents import Contents, contents
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import Syllabus, syllabus
from frontline.gradebook.criteria import Questions, criteria, exercise_results
from frontline.gradebook.scores import ExerciseScores, LearnerScores, all_scores
from frontline.results import (
    CriterionResult,
    Decision,
    ExerciseResult,
    Outcome,
    requirement_outcome,
    unit_outcome,
)
from frontline.store.answers import Answers

MOST_NAMED = 5
"""People who are named in one line."""


class ReportError(Exception):
    """There is nothing to report from; the message says what to do first."""


@frozen(kw_only=True)
class Work:
    """What a learner did in one exercise; `handed_in` has its zone and is None where nothing came.

    `attempt` counts from 1; `late` tells that it came after it was due for this learner; `explained` that the
    learner had seen the reasons before this hand-in. `open` says that a second attempt is out, and has not
    come back; `refused` that the file could not be read; `due` is when it is due for this learner.
    """

    exercise: str
    criterion: str
    title: str
    earned: float
    points: float
    to_mark: int
    handed_in: datetime | None = None
    late: bool = False
    attempt: int = 1
    explained: bool = False
    open: bool = False
    refused: bool = False
    due: datetime | None = None


@frozen(kw_only=True)
class UnitStanding:
    """Where a learner stands in a unit: `requirements` only by those exercises that are handed in and marked.

    `hours` are what the learner last sent, None where nothing was sent. `seen` is what people saw.
    """

    unit: Unit
    outcome: Outcome
    complete: bool
    criteria: tuple[CriterionResult, ...]
    requirements: Mapping[str, Outcome]
    work: tuple[Work, ...]
    seen: tuple[Evidence, ...]
    hours: float | None = None

    def result(self, criterion: str) -> CriterionResult | None:
        """Return the result of a criterion; None where this edition has no exercise for it."""
        return next((one for one in self.criteria if one.criterion == criterion), None)


@frozen(kw_only=True)
class LearnerStanding:
    """A learner's standing in every unit of the course."""

    learner: str
    name: str
    units: tuple[UnitStanding, ...]

    @property
    def called(self) -> str:
        """Return the name, or the id where there is none."""
        return self.name or self.learner

    @property
    def criteria(self) -> Iterator[CriterionResult]:
        """Return the results of all units."""
        for standing in self.units:
            yield from standing.criteria

    @property
    def work(self) -> Iterator[Work]:
        """Return what was done in all units."""
        for standing in self.units:
            yield from standing.work

    @property
    def to_mark(self) -> int:
        """Return how many replies a person has still to mark."""
        return sum(work.to_mark for work in self.work)

    def seen_before(self, released: Collection[str]) -> list[str]:
        """Return the titles of `released` exercises that the learner has handed in a second time."""
        return [work.title for work in self.work if work.attempt > 1 and work.exercise in released]

    @property
    def explained(self) -> list[str]:
        """Return the titles of exercises whose reasons the learner had seen before handing in."""
        return [work.title for work in self.work if work.explained]


@frozen(kw_only=True)
class ClassResults:
    """A class on a day. `titles` are those of all exercises by id, in the course's order.

    `given` are the exercises that the class has; `released` those whose reasons or schemes feedback shows.
    """

    about: ClassSettings
    day: date
    units: tuple[Unit, ...]
    learners: tuple[LearnerStanding, ...]
    titles: Mapping[str, str]
    given: frozenset[str]
    released: frozenset[str]
    warnings: tuple[str, ...] = ()

    @property
    def to_mark(self) -> dict[str, int]:
        """Return how many replies wait for a person's mark, by exercise, where there are any."""
        waiting = Counter[str]()
        for learner in self.learners:
            for work in learner.work:
                waiting[work.exercise] += work.to_mark
        return {exercise: waiting[exercise] for exercise in self.titles if waiting[exercise]}

    def who(self, said: Callable[[Work], bool]) -> dict[str, list[LearnerStanding]]:
        """Return whose work something can be `said` of, by exercise of this class where there is anybody."""
        found: dict[str, list[LearnerStanding]] = {name: [] for name in self.titles if name in self.given}
        for learner in self.learners:
            for work in learner.work:
                if work.exercise in found and said(work):
                    found[work.exercise].append(learner)
        return {exercise: people for exercise, people in found.items() if people}


@frozen
class Course:
    """What results need of this edition of the course."""

    order: Syllabus
    units: Framework
    contents: Contents

    @classmethod
    def of(cls, places: Places) -> Course:
        """Read it; raise `ContentError` where the course's files are broken."""
        return cls(syllabus(places), framework(places), contents(places))

    @property
    def assessed(self) -> dict[str, dict[str, frozenset[str]]]:
        """Return the requirements (without parts) that each question assesses, by exercise and question."""
        return {
            one.id: {
                asked.id: frozenset(self.units.split(name)[0] for name in asked.assesses)
                for asked in one.questions
            }
            for one in self.contents.exercises
        }


def class_results(
    folder: ClassFolder, course: Course, day: date, *, only: Collection[str] = ()
) -> ClassResults:
    """Return the results of every learner in the class folder's gradebook, or of those named in `only`.

    Raises `ReportError` without a gradebook, or for a name that it does not have; `ClassFolderError` where
    the folder's own files are broken.
    """
    from nbgrader.api import Gradebook

    if not (folder.root / "gradebook.db").is_file():
        raise ReportError(
            f"{folder.root} has no gradebook yet. Collect the hand-ins and run `frontline grade` first."
        )
    with Gradebook(folder.gradebook) as gradebook:
        return results_in(gradebook.db, folder, course, day, only=only)


def results_in(
    db: Any, folder: ClassFolder, course: Course, day: date, *, only: Collection[str] = ()
) -> ClassResults:
    """Return the same from an open gradebook's database."""
    settings, evidence = folder.settings, folder.evidence(list(course.units.criteria()))
    questions = {name: released.questions for name, released in folder.exercises().items()}
    listed = folder.learners() or {}
    own = decisions(evidence)
    reader = _Reader(folder, course, settings, questions, evidence, own, course.assessed, listed)
    every = list(all_scores(db))
    scores = [one for one in every if not listed or one.learner in listed]
    known = {one.learner for one in scores}
    left = [one.learner for one in every if one.learner not in known]
    if strangers := [one for one in only if one not in known]:
        raise ReportError(
            f"The gradebook has no learner {', '.join(strangers)}. Look at class.csv for the id."
        )
    return ClassResults(
        about=settings.about,
        day=day,
        units=tuple(unit for unit in course.units.units if unit.id in course.order.units),
        learners=tuple(reader.standing(one) for one in scores if not only or one.learner in only),
        titles={one.id: one.title for one in course.contents.exercises},
        given=frozenset(questions),
        released=frozenset(name for name, one in settings.exercises.items() if one.release),
        warnings=tuple(_strangers(evidence, known, left)),
    )


def some(words: Sequence[str]) -> str:
    """Return the first few words as people list them, and how many more there are."""
    more = len(words) - MOST_NAMED
    if more > 0:
        return f"{', '.join(words[:MOST_NAMED])} and {more} more"
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _strangers(evidence: Iterable[Evidence], known: Collection[str], left: Sequence[str]) -> Iterator[str]:
    if left:
        yield f"Left out, because class.csv does not list {'it' if len(left) == 1 else 'them'}: {some(left)}."
    for one in sorted({one.learner for one in evidence} - set(known) - set(left)):
        yield f"evidence.csv names {one}, whom the gradebook does not have: it counts for nobody."


@frozen
class _Reader:
    """Turns one learner's scores into a standing."""

    folder: ClassFolder
    course: Course
    settings: Settings
    questions: Questions
    evidence: Sequence[Evidence]
    decisions: Mapping[str, Mapping[str, Decision]]
    assessed: Mapping[str, Mapping[str, frozenset[str]]]
    listed: Mapping[str, Learner]

    def standing(self, scores: LearnerScores) -> LearnerStanding:
        own = [one for one in self.evidence if one.learner == scores.learner]
        results = criteria(
            scores,
            self.course.order,
            self.course.units,
            self.questions,
            called=self._called,
            decisions=self.decisions.get(scores.learner),
        )
        exercises = exercise_results(scores, self.course.order, self.questions)
        handed = {name: self.folder.answers(scores.learner, name) for name in scores.exercises}
        return LearnerStanding(
            learner=scores.learner,
            name=self._name(scores),
            units=tuple(
                self._unit(unit, scores, results, exercises, handed, own)
                for unit in self.course.units.units
                if unit.id in self.course.order.units
            ),
        )

    def _name(self, scores: LearnerScores) -> str:
        """Return the name as the class list has it now; the gradebook's may be older."""
        listed = self.listed.get(scores.learner)
        return (listed.name if listed else "") or scores.name

    def _unit(
        self,
        unit: Unit,
        scores: LearnerScores,
        results: Sequence[CriterionResult],
        exercises: Mapping[str, ExerciseResult],
        handed: Mapping[str, Answers | None],
        own: Sequence[Evidence],
    ) -> UnitStanding:
        its = tuple(result for result in results if result.criterion in unit.criteria)
        names = {
            one.id: one.criterion for one in self.course.order.exercises if one.criterion in unit.criteria
        }
        complete = self.course.order.units[unit.id].complete and len(its) == len(unit.criteria)
        return UnitStanding(
            unit=unit,
            outcome=unit_outcome(its, whole=complete),
            complete=complete,
            criteria=its,
            requirements={
                item: requirement_outcome(
                    [
                        score
                        for name in names
                        if exercises[name].handed_in
                        for score in exercises[name].scores
                        if score.earned is not None
                        and item in self.assessed.get(name, {}).get(score.question, ())
                    ]
                )
                for item in unit.items
            },
            work=tuple(
                self._work(name, criterion, scores, exercises[name], handed.get(name))
                for name, criterion in names.items()
            ),
            seen=tuple(
                one for one in own if one.criterion in unit.criteria and one.kind is not Kind.DECISION
            ),
            hours=_hours([answers for name in names if (answers := handed.get(name))]),
        )

    def _work(
        self,
        name: str,
        criterion: str,
        scores: LearnerScores,
        result: ExerciseResult,
        answers: Answers | None,
    ) -> Work:
        stamp = scores.exercises.get(name, ExerciseScores()).handed_in
        came = stamp.replace(tzinfo=UTC).astimezone() if stamp else None
        due = self.settings.of(name).due_for(scores.learner)
        attempt = answers.attempt if answers else 1
        return Work(
            exercise=name,
            criterion=criterion,
            title=self._called(name, ""),
            earned=result.earned,
            points=result.points,
            to_mark=result.to_mark if came else 0,
            handed_in=came,
            late=bool(came and due and came > due),
            attempt=attempt,
            explained=bool(answers and answers.explained),
            refused=bool(came and answers and answers.refused),
            due=due,
            open=attempt == 1 and self.folder.second_attempt(scores.learner, name).exists(),
        )

    def _called(self, exercise: str, question: str) -> str:
        found = self.course.contents.exercise(exercise)
        if question:
            labels = {one.id: one.label for one in found.questions} if found else {}
            label = labels.get(question, question).removeprefix("Question ")
            return f"{label} in “{self._called(exercise, '')}”"
        return found.title if found else exercise


def _hours(handed: Iterable[Answers]) -> float | None:
    # Hours only grow, so the most is what was sent last.
    return max((answers.hours for answers in handed if answers.hours is not None), default=None)
