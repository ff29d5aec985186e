"""Draws who will come: the same seed gives the same people, whatever the desk does with them."""

from __future__ import annotations

import math

import numpy as np
from attrs import frozen

from frontline.models.desk.settings import HOUR, Desk, Stream


@frozen(eq=False)
class Contacts:
    """Who will come, in order of time: arrays of the same length, and the number of days.

    `patience` is infinite for people who never hang up; `back` is the handling time of a call back that
    becomes due if this contact hangs up, infinite where none does.
    """

    days: int
    at: np.ndarray
    stream: np.ndarray
    handle: np.ndarray
    patience: np.ndarray
    back: np.ndarray


def draw(desk: Desk, days: int, seed: int) -> Contacts:
    """Draw the contacts of some working days (1 or more).

    Every stream has its own random numbers, so that a change in one leaves the others as they were.
    """
    if days < 1:
        raise ValueError("Simulate at least 1 day.")
    parts = []
    for number, stream in enumerate(desk.streams):
        random = np.random.default_rng((seed, number))
        counts = random.poisson(np.tile(stream.hourly, days))
        total = int(counts.sum())
        at = np.repeat(np.arange(len(counts)) * HOUR, counts) + random.random(total) * HOUR
        patience = random.exponential(stream.patience or 1.0, total)
        waits_for_call = random.random(total) < stream.call_back
        back = _back(desk, stream, random.exponential(1.0, total))
        parts.append(
            (
                at,
                np.full(total, number),
                random.exponential(stream.handle, total),
                patience if stream.patience else np.full(total, math.inf),
                np.where(waits_for_call, back, math.inf),
            )
        )
    at, kind, handle, patience, back = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(at, kind="stable")
    return Contacts(days, *(part[order] for part in (at, kind, handle, patience, back)))


def _back(desk: Desk, stream: Stream, drawn: np.ndarray) -> np.ndarray:
    if not stream.into:
        return drawn
    return drawn * next(one.handle for one in desk.streams if one.name == stream.into)
