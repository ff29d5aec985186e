"""Gap scores on the year of data: how far what customers see falls short of what they expect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import gaps as chart
from frontline.content.places import here
from frontline.content.year import table
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row, watch
from frontline.explorations.settings.gaps import TABLE, GapSettings
from frontline.models.estimates import Estimate
from frontline.models.gaps import Dimension, Gap, Rating, gaps

ALL = ""
"""All segments, or all quarters: no segment and no quarter has this name."""
FEW = 30
"""Below so many answers a mean moves easily."""
LEAST, MOST = 1, 7
NOT_SAID = (
    "<strong>What the picture does not say.</strong> People who are asked what an excellent forwarder should "
    "reach say “nearly everything”. So expectations are nearly always high, and most gaps lie below 0. "
    "Compare the gaps with each other, with last year and between segments, not with 0. "
    "A wide gap is also not yet an important one: for that, ask what matters most.",
    "An interval knows only chance. It knows nothing of the customers who did not answer. "
    "The data is invented, so it shows how to look, and nothing about other firms.",
)

Answer = Mapping[str, Any]


def gap_scores(settings: GapSettings) -> widgets.Widget:
    """Return the exploration on the answers of the year of data."""
    answers = table(here(), TABLE, check_keys=False).rows
    quarters = sorted({one["quarter"] for one in answers})
    segments = [(label, name) for name, label in settings.segments.items()]
    who = dropdown("Whose answers", [("all customers", ALL), *segments])
    when = dropdown("Quarter", [("the whole year", ALL), *((_quarter(one), one) for one in quarters)])
    view = View()

    def show() -> None:
        view.show(drawn(settings, chosen(answers, who.value, when.value)))

    restart = watch([who, when], show)
    show()
    parts = [who, when, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def chosen(answers: Sequence[Answer], segment: str, quarter: str) -> list[Answer]:
    """Return the answers of a segment and a quarter; ALL stands for all of them."""
    return [one for one in answers if segment in (ALL, one["segment"]) and quarter in (ALL, one["quarter"])]


def scored(answers: Sequence[Answer]) -> list[Gap]:
    """Return the gap of each dimension, worst first."""
    return gaps(
        {
            one: [
                Rating(expected=answer[f"expected_{one.value}"], perceived=answer[f"perceived_{one.value}"])
                for answer in answers
            ]
            for one in Dimension
        }
    )


def drawn(settings: GapSettings, answers: Sequence[Answer]) -> Drawn:
    """Return the gaps of these answers, and what they say."""
    found = scored(answers)
    rows = [
        chart.Gap(
            label=settings.dimensions[one.dimension],
            expected=one.expected,
            found=one.perceived,
            note=f"{signed(one.gap.value)} ({_interval(one.gap)})",
        )
        for one in found
    ]
    scale = chart.Scale(least=LEAST, most=MOST, expected="expected", found="as they see us")
    return Drawn(chart.gaps(rows, scale, says=_alternative(settings, found)), _says(settings, found))


def signed(gap: float) -> str:
    """Return a gap with its sign, to a tenth: −1.4; what rounds to nothing is 0.0."""
    shown = f"{gap:+.1f}"
    return "0.0" if float(shown) == 0 else shown.replace("-", "\N{MINUS SIGN}")


def _says(settings: GapSettings, found: Sequence[Gap]) -> str:
    worst, second, least = found[0], found[1], found[-1]
    n = worst.gap.n
    few = f" {n} answers are few: a single one can move a mean." if n < FEW else ""
    if worst.gap.high < second.gap.low:
        order = "Their intervals do not meet, so chance alone hardly put them into this order."
    else:
        order = "Their intervals overlap, so this data does not tell which of the two is wider."
    return paragraphs(
        f"<strong>{n} answers.{few} The widest gap: {_name(settings, worst)}.</strong> Customers expect "
        f"{worst.expected:.1f} and see {worst.perceived:.1f}: a gap of {signed(worst.gap.value)}, "
        "where each figure is rounded. With other customers of the same kind it might be "
        f"{_interval(worst.gap)}.",
        f"Next comes {_name(settings, second)} with {signed(second.gap.value)} "
        f"({_interval(second.gap)}). {order}",
        f"The narrowest gap: {_name(settings, least)}, {signed(least.gap.value)}.",
        *NOT_SAID,
    )


def _name(settings: GapSettings, gap: Gap) -> str:
    return escape(settings.dimensions[gap.dimension])


def _interval(gap: Estimate) -> str:
    return f"{signed(gap.low)} to {signed(gap.high)}"


def _quarter(name: str) -> str:
    year, quarter = name.split("-Q")
    return f"quarter {quarter} of {year}"


def _alternative(settings: GapSettings, found: Sequence[Gap]) -> str:
    said = " ".join(
        f"{settings.dimensions[one.dimension]}: expected {one.expected:.1f}, seen {one.perceived:.1f}, "
        f"gap {signed(one.gap.value)}."
        for one in found
    )
    return f"Five dimensions of service on a scale from {LEAST} to {MOST}, the widest gap first. {said}"
