"""Checks each lesson and exercise against what the course asks of every one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from frontline.content.text import ExploreBlock, Text
from frontline.quality.course import Course
from frontline.quality.prose import KEY_TERMS, SOURCES, TASK, Kind, headings, lines

HEADINGS = ("Summary", KEY_TERMS, TASK, SOURCES)
QUESTIONS_PER_LESSON = 10
TYPES_PER_LESSON = 4
TYPES_PER_EXERCISE = 5
TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
"""The line below the titles of a table."""
CRITERION = re.compile(r"\b\d{3}A-7i+\b")
TERMS = range(5, 11)
AUTOMATIC = {"212A": range(20, 31), "309A": range(20, 26)}
WRITTEN = {"212A": range(12, 17), "309A": range(18, 23)}


@frozen
class Points:
    """The most that an exercise can earn: marked by the program, and by a person."""

    automatic: int
    written: int


def kinds(text: Text) -> set[str]:
    """Return the types of a text's questions."""
    return {block.made.question.kind for block in text.questions}


def points(text: Text) -> Points:
    """Return an exercise's points."""
    by_person = sum(block.authored.points for block in text.questions if block.made.question.by_person)
    return Points(sum(block.authored.points for block in text.questions) - by_person, by_person)


def rule_errors(course: Course) -> Iterator[str]:
    """Say which lessons and exercises are not what every one of them has to be."""
    for text in course.lessons.values():
        yield from lesson_lacks(text)
    for unit in course.units.units:
        for exercise in course.exercises_of(unit):
            yield from exercise_lacks(course.exercises[exercise.id], exercise.criterion)


def lesson_lacks(text: Text) -> Iterator[str]:
    """Say what a lesson lacks, with its place."""
    yield from (f"{text.where}: {problem}" for problem in (*_lesson(text), *_tables(text)))


def exercise_lacks(text: Text, criterion: str) -> Iterator[str]:
    """Say what an exercise for a criterion lacks, or has too much of, with its place."""
    unit = criterion.partition("-")[0]
    yield from (f"{text.where}: {problem}" for problem in (*_exercise(text, unit), *_tables(text)))
    for name in sorted({name for line in lines(text) for name in CRITERION.findall(line.text)} - {criterion}):
        yield f"{text.where}: it names criterion {name}, and the syllabus says {criterion}"


def _lesson(text: Text) -> Iterator[str]:
    if (count := len(text.questions)) < QUESTIONS_PER_LESSON:
        yield f"{count} practice questions, at least {QUESTIONS_PER_LESSON} are needed"
    yield from _types(text, TYPES_PER_LESSON)
    if "dialogue" not in kinds(text) and not any(isinstance(part, ExploreBlock) for part in text.parts):
        yield "neither an exploration nor a dialogue: at least one is needed"
    for heading in HEADINGS:
        if heading not in headings(text):
            yield f"the heading `## {heading}` is missing"
    if TASK in headings(text) and not text.task:
        yield f"the section `## {TASK}` has no block `{{task}}` for what was done"
    if (rows := len(text.terms)) not in TERMS:
        yield f"{rows} key terms in its block `{{terms}}`, {_between(TERMS)} are needed"


def _exercise(text: Text, unit: str) -> Iterator[str]:
    yield from _types(text, TYPES_PER_EXERCISE)
    for what, given, allowed in (
        ("automatic", points(text).automatic, AUTOMATIC[unit]),
        ("written", points(text).written, WRITTEN[unit]),
    ):
        if given not in allowed:
            yield f"{given} {what} points, {_between(allowed)} are needed"


def _tables(text: Text) -> Iterator[str]:
    for titles, line in pairwise(lines(text)):
        columns = titles.text.split("|")[1:-1]
        if line.kind is Kind.TABLE and TABLE_RULE.fullmatch(line.text) and not all(map(str.strip, columns)):
            yield f"a table in `{line.section}` has a column without a title: a screen reader needs one"


def _types(text: Text, fewest: int) -> Iterator[str]:
    if (count := len(kinds(text))) < fewest:
        yield f"questions of {count} types ({', '.join(sorted(kinds(text)))}), at least {fewest} are needed"


def _between(allowed: range) -> str:
    return f"{allowed[0]} to {allowed[-1]}"
