"""Papers with numbered rules, which staff must be able to cite, and other documents in words."""

from __future__ import annotations

import re

from attrs import field, frozen


@frozen(kw_only=True)
class Version:
    """An edition of a paper; dates as people read them: 1 January 2026."""

    number: int
    valid_from: str
    changed: str = ""
    """What differs from the version before."""


@frozen(kw_only=True)
class Figure:
    """A number that others cite, with its unit; `basis` says where it comes from, with an as-of date."""

    value: int | float
    unit: str
    basis: str = ""


@frozen(kw_only=True)
class Rule:
    """A numbered rule: the reason stands beside it."""

    part: str
    """A key of the paper's `parts`."""
    text: str
    why: str = ""


def number(key: str) -> str:
    """Return a rule's number as staff cite it: `g07` is G7."""
    found = re.fullmatch(r"([a-z]+)0*(\d+)", key)
    return f"{found[1].upper()}{found[2]}" if found else key


@frozen(kw_only=True)
class Paper:
    """A paper of the company: numbered rules under headings. `owner` is a key of team.yaml."""

    title: str
    version: Version
    owner: str
    purpose: str
    parts: dict[str, str]
    """Headings by key, in order."""
    rules: dict[str, Rule]
    figures: dict[str, Figure] = field(factory=dict)


@frozen(kw_only=True)
class Segment:
    """A group of customers with a strategy of its own."""

    name: str
    who: str
    want: str
    approach: str


@frozen(kw_only=True)
class Outcome:
    """A target outcome: what is measured, where it stood, where it shall be, and by when."""

    name: str
    measure: str
    base: Figure
    target: Figure
    by: str


@frozen(kw_only=True)
class Strategy:
    """The customer service strategy."""

    title: str
    version: Version
    owner: str
    purpose: str
    aims: dict[str, str]
    segments: dict[str, Segment]
    outcomes: dict[str, Outcome]


@frozen(kw_only=True)
class Measure:
    """A service standard: what is promised in one line, how it is measured, and which guidelines serve it."""

    name: str
    says: str
    measured: str
    target: Figure
    rules: tuple[str, ...]
    """Keys of guidelines.yaml."""


@frozen(kw_only=True)
class Standard:
    """The service standard behind the guidelines."""

    title: str
    version: Version
    owner: str
    purpose: str
    measures: dict[str, Measure]


@frozen(kw_only=True)
class Item:
    """A piece of news."""

    title: str
    text: str


@frozen(kw_only=True)
class Newsletter:
    """One month's newsletter: its first line, its news, and dated figures of the market with source."""

    month: str
    sent: str
    lead: str
    items: dict[str, Item]
    market: dict[str, Item] = field(factory=dict)


@frozen(kw_only=True)
class Place:
    """A part of a reception area; `state` is how a visitor finds it."""

    name: str
    purpose: str
    state: str


@frozen(kw_only=True)
class Reception:
    """A counter as it is planned and as visitors find it. `looks` is said to who cannot see the picture."""

    name: str
    where: str
    looks: str
    places: dict[str, Place]
    duties: tuple[str, ...]
    bad_weather: str
    """What happens under typhoon signal 8 and the black rainstorm warning."""


@frozen(kw_only=True)
class Sheet:
    """A mystery-shopping sheet: scores from 1 (poor) to 5 (very good)."""

    date: str
    time: str
    place: str
    """A key of receptions.yaml, or hotline."""
    first: bool
    """Whether the shopper came as somebody new to the company."""
    matter: str
    environment: int
    communication: int
    time_taken: int
    solution: int
    minutes_waited: int
    seen: str


@frozen(kw_only=True)
class Line:
    """One turn of a contact: `who` is customer or staff."""

    who: str
    says: str


@frozen(kw_only=True)
class Transcript:
    """A short contact, as recorded. `kept` and `broken` are keys of guidelines.yaml, for instructors."""

    date: str
    time: str
    channel: str
    desk: str
    staff: str
    """A key of team.yaml."""
    customer: str
    """A key of customers.yaml, or the words for somebody who is not on file."""
    matter: str
    lines: tuple[Line, ...]
    outcome: str
    kept: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
