"""What a learner's workspace holds, and under which names."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from frontline.content.places import Places
from frontline.content.syllabus import Syllabus

START = PurePosixPath("Start here.ipynb")


def handed_out(places: Places, order: Syllabus) -> dict[PurePosixPath, Path]:
    """Return each notebook's path in a workspace with the built notebook that lies there."""
    return {
        START: places.start_built,
        **{
            PurePosixPath("company", f"{page}.ipynb"): places.pages / f"{page}.ipynb"
            for page in order.company
        },
        **{
            PurePosixPath("lessons", f"{lesson.file}.ipynb"): places.lessons / f"{lesson.file}.ipynb"
            for lesson in order.lessons
        },
        **{
            PurePosixPath("exercises", one.id, f"{one.id}.ipynb"): places.exercises
            / one.id
            / f"{one.id}.ipynb"
            for one in order.exercises
        },
    }
