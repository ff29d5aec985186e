"""What is kept of a learner, file by file, and how it is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontline.store.exercise import ExerciseFile
from frontline.store.kept import forget, kept
from frontline.store.record import NotSavedError, Record
from frontline.store.work import MARKER, WorkFile

COURSE = (
    MARKER,
    "Start here.ipynb",
    "lessons/08-choosing.ipynb",
    "company/01-people.ipynb",
    "company/year/complaints.csv",
    "study/flashcards.ipynb",
    "exercises/e-1/e-1.ipynb",
    "exercises/e-1/plan.xlsx",
    "exercises/e-2/e-2.ipynb",
    "my notes.json",
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with pages of the course and a file of the learner's own, and nothing kept."""
    for name in COURSE:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    return tmp_path


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def everything(root: Path) -> None:
    """Let the store make every kind of file that it can."""
    work = WorkFile(root)
    for _ in range(2):
        work.save("08-call", "call")
    work.record.path.write_text("{")
    work.open()
    work.save("08-call", "call")
    (root / "my-work.before-import-1.json").write_text("{}")
    file = ExerciseFile(root / "exercises" / "e-1", "e-1")
    for learner in ("amy", "amy", "Amy Cheung"):
        file.save("a", "x")
        file.hand_in(learner, "abc")
    file.record.path.write_text("{")
    file.open()
    file.save("a", "y")
    for folder, name in (("exercises/e-1", "feedback-self-checked.html"), ("study", "my-progress.html")):
        (root / folder / name).write_text("<p>")
    for _ in range(2):
        Record(root / "study" / "sign-off 212A.html").update(lambda _: b"<p>")
    for name in (".my-work.tmp", "exercises/e-1/.answers.tmp", "study/.sign-off 212A.tmp"):
        (root / name).write_text("cut short")


def test_a_new_workspace_keeps_nothing(root: Path) -> None:
    assert kept(root) == ()


def test_every_file_that_the_course_makes_of_a_learner_is_named(root: Path) -> None:
    everything(root)
    named = {path.relative_to(root).as_posix() for one in kept(root) for path in one.files}
    assert named == files(root) - set(COURSE)
    # What holds answers, so that the test above cannot pass with too little.
    assert named >= {
        "my-work.json",
        ".my-work.previous.json",
        "my-work.broken-1.json",
        "my-work.before-import-1.json",
        "study/my-progress.html",
        "study/sign-off 212A.html",
        "study/.sign-off 212A.previous.html",
        "exercises/e-1/answers.json",
        "exercises/e-1/answers.broken-1.json",
        "exercises/e-1/.answers.previous.json",
        "exercises/e-1/e-1--amy.json",
        "exercises/e-1/.e-1--amy.previous.json",
        "exercises/e-1/e-1--Amy Cheung.json",
        "exercises/e-1/feedback-self-checked.html",
    }


def test_kinds_are_work_pages_and_each_exercise_with_answers(root: Path) -> None:
    everything(root)
    assert [one.name for one in kept(root)] == ["work", "pages", "e-1"]
    assert len({path for one in kept(root) for path in one.files}) == sum(
        len(one.files) for one in kept(root)
    )


def test_the_size_is_that_of_all_files_of_a_kind(root: Path) -> None:
    (root / "my-work.json").write_bytes(b"x" * 700)
    (root / "my-work.broken-1.json").write_bytes(b"x" * 324)
    (work,) = kept(root)
    assert work.size == 1024


def test_forgetting_everything_leaves_the_course_and_the_learner_s_own_files(root: Path) -> None:
    everything(root)
    forget(kept(root))
    assert files(root) == set(COURSE)
    assert kept(root) == ()


def test_forgetting_one_kind_leaves_the_others(root: Path) -> None:
    everything(root)
    forget([one for one in kept(root) if one.name == "e-1"])
    assert [one.name for one in kept(root)] == ["work", "pages"]
    assert WorkFile(root).open().practice["08-call"].value == "call"


def test_after_forgetting_no_version_before_comes_back(root: Path) -> None:
    everything(root)
    forget(kept(root))
    assert dict(WorkFile(root).open().practice) == {}
    opened = ExerciseFile(root / "exercises" / "e-1", "e-1").open()
    assert (dict(opened.answers.answers), opened.answers.number, opened.says) == ({}, 0, "")


def test_a_file_that_is_gone_already_is_no_fault(root: Path) -> None:
    everything(root)
    found = kept(root)
    (root / "my-work.json").unlink()
    forget(found)
    assert kept(root) == ()


def test_what_cannot_be_deleted_is_named(root: Path) -> None:
    (root / "my-work.json").write_text("{}")
    found = kept(root)
    (root / "my-work.json").unlink()
    (root / "my-work.json").mkdir()
    with pytest.raises(NotSavedError, match=r"my-work\.json could not be deleted: "):
        forget(found)


def test_exports_in_the_folder_are_kept_too_and_other_files_are_not(root: Path) -> None:
    (root / "work-2026.json").write_text('{\n "kind": "frontline-work",\n "format": 1\n}')
    (root / "notes.json").write_text('{"kind": "notes"}')
    assert [(one.name, [path.name for path in one.files]) for one in kept(root)] == [
        ("exports", ["work-2026.json"])
    ]
