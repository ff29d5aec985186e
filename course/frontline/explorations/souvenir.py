"""The kind `plan`, model `souvenir`: a small gift that a learner designs, and the rules that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.charts import souvenir as chart
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
    watch,
)
from frontline.explorations.rules import Ruling, ruled
from frontline.explorations.settings.souvenir import (
    PRINT,
    TAG,
    THING,
    WRAP,
    Design,
    Option,
    SouvenirSettings,
)
from frontline.explorations.souvenir_words import NOT_SAID, because, costs, money, notes, still_open

NOTHING = ""
COLOURS = {"blue": "Blue, white print", "white": "White, blue print"}


@frozen
class Sketch:
    """A design as it stands, and its colour, which no rule asks for."""

    design: Design
    colour: str


def souvenir(settings: SouvenirSettings, keep: Keep) -> widgets.Widget:
    """Return the exploration for a lesson's parts and rules; the design is kept as it grows."""
    begun = taken(settings, keep.value)
    lists = [
        dropdown(part.label, [CHOOSE, *_listed(settings, part.options)], name)
        for part, name in zip(settings.parts.values(), begun.design, strict=True)
    ]
    colour = dropdown("Colour", [(label, name) for name, label in COLOURS.items()], begun.colour)
    view, kept = View(), Kept(keep)

    def sketch() -> Sketch:
        return Sketch(tuple(one.value for one in lists), colour.value)

    def changed() -> None:
        one = sketch()
        view.show(drawn(settings, one))
        kept.save({"design": dict(zip(settings.parts, one.design, strict=True)), "colour": one.colour})

    restart = watch([*lists, colour], changed)
    view.show(drawn(settings, sketch()))
    parts = [*lists, colour, row(button("Start again", restart)), kept.line, view.picture, view.says]
    return frame(settings.title, settings.ask, parts)


def taken(settings: SouvenirSettings, value: Any) -> Sketch:
    """Return what fits of what was kept."""
    kept = value if isinstance(value, dict) else {}
    listed, colour = kept.get("design"), kept.get("colour")
    names = listed if isinstance(listed, dict) else {}
    design = tuple(known(names.get(key), part.options) for key, part in settings.parts.items())
    return Sketch(design, known(colour, COLOURS) or next(iter(COLOURS)))


def drawn(settings: SouvenirSettings, one: Sketch) -> Drawn:
    """Return the preview of a design, its cost and time, and once it is complete which rules it keeps."""
    options = settings.chosen(one.design)
    lines = [*costs(settings, options), *notes(options)]
    if missing := still_open(settings, one.design):
        return Drawn(_picture(settings, one), paragraphs(missing, *lines))
    rulings = [
        Ruling(
            says=check.says,
            why=check.why,
            kept=settings.kept(name, options),
            because=because(settings, name, options),
        )
        for name, check in settings.checks.items()
    ]
    return Drawn(_picture(settings, one), paragraphs(*lines) + ruled(rulings) + paragraphs(NOT_SAID))


def _picture(settings: SouvenirSettings, one: Sketch) -> str:
    chosen = {
        part: settings.parts[part].options.get(name)
        for part, name in zip(settings.parts, one.design, strict=True)
    }
    thing, print_, wrap, tag = (chosen[part] or Option(label="") for part in (THING, PRINT, WRAP, TAG))
    below = f"{thing.label}, {one.colour}" if thing.label else "No thing yet"
    tagged = f"“{tag.text}”" if tag.text else "nothing yet"
    return chart.souvenir(
        chart.Souvenir(
            thing=thing.draw,
            colour=one.colour,
            print=print_.draw,
            printed=print_.text,
            wrap=wrap.draw,
            tag=tag.text,
            thing_says=below,
            wrap_says=wrap.label,
        ),
        says=f"Preview: {below}; on it: {print_.label or 'nothing yet'}; "
        f"wrapping: {wrap.label or 'none yet'}; the tag says: {tagged}.",
    )


def _listed(settings: SouvenirSettings, options: Mapping[str, Option]) -> list[tuple[str, str]]:
    return [
        (f"{one.label} ({money(settings, one.cost)})" if one.cost else one.label, name)
        for name, one in options.items()
    ]
