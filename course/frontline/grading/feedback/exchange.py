"""Releases feedback through nbgrader's exchange, though check-in lets nothing pass but the answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from frontline.classroom.opening import read_safely
from frontline.grading.hand_in import moment
from frontline.grading.submitted import STAMP
from frontline.store.answers import RefusedError

SECRET = "submission_secret.txt"  # noqa: S105 - a file's name


class ReleaseFeedback(ExchangeReleaseFeedback):  # type: ignore[misc]
    """Releases as nbgrader does, with the secret of each hand-in taken from where the learner submitted it.

    A page whose hand-in did not come through the exchange stays where it is, and the log says so.
    """

    def copy_files(self) -> None:
        """Copy each page to the name that only its learner can work out."""
        exercise = self.coursedir.assignment_id
        excluded = set((self.coursedir.student_id_exclude or "").split(","))
        root = Path(self.coursedir.root)
        for page in sorted(root.glob(f"{Path(self.src_path).relative_to(root)}/{exercise}.html")):
            learner = page.parents[1].name
            if learner in excluded:
                continue
            secret = self._secret(learner, exercise, _time(page.with_name(STAMP)))
            if not secret:
                self.log.warning(
                    "%s did not hand in through the exchange: give out %s yourself", learner, page
                )
                continue
            name = notebook_hash(secret=secret, notebook_id=exercise)
            part = Path(self.dest_path) / f"{name}-tmp.html"
            part.write_bytes(page.read_bytes())
            part.replace(Path(self.dest_path) / f"{name}.html")
            self.log.info("Feedback released: %s, %s", learner, exercise)

    def _secret(self, learner: str, exercise: str, time: datetime | None) -> str:
        """Return the secret of the hand-in that was graded."""
        inbound = Path(self.course_path) / "inbound"
        begins = f"{learner}+{exercise}+"
        for entry in sorted(inbound.iterdir()) if inbound.is_dir() and time else ():
            sent = entry.name.removeprefix(begins).partition("+")[0]
            if entry.name.startswith(begins) and moment(sent.encode("ascii", "replace")) == time:
                try:
                    return read_safely(entry / SECRET, inbound).decode("ascii")
                except (RefusedError, UnicodeDecodeError):
                    continue
        return ""


def _time(path: Path) -> datetime | None:
    return moment(path.read_bytes()) if path.is_file() else None
