"""Where each requirement is taught, practised and assessed, and what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.competency import Framework
from frontline.quality.course import Course
from frontline.quality.coverage import coverage_errors, coverage_holes, matrix

Make = Callable[..., Course]
Ask = Callable[..., str]


@pytest.fixture
def course(make: Make, ask: Ask) -> Course:
    """One lesson on the operation of sea freight, one exercise on that and on channels."""
    return make(
        {"01-a": ask("p", assesses="212A-6.1.1.sea")},
        {"e-1": ask("q", assesses="212A-6.1.1.sea, 212A-6.2.2")},
        teaches={"01-a": ("212A-6.1.1.sea",)},
    )


def test_each_part_has_a_row_that_says_where_it_stands(course: Course, units: Framework) -> None:
    rows = {
        row.reference: (row.taught, row.practised, row.assessed) for row in matrix(course, units.units[0])
    }
    assert rows == {
        "212A-3": ((), (), ()),
        "212A-6.1.1.sea": (("01-a",), ("01-a",), ("e-1",)),
        "212A-6.1.1.air": ((), (), ()),
        "212A-6.2.2": ((), (), ("e-1",)),
    }


def test_only_what_is_taught_practised_and_assessed_is_whole(course: Course, units: Framework) -> None:
    assert [row.reference for row in matrix(course, units.units[0]) if row.whole] == ["212A-6.1.1.sea"]


def test_holes_are_named_in_words(course: Course, units: Framework) -> None:
    assert list(coverage_holes(course, units.units[0])) == [
        "unit 212A, taught in no lesson: 212A-3, 212A-6.1.1 (air), 212A-6.2.2",
        "unit 212A, practised in no lesson: 212A-3, 212A-6.1.1 (air), 212A-6.2.2",
        "unit 212A, assessed in no exercise: 212A-3, 212A-6.1.1 (air)",
        "unit 212A, assessed in fewer than 2 exercises: 212A-6.2.2 (1)",
        "unit 212A, criterion 212A-7i: none of 3 exercises",
        "unit 212A, criterion 212A-7ii: 1 of 3 exercises",
    ]


def test_a_performance_requirement_in_two_exercises_is_enough(make: Make, ask: Ask, units: Framework) -> None:
    both = ask("q", assesses="212A-6.2.2"), ask("r", assesses="212A-6.2.2")
    course = make({}, {"e-1": both[0], "e-2": both[1]})
    assert "fewer than" not in "\n".join(coverage_holes(course, units.units[0]))


def test_three_exercises_are_enough_for_a_criterion(make: Make, units: Framework) -> None:
    course = make({}, dict.fromkeys(("e-1", "e-2", "e-3"), "Story."))
    assert "212A-7ii" not in "\n".join(coverage_holes(course, units.units[0]))


def test_a_lesson_must_practise_what_it_teaches(make: Make, ask: Ask) -> None:
    taught = ("212A-6.1.1.sea", "212A-6.2.2")
    course = make({"01-a": ask("p", assesses="212A-6.2.2")}, teaches={"01-a": taught})
    assert list(coverage_errors(course)) == [
        "01-a.md: it teaches 212A-6.1.1.sea by the syllabus, and no question practises that"
    ]


def test_another_lesson_s_question_does_not_help(make: Make, ask: Ask) -> None:
    course = make({"01-a": "A.", "02-b": ask("p", assesses="212A-6.2.2")}, teaches={"01-a": ("212A-6.2.2",)})
    assert len(list(coverage_errors(course))) == 1
