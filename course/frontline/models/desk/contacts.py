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

    Every stream has its own random numbers, so that a change in one leaves the others as they were. With
    more contacts an hour the same people come in the same order, only sooner, and then others: so a
    change shows itself and not the luck of another draw.
    """
    if days < 1:
        raise ValueError("Simulate at least 1 day.")
    parts = []
    for number, stream in enumerate(desk.streams):
        random = [np.random.default_rng((seed, number, of)) for of in range(5)]
        at = _arrivals(np.outer(np.resize(stream.daily, days), stream.hourly).ravel(), random[0])
        total = len(at)
        patience = random[1].exponential(stream.patience or 1.0, total)
        waits_for_call = random[2].random(total) < stream.call_back
        back = _back(desk, stream, random[3].exponential(1.0, total))
        parts.append(
            (
                at,
                np.full(total, number),
                random[4].exponential(stream.handle, total),
                patience if stream.patience else np.full(total, math.inf),
                np.where(waits_for_call, back, math.inf),
            )
        )
    at, kind, handle, patience, back = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(at, kind="stable")
    return Contacts(days, *(part[order] for part in (at, kind, handle, patience, back)))


def _arrivals(hourly: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Return the moments of a Poisson process with these rates an hour, in minutes.

    A process of rate 1 is stretched by the inverse of the cumulative rate (Cinlar, 1975, chapter 4).
    """
    expected = np.concatenate([[0.0], np.cumsum(hourly)])
    # Six standard deviations more than are expected, and some: enough in all but one case of a billion.
    most = int(expected[-1] + 6 * math.sqrt(expected[-1]) + 20)
    due = np.cumsum(random.standard_exponential(most))
    due = due[due < expected[-1]]
    # In which hour the time lies, and how far into it.
    hour = np.searchsorted(expected, due, side="right") - 1
    return np.asarray((hour + (due - expected[hour]) / hourly[hour]) * HOUR)


def _back(desk: Desk, stream: Stream, drawn: np.ndarray) -> np.ndarray:
    if not stream.into:
        return drawn
    return drawn * next(one.handle for one in desk.streams if one.name == stream.into)
