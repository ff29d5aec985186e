"""The kind `plot`: controls drive a model, and a picture with its words follows at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets

from frontline.explorations.frame import WIDE, Drawn, View, button, dropdown, frame, row, said
from frontline.explorations.settings.shared import Case, Control, Exploration

OWN = "My own case"


def plot(
    settings: Exploration,
    controls: Mapping[str, Control],
    cases: Mapping[str, Case],
    draw: Callable[[Mapping[str, Any]], Drawn],
) -> widgets.Widget:
    """Return the exploration as a widget; `draw` gets the value of every control."""
    sliders = {name: _slider(control) for name, control in controls.items()}
    view = View()
    setting = False

    def show() -> None:
        view.show(draw({name: slider.value for name, slider in sliders.items()}))

    def moved(_: Any) -> None:
        if not setting:
            # A case that was changed is the learner's own.
            chosen.value = ""
            show()

    def put(values: Mapping[str, float]) -> None:
        nonlocal setting
        setting = True
        for name, slider in sliders.items():
            slider.value = values.get(name, controls[name].least)
        setting = False
        show()

    def chose(change: Any) -> None:
        if change.new:
            put(cases[change.new].needs)

    def restart() -> None:
        if cases:
            chosen.value = ""
        put({name: control.start for name, control in controls.items()})

    chosen = dropdown("Case", [(OWN, ""), *((case.label, name) for name, case in cases.items())])
    for slider in sliders.values():
        slider.observe(moved, "value")
    chosen.observe(chose, "value")
    show()
    rows = [_labelled(sliders[name], control) for name, control in controls.items()]
    controls_side_by_side = widgets.Box(rows)
    controls_side_by_side.add_class("frontline-controls")
    parts = [
        *([chosen] if cases else []),
        row(button("Start again", restart)),
        controls_side_by_side,
        view.picture,
        view.says,
    ]
    return frame(settings.title, settings.ask, parts)


def _slider(control: Control) -> widgets.Widget:
    whole = all(float(value).is_integer() for value in (control.start, control.least, control.step))
    make, number = (widgets.IntSlider, int) if whole else (widgets.FloatSlider, float)
    return make(
        value=number(control.start),
        min=number(control.least),
        max=number(control.most),
        step=number(control.step),
        description=control.label,
        style={"description_width": "17em"},
        layout=widgets.Layout(**WIDE),
    )


def _labelled(slider: widgets.Widget, control: Control) -> widgets.Widget:
    if control.low and control.high:
        return widgets.VBox(
            [slider, said(f"{control.least:g} = {control.low}, {control.most:g} = {control.high}", "small")]
        )
    if control.unit:
        return widgets.VBox(
            [slider, said(f"{control.least:,g} to {control.most:,g} {control.unit}", "small")]
        )
    return slider
