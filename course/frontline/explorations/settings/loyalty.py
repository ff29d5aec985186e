"""The loyalty calculator: what a customer is worth who stays, and which of its figures a learner may move."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, frozen

from frontline.explorations.settings.shared import Case, Control, Exploration, misplaced

MARGIN, STAYS, YEARS, MORE, GESTURE = "margin", "stays", "years", "more", "gesture"
"""The controls: HK$ of a year, how many of 100 stay each year, years, how many more stay, HK$ once."""
RANGES = {MARGIN: (0, None), STAYS: (50, 97), YEARS: (1, 10), MORE: (1, 5), GESTURE: (0, None)}
"""What each figure may be; None is without an end."""


@frozen(kw_only=True)
class LoyaltySettings(Exploration):
    """The loyalty calculator; a figure without a control stays as it is here, and a gesture of 0 is none."""

    controls: dict[str, Control]
    cases: dict[str, Case] = Factory(dict)
    margin: float = 0
    """What a customer brings in a year after all costs, in HK$."""
    stays: int = 86
    """How many of 100 such customers stay each year."""
    years: int = 5
    more: int = 1
    """How many more of 100 stay in what the picture compares."""
    gesture: float = 0
    """What a gesture costs now, in HK$."""

    def problems(self) -> Iterator[str]:
        """Say which controls do not exist, which figures cannot be, and what a case leaves out."""
        for name, control in self.controls.items():
            if name not in RANGES:
                yield f"there is no control {name!r}: use one of {', '.join(RANGES)}"
                continue
            if control.problem:
                yield f"control {name!r}: {control.problem}"
            yield from _outside(f"control {name!r}", name, control.least, control.most)
            if name != MARGIN and name != GESTURE and not _whole(control):
                yield f"control {name!r}: give whole numbers"
        if MARGIN not in self.controls and not self.margin:
            yield "give `margin` a control or a figure"
        for name in RANGES.keys() - self.controls.keys():
            if name != MARGIN or self.margin:
                yield from _outside(f"`{name}`", name, getattr(self, name))
        yield from misplaced(self.controls, self.cases)


def _whole(control: Control) -> bool:
    return all(
        float(value).is_integer() for value in (control.start, control.least, control.most, control.step)
    )


def _outside(where: str, name: str, *values: float) -> Iterator[str]:
    least, most = RANGES[name]
    if any(value < least or (most is not None and value > most) for value in values):
        yield f"{where} runs from {least}" + (f" to {most}" if most is not None else "")
