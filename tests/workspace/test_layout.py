import json
from pathlib import Path, PurePosixPath

import pytest

from frontline.content.builds import Builds
from frontline.workspace import atomic
from frontline.workspace.errors import WorkspaceError
from frontline.workspace.layout import Sheet, lay_out

from .conftest import notebook, sources

LESSON = "lessons/01-how-logistics-moves.ipynb"
TABLE = "company/customers.csv"
OLD, NEW, NEWER = (
    notebook(("markdown", f"# {name}"), ("code", "ask(1)")) for name in ("Old", "New", "Newer")
)


class Course:
    """A tiny course on disk, laid out into `folder`."""

    def __init__(self, root: Path) -> None:
        self.source = root / "course"
        self.source.mkdir()
        self.folder = root / "learner"
        self.builds = Builds()

    def lay(self, **files: object):
        sheets = []
        for number, (target, content) in enumerate(files.items()):
            source = self.source / str(number)
            source.write_text(content if isinstance(content, str) else json.dumps(content))
            sheets.append(Sheet(PurePosixPath(target), source))
        return lay_out(self.folder, sheets, self.builds)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path)


def paths(*names: str) -> tuple[PurePosixPath, ...]:
    return tuple(PurePosixPath(name) for name in names)


def test_a_fresh_folder_gets_every_sheet_and_a_marker(course: Course):
    laid = course.lay(**{LESSON: OLD, TABLE: "id\n1\n"})
    assert laid.added == paths(LESSON, TABLE)
    assert sources(course.folder / LESSON) == ["# Old", "ask(1)"]
    assert json.loads((course.folder / ".frontline").read_text())["format"] == 1
    assert not list(course.folder.rglob("*.part"))


def test_a_second_run_changes_nothing(course: Course):
    course.lay(**{LESSON: OLD, TABLE: "id\n1\n"})
    before = {path: path.read_bytes() for path in course.folder.rglob("*") if path.is_file()}
    laid = course.lay(**{LESSON: OLD, TABLE: "id\n1\n"})
    assert (laid.added, laid.replaced, laid.kept, laid.beside) == ((), (), (), ())
    assert {path: path.read_bytes() for path in course.folder.rglob("*") if path.is_file()} == before


def test_a_released_notebook_with_outputs_is_replaced_even_without_a_marker(course: Course):
    course.builds = Builds().with_section("0.1.0", {LESSON: OLD})
    course.lay(**{LESSON: OLD})
    (course.folder / ".frontline").unlink()
    ran = json.loads(json.dumps(OLD))
    ran["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "42"}]
    (course.folder / LESSON).write_text(json.dumps(ran))
    assert course.lay(**{LESSON: NEW}).replaced == paths(LESSON)
    assert sources(course.folder / LESSON) == ["# New", "ask(1)"]


def test_an_untouched_file_of_any_kind_is_replaced(course: Course):
    course.lay(**{LESSON: OLD, TABLE: "old"})
    assert course.lay(**{LESSON: NEW, TABLE: "new"}).replaced == paths(LESSON, TABLE)
    assert (course.folder / TABLE).read_text() == "new"


def test_what_the_learner_changed_is_kept_and_the_new_edition_lies_beside(course: Course):
    course.lay(**{LESSON: OLD, TABLE: "old"})
    mine = notebook(("markdown", "# Old, with my notes"), ("code", "ask(1)"))
    (course.folder / LESSON).write_text(json.dumps(mine))
    (course.folder / TABLE).write_text("mine")
    beside = paths(
        "lessons/01-how-logistics-moves (new edition).ipynb", "company/customers (new edition).csv"
    )
    laid = course.lay(**{LESSON: NEW, TABLE: "new"})
    assert (laid.kept, laid.beside) == (paths(LESSON, TABLE), beside)
    assert json.loads((course.folder / LESSON).read_text()) == mine
    assert (course.folder / TABLE).read_text() == "mine"
    assert sources(course.folder / beside[0]) == ["# New", "ask(1)"]
    assert course.lay(**{LESSON: NEW, TABLE: "new"}).beside == ()


def test_a_next_edition_replaces_the_one_beside_unless_that_was_changed_too(course: Course):
    course.lay(**{TABLE: "old"})
    (course.folder / TABLE).write_text("mine")
    course.lay(**{TABLE: "new"})
    assert course.lay(**{TABLE: "newer"}).beside == paths("company/customers (new edition).csv")
    (course.folder / "company/customers (new edition).csv").write_text("mine too")
    assert course.lay(**{TABLE: "newest"}).beside == paths("company/customers (new edition 2).csv")
    assert (course.folder / "company/customers (new edition).csv").read_text() == "mine too"


def test_a_kept_notebook_equal_to_the_new_one_needs_no_second_copy(course: Course):
    course.lay(**{LESSON: OLD})
    (course.folder / LESSON).write_text(json.dumps(NEW, indent=4))
    laid = course.lay(**{LESSON: NEW})
    assert (laid.kept, laid.beside) == ((), ())


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"cells": [1]}', '{"cells": [{"source": 3}]}'])
def test_a_broken_notebook_is_kept(course: Course, broken: str):
    course.lay(**{LESSON: OLD})
    (course.folder / LESSON).write_text(broken)
    assert course.lay(**{LESSON: NEW}).kept == paths(LESSON)
    assert (course.folder / LESSON).read_text() == broken


def test_other_files_of_the_folder_are_left_alone(course: Course):
    course.folder.mkdir()
    for name in ("answers.json", "my-work.json", "notes.txt"):
        (course.folder / name).write_text("mine")
    course.lay(**{LESSON: OLD})
    assert {(course.folder / name).read_text() for name in ("answers.json", "my-work.json", "notes.txt")} == {
        "mine"
    }


@pytest.mark.parametrize("name", ["exercises/a/answers.json", "my-work.json", ".frontline"])
def test_the_course_may_not_bring_files_that_are_the_learners(course: Course, name: str):
    with pytest.raises(WorkspaceError, match="learner's own"):
        course.lay(**{name: "{}"})


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt"])
def test_a_sheet_cannot_lie_outside(course: Course, name: str):
    with pytest.raises(WorkspaceError, match="not a path inside"):
        course.lay(**{name: "text"})


def test_a_link_out_of_the_folder_is_not_followed(course: Course, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    course.folder.mkdir()
    (course.folder / "lessons").symlink_to(outside)
    with pytest.raises(WorkspaceError, match="leads out of the course folder"):
        course.lay(**{LESSON: OLD})
    assert list(outside.iterdir()) == []


def test_a_run_cut_short_is_completed_by_the_next(course: Course, monkeypatch: pytest.MonkeyPatch):
    course.lay(**{LESSON: OLD, TABLE: "old"})
    with monkeypatch.context() as patched:

        def power_cut(self: Path, target: Path) -> None:
            if target.name == "customers.csv":
                raise SystemExit
            self.rename(target)

        patched.setattr(atomic.Path, "replace", power_cut)
        with pytest.raises(SystemExit):
            course.lay(**{LESSON: NEW, TABLE: "new"})
    assert (course.folder / TABLE).read_text() == "old"
    assert course.lay(**{LESSON: NEW, TABLE: "new"}).replaced == paths(TABLE)
    assert sources(course.folder / LESSON) == ["# New", "ask(1)"]
    assert not list(course.folder.rglob(".*.part"))


def test_a_damaged_marker_keeps_rather_than_overwrites(course: Course):
    course.lay(**{TABLE: "old"})
    (course.folder / ".frontline").write_text("[")
    assert course.lay(**{TABLE: "new"}).kept == paths(TABLE)


@pytest.mark.parametrize("where", ["a-file", "a-file/below"])
def test_a_folder_that_cannot_be_used_is_refused_in_plain_words(tmp_path: Path, where: str):
    (tmp_path / "a-file").write_text("")
    with pytest.raises(WorkspaceError, match="Choose another folder"):
        lay_out(tmp_path / where, [], Builds())


def test_a_folder_where_a_file_belongs_is_refused(course: Course):
    (course.folder / TABLE).mkdir(parents=True)
    with pytest.raises(WorkspaceError, match="is a folder"):
        course.lay(**{TABLE: "new"})
