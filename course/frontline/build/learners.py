"""Makes what a learner's pages read beside notebooks: what is in the course, and its questions with keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from attrs import asdict

from frontline.build.notebooks import PRACTICE, QUESTION, edition, numbered
from frontline.build.sections import Section, Sections, headings
from frontline.content.contents import Asked, Contents, ExerciseContents, LessonContents, UnitContents
from frontline.content.text import ExploreBlock, QuestionBlock, Text
from frontline.quality.course import Course
from frontline.quality.hours import minutes
from frontline.questions.types import question_to_json


def contents(course: Course) -> Contents:
    """Return what is in the course; drafts are not."""
    rates = course.order.rates
    units = {criterion: unit.id for unit in course.units.units for criterion in unit.criteria}
    return Contents(
        units=tuple(
            UnitContents(
                id=unit.id,
                code=unit.code,
                title=unit.title,
                level=unit.level,
                hours=float(unit.credits * course.units.hours_per_credit),
                project_hours=course.order.units[unit.id].project_hours,
                complete=course.complete(unit),
                items=unit.items,
                criteria=unit.criteria,
            )
            for unit in course.units.units
            if unit.id in course.order.units
        ),
        lessons=tuple(
            LessonContents(
                file=lesson.file,
                title=text.title,
                unit=lesson.unit,
                minutes=round(minutes(text, rates).total),
                questions=_asked(text, PRACTICE),
                explorations=tuple(part.id for part in text.parts if isinstance(part, ExploreBlock)),
                terms=tuple(term.id for term in text.terms),
                task=text.task,
            )
            for lesson in course.order.lessons
            for text in (course.lessons[lesson.file],)
        ),
        exercises=tuple(
            ExerciseContents(
                id=one.id,
                title=text.title.removeprefix("Exercise: "),
                unit=units[one.criterion],
                criterion=one.criterion,
                after=one.after,
                minutes=round(minutes(text, rates).total),
                edition=edition(
                    question_to_json(block.made.question) for block in numbered(text, QUESTION).questions
                ),
                questions=_asked(text, QUESTION),
            )
            for one in course.order.exercises
            for text in (course.exercises[one.id],)
        ),
        minutes_per_task=rates.minutes_per_task,
        minutes_per_term=rates.minutes_per_term,
    )


def bank(texts: Mapping[str, Text], word: str, sections: Sections) -> dict[str, Any]:
    """Return the questions of some texts with their keys, as plain data by id."""
    return {
        block.id: _banked(of, block, sections.of(text, written))
        for of, text in texts.items()
        for written, block in zip(text.questions, numbered(text, word).questions, strict=True)
    }


def dump(plain: Any) -> str:
    """Return a file's content: the same data always gives the same bytes."""
    return (
        json.dumps(asdict(plain) if isinstance(plain, Contents) else plain, ensure_ascii=False, indent=1)
        + "\n"
    )


def _banked(of: str, block: QuestionBlock, see: Mapping[str, Section]) -> dict[str, Any]:
    return {
        "of": of,
        "section": see[""][0] if "" in see else "",
        "apart": block.authored.apart,
        "question": question_to_json(block.made.question),
        "key": block.made.key,
        "because": dict(block.made.because),
        "see": see,
        **({"also": block.made.also} if block.made.also else {}),
    }


def _asked(text: Text, word: str) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            id=block.id,
            label=block.made.question.label,
            kind=block.made.question.kind,
            assesses=block.authored.assesses,
            points=block.made.question.points,
            essential=block.made.question.essential,
            apart=block.authored.apart,
            section=(headings(text, written) or [""])[-1] if word == PRACTICE else "",
        )
        for written, block in zip(text.questions, numbered(text, word).questions, strict=True)
    )
