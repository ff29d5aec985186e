"""Lets a desk work through its contacts, event by event, on a heap in plain Python."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from heapq import heappop, heappush, heapreplace

import numpy as np
from attrs import define, frozen

from frontline.models.desk.contacts import Contacts
from frontline.models.desk.settings import Desk

FOREVER = math.inf


@frozen(eq=False, kw_only=True)
class Log:
    """What became of every contact, calls back among them: arrays of one length, in minutes of the clock.

    `begun` and `left` (hung up) are nan where that did not happen; `mended` (bool) is true where somebody
    hung up and gets a call back.
    """

    desk: Desk
    days: int
    stream: np.ndarray
    at: np.ndarray
    begun: np.ndarray
    left: np.ndarray
    mended: np.ndarray
    busy: tuple[float, ...]
    """Minutes of work within the shifts, by crew."""


def serve(desk: Desk, work: Contacts) -> Log:
    """Let the desk work through the contacts."""
    room = _Room.open(desk, work)
    room.work_through()
    begun, left = np.array(room.begun), np.array(room.left)
    handle, back = _with(work.handle, room.handle), _with(work.back, room.back)
    by = np.array(room.by)
    busy = (float(handle[by == crew].sum()) - room.overtime[crew] for crew in range(len(desk.crews)))
    return Log(
        desk=desk,
        days=work.days,
        stream=_with(work.stream, room.stream),
        at=_with(work.at, room.at),
        begun=begun,
        left=left,
        mended=~np.isnan(left) & np.isfinite(back),
        busy=tuple(busy),
    )


def pooled(logs: Sequence[Log]) -> Log:
    """Return several runs of the same desk and length as one log: times from each run's own beginning.

    `busy` is the mean of a run.
    """
    first, *_ = logs
    arrays = {
        name: np.concatenate([getattr(log, name) for log in logs])
        for name in ("stream", "at", "begun", "left", "mended")
    }
    busy = tuple(float(np.mean(of)) for of in zip(*(log.busy for log in logs), strict=True))
    return Log(desk=first.desk, days=first.days, busy=busy, **arrays)


def _with(planned: np.ndarray, all_: list[float] | list[int]) -> np.ndarray:
    return np.append(planned, np.array(all_[len(planned) :], dtype=planned.dtype))


@define(eq=False)
class _Room:
    """The desk at work. Nothing is an event that nobody waits for, so that a quiet desk costs little."""

    desk: Desk
    days: int
    at: list[float]
    stream: list[int]
    handle: list[float]
    leaves: list[float]
    """When patience ends."""
    back: list[float]
    begun: list[float]
    by: list[int]
    """Which crew took it, -1 for none."""
    left: list[float]
    skills: list[list[int]]
    takers: list[list[int]]
    """By stream: whoever can do least comes first, so that others stay free for what only they can do."""
    into: list[int]
    live: list[int]
    lines: list[deque[int]]
    free: list[list[float]]
    """For each crew, when each of its people is free again, or was free since (a heap)."""
    ends: list[float]
    """When each crew's shift ends today."""
    losing: list[tuple[float, int]]
    """When those in line lose patience to whom a call back is due (a heap)."""
    overtime: list[float]
    """Minutes of work after the end of the shift, by crew."""
    day: int = -1
    closing: float = 0.0

    @classmethod
    def open(cls, desk: Desk, work: Contacts) -> _Room:
        names = [stream.name for stream in desk.streams]
        skills = [[names.index(name) for name in crew.skills] for crew in desk.crews]
        room = cls(
            desk=desk,
            days=work.days,
            at=work.at.tolist(),
            stream=work.stream.tolist(),
            handle=work.handle.tolist(),
            leaves=(work.at + work.patience).tolist(),
            back=work.back.tolist(),
            begun=[math.nan] * len(work.at),
            by=[-1] * len(work.at),
            left=[math.nan] * len(work.at),
            skills=skills,
            takers=[
                sorted((c for c, can in enumerate(skills) if s in can), key=lambda c: len(skills[c]))
                for s in range(len(names))
            ],
            into=[names.index(stream.into) if stream.into else -1 for stream in desk.streams],
            live=[s for s, stream in enumerate(desk.streams) if stream.patience],
            lines=[deque() for _ in names],
            free=[[] for _ in desk.crews],
            ends=[0.0 for _ in desk.crews],
            losing=[(FOREVER, -1)],
            overtime=[0.0] * len(desk.crews),
        )
        room.begin_day()
        return room

    def work_through(self) -> None:
        """Take arrivals and what falls due between them in the order of time.

        The simulation spends its time here, so names are local and little is asked of an arrival that
        finds somebody free. `due` is when `crew` can take somebody who waits now.
        """
        streams, handle, leaves, back = self.stream, self.handle, self.leaves, self.back
        begun, by, left, lines, losing = self.begun, self.by, self.left, self.lines, self.losing
        overtime = self.overtime
        skills, takers, free, ends = self.skills, self.takers, self.free, self.ends
        crews = list(enumerate(skills))
        due, crew, following = FOREVER, -1, self.closing
        arrivals = zip([*self.at, FOREVER], [*streams, 0], [*handle, 0.0], strict=True)
        for arrival, (time, stream, takes) in enumerate(arrivals):
            while following <= time and following < FOREVER:
                if due <= following:
                    for waiters in skills[crew]:
                        line = lines[waiters]
                        while line:
                            i = line.popleft()
                            if leaves[i] > due:
                                break
                            left[i] = leaves[i]
                        else:
                            continue
                        begun[i], by[i] = due, crew
                        end = due + handle[i]
                        heapreplace(free[crew], end)
                        if end > ends[crew]:
                            overtime[crew] += end - ends[crew]
                        break
                    now = due
                elif losing[0][0] < self.closing:
                    now, i = heappop(losing)
                    if begun[i] != begun[i]:
                        self.hang_up(i, now)
                else:
                    now = self.closing
                    self.end_day()
                due = FOREVER
                for c, able in crews:
                    soonest = free[c][0]
                    if now <= soonest < due and soonest < ends[c]:
                        for waiters in able:
                            if lines[waiters]:
                                due, crew = soonest, c
                                break
                # Without min(), which costs a fifteenth of the whole here.
                following = losing[0][0] if losing[0][0] < due else due
                if self.closing < following:
                    following = self.closing
            if time == FOREVER:
                return
            for c in takers[stream]:
                if free[c][0] <= time < ends[c]:
                    end = time + takes
                    begun[arrival], by[arrival] = time, c
                    heapreplace(free[c], end)
                    if end > ends[c]:
                        overtime[c] += end - ends[c]
                    break
            else:
                lines[stream].append(arrival)
                for c in takers[stream]:
                    soonest = free[c][0]
                    if time < soonest < due and soonest < ends[c]:
                        due, crew = soonest, c
                if back[arrival] < FOREVER:
                    heappush(losing, (leaves[arrival], arrival))
                following = min(due, losing[0][0], self.closing)

    def hang_up(self, i: int, now: float) -> None:
        """Somebody gives up; where a call back is due, it is taken or stands in line from now on."""
        if not math.isnan(self.left[i]):
            return
        self.left[i] = now
        if self.back[i] == FOREVER:
            return
        stream, call = self.into[self.stream[i]], len(self.at)
        self.at.append(now)
        self.stream.append(stream)
        self.handle.append(self.back[i])
        self.leaves.append(FOREVER)
        self.back.append(FOREVER)
        self.begun.append(math.nan)
        self.by.append(-1)
        self.left.append(math.nan)
        for c in self.takers[stream]:
            if self.free[c][0] <= now < self.ends[c]:
                self.begun[call], self.by[call] = now, c
                heapreplace(self.free[c], now + self.handle[call])
                self.overtime[c] += max(0.0, now + self.handle[call] - self.ends[c])
                return
        self.lines[stream].append(call)

    def end_day(self) -> None:
        """Whoever waits on the line hangs up; the next day begins."""
        for stream in self.live:
            waiting, self.lines[stream] = self.lines[stream], deque()
            for i in waiting:
                self.hang_up(i, min(self.closing, self.leaves[i]))
        self.begin_day()

    def begin_day(self) -> None:
        self.day += 1
        begins = self.day * self.desk.minutes
        self.closing = float(begins + self.desk.minutes) if self.day < self.days else FOREVER
        for c, crew in enumerate(self.desk.crews):
            here = crew.heads if self.day < self.days and crew.works(self.day) else 0
            self.free[c] = [float(begins + crew.start)] * here or [FOREVER]
            self.ends[c] = float(begins + crew.end)
