"""The kind `scene`: a place to walk through as a visitor, noting what one would put right."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import Factory, evolve, frozen

from frontline.charts import Spot, room
from frontline.explorations.frame import (
    CHOOSE,
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
from frontline.explorations.settings.walk import LEAST, MOST, Factor, WalkSettings

NEAR = 1
"""Scores that differ by so much, or less, are near each other."""


@frozen
class Noted:
    """What a visitor would put right, by spot, and the score of each factor that has one."""

    marked: frozenset[str] = frozenset()
    scores: Mapping[str, int] = Factory(dict)


def scene(settings: WalkSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's spots; what one would put right and the scores are kept."""
    names = list(settings.spots)
    before = taken(settings, keep.value)
    seen = {names[0], *before.marked}
    here = dropdown("You stand at", [(_place(settings, name), name) for name in names], names[0])
    marks = {name: _mark(settings, name, ticked=name in before.marked) for name in names}
    # A tick belongs to a place: the page itself changes the box with the place, and waits for nobody.
    mark = widgets.Stack(tuple(marks.values()), selected_index=0)
    widgets.jsdlink((here, "index"), (mark, "selected_index"))
    lists = {name: _score(one, before.scores.get(name)) for name, one in settings.factors.items()}
    view, result, kept = View(), widgets.HTML(), Kept(keep)
    compared = setting = False

    def noted() -> Noted:
        return Noted(
            frozenset(name for name, one in marks.items() if one.value),
            {name: int(one.value) for name, one in lists.items() if one.value},
        )

    def show() -> None:
        shown = drawn(settings, here.value, seen, noted())
        told = comparison(settings, noted()) if compared else ""
        if settings.factors:
            # Below the scores, where the visitor has pressed the button.
            result.value, told = f'<div aria-live="polite">{told}</div>', ""
        view.show(evolve(shown, says=shown.says + told))

    def arrive(_: Any = None) -> None:
        seen.add(here.value)
        show()

    def changed(_: Any = None) -> None:
        nonlocal compared
        if setting:
            return
        compared = False
        kept.save(kept_as(settings, noted()))
        show()

    def walk(by: int) -> None:
        here.value = names[min(max(names.index(here.value) + by, 0), len(names) - 1)]

    def compare() -> None:
        nonlocal compared
        compared = True
        show()

    def restart() -> None:
        nonlocal setting
        setting = True
        for one in marks.values():
            one.value = False
        for one in lists.values():
            one.value = ""
        here.value = names[0]
        setting = False
        seen.clear()
        seen.add(names[0])
        changed()

    here.observe(arrive, "value")
    for one in (*marks.values(), *lists.values()):
        one.observe(changed, "value")
    show()
    steps = row(button("Walk back", lambda: walk(-1)), button("Walk on", lambda: walk(1)))
    ends = row(button("Compare with a careful visitor", compare), button("Start again", restart))
    parts = [said(settings.story), here, steps, mark, kept.line, view.picture, view.says]
    if settings.factors:
        parts.append(said("After the walk, score the visit as this visitor, from 1 to 5."))
    for name, factor in settings.factors.items():
        parts += [said(factor.meets), lists[name]] if factor.meets else [lists[name]]
    return frame(settings.title, settings.ask, [*parts, ends, result])


def taken(settings: WalkSettings, value: Any) -> Noted:
    """Return what fits of what was kept: a list of ticks, or ticks and scores."""
    plain = value if isinstance(value, dict) else {"marked": value}
    marked, scores = plain.get("marked"), plain.get("scores")
    ticks = marked if isinstance(marked, list | tuple) else ()
    given = scores if isinstance(scores, dict) else {}
    return Noted(
        frozenset(name for name in settings.spots if name in ticks),
        {name: given[name] for name in settings.factors if _on_scale(given.get(name))},
    )


def kept_as(settings: WalkSettings, noted: Noted) -> Any:
    """Return what is kept: the ticks in the order of the way, and the scores where there are factors."""
    ticks = [name for name in settings.spots if name in noted.marked]
    return {"marked": ticks, "scores": dict(noted.scores)} if settings.factors else ticks


def drawn(settings: WalkSettings, here: str, seen: Collection[str], noted: Noted) -> Drawn:
    """Return the room with what is seen and noted, and what the visitor finds at `here`."""
    names = list(settings.spots)
    spots = [
        Spot(
            label=spot.label,
            x=spot.x,
            y=spot.y,
            looks=spot.looks,
            seen=name in seen,
            marked=name in noted.marked,
        )
        for name, spot in settings.spots.items()
    ]
    plain = "; ".join(_place(settings, name) for name in names)
    spot, number = settings.spots[here], names.index(here) + 1
    picture = room(
        spots,
        number - 1,
        says=f"{settings.whole} The way through: {plain}. You stand at {number}, {spot.label}.",
    )
    lines = [
        f"<strong>{number}. {escape(spot.label)}.</strong> It is there for this: {escape(spot.purpose)}",
        f"<strong>You find:</strong> {escape(spot.state)}",
        f"You have seen {len([name for name in names if name in seen])} of {len(names)} spots, and would put "
        f"something right at {len(noted.marked)}.",
    ]
    return Drawn(picture, paragraphs(*lines))


def comparison(settings: WalkSettings, noted: Noted) -> str:
    """Return HTML that holds the visitor's ticks and scores beside those of others.

    Where factors are to be scored, nothing is compared before all have a score.
    """
    waiting = [one.label for name, one in settings.factors.items() if name not in noted.scores]
    if waiting:
        return paragraphs(f"Still to score: {escape(', '.join(waiting))}. Then you can compare.")
    same = sum((name in noted.marked) == spot.put_right for name, spot in settings.spots.items())
    items = "".join(
        f"<li><strong>{escape(spot.label)}.</strong> {_both(name in noted.marked, spot.put_right)} "
        f"{escape(spot.because)}</li>"
        for name, spot in settings.spots.items()
    )
    head = f"<strong>You agree with a careful visitor at {same} of {len(settings.spots)} spots.</strong>"
    return f"{paragraphs(head)}<ul>{items}</ul>" + (_scored(settings, noted) if settings.factors else "")


def _on_scale(score: Any) -> bool:
    return type(score) is int and LEAST <= score <= MOST


def _place(settings: WalkSettings, name: str) -> str:
    return f"{list(settings.spots).index(name) + 1}. {settings.spots[name].label}"


def _mark(settings: WalkSettings, name: str, *, ticked: bool) -> widgets.Checkbox:
    return widgets.Checkbox(
        value=ticked,
        description=f"I would put something right at {_place(settings, name)}",
        indent=False,
        layout=widgets.Layout(width="auto"),
    )


def _score(factor: Factor, score: int | None) -> widgets.Dropdown:
    ends = {LEAST: f": {factor.low}", MOST: f": {factor.high}"}
    options = [(f"{number}{ends.get(number, '')}", f"{number}") for number in range(LEAST, MOST + 1)]
    return dropdown(factor.label, [CHOOSE, *options], f"{score or ''}")


def _both(mine: bool, theirs: bool) -> str:
    match mine, theirs:
        case True, True:
            return "You both would put it right."
        case False, False:
            return "You both would leave it as it is."
        case True, False:
            return "You would put it right. The careful visitor would leave it."
    return "You would leave it. The careful visitor would put it right."


def _scored(settings: WalkSettings, noted: Noted) -> str:
    held = {name: one.seen for name, one in settings.factors.items() if one.seen is not None}
    near = sum(abs(noted.scores[name] - seen) <= NEAR for name, seen in held.items())
    head = (
        f"<strong>Your scores beside others: {escape(settings.others)}.</strong> "
        f"At {near} of {len(held)} you and others are at most {NEAR} point apart."
        if held
        else "<strong>Your scores, and what makes them high or low.</strong>"
    )
    items = "".join(
        f"<li><strong>{escape(one.label)}.</strong> You: {noted.scores[name]}. "
        f"{f'Others: {one.seen:.1f}. ' if one.seen is not None else ''}{escape(one.because)}</li>"
        for name, one in settings.factors.items()
    )
    return f"{paragraphs(head)}<ul>{items}</ul>"
