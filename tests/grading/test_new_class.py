"""Beginning a class: what lies in the folder, and what is said where it cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.content.contents import Contents, contents
from frontline.content.places import Places
from frontline.grading.collecting.collect import collect
from frontline.grading.collecting.outcomes import Outcome
from frontline.grading.course import opened
from frontline.grading.new_class import NO_KEYS, Plan, add_exercise, new_class

from .conftest import EXERCISE

OTHER = "212a-ii-2-missing-cartons"


@pytest.fixture(scope="module")
def course(places: Places) -> Contents:
    return contents(places)


@pytest.fixture
def begin(tmp_path: Path, places: Places, course: Contents):
    def begin(**plan) -> ClassFolder:
        return new_class(tmp_path / "autumn", places, course, Plan(**{"exercises": (EXERCISE,), **plan}))

    return begin


def test_a_class_has_exercises_with_keys_and_no_text_of_authors(begin) -> None:
    folder = begin()
    assert list(folder.exercises()) == [EXERCISE]
    assert (folder.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb").is_file()
    assert not list(folder.root.rglob("*.md"))
    assert folder.learners() == {}
    assert folder.evidence(()) == []
    assert list(folder.inbox.iterdir()) == []


def test_nbgrader_finds_its_way_in_it(begin) -> None:
    folder = begin()
    with opened(folder.root) as course:
        assert course.app.coursedir.source_directory == "solutions"
        assert course.app.coursedir.course_id == "autumn"


def test_settings_name_every_exercise_and_can_be_read(begin, course: Contents) -> None:
    name = 'The "blue" \\ class'
    folder = begin(exercises=[one.id for one in course.exercises], name=name, due=date(2027, 1, 15))
    said = folder.settings
    assert said.about.name == name
    assert list(said.exercises) == [one.id for one in course.exercises]
    assert {one.due.date() for one in said.exercises.values()} == {date(2027, 1, 15)}
    assert {one.closed for one in said.exercises.values()} == {None}


def test_a_class_list_is_taken_as_it_was_saved(begin, tmp_path: Path) -> None:
    path = tmp_path / "from moodle.csv"
    path.write_text("ID number;First name;Surname\nkb1;Ada;Wu\n", encoding="utf-8-sig")
    learners = begin(listed=path).learners()
    assert learners is not None
    assert learners["kb1"].name == "Ada Wu"


def test_an_exchange_is_written_into_nbgrader_s_configuration(begin, tmp_path: Path) -> None:
    exchange = tmp_path / "ex'change"
    exchange.mkdir()
    with opened(begin(exchange=exchange).root) as course:
        assert course.app.config.Exchange.root == str(exchange)


def test_a_practice_class_has_handed_in_everything(begin) -> None:
    folder = begin(exercises=(EXERCISE, OTHER), practice=5)
    rows = collect(folder)
    assert [row.outcome for row in rows] == [Outcome.COLLECTED] * 10
    assert {row.learner for row in rows} == set(folder.learners() or ())


def test_what_cannot_be_is_said_and_nothing_is_begun(
    tmp_path: Path, places: Places, course: Contents, begin
) -> None:
    bad = tmp_path / "list.csv"
    bad.write_text("name\nAda\n")
    for plan, says in (
        ({"exercises": ("nothing",)}, "no exercise nothing"),
        ({"listed": bad}, r"list\.csv needs a first line"),
        ({"listed": tmp_path / "none.csv"}, r"none\.csv"),
        ({"exchange": tmp_path / "none"}, "Make it, or leave it out"),
    ):
        with pytest.raises(ClassFolderError, match=says):
            begin(**plan)
        assert not (tmp_path / "autumn").exists()
    (tmp_path / "autumn").mkdir()
    (tmp_path / "autumn" / "mine.txt").touch()
    with pytest.raises(ClassFolderError, match="is not empty"):
        begin()
    with pytest.raises(ClassFolderError, match="has no keys"):
        new_class(tmp_path / "x", evolve(places, root=tmp_path), course, Plan(exercises=(EXERCISE,)))
    assert "frontline bundle --keys" in NO_KEYS


def test_an_exercise_is_added_later_and_brought_up_to_date(begin, places: Places) -> None:
    folder = begin()
    add_exercise(folder, places, contents(places), OTHER)
    assert set(folder.exercises()) == {EXERCISE, OTHER}
    assert set(folder.settings.exercises) == {EXERCISE, OTHER}
    (folder.root / "exercises" / OTHER / f"{OTHER}.ipynb").write_text("{}")
    before = (folder.root / "class.toml").read_text()
    assert f"# {contents(places).exercise(OTHER).title}\n[exercises.{OTHER}]" in before
    add_exercise(folder, places, contents(places), OTHER)
    assert set(folder.exercises()) == {EXERCISE, OTHER}
    assert (folder.root / "class.toml").read_text() == before
    with pytest.raises(ClassFolderError, match=f"no exercise nothing.*{EXERCISE}"):
        add_exercise(folder, places, contents(places), "nothing")
    with pytest.raises(ClassFolderError, match="is no class folder"):
        add_exercise(ClassFolder(folder.root / "inbox"), places, contents(places), OTHER)
