"""What is in the course, as a learner's pages read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from frontline.competency import Item
from frontline.content.contents import Asked, contents
from frontline.content.places import Places
from frontline.content.reading import ContentError
from frontline.content.syllabus import syllabus

QUESTION = {"id": "08-call", "label": "Practice 1", "kind": "choice", "assesses": ["212A-6.2.2"]}
CONTENTS: dict[str, Any] = {
    "units": [
        {
            "id": "212A",
            "code": "LOCUCS212A",
            "title": "Handle requests",
            "level": 2,
            "hours": 60.0,
            "project_hours": 15,
            "complete": False,
            "items": {"212A-6.2.2": {"text": "Choose the channel", "parts": ["phone"]}},
            "criteria": {"212A-7i": "Keeps to the guidelines"},
        }
    ],
    "lessons": [
        {
            "file": "08-choosing",
            "title": "Choosing",
            "unit": "212A",
            "minutes": 60,
            "questions": [{**QUESTION, "section": "A call or a letter"}],
            "explorations": ["08-look"],
            "terms": ["edi"],
            "task": "08-task",
        }
    ],
    "exercises": [
        {
            "id": "212a-i-1-small",
            "title": "Small",
            "unit": "212A",
            "criterion": "212A-7i",
            "after": "08-choosing",
            "minutes": 30,
            "edition": "abc",
            "questions": [{**QUESTION, "id": "reply", "kind": "written", "points": 4, "essential": True}],
        }
    ],
    "minutes_per_task": 45,
    "minutes_per_term": 1.5,
}


@pytest.fixture
def own(tmp_path: Path) -> Places:
    """Places of a course that is a contents file alone."""
    found = Places(tmp_path)
    found.course.mkdir()
    found.contents.write_text(json.dumps(CONTENTS))
    return found


def test_units_lessons_and_exercises_are_found_by_what_people_call_them(own: Places) -> None:
    course = contents(own)
    assert course.unit("212A").items == {"212A-6.2.2": Item(text="Choose the channel", parts=("phone",))}
    lesson, exercise = course.lesson("08-choosing"), course.exercise("212a-i-1-small")
    assert lesson is not None
    assert exercise is not None
    assert (course.lessons_of("212A"), course.exercises_of("212A")) == ((lesson,), (exercise,))
    assert (course.lessons_of("309A"), course.exercises_of("309A")) == ((), ())
    assert (lesson.number, lesson.page) == ("08", "lessons/08-choosing.ipynb")
    assert exercise.page == "exercises/212a-i-1-small/212a-i-1-small.ipynb"


def test_what_does_not_exist_is_none_and_a_unit_that_does_not_is_an_error(own: Places) -> None:
    course = contents(own)
    assert (course.lesson("09-none"), course.exercise("none")) == (None, None)
    with pytest.raises(KeyError):
        course.unit("999A")


def test_a_question_of_practice_has_no_points_and_a_reply_is_marked_by_a_person(own: Places) -> None:
    course = contents(own)
    assert course.lessons[0].questions == (
        Asked(
            id="08-call",
            label="Practice 1",
            kind="choice",
            assesses=("212A-6.2.2",),
            points=0,
            essential=False,
            section="A call or a letter",
        ),
    )
    assert not course.lessons[0].questions[0].written
    reply = course.exercises[0].questions[0]
    assert (reply.written, reply.points, reply.essential, reply.section) == (True, 4, True, "")


@pytest.mark.parametrize("broken", [None, b"", b"{", b"\xff\xfe", b'{"units": '])
def test_a_missing_or_broken_file_says_what_to_do(own: Places, broken: bytes | None) -> None:
    if broken is None:
        own.contents.unlink()
    else:
        own.contents.write_bytes(broken)
    with pytest.raises(ContentError, match=r"^course/contents\.json: cannot be read: install the course"):
        contents(own)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"units": 3}, "units"),
        ({"exams": []}, "unknown key 'exams'"),
        ({"minutes_per_task": "45"}, "minutes_per_task: a number is needed, not '45'"),
    ],
)
def test_a_file_of_another_form_is_named_with_the_key(own: Places, change: Any, says: str) -> None:
    own.contents.write_text(json.dumps({**CONTENTS, **change}))
    with pytest.raises(ContentError, match=says):
        contents(own)


def test_the_course_s_own_contents_follow_the_syllabus(places: Places) -> None:
    course, order = contents(places), syllabus(places)
    assert [one.file for one in course.lessons] == [one.file for one in order.lessons]
    assert [one.id for one in course.exercises] == [one.id for one in order.exercises]
    assert {one.unit for one in (*course.lessons, *course.exercises)} <= {one.id for one in course.units}
    assert {one.after for one in course.exercises} <= {one.file for one in course.lessons}


def test_questions_explorations_and_tasks_of_the_course_have_names_of_their_own(places: Places) -> None:
    course = contents(places)
    names = [asked.id for one in (*course.lessons, *course.exercises) for asked in one.questions]
    names += [one for lesson in course.lessons for one in lesson.explorations]
    names += [lesson.task for lesson in course.lessons if lesson.task]
    assert len(set(names)) == len(names)
