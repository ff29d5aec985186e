"""The course in one piece."""

from collections.abc import Callable

from frontline.competency import Framework
from frontline.quality.course import Course


def test_a_unit_has_its_lessons_and_the_exercises_of_its_criteria(
    make: Callable[..., Course], units: Framework
) -> None:
    course = make({"01-a": "A."}, {"e-1": "B.", "e-2": "C."}, criteria={"e-2": "309A-7i"})
    first, second = units.units
    assert [lesson.file for lesson in course.lessons_of(first)] == ["01-a"]
    assert [one.id for one in course.exercises_of(first)] == ["e-1"]
    assert [one.id for one in course.exercises_of(second)] == ["e-2"]
    assert [text.where for text in course.texts_of(first)] == ["01-a.md", "e-1.md"]


def test_a_unit_is_complete_when_the_syllabus_says_so(make: Callable[..., Course], units: Framework) -> None:
    course = make(complete=("309A",))
    assert [course.complete(unit) for unit in units.units] == [False, True]
