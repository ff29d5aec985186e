"""What tests of lessons share: the year of data, the company's facts, and settings of explorations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from frontline.content.company import company_facts
from frontline.content.places import Places
from frontline.content.reading import structure
from frontline.content.text import ExploreBlock, Text
from frontline.content.year import Year, read_year
from frontline.explorations.settings import SETTINGS

from .said import Settings


@pytest.fixture(scope="module")
def data(places: Places) -> Year:
    return read_year(places)


@pytest.fixture(scope="module")
def facts(places: Places) -> Mapping[str, Any]:
    return company_facts(places)


@pytest.fixture(scope="module")
def settings(lessons: Mapping[str, Text]) -> Settings:
    """Return the settings of an exploration of a lesson."""

    def of(lesson: str, name: str) -> Any:
        parts = lessons[lesson].parts
        block = next(part for part in parts if isinstance(part, ExploreBlock) and part.id == name)
        plain = dict(block.settings)
        return structure(plain, SETTINGS[plain["kind"], plain["model"]], name)

    return of
