"""The service desk simulator: a desk works through some weeks at every move of a slider."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import Bar, Columns, day
from frontline.explorations.frame import Drawn, paragraphs
from frontline.explorations.plot import plot
from frontline.explorations.settings.desk import HEADS, PATIENCE, PROMISE, VOLUME, DeskSettings
from frontline.explorations.waits import minutes
from frontline.models.desk import Crew, Desk, Outcome, repeated


def desk_simulator(settings: DeskSettings) -> widgets.Widget:
    """Return the simulator for a lesson's streams, crews and controls."""
    return plot(settings, settings.controls, {}, lambda values: drawn(settings, values))


def desk(settings: DeskSettings, values: Mapping[str, Any]) -> Desk:
    """Return the desk as the controls set it: figures without a control stay as the lesson says."""
    volume = values.get(VOLUME, 100) / 100
    streams = tuple(
        stream.stream(name, volume=volume, promise=values.get(PROMISE + name), patience=values.get(PATIENCE))
        for name, stream in settings.streams.items()
    )
    crews = tuple(
        Crew(
            heads=int(values.get(HEADS + name, crew.heads)),
            skills=crew.skills,
            start=crew.start,
            end=crew.end,
        )
        for name, crew in settings.crews.items()
    )
    return Desk(streams=streams, crews=crews)


def worked(settings: DeskSettings, planned: Desk) -> Outcome:
    """Let a desk work through the lesson's days, as many times as the lesson says."""
    return repeated(planned, settings.days, seed=settings.seed, runs=settings.runs)


def drawn(settings: DeskSettings, values: Mapping[str, Any]) -> Drawn:
    """Return the picture of the desk's days and what it says."""
    planned = desk(settings, values)
    result = worked(settings, planned)
    shown = result.of(settings.shows)
    promise = next(stream.promise for stream in planned.streams if stream.name == settings.shows)
    by_hour = [0.0 if math.isnan(wait) else wait for wait in shown.by_hour]
    label = settings.streams[settings.shows].label
    rows = [
        *(
            _share(settings.streams[one.name].label, one.kept, strong=True)
            for one in result.streams
            if one.offered
        ),
        *(_share(f"{name} at work", share) for name, share in _at_work(settings, result).items()),
        _share("satisfied", result.satisfied),
        _share("would come again", result.again),
    ]
    hours = [f"{settings.opens + number:02d}" for number in range(len(by_hour))]
    says = _says(settings, result, label, promise, by_hour, hours)
    unit, short = _unit(max(by_hour))
    columns = Columns(
        title=f"Mean wait by hour: {label}, in {unit}",
        limit_says=f"dashed: the promise, {minutes(promise)}",
        labels=hours,
        values=by_hour,
        notes=[short(wait) for wait in by_hour],
        limit=promise,
    )
    picture = day(columns, "Promise kept, and what follows", rows, says=" ".join(says))
    return Drawn(picture, paragraphs(*(escape(line) for line in says)))


def _at_work(settings: DeskSettings, result: Outcome) -> Mapping[str, float]:
    """Return the occupancy of each crew that has people, by its name in words."""
    crews = zip(settings.crews, result.crews, strict=True)
    return {name.replace("_", " "): share for name, share in crews if not math.isnan(share)}


def _share(label: str, share: float, *, strong: bool = False) -> Bar:
    return Bar(label=label, share=share, note=f"{share:.0%}", strong=strong)


def _says(
    settings: DeskSettings,
    result: Outcome,
    label: str,
    promise: float,
    by_hour: list[float],
    hours: list[str],
) -> list[str]:
    worst = max(range(len(by_hour)), key=lambda number: by_hour[number])
    over = sum(wait > promise for wait in by_hour)
    came = [one for one in result.streams if one.offered]
    kept = ", ".join(f"{settings.streams[one.name].label} {one.kept:.0%}" for one in came)
    waits = ", ".join(
        f"{settings.streams[one.name].label} {minutes(one.wait) if one.answered else 'nobody answered'}"
        for one in came
    )
    waiting = ", ".join(
        f"{settings.streams[one.name].label} {one.open / settings.runs:.0f}"
        for one in came
        if one.open >= settings.runs / 2
    )
    above = (
        f"It is above the promise in {over} of {len(hours)} hours."
        if over
        else "No hour is above the promise."
    )
    return [
        f"Promise kept: {kept}. Of 100 callers, {result.hung_up * 100:.0f} hang up.",
        f"Mean wait: {waits}. Still waiting at the end: {waiting or 'nobody'}.",
        f"By hour, the wait ({label}) is longest at {hours[worst]}:00, {minutes(by_hour[worst])}. {above}",
        _work_says(settings, result),
        f"By the course's assumption, {result.satisfied * 100:.0f} of 100 customers are satisfied, and "
        f"{result.again * 100:.0f} would come again.",
    ]


def _work_says(settings: DeskSettings, result: Outcome) -> str:
    if math.isnan(result.occupancy):
        return "Nobody is on shift."
    crews = ", ".join(f"{name} {share:.0%}" for name, share in _at_work(settings, result).items())
    return f"The people on shift are at work {result.occupancy:.0%} of their time: {crews}."


def _unit(longest: float) -> tuple[str, Callable[[float], str]]:
    """Return the unit in which waits up to so many minutes are short figures, and how each is written."""
    if longest < 2:
        return "seconds", lambda minutes: f"{minutes * 60:.0f}"
    if longest < 300:
        return "minutes", lambda minutes: f"{minutes:.0f}"
    return "working hours", lambda minutes: f"{minutes / 60:.1f}"
