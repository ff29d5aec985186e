"""The glossary explorer: what a letter, a press and a filter lead to."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from frontline.content.glossary import sources
from frontline.content.places import here
from frontline.notebook.looking_up import SHOWN, LookingUp
from frontline.notebook.looking_up import glossary as verb
from frontline.notebook.own_cards import OwnCards
from frontline.store.work import WorkFile
from frontline.terms import Term

NOW = datetime(2026, 11, 2, 8, 10, tzinfo=timezone(timedelta(hours=8)))
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def page(terms: Mapping[str, Term], root: Path) -> LookingUp:
    """The explorer in a workspace."""
    return LookingUp(terms, sources(here()), OwnCards(terms, WorkFile(root), lambda: NOW))


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def typed(page: LookingUp, text: str, **filters: str) -> dict[str, str]:
    fields: dict[str, Any] = {"typed": text, "mode": "", "theme": "", "register": "", **filters}
    turn = page.act("find", fields)
    return {**turn.parts, "says": turn.says}


def test_it_opens_with_all_terms_by_name(page: LookingUp, terms: Mapping[str, Term]) -> None:
    html = page.html()
    assert f"{len(terms)} terms" in html
    assert html.count('class="fl-hit"') == SHOWN
    assert "Type a word, a short form, or Chinese." in html


def test_a_letter_draws_the_list_and_the_best_entry_and_says_how_many(page: LookingUp) -> None:
    parts = typed(page, "demurag")
    assert set(parts) == {"results", "entry", "says"}
    assert "Demurrage (container)" in read(parts["entry"])
    assert parts["says"].endswith("terms")
    assert 'aria-current="true"' in parts["results"]
    # Nothing takes the focus out of the field.
    assert "data-focus" not in parts["results"] + parts["entry"]


def test_nothing_found_says_what_to_do(page: LookingUp) -> None:
    parts = typed(page, "xqzvk")
    assert "Nothing found for “xqzvk”" in read(parts["results"])
    assert "Try fewer letters" in read(parts["results"])
    assert (parts["entry"], parts["says"]) == ("", "Nothing found")


def test_a_sentence_gives_the_terms_in_it(page: LookingUp) -> None:
    parts = typed(page, "shipper requests to amend BL before ETD")
    shown = read(parts["results"])
    assert "terms in what you typed" in shown
    for name in ("Shipper", "Bill of lading", "Estimated time of departure"):
        assert name in shown


def test_filters_that_hide_everything_can_be_left(page: LookingUp) -> None:
    parts = typed(page, "dunnage", theme="express")
    assert "Search in all terms" in read(parts["results"])
    turn = page.act("clear", {})
    assert "Dunnage" in read(turn.html)
    assert 'value="express" selected' not in turn.html
    assert "Wood, air bags or paper" in read(turn.html)
    assert re.search(r'data-do="open:dunnage"[^>]*data-focus', turn.html)


def test_what_is_typed_is_never_html(page: LookingUp) -> None:
    parts = typed(page, HOSTILE)
    assert HOSTILE not in parts["results"]
    assert "&lt;img" in parts["results"]
    assert HOSTILE not in page.html()


def test_filters_hold_together_and_nonsense_in_them_lets_all_through(page: LookingUp) -> None:
    sea_papers = typed(page, "", mode="sea", theme="documents")
    assert "Bill of lading" in read(typed(page, "bill", mode="sea", theme="documents")["results"])
    assert "Air waybill" not in read(sea_papers["results"])
    assert typed(page, "", mode="rail", register="slang")["says"] == typed(page, "")["says"]


def test_more_of_the_list_comes_by_a_press_and_leads_to_the_first_new_line(page: LookingUp) -> None:
    typed(page, "")
    parts = page.act("more", {}).parts
    assert parts["results"].count('class="fl-hit') == 2 * SHOWN
    assert parts["results"].count("data-focus") == 1


def test_an_entry_opens_and_leads_back(page: LookingUp) -> None:
    typed(page, "demurrage")
    opened = page.act("open:detention", {}).parts["entry"]
    assert "Back to Demurrage (container)" in read(opened)
    assert "data-focus" in opened
    assert "Back to" not in page.act("back", {}).parts["entry"]
    assert page.act("open:nothing", {}).parts["entry"] == page.act("back", {}).parts["entry"]


def test_opening_the_same_entry_twice_is_once(page: LookingUp) -> None:
    typed(page, "CIF")
    assert "Back to" not in page.act("open:cost-insurance-and-freight", {}).parts["entry"]


def test_an_entry_says_all_that_the_glossary_knows(page: LookingUp) -> None:
    shown = read(page.act("open:bill-of-lading", {}).parts["entry"])
    for words in (
        "Bill of lading (B/L)",
        "提單",
        "提单",
        "Sea",
        "Documents",
        "Technical",
        "Do not mix it up with",
    ):
        assert words in shown
    assert "Chinese: word list of a Shenzhen forwarder" in shown


def test_an_incoterms_rule_shows_what_it_settles(page: LookingUp) -> None:
    shown = read(page.act("open:free-on-board", {}).parts["entry"])
    assert "Risk passes to the buyer When the goods are on board the ship at the port of loading." in shown
    assert "Main carriage is paid by the buyer" in shown
    assert "Export clearance the seller" in shown
    assert "Import clearance and duty the buyer" in shown


def test_a_legal_term_says_what_one_says(page: LookingUp) -> None:
    shown = read(page.act("open:carrier", {}).parts["entry"])
    assert "You may say" in shown
    assert "You do not say" in shown


def test_a_term_goes_into_the_flashcards_and_out_again(page: LookingUp, root: Path) -> None:
    page.act("open:dunnage", {})
    turn = page.act("add:dunnage", {})
    assert turn.says == "Dunnage: added to your flashcards."
    assert "It is in your flashcards." in turn.parts["entry"]
    kept = json.loads((root / "my-work.json").read_text(encoding="utf-8"))
    assert kept["picked"] == {"dunnage": {"in": True, "at": "2026-11-02T08:10:00+08:00"}}
    out = page.act("drop:dunnage", {})
    assert out.says == "Dunnage: taken out of your flashcards."
    assert "Add to my flashcards" in out.parts["entry"]


def test_where_nothing_can_be_kept_it_says_so(page: LookingUp, root: Path) -> None:
    (root / "my-work.json").write_text('{"format": 99, "practice": {}}', encoding="utf-8")
    page.act("open:dunnage", {})
    assert page.act("add:dunnage", {}).says.startswith("Not saved.")


def test_outside_a_workspace_there_is_no_button(terms: Mapping[str, Term]) -> None:
    page = LookingUp(terms, sources(here()), OwnCards(terms, None))
    assert "flashcards" not in page.act("open:dunnage", {}).parts["entry"]


def test_in_print_it_says_where_to_search(capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    verb()
    assert "JupyterLab" in "".join(capsys.readouterr())
