"""The course's own glossary, and small ones made for a test."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from frontline.content.glossary import glossary
from frontline.content.places import here
from frontline.terms import Term


@pytest.fixture(scope="session")
def terms() -> Mapping[str, Term]:
    """Return the whole glossary."""
    return glossary(here())
