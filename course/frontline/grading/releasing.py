"""Makes the learners' edition of exercises with nbgrader's own generate_assignment."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor


class FreeReplies(NbGraderPreprocessor):  # type: ignore[misc]
    """Drops the checksum of released reply cells.

    With it nbgrader's Validate fails on every reply, which is kept in the answers file and not in its cell;
    autograde puts it back, so an untouched reply still earns nothing.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Change one cell of the notebook that is released."""
        if utils.is_grade(cell) and utils.is_solution(cell):
            cell.metadata.nbgrader.pop("checksum", None)
        return cell, resources


def release(source: Path, target: Path) -> None:
    """Release every exercise folder in `source` to `target`, without a gradebook."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import Config

    from frontline.grading.config import configure

    config = Config()
    configure(config)
    config.CourseDirectory.update(
        root=str(source.parent),
        source_directory=source.name,
        release_directory=target.name,
        assignment_id="*",
    )
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    quiet = logging.getLogger("frontline.release")
    quiet.setLevel(logging.ERROR)
    maker = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config, log=quiet)
    maker.start()
