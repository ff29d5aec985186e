"""Prepares an exercise for formgrader's page: schemes beside replies, comments to pick, what is to mark."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import Factory, frozen
from nbgrader.api import BaseCell, Grade, Gradebook, SubmittedNotebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from frontline.classroom.folder import ClassFolderError
from frontline.classroom.released import from_notebook
from frontline.forms.output import PART
from frontline.grading.comments import Remark, offered, prepared, saved
from frontline.questions import Question

NO_REPLY = "*There is no reply.*"


@frozen
class Asked:
    """A question in the list at the top: what it is called, and which submissions still wait for its mark."""

    id: str
    name: str
    by_person: bool
    next: str = ""
    """The submission to mark next; empty when no other one waits."""
    waiting: int = 0


@frozen
class Page:
    """What the page shows besides the notebook's cells."""

    all: Asked
    questions: tuple[Asked, ...]
    schemes: Mapping[str, str]
    """The mark scheme as HTML, by question."""
    comments: Mapping[str, Sequence[str]] = Factory(dict)
    trouble: str = ""
    """Why the instructor's own list of comments cannot be used."""


class Marking(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts a `Page` into the resources as `marking`; None for a notebook that is no exercise of ours."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Say of each cell which question it belongs to, and take the mark schemes out of the form cells."""
        exercise = from_notebook(nb)
        if exercise is None:
            resources["marking"] = None
            return nb, resources
        ids = {question.id for question in exercise.questions}
        schemes: dict[str, str] = {}
        for cell in nb.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            id_ = grade_id if grade_id in ids else grade_id.removesuffix("-form")
            if id_ not in ids:
                continue
            cell.metadata["question"] = id_
            if cell.cell_type == "code":
                for output in filter(_is_scheme, cell.outputs):
                    schemes[id_] = output.data["text/html"]
                cell.outputs = list(filter(_is_shown, cell.outputs))
            elif not cell.source.startswith("<pre"):
                cell.source = NO_REPLY
        resources["marking"] = self._page(exercise.questions, schemes, resources)
        return nb, resources

    def _page(self, questions: Sequence[Question[Any]], schemes: Mapping[str, str], about: Any) -> Page:
        coursedir = CourseDirectory(config=self.config)
        with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
            notebook = gradebook.find_notebook(about["notebook_id"], about["assignment_id"])
            waiting = _waiting(gradebook, notebook)
            used = saved(gradebook, notebook)
        ids = {question.id for question in questions}
        own, trouble = _prepared(Path(coursedir.root), ids)
        here = about["submission_id"]
        every = sorted({one for of_question in waiting.values() for one in of_question})
        return Page(
            all=_asked("", "All questions", every, here),
            questions=tuple(
                _asked(one.id, one.label or one.id, waiting.get(one.id, []), here, by_person=one.by_person)
                for one in questions
            ),
            schemes=schemes,
            comments={id_: offered(id_, used, own) for id_ in ids},
            trouble=trouble,
        )


def _is_scheme(output: Any) -> bool:
    return bool(output.get("metadata", {}).get(PART) == "scheme")


def _is_shown(output: Any) -> bool:
    # The result is the points as Python writes them: they stand in the score box.
    return not _is_scheme(output) and output.output_type != "execute_result"


def _waiting(gradebook: Any, notebook: Any) -> dict[str, list[str]]:
    """Return the submissions that wait for a person's mark, in formgrader's order, by question."""
    rows = (
        gradebook.db.query(BaseCell.name, SubmittedNotebook.id)
        .join(Grade, Grade.cell_id == BaseCell.id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .filter(SubmittedNotebook.notebook_id == notebook.id, Grade.needs_manual_grade)
        .order_by(SubmittedNotebook.id)
    )
    found: dict[str, list[str]] = {}
    for name, submission in rows:
        found.setdefault(name, []).append(submission)
    return found


def _asked(id_: str, name: str, waiting: Sequence[str], here: str, *, by_person: bool = False) -> Asked:
    # After the last submission it goes on with the first.
    others = sorted((one for one in waiting if one != here), key=lambda one: (one < here, one))
    return Asked(id_, name, by_person, others[0] if others else "", len(others))


def _prepared(folder: Path, ids: set[str]) -> tuple[list[Remark], str]:
    try:
        return [one for one in prepared(folder) if one.question in {"", *ids}], ""
    except ClassFolderError as problem:
        return [], str(problem)
