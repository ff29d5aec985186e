"""Grades an exercise again after its key was mended, and says first whose result that changes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from attrs import frozen

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.forms.marked import Keyed
from frontline.gradebook.backup import in_words
from frontline.gradebook.scores import BATCH, CellScore, scores
from frontline.grading.batches.keys import keyed
from frontline.grading.checkin import check_in
from frontline.grading.course import Course, opened
from frontline.grading.grade import Outcome, grade
from frontline.grading.hand_in import HandIn, hand_ins
from frontline.grading.pool import Progress


@frozen
class Points:
    """Points earned and to be earned; `earned` is None where there was no score."""

    earned: float | None
    of: float


@frozen(kw_only=True)
class Change:
    """A learner whose result changes: the sum of all points, and each cell that differs, before and after.

    A cell that was not there before, or is not there after, has None on that side.
    """

    learner: str
    before: Points
    after: Points
    questions: Mapping[str, tuple[Points | None, Points | None]]


@frozen
class Mended:
    """The instructor's notebook of an exercise as it is now: what each graded cell holds, by its grade id.

    A cell that a person marks has no question here.
    """

    exercise: str
    cells: Mapping[str, tuple[Keyed | None, float]]

    def after(
        self, answers: HandIn, released: Released, before: Mapping[str, CellScore]
    ) -> dict[str, CellScore]:
        """Return what a hand-in earns now; a person's marks stay, within the points that there are now."""
        given = check_in(answers.answers, released, answers.learner).given
        made: dict[str, CellScore] = {}
        for name, (found, points) in self.cells.items():
            earlier = before.get(name, CellScore(points=points))
            automatic = earlier.automatic
            if found is not None:
                id_ = found.question.id
                mark = found.mark(given.value(id_), given.notes.get(id_, ""))
                automatic = 0.0 if found.question.by_person else mark.points
            made[name] = CellScore(
                points=points,
                automatic=automatic,
                manual=earlier.manual,
                extra=earlier.extra,
                waits=earlier.waits,
            )
        return made


def mended(folder: ClassFolder, exercise: str) -> Mended:
    """Read the instructor's notebook; raise `ClassFolderError` where that cannot be done."""
    path = folder.root / "solutions" / exercise / f"{exercise}.ipynb"
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ClassFolderError(f"{path} cannot be read: it is the exercise with its keys.") from None
    cells: dict[str, tuple[Keyed | None, float]] = {}
    for cell in notebook["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if not about.get("grade"):
            continue
        name, found = about["grade_id"], None
        if cell["cell_type"] == "code":
            found = keyed("".join(cell["source"]))
            if found is None:
                raise ClassFolderError(
                    f"{exercise}: the cell {name} does more than ask and score. Grade again with nbgrader: "
                    f"nbgrader generate_assignment {exercise} --force, nbgrader autograde {exercise} --force"
                )
        cells[name] = found, float(about["points"])
    return Mended(exercise, cells)


def changes(folder: ClassFolder, exercise: str) -> list[Change]:
    """Return whose result changes by the exercise's notebook as it is now; nothing is written.

    Raises `ClassFolderError` or `GradebookError` with what to do.
    """
    released = folder.exercises().get(exercise)
    now = mended(folder, exercise)
    if released is None:
        raise ClassFolderError(
            f"{exercise} is no exercise of this course's kind: grade it again with nbgrader."
        )
    with in_words(folder.root), opened(folder.root) as course:
        if not course.knows(exercise):
            raise ClassFolderError(f"{exercise} is not graded yet. First: frontline grade {exercise}")
        return _changes(course, now, released, {one.learner: one for one in hand_ins(folder, exercise)})


def regrade(folder: ClassFolder, exercise: str, *, jobs: int | None = None, progress: Progress) -> Outcome:
    """Take the instructor's notebook as it is now into the gradebook, and grade every hand-in again."""
    with in_words(folder.root), opened(folder.root) as course:
        course.generate(exercise)
    return grade(folder, exercise, jobs=jobs, again=True, progress=progress)


def _changes(course: Course, now: Mended, released: Released, mine: Mapping[str, HandIn]) -> list[Change]:
    found: list[Change] = []
    learners = sorted(mine)
    with course.gradebook() as gradebook:
        for at in range(0, len(learners), BATCH):
            for one in scores(gradebook.db, learners[at : at + BATCH]):
                if now.exercise not in one.exercises:
                    continue
                before = one.exercises[now.exercise].cells
                after = now.after(mine[one.learner], released, before)
                if change := _change(one.learner, before, after):
                    found.append(change)
    return found


def _change(learner: str, before: Mapping[str, CellScore], after: Mapping[str, CellScore]) -> Change | None:
    pairs = {name: (_points(before.get(name)), _points(after.get(name))) for name in {**before, **after}}
    differing = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if not differing:
        return None
    return Change(learner=learner, before=_sum(before), after=_sum(after), questions=differing)


def _points(cell: CellScore | None) -> Points | None:
    return (
        None if cell is None else Points(None if cell.earned is None else round(cell.earned, 6), cell.points)
    )


def _sum(cells: Mapping[str, CellScore]) -> Points:
    return Points(
        sum(cell.earned or 0 for cell in cells.values()), sum(cell.points for cell in cells.values())
    )
