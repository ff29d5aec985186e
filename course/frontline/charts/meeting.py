"""A meeting on a line of time: its items in order, its end, and until when each person is there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, NAMES, EDGE, TOP, ROW, PERSON, THICK, FOOT = 760, 262, 24, 34, 38, 34, 24, 40
STEP, CLOCK, HATCHED = 10, 44, "fl-no-time"
"""Minutes between two marks of the line, room for a clock time, and the hatch of what has no time."""


class Mark(Enum):
    """How an item goes."""

    DONE = "done"
    TALK = "only talked about"
    NOISE = "not needed here"
    LATE = "no time for it"


STYLES: dict[Mark, dict[str, str | float]] = {
    Mark.DONE: {"fill": STRONG, "stroke": STRONG},
    Mark.TALK: {"fill": "none", "stroke": WARN, "stroke_width": 2},
    Mark.NOISE: {"fill": "none", "stroke": PLAIN, "stroke_width": 1.8, "stroke_dasharray": "5 4"},
    Mark.LATE: {"fill": f"url(#{HATCHED})", "stroke": PLAIN, "stroke_width": 1.4},
}


@frozen(kw_only=True)
class Bar:
    """An item from one minute to another, and how it goes."""

    label: str
    begins: int
    ends: int
    mark: Mark


@frozen(kw_only=True)
class Person:
    """A person, until which minute they stay, and a note at the end of their line."""

    label: str
    until: int
    note: str = ""


@frozen
class Scale:
    """Minutes from left to right: those of the meeting, and the longest that is drawn."""

    minutes: int
    longest: int

    def x(self, minute: float) -> float:
        """Return where a minute lies."""
        return NAMES + minute / self.longest * (WIDTH - NAMES - EDGE)


def meeting(
    bars: Sequence[Bar], people: Sequence[Person], minutes: int, clock: Callable[[int], str], *, says: str
) -> str:
    """Return the meeting as SVG: a row for each item and each person; `clock` gives a minute its time.

    The line is as long as the meeting, or longer where the items are. `says` is its text alternative.
    """
    scale = Scale(minutes, max([minutes, *(bar.ends for bar in bars)]))
    below = TOP + ROW * len(bars)
    bottom = below + PERSON * len(people)
    end = scale.x(minutes)
    shapes = [*_times(scale, clock), *_leaving(scale, people, below)]
    for number, bar in enumerate(bars):
        shapes += _bar(bar, number, scale)
    for number, person in enumerate(people):
        shapes += _person(person, below + number * PERSON, scale)
    shapes.append(line([(end, TOP - 10), (end, bottom)], stroke="currentColor", stroke_width=3))
    shapes += _legend(bottom + FOOT / 2)
    return drawing(WIDTH, bottom + FOOT, shapes, says, defs=HATCH.format(id=HATCHED, colour=PLAIN))


def _times(scale: Scale, clock: Callable[[int], str]) -> Iterator[str]:
    end, step = scale.x(scale.minutes), STEP
    while scale.x(step) - scale.x(0) < CLOCK:
        step += STEP
    yield line([(scale.x(0), TOP), (scale.x(scale.longest), TOP)], stroke=PLAIN)
    yield words(end, 12, clock(scale.minutes), width=CLOCK, lines=1, bold=True)
    for minute in range(0, scale.longest + 1, step):
        x = scale.x(minute)
        yield line([(x, TOP - 5), (x, TOP)], stroke=PLAIN)
        if abs(x - end) >= CLOCK:
            yield words(x, 12, clock(minute), width=CLOCK, size=12, lines=1)


def _leaving(scale: Scale, people: Sequence[Person], below: float) -> Iterator[str]:
    for minute in sorted({one.until for one in people if one.until < scale.minutes}):
        x = scale.x(minute)
        yield line([(x, TOP), (x, below + PERSON / 2)], stroke="currentColor", stroke_dasharray="2 4")


def _bar(bar: Bar, number: int, scale: Scale) -> Iterator[str]:
    y = TOP + (number + 0.5) * ROW
    x, ends = scale.x(bar.begins), scale.x(bar.ends)
    yield words(18, y, f"{number + 1}", width=20, anchor="end", lines=1, bold=True)
    yield words(28, y, bar.label, width=NAMES - 40, anchor="start")
    yield box(x + 1, y - THICK / 2, ends - x - 2, THICK, **STYLES[bar.mark])
    # At its left, where the line of somebody who leaves during the item does not meet it.
    yield from _sign(bar.mark, x + min((ends - x) / 2, 15), y)


def _sign(mark: Mark, x: float, y: float) -> Iterator[str]:
    match mark:
        case Mark.DONE:
            yield line([(x - 5, y), (x - 1, y + 4), (x + 5, y - 4)], stroke=PAPER, stroke_width=2.4)
        case Mark.TALK:
            yield words(x, y, "!", width=20, size=15, bold=True)
        case Mark.NOISE:
            yield line([(x - 4, y), (x + 4, y)], stroke="currentColor", stroke_width=2)
        case Mark.LATE:
            # The hatch itself is the sign.
            pass


def _person(person: Person, top: float, scale: Scale) -> Iterator[str]:
    x, y = scale.x(person.until), top + PERSON - 10
    yield words(28, y, person.label, width=NAMES - 40, anchor="start")
    yield line([(scale.x(0), y), (x, y)], stroke="currentColor", stroke_width=2)
    yield line([(x, y - 6), (x, y + 6)], stroke="currentColor", stroke_width=2)
    left = x < (NAMES + WIDTH) / 2
    yield words(
        x + 6 if left else x - 6, y - 11, person.note, width=200, anchor="start" if left else "end", lines=1
    )


def _legend(y: float) -> Iterator[str]:
    width = WIDTH / len(Mark)
    for number, mark in enumerate(Mark):
        x = number * width + 6
        yield box(x, y - 9, 28, 18, **STYLES[mark])
        yield from _sign(mark, x + 14, y)
        yield words(x + 38, y, mark.value, width=width - 46, anchor="start", lines=1)
