"""The glossary's own pages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from frontline.build.entries import entry, theme_page
from frontline.build.notebooks import dump
from frontline.build.notebooks import glossary as page
from frontline.content.places import here
from frontline.lexicon.themes import by_theme
from frontline.terms import Term


def test_every_term_is_a_cell_that_has_its_id(terms: Mapping[str, Term]) -> None:
    for group in by_theme(terms.values()).values():
        cells = theme_page(group[0].theme_title, group, terms)
        assert [cell["id"] for cell in cells] == ["title", *(term.id for term in group)]
        assert {cell["cell_type"] for cell in cells} == {"markdown"}


def test_ids_fit_into_a_notebook(terms: Mapping[str, Term]) -> None:
    assert not [id_ for id_ in terms if not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", id_) or id_ == "title"]


def test_the_built_pages_have_all_terms(terms: Mapping[str, Term]) -> None:
    built = {
        cell["id"]
        for path in here().entries.glob("*.ipynb")
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
    }
    assert built == {"title", *terms}


def test_links_between_entries_lead_to_cells(terms: Mapping[str, Term]) -> None:
    for path in here().entries.glob("*.ipynb"):
        links = re.findall(r"\(([\w-]+)\.ipynb#cell-id=([\w-]+)\)", path.read_text(encoding="utf-8"))
        assert links
        assert all(terms[id_].theme.replace("_", "-") == page for page, id_ in links)


def test_an_entry_has_meaning_example_chinese_and_neighbours(terms: Mapping[str, Term]) -> None:
    text = entry(terms["bill-of-lading"], terms)
    assert text.startswith("### Bill of lading (B/L)\n")
    assert terms["bill-of-lading"].definition in text
    assert f"> {terms['bill-of-lading'].example}" in text
    assert "中文: 提單 · 简体: 提单" in text
    assert "Do not mix it up with" in text
    assert "Read next: [" in text


def test_a_rule_and_a_legal_term_say_more(terms: Mapping[str, Term]) -> None:
    assert "| Import clearance and duty | the seller |" in entry(terms["delivered-duty-paid"], terms)
    assert "**You do not say:**" in entry(terms["carrier"], terms)


def test_the_same_terms_give_the_same_bytes(terms: Mapping[str, Term]) -> None:
    group = by_theme(terms.values())["express"]
    assert dump(page("Express", group, terms)) == dump(page("Express", group, terms))
