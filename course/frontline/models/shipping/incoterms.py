"""What an Incoterms rule means for one stretch of the journey: whose loss it is, and who pays the way.

A stretch is named by the station that it leads to; None is what comes after the last one. The rules settle
this between seller and buyer only (Incoterms 2020, ICC publication 723): what a carrier answers for, who owns
the goods and how they are paid, they do not say.
"""

from __future__ import annotations

from frontline.terms import Party, Rule, Station

STRETCHES: tuple[Station | None, ...] = (*Station, None)
"""All stretches in the order of the journey."""


def bearer(rule: Rule, to: Station | None) -> Party:
    """Return who bears a loss on the stretch to a station: the seller until the risk has passed."""
    return _until(rule.passes, to)


def bearer_if_collected(rule: Rule, to: Station | None) -> Party:
    """Return the same where the carrier takes the goods at the seller's place, if the rule allows that."""
    return _until(rule.collected or rule.passes, to)


def payer(rule: Rule, to: Station | None) -> Party | None:
    """Return who pays the stretch to a station; None at both ends, where nothing is carried or loaded."""
    if to in (Station.READY, None):
        return None
    return _until(rule.pays_to, to)


def payer_if_collected(rule: Rule, to: Station | None) -> Party | None:
    """Return the same where the carrier takes the goods at the seller's place, if the rule allows that."""
    if rule.apart or rule.collected is None or to in (Station.READY, None):
        return payer(rule, to)
    return _until(rule.collected, to)


def _until(last: Station, to: Station | None) -> Party:
    return Party.SELLER if to is not None and to.number <= last.number else Party.BUYER
