"""The course of shares over the months of a year: a line for each, and a mark where something changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import frozen

from frontline.charts.drawing import box, dot, drawing, line, words
from frontline.charts.palette import PLAIN, STRONG

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, SIZE = 760, 380, 52, 548, 34, 312, 13
HALF, APART, TICK = 5, 36, 20
"""Half of a point; how far two labels at the ends of lines keep apart; % between two numbers of the scale."""


@frozen(kw_only=True)
class Track:
    """A line: its label, and a share from 0 to 1 for each month; `strong` is in blue, round and unbroken."""

    label: str
    shares: tuple[float, ...]
    strong: bool


@frozen(kw_only=True)
class Change:
    """Something changed before the month with the number `month` (from 0): what to write there."""

    month: int
    label: str


def course(
    months: Sequence[str], notes: Sequence[str], tracks: Sequence[Track], change: Change, *, says: str
) -> str:
    """Return the lines as SVG, from 0 to 100 %; each month has its name and a note such as its n below it.

    `says` is the text alternative. Raises ValueError for a line that has not a share for each month.
    """
    if any(len(track.shares) != len(months) for track in tracks) or len(notes) != len(months):
        raise ValueError(f"Give a share and a note for each of the {len(months)} months.")
    wide = (RIGHT - LEFT) / len(months)
    across = [LEFT + (number + 0.5) * wide for number in range(len(months))]
    shapes = [box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP, fill="none", stroke="currentColor")]
    shapes += _scale()
    for x, month, note in zip(across, months, notes, strict=True):
        shapes.append(words(x, BOTTOM + 16, month, width=wide, size=SIZE, lines=1))
        shapes.append(words(x, BOTTOM + 36, note, width=wide, size=12, lines=1))
    shapes += _changed(change, LEFT + change.month * wide)
    for track in sorted(tracks, key=lambda one: one.strong):
        shapes += _track(track, across)
    shapes += _labels(tracks)
    return drawing(WIDTH, HEIGHT, shapes, says)


def _up(share: float) -> float:
    return BOTTOM - share * (BOTTOM - TOP)


def _scale() -> Iterator[str]:
    for number in range(0, 101, TICK):
        y = _up(number / 100)
        yield line([(LEFT, y), (RIGHT, y)], stroke=PLAIN, stroke_width=1, stroke_opacity=0.3)
        yield words(LEFT - 8, y, f"{number} %", width=LEFT, size=SIZE, anchor="end", lines=1)


def _changed(change: Change, x: float) -> Iterator[str]:
    yield line([(x, TOP - 8), (x, BOTTOM + 8)], stroke="currentColor", stroke_width=2, stroke_dasharray="2 4")
    yield words(x, TOP - 18, change.label, width=2 * (WIDTH - x) - 8, size=SIZE, lines=1, bold=True)


def _track(track: Track, across: Sequence[float]) -> Iterator[str]:
    colour = STRONG if track.strong else PLAIN
    points = [(x, round(_up(share), 1)) for x, share in zip(across, track.shares, strict=True)]
    broken: dict[str, str | float] = {} if track.strong else {"stroke_dasharray": "7 5"}
    yield line(points, stroke=colour, stroke_width=2.5, **broken)
    for x, y in points:
        yield from _point(x, y, strong=track.strong)


def _point(x: float, y: float, *, strong: bool) -> Iterator[str]:
    if strong:
        yield dot(x, y, HALF, fill=STRONG, stroke="currentColor", stroke_width=1)
    else:
        # A hollow square is wider than the dot, so that both are seen where they lie on each other.
        side = HALF + 3
        yield box(x - side, y - side, 2 * side, 2 * side, fill="none", stroke="currentColor", stroke_width=2)


def _labels(tracks: Sequence[Track]) -> Iterator[str]:
    """Write each label at the end of its line, with its sign; labels keep apart."""
    ends = sorted(tracks, key=lambda one: -one.shares[-1])
    levels = [min(max(_up(track.shares[-1]), TOP + APART / 2), BOTTOM - APART / 2) for track in ends]
    for one, other in pairwise(range(len(levels))):
        lack = APART - (levels[other] - levels[one])
        if lack > 0:
            levels[one], levels[other] = levels[one] - lack / 2, levels[other] + lack / 2
    for track, y in zip(ends, levels, strict=True):
        yield from _point(RIGHT + 18, y, strong=track.strong)
        yield words(RIGHT + 34, y, track.label, width=WIDTH - RIGHT - 38, size=SIZE, anchor="start")
