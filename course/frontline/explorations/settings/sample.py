"""People of whom everything is known, by group, so that a learner may ask only some and compare."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.explorations.settings.shared import Exploration

EVERYBODY, ALL = "everyone", "all"
"""The people of all groups, and the size of a sample in which all of them answer."""


@frozen(kw_only=True)
class People:
    """A group: how many `people` there are, and the `count` of those of whom it is true."""

    label: str
    people: int
    count: int

    @property
    def share(self) -> float:
        """Return the share of whom it is true, from 0 to 1."""
        return self.count / self.people


@frozen
class Sort:
    """A sort of sample: the group that is asked (`EVERYBODY` or its name), and how many answer.

    `many` is one of the sizes, or `ALL` where these are more than the group has people.
    """

    whom: str
    many: str


@frozen(kw_only=True)
class SampleSettings(Exploration):
    """Groups by name, and the `sizes` of samples that a learner may draw.

    `what` goes after a number of people ("are satisfied"), `meaning` says who counts as such, and `everyone`
    who all these people are ("all who answered in the fourth quarter of 2025"). Another `seed` draws others.
    """

    what: str
    meaning: str
    everyone: str
    groups: dict[str, People]
    sizes: tuple[int, ...] = (10, 20, 40, 80)
    seed: int = 1

    def of(self, whom: str) -> People:
        """Return a group by its name, or all people together for `EVERYBODY`."""
        if whom != EVERYBODY:
            return self.groups[whom]
        groups = self.groups.values()
        return People(
            label=self.everyone,
            people=sum(one.people for one in groups),
            count=sum(one.count for one in groups),
        )

    def sort(self, whom: str, many: str) -> Sort:
        """Return the sort for a group and a size: more people than a group has are all of them."""
        fewer = many != ALL and int(many) < self.of(whom).people
        return Sort(whom, many if fewer else ALL)

    def size(self, sort: Sort) -> int:
        """Return how many people answer in a sample of this sort."""
        return self.of(sort.whom).people if sort.many == ALL else int(sort.many)

    def problems(self) -> Iterator[str]:
        """Say which groups and sizes cannot be."""
        if len(self.groups) < 2:
            yield "give at least two groups, so that asking only one makes a difference"
        if EVERYBODY in self.groups:
            yield f"a group cannot be called {EVERYBODY!r}: that is all groups together"
        for name, one in self.groups.items():
            if one.people < 1 or not 0 <= one.count <= one.people:
                yield f"group {name!r}: `people` is at least 1, and `count` runs from 0 to `people`"
        people = self.of(EVERYBODY).people
        if not self.sizes or list(self.sizes) != sorted(set(self.sizes)) or self.sizes[0] < 1:
            yield "`sizes` are whole numbers from 1 up, each larger than the one before"
        elif self.sizes[-1] >= people:
            yield f"the largest of `sizes` is less than all {people} people"
