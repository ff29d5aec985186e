"""Reads a class's scores from the gradebook and turns them into results."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from frontline.competency import Framework
from frontline.content.syllabus import Syllabus
from frontline.gradebook.criteria import Questions, criteria
from frontline.gradebook.scores import all_scores
from frontline.results import CriterionResult


class ReportError(Exception):
    """There is nothing to report from; the message says what to do first."""


@frozen(kw_only=True)
class LearnerReport:
    """One learner's results, in the order of the framework."""

    learner: str
    name: str
    criteria: tuple[CriterionResult, ...]


def gather(root: Path, order: Syllabus, units: Framework, questions: Questions) -> list[LearnerReport]:
    """Return the results of every learner in the class folder's gradebook.

    `questions` gives each exercise's questions as its released notebook has them.
    """
    from nbgrader.api import Gradebook

    path = root / "gradebook.db"
    if not path.is_file():
        raise ReportError(
            f"{root} has no gradebook yet. Collect the hand-ins and run `frontline grade` first."
        )
    with Gradebook(f"sqlite:///{path.as_posix()}") as gradebook:
        return [
            LearnerReport(learner=one.learner, name=one.name, criteria=criteria(one, order, units, questions))
            for one in all_scores(gradebook.db)
        ]
