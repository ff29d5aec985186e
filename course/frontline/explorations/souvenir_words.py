"""What a souvenir costs and breaks, in words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from frontline.explorations.settings.souvenir import (
    Design,
    Option,
    SouvenirSettings,
    each,
    weeks,
)

NOT_SAID = (
    "<strong>What the picture does not say.</strong> It shows no quality: hold one in your hand before you "
    "order all of them. And no rule knows whether a guest likes it. Ask two of them."
)


def still_open(settings: SouvenirSettings, design: Design) -> str:
    """Return which parts are still to choose, as HTML, or nothing."""
    missing = [part.label for part, name in zip(settings.parts.values(), design, strict=True) if not name]
    if not missing:
        return ""
    return f"Still to choose: {escape(', '.join(missing))}. Then you see which rules the design keeps."


def costs(settings: SouvenirSettings, options: Sequence[Option]) -> list[str]:
    """Return cost for each person and for all, and the time, as lines of HTML."""
    if not options:
        return []
    parts = ", ".join(f"{escape(one.label)} {one.cost}" for one in options if one.cost)
    heads, single = settings.heads(options), each(options)
    left = settings.budget - single * heads
    rest = (
        f"{money(settings, left)} of the budget of {money(settings, settings.budget)} is left."
        if left >= 0
        else f"That is {money(settings, -left)} more than the budget of {money(settings, settings.budget)}."
    )
    return [
        f"<strong>{money(settings, single)} for each person</strong>{f': {parts}' if parts else ''}.",
        f"<strong>{money(settings, single * heads)} for {heads} people.</strong> {rest}",
        f"<strong>{_weeks(weeks(options))}</strong>, one step after the other. There are {settings.weeks}.",
    ]


def notes(options: Sequence[Option]) -> list[str]:
    """Return what is good to know of the options, as lines of HTML."""
    return [f"<strong>{escape(one.label)}.</strong> {escape(one.note)}" for one in options if one.note]


def because(settings: SouvenirSettings, check: str, options: Sequence[Option]) -> tuple[str, ...]:
    """Return what in a complete design breaks a check, as plain sentences; none where it is kept."""
    if settings.kept(check, options):
        return ()
    match check:
        case "price":
            over = each(options) - settings.limit
            return (f"It costs {money(settings, over)} too much for each person.",)
        case "budget":
            over = each(options) * settings.heads(options) - settings.budget
            return (f"It costs {money(settings, over)} too much for all.",)
        case "time":
            return (f"It takes {_weeks(weeks(options))}, and there are {settings.weeks}.",)
    return tuple(f"{one.label}: {one.faults[check]}" for one in options if check in one.faults)


def money(settings: SouvenirSettings, amount: int) -> str:
    """Return an amount with its currency: HK$5,200."""
    return f"{settings.currency}{amount:,}"


def _weeks(number: int) -> str:
    return "1 week" if number == 1 else f"{number} weeks"
