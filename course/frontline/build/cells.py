"""Makes the cells of a notebook as plain JSON data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from frontline.build.sections import Section
from frontline.build.source import call, literal, question_call
from frontline.content.text import ChartBlock, ExploreBlock, PaperBlock, QuestionBlock, ScreenBlock

Cell = dict[str, Any]

IF_NOTHING = "# Your question appears here. If not: Run > Run All Cells."
HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
REPLY = "*The learner's reply comes here when the hand-in is checked in.*"
"""What instructors read; for learners nbgrader puts another text in its place."""
SCHEMA = 3
DOLLAR = re.compile(r"(?<!\\)\$")
MONEY = r"<span>\\$</span>"
"""A dollar sign is money here. Two in one paragraph would begin and end a formula: the backslash keeps
JupyterLab's Markdown from that, and the element its formulas."""


def prose(id_: str, text: str) -> Cell:
    """Return a Markdown cell that learners read."""
    return {
        "cell_type": "markdown",
        "id": id_,
        "metadata": {"deletable": False, "editable": False},
        "source": DOLLAR.sub(MONEY, text),
    }


def code(id_: str, source: str, *, nbgrader: dict[str, Any] | None = None) -> Cell:
    """Return a code cell whose code is hidden from learners."""
    metadata: dict[str, Any] = {"deletable": False, "editable": False, "jupyter": {"source_hidden": True}}
    if nbgrader is not None:
        metadata["nbgrader"] = nbgrader
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": id_,
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def practise(block: QuestionBlock, see: Mapping[str, Section]) -> Cell:
    """Return the cell of a practice question; `see` names the sections that explain it."""
    question = block.made.question
    source = _cell(
        [type(question).__name__, "practise"],
        call("practise", [question_call(question)], _explanation(block, see)),
    )
    return code(block.id, source)


def configured(verb: str, block: ExploreBlock | ChartBlock | PaperBlock, *, graded: bool = False) -> Cell:
    """Return the cell of a block that only its settings make; `verb` is what the cell calls.

    In an exercise that is `graded` it is locked, so that it is shown to markers and in feedback too.
    """
    source = _cell([verb], call(verb, [literal(block.id), literal(dict(block.settings))], {}))
    return code(block.id, source, nbgrader=_locked(block.id) if graded else None)


def screen(block: ScreenBlock) -> Cell:
    """Return the cell of a part that shows a learner's own work."""
    of = [literal(block.of)] if block.of else []
    id_ = "-".join(filter(None, (block.name, block.of.lower())))
    return code(id_, _cell([block.name], call(block.name, of, {})))


def ask(block: QuestionBlock, exercise: str, see: Mapping[str, Section]) -> list[Cell]:
    """Return a graded question: its form with the hidden test, and for a reply the cell that is marked."""
    question = block.made.question
    shown = call("ask", [question_call(question)], {"exercise": literal(exercise)})
    test = call("score", [literal(block.id)], _explanation(block, see))
    source = "\n".join(
        [
            _cell([type(question).__name__, "ask"], shown),
            HIDDEN[0],
            "from frontline import score",
            "",
            test,
            HIDDEN[1],
        ]
    )
    if not question.by_person:
        return [code(block.id, source, nbgrader=_graded(block.id, question.points))]
    reply = prose(f"{block.id}-reply", REPLY)
    reply["metadata"] = {
        "deletable": False,
        "nbgrader": {**_graded(block.id, question.points), "locked": False, "solution": True},
    }
    return [code(block.id, source, nbgrader=_graded(f"{block.id}-form", 0)), reply]


def hand_in(exercise: str, title: str, edition: str, questions: Sequence[QuestionBlock]) -> Cell:
    """Return the last cell of an exercise."""
    names = {block.id: block.made.question.label for block in questions}
    source = call(
        "hand_in",
        [literal(exercise)],
        {"title": literal(title), "edition": literal(edition), "questions": literal(names)},
    )
    return code("hand-in", _cell(["hand_in"], source))


def _explanation(block: QuestionBlock, see: Mapping[str, Section]) -> dict[str, str]:
    needed = {"key": block.made.key, "because": dict(block.made.because)}
    further = {"see": dict(see), "also": block.made.also}
    plain = {**needed, **{name: value for name, value in further.items() if value}}
    return {name: literal(value) for name, value in plain.items()}


def _cell(names: list[str], source: str) -> str:
    return f"{IF_NOTHING}\nfrom frontline import {', '.join(sorted(names))}\n\n{source}"


def _graded(grade_id: str, points: int) -> dict[str, Any]:
    return {**_locked(grade_id), "grade": True, "points": points}


def _locked(grade_id: str) -> dict[str, Any]:
    return {
        "grade": False,
        "grade_id": grade_id,
        "locked": True,
        "schema_version": SCHEMA,
        "solution": False,
        "task": False,
    }
