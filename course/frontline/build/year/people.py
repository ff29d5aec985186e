"""Who worked in customer service, at which desk, and from when to when."""

from __future__ import annotations

from datetime import date
from statistics import fmean

from attrs import frozen

from frontline.build.year.days import YEAR, days_of
from frontline.content.company import Company

MANAGER = "leung_suk_han"
"""Leads customer service and belongs to no desk."""
JOINED = {
    "wibisono": date(YEAR, 8, 18),
    "siddiqui": date(YEAR, 10, 6),
    "lin_zhuoyu": date(YEAR, 11, 10),
}
"""First days, as the newsletters tell them."""


@frozen
class Leaver:
    """Somebody who left in the year: in no document of the company, so known by a number only."""

    key: str
    desk: str
    shift: str
    last: date


# Carries F6: two of the five on the air desk leave within six weeks of summer, and one on the hotline. The
# newsletter of September knows these three as "three colleagues".
LEAVERS = (
    Leaver("former_1", "sea", "office", date(YEAR, 1, 24)),
    Leaver("former_2", "express", "desk_late", date(YEAR, 2, 28)),
    Leaver("former_3", "counters", "airport_early", date(YEAR, 4, 25)),
    Leaver("former_4", "air", "desk_late", date(YEAR, 7, 4)),
    Leaver("former_5", "hotline", "hotline_early", date(YEAR, 7, 25)),
    Leaver("former_6", "air", "desk_early", date(YEAR, 8, 8)),
)


@frozen
class Employed:
    """A person in customer service, employed from `first` to `last`; the manager's `desk` is empty."""

    key: str
    desk: str
    shift: str
    first: date
    last: date

    def share_of(self, month: int) -> float:
        """Return the share of a month's days, 0 to 1, on which the person was employed."""
        return fmean(self.first <= day <= self.last for day in days_of(month))


def employed(company: Company) -> list[Employed]:
    """Return everybody who worked in customer service in the year, desk by desk in the order of the team."""
    desks = {desk.name: key for key, desk in company.profile.desks.items()}
    desks[company.profile.hotline.name] = "hotline"
    first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
    people = [
        Employed(
            key,
            "" if key == MANAGER else desks.get(one.desk, "counters"),
            one.shift,
            JOINED.get(key, first),
            last,
        )
        for key, one in company.team.items()
        if _in_customer_service(key, company)
    ]
    people += [Employed(one.key, one.desk, one.shift, first, one.last) for one in LEAVERS]
    order = ["", "sea", "air", "express", "counters", "hotline"]
    return sorted(people, key=lambda person: order.index(person.desk))


def _in_customer_service(key: str, company: Company) -> bool:
    while key and key != MANAGER:
        key = company.team[key].reports_to
    return key == MANAGER
