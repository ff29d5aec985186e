"""The kind `rank`: choose what matters most to a customer, then compare with what the customer answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts.scores import Legend, Scale, Score, scores
from frontline.explorations.elements_words import compared, overall, still_open
from frontline.explorations.frame import (
    CHOOSE,
    Drawn,
    Keep,
    Kept,
    View,
    button,
    dropdown,
    frame,
    known,
    paragraphs,
    row,
)
from frontline.explorations.settings.elements import LEAST, MOST, PHASES, ElementSettings
from frontline.models.ranking import highest

NOTHING = ""
SCALE = Scale(least=LEAST, most=MOST, low="not important", high="very important")


@frozen
class Ranked:
    """What a learner chose for a customer, in order, and whether they have compared it with the survey."""

    picks: tuple[str, ...] = ()
    compared: bool = False


Rankings = Mapping[str, Ranked]


def rank(settings: ElementSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's elements and customers; what was chosen is kept."""
    begun = taken(settings, keep.value)
    sealed = {name: one.picks for name, one in begun.items() if one.compared}
    lists = {name: _lists(settings, name, begun[name].picks) for name in settings.customers}
    names = list(settings.customers)
    who = dropdown("Customer", [(one.label, name) for name, one in settings.customers.items()], names[0])
    file, choices = widgets.HTML(), widgets.VBox()
    view, kept = View(), Kept(keep)
    setting = False

    def ranked() -> dict[str, Ranked]:
        return {
            name: Ranked(sealed.get(name, tuple(one.value for one in lists[name])), name in sealed)
            for name in settings.customers
        }

    def show(*, asked: bool = False) -> None:
        view.show(drawn(settings, who.value, ranked(), asked=asked))

    def turn(_: Any = None) -> None:
        file.value = f"<p><strong>The file says:</strong> {escape(settings.customers[who.value].file)}</p>"
        choices.children = (file, *lists[who.value])
        for name, ones in lists.items():
            for one in ones:
                # A choice that was made after the survey would be none.
                one.disabled = name in sealed
        show()

    def save() -> None:
        kept.save(
            {name: {"picks": list(one.picks), "compared": one.compared} for name, one in ranked().items()}
        )

    def chose(_: Any) -> None:
        nonlocal setting
        if setting:
            return
        # The page may send a change that was under way while the survey opened.
        setting = True
        for name, picks in sealed.items():
            for one, pick in zip(lists[name], picks, strict=True):
                one.value = pick
        setting = False
        save()
        show()

    def compare() -> None:
        picks = ranked()[who.value].picks
        if complete(settings, picks) and who.value not in sealed:
            sealed[who.value] = picks
            save()
            turn()
        else:
            show(asked=True)

    def restart() -> None:
        nonlocal setting
        sealed.clear()
        setting = True
        for ones in lists.values():
            for one in ones:
                one.value = NOTHING
        setting = False
        who.value = names[0]
        save()
        turn()

    who.observe(turn, "value")
    for ones in lists.values():
        for one in ones:
            one.observe(chose, "value")
    turn()
    ends = row(button("Compare with the survey", compare), button("Start again", restart))
    parts = [who, choices, ends, kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def taken(settings: ElementSettings, value: Any) -> dict[str, Ranked]:
    """Return what fits of what was kept, for each customer; nothing is compared before it is complete."""
    found = {}
    for name in settings.customers:
        one = value.get(name) if isinstance(value, dict) else None
        kept = one if isinstance(one, dict) else {}
        listed = kept.get("picks")
        picks = tuple(
            known(pick, settings.elements) for pick in (listed if isinstance(listed, list | tuple) else ())
        )[: settings.picks]
        found[name] = Ranked(picks, kept.get("compared") is True and complete(settings, picks))
    return found


def complete(settings: ElementSettings, picks: Sequence[str]) -> bool:
    """Tell whether as many different elements are chosen as the lesson asks for."""
    return len({pick for pick in picks if pick}) == settings.picks


def drawn(settings: ElementSettings, who: str, rankings: Rankings, *, asked: bool = False) -> Drawn:
    """Return the elements of a customer, with the survey once it is compared, and what they say.

    `asked` is True when the learner wants to compare and something may be missing.
    """
    one, ranked = settings.customers[who], rankings[who]
    top = highest(one.importance, settings.picks) if ranked.compared else ()
    rows = [
        Score(
            label=element.label,
            group=element.phase,
            score=one.importance[name] if ranked.compared else None,
            beside=settings.everybody.importance[name] if ranked.compared else None,
            chosen=name in ranked.picks,
            high=name in top,
        )
        for name, element in settings.elements.items()
    ]
    legend = Legend(
        chosen="your choice",
        high=f"among the highest {settings.picks}",
        beside=f"mean of all {settings.everybody.people} people",
        empty="The survey asks about nothing in this phase.",
    )
    picture = scores(PHASES, rows, SCALE, legend, says=_alternative(one.label, rows))
    lines = (
        compared(settings, one, ranked.picks)
        if ranked.compared
        else still_open(settings, ranked.picks, asked=asked)
    )
    waiting = [settings.customers[name].label for name, that in rankings.items() if not that.compared]
    if not waiting:
        lines += overall(settings)
    elif ranked.compared:
        lines.append(f"Still to compare: {escape(', '.join(waiting))}.")
    return Drawn(picture, paragraphs(*lines))


def _alternative(label: str, rows: Sequence[Score]) -> str:
    groups = []
    for phase, words in PHASES.items():
        inside = [_spoken(one) for one in rows if one.group == phase]
        groups.append(f"{words}: {'; '.join(inside) or 'nothing in the survey'}.")
    return f"{label}, elements of service by phase. {' '.join(groups)}"


def _spoken(one: Score) -> str:
    score = f" {one.score:.1f}, all {one.beside:.1f}" if one.score is not None else ""
    return one.label + score + (", your choice" if one.chosen else "")


def _lists(settings: ElementSettings, who: str, picks: Sequence[str]) -> tuple[widgets.Dropdown, ...]:
    options = [CHOOSE, *((one.label, name) for name, one in settings.elements.items())]
    label = settings.customers[who].label
    filled = [*picks, *[NOTHING] * settings.picks]
    return tuple(
        dropdown(f"{label}, choice\N{NO-BREAK SPACE}{number + 1}", options, filled[number])
        for number in range(settings.picks)
    )
