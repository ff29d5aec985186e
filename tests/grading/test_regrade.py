"""A key that is mended after the exercise was handed out: who is affected, and grading again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from frontline.classroom.folder import ClassFolder
from frontline.classroom.released import Released
from frontline.content.places import Places
from frontline.grading.checkin import check_in
from frontline.grading.grade import grade
from frontline.grading.regrade import Change, Points, changes
from frontline.grading.submitted import lay_out

from .classes import COLLECTED, graded_files, tables
from .conftest import EXERCISE, new_class, runner, scores
from .test_grade import manual, marked

HandIn = Callable[..., bytes]


@pytest.fixture(scope="module")
def graded(
    tmp_path_factory: pytest.TempPathFactory, places: Places, hand_in: HandIn, released: Released
) -> Path:
    """A graded class: amy is right everywhere, bob left one question out and has another one wrong."""
    root = new_class(tmp_path_factory.mktemp("mended") / "class", places)
    folder = ClassFolder(root)
    hand_ins = {"amy": hand_in(), "bob": hand_in({"hours-left": "1", "rolled-notice": "late"})}
    for learner, content in hand_ins.items():
        lay_out(
            folder.submitted(learner, EXERCISE), EXERCISE, check_in(content, released, learner), COLLECTED
        )
    grade(folder, EXERCISE)
    marked(folder, "amy", "outcome-to-customer", 5, "Well done.")
    return root


@pytest.fixture
def folder(tmp_path: Path, graded: Path) -> ClassFolder:
    return ClassFolder(Path(shutil.copytree(graded, tmp_path / "class")))


def mend(folder: ClassFolder, cell: str, *, of: int | None = None, **replaced: str) -> None:
    """Change the instructor's notebook: the points of a cell, or words of its source."""
    path = folder.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook = json.loads(path.read_text())
    found = next(one for one in notebook["cells"] if one["id"] == cell)
    source = "".join(found["source"])
    for before, after in replaced.items():
        assert before in source
        source = source.replace(before, after)
    if of is not None:
        was = found["metadata"]["nbgrader"]["points"]
        found["metadata"]["nbgrader"]["points"] = of
        source = source.replace(f"points={was}", f"points={of}")
    found["source"] = source
    path.write_text(json.dumps(notebook))


def test_nothing_mended_changes_nothing(folder: ClassFolder) -> None:
    assert changes(folder, EXERCISE) == []


def test_an_answer_that_is_accepted_now(folder: ClassFolder) -> None:
    before = tables(folder.root), graded_files(folder.root)
    mend(folder, "hours-left", **{"key=": "also=['1'], key="})
    assert changes(folder, EXERCISE) == [
        Change(
            learner="bob",
            before=Points(27.0, 45.0),
            after=Points(29.0, 45.0),
            questions={"hours-left": (Points(0.0, 2.0), Points(2.0, 2.0))},
        )
    ]
    assert (tables(folder.root), graded_files(folder.root)) == before


def test_it_is_written_when_confirmed_and_not_before(folder: ClassFolder) -> None:
    run = runner(folder.root)
    mend(folder, "hours-left", **{"key=": "also=['1'], key="})
    before = tables(folder.root)
    said = run("frontline", "regrade", EXERCISE, fails=True)
    assert "1 result changes" in said
    assert tables(folder.root) == before
    said = run("frontline", "regrade", EXERCISE, "--yes")
    assert "hours-left 0 of 2 → 2 of 2" in said
    assert "2 graded again" in said
    assert scores(folder.root)["bob"]["hours-left"] == 2
    assert "0 results change." in run("frontline", "regrade", EXERCISE, "--yes")


def test_what_a_person_marked_stays_and_need_not_be_looked_at_again(folder: ClassFolder) -> None:
    mend(folder, "hours-left", **{"key=": "also=['1'], key="})
    runner(folder.root)("frontline", "regrade", EXERCISE, "--yes")
    assert manual(folder, "amy", "outcome-to-customer") == (5.0, False, "Well done.")
    assert manual(folder, "bob", "outcome-to-customer") == (None, True, None)


def test_other_points(folder: ClassFolder) -> None:
    mend(folder, "hours-left", of=4)
    assert {one.learner: one.questions["hours-left"] for one in changes(folder, EXERCISE)} == {
        "amy": (Points(2.0, 2.0), Points(4.0, 4.0)),
        "bob": (Points(0.0, 2.0), Points(0.0, 4.0)),
    }
    runner(folder.root)("frontline", "regrade", EXERCISE, "--yes")
    assert scores(folder.root)["amy"]["hours-left"] == 4


def test_a_withdrawn_question_leaves_both_sums(folder: ClassFolder) -> None:
    mend(folder, "hours-left", of=0, **{"points=2": "void=True, points=0"})
    found = {one.learner: (one.before, one.after) for one in changes(folder, EXERCISE)}
    assert found == {
        "amy": (Points(35.0, 45.0), Points(33.0, 43.0)),
        "bob": (Points(27.0, 45.0), Points(27.0, 43.0)),
    }
    runner(folder.root)("frontline", "regrade", EXERCISE, "--yes")
    path = folder.root / "autograded" / "bob" / EXERCISE / f"{EXERCISE}.ipynb"
    assert "This question does not count." in path.read_text()


def test_what_cannot_be_done_is_said(folder: ClassFolder) -> None:
    run = runner(folder.root)
    assert "no-such in this class. There are: 212a-i-1" in run("frontline", "regrade", "no-such", fails=True)
    mend(folder, "hours-left", **{"from frontline import score": "import math\nfrom frontline import score"})
    said = run("frontline", "regrade", EXERCISE, "--yes", fails=True)
    assert "the cell hours-left does more than ask and score" in said
    assert f"nbgrader autograde {EXERCISE} --force" in said


def test_a_question_that_was_added_is_refused_in_words(folder: ClassFolder) -> None:
    """nbgrader adds no cell to an exercise that somebody has handed in."""
    path = folder.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook: dict[str, Any] = json.loads(path.read_text())
    cell = json.loads(json.dumps(next(one for one in notebook["cells"] if one["id"] == "hours-left")))
    cell["id"] = cell["metadata"]["nbgrader"]["grade_id"] = "one-more"
    cell["source"] = "".join(cell["source"]).replace("hours-left", "one-more")
    notebook["cells"].append(cell)
    path.write_text(json.dumps(notebook))
    released = (folder.root / "exercises" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes()
    said = runner(folder.root)("frontline", "regrade", EXERCISE, "--yes", fails=True)
    assert "Traceback" not in said
    assert "nbgrader could not generate" in said
    assert (folder.root / "exercises" / EXERCISE / f"{EXERCISE}.ipynb").read_bytes() == released
