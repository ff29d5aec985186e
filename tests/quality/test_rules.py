"""What the course asks of every lesson and every exercise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.content.text import Text
from frontline.quality.course import Course
from frontline.quality.rules import Points, points, rule_errors

Make = Callable[..., Course]
Ask = Callable[..., str]
KINDS = ("choice", "choices", "number", "order")
EXPLORE = "\n```{explore} x-1\nkind: plot\n```\n"


def lesson(
    ask: Ask, *, questions: int = 10, kinds: tuple[str, ...] = KINDS, rows: int = 5, more: str = EXPLORE
) -> str:
    asked = "".join(ask(f"p-{at}", kinds[at % len(kinds)]) for at in range(questions))
    terms = "".join(f"- term-{number}\n" for number in range(rows))
    table = f"```{{terms}}\n{terms}```\n"
    end = "## At your workplace\n\nWatch ten calls.\n\n```{task} 01-task\n```\n\n## Sources\n\n- A book.\n"
    return f"{asked}{more}\n## Summary\n\n- One.\n\n## Key terms\n\n{table}\n{end}"


def exercise(
    ask: Ask, automatic: int = 20, written: int = 12, kinds: tuple[str, ...] = KINDS, **first: object
) -> str:
    asked = "".join(ask(f"q-{kind}", kind, points=1) for kind in kinds[1:])
    rest = automatic - len(kinds[1:])
    return ask("q-rest", kinds[0], points=rest, **first) + asked + ask("q-reply", "written", points=written)


def test_a_lesson_as_it_should_be_has_no_error(make: Make, ask: Ask) -> None:
    assert list(rule_errors(make({"01-a": lesson(ask)}))) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"questions": 9}, "9 practice questions, at least 10 are needed"),
        (
            {"kinds": ("choice", "number", "order")},
            "questions of 3 types (choice, number, order), at least 4 are needed",
        ),
        ({"more": ""}, "neither an exploration nor a dialogue: at least one is needed"),
        ({"rows": 4}, "4 key terms in its block `{terms}`, 5 to 10 are needed"),
        ({"rows": 11}, "11 key terms in its block `{terms}`, 5 to 10 are needed"),
    ],
)
def test_what_a_lesson_lacks_is_named(make: Make, ask: Ask, change: dict[str, object], says: str) -> None:
    assert list(rule_errors(make({"01-a": lesson(ask, **change)}))) == [f"01-a.md: {says}"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("titles", "untitled"),
    [("| Day | Hour |", False), ("| | Hour |", True), ("| Day | |", True), ("|  | | Hour |", True)],
)
def test_every_column_of_a_table_has_a_title(make: Make, ask: Ask, titles: str, untitled: bool) -> None:
    columns = titles.count("|") - 1
    more = f"{EXPLORE}\n## Times\n\n{titles}\n|{'---|' * columns}\n|{' a |' * columns}\n"
    says = "01-a.md: a table in `Times` has a column without a title: a screen reader needs one"
    assert list(rule_errors(make({"01-a": lesson(ask, more=more)}))) == [says] * untitled


def test_ten_key_terms_are_not_too_many(make: Make, ask: Ask) -> None:
    assert list(rule_errors(make({"01-a": lesson(ask, rows=10)}))) == []


def test_a_dialogue_stands_for_an_exploration(make: Make, ask: Ask) -> None:
    body = lesson(ask, more=ask("talk", "dialogue"))
    assert list(rule_errors(make({"01-a": body}))) == []


@pytest.mark.parametrize("heading", ["Summary", "At your workplace", "Sources"])
def test_a_missing_section_is_named(make: Make, ask: Ask, heading: str) -> None:
    body = lesson(ask).replace(f"## {heading}\n", "")
    assert list(rule_errors(make({"01-a": body}))) == [f"01-a.md: the heading `## {heading}` is missing"]


def test_a_task_needs_its_form(make: Make, ask: Ask) -> None:
    body = lesson(ask).replace("```{task} 01-task\n```\n", "")
    assert list(rule_errors(make({"01-a": body}))) == [
        "01-a.md: the section `## At your workplace` has no block `{task}` for what was done"
    ]


def test_key_terms_need_their_heading(make: Make, ask: Ask) -> None:
    assert list(rule_errors(make({"01-a": lesson(ask).replace("## Key terms\n", "")}))) == [
        "01-a.md: the heading `## Key terms` is missing"
    ]


def test_an_exercise_as_it_should_be_has_no_error(make: Make, ask: Ask) -> None:
    assert list(rule_errors(make({}, {"e-1": exercise(ask)}))) == []


@pytest.mark.parametrize(
    ("criterion", "automatic", "written", "says"),
    [
        ("212A-7ii", 19, 12, ["19 automatic points, 20 to 30 are needed"]),
        ("212A-7ii", 30, 16, []),
        (
            "212A-7ii",
            31,
            17,
            ["31 automatic points, 20 to 30 are needed", "17 written points, 12 to 16 are needed"],
        ),
        ("309A-7i", 25, 18, []),
        (
            "309A-7i",
            26,
            17,
            ["26 automatic points, 20 to 25 are needed", "17 written points, 18 to 22 are needed"],
        ),
    ],
)
def test_points_lie_within_the_limits_of_the_unit(
    make: Make, ask: Ask, criterion: str, automatic: int, written: int, says: list[str]
) -> None:
    course = make({}, {"e-1": exercise(ask, automatic, written)}, criteria={"e-1": criterion})
    assert list(rule_errors(course)) == [f"e-1.md: {problem}" for problem in says]


def test_an_exercise_has_five_types_with_the_written_one(make: Make, ask: Ask) -> None:
    course = make({}, {"e-1": exercise(ask, kinds=("choice", "choices", "number"))})
    assert list(rule_errors(course)) == [
        "e-1.md: questions of 4 types (choice, choices, number, written), at least 5 are needed"
    ]


def test_points_are_split_by_who_marks(write: Callable[..., Text], ask: Ask) -> None:
    assert points(write(exercise(ask, 22, 13))) == Points(automatic=22, written=13)


def test_an_exercise_names_no_criterion_but_its_own(make: Make, ask: Ask) -> None:
    body = "A graded exercise for criterion 212A-7i.\n" + exercise(ask)
    assert list(rule_errors(make({}, {"e-1": body}, criteria={"e-1": "212A-7i"}))) == []
    assert list(rule_errors(make({}, {"e-1": body}, criteria={"e-1": "212A-7ii"}))) == [
        "e-1.md: it names criterion 212A-7i, and the syllabus says 212A-7ii"
    ]
