"""Writes the feedback pages of a class, batch by batch, in this process or in several side by side."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import Factory, frozen
from nbgrader.api import Gradebook

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.gradebook.backup import alone, in_words, is_there
from frontline.gradebook.scores import learners, scores
from frontline.grading.course import Course, opened
from frontline.grading.feedback.desk import BrokenError, Desk
from frontline.grading.pool import Progress, side_by_side

BATCH = 25
"""Learners in one batch: so many are in memory, and so often the bar moves."""


@frozen(kw_only=True)
class Given:
    """What a run did: learners with a new page, learners whose pages were as they should be, and failures.

    `failed` says by learner why there is no page, and what to do.
    """

    written: int = 0
    same: int = 0
    failed: dict[str, str] = Factory(dict)

    def __add__(self, other: Given) -> Given:
        return Given(
            written=self.written + other.written,
            same=self.same + other.same,
            failed={**self.failed, **other.failed},
        )


def give_feedback(
    folder: ClassFolder,
    exercise: str | None = None,
    *,
    only: Collection[str] = (),
    jobs: int | None = None,
    progress: Progress = lambda done, of: None,
) -> Given:
    """Write the pages of all learners with a grade (in this exercise), or of these only.

    Raises `ClassFolderError`, `ContentError` or `GradebookError` with what to do.
    """
    with in_words(folder.root), alone(folder.root):
        with opened(folder.root) as course:
            db_url, listed = course.db_url, _listed(course, exercise)
        if unknown := set(only) - set(listed):
            raise ClassFolderError(f"No grade for {', '.join(sorted(unknown))}. First: frontline grade")
        if not listed:
            raise ClassFolderError("Nothing is graded yet. First: frontline grade")
        mine = [one for one in listed if not only or one in only]
        given = Given()
        run = _Run(db_url, Desk.of(folder, exercise))
        batches = [mine[at : at + BATCH] for at in range(0, len(mine), BATCH)]
        for made in side_by_side(run.batch, batches, jobs):
            given += made
            progress(given.written + given.same + len(given.failed), len(mine))
    return given


def _listed(course: Course, exercise: str | None) -> list[str]:
    if not is_there(course.db_url):
        return []
    with course.gradebook() as gradebook:
        return learners(gradebook.db, exercise)


@frozen
class _Run:
    db_url: str
    desk: Desk

    def batch(self, listed: Sequence[str]) -> Given:
        written, failed = 0, {}
        with Gradebook(self.db_url) as gradebook:
            found = scores(gradebook.db, listed)
        for one in found:
            try:
                written += self.desk.write(one)
            except BrokenError as problem:
                failed[one.learner] = str(problem)
            except OSError as problem:
                failed[one.learner] = f"{problem.strerror}: {problem.filename}"
        return Given(written=written, same=len(found) - written - len(failed), failed=failed)
