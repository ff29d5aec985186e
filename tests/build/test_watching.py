"""What an author saves is seen, once, and nothing else is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from frontline.build.watching import saved
from frontline.content.places import Places

Author = Callable[..., Iterator[list[str]]]

pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def author(places: Places, monkeypatch: pytest.MonkeyPatch) -> Author:
    """Yield what is seen of an author who does one thing in each pause, nothing in a last one, and goes.

    Everything is done as soon as a pause begins, so that no test depends on how fast a computer is.
    """

    def at_work(*does: Callable[[], object]) -> Iterator[list[str]]:
        pauses = iter([*does, lambda: None])

        def pause(_: float) -> None:
            act = next(pauses, None)
            if act is None:
                raise KeyboardInterrupt
            act()

        monkeypatch.setattr("time.sleep", pause)
        try:
            for paths in saved(places):
                yield [places.name(path) for path in paths]
        except KeyboardInterrupt:
            return

    return at_work


@pytest.mark.parametrize(
    "file",
    [
        "course/lessons/01-a-lesson.md",
        "course/syllabus.toml",
        "course/company/promises.yaml",
        "course/competency/framework.yaml",
        "solutions/212a-ii-9-small.md",
    ],
)
def test_a_changed_file_is_seen_once(author: Author, places: Places, file: str) -> None:
    path = places.root / file
    text = path.read_text(encoding="utf-8")
    assert list(author(lambda: path.write_text(f"{text}\n", encoding="utf-8"))) == [[file]]


def test_a_change_that_keeps_the_length_is_seen(author: Author, places: Places) -> None:
    path = places.lessons / "01-a-lesson.md"
    later = path.stat().st_mtime_ns + 1_000_000
    assert list(author(lambda: os.utime(path, ns=(later, later)))) == [["course/lessons/01-a-lesson.md"]]


def test_a_new_file_is_seen(author: Author, places: Places) -> None:
    places.glossary.mkdir()
    path = places.glossary / "air_freight.csv"
    assert list(author(lambda: path.write_text("id,en\n"))) == [["glossary/air_freight.csv"]]


def test_a_removed_file_is_seen(author: Author, places: Places) -> None:
    path = places.pages / "01-cut-offs.md"
    assert list(author(path.unlink)) == [["course/company/pages/01-cut-offs.md"]]


def test_what_was_saved_together_is_seen_together_in_the_order_of_names(
    author: Author, places: Places
) -> None:
    def rename() -> None:
        (places.lessons / "01-a-lesson.md").rename(places.lessons / "02-a-lesson.md")
        places.syllabus.write_text("company = []\n")

    assert list(author(rename)) == [
        ["course/lessons/01-a-lesson.md", "course/lessons/02-a-lesson.md", "course/syllabus.toml"]
    ]


def test_one_save_after_the_other_is_seen_one_after_the_other(author: Author, places: Places) -> None:
    seen = author(
        lambda: (places.lessons / "02-b.md").write_text("# B\n"),
        lambda: None,
        lambda: (places.lessons / "03-c.md").write_text("# C\n"),
    )
    assert list(seen) == [["course/lessons/02-b.md"], ["course/lessons/03-c.md"]]


def test_what_is_saved_while_the_caller_works_is_seen_at_the_next_look(
    author: Author, places: Places
) -> None:
    seen = author(lambda: (places.lessons / "02-b.md").write_text("# B\n"))
    assert next(seen) == ["course/lessons/02-b.md"]
    (places.lessons / "03-c.md").write_text("# C\n")
    assert next(seen) == ["course/lessons/03-c.md"]


@pytest.mark.parametrize(
    "file",
    [
        "course/lessons/01-a-lesson.ipynb",
        "solutions/212a-ii-9-small/212a-ii-9-small.ipynb",
        "course/lessons/.01-a-lesson.md.swp",
        "course/lessons/01-a-lesson.md~",
        "course/lessons/picture.png",
        "course/company/year/calls.csv",
        "course/frontline/cli.toml",
        "course/frontline/quality/notes.md",
        "exercises/212a-ii-9-small/notes.md",
        "README.md",
    ],
)
def test_what_is_no_text_of_the_course_is_not_seen(author: Author, places: Places, file: str) -> None:
    path = places.root / file

    def save() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Saved\n")

    assert list(author(save)) == []


def test_a_link_that_leads_nowhere_as_some_editors_make_is_not_seen(author: Author, places: Places) -> None:
    link = places.lessons / ".#01-a-lesson.md"
    assert list(author(lambda: link.symlink_to("author@desk.1234"))) == []


def test_what_is_saved_between_the_call_and_the_first_look_is_seen(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    looks = saved(places)
    (places.lessons / "01-a-lesson.md").write_text("# Saved during the first build\n")
    assert [places.name(path) for path in next(looks)] == ["course/lessons/01-a-lesson.md"]
