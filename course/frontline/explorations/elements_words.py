"""What a ranking of elements says in words: what is still open, and how it agrees with the survey."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from frontline.explorations.settings.elements import ElementSettings, Surveyed
from frontline.models.importance import Point, Quadrant, importance_map
from frontline.models.ranking import agreed, highest, place


def still_open(settings: ElementSettings, chosen: Sequence[str], *, asked: bool) -> list[str]:
    """Return what is still to choose, as lines of HTML; `asked` when the learner wants to compare."""
    picks = [pick for pick in chosen if pick]
    twice = next((pick for pick in picks if picks.count(pick) > 1), None)
    if twice:
        label = escape(settings.elements[twice].label)
        return [f"You chose “{label}” twice. Choose another element in one of the two lists."]
    if len(picks) < settings.picks:
        missing = f"You have chosen {len(picks)} of {settings.picks}."
        end = (
            "Choose the others first. Then you see the survey."
            if asked
            else f"With {settings.picks} you can compare with the survey."
        )
        return [f"{missing} {end}"]
    return [
        f"You have chosen {settings.picks}. Now compare with the survey. "
        "After that they stay, until you start again."
    ]


def compared(settings: ElementSettings, one: Surveyed, picks: Sequence[str]) -> list[str]:
    """Return how far a choice and the file agree with what the customer's people answered, as HTML lines."""
    top = highest(one.importance, settings.picks)
    same = agreed(picks, one.importance)
    ties = (
        f" {len(top)} elements share the highest {settings.picks} places, and each of them counts."
        if len(top) > settings.picks
        else ""
    )
    which = f" ({_named(settings, same)})" if same else ""
    are = "is" if len(same) == 1 else "are"
    lines = [
        f"<strong>{len(same)} of your {settings.picks} {are} among the highest {settings.picks} of "
        f"{escape(one.label)}{which}.</strong>{ties}",
        f"Highest in the survey: {_scored(settings, one.importance, top)}.",
    ]
    if one.names:
        in_file = ", ".join(
            f"“{escape(settings.elements[name].label)}” {one.importance[name]:.1f}, "
            f"place {place(one.importance, name)} of {len(one.importance)}"
            for name in one.names
        )
        lines.append(f"<strong>What the file names,</strong> in the survey: {in_file}.")
    else:
        lines.append("<strong>The file</strong> names no element of the survey.")
    unnamed = [name for name in top if name not in one.names]
    if unnamed:
        lines.append(f"High in the survey, and not in the file: {_named(settings, unnamed)}.")
    if one.note:
        lines.append(escape(one.note))
    return [*lines, _few(one.people)]


def _few(people: int) -> str:
    """Say what so many answers can tell."""
    if people == 1:
        return (
            "<strong>One person answered.</strong> One answer is no average, but a reason to ask the others."
        )
    if people <= 3:
        return (
            f"<strong>Only {people} people answered.</strong> One more answer can change the order. "
            "So it shows what to ask, not what the whole firm wants."
        )
    return f"<strong>{people} people answered.</strong>"


def overall(settings: ElementSettings) -> list[str]:
    """Return where all answers together find something important and done less well, as lines of HTML."""
    everybody = settings.everybody
    points = [
        Point(name, everybody.importance[name], everybody.performance[name]) for name in settings.elements
    ]
    first = highest(everybody.importance, 1)
    gaps = sorted(
        (one.point for one in importance_map(points).placed if one.quadrant is Quadrant.CONCENTRATE),
        key=lambda point: point.performance,
    )
    listed = ", ".join(
        f"“{escape(settings.elements[point.name].label)}” (importance {point.importance:.1f}, "
        f"performance {point.performance:.1f})"
        for point in gaps
    )
    where = (
        f"More important than the average of all elements, and done less well: {listed}."
        if gaps
        else "No element is more important than the average of all elements and done less well."
    )
    return [
        f"<strong>All {everybody.people} people together:</strong> highest importance: "
        f"{_scored(settings, everybody.importance, first)}. {where}",
        "<strong>What the survey does not say:</strong> why a customer stays. People say what is "
        "important to them, and only about the elements in the list.",
    ]


def _named(settings: ElementSettings, names: Sequence[str]) -> str:
    return ", ".join(f"“{escape(settings.elements[name].label)}”" for name in names)


def _scored(settings: ElementSettings, means: Mapping[str, float], names: Sequence[str]) -> str:
    return ", ".join(f"“{escape(settings.elements[name].label)}” {means[name]:.1f}" for name in names)
