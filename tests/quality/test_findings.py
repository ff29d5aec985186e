"""What is an error, what may still be missing, and what is only a warning."""

from __future__ import annotations

from collections.abc import Callable

from frontline.quality.course import Course
from frontline.quality.findings import Findings, findings
from frontline.quality.soundness import soundness

Make = Callable[..., Course]
HOLE = "unit 309A, taught in no lesson: 309A-6.2.5"


def found_in(course: Course) -> Findings:
    return findings(course, soundness(course))


def test_holes_stand_while_a_unit_is_incomplete(make: Make) -> None:
    found = found_in(make())
    assert HOLE in found.holes["309A"]
    assert found.errors == ()


def test_holes_of_a_complete_unit_are_errors(make: Make) -> None:
    found = found_in(make(complete=("309A",)))
    assert list(found.holes) == ["212A"]
    assert HOLE in found.errors


def test_errors_of_every_kind_are_collected(make: Make, ask: Callable[..., str]) -> None:
    course = make(
        {"01-a": "Organisational responsibilities necessitate documentation."},
        {"e-1": ask("q", points=2)},
        teaches={"01-a": ("212A-6.2.2",)},
        ranges={"e-1": {"tone": ("angry",)}},
    )
    said = "\n".join(found_in(course).errors)
    for words in (
        "practice questions",
        "it teaches 212A-6.2.2",
        "'angry'",
        "reads at grade",
        "20 to 30 are needed",
        "has under 8 words",
        "“first option” earns 100%",
        "guessing meets it in",
    ):
        assert words in said


def test_time_is_only_a_warning(make: Make) -> None:
    course = make({"01-a": "It is late."})
    found = found_in(course)
    assert found.warnings[0] == "01-a.md: about 0 minutes of work, 60 to 90 are meant"
    assert not [line for line in found.errors if "minutes" in line]
