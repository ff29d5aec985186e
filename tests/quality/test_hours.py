"""How long the course takes, with rates of 100 words, 2 minutes a question, 15 a reply, 10 an exploration."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.competency import Framework
from frontline.quality.course import Course
from frontline.quality.hours import Minutes, hour_warnings, minutes, unit_hours

Make = Callable[..., Course]
Ask = Callable[..., str]
EXPLORE = "\n```{explore} x-1\nkind: plot\n```\n"


def of(words: int) -> str:
    """A text of so many words, its title included."""
    return "word " * (words - 1)


def spent(course: Course) -> Minutes:
    return minutes(course.lessons["01-a"], course.order.rates)


def test_words_are_read_with_tables_and_messages_and_without_code(make: Make) -> None:
    body = (
        "One two three four.\n\n> Five six\n\n| Seven | eight |\n|---|---|\n| nine | 10 |\n\n```\nnot\n```\n"
    )
    assert spent(make({"01-a": body})).reading == pytest.approx(0.11)


def test_each_type_of_question_takes_its_own_time(make: Make, ask: Ask) -> None:
    body = ask("a") + ask("b", "number") + ask("c", "dialogue") + ask("d", "written") + EXPLORE
    found = spent(make({"01-a": body}))
    assert (found.questions, found.replies, found.explorations) == (2 + 2 + 8, 15, 10)


def test_tools_inside_a_lesson_take_time_and_screens_that_show_what_is_kept_take_none(make: Make) -> None:
    body = "\n```{glossary}\n```\n\n```{decode}\n```\n\n```{drill}\n```\n\n```{task} 01-task\n```\n"
    assert spent(make({"01-a": body})).explorations == 18


def test_minutes_add_up() -> None:
    assert Minutes(reading=40, questions=20, replies=15, explorations=10).total == 85


def test_a_unit_adds_lessons_exercises_tasks_review_and_project(make: Make, units: Framework) -> None:
    task = "\n## At your workplace\n\n```{task} 01-task\n```\n"
    terms = f"{task}\n## Key terms\n\n```{{terms}}\n- term-1\n- term-2\n```\n"
    course = make({"01-a": of(5985) + terms}, {"e-1": of(3000)})
    hours = unit_hours(course, units.units[0])
    assert hours.parts == {
        "lessons": pytest.approx(1.0),
        "exercises": 0.5,
        "tasks at work": 0.5,
        "review of key terms": 0.1,
        "workplace project": 4.0,
    }
    assert (hours.total, hours.notional, hours.gap) == (pytest.approx(6.1), 10.0, pytest.approx(3.9))


def test_a_lesson_without_a_task_has_no_hours_at_work(make: Make, units: Framework) -> None:
    assert unit_hours(make({"01-a": "A."}), units.units[0]).parts["tasks at work"] == 0


@pytest.mark.parametrize("words", [6000, 9000])
def test_a_lesson_of_60_to_90_minutes_is_right(make: Make, words: int) -> None:
    assert not [line for line in hour_warnings(make({"01-a": of(words)})) if line.startswith("01-a")]


@pytest.mark.parametrize(("words", "taken"), [(5900, 59), (9100, 91)])
def test_a_shorter_or_longer_lesson_is_warned_of(make: Make, words: int, taken: int) -> None:
    assert next(hour_warnings(make({"01-a": of(words)}))) == (
        f"01-a.md: about {taken} minutes of work, 60 to 90 are meant"
    )


def test_a_gap_says_what_a_provider_must_add(make: Make) -> None:
    assert list(hour_warnings(make({}, {"e-1": of(12_000)}, complete=("212A",)))) == [
        "unit 212A: about 6 of 10 notional hours; a provider must add about 4 hours of guided learning or "
        "supervised work",
        "unit 309A: about 4 of 20 notional hours; until the unit is complete, a provider must add about 16 "
        "hours of guided learning or supervised work",
    ]


def test_a_gap_of_15_per_cent_is_no_warning(make: Make) -> None:
    assert not [line for line in hour_warnings(make({}, {"e-1": of(27_000)})) if "212A" in line]


def test_too_many_hours_are_warned_of_too(make: Make) -> None:
    assert next(hour_warnings(make({}, {"e-1": of(48_000)}))) == (
        "unit 212A: about 12 of 10 notional hours; learners need 2 hours more than the credits say"
    )
