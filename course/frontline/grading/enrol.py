"""Brings the class list into nbgrader's gradebook, so that learners have their names there."""

from __future__ import annotations

from frontline.grading.classfolder import ClassFolder


def enrol(folder: ClassFolder) -> None:
    """Add or update every learner of class.csv; without a class list there is nothing to do."""
    learners = folder.learners()
    if not learners:
        return
    from nbgrader.api import Gradebook

    with Gradebook(folder.gradebook) as gradebook:
        for learner in learners.values():
            gradebook.update_or_create_student(
                learner.id,
                first_name=learner.first_name or None,
                last_name=learner.last_name or None,
                email=learner.email or None,
            )
