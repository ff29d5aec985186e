"""Check-in behind nbgrader's own Collect."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import parse_utc

from frontline.classroom.folder import ClassFolder
from frontline.classroom.opening import answers_in
from frontline.classroom.released import read_released
from frontline.grading.attempts import joined, opened
from frontline.grading.checkin import check_in
from frontline.grading.submitted import lay_out
from frontline.store.exercise import learner_name


class Collect(ExchangeCollect):  # type: ignore[misc]
    """Collects from the exchange as nbgrader does, and lets only a checked-in pair pass."""

    def init_src(self) -> None:
        """Find the hand-ins; one whose folder has no readable name or time costs no other learner's."""
        super().init_src()
        found: list[dict[str, Any]] = vars(self)["src_records"]
        self.src_records = [record for record in found if record["timestamp"] is not None]

    def _path_to_record(self, path: str) -> dict[str, Any]:
        name = Path(path).name
        learner, *rest = name.rsplit("+", 3)
        try:
            learner_name(learner)
            time = parse_utc(rest[1])
        except (IndexError, ValueError, OverflowError) as problem:
            self.log.error("Not collected: %s (%s)", name, problem)
            return {"username": f"?{name}", "filename": name, "timestamp": None}
        return {"username": learner, "filename": name, "timestamp": time}

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Check one hand-in in, and lay out its clean pair with the exchange's time."""
        assignment = self.coursedir.assignment_id
        released_to = Path(self.coursedir.format_path(self.coursedir.release_directory, ".", assignment))
        released = read_released(released_to / f"{assignment}.ipynb")
        if released is None:
            super().do_copy(src, dest)
            return
        record = self._path_to_record(src)
        learner, time = record["username"], record["timestamp"]
        folder = ClassFolder(Path(self.coursedir.root))
        made = check_in(answers_in(Path(src), Path(src).parent), released, learner, raw=True)
        made = joined(made, opened(folder, assignment, learner), time.replace(tzinfo=UTC))
        for remark in made.remarks:
            self.log.warning("%s: %s", learner, remark)
        lay_out(Path(dest), assignment, made, f"{time} UTC")
