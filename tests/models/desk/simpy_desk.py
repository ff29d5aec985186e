"""The same desk in SimPy, in its own way: a process for every person on shift and for every contact."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import simpy
from attrs import define, field

from frontline.models.desk import Contacts, Desk, Stream


@define(eq=False)
class Contact:
    """Somebody who comes; `begun` and `left` are filled in as it goes."""

    stream: int
    at: float
    handle: float
    patience: float
    back: float
    begun: float | None = None
    left: float | None = None
    answered: simpy.Event | None = None


@define
class Room:
    """The desk at work."""

    env: simpy.Environment
    desk: Desk
    lines: list[list[Contact]]
    free: list[tuple[Any, simpy.Event]] = field(factory=list)
    everybody: list[Contact] = field(factory=list)

    def skills(self, crew: Any) -> list[int]:
        names = [stream.name for stream in self.desk.streams]
        return [names.index(name) for name in crew.skills]

    def person(self, crew: Any, day: int) -> Iterator[simpy.Event]:
        start = day * self.desk.minutes + crew.start
        end = day * self.desk.minutes + crew.end
        yield self.env.timeout(start)
        while self.env.now < end:
            contact = self.next_for(crew)
            if contact is None:
                ring = self.env.event()
                self.free.append((crew, ring))
                yield ring | self.env.timeout(end - self.env.now)
                self.free = [(who, bell) for who, bell in self.free if bell is not ring]
                if not ring.triggered:
                    return
                contact = ring.value
            yield self.env.timeout(contact.handle)

    def next_for(self, crew: Any) -> Contact | None:
        for stream in self.skills(crew):
            if self.lines[stream]:
                contact = self.lines[stream].pop(0)
                self.begin(contact)
                return contact
        return None

    def begin(self, contact: Contact) -> None:
        contact.begun = self.env.now
        if contact.answered is not None:
            contact.answered.succeed()

    def comes(self, contact: Contact) -> Iterator[simpy.Event]:
        yield self.env.timeout(contact.at - self.env.now)
        self.everybody.append(contact)
        able = [one for one in self.free if contact.stream in self.skills(one[0])]
        if able:
            who = min(able, key=lambda one: len(one[0].skills))
            self.free.remove(who)
            self.begin(contact)
            who[1].succeed(contact)
            return
        contact.answered = self.env.event()
        self.lines[contact.stream].append(contact)
        if contact.patience < float("inf"):
            yield contact.answered | self.env.timeout(contact.patience)
            if contact.begun is None and contact.left is None:
                self.hangs_up(contact)

    def hangs_up(self, contact: Contact) -> None:
        contact.left = self.env.now
        self.lines[contact.stream].remove(contact)
        if contact.back < float("inf"):
            names = [stream.name for stream in self.desk.streams]
            into = names.index(self.desk.streams[contact.stream].into)
            call = Contact(into, self.env.now, contact.back, float("inf"), float("inf"))
            self.env.process(self.comes(call))

    def closing(self, day: int) -> Iterator[simpy.Event]:
        yield self.env.timeout((day + 1) * self.desk.minutes)
        for stream, line in zip(self.desk.streams, self.lines, strict=True):
            if stream.patience:
                for contact in list(line):
                    self.hangs_up(contact)


def run(desk: Desk, days: int, people: list[Contact]) -> list[Contact]:
    """Let everybody come; return them with what became of them, calls back among them."""
    env = simpy.Environment()
    room = Room(env, desk, [[] for _ in desk.streams])
    for day in range(days):
        env.process(room.closing(day))
    for day in range(days):
        for crew in desk.crews:
            for _ in range(crew.heads):
                env.process(room.person(crew, day))
    for contact in people:
        env.process(room.comes(contact))
    env.run()
    return room.everybody


def the_same_people(work: Contacts) -> list[Contact]:
    columns = (work.stream, work.at, work.handle, work.patience, work.back)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [Contact(*row) for row in rows]


def other_people(desk: Desk, days: int, seed: int) -> list[Contact]:
    """Draw contacts by gaps between arrivals, hour by hour, from Python's own generator."""
    draw = random.Random(seed)
    people = []
    for number, stream in enumerate(desk.streams):
        for hour, rate in enumerate(list(stream.hourly) * days):
            at = hour * 60.0
            while rate and (at := at + draw.expovariate(rate / 60)) < (hour + 1) * 60:
                people.append(_somebody(draw, desk, stream, number, at))
    return sorted(people, key=lambda one: one.at)


def _somebody(draw: random.Random, desk: Desk, stream: Stream, number: int, at: float) -> Contact:
    forever = float("inf")
    patience = draw.expovariate(1 / stream.patience) if stream.patience else forever
    back = forever
    if draw.random() < stream.call_back:
        back = draw.expovariate(1 / next(one.handle for one in desk.streams if one.name == stream.into))
    return Contact(number, at, draw.expovariate(1 / stream.handle), patience, back)
