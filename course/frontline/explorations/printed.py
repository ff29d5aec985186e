"""A control chart of figures that a text prints: a picture to read, with nothing to move or mark."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from frontline.charts.control import LEFT, RIGHT, Legend, Point, control
from frontline.forms.render import fill
from frontline.models.control import Chart, p_chart

HUNDRED = 100
LEAST, MOST, LONGEST_LABEL = 5, 16, 7
"""How many points a chart needs and has room for, and how many letters below a point."""
LETTER = 8
"""Room for a letter below the points, in the picture's units, with the gap to the next label."""


@frozen(kw_only=True)
class Printed:
    """A period as it is printed: its name, and how many cases of how many are counted."""

    label: str
    count: int
    of: int


@frozen(kw_only=True)
class PrintedChart:
    """Shares by period: what is counted and of what `unit`; the first `baseline` points give the limits."""

    title: str
    measure: str
    unit: str
    baseline: int
    points: tuple[Printed, ...]

    def problems(self) -> Iterator[str]:
        """Say what cannot be drawn."""
        for name in ("title", "measure", "unit"):
            if not getattr(self, name).strip():
                yield f"give `{name}`"
        if not LEAST <= len(self.points) <= MOST:
            yield f"give {LEAST} to {MOST} `points`, not {len(self.points)}"
        if not 1 <= self.baseline <= len(self.points):
            yield f"`baseline` is a number of points, 1 to {len(self.points)}"
        for point in self.points:
            if not 0 < len(point.label) <= LONGEST_LABEL:
                yield f"point {point.label!r}: the label has 1 to {LONGEST_LABEL} letters"
            if not 0 <= point.count <= point.of or not point.of:
                yield f"point {point.label!r}: {point.count} of {point.of} is no share"


def printed_chart(settings: PrintedChart) -> str:
    """Return the chart as HTML, with its lines in words and its figures as a table below it.

    No point is marked as a signal: to see which ones are is left to the reader.
    """
    made, every = _chart(settings), _every(settings)
    points = [
        Point(
            value=value * HUNDRED,
            lower=low * HUNDRED,
            upper=high * HUNDRED,
            label="" if number % every else settings.points[number].label,
        )
        for number, (value, low, high) in enumerate(zip(made.values, made.lower, made.upper, strict=True))
    ]
    legend = Legend(
        axis=settings.measure,
        sign=" %",
        centre=f"centre {_said(made.centre)}",
        lower="lower limit",
        upper="upper limit",
    )
    rows = [
        (point.label, f"{point.count} of {point.of}", *map(_said, shares))
        for point, *shares in zip(settings.points, made.values, made.lower, made.upper, strict=True)
    ]
    told = "; ".join(f"{label} {share} ({counted})" for label, counted, share, *_ in rows)
    picture = control(
        points,
        made.centre * HUNDRED,
        settings.baseline,
        legend,
        says=f"{settings.measure}: {told}. Centre {_said(made.centre)}. The limits stand in the table below.",
    )
    return fill("chart.html", chart=settings, picture=picture, centre=_said(made.centre), rows=rows)


def _chart(settings: PrintedChart) -> Chart:
    counts, sizes = [point.count for point in settings.points], [point.of for point in settings.points]
    return p_chart(counts, sizes, slice(settings.baseline))


def _every(settings: PrintedChart) -> int:
    """Return 2 where the labels are too wide to stand below each point, else 1."""
    widest = max(len(point.label) for point in settings.points) * LETTER
    return 2 if widest * len(settings.points) > RIGHT - LEFT else 1


def _said(share: float) -> str:
    return f"{share * HUNDRED:.0f} %"
