"""What the company promises, may do and charges: promises, authority, cut-offs, charges."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Edition:
    """An edition of the service promise."""

    number: int
    valid_from: str


@frozen(kw_only=True)
class Clock:
    """What starts and stops the promise clock."""

    working_hours: str
    hours_per_day: int
    start: str
    """HH:MM."""
    end: str
    same_for_all: str
    lunch: str
    open_places: str
    """Which promises run outside the clock."""
    starts: str
    weekends: str
    public_holidays: str
    signal_8: str
    black_rainstorm: str
    restart_after_hours: int


@frozen(kw_only=True)
class Promise:
    """An answer time in words, and as a number in exactly one unit where there is one."""

    what: str = ""
    answer: str = ""
    acknowledge: str = ""
    tell: str = ""
    update: str = ""
    wait: str = ""
    call_back: str = ""
    account: str = ""
    minutes: int = 0
    hours: int = 0
    """Working hours."""
    days: int = 0
    """Working days."""
    call_back_hours: int = 0
    call_back_hours_before: int = 0
    """Working hours until the change of autumn 2025."""
    changed: str = ""


@frozen(kw_only=True)
class Promises:
    """The service promise: channels, then types of request."""

    version: Edition
    which_time_counts: str
    own_word: str
    clock: Clock
    counter: Promise
    phone: Promise
    video: Promise
    email: Promise
    chat: Promise
    group_chat: Promise
    portal: Promise
    edi: Promise
    letter: Promise
    newsletter: Promise
    status: Promise
    exception: Promise
    charge: Promise
    complaint: Promise


@frozen(kw_only=True)
class Powers:
    """What a role may do; empty where the card does not say."""

    role: str
    promise: str
    waive: str
    waive_limit: int
    """HK$ per shipment."""
    promise_not: str = ""
    waive_not: str = ""
    disclose: str = ""
    disclose_not: str = ""
    admit: str = ""
    admit_not: str = ""


@frozen(kw_only=True)
class Matter:
    """A matter that goes to somebody else, with its file."""

    matter: str
    to: str
    file: str


@frozen(kw_only=True)
class Authority:
    """The authority card."""

    currency: str
    also: str
    """For whom else the card counts."""
    officer: Powers
    supervisor: Powers
    manager: Powers
    hand_over: dict[str, Matter]


@frozen(kw_only=True)
class SeaCutoffs:
    """Sea: the house rule for shipping instructions, in working hours before the carrier's cut-off."""

    where: str
    si_house: str
    si_house_hours: int


@frozen(kw_only=True)
class AirCutoffs:
    """Air: hours before departure."""

    general: str
    general_hours: int
    prepacked: str
    prepacked_hours: int
    perishable: str
    perishable_hours: int
    where: str


@frozen(kw_only=True)
class ExpressCutoffs:
    """Express: times of day in words."""

    pick_up_order: str
    airport_counter: str
    kwai_chung_counter: str


@frozen(kw_only=True)
class Cutoffs:
    """The cut-off table."""

    sea: SeaCutoffs
    air: AirCutoffs
    express: ExpressCutoffs


@frozen(kw_only=True)
class Charge:
    """A charge in HK$: `whose` says who raises it, and so who could waive it."""

    name: str
    amount: int | float
    per: str
    whose: str
    when: str


@frozen(kw_only=True)
class FreeTime:
    """A carrier's days without charge for a container, and the daily charge after them, in steps."""

    name: str
    counts: str
    """What the days count: calendar days, and from which day."""
    free_days: int
    steps: tuple[DailyCharge, ...]


@frozen(kw_only=True)
class DailyCharge:
    """HK$ a container and day, for the first `days` days after free time; the last step has 0 and goes on."""

    days: int
    amount: int


@frozen(kw_only=True)
class Charges:
    """The charge sheet."""

    valid_from: str
    currency: str
    note: str
    charges: dict[str, Charge]
    free_time: dict[str, FreeTime]


@frozen(kw_only=True)
class Named:
    """Something with a name and opening hours."""

    name: str
    hours: str
    mailbox: str = ""
    office: str = ""
    district: str = ""


@frozen(kw_only=True)
class Zone:
    """The company's time zone."""

    name: str
    offset: str


@frozen(kw_only=True)
class Portal:
    """The customers' portal."""

    name: str
    login: str
    holds: str


@frozen(kw_only=True)
class Letter:
    """The newsletter as a publication."""

    name: str
    sent: str
    readers: str
    stop: str


@frozen(kw_only=True)
class Profile:
    """Name, desks, offices and shared tools."""

    name: str
    short_name: str
    kind: str
    mail_domain: str
    time_zone: Zone
    desks: dict[str, Named]
    offices: dict[str, Named]
    hotline: Named
    portal: Portal
    newsletter: Letter
