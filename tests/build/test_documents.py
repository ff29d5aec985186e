"""The company's documents as learners read them: complete, numbered, and with a picture that can be heard."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import pytest

from frontline.build.checks import check_documents
from frontline.build.documents import DOCUMENTS
from frontline.content.company import Company, company, company_facts
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import DocumentBlock, Text, known, read_text

NOT_SHOWN = {"mystery", "transcripts"}
"""Material for exercises: lessons show parts of it."""
UNSEEN = {"title", "short", "contact_short", "second_short", "third_short", "asks"}
"""What the page says in other words: its own title, and how people are called."""


@pytest.fixture(scope="module")
def places() -> Places:
    """The real course, not the small one of these tests."""
    return here()


@pytest.fixture(scope="module")
def firm(places: Places) -> Company:
    return company(places)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everything_that_a_document_says_is_shown(places: Places, firm: Company, name: str) -> None:
    shown = plain(DOCUMENTS[name](firm))
    for said in texts(company_facts(places)[name]):
        words = plain(said)
        assert words in shown or words[:1].upper() + words[1:] in shown, words


def plain(text: str) -> str:
    return " ".join(text.replace("\\|", "|").split())


def texts(value: Any) -> Iterator[str]:
    match value:
        # A sentence or a phrase; keys and clock times are written out in other ways.
        case str() if " " in value:
            yield value
        case dict():
            for name, inner in value.items():
                if name not in UNSEEN:
                    yield from texts(inner)
        case list():
            for inner in value:
                yield from texts(inner)


def test_every_document_stands_on_a_page(places: Places) -> None:
    of = known(places)
    texts = [read_text(places.pages / f"{page}.md", places, of) for page in syllabus(places).company]
    shown = [part.name for text in texts for part in text.parts if isinstance(part, DocumentBlock)]
    assert sorted(shown) == sorted(DOCUMENTS)
    assert set(company_facts(places)) - NOT_SHOWN == set(DOCUMENTS)


def test_rules_are_numbered_as_staff_cite_them(firm: Company) -> None:
    shown = DOCUMENTS["guidelines"](firm)
    numbers = [int(number) for number in re.findall(r"\*\*G(\d+)\*\*", shown)]
    assert numbers == list(range(1, len(firm.guidelines.rules) + 1))


def test_the_organisation_chart_is_a_picture_that_is_told_in_words_too(firm: Company) -> None:
    found = re.search(r"!\[([^\]]*)\]\(data:image/svg\+xml;base64,([^)]*)\)", DOCUMENTS["organisation"](firm))
    assert found
    assert "Sea freight desk, led by Ms Kwok Wing-yan, belongs to customer service." in found[1]
    svg = b64decode(found[2]).decode()
    assert svg.startswith("<svg")
    # It lies on its own paper, because it cannot take the page's colours.
    assert "currentColor" not in svg
    assert 'fill="#ffffff"' in svg


def test_money_never_begins_a_formula(places: Places) -> None:
    for path in [*places.pages.glob("*.ipynb"), *places.lessons.glob("*.ipynb")]:
        for cell in json.loads(path.read_text())["cells"]:
            if cell["cell_type"] == "markdown":
                without = cell["source"].replace(r"<span>\$</span>", "")
                assert "$" not in without, path.name


def test_an_unknown_document_is_named(places: Places) -> None:
    text = Text("x", (DocumentBlock("policies", "x.md, line 3, document 'policies'"),), "x.md")
    (problem,) = check_documents([text])
    assert "x.md, line 3" in problem
    assert "use authority, charges" in problem
