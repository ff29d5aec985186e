"""A standard to write part by part, and finished cases on which each wording is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.standard import Case as Counted
from frontline.models.standard import Days

FEWEST = 2
"""A part needs so many wordings, and a standard so many cases."""


@frozen(kw_only=True)
class CaseSettings:
    """A finished case: its words, its moments by name ("2026-08-03 15:40"), and its marks."""

    label: str
    moments: dict[str, str]
    marks: tuple[str, ...] = ()


@frozen(kw_only=True)
class Wording:
    """The words of a part; `clear` or not, with the reason in `because`."""

    label: str
    because: str


@frozen(kw_only=True)
class MomentWording(Wording):
    """A wording of a start or a stop: the moments meant by each way to read it."""

    readings: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class DayWording(Wording):
    """A wording of the limit: which days count, by each way to read it."""

    readings: tuple[Days, ...]


@frozen(kw_only=True)
class OutWording(Wording):
    """A wording of what is not counted: the marks meant by each way to read it."""

    readings: tuple[tuple[str, ...], ...]


@frozen(kw_only=True)
class StandardSettings(Exploration):
    """The moments and marks that cases have in words, the wordings of each part, and the cases.

    `limit` is in days, `target` the share to reach in per cent. A start and a stop are the first of their
    moments that a case has.
    """

    moments: dict[str, str]
    marks: dict[str, str] = Factory(dict)
    limit: int
    target: int
    starts: dict[str, MomentWording]
    stops: dict[str, MomentWording]
    days: dict[str, DayWording]
    out: dict[str, OutWording]
    cases: dict[str, CaseSettings]

    def counted(self) -> list[Counted]:
        """Return the cases as the model counts them."""
        return [
            Counted(
                moments={name: datetime.fromisoformat(at) for name, at in case.moments.items()},
                marks=frozenset(case.marks),
            )
            for case in self.cases.values()
        ]

    def problems(self) -> Iterator[str]:
        """Say which parts are too few, which moments or marks nobody knows, and what cannot be."""
        if self.limit < 1 or not 1 <= self.target <= 100:
            yield "`limit` is 1 day or more, and `target` 1 to 100 per cent"
        parts: Mapping[str, Mapping[str, MomentWording | DayWording | OutWording]] = {
            "starts": self.starts,
            "stops": self.stops,
            "days": self.days,
            "out": self.out,
        }
        for part, wordings in parts.items():
            if len(wordings) < FEWEST:
                yield f"`{part}`: give at least {FEWEST} wordings"
            for name, wording in wordings.items():
                if not wording.readings:
                    yield f"`{part}`, {name!r}: give at least one way to read it"
        if len(self.cases) < FEWEST:
            yield f"give at least {FEWEST} cases"
        for part, moments in (("starts", self.starts), ("stops", self.stops)):
            for name, one in moments.items():
                if not all(one.readings):
                    yield f"`{part}`, {name!r}: name the moments of each way to read it"
                yield from _unknown(f"`{part}`, {name!r}", one.readings, self.moments, "moment")
        for name, left in self.out.items():
            yield from _unknown(f"`out`, {name!r}", left.readings, self.marks, "mark")
        for name, case in self.cases.items():
            yield from _unknown(f"case {name!r}", (tuple(case.moments),), self.moments, "moment")
            yield from _unknown(f"case {name!r}", (case.marks,), self.marks, "mark")
            for at in case.moments.values():
                try:
                    datetime.fromisoformat(at)
                except ValueError:
                    yield f"case {name!r}: {at!r} is no moment such as 2026-08-03 15:40"


def _unknown(
    where: str, readings: tuple[tuple[str, ...], ...], known: Mapping[str, str], what: str
) -> Iterator[str]:
    for name in dict.fromkeys(name for reading in readings for name in reading):
        if name not in known:
            yield f"{where}: there is no {what} {name!r}"
