"""What all explorations share: the frame, the picture with its words, and how what was made is kept."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from html import escape
from typing import Any

import ipywidgets as widgets
from attrs import frozen

from frontline.explorations.guard import Guard

WIDE = {"width": "100%", "max_width": "46em"}
FIELD = {"description_width": "11em"}


@frozen
class Drawn:
    """The picture (SVG) and what it says (HTML), for those who see it and those who do not."""

    picture: str
    says: str


@frozen
class Keep:
    """What a learner made before, or None, and how to keep it: `save` returns what to say about it."""

    value: Any = None
    save: Callable[[Any], str] = lambda value: ""


def known(name: Any, names: Container[str]) -> str:
    """Return a name that was kept if it is one of these; anything else is nothing."""
    return name if isinstance(name, str) and name in names else ""


CHOOSE = ("– choose –", "")
"""The first entry of a list in which nothing is chosen yet."""


def watch(
    controls: Sequence[widgets.Dropdown | widgets.IntSlider | widgets.FloatSlider],
    changed: Callable[[], None],
) -> Callable[[], None]:
    """Call `changed` at each change of a control; return what sets all to their start, as one change.

    A list starts with its first entry, a slider where it stands now.
    """
    setting = False
    starts = [one.options[0][1] if isinstance(one, widgets.Dropdown) else one.value for one in controls]

    def one_changed(_: Any) -> None:
        if not setting:
            changed()

    def restart() -> None:
        nonlocal setting
        setting = True
        for one, start in zip(controls, starts, strict=True):
            one.value = start
        setting = False
        changed()

    for one in controls:
        one.observe(one_changed, "value")
    return restart


class Kept:
    """A line that says how it went when what a learner made was kept."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self.line = widgets.HTML()

    def save(self, value: Any) -> None:
        """Keep a value, and say so."""
        self.line.value = f'<p aria-live="polite">{escape(self._keep.save(value))}</p>'


class View:
    """A picture and its words, drawn anew by `show`."""

    def __init__(self) -> None:
        self.picture, self.says = widgets.HTML(), widgets.HTML()
        self.says.add_class("frontline-says")

    def show(self, drawn: Drawn) -> None:
        """Draw both; a screen reader says the words."""
        self.picture.value = drawn.picture
        self.says.value = f'<div aria-live="polite">{drawn.says}</div>'


def frame(title: str, ask: str, parts: Sequence[widgets.Widget]) -> widgets.VBox:
    """Return an exploration: its title, the question to find out, then its parts.

    Keys pressed in it stay in it.
    """
    box = widgets.VBox([Guard(), said(title, "strong"), said(f"Find out: {ask}"), *parts])
    box.add_class(Guard.GUARDED)
    return box


def said(text: str, tag: str = "p") -> widgets.HTML:
    """Return plain text as a paragraph, or as another element."""
    return widgets.HTML(f"<{tag}>{escape(text)}</{tag}>")


def dropdown(label: str, options: Sequence[tuple[str, str]], value: str = "") -> widgets.Dropdown:
    """Return a list to choose from: pairs of words and value."""
    return widgets.Dropdown(
        options=list(options), value=value, description=label, style=FIELD, layout=widgets.Layout(**WIDE)
    )


def button(label: str, pressed: Callable[[], object]) -> widgets.Button:
    """Return a button as wide as its words."""
    made = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
    made.on_click(lambda _: pressed())
    return made


def row(*parts: widgets.Widget) -> widgets.HBox:
    """Return parts side by side; on a narrow page they go below each other."""
    return widgets.HBox(parts, layout=widgets.Layout(flex_flow="row wrap"))


def paragraphs(*lines: str) -> str:
    """Return HTML paragraphs of lines that are HTML already; empty ones are left out."""
    return "".join(f"<p>{line}</p>" for line in lines if line)


def tabled(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table of cells that are HTML already; the first of a row is its head."""
    head = "".join(f"<th scope='col'>{words}</th>" for words in heads)
    body = "".join(
        f"<tr><th scope='row'>{first}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
        for first, *cells in rows
    )
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
