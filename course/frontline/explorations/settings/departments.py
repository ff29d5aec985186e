"""A chart of departments that responds: requests, who decides each, and the ladder when nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from attrs import frozen

from frontline.explorations.settings.shared import Exploration
from frontline.models.working_time import WorkingTime

ELSE = "else"
"""Under this name `wrong` says what happens in every department that has no sentence of its own."""
LONGEST = 27
"""Working hours of a department or a promise, so that the picture has room: three working days."""


@frozen(kw_only=True)
class UnitSettings:
    """A box of the chart: its name, who leads it or another short note, and the unit above it."""

    label: str
    note: str
    under: str


@frozen(kw_only=True)
class PromiseSettings:
    """What the customer was promised: working hours from when the message came, and words for it."""

    hours: float
    words: str


@frozen(kw_only=True)
class RequestSettings:
    """A request: what it is, when the customer writes (HH:MM) and in which words, and who decides.

    `right` decides, perhaps through `via`, and answers within `hours` working hours. `because` is the reason,
    `file` what the hand-over must hold, `meanwhile` what the customer may be told until then; it may be empty
    where the learner decides. `wrong` is what happens in another unit, by its name, and in every `else`.
    """

    label: str
    arrives: str
    words: str
    right: str
    hours: float
    file: str
    promise: PromiseSettings
    because: str
    wrong: dict[str, str]
    via: str = ""
    meanwhile: str = ""


@frozen(kw_only=True)
class RungSettings:
    """A step of the ladder: working hours after the step before, its name in the picture, what is done."""

    hours: float
    label: str
    does: str


@frozen(kw_only=True)
class DepartmentSettings(Exploration):
    """A chart of units on one `day` (2026-07-08); `you` is the unit at which the learner sits.

    `ask_back` is after how many working hours a department asks for what the file lacks.
    """

    day: str
    you: str
    units: dict[str, UnitSettings]
    requests: dict[str, RequestSettings]
    ladder: dict[str, RungSettings]
    ask_back: float = 2

    def at(self, clock: str) -> datetime:
        """Return a clock time as a moment of the day; raise ValueError where it is none."""
        return datetime.fromisoformat(f"{self.day} {clock}")

    def problems(self) -> Iterator[str]:
        """Say which units do not exist, which times cannot be read, and which words are missing."""
        try:
            if not WorkingTime().works(date.fromisoformat(self.day)):
                yield f"{self.day} is no working day"
        except ValueError as problem:
            yield f"`day` cannot be read: {problem}"
            return
        if self.you not in self.units:
            yield f"`you` names {self.you!r}, which is no unit"
        yield from self._tree()
        if not self.requests or not self.ladder:
            yield "give at least one request and one step of the ladder"
        for name, rung in self.ladder.items():
            if not 0 <= rung.hours <= LONGEST:
                yield f"ladder, step {name!r}: hours run from 0 to {LONGEST}"
        if not 0 <= self.ask_back <= LONGEST:
            yield f"`ask_back`: hours run from 0 to {LONGEST}"
        for name, request in self.requests.items():
            yield from (f"request {name!r}: {problem}" for problem in self._request(request))

    def _tree(self) -> Iterator[str]:
        tops = [name for name, unit in self.units.items() if not unit.under]
        if len(tops) != 1:
            yield "give exactly one unit that is under no other"
        for name, unit in self.units.items():
            if unit.under and unit.under not in self.units:
                yield f"unit {name!r}: `under` names {unit.under!r}, which is no unit"
        reached = set(tops)
        for _ in self.units:
            reached |= {name for name, unit in self.units.items() if unit.under in reached}
        if lost := [
            name for name, unit in self.units.items() if name not in reached and unit.under in self.units
        ]:
            yield f"unit {lost[0]!r}: it does not hang below the top"

    def _request(self, request: RequestSettings) -> Iterator[str]:
        named = [("right", request.right), *([("via", request.via)] if request.via else [])]
        for key, unit in named:
            if unit not in self.units:
                yield f"`{key}` names {unit!r}, which is no unit"
        if request.via and request.via in (request.right, self.you):
            yield "`via` is another unit than `right` and `you`"
        try:
            if self.at(request.arrives).time() >= WorkingTime().end:
                yield f"`arrives` is before {WorkingTime().end:%H:%M}"
        except ValueError:
            yield f"`arrives` is a time such as 09:30, not {request.arrives!r}"
        if not (0 <= request.hours <= LONGEST and 0 < request.promise.hours <= LONGEST):
            yield f"`hours` and the hours of the promise run from 0 to {LONGEST}"
        if ELSE not in request.wrong:
            yield f"`wrong` needs a sentence for every other unit: {ELSE}"
        for unit, sentence in request.wrong.items():
            if unit != ELSE and unit not in self.units:
                yield f"`wrong` names {unit!r}, which is no unit"
            elif unit in (request.right, request.via):
                yield f"`wrong` names {unit!r}, which is right"
            elif request.right in self.units and self.units[request.right].label in sentence:
                yield f"`wrong`, {unit!r}: it gives away that {self.units[request.right].label} is right"
        if request.right != self.you and not request.meanwhile:
            yield "`meanwhile` is missing: what may the customer be told until the answer comes?"
