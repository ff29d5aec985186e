"""The kind `flow`: a journey to follow step by step; a step that is left out shows what it holds up."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import Stage, chain
from frontline.charts.chain import State
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row
from frontline.explorations.settings.journey import Journey, JourneySettings
from frontline.models.flow import stopped

NOTHING = ""


def flow(settings: JourneySettings) -> widgets.Widget:
    """Return the exploration for a lesson's journeys."""
    journeys = settings.journeys
    first = next(iter(journeys))
    which = dropdown("Journey", [(one.label, name) for name, one in journeys.items()], first)
    here = dropdown("The goods are at", _steps(journeys[first]), next(iter(journeys[first].steps)))
    skipped = dropdown("Leave out a step", _skippable(journeys[first]), NOTHING)
    view = View()
    setting = False

    def show(_: Any = None) -> None:
        if not setting:
            view.show(drawn(journeys[which.value], here.value, skipped.value))

    def travel(_: Any = None) -> None:
        nonlocal setting
        setting = True
        journey = journeys[which.value]
        here.options, skipped.options = _steps(journey), _skippable(journey)
        here.value, skipped.value = next(iter(journey.steps)), NOTHING
        setting = False
        show()

    def step(by: int) -> None:
        names = list(journeys[which.value].steps)
        here.value = names[min(max(names.index(here.value) + by, 0), len(names) - 1)]

    def restart() -> None:
        which.value = first
        travel()

    which.observe(travel, "value")
    here.observe(show, "value")
    skipped.observe(show, "value")
    show()
    buttons = row(
        button("One step back", lambda: step(-1)),
        button("One step on", lambda: step(1)),
        button("Start again", restart),
    )
    return frame(settings.title, settings.ask, [which, here, buttons, skipped, view.picture, view.says])


def drawn(journey: Journey, here: str, skipped: str) -> Drawn:
    """Return the journey's picture and words with the goods at step `here`; `skipped` may be empty."""
    names = list(journey.steps)
    needs = {name: step.needs for name, step in journey.steps.items()}
    lost = stopped(needs, skipped) if skipped else ()
    states = {
        name: State.SKIPPED
        if name == skipped
        else State.STOPPED
        if name in lost
        else State.HERE
        if name == here
        else State.DONE
        if names.index(name) < names.index(here)
        else State.AHEAD
        for name in names
    }
    stages = [
        Stage(label=step.label, lane=step.lane, state=states[name]) for name, step in journey.steps.items()
    ]
    plain = "; ".join(
        f"{number}. {step.label} ({journey.lanes[step.lane]}, {states[name].value})"
        for number, (name, step) in enumerate(journey.steps.items(), 1)
    )
    picture = chain(journey.lanes, stages, says=f"{journey.label}. {plain}")
    return Drawn(picture, _says(journey, here, skipped, lost))


def _says(journey: Journey, here: str, skipped: str, lost: tuple[str, ...]) -> str:
    step = journey.steps[here]
    number = list(journey.steps).index(here) + 1
    lines = [
        f"<strong>Step {number} of {len(journey.steps)}: {escape(step.label)}</strong> "
        f"({escape(journey.lanes[step.lane])}). {escape(step.does)}",
        f"<strong>Paper:</strong> {escape(step.paper)}" if step.paper else "",
        f"<strong>The customer hears:</strong> {escape(step.tells)}" if step.tells else "",
    ]
    if skipped:
        held = ", ".join(escape(journey.steps[name].label) for name in lost)
        lines += [
            f"<strong>Without “{escape(journey.steps[skipped].label)}”:</strong> "
            f"{escape(journey.steps[skipped].without)}",
            f"<strong>Then this stands still:</strong> {held}."
            if held
            else "No later step needs it, so the goods move on. What is missing shows later.",
        ]
    return paragraphs(*lines)


def _steps(journey: Journey) -> list[tuple[str, str]]:
    return [(f"{number}. {step.label}", name) for number, (name, step) in enumerate(journey.steps.items(), 1)]


def _skippable(journey: Journey) -> list[tuple[str, str]]:
    return [("none: all steps are done", NOTHING), *_steps(journey)]
