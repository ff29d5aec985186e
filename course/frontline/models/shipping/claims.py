"""Claims: the last day for a notice, and the most that a carrier owes.

Sources: Montreal Convention 1999 (articles 22, 31), Hague-Visby Rules with the protocol of 1979 (articles III
and IV); where they are silent, the carrier's or the company's printed term. The figures are parameters,
because limits change and printed terms differ; limits fall away where a value was declared.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum

from attrs import frozen


class Loss(Enum):
    """What went wrong, as far as the time for a notice depends on it."""

    DAMAGE = "damage"
    DELAY = "delay"
    SHORTAGE = "shortage"
    """Missing pieces, or goods that never came."""


@frozen(kw_only=True)
class Window:
    """How many calendar days a notice has (0 or more); the day after the event is day 1, holidays count."""

    days: int

    def last_day(self, event: date) -> date:
        """Return the last day on which the notice is in time."""
        if self.days < 0:
            raise ValueError("A time for notice has 0 days or more.")
        return event + timedelta(days=self.days)

    def in_time(self, event: date, notice: date) -> bool:
        """Tell whether a notice is in time; one before the event is not about it. ValueError for that."""
        if notice < event:
            raise ValueError(f"The notice of {notice} is older than the event of {event}.")
        return notice <= self.last_day(event)


@frozen(kw_only=True)
class AirWindows:
    """Air: damage from receipt, delay from disposal, shortage from the date of the air waybill."""

    damage: Window
    delay: Window
    shortage: Window

    def last_day(self, loss: Loss, *, received: date, disposable: date, waybill: date) -> date:
        """Return the last day for a notice; each kind of loss counts from its own day."""
        match loss:
            case Loss.DAMAGE:
                return self.damage.last_day(received)
            case Loss.DELAY:
                return self.delay.last_day(disposable)
            case Loss.SHORTAGE:
                return self.shortage.last_day(waybill)


@frozen(kw_only=True)
class Limit:
    """The most that is owed, in SDR (2 decimals) and HK$ at the rate given; `by` says which rule decided."""

    sdr: float
    hkd: float
    by: str


def air_limit(kilos: float, *, per_kilo: float, rate: float) -> Limit:
    """Return the limit by air: SDR per kg of the pieces damaged, lost or late; `rate` is HK$ per SDR.

    Raises ValueError for 0 kg or less.
    """
    _above_0(kilos, per_kilo, rate)
    return _limit(kilos * per_kilo, rate, "weight")


def sea_limit(
    packages: Sequence[float], *, per_package: float, per_kilo: float, rate: float, listed: bool = True
) -> Limit:
    """Return the limit by sea: per package or per gross kg, whichever is more in total.

    `packages` are the gross kg of each package lost or damaged. Where the bill of lading does not list them
    (`listed` false), the pallet or container counts as one package. Raises ValueError without a package.
    """
    if not packages:
        raise ValueError("Give the gross weight of at least one package.")
    _above_0(*packages, per_package, per_kilo, rate)
    by_package = per_package * (len(packages) if listed else 1)
    by_weight = per_kilo * sum(packages)
    if by_package >= by_weight:
        return _limit(by_package, rate, "packages")
    return _limit(by_weight, rate, "weight")


def _limit(sdr: float, rate: float, by: str) -> Limit:
    return Limit(sdr=round(sdr, 2), hkd=round(sdr * rate, 2), by=by)


def _above_0(*values: float) -> None:
    if min(values) <= 0:
        raise ValueError("Give weights in kg, limits in SDR and a rate in HK$, all above 0.")
