"""A contact plan and the house rules that it has to keep.

A plan gives, for each customer and period, at most one kind of contact. Rules count; they judge no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import assert_never

from attrs import frozen

Plan = Mapping[str, Mapping[str, str]]
"""The kind of contact by customer and period; a period without one is missing or empty."""


@frozen(kw_only=True)
class AtLeast:
    """A customer has so many contacts of one kind, or of any where `kind` is empty.

    `among` names the periods that count; empty means all.
    """

    customer: str
    kind: str = ""
    times: int = 1
    among: tuple[str, ...] = ()


@frozen(kw_only=True)
class Silence:
    """A customer has at most so many periods in a row without any contact."""

    customer: str
    periods: int


@frozen(kw_only=True)
class Never:
    """A kind of contact that is never used: with one customer, or in one period for all."""

    kind: str
    customer: str = ""
    period: str = ""


@frozen(kw_only=True)
class AtMost:
    """A period has at most so many contacts of one kind over all customers."""

    kind: str
    times: int


class Side(Enum):
    """On which side of a contact another one lies."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"

    @classmethod
    def _missing_(cls, value: object) -> Side:
        raise ValueError(f"a side is one of {', '.join(side.value for side in cls)}, not {value!r}")

    def of(self, row: Sequence[str], at: int, reach: int) -> Sequence[str]:
        """Return what lies within `reach` places of one place of a row, on this side of it.

        The place itself belongs to no side, and so only to either.
        """
        match self:
            case Side.BEFORE:
                return row[max(0, at - reach) : at]
            case Side.AFTER:
                return row[at + 1 : at + reach + 1]
            case Side.EITHER:
                return row[max(0, at - reach) : at + reach + 1]
        assert_never(self)


@frozen(kw_only=True)
class Together:
    """Each contact of one `kind` of a customer has one of the kind `near` within `periods` of it.

    `side` says on which side of each contact of `kind` the `near` one lies. So each review has its agenda
    before it with kind review, near agenda and side before; no agenda is without a review after it with kind
    agenda, near review and side after. `near_customer` has the `near` one, where it is another row.
    """

    customer: str
    kind: str
    near: str
    periods: int = 1
    side: Side = Side.EITHER
    near_customer: str = ""


Rule = AtLeast | Silence | Never | AtMost | Together


@frozen
class Verdict:
    """Whether a rule is kept; where it is not, the (customer, period) places that show it."""

    kept: bool
    places: tuple[tuple[str, str], ...] = ()


def judge(rule: Rule, plan: Plan, periods: Sequence[str]) -> Verdict:
    """Check one rule against a plan; a customer who is not in it has no contact."""
    match rule:
        case AtLeast(customer=customer, kind=kind, times=times, among=among):
            row = _row(plan, customer, among or periods)
            found = [name for name in row if name and kind in ("", name)]
            return Verdict(len(found) >= times)
        case Silence(customer=customer, periods=longest):
            return _silence(customer, longest, _row(plan, customer, periods), periods)
        case Never(kind=kind, customer=customer, period=period):
            return _where(
                (who, when)
                for who in plan
                for when in periods
                if customer in ("", who) and period in ("", when) and plan[who].get(when) == kind
            )
        case AtMost(kind=kind, times=times):
            return _where(
                (who, when)
                for when in periods
                for busy in [[who for who in plan if plan[who].get(when) == kind]]
                if len(busy) > times
                for who in busy
            )
        case Together(customer=customer, kind=kind):
            beside = _row(plan, rule.near_customer or customer, periods)
            return _where(
                (customer, periods[at])
                for at, name in enumerate(_row(plan, customer, periods))
                if name == kind and rule.near not in rule.side.of(beside, at, rule.periods)
            )
    assert_never(rule)


def _row(plan: Plan, customer: str, periods: Sequence[str]) -> list[str]:
    return [plan.get(customer, {}).get(period, "") for period in periods]


def _where(places: Iterable[tuple[str, str]]) -> Verdict:
    found = tuple(places)
    return Verdict(not found, found)


def _silence(customer: str, longest: int, row: Sequence[str], periods: Sequence[str]) -> Verdict:
    quiet: list[tuple[str, str]] = []
    run: list[tuple[str, str]] = []
    for period, name in [*zip(periods, row, strict=True), ("", "end")]:
        if name:
            quiet += run if len(run) > longest else []
            run = []
        else:
            run.append((customer, period))
    return Verdict(not quiet, tuple(quiet))
