"""Checks a learner's own hand-in, offline: in the page of the exercise, and for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from frontline.content.bank import Bank, graded
from frontline.content.contents import ExerciseContents, contents
from frontline.content.places import Places
from frontline.questions import Mark
from frontline.results import ExerciseResult, Outcome, criterion_result
from frontline.store.answers import Answers
from frontline.store.exercise import ExerciseFile, now
from frontline.store.record import NotSavedError
from frontline.store.work import WorkFile
from frontline.study.checked import CHECKED, OWN_MARKS, Checked, OwnMarks, checked
from frontline.study.selfcheck import checked_now, fingerprint, marks, open_rows, own_marks, replies

if TYPE_CHECKING:
    from frontline.forms.panel import Turn

FEEDBACK = "feedback-self-checked.html"
NO_KEYS = (
    "This edition of the course has no keys, so it cannot check an exercise on this computer. "
    "Send your hand-in to your instructor, who has them."
)
NOT_HANDED_IN = "{} is not handed in yet. Open its page, and hand in with the form at the end."
WORDS = {
    Outcome.MET: "On its own, this exercise is good enough for the criterion, by your own assessment.",
    Outcome.NOT_YET_MET: "On its own, this exercise is not yet enough for the criterion:",
}


class CannotCheckError(Exception):
    """A hand-in that cannot be checked here; the message says why and what to do."""


@frozen
class Checking:
    """The check of the newest hand-in of `exercise`, which lies in `folder`, in the workspace at `root`."""

    root: Path
    folder: Path
    exercise: ExerciseContents
    bank: Bank | None

    @classmethod
    def of(cls, root: Path, exercise: str, places: Places, folder: Path | None = None) -> Checking:
        """Return the check of an exercise of this edition; raise `CannotCheckError` for another.

        `folder` is its usual one in a workspace where none is given.
        """
        found = contents(places).exercise(exercise)
        if found is None:
            known = ", ".join(one.id for one in contents(places).exercises)
            raise CannotCheckError(f"There is no exercise {exercise!r} in this edition. Choose: {known}")
        return cls(root, folder or root / "exercises" / exercise, found, graded(places, exercise))

    @property
    def file(self) -> ExerciseFile:
        """The answers beside the exercise's page."""
        return ExerciseFile(self.folder, self.exercise.id)

    @property
    def work(self) -> WorkFile:
        """The learner's work file."""
        return WorkFile(self.root)

    @property
    def page(self) -> Path:
        """Where the feedback page is written."""
        return self.file.folder / FEEDBACK

    def ready(self) -> tuple[Bank, Answers]:
        """Return the keys and the newest hand-in; raise `CannotCheckError` where one is missing."""
        if self.bank is None:
            raise CannotCheckError(NO_KEYS)
        answers = self.file.handed_in()
        if answers is None:
            raise CannotCheckError(NOT_HANDED_IN.format(self.exercise.title))
        if answers.edition and answers.edition != self.exercise.edition:
            raise CannotCheckError(
                f"You handed in {self.exercise.title} with another edition of the course. "
                "Open its page again, look through your answers, and hand in once more."
            )
        return self.bank, answers

    def own(self) -> dict[str, OwnMarks]:
        """Return the learner's own marks for the replies of the hand-in."""
        bank, answers = self.ready()
        return own_marks(self.work.open(), bank, answers)

    def give(self, points: Mapping[str, Mapping[str, int]]) -> None:
        """Keep own marks: points by reply and row. What the mark scheme does not have is left out."""
        bank, answers = self.ready()
        for id_, text in replies(bank, answers).items():
            if given := points.get(id_):
                self.work.put(OWN_MARKS, id_, OwnMarks(reply=fingerprint(text), points=given, at=now()))

    def missing(self) -> dict[str, list[int]]:
        """Return the rows, by reply, that the learner has still to mark."""
        bank, answers = self.ready()
        return open_rows(bank, answers, self.own())

    def finish(self) -> Checked:
        """Keep the result of a hand-in, and write the feedback page.

        Raises `CannotCheckError` while a reply is not wholly marked, `NotSavedError` where nothing is kept.
        """
        from frontline.forms.selfcheck import feedback

        bank, answers = self.ready()
        own = self.own()
        if missing := open_rows(bank, answers, own):
            raise CannotCheckError(f"{_open(missing)} Then you see your result.")
        result = checked_now(
            self.exercise, bank, answers, own, checked(self.work.open()).get(self.exercise.id), now()
        )
        self.work.put(CHECKED, self.exercise.id, result)
        values = {id_: answers.value(id_) for id_ in bank}
        today = datetime.now().astimezone()
        found: Mapping[str, Mark] = marks(bank, answers)
        html = feedback(
            self.exercise.title,
            f"{today.day} {today:%B %Y}",
            bank,
            found,
            values,
            replies(bank, answers),
            own,
            f"{round(result.earned, 2):g} of {result.points:g} points, self-checked. {self.says(result)}",
        )
        try:
            self.page.write_text(html, encoding="utf-8", errors="replace", newline="\n")
        except OSError as problem:
            raise NotSavedError(f"{self.page} cannot be written: {problem.strerror}.") from None
        return result

    def says(self, result: Checked) -> str:
        """Return in words what a result means for the criterion, as far as one exercise can say it."""
        alone = criterion_result(
            self.exercise.criterion,
            [ExerciseResult(exercise=self.exercise.title, scores=self._named(result).scores)],
        )
        # The first line repeats the points.
        return " ".join([WORDS[alone.outcome], *alone.evidence[1:]])

    def _named(self, result: Checked) -> Checked:
        """Call questions what people call them."""
        labels = {asked.id: asked.label for asked in self.exercise.questions}
        return evolve(
            result,
            scores=tuple(
                evolve(score, question=labels.get(score.question, score.question)) for score in result.scores
            ),
        )


@frozen
class CheckScreen:
    """The screen of a check, below the hand-in."""

    checking: Checking

    @property
    def explained(self) -> bool:
        """Whether a check has shown the reasons already."""
        try:
            return self.checking.exercise.id in checked(self.checking.work.open())
        except NotSavedError:
            return False

    def offer(self) -> str:
        """Return the screen before and after a check."""
        from frontline.forms.selfcheck import offer

        checking, answers = self.checking, self.checking.file.look().answers
        if checking.bank is None:
            return offer(keys=False, handed_in=answers.number > 0)
        try:
            bank, handed = checking.ready()
            result = checked(checking.work.open()).get(checking.exercise.id)
        except (CannotCheckError, NotSavedError) as problem:
            return offer(keys=True, handed_in=False, says=str(problem) if answers.number else "")
        if result is not None and (
            result.edition != checking.exercise.edition
            or result.number != handed.number
            or not checking.page.is_file()
        ):
            result = None
        return offer(
            keys=True,
            handed_in=True,
            changed=not answers.declared,
            replies=len(replies(bank, handed)),
            result=result,
            outcome=checking.says(result) if result else "",
            file=checking.page.relative_to(checking.root).as_posix(),
        )

    def act(self, do: str, fields: Mapping[str, Any]) -> Turn:
        """Take one press."""
        from frontline.forms.panel import Turn
        from frontline.forms.selfcheck import assess

        checking = self.checking
        try:
            bank, answers = checking.ready()
            texts = replies(bank, answers)
            if do == "check" and texts:
                return Turn(html=assess(bank, texts, checking.own()))
            if do in ("mark", "result"):
                checking.give(_points(fields))
            if do == "mark":
                return Turn(says=_open(checking.missing()))
            checking.finish()
        except (CannotCheckError, NotSavedError) as problem:
            return Turn(says=str(problem))
        return Turn(html=self.offer(), says="Checked.")


def _points(fields: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, value in fields.items():
        question, slash, row = name.rpartition("/")
        if slash and str(value).isdecimal():
            found.setdefault(question, {})[row] = int(value)
    return found


def _open(missing: Mapping[str, list[int]]) -> str:
    rows = sum(map(len, missing.values()))
    if not rows:
        return "Every row is marked."
    return f"{rows} {'row is' if rows == 1 else 'rows are'} still to be marked."
