"""Makes and writes a learner's feedback pages: one with everything, and one an exercise for nbgrader."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from frontline.classroom.evidence import decisions
from frontline.classroom.folder import ClassFolder
from frontline.classroom.settings import Settings
from frontline.content.places import here
from frontline.gradebook.criteria import Questions, criteria
from frontline.gradebook.scores import ExerciseScores, LearnerScores
from frontline.grading.feedback.page import Edition, Person, edition, exercise_page, learner_page
from frontline.grading.feedback.reading import answers_in, plain_sheet, sheet
from frontline.grading.feedback.sheet import Sheet
from frontline.grading.submitted import STAMP
from frontline.results import Decision
from frontline.store.exercise import usable

FOLDER = "feedback"
PAGE = "feedback.html"


class BrokenError(Exception):
    """A learner whose pages cannot be made; the message says why, and what to do."""


@frozen(kw_only=True)
class Desk:
    """All that makes the pages of a class; `exercise` is the only one whose own page is written."""

    root: Path
    exercise: str | None
    settings: Settings
    questions: Questions
    decisions: Mapping[str, Mapping[str, Decision]]
    edition: Edition

    @classmethod
    def of(cls, folder: ClassFolder, exercise: str | None) -> Desk:
        """Read what the pages of all learners share."""
        of = edition(here())
        return cls(
            root=folder.root,
            exercise=exercise,
            settings=folder.settings,
            questions={name: released.questions for name, released in folder.exercises().items()},
            decisions=decisions(folder.evidence(list(of.criteria))),
            edition=of,
        )

    def write(self, scores: LearnerScores) -> bool:
        """Write a learner's pages, each as a whole; tell whether any changed.

        Raises `BrokenError` before anything is written, and OSError where a file cannot be.
        """
        changed = [_write(path, content) for path, content in self._pages(scores).items()]
        return any(changed)

    def _pages(self, scores: LearnerScores) -> dict[Path, bytes]:
        if not usable(scores.learner):
            raise BrokenError("This id is no name for a folder. Give the learner another one.")
        person = Person(learner=scores.learner, name=scores.name)
        sheets = {
            name: self._sheet(scores.learner, name, found)
            for name, found in sorted(scores.exercises.items(), key=lambda one: self._place(one[0]))
            if found.cells
        }
        folder = self.root / FOLDER / scores.learner
        titles = {name: made.title for name, made in sheets.items()}
        results = criteria(
            scores,
            self.edition.order,
            self.edition.units,
            self.questions,
            called=self._called(titles),
            decisions=self.decisions.get(scores.learner),
        )
        pages = {folder / PAGE: learner_page(person, list(sheets.values()), results, self.edition)}
        pages |= {
            folder / name / f"{name}.html": exercise_page(person, made, self.edition)
            for name, made in sheets.items()
            if self.exercise in (None, name)
        }
        made = {path: page.encode("utf-8", "replace") for path, page in pages.items()}
        # nbgrader sees by the time whether a page belongs to an older hand-in, and releases by it.
        for path in list(made)[1:]:
            with suppress(FileNotFoundError):
                made[path.parent / STAMP] = (self._graded(scores.learner, path.stem) / STAMP).read_bytes()
        return made

    def _sheet(self, learner: str, exercise: str, scores: ExerciseScores) -> Sheet:
        folder = self._graded(learner, exercise)
        try:
            notebook: Any = json.loads((folder / f"{exercise}.ipynb").read_bytes())
            # Asked of the release: a notebook of another kind is the learner's, whatever it says of itself.
            if exercise not in self.questions:
                return plain_sheet(exercise, notebook, scores)
            released = self.settings.of(exercise).release
            made = sheet(exercise, notebook, answers_in(folder), scores, released)
            # A heading in a notebook is Markdown, with signs of its own.
            return evolve(made, title=self.edition.titles.get(exercise, made.title))
        except FileNotFoundError as problem:
            missing = Path(problem.filename).name
            raise BrokenError(f"{missing} is missing. {self._again(learner, exercise)}") from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            raise BrokenError(
                f"The graded copy of {exercise} is broken, or older than the gradebook. "
                f"{self._again(learner, exercise)}"
            ) from None

    def _again(self, learner: str, exercise: str) -> str:
        folder = self._graded(learner, exercise).relative_to(self.root).as_posix()
        return f"Remove the folder {folder}, then: frontline grade {exercise} --learner {learner!r}"

    def _graded(self, learner: str, exercise: str) -> Path:
        return self.root / "autograded" / learner / exercise

    def _place(self, exercise: str) -> tuple[int, int, str]:
        """Where an exercise stands: in the order of the framework, then of the syllabus."""
        order = self.edition.order.exercises
        number = next((at for at, one in enumerate(order) if one.id == exercise), len(order))
        criterion = order[number].criterion if number < len(order) else ""
        assessed = list(self.edition.criteria)
        return assessed.index(criterion) if criterion in assessed else len(assessed), number, exercise

    def _called(self, titles: Mapping[str, str]) -> Any:
        labels = {
            (name, question.id): question.label or question.id
            for name, questions in self.questions.items()
            for question in questions
        }

        def called(exercise: str, question: str) -> str:
            title = titles.get(exercise, self.edition.titles.get(exercise, exercise))
            return (
                f"{labels[exercise, question].removeprefix('Question ')} in “{title}”" if question else title
            )

        return called


def _write(path: Path, content: bytes) -> bool:
    """Write a file as a whole; one that is as it should be stays. Tell whether it was written."""
    with suppress(FileNotFoundError, NotADirectoryError):
        if path.read_bytes() == content:
            return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    with part.open("xb") as file:
        file.write(content)
    part.replace(path)
    return True
