"""Where a learner stands: computed anew from what is kept, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from attrs import evolve, frozen

from frontline.competency import Item
from frontline.content.contents import Asked, Contents, ExerciseContents, LessonContents, UnitContents
from frontline.results import (
    CriterionResult,
    ExerciseResult,
    Outcome,
    Score,
    criterion_result,
    requirement_outcome,
)
from frontline.store.answers import Answers
from frontline.store.exercise import moment
from frontline.store.work import Practised, Work
from frontline.study.cards import CARDS
from frontline.study.checked import Checked, checked
from frontline.study.log import SECTION as LOG
from frontline.study.log import entries, hours_of, project_of, tasks_done
from frontline.study.memory import terms_seen
from frontline.study.review import memories

CHALLENGES = "challenges"
"""The work file's section of challenges."""


class Stage(Enum):
    """How far a lesson or an exercise is; its value is the words people read."""

    NOT_BEGUN = "not begun"
    BEGUN = "begun"
    DONE = "done"
    HANDED_IN = "handed in"
    CHANGED = "changed since it was handed in"


@frozen(kw_only=True)
class LessonStanding:
    """A lesson: `tried` of its questions were checked, `first` of those with a key at the first try."""

    lesson: LessonContents
    stage: Stage
    tried: int
    first: int
    marked: int
    """How many of those tried have a key."""
    task: bool
    """Whether something is written about its task."""


@frozen(kw_only=True)
class ExerciseStanding:
    """An exercise: `answered` of its questions, `result` where the learner has checked the hand-in."""

    exercise: ExerciseContents
    stage: Stage
    answered: int
    number: int
    checked: Checked | None = None

    @property
    def handed_in(self) -> bool:
        """Whether it was ever handed in."""
        return self.number > 0


@frozen(kw_only=True)
class RequirementStanding:
    """A requirement: its practice, and what the checked exercises say; `waits` for an instructor's result."""

    id: str
    item: Item
    practice: int
    tried: int
    right: int
    outcome: Outcome
    waits: bool
    assessed: int
    """Questions of exercises that assess it."""


@frozen(kw_only=True)
class CriterionStanding:
    """A criterion as far as the learner's own checks go; `waits` where an instructor has results."""

    id: str
    text: str
    result: CriterionResult
    waits: bool


@frozen(kw_only=True)
class Hours:
    """Hours done of a unit by kind of learning, in the order of `KINDS`, and those that it should take."""

    done: Mapping[str, float]
    meant: Mapping[str, float]
    notional: float

    @property
    def total(self) -> float:
        """Return all hours done."""
        return sum(self.done.values())


@frozen(kw_only=True)
class UnitStanding:
    """A unit, with everything in the order of the course."""

    unit: UnitContents
    lessons: tuple[LessonStanding, ...]
    exercises: tuple[ExerciseStanding, ...]
    requirements: tuple[RequirementStanding, ...]
    criteria: tuple[CriterionStanding, ...]
    hours: Hours


@frozen(kw_only=True)
class Left:
    """Where one left off: a page of the workspace, its title, the place on it, and when (ISO 8601)."""

    page: str
    title: str
    place: str
    section: str
    at: str


@frozen(kw_only=True)
class Standing:
    """Where a learner stands with everything."""

    units: tuple[UnitStanding, ...]
    left: Left | None
    begun: bool
    """Whether anything was done at all, flashcards and the log too."""

    @property
    def lessons(self) -> tuple[LessonStanding, ...]:
        """Return the lessons of all units."""
        return tuple(lesson for unit in self.units for lesson in unit.lessons)

    @property
    def exercises(self) -> tuple[ExerciseStanding, ...]:
        """Return the exercises of all units."""
        return tuple(exercise for unit in self.units for exercise in unit.exercises)


def standing(course: Contents, work: Work, handed: Mapping[str, Answers]) -> Standing:
    """Return where the learner stands; `handed` holds the answers of each exercise by its id."""
    own = checked(work)
    tasks = tasks_done(work)
    exercises = {
        one.id: _exercise(one, handed.get(one.id, Answers(exercise=one.id)), own.get(one.id))
        for one in course.exercises
    }
    lessons = {lesson.file: _lesson(lesson, work, tasks) for lesson in course.lessons}
    left = _left(course, work, handed)
    return Standing(
        units=tuple(
            _unit(
                course,
                unit,
                tuple(lessons[one.file] for one in course.lessons_of(unit.id)),
                tuple(exercises[one.id] for one in course.exercises_of(unit.id)),
                work,
            )
            for unit in course.units
        ),
        left=left,
        begun=left is not None or any(work.section(name) for name in (CARDS, LOG, CHALLENGES)),
    )


def _lesson(lesson: LessonContents, work: Work, tasks: set[str]) -> LessonStanding:
    done = {asked.id: work.practice.get(asked.id, Practised()) for asked in lesson.questions}
    tried = [asked for asked in lesson.questions if done[asked.id].tries]
    marked = [asked for asked in tried if not asked.written]
    began = any(one.saved for one in done.values()) or any(_trials(lesson, work))
    return LessonStanding(
        lesson=lesson,
        stage=Stage.DONE
        if len(tried) == len(lesson.questions)
        else Stage.BEGUN
        if began
        else Stage.NOT_BEGUN,
        tried=len(tried),
        first=sum(done[asked.id].first is True for asked in marked),
        marked=len(marked),
        task=lesson.task in tasks,
    )


def _exercise(exercise: ExerciseContents, answers: Answers, own: Checked | None) -> ExerciseStanding:
    answered = sum(_answered(answers.value(asked.id)) for asked in exercise.questions)
    if answers.number:
        stage = Stage.HANDED_IN if answers.declared else Stage.CHANGED
    else:
        stage = Stage.BEGUN if answered else Stage.NOT_BEGUN
    # A check belongs to one hand-in: the next one is unchecked again.
    fits = own is not None and own.edition == exercise.edition and own.number == answers.number > 0
    return ExerciseStanding(
        exercise=exercise,
        stage=stage,
        answered=answered,
        number=answers.number,
        checked=own if fits else None,
    )


def _answered(value: object) -> bool:
    """Whether something stands there; a form that was emptied again is blank."""
    match value:
        case dict():
            return any(value.values())
        case str():
            return bool(value.strip())
    return value not in (None, [])


def _unit(
    course: Contents,
    unit: UnitContents,
    lessons: tuple[LessonStanding, ...],
    exercises: tuple[ExerciseStanding, ...],
    work: Work,
) -> UnitStanding:
    return UnitStanding(
        unit=unit,
        lessons=lessons,
        exercises=exercises,
        requirements=tuple(
            _requirement(id_, item, lessons, exercises, work) for id_, item in unit.items.items()
        ),
        criteria=tuple(
            _criterion(id_, text, [one for one in exercises if one.exercise.criterion == id_])
            for id_, text in unit.criteria.items()
        ),
        hours=_hours(course, unit, lessons, exercises, work),
    )


def _requirement(
    id_: str,
    item: Item,
    lessons: Sequence[LessonStanding],
    exercises: Sequence[ExerciseStanding],
    work: Work,
) -> RequirementStanding:
    def of(asked: Asked) -> bool:
        return any(name == id_ or name.startswith(f"{id_}.") for name in asked.assesses)

    practice = [asked for one in lessons for asked in one.lesson.questions if of(asked) and not asked.written]
    done = [work.practice[asked.id] for asked in practice if asked.id in work.practice]
    tried = [one for one in done if one.tries]
    scores = [
        score
        for one in exercises
        if one.checked is not None
        for asked in one.exercise.questions
        if of(asked)
        for score in one.checked.scores
        if score.question == asked.id
    ]
    return RequirementStanding(
        id=id_,
        item=item,
        practice=len(practice),
        tried=len(tried),
        right=sum(one.right for one in tried),
        outcome=requirement_outcome(scores),
        assessed=sum(of(asked) for one in exercises for asked in one.exercise.questions),
        waits=any(
            one.handed_in and one.checked is None and any(map(of, one.exercise.questions))
            for one in exercises
        ),
    )


def _criterion(id_: str, text: str, exercises: Sequence[ExerciseStanding]) -> CriterionStanding:
    known = [one for one in exercises if one.checked is not None or not one.handed_in]
    result, waits = criterion_result(id_, [_result(one) for one in known]), len(known) < len(exercises)
    if waits:
        # What else is said would still change with the results that are not known here.
        result = evolve(result, evidence=result.evidence[: len(known)])
    return CriterionStanding(id=id_, text=text, result=result, waits=waits)


def _result(one: ExerciseStanding) -> ExerciseResult:
    if one.checked is not None:
        # Questions are called here what people call them.
        labels = {asked.id: asked.label for asked in one.exercise.questions}
        scores = (
            evolve(score, question=labels.get(score.question) or score.question)
            for score in one.checked.scores
        )
        return ExerciseResult(exercise=one.exercise.title, scores=tuple(scores))
    blank = (
        Score(
            question=asked.id,
            points=asked.points,
            earned=0.0,
            written=asked.written,
            essential=asked.essential,
        )
        for asked in one.exercise.questions
    )
    return ExerciseResult(exercise=one.exercise.title, scores=tuple(blank), handed_in=False)


LESSONS, EXERCISES, TASKS, REVIEW, PROJECT = "lessons", "exercises", "tasks at work", "flashcards", "project"
KINDS = (LESSONS, EXERCISES, TASKS, REVIEW, PROJECT)


def _hours(
    course: Contents,
    unit: UnitContents,
    lessons: Sequence[LessonStanding],
    exercises: Sequence[ExerciseStanding],
    work: Work,
) -> Hours:
    log = hours_of(work, course, unit.id)
    terms = {term for one in lessons for term in one.lesson.terms}
    done = {
        LESSONS: sum(one.lesson.minutes * _share(one.tried, len(one.lesson.questions)) for one in lessons),
        EXERCISES: sum(
            one.exercise.minutes * (1 if one.handed_in else _share(one.answered, len(one.exercise.questions)))
            for one in exercises
        ),
        REVIEW: len(terms & terms_seen(work)) * course.minutes_per_term,
    }
    meant = {
        LESSONS: sum(one.lesson.minutes for one in lessons),
        EXERCISES: sum(one.exercise.minutes for one in exercises),
        TASKS: sum(bool(one.lesson.task) for one in lessons) * course.minutes_per_task,
        REVIEW: len(terms) * course.minutes_per_term,
        PROJECT: unit.project_hours * 60,
    }
    hours = {name: amount / 60 for name, amount in done.items()}
    hours |= {TASKS: log.tasks, PROJECT: log.project}
    return Hours(
        done={name: hours[name] for name in KINDS},
        meant={name: meant[name] / 60 for name in KINDS},
        notional=unit.hours,
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


TRIAL = "“What did you find?”"
"""What stands below every exploration."""


def _trials(lesson: LessonContents, work: Work) -> Iterable[str]:
    """Return when something was saved in the explorations of a lesson."""
    names = (name for one in lesson.explorations for name in (one, f"{one}-made"))
    return (work.practice[name].saved for name in names if name in work.practice)


def _left(course: Contents, work: Work, handed: Mapping[str, Answers]) -> Left | None:
    # Saved in the same second: the later in the course.
    return max(reversed(list(_places(course, work, handed))), key=lambda left: moment(left.at), default=None)


def _places(course: Contents, work: Work, handed: Mapping[str, Answers]) -> Iterable[Left]:
    for lesson in course.lessons:
        saved = [
            (asked.label, asked.section, work.practice.get(asked.id, Practised()).saved)
            for asked in lesson.questions
        ]
        saved += [(TRIAL, "", at) for at in _trials(lesson, work)]
        for place, section, at in saved:
            if at:
                title = f"Lesson {lesson.number}, {lesson.title}"
                yield Left(page=lesson.page, title=title, place=place, section=section, at=at)
    for exercise in course.exercises:
        answers = handed.get(exercise.id)
        for asked in exercise.questions if answers else ():
            answer = answers.answers.get(asked.id) if answers else None
            if answer is not None and answer.saved:
                yield Left(
                    page=exercise.page,
                    title=f"Exercise, {exercise.title}",
                    place=asked.label,
                    section="",
                    at=answer.saved,
                )
    yield from _own_pages(course, work)


def _own_pages(course: Contents, work: Work) -> Iterable[Left]:
    logs = [
        (lesson.task, lesson.page, f"Lesson {lesson.number}, {lesson.title}", "the task", "At your workplace")
        for lesson in course.lessons
        if lesson.task
    ]
    logs += [
        (
            project_of(unit.id),
            f"study/project-{unit.id}.ipynb",
            f"Project of unit {unit.id}",
            "your log",
            "Your log",
        )
        for unit in course.units
    ]
    for of, page, title, place, section in logs:
        for entry in entries(work, of):
            if entry.saved:
                yield Left(page=page, title=title, place=place, section=section, at=entry.saved)
    for memory in memories(work).values():
        yield Left(
            page="study/flashcards.ipynb", title="Flashcards", place="the cards", section="", at=memory.last
        )
