"""What samples say about all customers, in words: the newest one, its margin, and all that were drawn."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from math import floor
from statistics import fmean

from frontline.explorations.frame import tabled
from frontline.explorations.settings.sample import EVERYBODY, SampleSettings, Sort
from frontline.models.estimates import Estimate
from frontline.models.sampling import drawn, drawn_share

MOST = 200
"""More samples of one sort are not drawn."""
HAIR = 1e-9
"""Keeps the truth at the very end of an interval inside it."""
NOT_SAID = (
    "<strong>What the picture does not say.</strong> Here everybody answers who is drawn. With real "
    "customers many do not, and the margin knows nothing of them. It does not see a question that was "
    "badly asked. And no figure says why people answer as they do."
)

Counts = Mapping[Sort, int]
"""How many samples of each sort a learner has drawn, from 1 to MOST."""


def per_cent(share: float) -> int:
    """Return a share, from 0 to 1, in whole per cent; a half goes up."""
    return floor(100 * share + 0.5 + HAIR)


def samples(settings: SampleSettings, sort: Sort, number: int) -> list[Estimate]:
    """Return the first so many samples of a sort, in order; they are the same each time."""
    group = settings.of(sort.whom)
    begin = f"{settings.seed}-{sort.whom}-{sort.many}"
    size = settings.size(sort)
    return [_drawn(group.count, group.people, size, f"{begin}-{at}") for at in range(1, number + 1)]


@cache
def _drawn(count: int, people: int, size: int, seed: str) -> Estimate:
    return drawn_share(drawn(count, people, size, seed=seed), size, people)


def hit(settings: SampleSettings, one: Estimate) -> bool:
    """Tell whether the interval of a sample contains the share of all people."""
    return one.low - HAIR <= settings.of(EVERYBODY).share <= one.high + HAIR


def in_words(settings: SampleSettings, one: Estimate) -> str:
    """Return an interval in words; one that misses the truth by a hair says so with a digit more."""
    low, high = f"{per_cent(one.low)}", f"{per_cent(one.high)}"
    if not hit(settings, one) and int(low) <= per_cent(settings.of(EVERYBODY).share) <= int(high):
        low, high = f"{100 * one.low:.1f}", f"{100 * one.high:.1f}"
    return f"{low} %" if low == high else f"{low} to {high} %"


def _margin(one: Estimate) -> float:
    """Return half the width of an interval, in points of 100."""
    return 50 * (one.high - one.low)


def _points(margin: float) -> str:
    return f"±{margin:.0f} points"


def pretence(settings: SampleSettings) -> str:
    """Say that these people stand for all, and what is therefore known."""
    truth = settings.of(EVERYBODY)
    return (
        f"<strong>Here we pretend.</strong> These {truth.people} people ({escape(settings.everyone)}) stand "
        f"for all customers. So here the truth is known: {truth.count} of {truth.people} "
        f"{escape(settings.what)}, {per_cent(truth.share)} %. {escape(settings.meaning)} "
        "With real customers, nobody draws you this line: you have one sample and its margin. "
        "By lot means that everybody has the same chance to be asked."
    )


def latest(settings: SampleSettings, sort: Sort, number: int, one: Estimate) -> str:
    """Say what a sample of a sort found, with its `number`, its margin, and where the truth lies."""
    people = settings.of(sort.whom).people
    found = f"{round(one.value * one.n)} of {one.n} {escape(settings.what)}: {per_cent(one.value)} %."
    truth = per_cent(settings.of(EVERYBODY).share)
    side = f"The truth, {truth} %, lies {'inside' if hit(settings, one) else 'outside'}."
    if one.n == people:
        asked = "Everybody" if sort.whom == EVERYBODY else f"All {people} of this group"
        margin = f"{asked} answered. Nothing is left to chance, so the margin is {_points(0)}."
    else:
        margin = f"The margin is about {_points(_margin(one))}: {in_words(settings, one)}."
    return f"<strong>Sample {number}:</strong> {found} {margin} {side}"


def four_times(settings: SampleSettings, sort: Sort, one: Estimate) -> str:
    """Say what four times as many answers would do to the margin, if they said the same."""
    people = settings.of(sort.whom).people
    if one.n == people:
        return ""
    if 4 * one.n >= people:
        return (
            f"<strong>Four times as many answers</strong> would be {4 * one.n}, and there are {people} "
            f"people. When they all answer, the margin is {_points(0)}."
        )
    more = drawn_share(4 * round(one.value * one.n), 4 * one.n, people)
    return (
        f"<strong>Four times as many answers</strong> with the same share, {4 * one.n} and not {one.n}: "
        f"the margin is about {_points(_margin(more))} and not {_points(_margin(one))}."
    )


def one_group(settings: SampleSettings, sort: Sort) -> str:
    """Say what the margin cannot know when only one group was asked; nothing when everybody was."""
    if sort.whom == EVERYBODY:
        return ""
    group, truth = settings.of(sort.whom), settings.of(EVERYBODY)
    off = abs(per_cent(group.share) - per_cent(truth.share))
    head = (
        f"<strong>You asked one group only: {escape(group.label)}.</strong> "
        "The margin says nothing of this: it covers chance alone."
    )
    if not off:
        return f"{head} This group is like all together. Without the truth you would not know that."
    points = f"{off} point" if off == 1 else f"{off} points"
    if settings.size(sort) == group.people:
        return f"{head} All {group.people} of them answered, and the figure is still {points} off."
    return (
        f"{head} More answers lead to the share of this group, {per_cent(group.share)} %. "
        f"That is {points} off."
    )


def so_far(settings: SampleSettings, counts: Counts) -> str:
    """Return a table of all sorts that were drawn, with how many samples contain the truth."""
    heads = ("Whom you asked", "Answers", "Samples", "With the truth inside", "Margin on average")
    caption = (
        "Your samples so far. Drawn from everybody, an interval has the truth inside about 95 times in 100."
    )
    return tabled(caption, heads, [_cells(settings, sort, number) for sort, number in counts.items()])


def _cells(settings: SampleSettings, sort: Sort, number: int) -> tuple[str, ...]:
    found = samples(settings, sort, number)
    whom = "everybody, by lot" if sort.whom == EVERYBODY else f"only: {settings.of(sort.whom).label}"
    return (
        escape(whom),
        str(settings.size(sort)),
        str(number) + (" (the most)" if number == MOST else ""),
        str(sum(hit(settings, one) for one in found)),
        _points(fmean(map(_margin, found))),
    )
