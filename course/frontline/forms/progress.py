"""How a learner's progress looks: what to do next, and each unit with a picture of its hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from attrs import frozen

from frontline.forms.render import fill, page
from frontline.study.memory import Counts
from frontline.study.next import Advice, Step
from frontline.study.progress import Stage, Standing, UnitStanding


@frozen(kw_only=True)
class Shown:
    """A unit with the sums that its part of the page shows; `chart` is an SVG."""

    stands: UnitStanding
    chart: str
    advice: tuple[Advice | None, ...]

    @property
    def lessons_done(self) -> int:
        """Return how many lessons are done."""
        return sum(one.stage is Stage.DONE for one in self.stands.lessons)

    @property
    def lessons_begun(self) -> int:
        """Return how many are begun and not done."""
        return sum(one.stage is Stage.BEGUN for one in self.stands.lessons)

    @property
    def first(self) -> int:
        """Return how many practice answers were right at the first try."""
        return sum(one.first for one in self.stands.lessons)

    @property
    def marked(self) -> int:
        """Return how many practice answers were tried that have a key."""
        return sum(one.marked for one in self.stands.lessons)

    @property
    def handed_in(self) -> int:
        """Return how many exercises were handed in."""
        return sum(one.handed_in for one in self.stands.exercises)

    @property
    def met(self) -> int:
        """Return how many criteria are met by the learner's own checks."""
        return sum(one.result.outcome.name == "MET" and not one.waits for one in self.stands.criteria)

    @property
    def assessed(self) -> tuple[bool, ...]:
        """Return for each criterion whether this edition has an exercise for it."""
        has = {one.exercise.criterion for one in self.stands.exercises}
        return tuple(one.id in has for one in self.stands.criteria)

    @property
    def assessable(self) -> int:
        """Return how many criteria this edition has an exercise for."""
        return sum(self.assessed)

    @property
    def meant(self) -> float:
        """Return the hours that this edition has."""
        return sum(self.stands.hours.meant.values())

    @property
    def gap(self) -> float:
        """Return the hours that this edition lacks of the notional ones."""
        return self.stands.hours.notional - self.meant


def progress(
    stands: Standing,
    steps: Sequence[Step],
    counts: Counts,
    *,
    charts: Mapping[str, str],
    advice: Mapping[str, Advice],
    keys: bool,
    now: datetime,
    says: str = "",
    root: str = "",
    still: bool = False,
) -> str:
    """Return where the learner stands, as HTML; links are relative to `root`.

    `charts` has an SVG by unit, `advice` the challenge's by lesson file; `says` is about the work file.
    `still` is for a page to print: what is folded is open there.
    """
    units = [
        Shown(
            stands=unit,
            chart=charts[unit.unit.id],
            advice=tuple(advice.get(one.lesson.file) for one in unit.lessons),
        )
        for unit in stands.units
        if unit.lessons or unit.exercises
    ]
    return fill(
        "progress.html",
        units=units,
        left=stands.left,
        begun=stands.begun,
        left_when=when(stands.left.at, now) if stands.left else "",
        steps=steps,
        counts=counts,
        keys=keys,
        says=says,
        root=root,
        still=still,
    )


def to_print(html: str, *, day: str, learner: str) -> str:
    """Return progress as one page of its own, made on `day`; `learner` is a name or empty."""
    return fill("print.html", title="My progress", day=day, about=learner, note="", body=page(html))


def when(at: str, now: datetime) -> str:
    """Return a time as people say it: today at 16:40, yesterday at 09:05, on 3 May."""
    try:
        then = datetime.fromisoformat(at).astimezone(now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return "some time ago"
    if then.date() == now.date():
        return f"today at {then:%H:%M}"
    if then.date() == now.date() - timedelta(days=1):
        return f"yesterday at {then:%H:%M}"
    year = "" if then.year == now.year else f" {then.year}"
    return f"on {then.day} {then:%B}{year}"


def to_print_offer(file: str) -> str:
    """Return the screen that makes a page to print; `file` is its path once it is made."""
    return fill("print_offer.html", file=file)
