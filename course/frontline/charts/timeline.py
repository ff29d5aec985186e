"""A morning on a line: when each thing came, by when it is due, and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import frozen

from frontline.charts.drawing import box, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG, WARN

WIDTH, NAMES, TOP, ROW, EDGE = 760, 216, 24, 34, 26


@frozen(kw_only=True)
class Span:
    """A row: from `begins` to `due`, what was `done` (begin, end), and whether it went wrong."""

    label: str
    begins: datetime
    due: datetime
    done: tuple[tuple[datetime, datetime], ...] = ()
    late: bool = False


def timeline(spans: Sequence[Span], starts: datetime, ends: datetime, now: datetime, *, says: str) -> str:
    """Return the rows between two moments as SVG, with a line where the clock stands."""

    def at(moment: datetime) -> float:
        share = (moment - starts) / (ends - starts)
        return NAMES + min(max(share, 0.0), 1.0) * (WIDTH - NAMES - EDGE)

    height = TOP + ROW * max(1, len(spans)) + 4
    shapes = []
    hours = int((ends - starts) / timedelta(hours=1))
    for number in range(2 * hours + 1):
        tick = starts + number * timedelta(minutes=30)
        shapes.append(
            line([(at(tick), TOP - 4), (at(tick), height)], stroke=PLAIN, stroke_width=0.8, opacity=0.6)
        )
        if number % 2 == 0:
            shapes.append(words(at(tick), 10, f"{tick:%H:%M}", width=60, size=12))
    for number, span in enumerate(spans):
        y = TOP + number * ROW + ROW / 2
        shapes.append(
            words(
                NAMES - 10,
                y,
                ("! " if span.late else "") + span.label,
                width=NAMES - 14,
                size=13,
                anchor="end",
                lines=1,
            )
        )
        begins, due = at(span.begins), at(span.due)
        colour = WARN if span.late else PLAIN
        shapes.append(
            box(
                begins,
                y - 9,
                max(due - begins, 4),
                18,
                fill="none",
                stroke=colour,
                stroke_width=1.6,
                **({"stroke_dasharray": "6 4"} if span.late else {}),
            )
        )
        for begun, ended in span.done:
            shapes.append(box(at(begun), y - 6, max(at(ended) - at(begun), 4), 12, fill=STRONG))
    shapes.append(line([(at(now), TOP - 6), (at(now), height)], stroke="currentColor", stroke_width=2.2))
    return drawing(WIDTH, height, shapes, says)
