"""Every exercise through the real nbgrader: the key, nothing at all, and people who do not read."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from html import escape
from pathlib import Path

import pytest

from frontline.classroom.released import read_released
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import ChartBlock, Text
from frontline.quality.answerers import BLANK, FIRST, LAST, LONGEST_OPTION, answer, right
from frontline.store.answers import Answer, Answers, dump

from .classes import same
from .conftest import Run, new_class, runner, scores

# Each exercise is generated, graded and gets its feedback: about twenty seconds.
pytestmark = pytest.mark.slow

KEY = "key"
WITHOUT_READING = {"first": FIRST, "last": LAST, "longest": LONGEST_OPTION}
LEARNERS = {KEY: None, "blank": BLANK, **WITHOUT_READING}
EVERY = [one.id for one in syllabus(here()).exercises]
each = pytest.mark.parametrize("exercise", EVERY)
Marks = Mapping[str, Mapping[str, float | None]]
Grade = Callable[[str], Path]


@pytest.fixture(scope="module")
def collected(
    tmp_path_factory: pytest.TempPathFactory, places: Places, exercises: Mapping[str, Text]
) -> tuple[Path, Run]:
    """A class in which each learner has handed in every exercise in one way."""
    folder = new_class(tmp_path_factory.mktemp("every"), places)
    run = runner(folder)
    (folder / "class.csv").write_text(
        "id,first_name,last_name,email\n" + "".join(f"{id_},,,\n" for id_ in LEARNERS)
    )
    for id_, text in exercises.items():
        released = read_released(places.exercises / id_ / f"{id_}.ipynb")
        assert released is not None
        for learner, by in LEARNERS.items():
            made = [block.made for block in text.questions]
            given = {
                one.question.id: right(one.question, one.question.key(one.key))
                if by is None
                else answer(one.question, one.question.key(one.key), by)
                for one in made
            }
            path = folder / "inbox" / learner / id_ / "answers.json"
            path.parent.mkdir(parents=True)
            answers = {name: Answer(value) for name, value in given.items()}
            path.write_bytes(
                dump(
                    Answers(exercise=id_, edition=released.edition, number=1, declared=True, answers=answers)
                )
            )
    run("frontline", "collect")
    shutil.copytree(folder, folder.parent / "every-in-batches")
    return folder, run


@pytest.fixture(scope="module")
def grade(collected: tuple[Path, Run]) -> Grade:
    """Grade an exercise, once, and return the class's folder."""
    folder, run = collected

    @cache
    def once(exercise: str) -> Path:
        run("nbgrader", "generate_assignment", exercise, "--force")
        run("nbgrader", "autograde", exercise)
        run("nbgrader", "generate_feedback", exercise)
        return folder

    return once


@pytest.fixture
def marks(grade: Grade, exercise: str) -> Marks:
    """Automatic scores by learner and question, before a person has marked anything."""
    return scores(grade(exercise), exercise)


def automatic(text: Text) -> dict[str, float]:
    return {
        block.id: float(block.authored.points)
        for block in text.questions
        if not block.made.question.by_person
    }


@pytest.mark.timeout(600)
def test_graded_in_batches_they_all_come_out_as_nbgrader_s(grade: Grade) -> None:
    """The first of all, before a person marks anything."""
    for exercise in EVERY:
        folder = grade(exercise)
    batches = folder.parent / "every-in-batches"
    said = runner(batches)("frontline", "grade")
    assert said.count(f"{len(LEARNERS)} graded") == len(EVERY)
    assert "alone" not in said
    same(batches, folder)


@each
def test_the_key_earns_all_and_replies_wait_for_a_person(
    marks: Marks, exercises: Mapping[str, Text], exercise: str
) -> None:
    best, found = automatic(exercises[exercise]), marks[KEY]
    assert {name: found[name] for name in best} == best
    replies = {block.id for block in exercises[exercise].questions} - set(best)
    assert len(replies) == 2
    assert {found[name] for name in replies} == {None}


@each
def test_who_answers_nothing_has_nothing(marks: Marks) -> None:
    assert set(marks["blank"].values()) == {0.0}


@each
@pytest.mark.parametrize("learner", WITHOUT_READING)
def test_who_does_not_read_has_less_than_half(
    marks: Marks, exercises: Mapping[str, Text], exercise: str, learner: str
) -> None:
    assert (
        sum(points or 0 for points in marks[learner].values())
        < sum(automatic(exercises[exercise]).values()) / 2
    )


@each
def test_feedback_shows_every_question_and_chart_and_no_reason(
    grade: Grade, exercises: Mapping[str, Text], exercise: str
) -> None:
    page = (grade(exercise) / "feedback" / "last" / exercise / f"{exercise}.html").read_text()
    for block in exercises[exercise].questions:
        assert f'data-question="{block.id}"' in page
        for why in block.made.because.values():
            assert escape(why) not in page
    for part in exercises[exercise].parts:
        if isinstance(part, ChartBlock):
            assert escape(part.settings["title"]) in page
            assert "<svg" in page


def test_with_good_replies_the_unit_is_achieved_and_with_weak_ones_not(
    collected: tuple[Path, Run], grade: Grade, exercises: Mapping[str, Text]
) -> None:
    """The last test of this file: it marks the replies of two learners in the gradebook."""
    from nbgrader.api import Gradebook

    folder, run = collected
    for id_ in exercises:
        grade(id_)
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        for id_, text in exercises.items():
            for block in text.questions:
                if block.made.question.by_person:
                    for learner, share in ((KEY, 0.75), ("last", 0.25)):
                        grade = gradebook.find_grade(block.id, id_, id_, learner)
                        grade.manual_score, grade.needs_manual_grade = block.authored.points * share, False
        gradebook.db.commit()
    run("frontline", "report", "--to", "csv")
    rows = [line.split(",") for line in (folder / "reports" / "results.csv").read_text().splitlines()]
    states = {(row[0], row[3]): row[4] for row in rows}
    for criterion in ("212A-7i", "212A-7ii", "309A-7i", "309A-7ii"):
        assert states[KEY, criterion] == "met"
        assert states["last", criterion] == "not yet met"
        assert states["blank", criterion] == "not yet met"
