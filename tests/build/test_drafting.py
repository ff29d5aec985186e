"""A draft that is begun: a copy of the real template, its place in the syllabus, and what is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.build.course import BuildError, Built
from frontline.build.drafting import DraftError, begin_exercise, begin_lesson
from frontline.content.handed_out import handed_out, previewed
from frontline.content.places import Places, here
from frontline.content.reading import ContentError
from frontline.content.syllabus import Exercise, Lesson, Range, syllabus

Make = Callable[[], Built]

LESSON_ENTRY = """[[lessons]]
file = "14-service-encounters"
unit = "309A"
teaches = ["309A-6.1.2.complaints", "309A-6.2.5.measure"]
draft = true

"""
EXERCISE_ENTRY = """
[[exercises]]
id = "309a-i-1-missing-cartons"
criterion = "309A-7i"
after = "01-a-lesson"
draft = true

[exercises.range]
mode = ["air"]
channels = ["phone", "e-mail"]
customer = "existing"
tone = ["mild"]
authority = "within"
matter = ["delay"]
"""


@pytest.fixture
def places(places: Places) -> Places:
    """The small course with the real templates, and the glossary and the market that they name."""
    for template in here().templates.glob("*.md"):
        shutil.copy(template, places.templates)
    shutil.copytree(here().glossary, places.glossary)
    shutil.copytree(here().market, places.market)
    return places


def files(places: Places) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in places.root.rglob("*") if path.is_file()}


def order(places: Places) -> list[str]:
    return re.findall(r'(?m)^(?:file|id) = "(.+)"$', places.syllabus.read_text())


def test_a_lesson_is_the_template_with_its_own_title_and_its_number_before_the_ids(places: Places) -> None:
    path = begin_lesson(places, "14-service-encounters", "309A", [])
    title, *rest = path.read_text().splitlines()
    _, *template = (places.templates / "lesson.md").read_text().replace("} template-", "} 14-").splitlines()
    assert path == places.lessons / "14-service-encounters.md"
    assert title == "# Service encounters"
    assert rest == template
    assert "```{question} 14-tell-the-customer" in rest


def test_an_exercise_is_the_template_with_its_own_title_and_its_words_before_the_ids(places: Places) -> None:
    path = begin_exercise(places, "309a-i-1-missing-cartons", "01")
    title, *rest = path.read_text().splitlines()
    written = (places.templates / "exercise.md").read_text()
    own = written.replace("} template-", "} missing-cartons-").replace(
        "criterion 212A-7ii", "criterion 309A-7i"
    )
    _, *template = own.splitlines()
    assert path == places.solutions / "309a-i-1-missing-cartons.md"
    assert title == "# Missing cartons"
    assert rest == template
    assert "```{question} missing-cartons-first-step" in rest


def test_a_lesson_is_written_into_the_syllabus_and_all_else_stays_to_the_byte(places: Places) -> None:
    before = places.syllabus.read_bytes()
    begin_lesson(places, "14-service-encounters", "309A", ["309A-6.1.2.complaints", "309A-6.2.5.measure"])
    entry, exercises = LESSON_ENTRY.encode(), b"[[exercises]]"
    assert places.syllabus.read_bytes() == before.replace(exercises, entry + exercises)


def test_an_exercise_is_written_into_the_syllabus_and_all_else_stays_to_the_byte(places: Places) -> None:
    before = places.syllabus.read_bytes()
    begin_exercise(places, "309a-i-1-missing-cartons", "01")
    assert places.syllabus.read_bytes() == before + EXERCISE_ENTRY.encode()


def test_lessons_stand_by_their_numbers_and_before_the_exercises(places: Places) -> None:
    for name in ("14-after", "03-between", "00-before"):
        begin_lesson(places, name, "212A", [])
    assert order(places) == ["00-before", "01-a-lesson", "03-between", "14-after", "212a-ii-9-small"]


def test_exercises_stand_by_their_names_and_after_the_lessons(places: Places) -> None:
    for name in ("309a-i-1-after", "212a-ii-1-before"):
        begin_exercise(places, name, "01")
    assert order(places) == ["01-a-lesson", "212a-ii-1-before", "212a-ii-9-small", "309a-i-1-after"]


def test_the_syllabus_has_a_begun_lesson_as_a_draft_with_what_it_teaches(places: Places) -> None:
    lessons = syllabus(places).lessons
    begin_lesson(places, "14-service-encounters", "309A", ["309A-6.1.2.complaints"])
    taught = ("309A-6.1.2.complaints",)
    draft = Lesson(file="14-service-encounters", unit="309A", teaches=taught, draft=True)
    assert syllabus(places).draft_lessons == (draft,)
    assert syllabus(places).lessons == lessons


@pytest.mark.parametrize(
    ("name", "criterion"),
    [("309a-i-1-missing-cartons", "309A-7i"), ("212a-ii-3-missing-cartons", "212A-7ii")],
)
def test_the_syllabus_has_a_begun_exercise_as_a_draft_for_the_criterion_in_its_name(
    places: Places, name: str, criterion: str
) -> None:
    exercises = syllabus(places).exercises
    begin_exercise(places, name, "01-a-lesson")
    draft = Exercise(
        id=name,
        criterion=criterion,
        after="01-a-lesson",
        range=Range(
            mode=("air",),
            channels=("phone", "e-mail"),
            customer="existing",
            tone=("mild",),
            authority="within",
            matter=("delay",),
        ),
        draft=True,
    )
    assert syllabus(places).draft_exercises == (draft,)
    assert syllabus(places).exercises == exercises


def test_an_exercise_may_follow_a_draft_named_by_its_number(places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    begin_exercise(places, "309a-i-1-missing-cartons", "14")
    assert syllabus(places).draft_exercises[0].after == "14-service-encounters"


def test_a_lesson_in_parts_is_followed_after_its_last(places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    path = places.lessons.parent / "syllabus.toml"
    again = '[[lessons]]\nfile = "14-more-encounters"\nunit = "309A"\nteaches = []\ndraft = true\n'
    path.write_text(path.read_text() + again)
    begin_exercise(places, "309a-i-1-missing-cartons", "14")
    assert syllabus(places).draft_exercises[0].after == "14-more-encounters"


@pytest.mark.parametrize(
    ("name", "unit", "teaches", "says"),
    [
        *(
            (name, "309A", [], f"{name!r} is no name for a lesson: write it as 22-the-night-desk")
            for name in ("service-encounters", "4-service", "14-Service", "14 service", "14-", "14-a/b")
        ),
        ("14-service", "310A", [], "'310A' is none of the units 212A, 309A"),
        ("14-service", "309A", ["309A-6.9.9"], "'309A-6.9.9' is no requirement of the framework"),
        (
            "14-service",
            "309A",
            ["309A-6.2.5.measure", "212A-6.1.8"],
            "'212A-6.1.8' must name a part: 212A-6.1.8.channels, 212A-6.1.8.use",
        ),
        ("01-a-lesson", "212A", [], "course/lessons/01-a-lesson.md is there already; it was left as it is"),
    ],
)
def test_a_refused_lesson_says_what_to_write_and_leaves_everything_as_it_is(
    places: Places, name: str, unit: str, teaches: list[str], says: str
) -> None:
    before = files(places)
    with pytest.raises(DraftError) as refused:
        begin_lesson(places, name, unit, teaches)
    assert str(refused.value) == says
    assert files(places) == before


@pytest.mark.parametrize(
    ("name", "after", "says"),
    [
        *(
            (
                name,
                "01",
                f"{name!r} is no name for an exercise: write unit, criterion, number and words, "
                "as 309a-i-4-the-night-desk",
            )
            for name in (
                "missing-cartons",
                "212A-ii-2-missing",
                "212a-iii-2-missing",
                "310a-ii-2-missing",
                "212a-ii-missing",
                "212a-ii-2-",
                "212a-ii-2-missing cartons",
            )
        ),
        (
            "212a-ii-2-missing",
            "77",
            "'77' names no lesson for it to follow: use one of 01-a-lesson, 14-service-encounters",
        ),
        (
            "212a-ii-9-small",
            "01",
            "solutions/212a-ii-9-small.md is there already; it was left as it is",
        ),
    ],
)
def test_a_refused_exercise_says_what_to_write_and_leaves_everything_as_it_is(
    places: Places, name: str, after: str, says: str
) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    before = files(places)
    with pytest.raises(DraftError) as refused:
        begin_exercise(places, name, after)
    assert str(refused.value) == says
    assert files(places) == before


def test_drafts_are_built_for_their_author_and_no_learner_gets_them(make: Make, places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    begin_exercise(places, "309a-i-1-missing-cartons", "14")
    make().write()
    drafts = {
        places.lessons / "14-service-encounters.ipynb",
        places.exercises / "309a-i-1-missing-cartons" / "309a-i-1-missing-cartons.ipynb",
    }
    assert all(path.is_file() for path in drafts)
    assert drafts <= set(previewed(places, syllabus(places)).values())
    assert drafts.isdisjoint(handed_out(places, syllabus(places)).values())


def test_a_built_course_keeps_drafts_apart(make: Make, places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    begin_exercise(places, "309a-i-1-missing-cartons", "14")
    course = make().course
    assert (set(course.lessons), set(course.draft_lessons)) == ({"01-a-lesson"}, {"14-service-encounters"})
    assert (set(course.exercises), set(course.draft_exercises)) == (
        {"212a-ii-9-small"},
        {"309a-i-1-missing-cartons"},
    )


def test_a_name_that_the_syllabus_still_has_is_refused_though_its_file_has_gone(places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", []).unlink()
    before = files(places)
    with pytest.raises(DraftError, match=r"syllabus.toml lists '14-service-encounters' already"):
        begin_lesson(places, "14-service-encounters", "309A", [])
    assert files(places) == before


def test_into_a_broken_syllabus_nothing_is_written(places: Places) -> None:
    places.syllabus.write_text("[[lessons")
    before = files(places)
    with pytest.raises(ContentError, match=r"syllabus.toml"):
        begin_lesson(places, "14-service-encounters", "309A", [])
    assert files(places) == before


def test_a_whole_name_to_follow_is_meant_also_where_another_one_begins_with_it(places: Places) -> None:
    # Two lessons with one number cannot be begun, but an older syllabus may have them.
    second = '[[lessons]]\nfile = "01-a-lesson-too"\nunit = "212A"\nteaches = []\n\n'
    places.syllabus.write_text(places.syllabus.read_text().replace("[[exercises]]", f"{second}[[exercises]]"))
    begin_exercise(places, "212a-ii-2-missing-cartons", "01-a-lesson")
    assert places.syllabus.read_text().count('after = "01-a-lesson"\n') == 2
    assert 'after = "01-a-lesson-too"' not in places.syllabus.read_text()


def test_no_name_to_follow_is_no_lesson(places: Places) -> None:
    with pytest.raises(DraftError, match="'' names no lesson"):
        begin_exercise(places, "212a-ii-2-missing-cartons", "")


def test_a_comment_stays_above_what_it_is_about(places: Places) -> None:
    order = places.syllabus.read_text().replace("[[exercises]]", "# The graded ones.\n[[exercises]]")
    places.syllabus.write_text(order)
    begin_lesson(places, "14-service-encounters", "309A", [])
    assert "draft = true\n\n# The graded ones.\n[[exercises]]" in places.syllabus.read_text()


def test_an_entry_that_stands_twice_is_named(places: Places, make: Make) -> None:
    entry = '[[lessons]]\nfile = "01-a-lesson"\nunit = "212A"\nteaches = []\n\n'
    places.syllabus.write_text(places.syllabus.read_text().replace("[[exercises]]", f"{entry}[[exercises]]"))
    with pytest.raises(BuildError, match="'01-a-lesson' stands 2 times"):
        make()


def test_a_number_that_a_lesson_has_is_refused(places: Places) -> None:
    begin_lesson(places, "14-service-encounters", "309A", [])
    with pytest.raises(DraftError, match="lesson 14 is there already: 14-service-encounters"):
        begin_lesson(places, "14-other-name", "309A", [])


def test_the_goal_names_the_requirement_that_the_lesson_teaches(places: Places) -> None:
    path = begin_lesson(places, "14-service-encounters", "309A", ["309A-6.1.2.complaints"])
    assert "(309A-6.1.2.complaints)" in path.read_text()
    assert "(212A-6.2.2)" not in path.read_text()
