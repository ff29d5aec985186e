"""The kind `flow`: a journey to follow step by step; a step that is left out shows what it holds up."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from frontline.charts import Stage, chain, ring
from frontline.charts.chain import State
from frontline.explorations.frame import Drawn, View, button, dropdown, frame, paragraphs, row
from frontline.explorations.settings.journey import RING, Journey, JourneySettings, Words
from frontline.models.flow import stopped

NOTHING = ""


def flow(settings: JourneySettings) -> widgets.Widget:
    """Return the exploration for a lesson's journeys."""
    journeys, called = settings.journeys, settings.words
    first = next(iter(journeys))
    which = dropdown(called.choose, [(one.label, name) for name, one in journeys.items()], first)
    here = dropdown(called.here, _steps(journeys[first]), next(iter(journeys[first].steps)))
    skipped = dropdown(called.skip, _skippable(settings, first), NOTHING)
    view = View()
    setting = False

    def show(_: Any = None) -> None:
        if not setting:
            view.show(drawn(settings, which.value, here.value, skipped.value))

    def travel(_: Any = None) -> None:
        nonlocal setting
        setting = True
        journey = journeys[which.value]
        here.options, skipped.options = _steps(journey), _skippable(settings, which.value)
        here.value, skipped.value = next(iter(journey.steps)), NOTHING
        setting = False
        show()

    def step(by: int) -> None:
        names = list(journeys[which.value].steps)
        to = names.index(here.value) + by
        # A ring comes round again; a journey ends.
        here.value = names[to % len(names) if settings.picture == RING else min(max(to, 0), len(names) - 1)]

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


def drawn(settings: JourneySettings, which: str, here: str, skipped: str) -> Drawn:
    """Return the journey's picture and words with the goods at step `here`; `skipped` may be empty."""
    journey = settings.journeys[which]
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
    called = {State.SKIPPED: settings.words.skipped_state, State.STOPPED: settings.words.stopped_state}
    plain = "; ".join(
        f"{number}. {step.label} ({journey.lanes[step.lane]}, {called.get(states[name], states[name].value)})"
        for number, (name, step) in enumerate(journey.steps.items(), 1)
    )
    says = f"{journey.label}. {plain}"
    if settings.picture == RING:
        legend = {state: called[state] for state in called if state in states.values()}
        picture = ring(journey.lanes, stages, legend=legend, says=says)
    else:
        picture = chain(journey.lanes, stages, says=says)
    return Drawn(picture, _says(settings.words, journey, here, skipped, lost))


def _says(called: Words, journey: Journey, here: str, skipped: str, lost: tuple[str, ...]) -> str:
    step = journey.steps[here]
    number = list(journey.steps).index(here) + 1
    lines = [
        f"<strong>Step {number} of {len(journey.steps)}: {escape(step.label)}</strong> "
        f"({escape(journey.lanes[step.lane])}). {escape(step.does)}",
        _line(called.paper, step.paper) if step.paper else "",
        _line(called.tells, step.tells) if step.tells else "",
    ]
    if skipped:
        missing = journey.steps[skipped]
        held = ", ".join(journey.steps[name].label for name in lost)
        lines += [
            _line(called.without.replace("{step}", missing.label), missing.without),
            _line(called.stopped, f"{held}.") if held else escape(called.onwards),
        ]
    return paragraphs(*lines)


def _line(label: str, text: str) -> str:
    return f"<strong>{escape(label)}</strong> {escape(text)}"


def _steps(journey: Journey) -> list[tuple[str, str]]:
    return [(f"{number}. {step.label}", name) for number, (name, step) in enumerate(journey.steps.items(), 1)]


def _skippable(settings: JourneySettings, which: str) -> list[tuple[str, str]]:
    return [(settings.words.none, NOTHING), *_steps(settings.journeys[which])]
