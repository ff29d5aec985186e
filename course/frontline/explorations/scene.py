"""The kind `scene`: a place to walk through as a visitor, noting what one would put right."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import Spot, room
from frontline.explorations.frame import (
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    paragraphs,
    row,
    said,
)
from frontline.explorations.settings.walk import WalkSettings


def scene(settings: WalkSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's spots; what one would put right is kept."""
    spots = settings.spots
    names = list(spots)
    before = keep.value if isinstance(keep.value, list) else []
    marked = {name for name in names if name in before}
    seen = {names[0], *marked}
    here = dropdown(
        "You stand at", [(f"{n}. {spots[name].label}", name) for n, name in enumerate(names, 1)], names[0]
    )
    mark = widgets.Checkbox(
        value=names[0] in marked,
        description="I would put something right here",
        indent=False,
        layout=widgets.Layout(width="auto"),
    )
    view, kept, compared = View(), Kept(keep), False
    arriving = False

    def show() -> None:
        view.show(drawn(settings, here.value, seen, marked, compare=compared))

    def arrive(_: Any = None) -> None:
        nonlocal arriving
        seen.add(here.value)
        arriving = True
        mark.value = here.value in marked
        arriving = False
        show()

    def noted(change: Any) -> None:
        nonlocal compared
        if arriving:
            return
        (marked.add if change.new else marked.discard)(here.value)
        compared = False
        kept.save([name for name in names if name in marked])
        show()

    def walk(by: int) -> None:
        here.value = names[min(max(names.index(here.value) + by, 0), len(names) - 1)]

    def compare() -> None:
        nonlocal compared
        compared = True
        show()

    def restart() -> None:
        nonlocal compared
        compared = False
        marked.clear()
        seen.clear()
        here.value = names[0]
        kept.save([])
        arrive()

    here.observe(arrive, "value")
    mark.observe(noted, "value")
    show()
    steps = row(button("Walk back", lambda: walk(-1)), button("Walk on", lambda: walk(1)))
    ends = row(button("Compare with a careful visitor", compare), button("Start again", restart))
    parts = [said(settings.story), here, steps, mark, kept.line, view.picture, view.says, ends]
    return frame(settings.title, settings.ask, parts)


def drawn(
    settings: WalkSettings, here: str, seen: Collection[str], marked: Collection[str], *, compare: bool
) -> Drawn:
    """Return the room and what the visitor finds at `here`; `compare` adds what a careful visitor noted."""
    names = list(settings.spots)
    spots = [
        Spot(label=spot.label, x=spot.x, y=spot.y, looks=spot.looks, seen=name in seen, marked=name in marked)
        for name, spot in settings.spots.items()
    ]
    plain = "; ".join(f"{n}. {spot.label}" for n, spot in enumerate(settings.spots.values(), 1))
    spot, number = settings.spots[here], names.index(here) + 1
    picture = room(
        spots,
        number - 1,
        says=f"{settings.whole} The way through: {plain}. You stand at {number}, {spot.label}.",
    )
    noted = len([name for name in names if name in marked])
    lines = [
        f"<strong>{number}. {escape(spot.label)}.</strong> It is there for this: {escape(spot.purpose)}",
        f"<strong>You find:</strong> {escape(spot.state)}",
        f"You have seen {len([name for name in names if name in seen])} of {len(names)} spots, and would put "
        f"something right at {noted}.",
    ]
    return Drawn(picture, paragraphs(*lines) + (_compared(settings, marked) if compare else ""))


def _compared(settings: WalkSettings, marked: Collection[str]) -> str:
    same = sum((name in marked) == spot.put_right for name, spot in settings.spots.items())
    items = "".join(
        f"<li><strong>{escape(spot.label)}.</strong> {_both(name in marked, spot.put_right)} "
        f"{escape(spot.because)}</li>"
        for name, spot in settings.spots.items()
    )
    head = f"<strong>You agree with a careful visitor at {same} of {len(settings.spots)} spots.</strong>"
    return f"{paragraphs(head)}<ul>{items}</ul>"


def _both(mine: bool, theirs: bool) -> str:
    match mine, theirs:
        case True, True:
            return "You both would put it right."
        case False, False:
            return "You both would leave it as it is."
        case True, False:
            return "You would put it right. The careful visitor would leave it."
    return "You would leave it. The careful visitor would put it right."
