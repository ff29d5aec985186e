"""Desk time on a line: a morning, or some days, with what was due and what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from attrs import frozen

from frontline.charts.drawing import HATCH, LETTER, box, dot, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

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


HEAD, LOW, GAP, SHUT, LATER, LANE, MARK = 40, 42, 14, 40, 46, 18, 7
"""Heights and widths for several days; `LOW` is the lowest row, `SHUT` a day on which the clock stands
still, `LATER` what comes after the last day."""
STILL = "fl-still"


@frozen
class Mark:
    """A promise where it is due: kept, broken, or still open (None)."""

    at: datetime
    kept: bool | None


@frozen(kw_only=True)
class Case:
    """A row: a request that is open from `begins` to `ends`, its promises, what was `done` (begin, end)."""

    label: str
    begins: datetime
    ends: datetime
    marks: tuple[Mark, ...] = ()
    done: tuple[tuple[datetime, datetime], ...] = ()


@frozen(kw_only=True)
class Workday:
    """A day on the line, and the hours in which the clock may run; `shut` where it stands still all day."""

    opens: datetime
    closes: datetime
    shut: bool = False


@frozen
class _Line:
    """Days side by side, with a gap between two of them; `right` is where the last one ends."""

    days: tuple[Workday, ...]
    right: float

    @property
    def width(self) -> float:
        """Return the width of a day on which the clock runs."""
        shut = sum(day.shut for day in self.days)
        room = self.right - NAMES - GAP * (len(self.days) - 1) - SHUT * shut
        return room / max(1, len(self.days) - shut)

    def span(self, number: int) -> tuple[float, float]:
        """Return where a day begins and ends."""
        widths = [SHUT if day.shut else self.width for day in self.days]
        left = NAMES + sum(widths[:number]) + GAP * number
        return left, left + widths[number]

    def at(self, moment: datetime) -> float:
        """Return where a moment lies; one outside the hours of a day lies at the nearer end."""
        for number, day in enumerate(self.days):
            if moment.date() <= day.opens.date() or day == self.days[-1]:
                left, right = self.span(number)
                share = (moment - day.opens) / (day.closes - day.opens)
                return left + min(max(share, 0.0), 1.0) * (right - left)
        return self.right


def desk_days(
    cases: Sequence[Case],
    days: Sequence[Workday],
    stops: Sequence[tuple[datetime, datetime]],
    now: datetime,
    *,
    still: str,
    says: str,
) -> str:
    """Return the rows over some days (1 or more) as SVG, with a line where the clock stands.

    It is hatched where the clock stands still: on days that are shut, and in the `stops` (begin, end).
    `still` says why. A promise that is due after the last day stands at the right, under "later".
    """
    later = any(mark.at > days[-1].closes for case in cases for mark in case.marks)
    axis = _Line(tuple(days), WIDTH - EDGE - LATER * later)
    rows = [_case(case, axis) for case in cases]
    tops, y = [], float(HEAD)
    for _, tall in rows:
        tops.append(y)
        y += tall
    y = max(y, HEAD + LOW)
    shapes = [shape for number in range(len(days)) for shape in _day(axis, number, y)]
    if later:
        shapes.append(words(WIDTH - LATER / 2 - 4, 10, "later", width=LATER, size=12, lines=1))
    for begins, ends in stops:
        left, right = axis.at(begins), axis.at(ends)
        shapes.append(box(left, HEAD - 2, max(right - left, 4), y - HEAD + 2, fill=f"url(#{STILL})"))
    for top, (row, tall) in zip(tops, rows, strict=True):
        shapes.append(f'<g transform="translate(0 {top:g})">{"".join(row)}</g>')
        shapes.append(line([(4, top + tall), (WIDTH - 4, top + tall)], stroke=PLAIN, stroke_width=0.6))
    shapes.append(
        line([(axis.at(now), HEAD - 8), (axis.at(now), y)], stroke="currentColor", stroke_width=2.2)
    )
    legend, tall = _legend(y + 16, still)
    defs = HATCH.format(id=STILL, colour=PLAIN)
    return drawing(WIDTH, y + tall, [*shapes, *legend], says, defs=defs)


def _day(axis: _Line, number: int, height: float) -> list[str]:
    """Return a day's name, its hours, and the line before it; two lines where days are left out."""
    day, (left, right) = axis.days[number], axis.span(number)
    shapes = [
        words((left + right) / 2, 10, _name(day.opens.date(), right - left + GAP - 6), width=WIDTH, size=12)
    ]
    if day.shut:
        shapes.append(box(left, HEAD - 2, right - left, height - HEAD + 2, fill=f"url(#{STILL})"))
    hour = (right - left) / ((day.closes - day.opens) / timedelta(hours=1))
    every = next(step for step in (3, 6, 24) if step * hour >= 36 or step == 24)
    for tick in range(day.opens.hour + 1, day.closes.hour):
        if tick % every == 0 and not day.shut:
            x = axis.at(day.opens.replace(hour=tick, minute=0))
            shapes.append(words(x, 27, f"{tick:02d}:00", width=60, size=12))
            shapes.append(line([(x, HEAD - 4), (x, height)], stroke=PLAIN, stroke_width=0.8, opacity=0.6))
    if number:
        before = axis.days[number - 1].opens.date()
        skipped = (day.opens.date() - before).days > 1
        for shift in (-2, 2) if skipped else (0,):
            x = left - GAP / 2 + shift
            shapes.append(line([(x, 4), (x, height)], stroke="currentColor", stroke_width=1, opacity=0.7))
    return shapes


def _name(day: date, width: float) -> str:
    """Return a day's name, as long as there is room for it."""
    names = [f"{day:%A} {day.day} {day:%B}", f"{day:%a} {day.day} {day:%b}", f"{day:%a} {day.day}"]
    fitting = [name for name in names if len(name) * 12 * LETTER <= width]
    return fitting[0] if fitting else str(day.day)


def _case(case: Case, axis: _Line) -> tuple[list[str], float]:
    """Return a row from its own top, and its height: marks that would touch stand in lanes of their own."""
    lanes: list[float] = []
    shapes = []
    for mark in sorted(case.marks, key=lambda mark: mark.at):
        x = axis.at(mark.at) if mark.at <= axis.days[-1].closes else WIDTH - LATER / 2 - 4
        lane = next((number for number, last in enumerate(lanes) if x - last > 2 * MARK + 3), len(lanes))
        lanes[lane : lane + 1] = [x]
        shapes.append(_mark(x, 12 + lane * LANE, mark.kept))
    tall = max(26 + LANE * len(lanes), LOW)
    y = tall - 11
    whole: list[tuple[float, float]] = [
        (axis.at(case.begins), y),
        (max(axis.at(case.ends), axis.at(case.begins) + 2), y),
    ]
    steps = [
        box(axis.at(begun), y - 5, max(axis.at(ended) - axis.at(begun), 2.5), 10, fill=STRONG)
        for begun, ended in case.done
    ]
    broken = any(mark.kept is False for mark in case.marks)
    name = words(
        NAMES - 14, tall / 2, ("! " if broken else "") + case.label, width=NAMES - 18, size=13, anchor="end"
    )
    return [name, line(whole, stroke=PLAIN, stroke_width=2), *steps, *shapes], tall


def _mark(x: float, y: float, kept: bool | None) -> str:
    if kept is None:
        return dot(x, y, MARK - 1, fill="none", stroke="currentColor", stroke_width=2)
    if kept:
        tick = [(x - 3.5, y), (x - 1, y + 3), (x + 3.5, y - 3)]
        return dot(x, y, MARK, fill=STRONG) + line(tick, stroke=PAPER, stroke_width=2)
    square = box(x - MARK, y - MARK, 2 * MARK, 2 * MARK, fill=WARN)
    return square + "".join(
        line([(x - 3, y - 3 * way), (x + 3, y + 3 * way)], stroke=PAPER, stroke_width=2) for way in (1, -1)
    )


def _legend(y: float, still: str) -> tuple[list[str], float]:
    """Return what the signs mean, and the height that it takes."""
    shapes: list[str] = []
    signs = (
        (_mark(14, y, True), "promise kept"),
        (_mark(134, y, False), "broken"),
        (_mark(214, y, None), "open"),
        (box(272, y - 5, 20, 10, fill=STRONG), "a step of yours"),
        (line([(420, y), (446, y)], stroke=PLAIN, stroke_width=2), "the request is open"),
        (line([(600, y - 8), (600, y + 8)], stroke="currentColor", stroke_width=2.2), "the clock now"),
    )
    for x, (sign, meaning) in zip((28, 148, 228, 300, 454, 608), signs, strict=True):
        shapes += [sign, words(x, y, meaning, width=160, size=12, anchor="start", lines=1)]
    if not still:
        return shapes, 32
    shapes.append(box(7, y + 17, 20, 14, fill=f"url(#{STILL})", stroke=PLAIN))
    shapes.append(
        words(34, y + 24, f"the clock stands still: {still}", width=WIDTH - 40, size=12, anchor="start")
    )
    return shapes, 60
