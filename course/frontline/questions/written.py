"""Written: a reply in the learner's own words, marked by a person on an analytic mark scheme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from attrs import field, frozen

from frontline.questions.question import MalformedError, Mark, Question, State
from frontline.questions.typed import LONGEST, seen


@frozen(kw_only=True)
class Level:
    """What a reply must show in one row of the scheme to earn `points`."""

    points: int
    text: str


@frozen(kw_only=True)
class Row:
    """One thing that markers look for; levels run from the best down to 0 points."""

    row: str
    levels: tuple[Level, ...]


@frozen(kw_only=True)
class Sample:
    """A reply that is already marked, one number of points per row, for markers to calibrate on."""

    name: str
    points: tuple[int, ...]
    text: str
    why: str


@frozen(kw_only=True)
class Scheme:
    """What a marker works with: the rows, a model answer and marked samples."""

    rows: tuple[Row, ...]
    model: str
    samples: tuple[Sample, ...] = ()

    @property
    def points(self) -> int:
        """Return the most that a reply can earn."""
        return sum(row.levels[0].points for row in self.rows)


def _pair(values: Sequence[int]) -> tuple[int, int]:
    fewest, most = values
    return fewest, most


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen
class Written(Question[Scheme]):
    """A question that is answered by a text of about `words` (fewest, most) words.

    `checklist` reminds the learner what a good reply has, without giving it away.
    """

    kind: ClassVar[str] = "written"
    by_person: ClassVar[bool] = True

    words: tuple[int, int] = field(default=(60, 150), converter=_pair)
    checklist: tuple[str, ...] = field(default=(), converter=_texts)

    def read(self, raw: object) -> str | None:
        """Return the text without characters that cannot be seen."""
        if raw is None:
            return None
        if not isinstance(raw, str):
            raise MalformedError("The answer is not a text.")
        if len(raw) > LONGEST:
            raise MalformedError(f"The reply is longer than {LONGEST:,} characters.")
        return seen(raw).strip() or None

    def key(self, plain: object) -> Scheme:
        """Take a mapping with `rows`, `model` and `samples`."""
        if not isinstance(plain, dict):
            raise ValueError(f"{self.id}: the key must hold the mark scheme")
        return Scheme(
            rows=tuple(
                Row(row=row["row"], levels=tuple(Level(**level) for level in row["levels"]))
                for row in plain["rows"]
            ),
            model=plain["model"],
            samples=tuple(
                Sample(**{**sample, "points": tuple(sample["points"])}) for sample in plain["samples"]
            ),
        )

    def grade(self, key: Scheme, answer: str) -> Mark:
        """Leave the reply to a person."""
        return Mark(0.0, self.points, State.TO_MARK)
