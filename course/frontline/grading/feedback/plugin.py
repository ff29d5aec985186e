"""What `nbgrader generate_feedback` uses: it makes the same page of an exercise as `frontline feedback`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter, HTMLExporter
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from frontline.classroom.folder import ClassFolder
from frontline.classroom.released import read_released
from frontline.content.places import here
from frontline.gradebook.scores import scores
from frontline.grading.feedback.page import Person, edition, exercise_page
from frontline.grading.feedback.reading import answers_in, plain_sheet, sheet

PAGE = "frontline_page"


class FeedbackExporter(HTMLExporter):
    """Writes the page that `ReleasedParts` made."""

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> Any:
        """Run the preprocessors and return their page."""
        # nbconvert's own way would fill a template of cells, and parse and write the page anew.
        _, resources = Exporter.from_notebook_node(self, nb, resources, **options)
        return resources[PAGE], resources


class ReleasedParts(NbGraderPreprocessor):  # type: ignore[misc]
    """Makes the page of a graded notebook, with what class.toml has released."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Put the page into the resources."""
        about = resources["nbgrader"]
        exercise = about["assignment"]
        with Gradebook(about["db_url"]) as gradebook:
            (learner,) = scores(gradebook.db, [about["student"]])
        mine = learner.exercises[exercise]
        folder = ClassFolder(Path(self.parent.parent.coursedir.root))
        if read_released(folder.root / "exercises" / exercise / f"{exercise}.ipynb"):
            released = folder.settings.of(exercise).release
            made = sheet(exercise, nb, answers_in(Path(resources["metadata"]["path"])), mine, released)
        else:
            made = plain_sheet(exercise, nb, mine)
        person = Person(learner=learner.learner, name=learner.name)
        resources[PAGE] = exercise_page(person, made, edition(here()))
        return nb, resources
