"""Grading a class in batches: what `frontline grade` writes, and what it leaves alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.content.places import Places
from frontline.grading.checkin import check_in
from frontline.grading.course import opened
from frontline.grading.grade import Outcome, grade
from frontline.grading.submitted import lay_out

from .classes import COLLECTED, big_class, graded_files, same, tables
from .conftest import EXERCISE, new_class, runner, scores

HandIn = Callable[..., bytes]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory, places: Places) -> Path:
    """An empty class whose gradebook has the exercise."""
    root = new_class(tmp_path_factory.mktemp("generated") / "class", places)
    with opened(root) as course:
        course.generate(EXERCISE)
    return root


@pytest.fixture
def folder(tmp_path: Path, generated: Path) -> ClassFolder:
    return ClassFolder(Path(shutil.copytree(generated, tmp_path / "class")))


@pytest.fixture
def put(folder: ClassFolder, released: Released) -> Callable[..., None]:
    """Return a function that collects a hand-in."""

    def put(learner: str, content: bytes | None, time: str = COLLECTED) -> None:
        made = check_in(content, released, learner)
        lay_out(folder.submitted(learner, EXERCISE), EXERCISE, made, time if content else "")

    return put


def marked(folder: ClassFolder, learner: str, name: str, points: float, comment: str = "") -> None:
    """Mark a cell as a person does in Formgrader."""
    from nbgrader.api import Gradebook

    with Gradebook(folder.gradebook) as gradebook:
        grade_ = gradebook.find_grade(name, EXERCISE, EXERCISE, learner)
        grade_.manual_score, grade_.needs_manual_grade = points, False
        if comment:
            gradebook.find_comment(name, EXERCISE, EXERCISE, learner).manual_comment = comment
        gradebook.db.commit()


def manual(folder: ClassFolder, learner: str, name: str) -> tuple[float | None, bool, str | None]:
    """Return a cell's manual score, whether it waits for a person, and its comment."""
    from nbgrader.api import Gradebook

    with Gradebook(folder.gradebook) as gradebook:
        grade_ = gradebook.find_grade(name, EXERCISE, EXERCISE, learner)
        comments = {one.name: one.manual_comment for one in grade_.notebook.comments}
        return grade_.manual_score, grade_.needs_manual_grade, comments.get(name)


@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_tables_and_notebooks_equal_nbgrader_s(
    tmp_path: Path, places: Places, hand_in: HandIn, released: Released, jobs: str
) -> None:
    folder = big_class(tmp_path / "class", places, 12)
    odd = {
        "blank": None,
        "broken": b"{",
        "one-bad": hand_in({"hours-left": [1]}),
        "script": hand_in({"outcome-to-customer": "</pre><script>alert(1)</script>\u2028 $x$\x0b\n\n張"}),
        "張美玲": hand_in(),
    }
    for learner, content in odd.items():
        made = check_in(content, released, learner)
        lay_out(folder / "submitted" / learner / EXERCISE, EXERCISE, made, COLLECTED if content else "")
    stock = Path(shutil.copytree(folder, tmp_path / "stock"))
    runner(stock)("nbgrader", "generate_assignment", EXERCISE, "--force")
    runner(stock)("nbgrader", "autograde", EXERCISE)
    said = runner(folder)("frontline", "grade", EXERCISE, "--jobs", jobs)
    assert "17 graded" in said
    assert "alone" not in said
    same(folder, stock)


@pytest.mark.slow
def test_after_it_nbgrader_finds_nothing_left_to_grade(tmp_path: Path, places: Places) -> None:
    folder = big_class(tmp_path / "class", places, 3)
    run = runner(folder)
    run("frontline", "grade", EXERCISE)
    before = tables(folder), graded_files(folder)
    assert "Autograding" not in run("nbgrader", "autograde", EXERCISE)
    assert (tables(folder), graded_files(folder)) == before


def test_a_second_run_grades_nobody(folder: ClassFolder, put: Callable[..., None], hand_in: HandIn) -> None:
    put("amy", hand_in())
    put("bob", None)
    assert grade(folder, EXERCISE) == Outcome(graded=2)
    assert grade(folder, EXERCISE) == Outcome(before=2)


def test_a_newer_hand_in_is_graded_and_the_others_are_not(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    put("amy", hand_in({"hours-left": "1"}))
    put("bob", hand_in())
    grade(folder, EXERCISE)
    put("amy", hand_in(), "2026-01-06 10:00:00 UTC")
    assert grade(folder, EXERCISE) == Outcome(graded=1, before=1)
    assert scores(folder.root)["amy"] == scores(folder.root)["bob"]


def test_a_hand_in_takes_the_place_of_none(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    (folder.root / "class.csv").write_text("id\namy\nbob\n")
    put("amy", hand_in())
    assert grade(folder, EXERCISE) == Outcome(graded=2)
    assert set(scores(folder.root)["bob"].values()) == {0.0}
    put("bob", hand_in())
    assert grade(folder, EXERCISE) == Outcome(graded=1, before=1)
    assert scores(folder.root)["bob"] == scores(folder.root)["amy"]


def test_grading_again_keeps_what_a_person_marked(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    put("amy", hand_in())
    grade(folder, EXERCISE)
    marked(folder, "amy", "outcome-to-customer", 5, "Well done.")
    marked(folder, "amy", "note-to-operations", 6, "Whom do you ask?")
    marked(folder, "amy", "hours-left", 1)
    put("amy", hand_in({"hours-left": "1", "note-to-operations": "Please call."}), "2026-01-06 10:00:00 UTC")
    grade(folder, EXERCISE)
    assert manual(folder, "amy", "outcome-to-customer") == (5.0, False, "Well done.")
    # Another reply, and automatic points that a person changed: the mark stays, and a person looks again.
    assert manual(folder, "amy", "note-to-operations") == (6.0, True, "Whom do you ask?")
    assert manual(folder, "amy", "hours-left") == (1.0, True, None)
    assert scores(folder.root)["amy"]["hours-left"] == 0


def test_a_graded_copy_that_was_lost_is_made_again_and_marks_stand(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    put("amy", hand_in())
    grade(folder, EXERCISE)
    marked(folder, "amy", "outcome-to-customer", 5)
    shutil.rmtree(folder.root / "autograded")
    assert grade(folder, EXERCISE) == Outcome(graded=1)
    assert manual(folder, "amy", "outcome-to-customer") == (5.0, False, None)


def test_only_the_learners_that_are_named(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    put("amy", hand_in())
    put("bob", hand_in())
    assert grade(folder, EXERCISE, learners=["bob"]) == Outcome(graded=1)
    assert set(scores(folder.root)) == {"bob"}
    with pytest.raises(ClassFolderError, match=r"No hand-in, and not in class\.csv: carol"):
        grade(folder, EXERCISE, learners=["carol"])


def test_an_exercise_with_code_of_its_own_goes_to_nbgrader_alone(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    path = folder.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    notebook = json.loads(path.read_text())
    cell = next(cell for cell in notebook["cells"] if cell["id"] == "hours-left")
    cell["source"] = "import math\n" + "".join(cell["source"])
    path.write_text(json.dumps(notebook))
    with opened(folder.root) as course:
        course.generate(EXERCISE)
    put("amy", hand_in())
    assert grade(folder, EXERCISE) == Outcome(
        graded=1, alone={"amy": "the cell hours-left does more than ask and score"}
    )
    assert scores(folder.root)["amy"]["hours-left"] == 2


def test_a_hand_in_that_cannot_be_marked_costs_nobody_else_anything(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    """A key gives more than the question's points: nbgrader itself cannot grade that answer either."""
    path = folder.root / "solutions" / EXERCISE / f"{EXERCISE}.ipynb"
    right = path.read_text()
    assert "{'next': 1.0}" in right
    path.write_text(right.replace("{'next': 1.0}", "{'next': 3.0}"))
    with opened(folder.root) as course:
        course.generate(EXERCISE)
    put("amy", hand_in())
    put("bob", hand_in({"rolled-notice": "late"}))
    outcome = grade(folder, EXERCISE)
    assert outcome.alone == {"amy": "rolled-notice gives 3 of 1 points"}
    assert list(outcome.failed) == ["amy"]
    assert outcome.graded == 1
    assert "greater than maximum points" in outcome.failed["amy"]
    assert scores(folder.root)["bob"]["log-first"] == 3
    path.write_text(right)
    with opened(folder.root) as course:
        course.generate(EXERCISE)
    assert grade(folder, EXERCISE) == Outcome(graded=1, before=1)
    assert scores(folder.root)["amy"]["rolled-notice"] == 1


def test_an_exercise_that_is_not_of_this_course_is_graded_too(folder: ClassFolder) -> None:
    """An instructor's own assignment, as nbgrader's documentation has them."""
    source = folder.root / "solutions" / "sums" / "sums.ipynb"
    source.parent.mkdir()
    about = {"grade": True, "locked": True, "solution": False, "schema_version": 3, "task": False}
    answer = {"grade": False, "locked": False, "solution": True, "schema_version": 3, "task": False}

    def cell(id_: str, code: str, nbgrader: dict[str, object]) -> dict[str, object]:
        return {
            "cell_type": "code",
            "execution_count": None,
            "id": id_,
            "metadata": {"nbgrader": {"grade_id": id_, **nbgrader}},
            "outputs": [],
            "source": code,
        }

    notebook = {
        "cells": [
            cell("a", "### BEGIN SOLUTION\nx = 3\n### END SOLUTION", answer),
            cell("b", "assert x == 3", {**about, "points": 2}),
        ],
        "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    source.write_text(json.dumps(notebook))
    submitted = folder.submitted("amy", "sums") / "sums.ipynb"
    submitted.parent.mkdir(parents=True)
    submitted.write_text(source.read_text())
    assert grade(folder, "sums").alone == {"amy": "it is no exercise of this course's kind"}
    assert scores(folder.root, "sums") == {"amy": {"b": 2.0}}
    assert grade(folder, "sums") == Outcome(before=1)


def test_points_for_lateness_are_nbgrader_s_business(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    with (folder.root / "nbgrader_config.py").open("a") as config:
        config.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
    put("amy", hand_in(), "2026-01-05 10:00:00 UTC")
    put("bob", hand_in(), "2026-01-07 10:00:00 UTC")
    grade(folder, EXERCISE, learners=["amy"])
    from nbgrader.api import Gradebook

    with Gradebook(folder.gradebook) as gradebook:
        gradebook.update_or_create_assignment(EXERCISE, duedate="2026-01-06 00:00:00 UTC")
    outcome = grade(folder, EXERCISE)
    assert outcome.alone == {"bob": "it came late, and this class takes points for that"}
    with Gradebook(folder.gradebook) as gradebook:
        penalties = {
            learner: gradebook.find_submission(EXERCISE, learner).late_submission_penalty
            for learner in ("amy", "bob")
        }
    assert penalties["amy"] == 0
    assert penalties["bob"] > 0


def test_a_time_that_is_none_costs_nobody_anything(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    """Stock nbgrader gives up on the whole class at the first one."""
    put("amy", hand_in(), "yesterday, honestly")
    put("bob", hand_in())
    assert grade(folder, EXERCISE) == Outcome(graded=2)
    assert scores(folder.root)["amy"] == scores(folder.root)["bob"]
    assert grade(folder, EXERCISE) == Outcome(before=2)


def test_a_folder_that_is_no_exercise_s_is_passed_over(
    folder: ClassFolder, put: Callable[..., None], hand_in: HandIn
) -> None:
    put("zoe", hand_in())
    (folder.root / "submitted" / "eve" / "000[31m").mkdir(parents=True)
    said = runner(folder.root)("frontline", "grade")
    assert "Passed over, as no exercise is called so: 000[31m" in said
    assert "1 graded" in said


def test_what_is_missing_is_said(tmp_path: Path, folder: ClassFolder) -> None:
    run = runner(folder.root)
    assert "There are no hand-ins yet. First: frontline collect" in run("frontline", "grade", fails=True)
    said = run("frontline", "grade", "no-such-exercise", fails=True)
    assert "no-such-exercise" in said
    assert "Traceback" not in said
