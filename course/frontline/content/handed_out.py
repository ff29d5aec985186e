"""What a learner's workspace holds, and an author's preview, and under which names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from frontline.content.places import Places
from frontline.content.syllabus import Exercise, Lesson, Syllabus
from frontline.terms import page_name

START = PurePosixPath("Start here.ipynb")
COPY_ME = ("lesson", "questions", "explorations")
"""Template pages that open as a lesson does."""


def handed_out(places: Places, order: Syllabus) -> dict[PurePosixPath, Path]:
    """Return each notebook's path in a workspace with the built notebook that lies there."""
    return _pages(places, order, order.lessons, order.exercises)


def previewed(places: Places, order: Syllabus) -> dict[PurePosixPath, Path]:
    """Return the same for an author's preview, which has drafts and the copy-me pages as well."""
    lessons, exercises = order.lessons + order.draft_lessons, order.exercises + order.draft_exercises
    return {
        **_pages(places, order, lessons, exercises),
        **{
            PurePosixPath("templates", f"{name}.ipynb"): places.templates / f"{name}.ipynb"
            for name in COPY_ME
        },
    }


def _pages(
    places: Places, order: Syllabus, lessons: Iterable[Lesson], exercises: Iterable[Exercise]
) -> dict[PurePosixPath, Path]:
    return {
        START: places.start_built,
        **_in("company", places.pages, order.company),
        **_in("study", places.study, order.study),
        **_in("glossary", places.entries, sorted(_themes(places))),
        **{
            PurePosixPath("lessons", f"{lesson.file}.ipynb"): places.lessons / f"{lesson.file}.ipynb"
            for lesson in lessons
        },
        **{
            PurePosixPath("exercises", one.id, f"{one.id}.ipynb"): places.exercises
            / one.id
            / f"{one.id}.ipynb"
            for one in exercises
        },
    }


def _themes(places: Places) -> Iterable[str]:
    """Return the glossary's pages by name."""
    return (page_name(path.stem) for path in places.glossary.glob("*.csv"))


def _in(folder: str, built: Path, pages: Iterable[str]) -> dict[PurePosixPath, Path]:
    return {PurePosixPath(folder, f"{page}.ipynb"): built / f"{page}.ipynb" for page in pages}
