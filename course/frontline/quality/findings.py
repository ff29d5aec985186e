"""Collects what is wrong with the course, what it still lacks, and what its authors should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.competency import Unit
from frontline.quality.course import Course
from frontline.quality.coverage import coverage_errors, coverage_holes
from frontline.quality.drafts import draft_lines
from frontline.quality.firm import firm_errors
from frontline.quality.glossary import glossary_errors
from frontline.quality.hours import hour_warnings
from frontline.quality.questions import question_errors
from frontline.quality.reading import reading_errors
from frontline.quality.rules import rule_errors
from frontline.quality.scenarios import scenario_errors, scenario_holes
from frontline.quality.soundness import Soundness, soundness_errors


@frozen(kw_only=True)
class Findings:
    """One line each; `errors` forbid a build, `holes` (by unit) may stand while a unit is incomplete.

    `drafts` say, by file or id, what each still lacks.
    """

    errors: tuple[str, ...]
    holes: Mapping[str, tuple[str, ...]]
    warnings: tuple[str, ...]
    drafts: Mapping[str, tuple[str, ...]]


def findings(course: Course, sound: Soundness) -> Findings:
    """Return everything found; the holes of a complete unit are errors."""
    texts = [*course.lessons.values(), *course.exercises.values()]
    holes = [(unit, tuple(_holes(course, unit))) for unit in course.units.units]
    return Findings(
        errors=(
            *rule_errors(course),
            *question_errors(texts),
            *soundness_errors(sound),
            *coverage_errors(course),
            *scenario_errors(course),
            *reading_errors(course),
            *glossary_errors(course),
            *(line for text in texts for line in firm_errors(text, course.firm)),
            *(line for unit, lines in holes if course.complete(unit) for line in lines),
        ),
        holes={unit.id: lines for unit, lines in holes if not course.complete(unit)},
        warnings=tuple(hour_warnings(course)),
        drafts=draft_lines(course),
    )


def _holes(course: Course, unit: Unit) -> Iterator[str]:
    yield from coverage_holes(course, unit)
    yield from scenario_holes(course, unit)
