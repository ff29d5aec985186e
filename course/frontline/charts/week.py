"""A desk's week: for each hour of each day the people who are there, and the work that comes."""

from __future__ import annotations

from collections.abc import Sequence

from frontline.charts.drawing import HATCH, box, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG, WARN

WIDTH, LEFT, GAP = 760, 30, 14
TOP, HEIGHT, BOTTOM = 58, 150, 46
NAME = "week-short"


def week(
    days: Sequence[str],
    opens: int,
    present: Sequence[Sequence[float]],
    work: Sequence[Sequence[float]],
    notes: Sequence[str],
    *,
    says: str,
) -> str:
    """Return the week as SVG: `present` people (grey columns) and `work` in people (line), by day and hour.

    Where more work comes than people are there, the part above is hatched; `notes` stand below each day.
    """
    hours = len(work[0])
    wide = (WIDTH - LEFT - GAP * len(days)) / len(days)
    most = max(max(map(max, present)), max(map(max, work)), 1)
    floor = TOP + HEIGHT

    def high(people: float) -> float:
        return people * HEIGHT / most

    shapes = _key()
    for mark in range(int(most) + 1):
        y = floor - high(mark)
        shapes.append(line([(LEFT, y), (WIDTH - GAP, y)], stroke="currentColor", stroke_opacity=0.2))
        shapes.append(words(LEFT - 8, y, str(mark), width=20, size=11, anchor="end", lines=1))
    for number, (day, there, comes, note) in enumerate(zip(days, present, work, notes, strict=True)):
        left, step = LEFT + number * (wide + GAP), wide / hours
        path = []
        for hour, (people, need) in enumerate(zip(there, comes, strict=True)):
            x = left + hour * step
            top = floor - high(people)
            if people:
                shapes.append(box(x + 1, top, step - 2, high(people), fill=PLAIN, fill_opacity=0.6))
            if need > people:
                short = high(need - people)
                shapes.append(box(x + 1, top - short, step - 2, short, fill=f"url(#{NAME})", stroke=WARN))
            path += [(x, floor - high(need)), (x + step, floor - high(need))]
        shapes.append(line(path, stroke=STRONG, stroke_width=2.5))
        shapes.append(words(left + wide / 2, TOP - 12, day, width=wide, lines=1, bold=True))
        shapes.append(words(left, floor + 10, f"{opens:02d}", width=30, size=11, anchor="start", lines=1))
        end = f"{opens + hours:02d}"
        shapes.append(words(left + wide, floor + 10, end, width=30, size=11, anchor="end", lines=1))
        shapes.append(words(left + wide / 2, floor + 30, note, width=wide, size=11.5, lines=2))
    shapes.append(line([(LEFT, floor), (WIDTH - GAP, floor)], stroke="currentColor"))
    return drawing(WIDTH, floor + BOTTOM, shapes, says, defs=HATCH.format(id=NAME, colour=WARN))


def _key() -> list[str]:
    return [
        box(LEFT, 8, 18, 14, fill=PLAIN, fill_opacity=0.6),
        words(LEFT + 24, 15, "people at the desk", width=150, size=12, anchor="start", lines=1),
        line([(LEFT + 170, 15), (LEFT + 192, 15)], stroke=STRONG, stroke_width=2.5),
        words(LEFT + 198, 15, "people needed for the work", width=210, size=12, anchor="start", lines=1),
        box(LEFT + 400, 8, 18, 14, fill=f"url(#{NAME})", stroke=WARN),
        words(LEFT + 424, 15, "work without a person", width=180, size=12, anchor="start", lines=1),
    ]
