"""Says how an exercise is marked: counts from its questions, the pass rule from where it is decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen
from jinja2 import Environment, StrictUndefined

from frontline.content.syllabus import Rates
from frontline.content.text import QuestionBlock, Text
from frontline.quality.hours import minutes
from frontline.quality.rules import kinds
from frontline.results import OF_ALL, OF_EACH_EXERCISE, OF_EACH_KIND

STEP = 10
"""Minutes are rounded to these: they are an estimate."""


@frozen
class Share:
    """The questions that the program or the instructor marks, in words."""

    counted: str
    give: str


def marking(text: Text, rates: Rates, template: Path) -> str:
    """Return what `template` (Jinja2) says of an exercise, as Markdown."""
    environment = Environment(  # noqa: S701  Markdown from authors' own figures, no HTML
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    counting = [block for block in text.questions if not block.made.question.void]
    by_person = [block for block in counting if block.made.question.by_person]
    automatic = [block for block in counting if not block.made.question.by_person]
    return environment.from_string(template.read_text(encoding="utf-8")).render(
        minutes=max(round(minutes(text, rates).total / STEP), 1) * STEP,
        automatic=_share(automatic, "question", "questions"),
        written=_share(by_person, "written reply", "written replies"),
        kinds=kinds(text),
        essential=any(block.made.question.essential for block in text.questions),
        of_all=f"{OF_ALL * 100:g} %",
        of_each_exercise=f"{OF_EACH_EXERCISE * 100:g} %",
        of_each_kind=f"{OF_EACH_KIND * 100:g} %",
    )


def _share(blocks: Sequence[QuestionBlock], one: str, many: str) -> Share:
    points = sum(block.made.question.points for block in blocks)
    if len(blocks) == 1:
        return Share(f"1 {one} is", f"It gives {points:g} points.")
    return Share(f"{len(blocks)} {many} are", f"Together they give {points:g} points.")
