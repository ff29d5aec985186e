"""The explorations of the template, as widgets and as settings."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pytest
from attrs import evolve

from frontline.build.checks import check_explorations
from frontline.content.places import Places
from frontline.content.reading import structure
from frontline.content.text import ExploreBlock, Text, known, read_text
from frontline.explorations.frame import Keep
from frontline.explorations.kinds import exploration
from frontline.explorations.settings import SETTINGS


@pytest.fixture(scope="session")
def template(places: Places) -> Text:
    return read_text(places.templates / "explorations.md", places, known(places))


@pytest.fixture(scope="session")
def blocks(template: Text) -> dict[str, ExploreBlock]:
    return {part.id: part for part in template.parts if isinstance(part, ExploreBlock)}


@pytest.fixture(scope="session")
def settings(blocks: dict[str, ExploreBlock]) -> Callable[[str], Any]:
    """Return the settings of an exploration of the template."""

    def of(name: str) -> Any:
        plain = dict(blocks[name].settings)
        return structure(plain, SETTINGS[plain["kind"], plain["model"]], name)

    return of


Mistakes = Callable[[str, Callable[[dict[str, Any]], object]], list[str]]


@pytest.fixture
def mistakes(template: Text, blocks: dict[str, ExploreBlock]) -> Mistakes:
    """Return what the build says of an exploration of the template whose settings were changed."""

    def of(name: str, change: Callable[[dict[str, Any]], object]) -> list[str]:
        plain = copy.deepcopy(dict(blocks[name].settings))
        change(plain)
        return list(check_explorations([evolve(template, parts=(evolve(blocks[name], settings=plain),))]))

    return of


class Box:
    """An exploration in use: its controls by their words, and what it says."""

    def __init__(self, root: widgets.Widget) -> None:
        self.root = root

    def all(self, kind: type) -> list[Any]:
        def walk(one: widgets.Widget) -> list[Any]:
            found = [one] if isinstance(one, kind) else []
            return found + [deep for child in getattr(one, "children", ()) for deep in walk(child)]

        return walk(self.root)

    def control(self, words: str) -> Any:
        return next(one for one in self.all(widgets.Widget) if getattr(one, "description", "") == words)

    def press(self, words: str) -> None:
        self.control(words).click()

    @property
    def says(self) -> str:
        return str(next(one for one in self.all(widgets.HTML) if "frontline-says" in one._dom_classes).value)

    @property
    def picture(self) -> str:
        return str(next(one for one in self.all(widgets.HTML) if one.value.startswith("<svg")).value)

    @property
    def words(self) -> str:
        return " ".join(str(one.value) for one in self.all(widgets.HTML))


@pytest.fixture
def opened(blocks: dict[str, ExploreBlock]) -> Callable[..., Box]:
    """Open an exploration of the template, perhaps with what was made before: `opened("template-desk")`."""

    def open_(name: str, keep: Keep | None = None) -> Box:
        return Box(exploration(blocks[name].settings, keep))

    return open_
