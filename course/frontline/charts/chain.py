"""A chain of steps in lanes: who does what, how far it is, and what stands still."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from attrs import frozen

from frontline.charts.drawing import HATCH, box, drawing, line, words
from frontline.charts.palette import PAPER, PLAIN, STRONG, WARN

WIDTH, TOP, ROW, HEIGHT = 760, 34, 50, 38
BOLD = 0.85
"""The room that bold words leave."""


class State(Enum):
    """How a step stands; each has a look of its own beside its colour."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"
    SKIPPED = "left out"
    STOPPED = "stands still"


@frozen(kw_only=True)
class Stage:
    """A step of the chain: its words, the lane it lies in, and how it stands."""

    label: str
    lane: str
    state: State


def chain(lanes: Mapping[str, str], stages: Sequence[Stage], *, says: str) -> str:
    """Return the chain as SVG, a row a step; `lanes` are the words over the lanes by name."""
    width = WIDTH / len(lanes)
    centres = {name: (number + 0.5) * width for number, name in enumerate(lanes)}
    height = TOP + ROW * len(stages) + 6
    shapes = [
        line([(number * width, 4), (number * width, height - 4)], stroke=PLAIN, stroke_width=1, opacity=0.5)
        for number in range(1, len(lanes))
    ]
    shapes += [
        words(centres[name], 15, label, width=(width - 8) * BOLD, size=13, bold=True)
        for name, label in lanes.items()
    ]
    for number, (stage, following) in enumerate(zip(stages, [*stages[1:], None], strict=True)):
        x, y = centres[stage.lane], TOP + number * ROW + ROW / 2
        if following:
            shapes.append(_arrow(x, y, centres[following.lane], y + ROW, following.state))
    for number, stage in enumerate(stages):
        y = TOP + number * ROW + ROW / 2
        shapes += _stage(stage, centres[stage.lane], y, width - 18)
    return drawing(WIDTH, height, shapes, says, defs=HATCH.format(id="fl-stopped", colour=WARN))


LOOKS: dict[State, tuple[str, dict[str, str | float], str]] = {
    State.DONE: ("✓ ", {"fill": PLAIN, "fill_opacity": 0.28, "stroke": PLAIN}, "currentColor"),
    State.HERE: ("", {"fill": STRONG, "stroke": STRONG}, PAPER),
    State.AHEAD: ("", {"fill": "none", "stroke": PLAIN}, "currentColor"),
    State.SKIPPED: ("✗ ", {"fill": "none", "stroke": WARN, "stroke_dasharray": "6 4"}, "currentColor"),
    State.STOPPED: ("! ", {"fill": "none", "stroke": WARN}, "currentColor"),
}
"""Sign, box and ink of each state."""


def _stage(stage: Stage, x: float, y: float, width: float) -> list[str]:
    left, top = x - width / 2, y - HEIGHT / 2
    sign, look, ink = LOOKS[stage.state]
    shapes = [box(left, top, width, HEIGHT, stroke_width=1.6, **look)]
    if stage.state is State.STOPPED:
        # Hatched at its edge only, so that the words stay on plain paper.
        shapes.append(box(left, top, 12, HEIGHT, fill="url(#fl-stopped)"))
        return [*shapes, words(x + 6, y, sign + stage.label, width=width - 24, size=13, colour=ink)]
    return [*shapes, words(x, y, sign + stage.label, width=width - 10, size=13, colour=ink)]


def _arrow(x: float, y: float, to_x: float, to_y: float, state: State) -> str:
    middle = y + HEIGHT / 2 + (ROW - HEIGHT) / 2
    broken = {"stroke_dasharray": "3 3"} if state in (State.SKIPPED, State.STOPPED) else {}
    return line(
        [(x, y + HEIGHT / 2), (x, middle), (to_x, middle), (to_x, to_y - HEIGHT / 2)],
        stroke="currentColor",
        stroke_width=1.4,
        **broken,
    )
