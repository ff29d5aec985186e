"""Grades a class's hand-ins of one exercise in batches; what a run left undone, the next one does."""

from __future__ import annotations

import glob
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import Factory, evolve, frozen
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.gradebook.backup import alone, back_up, in_words
from frontline.gradebook.rows import Rows, Standing
from frontline.grading.batches.batch import Batch
from frontline.grading.batches.master import NotPlainError, master
from frontline.grading.batches.work import Done, work
from frontline.grading.checkin import check_in
from frontline.grading.course import Course, CourseError, opened
from frontline.grading.enrol import enrol
from frontline.grading.folders import put
from frontline.grading.hand_in import HandIn, hand_ins, moment
from frontline.grading.pool import Progress
from frontline.grading.submitted import lay_out

BATCH = 100
"""Hand-ins in one transaction."""


@frozen(kw_only=True)
class Outcome:
    """What a run did: how many hand-ins it graded, and how many were graded before.

    `alone` says by learner why a hand-in was graded by nbgrader's own steps, `failed` why one has no score.
    """

    graded: int = 0
    before: int = 0
    alone: dict[str, str] = Factory(dict)
    failed: dict[str, str] = Factory(dict)


def grade(
    folder: ClassFolder,
    exercise: str,
    *,
    learners: Collection[str] = (),
    jobs: int | None = None,
    again: bool = False,
    progress: Progress = lambda done, of: None,
) -> Outcome:
    """Grade what is not graded yet (with `again` everything) of an exercise, for all or only these learners.

    Every learner of the class gets a score, without a hand-in 0. Raises `ClassFolderError`, `CourseError` or
    `GradebookError` with what to do; what was graded before stays, and a further run does the rest.
    """
    if glob.escape(exercise) != exercise:
        # nbgrader would take the name of such a folder in submitted/ for all exercises.
        raise ClassFolderError(f"There is no exercise called {exercise}.")
    released = folder.exercises().get(exercise)
    listed = folder.learners() or {}
    if unknown := set(learners) - set(listed) - {one.learner for one in hand_ins(folder, exercise)}:
        raise ClassFolderError(f"No hand-in, and not in class.csv: {', '.join(sorted(unknown))}")
    with in_words(folder.root), alone(folder.root), opened(folder.root) as course:
        back_up(course.db_url, folder.root)
        if not course.knows(exercise):
            course.generate(exercise)
            released = folder.exercises().get(exercise)
        enrol(folder)
        unwritten = _lay_out_blank(folder, released, listed) if released else {}
        mine = [one for one in hand_ins(folder, exercise) if not learners or one.learner in learners]
        with course.gradebook() as gradebook:
            run = _Run(course, exercise, released, Rows.of(gradebook, exercise))
            outcome = run.grade(mine, jobs, again=again, progress=progress)
            outcome.failed.update(unwritten)
            return outcome


def _lay_out_blank(folder: ClassFolder, released: Released, listed: Iterable[str]) -> dict[str, str]:
    """Lay out what is missing, and return by learner why it cannot be."""
    unwritten = {}
    for learner in listed:
        target = folder.submitted(learner, released.exercise)
        try:
            if not target.exists():
                lay_out(target, released.exercise, check_in(None, released, learner), "")
        except NotADirectoryError:
            unwritten[learner] = f"submitted/{learner} is no folder: move it away, and collect again"
    return unwritten


@frozen
class _Run:
    course: Course
    exercise: str
    released: Released | None
    rows: Rows

    def grade(self, mine: list[HandIn], jobs: int | None, *, again: bool, progress: Progress) -> Outcome:
        standings = self.rows.standings()
        waiting = mine if again else [one for one in mine if not self._graded(one, standings)]
        outcome = Outcome(before=len(mine) - len(waiting))
        batch, why = self._batch()
        late = self._late(waiting, standings) if batch else set()
        plain = [
            evolve(one, known=self._known(one, standings))
            for one in waiting
            if batch and one.learner not in late
        ]
        done = 0
        if batch:
            for made in work(batch, [plain[at : at + BATCH] for at in range(0, len(plain), BATCH)], jobs):
                self._keep(made)
                outcome.alone.update({one.hand_in.learner: one.why for one in made if one.scores is None})
                done += sum(one.scores is not None for one in made)
                progress(done, len(waiting))
        for one in waiting:
            if not batch or one.learner in late:
                outcome.alone[one.learner] = why or "it came late, and this class takes points for that"
        for learner in outcome.alone:
            try:
                self.course.autograde_alone(self.exercise, learner)
            except CourseError as problem:
                outcome.failed[learner] = str(problem)
            done += 1
            progress(done, len(waiting))
        self._verify(mine, outcome)
        return evolve(outcome, graded=sum(one.learner not in outcome.failed for one in waiting))

    def _batch(self) -> tuple[Batch | None, str]:
        """Return the batch, or why there is none."""
        if self.released is None:
            return None, "it is no exercise of this course's kind"
        if not self.rows.plain:
            return None, "the exercise has several notebooks, or tasks"
        try:
            made = Batch(self.released, master(self.course.autograde(), self.released))
        except NotPlainError as problem:
            return None, str(problem)
        names = {cell.name for cell in made.master.cells} | set(made.master.replies)
        if names != set(self.rows.grade_cells) or set(made.master.replies) != set(self.rows.comment_cells):
            return None, "the gradebook has other cells than the exercise that was released"
        return made, ""

    def _known(self, one: HandIn, standings: Mapping[str, Standing]) -> bool:
        before = standings.get(one.learner)
        return before is not None and before.timestamp is not None and before.timestamp == moment(one.time)

    def _graded(self, one: HandIn, standings: Mapping[str, Standing]) -> bool:
        standing = standings.get(one.learner)
        if standing is None or not standing.scored:
            return False
        time = moment(one.time)
        return (time is None or time == standing.timestamp) and one.graded_as(self.released)

    def _late(self, waiting: Iterable[HandIn], standings: Mapping[str, Standing]) -> set[str]:
        """Return who came late where that costs points: how many, only nbgrader's plug-in knows."""
        penalties = AssignLatePenalties(parent=self.course.autograde())
        penalties.init_plugin()
        plugin = penalties.plugin_inst
        if type(plugin) is LateSubmissionPlugin and plugin.penalty_method == "none":
            return set()
        late = set()
        for one in waiting:
            standing = standings.get(one.learner)
            due, time = standing.due if standing else self.rows.due, moment(one.time)
            if due and time and time > due:
                late.add(one.learner)
        return late

    def _keep(self, made: Sequence[Done]) -> None:
        # The gradebook first: a copy without scores would be taken for graded by nbgrader, and never be.
        self.rows.write([one.scores for one in made if one.scores is not None])
        for one in made:
            if one.scores is not None:
                put(one.hand_in.graded)

    def _verify(self, mine: Iterable[HandIn], outcome: Outcome) -> None:
        standings = self.rows.standings()
        for one in mine:
            standing = standings.get(one.learner)
            if (standing is None or not standing.scored) and one.learner not in outcome.failed:
                outcome.failed[one.learner] = "it has no score in the gradebook: run this again"
