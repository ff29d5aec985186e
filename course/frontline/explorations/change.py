"""Before and after a change: what the counts allow to say, and what a desk without the change says."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import ipywidgets as widgets

from frontline.charts.before_after import Group, Share, before_after
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row, watch
from frontline.explorations.settings.change import ChangeSettings
from frontline.models.change import Change, Verdict, share_change
from frontline.models.estimates import Estimate

NOT_SAID = (
    "<strong>What the picture does not say.</strong> The line through a point covers chance alone. It does "
    "not know what else was new in these weeks: fewer orders, a new colleague, a holiday. A desk without the "
    "change shows some of that, if the two desks are alike. And a rule that is kept because somebody looks "
    "may be forgotten when nobody does: count again later."
)
VERDICTS = {
    Verdict.BETTER: "clearly better: chance alone hardly makes such a difference.",
    Verdict.WORSE: "clearly worse: chance alone hardly makes such a difference.",
    Verdict.UNCLEAR: "not clear: chance alone could make such a difference.",
}


def change(settings: ChangeSettings) -> widgets.Widget:
    """Return the exploration on an author's counts."""
    measures = [(one.label, name) for name, one in settings.measures.items()]
    factors = [(_cases(times), f"{times:g}") for times in settings.times]
    what = dropdown("Measure", measures, measures[0][1])
    many = dropdown("Number of cases", factors, factors[0][1])
    view = View()

    def show() -> None:
        view.show(drawn(settings, what.value, float(many.value)))

    restart = watch([what, many], show)
    show()
    parts = [what, many, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def changes(settings: ChangeSettings, measure: str, times: float) -> dict[str, Change]:
    """Return each desk's change in a measure, as if there had been `times` as many cases (above 0)."""
    return {
        desk: share_change(_scaled(counted.before, times), _scaled(counted.after, times))
        for desk, counted in settings.measures[measure].counts.items()
    }


def drawn(settings: ChangeSettings, measure: str, times: float) -> Drawn:
    """Return the shares before and after, desk by desk, and what they say."""
    found = changes(settings, measure, times)
    first = next(iter(found))
    groups = [
        Group(
            label=settings.desks[desk],
            rows=(_row(settings.before, one.before), _row(settings.after, one.after)),
            strong=desk == first,
        )
        for desk, one in found.items()
    ]
    more = settings.measures[measure].more_is_better
    lines = [
        *(_desk(settings.desks[desk], one, more) for desk, one in found.items()),
        _pretended(times),
        _both(settings, found, more),
        NOT_SAID,
    ]
    return Drawn(before_after(groups, says=_alternative(settings, found)), paragraphs(*lines))


def _scaled(counted: tuple[int, int], times: float) -> tuple[int, int]:
    """Return a count of so many times as many cases, with the same share as nearly as it can be."""
    count, n = counted
    cases = max(1, round(n * times))
    return round(count / n * cases), cases


def _cases(times: float) -> str:
    return "as counted" if times == 1 else f"{times:g} times as many, with the same shares"


def _row(label: str, one: Estimate) -> Share:
    note = f"{round(one.value * one.n)} of {one.n} ({_per_cent(one.value)})"
    return Share(label=label, value=one.value, low=one.low, high=one.high, note=note)


def _desk(label: str, one: Change, more: bool) -> str:
    return (
        f"<strong>{escape(label)}: {VERDICTS[one.verdict(more)]}</strong> From "
        f"{_per_cent(one.before.value)} to {_per_cent(one.after.value)}: {_points(one.difference)} points. "
        f"With other cases of the same kind it might be {_points(one.low)} to {_points(one.high)}."
    )


def _both(settings: ChangeSettings, found: Mapping[str, Change], more: bool) -> str:
    """Say what a desk without the change adds; nothing where there is none."""
    (_, trial), *others = found.items()
    if not others or trial.verdict(more) is Verdict.UNCLEAR:
        return ""
    moved = [escape(settings.desks[desk]) for desk, one in others if one.verdict(more) is trial.verdict(more)]
    if moved:
        return f"But {' and '.join(moved)} moved the same way without it. So something else was at work."
    still = " and ".join(escape(settings.desks[desk]) for desk, _ in others)
    return f"{still} shows no clear move. That speaks for the change, as far as the two desks are alike."


def _pretended(times: float) -> str:
    return "" if times == 1 else "This is a game with the number of cases: so many were not counted."


def _per_cent(share: float) -> str:
    return f"{round(share * 100)} %"


def _points(difference: float) -> str:
    points = round(difference * 100)
    return f"{points:+d}".replace("-", "\N{MINUS SIGN}") if points else "0"


def _alternative(settings: ChangeSettings, found: Mapping[str, Change]) -> str:
    said = " ".join(
        f"{settings.desks[desk]}: {settings.before} {_per_cent(one.before.value)}, "
        f"between {_per_cent(one.before.low)} and {_per_cent(one.before.high)}; "
        f"{settings.after} {_per_cent(one.after.value)}, "
        f"between {_per_cent(one.after.low)} and {_per_cent(one.after.high)}."
        for desk, one in found.items()
    )
    return f"Shares before and after, each with the interval that chance allows. {said}"
