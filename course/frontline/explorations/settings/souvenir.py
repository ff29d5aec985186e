"""A souvenir to design part by part, what it costs for everybody, and the rules that it has to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from attrs import Factory, frozen

from frontline.charts.souvenir import PRINTS, WRAPS, printable, taggable
from frontline.charts.things import THINGS
from frontline.explorations.settings.shared import Exploration

THING, PRINT, WRAP, TAG = "thing", "print", "wrap", "tag"
"""The parts that the picture shows; other parts have any name."""
DRAWN = {THING: tuple(THINGS), PRINT: tuple(PRINTS), WRAP: WRAPS, TAG: ("",)}
"""What may stand in `draw`, by part."""
PRICE, BUDGET, TIME = "price", "budget", "time"
"""The checks that are counted; all others are kept where no chosen option has a fault for them."""
MOST = 5000
"""Designs that can be put together; each of them is tried when the course is built."""
LONGEST = 60
"""Letters of an option's label."""

Design = tuple[str, ...]
"""The name of an option for each part, in the order of the parts; "" is not chosen yet."""


@frozen(kw_only=True)
class Option:
    """A way to do a part: its cost for each person, and how many weeks it takes on its own.

    `draw` is how the picture shows it, `text` what is printed, and `note` what else is good to know.
    `faults` says why it breaks a check, by the check's name. `people` is how many get something where that
    differs from the lesson.
    """

    label: str
    cost: int = 0
    weeks: int = 0
    draw: str = ""
    text: str = ""
    note: str = ""
    people: int = 0
    faults: dict[str, str] = Factory(dict)


@frozen(kw_only=True)
class Part:
    """A part of the design, and the ways to do it."""

    label: str
    options: dict[str, Option]


@frozen(kw_only=True)
class Check:
    """A rule in words (`says`), with the reason (`why`)."""

    says: str
    why: str


@frozen(kw_only=True)
class SouvenirSettings(Exploration):
    """Parts and checks by name, for so many `people`.

    `limit` is the most for each person, `budget` the most for all, `weeks` the time until the day.
    """

    parts: dict[str, Part]
    checks: dict[str, Check]
    people: int
    limit: int
    budget: int
    weeks: int
    currency: str = "HK$"

    def designs(self) -> Iterator[Design]:
        """Return every design that can be put together."""
        return product(*(part.options for part in self.parts.values()))

    def chosen(self, design: Design) -> tuple[Option, ...]:
        """Return the options of a design, without the parts that are not chosen yet."""
        both = zip(self.parts.values(), design, strict=True)
        return tuple(part.options[name] for part, name in both if name)

    def heads(self, options: Sequence[Option]) -> int:
        """Return how many people get something."""
        return next((option.people for option in options if option.people), self.people)

    def kept(self, check: str, options: Sequence[Option]) -> bool:
        """Tell whether the options of a complete design keep a check."""
        match check:
            case "price":
                return each(options) <= self.limit
            case "budget":
                return each(options) * self.heads(options) <= self.budget
            case "time":
                return weeks(options) <= self.weeks
        return not any(check in option.faults for option in options)

    def broken(self, design: Design) -> tuple[str, ...]:
        """Return the names of the checks that a complete design breaks."""
        options = self.chosen(design)
        return tuple(check for check in self.checks if not self.kept(check, options))

    def problems(self) -> Iterator[str]:
        """Say what is missing, unknown or too much, and where no design keeps all rules."""
        mistakes = [*self._sizes(), *self._options()]
        yield from mistakes
        if not mistakes and all(self.broken(design) for design in self.designs()):
            yield "no design keeps all rules"

    def _sizes(self) -> Iterator[str]:
        if missing := ", ".join(name for name in DRAWN if name not in self.parts):
            yield f"the picture needs the parts {missing}"
        if min(self.people, self.limit, self.budget, self.weeks) < 1:
            yield "`people`, `limit`, `budget` and `weeks` are 1 or more"
        number = prod(len(part.options) for part in self.parts.values())
        if number > MOST:
            yield f"these options make {number} designs: give so few that there are at most {MOST}"
        for name, part in self.parts.items():
            if len(part.options) < 2:
                yield f"part {name!r}: give at least two options"
        if not self.checks:
            yield "give at least one check"
        faulty = {check for _, _, one in self._all() for check in one.faults}
        for check in self.checks:
            if check not in (PRICE, BUDGET, TIME) and check not in faulty:
                yield f"check {check!r}: no option has a fault for it"

    def _all(self) -> Iterator[tuple[str, str, Option]]:
        for name, part in self.parts.items():
            for option, one in part.options.items():
                yield name, f"part {name!r}, option {option!r}", one

    def _options(self) -> Iterator[str]:
        for part, where, one in self._all():
            if min(one.cost, one.weeks, one.people) < 0:
                yield f"{where}: `cost`, `weeks` and `people` are 0 or more"
            if len(one.label) > LONGEST:
                yield f"{where}: the label has {len(one.label)} letters, at most {LONGEST} fit"
            if one.draw not in DRAWN.get(part, ("",)):
                names = ", ".join(filter(None, DRAWN.get(part, ())))
                yield (
                    f"{where}: `draw` is one of {names}" if names else f"{where}: `draw` is not for this part"
                )
            if one.text and part not in (PRINT, TAG):
                yield f"{where}: `text` is for the parts {PRINT} and {TAG}"
            elif not (printable if part == PRINT else taggable)(one.text):
                yield f"{where}: the text {one.text!r} is too long for the picture"
            for check in one.faults:
                if check not in self.checks or check in (PRICE, BUDGET, TIME):
                    yield f"{where}: it has a fault for {check!r}, which is no check that options break"


def each(options: Sequence[Option]) -> int:
    """Return what a design costs for each person."""
    return sum(option.cost for option in options)


def weeks(options: Sequence[Option]) -> int:
    """Return how many weeks a design takes, one step after the other."""
    return sum(option.weeks for option in options)
