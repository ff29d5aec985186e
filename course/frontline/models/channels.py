"""How well a communication channel fits what a message needs.

A teaching model, the course's own synthesis: needs and what channels carry are levels from 0 to 4 on named
factors. It shows where a channel falls short; it measures nothing and knows no law.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from attrs import frozen

Levels = Mapping[str, int]
"""A level from 0 to 4 by factor."""


@frozen
class Fit:
    """How well one or more channels together fit: `share` from 0 to 1, and the factors they fall short on."""

    channels: tuple[str, ...]
    share: float
    short: tuple[str, ...]


def fit(channels: Mapping[str, Levels], needs: Levels) -> Fit:
    """Return the fit of all `channels` used together: on each factor the better one counts.

    The share is 1 less the shortfalls over the needs, each weighted by the need: a factor that matters
    twice as much counts twice.
    """
    shortfalls = {
        factor: max(0, need - max(levels.get(factor, 0) for levels in channels.values()))
        for factor, need in needs.items()
    }
    most = sum(need * need for need in needs.values())
    lost = sum(needs[factor] * short for factor, short in shortfalls.items())
    return Fit(
        tuple(channels),
        1 - lost / most if most else 1.0,
        tuple(factor for factor, short in shortfalls.items() if short),
    )


def ranked(channels: Mapping[str, Levels], needs: Levels) -> list[Fit]:
    """Return each channel's fit, best first; equal ones in the order given."""
    return sorted(
        (fit({name: levels}, needs) for name, levels in channels.items()), key=lambda one: -one.share
    )


def best_pair(channels: Mapping[str, Levels], needs: Levels) -> Fit:
    """Return the two channels that fit best together; of equal pairs, the one that also fits best alone."""
    alone = {one.channels[0]: one.share for one in ranked(channels, needs)}
    pairs = (fit({a: channels[a], b: channels[b]}, needs) for a, b in combinations(channels, 2))
    return max(pairs, key=lambda pair: (pair.share, sum(alone[name] for name in pair.channels)))
