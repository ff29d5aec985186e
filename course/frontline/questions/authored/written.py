"""Written, as an author writes it."""

from __future__ import annotations

from typing import Any

from attrs import asdict, frozen

from frontline.questions.authored.question import Authored, Made
from frontline.questions.written import Row, Sample, Scheme, Written


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
            **self.explained({}),
        )


def _plain(value: Any) -> Any:
    """Turn tuples into lists, as plain data has them."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value
