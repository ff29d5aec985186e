"""The graded notebook that all learners of an exercise share, made once by nbgrader's own steps."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import nbformat
from attrs import frozen
from nbformat.v4.rwbase import split_lines
from nbgrader import utils
from nbgrader.converters import Autograde
from traitlets.utils.importstring import import_item

from frontline.classroom.released import Released
from frontline.classroom.slots import Slotted, dumped, inserted, slot, slotted
from frontline.forms.marked import Keyed, Piece
from frontline.forms.output import bundle
from frontline.forms.render import page
from frontline.grading.batches.keys import keyed
from frontline.grading.checkin import check_in
from frontline.grading.config import AUTOGRADE, SANITIZE
from frontline.grading.execute import ExecuteLocked

DEPTH = 4
"""How deep the items of a cell's lists stand in a notebook's JSON."""


class NotPlainError(Exception):
    """An exercise that cannot be graded in a batch; the message says why."""


@frozen
class MarkingCell:
    """A cell that asks and scores: its number in the notebook from 1, its grade id and its points.

    `styled` tells that its first output carries the style for the whole notebook.
    """

    number: int
    name: str
    keyed: Keyed
    points: float
    styled: bool

    def outputs(self, raw: object, note: str) -> tuple[str, float]:
        """Return the cell's outputs for an answer, as JSON in their place, and the points it earns."""
        marked = self.keyed.marked(raw, note)
        shown = [
            _displayed(Piece(page(piece.html)) if self.styled and not number else piece)
            for number, piece in enumerate(marked.pieces)
        ]
        return f",\n{' ' * DEPTH}".join([*shown, self._value(marked.points)]), marked.points

    def _value(self, points: float) -> str:
        value = {
            "data": {"text/plain": [repr(points)]},
            "execution_count": self.number,
            "metadata": {},
            "output_type": "execute_result",
        }
        return inserted([value], DEPTH)


@frozen
class Master:
    """The graded notebook with slots for what differs, and what fills them.

    `replies` are the cells for a person's marks, each with its JSON while nothing is written in it.
    """

    text: Slotted
    cells: tuple[MarkingCell, ...]
    replies: Mapping[str, str]


def master(maker: Autograde, released: Released) -> Master:
    """Grade a blank hand-in as nbgrader does, step by step, and take from it what all share.

    The gradebook must hold the exercise. Raises `NotPlainError` where the class folder's nbgrader works in
    other steps than this course's, or where a cell of the exercise does more than ask and score.
    """
    if maker.sanitize_preprocessors != SANITIZE or maker.autograde_preprocessors != AUTOGRADE:
        raise NotPlainError("this class folder grades in steps of its own")
    notebook = nbformat.reads(check_in(None, released, "").notebook, as_version=4)
    about = {"assignment": released.exercise, "notebook": released.exercise, "db_url": maker.coursedir.db_url}
    with tempfile.TemporaryDirectory() as empty, utils.setenv(NBGRADER_EXECUTION="autograde"):
        resources: dict[str, Any] = {"nbgrader": about, "metadata": {"path": empty}}
        for step in SANITIZE[1:]:
            notebook, resources = import_item(step)(parent=maker)(notebook, resources)
        notebook, _ = ExecuteLocked(parent=maker)(notebook, resources)
        for cell in notebook.cells:
            if utils.has_failed(cell):
                raise NotPlainError(f"the cell {cell.metadata.nbgrader.grade_id} fails")
        cells = tuple(_marking(cell) for cell in notebook.cells if _marks(cell))
    replies = {
        cell.metadata.nbgrader.grade_id: inserted(_lines(cell.source), DEPTH)
        for cell in notebook.cells
        if utils.is_solution(cell)
    }
    made = Master(_text(notebook, {cell.number for cell in cells}), cells, replies)
    blank = {cell.name: cell.outputs(None, "")[0] for cell in cells}
    if made.text.filled({**blank, **replies}) != f"{nbformat.writes(notebook, version=4)}\n":
        raise NotPlainError("a blank hand-in does not come out as nbgrader's")
    return made


def reply_lines(source: str) -> str:
    """Return a reply's source as it stands in its slot."""
    return inserted(_lines(source), DEPTH)


def _marks(cell: Any) -> bool:
    return cell.cell_type == "code" and bool(utils.is_grade(cell))


def _marking(cell: Any) -> MarkingCell:
    name = cell.metadata.nbgrader.grade_id
    found = keyed(cell.source)
    if found is None:
        raise NotPlainError(f"the cell {name} does more than ask and score")
    return MarkingCell(
        number=cell.execution_count,
        name=name,
        keyed=found,
        points=float(cell.metadata.nbgrader.points),
        styled=cell.outputs[0].data["text/html"].startswith("<style>"),
    )


def _text(notebook: Any, marking: set[int]) -> Slotted:
    """Return the notebook's text with a slot for the outputs of marking cells and the source of replies."""
    notebook = copy.deepcopy(notebook)
    split_lines(notebook)
    for number, cell in enumerate(notebook.cells, 1):
        if number in marking:
            cell.outputs = [slot(cell.metadata.nbgrader.grade_id)]
        elif utils.is_solution(cell):
            cell.source = [slot(cell.metadata.nbgrader.grade_id)]
    return slotted(dumped(notebook) + "\n")


@lru_cache(64)
def _displayed(piece: Piece) -> str:
    """Return a piece as an output's JSON; mark schemes come again with every learner."""
    data = {kind: _lines(text) for kind, text in bundle(piece.html).items()}
    return inserted([{"data": data, "metadata": piece.metadata, "output_type": "display_data"}], DEPTH)


def _lines(source: str) -> list[str]:
    return source.splitlines(keepends=True)
