"""A graded question with its key: what marking an answer shows, and what it earns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import field, frozen

from frontline.forms.output import PART
from frontline.forms.render import reasons, scheme, static
from frontline.forms.shown import See
from frontline.questions import Mark, Question, mark

SCHEME, REASONS = "scheme", "reasons"
"""The parts of a graded question that feedback leaves out until they are released."""


@frozen
class Piece:
    """One output of a graded cell; `part` is empty or names what feedback may have to leave out."""

    html: str
    part: str = ""

    @property
    def metadata(self) -> dict[str, Any]:
        """Return the output's metadata in a notebook."""
        return {PART: self.part} if self.part else {}


@frozen
class Marked:
    """What became of an answer: its mark, the points that its cell earns, and what the cell shows."""

    mark: Mark
    points: float
    pieces: tuple[Piece, ...]


@frozen(kw_only=True)
class Keyed:
    """A question as its graded cell has it: `key` as the question's type reads it, reasons by part.

    `also` are answers that earn everything beside what the key says.
    """

    question: Question[Any]
    key: Any
    because: Mapping[str, str]
    see: Mapping[str, See] = field(factory=dict)
    also: Sequence[object] = ()

    def mark(self, raw: object, note: str = "") -> Mark:
        """Return the mark alone."""
        result = mark(self.question, self.key, raw, self.also)
        return result.refused(note) if note else result

    def marked(self, raw: object, note: str = "") -> Marked:
        """Mark whatever stands in an answers file; `note` says why an answer was refused before.

        A written reply earns nothing here: its points are in the cell that a person marks.
        """
        result = self.mark(raw, note)
        form = Piece(static(self.question, raw, mark=result))
        if self.question.by_person:
            return Marked(result, 0.0, (form, self.scheme))
        why = reasons(self.question, raw, result, self.because, see=self.see, still=True)
        return Marked(result, float(result.points), (form, Piece(why, REASONS)) if why else (form,))

    @cached_property
    def scheme(self) -> Piece:
        """What a marker of a written reply works with."""
        return Piece(scheme(self.question, self.key, for_learner=False), SCHEME)
