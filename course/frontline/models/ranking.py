"""What stands highest among scores, with ties that count fairly, and how far a choice agrees with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def highest(scores: Mapping[str, float], places: int) -> tuple[str, ...]:
    """Return the names of the highest scores, highest first: so many, and all that tie with the last of them.

    Equal scores keep their order. Raises ValueError unless there are at least as many scores as places, and
    at least one place.
    """
    if not 1 <= places <= len(scores):
        raise ValueError(f"There are {len(scores)} scores. Ask for 1 to {len(scores)} places, not {places}.")
    ordered = sorted(scores, key=lambda name: -scores[name])
    least = scores[ordered[places - 1]]
    return tuple(name for name in ordered if scores[name] >= least)


def place(scores: Mapping[str, float], name: str) -> int:
    """Return the place of a score, 1 for the highest; equal scores share the best place among them.

    Raises KeyError for a name without a score.
    """
    return 1 + sum(score > scores[name] for score in scores.values())


def agreed(choice: Collection[str], scores: Mapping[str, float]) -> tuple[str, ...]:
    """Return which of a choice are among the highest scores, as many places as were chosen, in their order.

    Raises ValueError as `highest` does.
    """
    top = highest(scores, len(choice))
    return tuple(name for name in choice if name in top)
