"""The kind `plot`: controls drive a model, and a picture with its words follows at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.explorations.guard import Guard
from frontline.explorations.settings import HIGHEST, Case, Control

OWN = "My own case"


@frozen
class Drawn:
    """The picture (SVG) and what it says, a sentence a line (HTML)."""

    picture: str
    says: str


def plot(
    title: str,
    controls: Mapping[str, Control],
    cases: Mapping[str, Case],
    draw: Callable[[Mapping[str, int]], Drawn],
) -> widgets.Widget:
    """Return the exploration as a widget; `draw` gets the level of every control."""
    sliders = {
        name: widgets.IntSlider(
            value=control.start,
            min=0,
            max=HIGHEST,
            description=control.label,
            style={"description_width": "17em"},
            layout=widgets.Layout(width="100%", max_width="36em"),
        )
        for name, control in controls.items()
    }
    chosen = widgets.Dropdown(
        options=[(OWN, ""), *((case.label, name) for name, case in cases.items())],
        value="",
        description="Case",
        style={"description_width": "4em"},
        layout=widgets.Layout(width="100%", max_width="36em"),
    )
    again = widgets.Button(description="Start again")
    picture, says = widgets.HTML(), widgets.HTML()
    says.add_class("frontline-says")
    setting = False

    def show(_: Any = None) -> None:
        drawn = draw({name: slider.value for name, slider in sliders.items()})
        picture.value, says.value = drawn.picture, f'<div aria-live="polite">{drawn.says}</div>'

    def moved(_: Any) -> None:
        if not setting:
            show()

    def put(values: Mapping[str, int]) -> None:
        nonlocal setting
        setting = True
        for name, slider in sliders.items():
            slider.value = values.get(name, 0)
        setting = False
        show()

    def chose(change: Any) -> None:
        if change.new:
            put(cases[change.new].needs)

    def restart(_: Any) -> None:
        chosen.value = ""
        put({name: control.start for name, control in controls.items()})

    for slider in sliders.values():
        slider.observe(moved, "value")
    chosen.observe(chose, "value")
    again.on_click(restart)
    show()
    rows = [
        widgets.VBox(
            [sliders[name], widgets.HTML(f"<small>0 = {control.low}, {HIGHEST} = {control.high}</small>")]
        )
        for name, control in controls.items()
    ]
    box = widgets.VBox(
        [Guard(), widgets.HTML(f"<strong>{title}</strong>"), chosen, *rows, again, picture, says]
    )
    box.add_class(Guard.GUARDED)
    return box
