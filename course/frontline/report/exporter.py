"""The class's results from nbgrader's own command: nbgrader export."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin

from frontline.classroom.folder import ClassFolder
from frontline.content.places import here
from frontline.report.results import Course, results_in
from frontline.report.tables import to_csv, to_xlsx


class CriterionExporter(ExportPlugin):  # type: ignore[misc]
    """Writes where each learner stands with each criterion, as a table.

    nbgrader export --exporter=frontline.report.CriterionExporter --to=results.xlsx

    Without --to it writes criteria.csv; a name that ends in .xlsx makes a workbook. `student` takes only
    these learners. `assignment` is ignored: a criterion is decided by all of its exercises.
    """

    def export(self, gradebook: Any) -> None:
        """Write the table from an open gradebook."""
        root = Path(CourseDirectory(config=self.config).root).resolve()
        today = datetime.now().astimezone().date()
        only = [str(one) for one in self.student]
        results = results_in(gradebook.db, ClassFolder(root), Course.of(here()), today, only=only)
        path = Path(self.to or "criteria.csv")
        content = to_xlsx(results) if path.suffix.lower() == ".xlsx" else to_csv(results).encode("utf-8")
        path.write_bytes(content)
        self.log.info("Exporting results by criterion to %s", path)
