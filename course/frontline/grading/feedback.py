"""Feedback pages: question, own answer, mark and comment, and only those reasons that are released."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from frontline.forms.output import PART
from frontline.forms.render import style
from frontline.grading.checkin import WHOLE
from frontline.grading.classfolder import ClassFolder, Settings
from frontline.store.exercise import ExerciseFile

TEMPLATES = Path(str(files("frontline.grading"))) / "templates"
STYLE = re.compile(r"<style>.*?</style>\s*", re.DOTALL)


class FeedbackExporter(HTMLExporter):
    """Writes the feedback page; a section of its own in the configuration keeps nbgrader's template out."""


class ReleasedParts(NbGraderPreprocessor):  # type: ignore[misc]
    """Drops code, and the reasons and mark schemes that class.toml has not released."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Prepare a graded notebook for its feedback page; it runs after GetGrades."""
        about = resources["nbgrader"]
        root = Path(self.parent.parent.coursedir.root)
        settings = ClassFolder(root).settings.get(about["assignment"], Settings())
        waiting = _to_mark(about)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.source = ""
                cell.outputs = [output for output in cell.outputs if _shows(output, settings.release)]
                for output in cell.outputs:
                    output.data["text/html"] = STYLE.sub("", output.data["text/html"])
            if utils.is_grade(cell):
                cell.metadata.nbgrader["to_mark"] = cell.metadata.nbgrader.grade_id in waiting
        about["to_mark"] = len(waiting)
        about["style"] = style()
        about["note"] = _note(Path(resources["metadata"]["path"]), about["assignment"])
        about["title"] = next(
            (line[2:] for line in nb.cells[0].source.splitlines() if line.startswith("# ")), ""
        )
        return nb, resources


def _shows(output: Any, released: tuple[str, ...]) -> bool:
    if output.output_type != "display_data" or "text/html" not in output.data:
        return False
    part = output.metadata.get(PART, "")
    return not part or part in released


def _note(folder: Path, exercise: str) -> str:
    return ExerciseFile(folder, exercise).peek().notes.get(WHOLE, "")


def _to_mark(about: Any) -> set[str]:
    """GetGrades says 0.0 for a reply that nobody has marked: ask the gradebook itself."""
    with Gradebook(about["db_url"]) as gradebook:
        notebook = gradebook.find_submission_notebook(
            about["notebook"], about["assignment"], about["student"]
        )
        return {
            grade.name for grade in notebook.grades if grade.needs_manual_grade and grade.manual_score is None
        }
