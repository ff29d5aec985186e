"""The complaints of the year in Pareto order: which few causes make most of the trouble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

import ipywidgets as widgets

from frontline.charts import pareto as chart
from frontline.content.places import here
from frontline.content.year import table
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row, watch
from frontline.explorations.settings.causes import TABLE, CauseSettings
from frontline.models.pareto import Cause, pareto, vital_few

ENOUGH = 0.8
"""The share of all that the few causes reach together."""
NOT_SAID = (
    "<strong>What the picture does not say.</strong> The longest bar is the most frequent one, and not "
    "always the worst: one cause may come seldom and cost a customer. And a bar is only as true as the box "
    "that somebody ticked: “carrier delay” is quickly ticked, and “slow answer” hides why it was slow."
)


def causes(settings: CauseSettings) -> widgets.Widget:
    """Return the exploration on the complaints of the year of data."""
    complaints = table(here(), TABLE, check_keys=False).rows
    groups = [(one.label, name) for name, one in settings.groups.items()]
    columns = [(label, name) for name, label in settings.by.items()]
    which = dropdown("Which complaints", groups, groups[0][1])
    by = dropdown("Counted by", columns, columns[0][1])
    view = View()

    def show() -> None:
        counted = [one for one in complaints if settings.groups[which.value].holds(one)]
        view.show(drawn(Counter(one[by.value] for one in counted)))

    restart = watch([which, by], show)
    show()
    parts = [which, by, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(counts: Mapping[str, int]) -> Drawn:
    """Return the counts in Pareto order, and what they say. Raises ValueError where nothing was counted."""
    found = pareto(counts)
    few = vital_few(found, ENOUGH)
    rows = [
        chart.Bar(label=one.name, count=one.count, together=one.cumulative, few=one in few) for one in found
    ]
    picture = chart.pareto(rows, "together with those above", says=_alternative(found))
    return Drawn(picture, paragraphs(_first(found), _few(found, few), NOT_SAID))


def _first(found: Sequence[Cause]) -> str:
    total, top = sum(one.count for one in found), found[0]
    return (
        f"<strong>{total} complaints. The most frequent is “{escape(top.name)}”: {top.count}, "
        f"{round(top.share * 100)} % of all.</strong>"
    )


def _few(found: Sequence[Cause], few: Sequence[Cause]) -> str:
    if len(few) == len(found):
        return f"The list is too short to choose from: it takes all of it to reach {round(ENOUGH * 100)} %."
    names, reached = escape(", ".join(one.name for one in few)), round(few[-1].cumulative * 100)
    if len(few) == 1:
        return f"It alone makes {reached} % of all, more than the other {len(found) - 1} together."
    said = f"{len(few)} of the {len(found)} together make {reached} %: {names}."
    if len(few) * 2 > len(found):
        said += " That is more than half of the list, so “80 and 20” does not hold here."
    if few[-1].count == (after := found[len(few)]).count:
        said += (
            f" “{escape(after.name)}” has as many as the last of them: the line between the two is chance."
        )
    return said


def _alternative(found: Sequence[Cause]) -> str:
    said = "; ".join(f"{one.name} {one.count}, together {round(one.cumulative * 100)} %" for one in found)
    return f"Bars from the most frequent to the least: {said}."
