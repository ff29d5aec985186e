"""Reads a graded notebook into the sheet that feedback shows, and takes only what is released."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from frontline.forms.marked import REASONS, SCHEME
from frontline.forms.output import PART
from frontline.gradebook.scores import CellScore, ExerciseScores
from frontline.grading.feedback.revise import explained_by
from frontline.grading.feedback.sheet import Marks, Sheet, Shown, State
from frontline.results import ROUNDING
from frontline.store.answers import WHOLE, Answers, parse
from frontline.store.exercise import NAME

STYLE = re.compile(r"<style>.*?</style>\s*", re.DOTALL)
NUMBER = re.compile(r'<strong class="fl-number">[^<]*</strong>(?: · )?|<span class="fl-points">[^<]*</span>')
EMPTIED = re.compile(
    r'<p class="fl-worth">\s*</p>\s*|<p class="fl-standing"><strong>\s*Answered[^<]*</strong>\s*</p>\s*'
)
KEPT_BACK = frozenset((REASONS, SCHEME))


def answers_in(folder: Path) -> Answers:
    """Return the checked-in answers beside a graded notebook; OSError or ValueError without them."""
    return parse((folder / NAME).read_bytes())


def sheet(
    exercise: str, notebook: Any, answers: Answers, scores: ExerciseScores, released: tuple[str, ...]
) -> Sheet:
    """Return the sheet of a graded notebook (as JSON data) with its answers file and its scores.

    Raises KeyError, TypeError or AttributeError for what is no graded notebook.
    """
    cells = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
    named = {_name(cell): cell for cell in cells}
    asked: Mapping[str, Any] = {one["id"]: one for one in notebook["metadata"]["frontline"]["questions"]}
    made = {id_: _marks(one, named, answers, scores, released) for id_, one in asked.items()}
    parts: list[Marks | Shown] = []
    for cell in cells:
        name = _name(cell)
        if name in made:
            parts.append(made[name])
        elif cell["cell_type"] == "code" and name.removesuffix("-form") not in made:
            parts += [Shown(html=html) for html in _outputs(cell, released)]
    return Sheet(
        exercise=exercise,
        title=_title(notebook) or exercise,
        handed_in=scores.handed_in,
        note=answers.notes.get(WHOLE, ""),
        penalty=scores.penalty,
        kept_back=bool({_part(one) for cell in cells for one in _all(cell)} & KEPT_BACK - {*released}),
        parts=tuple(parts),
    )


def plain_sheet(exercise: str, notebook: Any, scores: ExerciseScores) -> Sheet:
    """Return the sheet of an exercise of another kind than this course's: its replies as text, no output."""
    cells = {_name(cell): cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]}
    return Sheet(
        exercise=exercise,
        title=_title(notebook) or exercise,
        handed_in=scores.handed_in,
        note="",
        penalty=scores.penalty,
        kept_back=False,
        parts=tuple(
            Marks(
                id=name,
                label=name,
                state=_state(score, answered=True, refused=False),
                earned=score.earned,
                points=score.points,
                reply=_text(cells[name]["source"]) if _is_solution(cells.get(name)) else "",
                comment=scores.comments.get(name, ""),
            )
            for name, score in scores.cells.items()
        ),
    )


def _marks(
    asked: Any, cells: Mapping[str, Any], answers: Answers, scores: ExerciseScores, released: tuple[str, ...]
) -> Marks:
    id_ = asked["id"]
    form = cells.get(f"{id_}-form") or cells[id_]
    score = scores.cells[id_]
    answer, *shown = _outputs(form, released)
    return Marks(
        id=id_,
        label=asked.get("label") or id_,
        state=_state(score, answered=id_ in answers.answers, refused=id_ in answers.notes),
        earned=score.earned,
        points=score.points,
        essential=bool(asked.get("essential")),
        by_marker=form is cells[id_] and score.manual not in (None, score.automatic),
        answer=_without_points(answer),
        released=tuple(shown),
        comment=scores.comments.get(id_, ""),
        see=explained_by(_text(form["source"])),
    )


def _state(score: CellScore, *, answered: bool, refused: bool) -> State:
    if not score.points:
        return State.VOID
    if score.earned is None:
        return State.WAITS
    if score.earned >= score.points - ROUNDING:
        return State.FULL
    if score.earned > ROUNDING:
        return State.PART
    if refused:
        return State.REFUSED
    return State.NONE if answered else State.EMPTY


def _outputs(cell: Any, released: tuple[str, ...]) -> list[str]:
    return [
        STYLE.sub("", _text(output["data"]["text/html"]))
        for output in _all(cell)
        if output["output_type"] == "display_data"
        and "text/html" in output["data"]
        and (not (part := _part(output)) or part in released)
    ]


def _all(cell: Any) -> list[Any]:
    return cell.get("outputs") or []


def _part(output: Any) -> str:
    return str((output.get("metadata") or {}).get(PART, ""))


def _without_points(html: str) -> str:
    """Take number, points and state out of a form: the page says them, and a marker may have given others."""
    return EMPTIED.sub("", NUMBER.sub("", html))


def _title(notebook: Any) -> str:
    lines = _text(notebook["cells"][0]["source"]).splitlines() if notebook["cells"] else []
    return next((line[2:].strip() for line in lines if line.startswith("# ")), "")


def _is_solution(cell: Any) -> bool:
    return cell is not None and bool(cell["metadata"]["nbgrader"].get("solution"))


def _name(cell: Any) -> str:
    return str(cell["metadata"]["nbgrader"]["grade_id"])


def _text(lines: Any) -> str:
    return lines if isinstance(lines, str) else "".join(lines)
