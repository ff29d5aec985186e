"""What a draft still lacks, said to its author; and that nothing of the course counts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from frontline.competency import Framework
from frontline.quality.course import Course
from frontline.quality.coverage import coverage_errors, coverage_holes, matrix
from frontline.quality.drafts import READY, draft_lines
from frontline.quality.findings import Findings, findings
from frontline.quality.hours import hour_warnings, unit_hours
from frontline.quality.reading import reading_errors, readings
from frontline.quality.rules import rule_errors
from frontline.quality.soundness import soundness

Make = Callable[..., Course]

CHOICE = """options:
  wait: {text: Wait a day, because: She waits as well and can do nothing for her goods.}
  call: {text: Call her, right: true, because: She hears it now and still has time to act.}
  mail: {text: Send a mail, because: It lies unread until the ship has left the quay.}
"""
CHOICES = """options:
  day: {text: The day, right: true, because: It is what she has to plan her truck by.}
  fault: {text: Whose fault, because: Nobody has looked at that and she did not ask.}
  next: {text: The next step, right: true, because: She knows then when she will hear from you.}
  sum: {text: The sum, because: No sum is known as yet and a guess would bind.}
"""
NUMBER = """answer: 4
because:
  right: Two hours from two are four on the clock here.
  wrong: Add the hours of the promise to the time first.
"""
ORDER = """items:
  log: {text: Log it, because: What is not in the log is lost by the evening.}
  call: {text: Call her, because: She can act on it only when she has heard it.}
  plan: {text: Plan a day, because: The two of you can name a day when you have talked.}
  close: {text: Close it, because: A case is closed when she has what she was promised.}
"""
WRITTEN = """scheme:
  - {row: Facts, levels: [{points: 12, text: All are there}, {points: 0, text: None is there}]}
model: Dear Ms Yeung, the ship sails on Friday.
"""
ENDING = """
```{explore} x-1
kind: plot
```

## Summary

- Call first.

## Key terms

```{terms}
- term-1
- term-2
- term-3
- term-4
- term-5
```

## At your workplace

Watch ten calls.

```{task} 02-task
```

## Sources

- A book.
"""


def asked(kind: str, body: str, id_: str, *, points: int = 0, prompt: str = "What is right here?") -> str:
    return (
        f"\n```{{question}} {id_}\ntype: {kind}\nassesses: [212A-6.2.2]\npoints: {points}\n"
        f"prompt: {prompt}\n{body}```\n"
    )


KINDS = [("choice", CHOICE), ("choices", CHOICES), ("number", NUMBER), ("order", ORDER)]
LESSON = (
    "The ship is late.\n"
    + "".join(asked(kind, body, f"p-{kind}-{at}") for kind, body in KINDS for at in range(3))
    + ENDING
)
EXERCISE = (
    "The ship is late.\n"
    + "".join(asked(kind, body, f"q-{kind}", points=5) for kind, body in KINDS)
    + asked("written", WRITTEN, "q-written", points=12)
)
HARD = "International organisations continuously communicate complicated documentation requirements."


@pytest.fixture
def lesson_lines(make: Make) -> Callable[..., tuple[str, ...]]:
    """Return what a draft lesson lacks: `lesson_lines("body", teaches=("212A-3",))`."""

    def lines(body: str, teaches: tuple[str, ...] = ()) -> tuple[str, ...]:
        return draft_lines(make({"02-b": body}, teaches={"02-b": teaches}, drafts=("02-b",)))["02-b"]

    return lines


@pytest.fixture
def exercise_lines(make: Make) -> Callable[..., tuple[str, ...]]:
    """Return what a draft exercise lacks: `exercise_lines("body", criterion="309A-7i")`."""

    def lines(body: str, criterion: str = "212A-7ii") -> tuple[str, ...]:
        return draft_lines(make({}, {"e-1": body}, criteria={"e-1": criterion}, drafts=("e-1",)))["e-1"]

    return lines


Lines = Callable[..., tuple[str, ...]]


def test_a_lesson_that_lacks_nothing_is_ready(lesson_lines: Lines) -> None:
    assert lesson_lines(LESSON, teaches=("212A-6.2.2",)) == (
        "nothing: take out `draft = true` in course/syllabus.toml, "
        "and let `frontline build --check` prove the rest",
    )


def test_an_exercise_that_lacks_nothing_is_ready(exercise_lines: Lines) -> None:
    assert exercise_lines(EXERCISE) == (READY,)


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ("## Summary\n", "", "02-b.md: the heading `## Summary` is missing"),
        ("- term-5\n", "", "02-b.md: 4 key terms in its block `{terms}`, 5 to 10 are needed"),
        (
            "ship is late.\n",
            "ship is late. Mr Stranger calls.\n",
            "02-b.md: 'Mr Stranger' is not the company's. Cite the company, or declare it in {own}",
        ),
        (
            "What is right here?",
            "What is not right here?",
            "02-b.md, line 5, question 'p-choice-0': the question says 'not': write it in capitals, or ask "
            "without a negative",
        ),
    ],
)
def test_what_a_lesson_lacks_is_named(lesson_lines: Lines, old: str, new: str, lacks: str) -> None:
    assert lesson_lines(LESSON.replace(old, new, 1)) == (lacks,)


def test_a_requirement_that_a_lesson_should_teach_and_no_question_practises_is_named(
    lesson_lines: Lines,
) -> None:
    assert lesson_lines(LESSON, teaches=("212A-6.2.2", "212A-3")) == (
        "02-b.md: it teaches 212A-3 by the syllabus, and no question practises that",
    )


def test_a_lesson_that_is_too_hard_is_named_with_its_hardest_sentence(lesson_lines: Lines) -> None:
    middling = "A supervisor collects the necessary documents at the terminal.\n\n" * 20
    (line,) = lesson_lines(f"{middling}{HARD}\n\n{LESSON}")
    assert line.startswith("02-b.md: reads at grade ")
    assert line.endswith(f", at most 9.5 is allowed. Begin with: {HARD}")


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ("points: 5", "points: 4", "e-1.md: 19 automatic points, 20 to 30 are needed"),
        (
            "ship is late.\n",
            "ship is late. Mr Stranger calls.\n",
            "e-1.md: 'Mr Stranger' is not the company's. Cite the company, or declare it in {own}",
        ),
        (
            "What is right here?",
            "What is not right here?",
            "e-1.md, line 5, question 'q-choice': the question says 'not': write it in capitals, or ask "
            "without a negative",
        ),
    ],
)
def test_what_an_exercise_lacks_is_named(exercise_lines: Lines, old: str, new: str, lacks: str) -> None:
    assert exercise_lines(EXERCISE.replace(old, new, 1)) == (lacks,)


def test_an_exercise_needs_the_points_of_its_own_unit(exercise_lines: Lines) -> None:
    assert exercise_lines(EXERCISE, criterion="309A-7i") == (
        "e-1.md: 12 written points, 18 to 22 are needed",
    )


def test_everything_that_is_lacking_is_said_at_once(lesson_lines: Lines) -> None:
    assert lesson_lines("Mr Stranger calls.\n", teaches=("212A-3",)) == (
        "02-b.md: 0 practice questions, at least 10 are needed",
        "02-b.md: questions of 0 types (), at least 4 are needed",
        "02-b.md: neither an exploration nor a dialogue: at least one is needed",
        "02-b.md: the heading `## Summary` is missing",
        "02-b.md: the heading `## Key terms` is missing",
        "02-b.md: the heading `## At your workplace` is missing",
        "02-b.md: the heading `## Sources` is missing",
        "02-b.md: 0 key terms in its block `{terms}`, 5 to 10 are needed",
        "02-b.md: it teaches 212A-3 by the syllabus, and no question practises that",
        "02-b.md: 'Mr Stranger' is not the company's. Cite the company, or declare it in {own}",
    )


def test_each_draft_has_its_own_lines_and_what_learners_get_has_none(make: Make) -> None:
    course = make(
        {"01-a": "It is late.", "02-b": LESSON, "03-c": "It is late."},
        {"e-1": "It is late.", "e-2": EXERCISE},
        drafts=("02-b", "03-c", "e-2"),
    )
    lines = draft_lines(course)
    assert list(lines) == ["02-b", "03-c", "e-2"]
    assert (lines["02-b"], lines["e-2"]) == ((READY,), (READY,))
    assert lines["03-c"][0] == "03-c.md: 0 practice questions, at least 10 are needed"


@pytest.fixture
def only_drafts(make: Make) -> Course:
    """A course that has a poor draft lesson and a poor draft exercise, and nothing else."""
    body = f"Mr Stranger calls.\n\n{HARD}\n" + asked("choice", CHOICE, "p-1") + ENDING
    return make(
        {"02-b": body},
        {"e-1": asked("choice", CHOICE, "q-1", points=5)},
        teaches={"02-b": ("212A-6.2.2", "212A-3")},
        ranges={"e-1": {"tone": ("angry",)}},
        drafts=("02-b", "e-1"),
    )


def found_in(course: Course) -> Findings:
    return findings(course, soundness(course))


def test_a_draft_breaks_no_rule_of_the_course(only_drafts: Course) -> None:
    assert list(rule_errors(only_drafts)) == []
    assert list(coverage_errors(only_drafts)) == []
    assert list(reading_errors(only_drafts)) == []
    assert found_in(only_drafts).errors == ()


def test_what_a_draft_lacks_stands_apart_in_what_is_found(only_drafts: Course) -> None:
    found = found_in(only_drafts).drafts
    assert list(found) == ["02-b", "e-1"]
    assert "02-b.md: 1 practice questions, at least 10 are needed" in found["02-b"]
    assert "e-1.md: 5 automatic points, 20 to 30 are needed" in found["e-1"]


def test_a_draft_covers_no_requirement(only_drafts: Course, units: Framework) -> None:
    rows = matrix(only_drafts, units.units[0])
    assert [(row.reference, row.taught, row.practised, row.assessed) for row in rows] == [
        ("212A-3", (), (), ()),
        ("212A-6.1.1.sea", (), (), ()),
        ("212A-6.1.1.air", (), (), ()),
        ("212A-6.2.2", (), (), ()),
    ]


def test_a_draft_fills_no_hole(only_drafts: Course, units: Framework) -> None:
    holes = list(coverage_holes(only_drafts, units.units[0]))
    assert "unit 212A, assessed in fewer than 2 exercises: 212A-6.2.2 (none)" in holes
    assert "unit 212A, criterion 212A-7ii: none of 3 exercises" in holes


def test_a_draft_takes_no_hours_and_its_length_warns_of_nothing(
    only_drafts: Course, units: Framework
) -> None:
    assert unit_hours(only_drafts, units.units[0]).parts == {
        "lessons": 0,
        "exercises": 0,
        "tasks at work": 0,
        "review of key terms": 0,
        "workplace project": 4,
    }
    assert not [line for line in hour_warnings(only_drafts) if line.startswith("02-b")]


def test_a_draft_does_not_make_the_course_harder_to_read(make: Make) -> None:
    course = make({"01-a": "The ship is late.", "02-b": HARD}, drafts=("02-b",))
    assert list(readings(course)) == ["01-a"]


def test_an_exercise_for_a_criterion_that_does_not_exist_says_so(exercise_lines: Lines) -> None:
    assert exercise_lines(EXERCISE, criterion="999A-7i") == (
        "e-1.md: criterion '999A-7i' is not in the framework",
    )


def test_a_word_of_the_range_that_nobody_knows_is_named(make: Make) -> None:
    course = make({}, {"e-1": EXERCISE}, ranges={"e-1": {"tone": ("angry",)}}, drafts=("e-1",))
    assert draft_lines(course)["e-1"] == (
        "syllabus.toml, exercise e-1, range: tone 'angry' is none of mild, forceful",
    )
