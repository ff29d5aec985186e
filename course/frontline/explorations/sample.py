"""How sure a share from a few answers is: draw samples from people of whom the truth is known."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets

from frontline.charts.draws import Key, Mark, Sample, draws
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
    watch,
)
from frontline.explorations.sample_words import (
    MOST,
    NOT_SAID,
    Counts,
    four_times,
    hit,
    in_words,
    latest,
    one_group,
    per_cent,
    pretence,
    samples,
    so_far,
)
from frontline.explorations.settings.sample import ALL, EVERYBODY, SampleSettings, Sort
from frontline.models.estimates import Estimate

SHOWN, MANY = 20, 20
"""So many samples are drawn in the picture, and at one press of the second button."""
KEY = Key(hit="contains the truth", missed="misses the truth", newest="the newest sample")


def sample(settings: SampleSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's groups; the choices and the number of draws are kept."""
    begun, counts = taken(settings, keep.value)
    everyone = [(f"everybody, by lot ({settings.of(EVERYBODY).people})", EVERYBODY)]
    groups = [(f"only: {one.label} ({one.people})", name) for name, one in settings.groups.items()]
    sizes = [(str(size), str(size)) for size in settings.sizes]
    whom = dropdown("Whom you ask", [*everyone, *groups], begun.whom)
    many = dropdown("How many answer", [*sizes, ("all of them", ALL)], begun.many)
    view, kept = View(), Kept(keep)

    def show() -> None:
        view.show(drawn(settings, settings.sort(whom.value, many.value), counts))

    def ask(more: int = 0) -> None:
        sort = settings.sort(whom.value, many.value)
        # The first sample of a sort is there at once.
        counts[sort] = min(counts.get(sort, 1) + more, MOST)
        kept.save(_plain(sort, counts))
        show()

    def again() -> None:
        counts.clear()
        restart()

    restart = watch([whom, many], ask)
    show()
    buttons = row(
        button("Ask again", lambda: ask(1)),
        button(f"Ask {MANY} times", lambda: ask(MANY)),
        button("Start again", again),
    )
    parts = [whom, many, buttons, kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def taken(settings: SampleSettings, value: Any) -> tuple[Sort, dict[Sort, int]]:
    """Return the sort that was chosen last and the draws, as far as what was kept fits these settings."""
    kept = value if isinstance(value, dict) else {}
    sorts = [
        settings.sort(whom, many)
        for whom in (EVERYBODY, *settings.groups)
        for many in (*map(str, settings.sizes), ALL)
    ]
    chosen = next((one for one in sorts if [one.whom, one.many] == kept.get("sort")), sorts[0])
    listed = kept.get("draws")
    numbers = {
        sort: number
        for sort in sorts
        for number in [_inside(_inside(listed, sort.whom), sort.many)]
        if type(number) is int and 1 <= number <= MOST
    }
    return chosen, {**numbers, chosen: numbers.get(chosen, 1)}


def _inside(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _plain(sort: Sort, counts: Counts) -> dict[str, Any]:
    draws: dict[str, dict[str, int]] = {}
    for one, number in counts.items():
        draws.setdefault(one.whom, {})[one.many] = number
    return {"sort": [sort.whom, sort.many], "draws": draws}


def drawn(settings: SampleSettings, sort: Sort, counts: Counts) -> Drawn:
    """Return the latest samples of a sort beside the truth, and what the samples of all sorts say.

    `counts` holds the sort itself.
    """
    found = list(enumerate(samples(settings, sort, counts[sort]), 1))
    number, one = found[-1]
    rows = [_row(settings, each, at, newest=at == number) for at, each in reversed(found[-SHOWN:])]
    truth, group = settings.of(EVERYBODY), settings.of(sort.whom)
    line = Mark(label=f"the truth, all {truth.people}: {per_cent(truth.share)} %", share=truth.share)
    beside = Mark(label=f"this group: {per_cent(group.share)} %", share=group.share)
    lines = [
        pretence(settings),
        latest(settings, sort, number, one),
        four_times(settings, sort, one),
        one_group(settings, sort),
    ]
    picture = draws(
        line, rows, KEY, beside=None if sort.whom == EVERYBODY else beside, says=_alternative(line, rows)
    )
    return Drawn(picture, paragraphs(*lines) + so_far(settings, counts) + paragraphs(NOT_SAID))


def _row(settings: SampleSettings, one: Estimate, number: int, *, newest: bool) -> Sample:
    return Sample(
        label=f"Sample {number}",
        share=one.value,
        low=one.low,
        high=one.high,
        note=in_words(settings, one),
        hit=hit(settings, one),
        newest=newest,
    )


def _alternative(truth: Mark, rows: list[Sample]) -> str:
    said = "; ".join(
        f"{one.label}: {per_cent(one.share)} %, {one.note}{'' if one.hit else ', misses the truth'}"
        for one in rows
    )
    return f"Samples, the newest first, beside {truth.label}. {said}."
