"""Services for one shipment: what each charges and how long it takes, and the sliders of what is needed."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Case, Control, Exploration, misplaced
from frontline.models import needs
from frontline.models.needs import KG, M3

DAYS, LATE = "days", "late"
CONTROLS = (KG, M3, DAYS, LATE)
"""The controls: kg and m³ of the shipment, days until it is needed, what one late day costs."""


@frozen(kw_only=True)
class Offer(needs.Service):
    """A service, and its words."""

    label: str
    divisor: float = 0
    """0 where weight is not charged."""


@frozen(kw_only=True)
class NeedSettings(Exploration):
    """The services by name; `kg`, `m3`, `days` and `late` each have a control, and a figure in each case."""

    services: dict[str, Offer]
    controls: dict[str, Control]
    cases: dict[str, Case] = Factory(dict)
    currency: str = "HK$"

    def problems(self) -> Iterator[str]:
        """Say which services cannot be priced, which controls are missing, and what a case leaves out."""
        if len(self.services) < 2:
            yield "give at least two services to compare"
        for name, offer in self.services.items():
            yield from (f"service {name!r}: {problem}" for problem in _odd(offer))
        for name in self.controls.keys() - set(CONTROLS):
            yield f"there is no control {name!r}: use {', '.join(CONTROLS)}"
        for name in CONTROLS:
            if name not in self.controls:
                yield f"give a control `{name}`"
            else:
                yield from (f"control {name!r}: {what}" for what in _range(name, self.controls[name]))
        yield from misplaced(self.controls, self.cases)


def _odd(offer: Offer) -> Iterator[str]:
    """Say what a service lacks, or says although it does not count."""
    if offer.days < 1:
        yield "`days` is 1 or more"
    if min(offer.base, offer.rate, offer.least, offer.divisor) < 0:
        yield "`base`, `rate`, `least` and `divisor` are 0 or more"
    if offer.per not in ("", KG, M3):
        yield f"`per` is {KG} or {M3}, or left out where `base` is the price for the whole"
        return
    if bool(offer.per) != bool(offer.rate):
        yield "`per` and `rate` belong together"
    if (offer.per == KG) != bool(offer.divisor):
        yield f"`divisor` (cm³ to 1 kg) belongs to `per: {KG}`"
    if offer.least and offer.per != M3:
        yield f"`least` belongs to `per: {M3}`"


def _range(name: str, control: Control) -> Iterator[str]:
    """Say what is wrong with a slider's range."""
    if control.problem:
        yield control.problem
    if control.least < 0 or (name in (KG, M3) and control.least == 0):
        yield "`least` is above 0" if name in (KG, M3) else "`least` is 0 or more"
    if name == DAYS and not all(
        float(figure).is_integer() for figure in (control.start, control.least, control.step)
    ):
        yield "give whole days"
