"""Brings the class list into nbgrader's gradebook, so that learners have their names there."""

from __future__ import annotations

from frontline.classroom.folder import ClassFolder
from frontline.gradebook.opening import open_gradebook

FIELDS = ("first_name", "last_name", "email")


def enrol(folder: ClassFolder) -> None:
    """Add every learner of class.csv and update names, in one transaction; an empty cell changes nothing.

    Without a class list there is nothing to do.
    """
    learners = folder.learners()
    if not learners:
        return
    with open_gradebook(folder.gradebook) as gradebook:
        from nbgrader.api import Student
        from sqlalchemy import insert, select, update

        known = {row.id: row for row in gradebook.db.execute(select(Student.__table__))}
        new, changed = [], []
        for learner in learners.values():
            filled = {name: value for name in FIELDS if (value := getattr(learner, name))}
            if learner.id not in known:
                new.append({"id": learner.id, **dict.fromkeys(FIELDS), **filled})
            elif any(getattr(known[learner.id], name) != value for name, value in filled.items()):
                changed.append((learner.id, filled))
        if new:
            gradebook.db.execute(insert(Student), new)
        for id_, filled in changed:
            gradebook.db.execute(update(Student).where(Student.id == id_).values(**filled))
        gradebook.db.commit()
