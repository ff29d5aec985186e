"""Who is who: customers, staff, and how the company is organised."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Customer:
    """A customer's file. Names, wishes and habits are texts; empty where the file says nothing."""

    name: str
    short: str
    kind: str
    """Shipper, consignee, cargo owner, co-loader, overseas agent, e-commerce seller or private customer."""
    status: str
    segment: str
    """A key of the strategy's segments."""
    desk: str
    """sea, air or express."""
    business: str
    acts_as: str
    """Whether Kestrel Bay is agent or principal for this customer, and what that means here."""
    buys: str
    """Spot or contract, and how much."""
    credit: str
    values: str
    """What this customer looks at first."""
    contact: str
    contact_short: str
    contact_role: str
    language: str
    preference: str
    habits: str
    may_know: str = ""
    second_contact: str = ""
    second_short: str = ""
    second_role: str = ""
    second_may_know: str = ""
    third_contact: str = ""
    third_short: str = ""
    third_role: str = ""
    third_may_know: str = ""
    trucks: str = ""
    group_chat: str = ""
    note: str = ""
    """What a careful colleague knows besides: a rule of theirs, a past case, a special need."""


@frozen(kw_only=True)
class Skills:
    """What somebody is good at, from 1 (learning it) to 5 (others ask them)."""

    phone: int
    writing: int
    calm: int
    detail: int
    systems: int
    selling: int


@frozen(kw_only=True)
class Colleague:
    """A member of staff; `shift` is a key of shifts.yaml, `reports_to` one of team.yaml."""

    name: str
    short: str
    role: str
    desk: str
    languages: tuple[str, ...]
    shift: str
    since: int
    """The year of joining."""
    reports_to: str
    strength: str
    develops: str
    skills: Skills


@frozen(kw_only=True)
class Shift:
    """A shift; `start` and `end` as HH:MM on the days named."""

    name: str
    days: tuple[str, ...]
    start: str
    end: str


@frozen(kw_only=True)
class Department:
    """A department, and by when it answers a colleague (`hours`: working hours of the promise clock)."""

    name: str
    owns: str
    answer: str = ""
    hours: int = 0
    contact: str = ""
    asks: str = ""


@frozen(kw_only=True)
class Cooperation:
    """How a request crosses a department's border."""

    hand_over: str
    one_voice: str
    chase: str
    escalate: str
    log: str


@frozen(kw_only=True)
class Departments:
    """Every department, and the rules between them."""

    customer_service: Department
    export_operations: Department
    import_operations: Department
    documentation: Department
    transport: Department
    finance: Department
    claims: Department
    sales: Department
    systems: Department
    compliance: Department
    cooperation: Cooperation


@frozen(kw_only=True)
class Unit:
    """A box of the organisation chart: who leads it, and the box above (empty at the top)."""

    name: str
    led_by: str
    """A key of team.yaml."""
    under: str
    does: str


@frozen(kw_only=True)
class HandOver:
    """What one department gives another, with which file and by when."""

    giver: str
    taker: str
    what: str
    file: str
    deadline: str
    if_missing: str


@frozen(kw_only=True)
class Meeting:
    """A meeting in which departments work together."""

    name: str
    when: str
    who: str
    settles: str


@frozen(kw_only=True)
class Step:
    """A step of the escalation ladder."""

    after: str
    who: str
    does: str


@frozen(kw_only=True)
class Organisation:
    """The organisation chart, the hand-overs, the meetings and the escalation ladder."""

    units: dict[str, Unit]
    hand_overs: dict[str, HandOver]
    meetings: dict[str, Meeting]
    escalation: dict[str, Step]
