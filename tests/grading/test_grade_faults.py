"""Grading that is killed, has no room, or is not alone: nothing is lost or doubled, and a rerun completes."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder
from frontline.content.places import Places
from frontline.gradebook.backup import GradebookError
from frontline.grading.course import opened
from frontline.grading.grade import Outcome, grade

from .classes import big_class, same
from .conftest import EXERCISE

LEARNERS = 130
"""More than are graded in one transaction."""
POINTS = 20


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory, places: Places) -> Path:
    """A class with hand-ins, none graded."""
    folder = big_class(tmp_path_factory.mktemp("faults") / "class", places, LEARNERS)
    with opened(folder) as course:
        course.generate(EXERCISE)
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, collected: Path) -> Path:
    """The same class, graded with nothing in between."""
    folder = Path(shutil.copytree(collected, tmp_path_factory.mktemp("whole") / "class"))
    assert grade(ClassFolder(folder), EXERCISE) == Outcome(graded=LEARNERS)
    return folder


@pytest.fixture
def folder(tmp_path: Path, collected: Path) -> Path:
    return Path(shutil.copytree(collected, tmp_path / "class"))


def killed(folder: Path, at: int, jobs: int = 1) -> subprocess.CompletedProcess[str]:
    """Grade in a process of its own that is killed at its n-th change on the disk."""
    script = Path(__file__).with_name("killed.py")
    command = [sys.executable, script, str(at), folder / "count", "grade", EXERCISE, "--jobs", str(jobs)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_twenty_points_a_rerun_completes_it(tmp_path: Path, collected: Path, whole: Path) -> None:
    first = Path(shutil.copytree(collected, tmp_path / "first"))
    done = killed(first, 0)
    assert done.returncode == 0, done.stderr
    changes = int((first / "count").read_text())
    assert changes > LEARNERS
    unfinished = 0
    for point in range(POINTS):
        folder = Path(shutil.copytree(collected, tmp_path / f"{point}"))
        done = killed(folder, 1 + point * (changes - 1) // (POINTS - 1))
        assert done.returncode == -signal.SIGKILL, (point, done.stderr)
        outcome = grade(ClassFolder(folder), EXERCISE)
        assert outcome.graded + outcome.before == LEARNERS
        assert not outcome.failed
        unfinished += outcome.graded > 0
        same(folder, whole)
        shutil.rmtree(folder)
    assert unfinished >= POINTS // 2


@pytest.mark.slow
def test_a_rerun_after_a_kill_does_not_grade_again_what_was_done(folder: Path, whole: Path) -> None:
    done = killed(folder, 0)
    changes = int((folder / "count").read_text())
    shutil.rmtree(folder / "autograded" / "learner-00101")
    assert done.returncode == 0
    assert changes > 0
    assert grade(ClassFolder(folder), EXERCISE) == Outcome(graded=1, before=LEARNERS - 1)
    same(folder, whole)


def test_what_stock_nbgrader_left_half_graded_is_graded(folder: Path, whole: Path) -> None:
    """Killed in the middle, nbgrader leaves a notebook and rows without scores, and skips them for good."""
    grade(ClassFolder(folder), EXERCISE)
    with closing(sqlite3.connect(folder / "gradebook.db")) as db:
        db.execute(
            "UPDATE grade SET auto_score = NULL, needs_manual_grade = 1 WHERE notebook_id IN (SELECT n.id "
            "FROM submitted_notebook n JOIN submitted_assignment a ON n.assignment_id = a.id "
            "WHERE a.student_id = 'learner-00007')"
        )
        db.commit()
    assert grade(ClassFolder(folder), EXERCISE) == Outcome(graded=1, before=LEARNERS - 1)
    same(folder, whole)


def test_a_disk_without_room_is_said_and_a_rerun_completes(folder: Path, whole: Path) -> None:
    """Stands for a full disk: this process may write no file that is longer than 50 kB."""

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    command = [Path(sys.executable).with_name("frontline"), "grade", EXERCISE]
    done = subprocess.run(
        command, cwd=folder, preexec_fn=no_room, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "run" in done.stderr
    assert not grade(ClassFolder(folder), EXERCISE).failed
    same(folder, whole)


def test_a_gradebook_that_cannot_be_written_is_said(folder: Path, whole: Path) -> None:
    address = f"sqlite:///file:{folder / 'gradebook.db'}?mode=ro&uri=true"
    config = folder / "nbgrader_config.py"
    before = config.read_text()
    config.write_text(f"{before}c.CourseDirectory.db_url = {address!r}\n")
    with pytest.raises(GradebookError, match="cannot be written"):
        grade(ClassFolder(folder), EXERCISE)
    config.write_text(before)
    grade(ClassFolder(folder), EXERCISE)
    same(folder, whole)


def test_a_gradebook_in_use_is_waited_for(folder: Path, whole: Path) -> None:
    with closing(sqlite3.connect(folder / "gradebook.db", check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(3, other.rollback).start()
        begun = time.monotonic()
        assert grade(ClassFolder(folder), EXERCISE) == Outcome(graded=LEARNERS)
        assert time.monotonic() - begun > 2
    same(folder, whole)


@pytest.mark.slow
def test_a_gradebook_that_stays_in_use_is_said(folder: Path, whole: Path) -> None:
    with closing(sqlite3.connect(folder / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GradebookError, match="in use by another program"):
            grade(ClassFolder(folder), EXERCISE)
        other.rollback()
    grade(ClassFolder(folder), EXERCISE)
    same(folder, whole)


def test_of_two_graders_at_once_one_waits_for_the_other(folder: Path, whole: Path) -> None:
    command = [Path(sys.executable).with_name("frontline"), "grade", EXERCISE]
    both = [
        subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=120) for one in both]
    codes = [one.returncode for one in both]
    assert 0 in codes
    for code, (_, errors) in zip(codes, said, strict=True):
        assert code == 0 or "Another run is at work" in errors
    same(folder, whole)


def test_a_damaged_gradebook_names_the_backup_that_takes_its_place(folder: Path, whole: Path) -> None:
    grade(ClassFolder(folder), EXERCISE)
    grade(ClassFolder(folder), EXERCISE)
    newest = max((folder / "backups").iterdir())
    book = folder / "gradebook.db"
    book.write_bytes(book.read_bytes()[: book.stat().st_size // 2])
    with pytest.raises(GradebookError, match=f"damaged.*{newest.name}"):
        grade(ClassFolder(folder), EXERCISE)
    assert max((folder / "backups").iterdir()) == newest
    shutil.copy(newest, book)
    assert grade(ClassFolder(folder), EXERCISE) == Outcome(before=LEARNERS)
    same(folder, whole)


def test_the_gradebook_is_backed_up_before_each_run(folder: Path) -> None:
    grade(ClassFolder(folder), EXERCISE)
    grade(ClassFolder(folder), EXERCISE)
    before, after = sorted((folder / "backups").glob("*.db"))
    for copy, rows in ((before, 0), (after, LEARNERS)):
        with closing(sqlite3.connect(copy)) as db:
            assert db.execute("SELECT count(*) FROM submitted_assignment").fetchone() == (rows,)


def test_several_processes_end_with_the_one_that_is_killed(folder: Path, whole: Path) -> None:
    done = killed(folder, 12, jobs=2)
    assert done.returncode == -signal.SIGKILL, done.stderr
    deadline = time.monotonic() + 20
    while left := running_in(folder):
        assert time.monotonic() < deadline, left
        time.sleep(0.2)
    grade(ClassFolder(folder), EXERCISE)
    same(folder, whole)


def test_what_a_lost_process_left_undone_is_done_by_the_first(folder: Path, whole: Path) -> None:
    done = killed(folder, -300, jobs=2)
    assert done.returncode == 0, done.stderr
    assert f"{LEARNERS} graded" in done.stdout
    same(folder, whole)


def running_in(folder: Path) -> list[str]:
    """Return the processes whose working folder is `folder`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if (process / "cwd").readlink() == folder and process.name != str(os.getpid()):
                found.append(process.name)
        except OSError:
            continue
    return found
