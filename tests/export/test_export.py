"""The glossary to take away: into Anki by its own importer, into a spreadsheet, onto paper."""

from __future__ import annotations

import csv
import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from attrs import evolve

from frontline.export.anki import write_anki
from frontline.export.page import write_page
from frontline.export.sheet import COLUMNS, write_csv
from frontline.terms import Term


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "mine.anki2"))
    yield opened
    opened.close()


def bring_in(collection: Collection, deck: Path) -> None:
    collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(deck), options=ImportAnkiPackageOptions())
    )


def test_anki_reads_a_note_for_each_term_and_a_deck_for_each_theme(
    terms: Mapping[str, Term], collection: Collection, tmp_path: Path
) -> None:
    write_anki(terms, tmp_path / "glossary.apkg")
    bring_in(collection, tmp_path / "glossary.apkg")
    assert collection.note_count() == len(terms)
    decks = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Logistics terms (Kestrel Bay)::Sea freight", "Logistics terms (Kestrel Bay)::Legal"} <= decks
    chinese = sum(bool(term.zh_hant.text) for term in terms.values())
    short = sum(bool(term.abbreviation) for term in terms.values())
    assert collection.card_count() == 2 * len(terms) + short + chinese


def test_a_card_shows_the_term_whole(
    terms: Mapping[str, Term], collection: Collection, tmp_path: Path
) -> None:
    write_anki({"eta": evolve(terms["eta"], confused={})}, tmp_path / "e.apkg")
    bring_in(collection, tmp_path / "e.apkg")
    (note,) = collection.find_notes("English:Estimated*arrival*")
    cards = {card.template()["name"]: card for card in collection.get_note(note).cards()}
    assert set(cards) == {"Meaning", "Name", "Abbreviation", "Chinese"}
    answer = html.unescape(re.sub(r"<[^>]+>", " ", cards["Meaning"].answer()))
    assert "Estimated time of arrival (ETA)" in answer
    assert terms["eta"].definition in answer
    assert "預計到達時間" in answer
    assert "Estimated" not in re.sub(r"<[^>]+>", " ", cards["Chinese"].question())


def test_a_newer_edition_updates_the_notes_and_adds_none(
    terms: Mapping[str, Term], collection: Collection, tmp_path: Path
) -> None:
    some = {id_: evolve(terms[id_], confused={}) for id_ in ("eta", "etd")}
    write_anki(some, tmp_path / "old.apkg")
    bring_in(collection, tmp_path / "old.apkg")
    changed = {**some, "eta": evolve(some["eta"], definition="A new meaning.")}
    write_anki(changed, tmp_path / "new.apkg")
    bring_in(collection, tmp_path / "new.apkg")
    assert collection.note_count() == 2


def test_markup_in_a_term_stays_text_in_anki(
    terms: Mapping[str, Term], collection: Collection, tmp_path: Path
) -> None:
    hostile = evolve(terms["eta"], definition="<img src=x> & {{Example}}", confused={})
    write_anki({"eta": hostile}, tmp_path / "h.apkg")
    bring_in(collection, tmp_path / "h.apkg")
    (note,) = collection.find_notes("")
    assert "<img" not in collection.get_note(note)["Meaning"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_sheet_has_a_row_for_each_term(terms: Mapping[str, Term], tmp_path: Path) -> None:
    write_csv(terms, tmp_path / "g.csv")
    assert (tmp_path / "g.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    found = rows(tmp_path / "g.csv")
    assert len(found) == len(terms)
    assert tuple(found[0]) == COLUMNS
    (eta,) = [row for row in found if row["Abbreviation"] == "ETA"]
    assert eta["Traditional Chinese"] == "預計到達時間"
    assert eta["How sure"] == ""
    assert eta["Meaning"] == terms["eta"].definition


@pytest.mark.parametrize("start", ["=1+1", "+852 2345 6789", "-5 degrees", "@all", "\t=1"])
def test_nothing_in_the_sheet_is_computed(start: str, terms: Mapping[str, Term], tmp_path: Path) -> None:
    write_csv({"eta": evolve(terms["eta"], example=start, confused={})}, tmp_path / "g.csv")
    assert rows(tmp_path / "g.csv")[0]["Example"] == f"'{start}"


def test_no_cell_of_the_course_s_own_sheet_would_be_computed(
    terms: Mapping[str, Term], tmp_path: Path
) -> None:
    write_csv(terms, tmp_path / "g.csv")
    cells = [cell for row in rows(tmp_path / "g.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_the_page_stands_by_theme_and_needs_nothing_else(terms: Mapping[str, Term], tmp_path: Path) -> None:
    write_page(terms, tmp_path / "g.html", date(2026, 11, 26))
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert "26 November 2026" in page
    assert page.count('<div class="term">') == len(terms)
    assert page.count("<h2") == len({term.theme for term in terms.values()})
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    anchors = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
