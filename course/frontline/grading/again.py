"""Opens the second attempt: for whom, what is carried over, and the file that the learner gets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve, frozen

from frontline.classroom.evidence import decisions
from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.competency import Framework
from frontline.content.syllabus import Syllabus
from frontline.gradebook.backup import alone, in_words
from frontline.gradebook.criteria import criteria
from frontline.gradebook.scores import ExerciseScores, LearnerScores, learners, scores
from frontline.grading.attempts import opened
from frontline.grading.course import opened as opened_course
from frontline.grading.hand_in import hand_in_of
from frontline.results import ROUNDING, Outcome
from frontline.store.answers import SecondAttempt, dump

NO_HAND_IN = "nothing was handed in: what comes now is the first attempt"
MET = "the criterion is met"
HAD = "the second attempt was opened before (its file is still in again/), and there is no third"
REFUSED = "the file was refused: ask for it again. What comes now is the first attempt"
FULL = "every question has full marks"
GONE = "the graded copy cannot be read: grade the exercise again"


@frozen(kw_only=True)
class Offer:
    """A learner's second attempt: the file to send, and how many answers are carried over; or why not."""

    learner: str
    file: Path | None = None
    carried: int = 0
    why: str = ""


def open_second_attempts(
    folder: ClassFolder, exercise: str, order: Syllabus, units: Framework, named: Collection[str] = ()
) -> list[Offer]:
    """Open the second attempt for these learners, or for all whose criterion is not yet met.

    Raises `ClassFolderError` or `GradebookError` where there is nothing to open.
    """
    released = folder.exercises()
    if exercise not in released:
        raise ClassFolderError(f"{exercise} is none of this class folder's exercises.")
    questions = {name: one.questions for name, one in released.items()}
    own = decisions(folder.evidence(list(units.criteria())))
    criterion = next((one.criterion for one in order.exercises if one.id == exercise), "")
    with in_words(folder.root), alone(folder.root), opened_course(folder.root) as course:
        if not course.knows(exercise):
            raise ClassFolderError(f"{exercise} is not graded yet. First: frontline grade {exercise}")
        with course.gradebook() as gradebook:
            known = learners(gradebook.db, exercise)
            if strangers := set(named) - set(known):
                raise ClassFolderError(f"Not graded in {exercise}: {', '.join(sorted(strangers))}")
            offers = []
            for one in scores(gradebook.db, [learner for learner in known if not named or learner in named]):
                met = any(
                    result.criterion == criterion and result.outcome is Outcome.MET
                    for result in criteria(one, order, units, questions, decisions=own.get(one.learner))
                )
                offers.append(_offer(folder, released[exercise], one, met=met))
    return offers


def _offer(folder: ClassFolder, released: Released, one: LearnerScores, *, met: bool) -> Offer:
    found = one.exercises[released.exercise]
    if why := "".join(list(_against(folder, released, one.learner, found, met=met))[:1]):
        return Offer(learner=one.learner, why=why)
    carried = _full(released, found)
    first = hand_in_of(folder, one.learner, released.exercise).graded_before
    if first is None:
        return Offer(learner=one.learner, why=GONE)
    anew = {question.id for question in released.questions if question.unfolds} - set(carried)
    record = evolve(
        first,
        attempt=2,
        declared=False,
        notes={},
        answers={name: answer for name, answer in first.answers.items() if name not in anew},
        second=SecondAttempt(opened=datetime.now(UTC).isoformat(), carried=carried),
    )
    path = folder.second_attempt(one.learner, released.exercise)
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(dump(record))
    part.replace(path)
    return Offer(learner=one.learner, file=path, carried=len(carried))


def _against(
    folder: ClassFolder, released: Released, learner: str, found: ExerciseScores, *, met: bool
) -> Iterator[str]:
    """Say what speaks against a second attempt, what matters most first."""
    if found.handed_in is None:
        yield NO_HAND_IN
    if (answers := folder.answers(learner, released.exercise)) and answers.refused:
        yield REFUSED
    if opened(folder, released.exercise, learner):
        yield HAD
    if met:
        yield MET
    if waiting := sum(cell.waits for cell in found.cells.values()):
        yield f"{waiting} {'reply is' if waiting == 1 else 'replies are'} still to be marked"
    if len(_full(released, found)) == sum(not question.void for question in released.questions):
        yield FULL


def _full(released: Released, found: ExerciseScores) -> tuple[str, ...]:
    """Return the questions that have full marks, in order."""
    return tuple(
        question.id
        for question in released.questions
        if not question.void
        and question.id in found.cells
        and (found.cells[question.id].earned or 0) >= found.cells[question.id].points - ROUNDING
    )
