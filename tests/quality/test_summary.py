"""Where the course stands, in a few sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.quality.course import Course
from frontline.quality.findings import Findings
from frontline.quality.summary import Summary, counted, summary

Make = Callable[..., Course]
Ask = Callable[..., str]


def said(course: Course, *errors: str) -> Summary:
    return summary(course, Findings(errors=errors, holes={}, warnings=(), drafts={}))


@pytest.mark.parametrize(("number", "words"), [(0, "no lessons"), (1, "1 lesson"), (2, "2 lessons")])
def test_nouns_are_counted(number: int, words: str) -> None:
    assert counted(number, "lesson") == words


def test_it_says_what_is_there(make: Make, ask: Ask) -> None:
    body = ask("p", assesses="212A-6.2.2")
    course = make({"01-a": body}, {"e-1": ask("q", assesses="212A-6.2.2")}, teaches={"01-a": ("212A-6.2.2",)})
    assert said(course).there == (
        "The course has 1 lesson and 1 exercise, with 2 questions.",
        "They take about 0.1 hours, without tasks at work and projects.",
        "Unit 212A: 1 of 4 requirement parts are taught, practised and assessed.",
        "Unit 309A: 0 of 1 requirement parts are taught, practised and assessed.",
    )


def test_it_says_what_is_missing_most(make: Make) -> None:
    course = make({"01-a": "A."}, {"e-1": "B."}, teaches={"01-a": ("212A-6.2.2",)})
    assert said(course).missing == (
        "Unit 212A: of 4 parts 3 still have to be taught and 4 to be assessed.",
        "Unit 309A: of 1 parts 1 still have to be taught and 1 to be assessed.",
        "8 more exercises are needed, for 212A-7i, 212A-7ii, 309A-7i.",
    )


def test_the_next_steps_begin_with_what_is_wrong(make: Make) -> None:
    to_do = said(make(), "a: x", "b: x", "c: x", "d: x", "e: x").to_do
    assert to_do == (
        "Mend a: x.",
        "Mend b: x.",
        "Mend c: x.",
        "Mend 2 more errors, listed under “What to mend”.",
        "Write the lesson that teaches 212A-6.1.1: “Know the operation”.",
        "Write an exercise for criterion 212A-7i: it has none of 3.",
    )


def test_the_unit_s_range_is_the_last_to_be_taught(make: Make) -> None:
    taught = ("212A-6.1.1.sea", "212A-6.1.1.air", "212A-6.2.2")
    to_do = said(make({"01-a": "A."}, teaches={"01-a": taught})).to_do
    assert to_do[0] == "Write the lesson that teaches 212A-3: “Follow the policy”."
