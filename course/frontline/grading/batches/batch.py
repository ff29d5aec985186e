"""Grades hand-ins of one exercise with no kernel and no gradebook: answers in, notebook and scores out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from attrs import field, frozen

from frontline.classroom.released import Released
from frontline.grading.batches.master import MarkingCell, Master, reply_lines
from frontline.grading.checkin import CheckedIn, check_in, reply_source
from frontline.store.answers import RefusedError

REMEMBERED = 512
"""How many different answers to one question are kept: a class gives the same ones again and again."""


class UngradableError(Exception):
    """A hand-in that must be graded alone; the message says why."""


@frozen(kw_only=True)
class GradedHandIn:
    """What grading writes for one hand-in.

    `scores` are the automatic points of every grade cell by its id, None where a person marks;
    `untouched` are the reply cells in which nothing was written.
    """

    learner: str
    checked: CheckedIn
    notebook: str
    scores: Mapping[str, float | None]
    untouched: frozenset[str]


@frozen
class Batch:
    """One exercise, ready to grade any number of hand-ins."""

    released: Released
    master: Master
    _cells: tuple[tuple[MarkingCell, Any], ...] = field(init=False)

    @_cells.default
    def _with_memory(self) -> tuple[tuple[MarkingCell, Any], ...]:
        return tuple((cell, _outputs(cell)) for cell in self.master.cells)

    def grade(self, learner: str, content: bytes | RefusedError | None) -> GradedHandIn:
        """Grade the content of an answers file (or why it was not opened, or None where there is none)."""
        checked = check_in(content, self.released, learner)
        given = checked.given
        parts: dict[str, str] = {}
        scores: dict[str, float | None] = {}
        for cell, outputs in self._cells:
            id_ = cell.keyed.question.id
            parts[cell.name], points = outputs(_canonical(given.value(id_)), given.notes.get(id_, ""))
            if not 0 <= points <= cell.points:
                raise UngradableError(f"{cell.name} gives {points:g} of {cell.points:g} points")
            scores[cell.name] = points
        replied = {name for name in self.master.replies if name in given.answers}
        for name, blank in self.master.replies.items():
            parts[name] = reply_lines(reply_source(given.value(name))) if name in replied else blank
            scores[name] = None if name in replied else 0.0
        return GradedHandIn(
            learner=learner,
            checked=checked,
            notebook=self.master.text.filled(parts),
            scores=scores,
            untouched=frozenset(self.master.replies) - replied,
        )


def _outputs(cell: MarkingCell) -> Any:
    """Return the cell's marking by the answer's JSON, with a memory where answers can be alike."""

    def outputs(answer: str, note: str) -> tuple[str, float]:
        return cell.outputs(json.loads(answer), note)

    return outputs if cell.keyed.question.by_person else lru_cache(REMEMBERED)(outputs)


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)
