"""Elements of service to rank for some customers, and what the customers' own people answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

PHASES = {"before": "Before the shipment", "during": "During the shipment", "after": "After the shipment"}
"""The phases in words, by name; La Londe & Zinszer 1976: before, during and after the transaction."""
LEAST, MOST = 1, 5
"""The ends of the survey's scales."""


@frozen(kw_only=True)
class Element:
    """A part of the service, and the phase to which a lesson counts it."""

    label: str
    phase: str


@frozen(kw_only=True)
class Surveyed:
    """A customer: the file's line, which elements it `names`, and what its own people answered.

    `importance` holds the mean of each element, 1 to 5, and `people` how many answered. `note` says how the
    line of the file and the survey's questions fit together, and where they do not.
    """

    label: str
    file: str
    importance: dict[str, float]
    people: int
    names: tuple[str, ...] = ()
    note: str = ""


@frozen(kw_only=True)
class Everybody:
    """The means over all answers, 1 to 5: how important each element is, and how well it is done."""

    importance: dict[str, float]
    performance: dict[str, float]
    people: int


@frozen(kw_only=True)
class ElementSettings(Exploration):
    """Elements by name; the learner chooses so many `picks` for each customer before the survey is shown."""

    elements: dict[str, Element]
    customers: dict[str, Surveyed]
    everybody: Everybody
    picks: int = 3

    def problems(self) -> Iterator[str]:
        """Say which elements are missing, unknown or in no phase, and which figures cannot be."""
        if not 1 <= self.picks < len(self.elements):
            yield "give at least one `picks`, and more elements than picks"
        if not self.customers:
            yield "give at least one customer"
        for name, element in self.elements.items():
            if element.phase not in PHASES:
                yield f"element {name!r}: `phase` is one of {', '.join(PHASES)}"
        means: dict[str, Mapping[str, float]] = {
            **{f"customer {name!r}, importance": one.importance for name, one in self.customers.items()},
            "everybody, importance": self.everybody.importance,
            "everybody, performance": self.everybody.performance,
        }
        for where, found in means.items():
            if set(found) != set(self.elements):
                odd = ", ".join(sorted(set(found) ^ set(self.elements)))
                yield f"{where}: give a mean for each element and no other ({odd})"
            if not all(LEAST <= mean <= MOST for mean in found.values()):
                yield f"{where}: means run from {LEAST} to {MOST}"
        for name, one in self.customers.items():
            for odd in sorted(set(one.names) - set(self.elements)):
                yield f"customer {name!r}: `names` {odd!r}, which is no element"
            if not 1 <= one.people <= self.everybody.people:
                yield f"customer {name!r}: `people` runs from 1 to all who answered"
