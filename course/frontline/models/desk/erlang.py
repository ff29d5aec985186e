"""Erlang C: waiting where nobody hangs up, the check of a plain desk.

Source: A. K. Erlang 1917; the recursion through Erlang B is the usual one. It ignores people who hang up,
and has no answer for a desk with too few people.
"""

from __future__ import annotations

import math

from attrs import frozen


@frozen(kw_only=True)
class ErlangC:
    """`arrivals` per minute, `handle` mean minutes of work, `heads` people: more than arrivals × handle."""

    arrivals: float
    handle: float
    heads: int

    def __attrs_post_init__(self) -> None:
        if self.arrivals < 0 or self.handle <= 0:
            raise ValueError("Give 0 or more arrivals per minute, and a handling time above 0 minutes.")
        if self.heads <= self.load:
            raise ValueError(f"{self.heads} people cannot do the work of {self.load:.1f}: add people.")

    @property
    def load(self) -> float:
        """Work in Erlang: how many people it keeps busy on average."""
        return self.arrivals * self.handle

    @property
    def waits(self) -> float:
        """Share of contacts that have to wait, 0 to 1."""
        blocked = 1.0
        for heads in range(1, self.heads + 1):
            blocked = self.load * blocked / (heads + self.load * blocked)
        return blocked / (1 - self.occupancy * (1 - blocked))

    @property
    def occupancy(self) -> float:
        """Share of the time in which people are at work, 0 to 1."""
        return self.load / self.heads

    @property
    def mean_wait(self) -> float:
        """Mean minutes of waiting, over all contacts."""
        return self.waits * self.handle / (self.heads - self.load)

    def within(self, minutes: float) -> float:
        """Return the share of contacts that wait at most so long, 0 to 1."""
        return 1 - self.waits * math.exp(-(self.heads - self.load) * minutes / self.handle)
