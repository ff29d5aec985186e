"""Written: a reply in the learner's own words, marked by a person on an analytic mark scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from attrs import asdict, field, frozen

from frontline.questions.question import Authored, Made, MalformedError, Mark, Question, State

LONGEST = 8_000
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, switches of writing direction, and halves of characters."""


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
        text = UNSEEN.sub("", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
        return text or None

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


@frozen(kw_only=True)
class AuthoredWritten(Authored):
    """A written question as an author writes it."""

    scheme: tuple[Row, ...]
    model: str
    samples: tuple[Sample, ...] = ()
    words: tuple[int, int] = (60, 150)
    checklist: tuple[str, ...] = ()

    def made(self, id: str) -> Made[Scheme]:  # noqa: A002
        """Require levels that run down to 0, samples that fit the rows, and points that add up."""
        scheme = Scheme(rows=self.scheme, model=self.model, samples=self.samples)
        if self.essential:
            raise ValueError("a written reply cannot be `essential`: a person marks it by degrees")
        for row in scheme.rows:
            points = [level.points for level in row.levels]
            if len(points) < 2 or points != sorted(set(points), reverse=True) or points[-1] != 0:
                raise ValueError(f"row {row.row!r}: levels must run from the best down to 0 points")
        if self.points and self.points != scheme.points:
            raise ValueError(f"`points` is {self.points}, the best levels add up to {scheme.points}")
        for sample in scheme.samples:
            if len(sample.points) != len(scheme.rows) or any(
                given not in [level.points for level in row.levels]
                for given, row in zip(sample.points, scheme.rows, strict=True)
            ):
                raise ValueError(f"sample {sample.name!r}: give one level's points for each row")
        key: dict[str, Any] = _plain(asdict(scheme))
        return Made(
            question=Written(id, self.prompt, words=self.words, checklist=self.checklist, **self.common()),
            key=key,
            because={},
        )


def _plain(value: Any) -> Any:
    """Turn tuples into lists, as plain data has them."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
