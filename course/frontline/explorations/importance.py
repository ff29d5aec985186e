"""The importance-performance map: where to put effort first, and how sure its quarters are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts.cross import Axes, Name, Names, Spot, cross
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row
from frontline.explorations.settings.importance import (
    EVERYBODY,
    LEAST,
    MOST,
    Group,
    ImportanceSettings,
)
from frontline.models.importance import ImportanceMap, Placed, Point, Quadrant, importance_map

MEANS, MIDDLE = "means", "middle"
"""Where the lines cross."""
CROSS = (LEAST + MOST) / 2
CROSSINGS = {
    MEANS: "at the means of these answers",
    MIDDLE: f"at the middle of the scale, {CROSS:g} and {CROSS:g}",
}
FEW, NEAR = 30, 0.3
"""Below so many people a mean moves easily, and so near a line a point may lie on either side."""
PLAIN = {
    Quadrant.CONCENTRATE: "work here first",
    Quadrant.KEEP_UP: "keep it up",
    Quadrant.LOW_PRIORITY: "low priority",
    Quadrant.OVERKILL: "perhaps too much",
}


def importance(settings: ImportanceSettings) -> widgets.Widget:
    """Return the map for a lesson's elements and groups."""
    names = list(settings.elements)
    who = dropdown("Whose answers", [(one.label, name) for name, one in settings.groups.items()], EVERYBODY)
    where = dropdown("Where the lines cross", [(says, name) for name, says in CROSSINGS.items()], MEANS)
    numbered = [
        (f"{number} {label}", name) for number, (name, label) in enumerate(settings.elements.items(), 1)
    ]
    element = dropdown("Element", numbered, names[0])
    view = View()

    def show(_: Any = None) -> None:
        view.show(drawn(settings, who.value, where.value, element.value))

    def restart() -> None:
        who.value, where.value, element.value = EVERYBODY, MEANS, names[0]

    for one in (who, where, element):
        one.observe(show, "value")
    show()
    parts = [who, where, element, row(button("Start again", restart)), view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def drawn(settings: ImportanceSettings, who: str, where: str, element: str) -> Drawn:
    """Return the map of a group's answers, and what it says.

    `who` is the name of a group, `where` is MEANS or MIDDLE, `element` the name of the one to read.
    """
    group, found = settings.groups[who], placed(settings, who, where)
    spots = [
        Spot(
            label=settings.elements[one.point.name],
            across=one.point.performance,
            up=one.point.importance,
            chosen=one.point.name == element,
        )
        for one in found.placed
    ]
    axes = Axes(
        least=LEAST,
        most=MOST,
        across=f"How well done ({LEAST} badly, {MOST} very well)",
        up=f"How important ({LEAST} not at all, {MOST} very)",
        line_across=found.performance,
        line_up=found.importance,
    )
    names = Names(
        top_left=_name(Quadrant.CONCENTRATE),
        top_right=_name(Quadrant.KEEP_UP),
        bottom_left=_name(Quadrant.LOW_PRIORITY),
        bottom_right=_name(Quadrant.OVERKILL),
    )
    one = next(each for each in found.placed if each.point.name == element)
    lines = [
        _first(settings, found),
        _one(settings, one),
        _people(settings, group, found),
        _moved(settings, found, placed(settings, who, MIDDLE if where == MEANS else MEANS), where),
        _compared(settings, found, placed(settings, EVERYBODY, where), where) if who != EVERYBODY else "",
        "<strong>What the picture does not say.</strong> It does not say what one customer wants: a mean is "
        "a figure for many. What people call important may differ from what they do. And it does not say "
        "why: ask for the reason.",
    ]
    return Drawn(cross(spots, axes, names, says=_alternative(settings, group, found)), paragraphs(*lines))


def placed(settings: ImportanceSettings, who: str, where: str) -> ImportanceMap:
    """Return the elements of a group in their quarters, with the lines at MEANS or at MIDDLE."""
    group = settings.groups[who]
    points = [Point(name, group.importance[name], group.performance[name]) for name in settings.elements]
    return importance_map(points, (CROSS, CROSS) if where == MIDDLE else None)


def _name(quadrant: Quadrant) -> Name:
    plain = PLAIN[quadrant]
    return Name(plain=plain, term="" if plain == quadrant.value else f"({quadrant.value})")


def _first(settings: ImportanceSettings, found: ImportanceMap) -> str:
    """Say what lies in the quarter to work on first, and which point lies farthest inside."""
    at = f"The lines cross at importance {found.importance:.2f} and performance {found.performance:.2f}."
    first = [one.point for one in found.placed if one.quadrant is Quadrant.CONCENTRATE]
    if not first:
        return f"<strong>No element lies in “{PLAIN[Quadrant.CONCENTRATE]}”.</strong> {at}"
    # A point leaves its quarter over the line that is nearer.
    far = max(first, key=lambda point: min(_distances(found, point)))
    up, left = _distances(found, far)
    are = "lies" if len(first) == 1 else "lie"
    farthest = "It is " if len(first) == 1 else f"{_quoted(settings, far.name)} lies farthest inside: "
    inside = f"{up:.2f} more important than the line, and done {left:.2f} less well."
    return (
        f"<strong>{len(first)} of {len(found.placed)} {are} in “{PLAIN[Quadrant.CONCENTRATE]}”:</strong> "
        f"{_listed(settings, first)}. {farthest}{inside} {at}"
    )


def _distances(found: ImportanceMap, point: Point) -> tuple[float, float]:
    """Return how far a point lies above the line of importance, and left of that of performance."""
    return point.importance - found.importance, found.performance - point.performance


def _one(settings: ImportanceSettings, one: Placed) -> str:
    point = one.point
    number = list(settings.elements).index(point.name) + 1
    name = _name(one.quadrant)
    return (
        f"<strong>{number}, {escape(settings.elements[point.name])}:</strong> importance "
        f"{point.importance:.2f}, performance {point.performance:.2f}. It lies in “{name.plain}”"
        f"{f' {name.term}' if name.term else ''}."
    )


def _people(settings: ImportanceSettings, group: Group, found: ImportanceMap) -> str:
    """Say how many people answered, and what a mean of few can tell."""
    if group.people >= FEW:
        return f"{group.people} people answered."
    near = [
        one.point
        for one in found.placed
        if any(abs(distance) <= NEAR + 1e-9 for distance in _distances(found, one.point))
    ]
    sides = (
        f"These lie within {NEAR} of a line, and may belong on the other side: {_listed(settings, near)}."
        if near
        else f"But no element lies within {NEAR} of a line."
    )
    people = "1 person" if group.people == 1 else f"{group.people} people"
    return f"<strong>Only {people} answered.</strong> A mean of so few moves easily. {sides}"


def _moved(settings: ImportanceSettings, found: ImportanceMap, other: ImportanceMap, where: str) -> str:
    """Say what changes its quarter when the lines cross elsewhere."""
    elsewhere = CROSSINGS[MIDDLE if where == MEANS else MEANS]
    changes = _changes(settings, found, other)
    return (
        f"<strong>With the lines {elsewhere}, {len(changes)} of {len(found.placed)} "
        f"{'changes' if len(changes) == 1 else 'change'}:</strong> "
        f"{'; '.join(changes)}. Where the lines lie is our choice."
        if changes
        else f"With the lines {elsewhere}, every element stays in its quarter."
    )


def _compared(
    settings: ImportanceSettings, found: ImportanceMap, everybody: ImportanceMap, where: str
) -> str:
    """Say what lies in another quarter than with all who answered."""
    label = escape(settings.groups[EVERYBODY].label)
    lines = ", each with the means of its own answers" if where == MEANS else ""
    changes = _changes(settings, everybody, found)
    return (
        f"<strong>Compared with “{label}”{lines}, {len(changes)} of {len(found.placed)} "
        f"{'lies' if len(changes) == 1 else 'lie'} elsewhere:</strong> "
        f"{'; '.join(changes)}."
        if changes
        else f"Compared with “{label}”{lines}, every element lies in the same quarter."
    )


def _changes(settings: ImportanceSettings, one: ImportanceMap, other: ImportanceMap) -> list[str]:
    """Return what changes its quarter from one map to the other, as HTML."""
    return [
        f"{_quoted(settings, a.point.name)} from “{PLAIN[a.quadrant]}” to “{PLAIN[b.quadrant]}”"
        for a, b in zip(one.placed, other.placed, strict=True)
        if a.quadrant is not b.quadrant
    ]


def _quoted(settings: ImportanceSettings, name: str) -> str:
    return f"“{escape(settings.elements[name])}”"


def _listed(settings: ImportanceSettings, points: Sequence[Point]) -> str:
    return ", ".join(_quoted(settings, point.name) for point in points)


def _alternative(settings: ImportanceSettings, group: Group, found: ImportanceMap) -> str:
    quarters: Mapping[Quadrant, list[str]] = {quadrant: [] for quadrant in Quadrant}
    for number, one in enumerate(found.placed, 1):
        point = one.point
        quarters[one.quadrant].append(
            f"{number} {settings.elements[point.name]} {point.importance:.2f}, {point.performance:.2f}"
        )
    inside = " ".join(f"{PLAIN[where]}: {'; '.join(points) or 'none'}." for where, points in quarters.items())
    return f"{group.label}, elements by quarter, each with importance and performance. {inside}"
