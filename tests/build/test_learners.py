"""What the build makes for a learner's own pages: contents, questions with keys, and screens that fit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.build.checks import check_screens
from frontline.build.course import BuildError, Built, build
from frontline.content.bank import graded, practice
from frontline.content.contents import Asked, ExerciseContents, LessonContents, contents
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.text import Known, Text, read_text
from frontline.questions import mark

Make = Callable[[], Built]
TASK = "\n## At your workplace\n\n```{task} 01-task\n```\n"


@pytest.fixture
def make(places: Places) -> Make:
    """A build without nbgrader, which has no part in what is tested here."""

    def release(source: Path, target: Path) -> None:
        shutil.copytree(source, target)

    return lambda: build(places, "0.1.0", places.root / "builds.json", release)


@pytest.fixture
def made(make: Make, places: Places) -> Places:
    """A small course, built and written; its practice question needs the text above it."""
    lesson = places.lessons / "01-a-lesson.md"
    text = lesson.read_text().replace("type: choice\n", "type: choice\napart: false\n")
    lesson.write_text(text + TASK)
    make().write()
    return places


def test_a_lesson_s_questions_stand_under_their_heading_and_its_task_is_named(made: Places) -> None:
    assert contents(made).lessons == (
        LessonContents(
            file="01-a-lesson",
            title="A lesson",
            unit="212A",
            minutes=2,
            questions=(
                Asked(
                    id="01-first",
                    label="Practice 1",
                    kind="choice",
                    assesses=("212A-6.2.2",),
                    section="A section",
                    apart=False,
                ),
            ),
            explorations=(),
            terms=(),
            task="01-task",
        ),
    )


def test_an_exercise_belongs_to_its_criterion_s_unit_and_tells_its_edition(made: Places) -> None:
    notebook = json.loads(made.solution("212a-ii-9-small").read_text())
    assert contents(made).exercises == (
        ExerciseContents(
            id="212a-ii-9-small",
            title="An exercise",
            unit="212A",
            criterion="212A-7ii",
            after="01-a-lesson",
            minutes=18,
            edition=notebook["metadata"]["frontline"]["edition"],
            questions=(
                question(1, "first-step", "choice", 2, "212A-6.2.8.time"),
                question(2, "may-say", "choices", 2, "212A-6.2.9.actions"),
                question(3, "hours", "number", 1, "212A-6.2.8.time"),
                question(4, "reply", "written", 2, "212A-6.2.9.outcome"),
            ),
        ),
    )


def question(number: int, id_: str, kind: str, points: int, assesses: str) -> Asked:
    return Asked(id=id_, label=f"Question {number}", kind=kind, points=points, assesses=(assesses,))


def test_only_units_of_the_syllabus_are_in_the_contents(made: Places) -> None:
    (unit,) = contents(made).units
    assert (unit.id, unit.hours, unit.project_hours, unit.complete) == ("212A", 60.0, 15, False)
    assert list(unit.criteria) == ["212A-7i", "212A-7ii"]
    assert "212A-6.2.2" in unit.items


def test_practice_has_keys_reasons_and_the_section_that_explains_it(made: Places) -> None:
    (one,) = practice(made).values()
    assert (one.of, one.section, one.apart) == ("01-a-lesson", "A section", False)
    assert one.see == {"": ["A section", "A-section"]}
    assert one.because == {"call": "It reaches them now.", "mail": "It waits unread."}
    assert [mark(one.question, one.key, answer).full for answer in ("call", "mail")] == [True, False]


def test_an_exercise_s_keys_stand_beside_its_folder_and_nowhere_in_the_contents(made: Places) -> None:
    assert made.keys("212a-ii-9-small") == made.solutions / "212a-ii-9-small.json"
    bank = graded(made, "212a-ii-9-small")
    assert bank is not None
    assert list(bank) == ["first-step", "may-say", "hours", "reply"]
    assert bank["hours"].key.answer == 6
    assert bank["reply"].key.model == "Dear Ms Yeung"
    assert {one.of for one in bank.values()} == {"212a-ii-9-small"}
    for secret in ("because", "It reaches them now", "Dear Ms Yeung", '"key"'):
        assert secret not in made.contents.read_text()
    assert [one.see for one in bank.values()] == [{}, {}, {}, {}]


def test_a_draft_is_not_in_the_contents_and_its_practice_is_not_asked(make: Make, places: Places) -> None:
    syllabus = places.syllabus.read_text()
    entry = '[[lessons]]\nfile = "01-a-lesson"\nunit = "212A"\nteaches = ["212A-6.2.2"]\n'
    draft = entry.replace("01-a-lesson", "02-draft") + "draft = true\n"
    places.syllabus.write_text(syllabus.replace(entry, f"{entry}{draft}"))
    text = (places.lessons / "01-a-lesson.md").read_text().replace("01-first", "02-first")
    (places.lessons / "02-draft.md").write_text(text)
    make().write()
    assert [lesson.file for lesson in contents(places).lessons] == ["01-a-lesson"]
    assert [(id_, one.apart) for id_, one in practice(places).items()] == [("01-first", True)]


def screens(places: Places, *blocks: str) -> list[str]:
    """Return what is wrong with pages of one block each."""
    texts: list[Text] = []
    for number, block in enumerate(blocks):
        path = places.pages / f"{number}.md"
        path.write_text(f"# A page\n\n```{{{block}\n```\n")
        texts.append(read_text(path, places, Known()))
        path.unlink()
    return list(check_screens(texts, framework(places)))


@pytest.mark.parametrize(
    "block",
    [
        *("progress}", "cards}", "kept}", "challenge} 212A", "challenge} 309A", "project} 212A"),
        *("task} 08-task", "task} copy-task"),
    ],
)
def test_screens_that_exist_are_taken(places: Places, block: str) -> None:
    assert screens(places, block) == []


@pytest.mark.parametrize("block", ["challenge}", "challenge} 213A", "project}", "project} 08-task"])
def test_a_challenge_and_a_project_are_of_a_unit(places: Places, block: str) -> None:
    (said,) = screens(places, block)
    assert said.startswith("course/company/pages/0.md, line 3, ")
    assert said.endswith(": name a unit, 212A or 309A")


@pytest.mark.parametrize("block", ["task}", "task} 08_task", "task} 08/task", "task} project-212A"])
def test_a_task_has_an_id_that_the_log_takes(places: Places, block: str) -> None:
    (said,) = screens(places, block)
    assert said.endswith(": give the task an id, as 08-task")


def test_two_tasks_of_one_id_are_named(places: Places) -> None:
    (said,) = screens(places, "task} 08-task", "task} 08-task")
    assert "pages/1.md" in said
    assert said.endswith(": the id stands already in course/company/pages/0.md, line 3, task '08-task'")


def test_the_same_unit_may_have_a_challenge_and_a_project(places: Places) -> None:
    assert screens(places, "challenge} 212A", "project} 212A") == []


def test_the_build_refuses_a_screen_that_does_not_fit(make: Make, places: Places) -> None:
    lesson = places.lessons / "01-a-lesson.md"
    lesson.write_text(f"{lesson.read_text()}\n```{{challenge}} 213A\n```\n")
    with pytest.raises(BuildError, match="name a unit, 212A or 309A"):
        make()
