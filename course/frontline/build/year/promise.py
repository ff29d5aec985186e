"""The working hours that were promised in the year, from the company's own list."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from frontline.build.year.days import YEAR
from frontline.content.company import Company

CALL_BACK_CHANGED = date(YEAR, 10, 1)
"""Since version 4 of the service promise: four working hours, and no longer two."""


@frozen
class Promise:
    """The company's promise. All times but that for calls back were the same as in today's version."""

    company: Company

    def hours(self, kind: str, channel: str, day: date) -> float:
        """Return the working hours for a request: by its type where that is listed, else by its channel."""
        listed = self.company.promises
        by_type = {"status": listed.status, "exception": listed.exception, "charge": listed.charge}
        if kind in by_type:
            return float(by_type[kind].hours)
        by_channel = {
            "phone": self.call_back(day),
            "email": listed.email.hours,
            "chat": listed.chat.hours,
            "portal": listed.portal.hours,
            "counter": listed.counter.minutes / 60,
            "letter": listed.letter.days * listed.clock.hours_per_day,
        }
        return float(by_channel[channel])

    def call_back(self, day: date) -> float:
        """Return the working hours within which a call back was promised on a day."""
        phone = self.company.promises.phone
        return float(phone.call_back_hours if day >= CALL_BACK_CHANGED else phone.call_back_hours_before)
