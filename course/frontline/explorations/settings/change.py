"""Counts before and after a change, beside a desk that changed nothing, for measures to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.explorations.settings.shared import Exploration


@frozen(kw_only=True)
class Counted:
    """How many `of` so many cases, before and after."""

    before: tuple[int, int]
    after: tuple[int, int]


@frozen(kw_only=True)
class Measure:
    """A measure in words, whether more of it is better, and its counts for each desk."""

    label: str
    more_is_better: bool
    counts: dict[str, Counted]


@frozen(kw_only=True)
class ChangeSettings(Exploration):
    """The desks by name, the one with the change first; what the two periods are called; and the measures.

    `times` are factors by which the counts may be tried, such as 0.25: what the same shares would say with
    fewer or more cases.
    """

    desks: dict[str, str]
    before: str
    after: str
    measures: dict[str, Measure]
    times: tuple[float, ...] = (1,)

    def problems(self) -> Iterator[str]:
        """Say which measures leave a desk out, and which counts cannot be."""
        if not self.desks or not self.measures:
            yield "give at least one desk and one measure"
        if not self.times or self.times[0] != 1 or min(self.times) <= 0:
            yield "`times` begin with 1, the counts as they are, and are above 0"
        for name, measure in self.measures.items():
            if odd := ", ".join(sorted(set(measure.counts) ^ set(self.desks))):
                yield f"measure {name!r}: give counts for each desk and no other ({odd})"
            yield from _counts(f"measure {name!r}", measure.counts, min(self.times, default=1))


def _counts(where: str, counts: Mapping[str, Counted], least: float) -> Iterator[str]:
    for desk, counted in counts.items():
        for count, n in (counted.before, counted.after):
            if not 0 <= count <= n or round(n * least) < 1:
                yield f"{where}, {desk}: {count} of {n} is no share, or nothing is left of it with few cases"
