"""What a desk's work comes to: waits, promises, occupancy, and what customers may make of it."""

from __future__ import annotations

import numpy as np
from attrs import frozen

from frontline.models.desk.contacts import draw
from frontline.models.desk.serving import Log, pooled, serve
from frontline.models.desk.settings import HOUR, Desk


@frozen(kw_only=True)
class Feelings:
    """How service turns into satisfaction and repeat business: assumptions of the course, not measurements.

    All are shares from 0 to 1. Who is answered at once is satisfied with probability `at_once`. It falls in
    a straight line to `at_promise` for an answer just inside the promise, and to `late` at `worst` times
    the promise, where it stays. Who hangs up and is not called back is satisfied with `hung_up`. Satisfied
    people buy again with `again`, others with `again_anyway`.
    """

    at_once: float = 0.95
    at_promise: float = 0.88
    late: float = 0.40
    worst: float = 3.0
    hung_up: float = 0.15
    again: float = 0.95
    again_anyway: float = 0.70


@frozen(kw_only=True)
class StreamOutcome:
    """One stream. Shares run from 0 to 1 and are nan where nobody came; waits are minutes of the clock.

    `kept` counts who was answered within the promise, of all who came and whose time is up; who hung up
    counts as not kept. `wait` and `wait_90` (nine of ten wait less) are over those who were answered or
    still wait: who is left out would make a bad desk look quick. `by_hour` is the mean wait by hour of
    arrival. `open` people still wait at the end.
    """

    name: str
    offered: int
    answered: int
    hung_up: int
    open: int
    kept: float
    wait: float
    wait_90: float
    by_hour: tuple[float, ...]
    satisfied: float


@frozen(kw_only=True)
class Outcome:
    """The desk: `occupancy` is work over paid time; `satisfied` and `again` are over all contacts.

    `crews` is the occupancy of each crew, nan for one without people.
    """

    streams: tuple[StreamOutcome, ...]
    occupancy: float
    crews: tuple[float, ...]
    hung_up: float
    kept: float
    satisfied: float
    again: float

    def of(self, name: str) -> StreamOutcome:
        """Return one stream's outcome; StopIteration where there is none of that name."""
        return next(stream for stream in self.streams if stream.name == name)


def outcome(log: Log, feelings: Feelings | None = None) -> Outcome:
    """Sum up a log. A call back counts in its own stream, and mends the feelings of who hung up."""
    feelings = feelings or Feelings()
    promises = np.array([stream.promise for stream in log.desk.streams])[log.stream]
    end = log.days * log.desk.minutes
    answered, left = ~np.isnan(log.begun), ~np.isnan(log.left)
    waited = np.where(answered, log.begun, np.where(left, log.left, end)) - log.at
    open_ = ~answered & ~left
    kept = answered & (waited <= promises)
    due = ~open_ | (waited > promises)
    glad = np.where(left, feelings.hung_up, _glad(waited / promises, feelings))
    # Who hung up and waits for a call back is judged by that call alone.
    counts = ~log.mended
    streams = tuple(
        StreamOutcome(
            name=stream.name,
            offered=int(of.sum()),
            answered=int((of & answered).sum()),
            hung_up=int((of & left).sum()),
            open=int((of & open_).sum()),
            kept=_share(kept & of, due & of),
            wait=_mean(waited[of & ~left]),
            wait_90=float(np.quantile(waited[of & ~left], 0.9)) if (of & ~left).any() else np.nan,
            by_hour=_by_hour(log, waited, of & ~left),
            satisfied=_mean(glad[of & counts]),
        )
        for number, stream in enumerate(log.desk.streams)
        for of in [log.stream == number]
    )
    satisfied = _mean(glad[counts])
    live = np.array([stream.patience is not None for stream in log.desk.streams])[log.stream]
    return Outcome(
        streams=streams,
        occupancy=sum(log.busy) / staffed if (staffed := log.desk.staffed(log.days)) else np.nan,
        crews=tuple(
            busy / paid if (paid := crew.staffed(log.days)) else np.nan
            for busy, crew in zip(log.busy, log.desk.crews, strict=True)
        ),
        hung_up=_share(left, live),
        kept=_share(kept, due),
        satisfied=satisfied,
        again=satisfied * feelings.again + (1 - satisfied) * feelings.again_anyway,
    )


def repeated(desk: Desk, days: int, *, seed: int, runs: int) -> Outcome:
    """Let a desk work through so many days `runs` times, each time with other contacts, and sum up all."""
    return outcome(pooled([serve(desk, draw(desk, days, one)) for one in range(seed, seed + runs)]))


def _glad(ratio: np.ndarray, feelings: Feelings) -> np.ndarray:
    levels = (feelings.at_once, feelings.at_promise, feelings.late)
    return np.asarray(np.interp(ratio, (0.0, 1.0, feelings.worst), levels))


def _by_hour(log: Log, waited: np.ndarray, which: np.ndarray) -> tuple[float, ...]:
    hours = (log.at[which] % log.desk.minutes // HOUR).astype(int)
    size = log.desk.minutes // HOUR
    counts = np.bincount(hours, minlength=size)
    sums = np.bincount(hours, weights=waited[which], minlength=size)
    return tuple((sums / np.where(counts, counts, np.nan)).tolist())


def _share(which: np.ndarray, of: np.ndarray) -> float:
    return float(which.sum() / of.sum()) if of.any() else float("nan")


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")
