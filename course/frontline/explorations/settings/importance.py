"""Elements of service with two means each: how important they are to a group, and how well they are done."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

EVERYBODY = "all"
"""The group of all who answered; every other group is a part of it."""
LEAST, MOST = 1, 5
"""The ends of both scales."""
FEWEST_ELEMENTS, MOST_ELEMENTS = 2, 12
"""So many have a place in the list beside the map."""


@frozen(kw_only=True)
class Group:
    """Who answered, how many `people`, and the means of each element: importance and performance, 1 to 5."""

    label: str
    people: int
    importance: dict[str, float]
    performance: dict[str, float]


@frozen(kw_only=True)
class ImportanceSettings(Exploration):
    """The labels of the elements by name, and the groups by name; one of these is `all`."""

    elements: dict[str, str]
    groups: dict[str, Group]

    def problems(self) -> Iterator[str]:
        """Say which groups, elements or means are missing or unknown, and which figures cannot be."""
        if not FEWEST_ELEMENTS <= len(self.elements) <= MOST_ELEMENTS:
            yield f"give {FEWEST_ELEMENTS} to {MOST_ELEMENTS} elements"
        if EVERYBODY not in self.groups:
            yield f"give a group `{EVERYBODY}`: with it the others are compared"
        for name, group in self.groups.items():
            for scale, means in (("importance", group.importance), ("performance", group.performance)):
                where = f"group {name!r}, {scale}"
                if set(means) != set(self.elements):
                    odd = ", ".join(sorted(set(means) ^ set(self.elements)))
                    yield f"{where}: give a mean for each element and no other ({odd})"
                if not all(LEAST <= mean <= MOST for mean in means.values()):
                    yield f"{where}: means run from {LEAST} to {MOST}"
            everybody = self.groups.get(EVERYBODY, group).people
            if not 1 <= group.people <= everybody:
                yield f"group {name!r}: `people` runs from 1 to all who answered"
