"""The decoder's screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from frontline.forms.entry import decoder
from frontline.notebook.decoding import Decoding
from frontline.notebook.own_cards import OwnCards
from frontline.store.work import WorkFile
from frontline.terms import Term


@pytest.fixture
def page(terms: Mapping[str, Term], root: Path) -> Decoding:
    return Decoding(terms, OwnCards(terms, WorkFile(root)), Random(3))


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_message_is_said_in_plain_words_and_term_by_term(page: Decoding) -> None:
    turn = page.act("read", {"message": "PLS ADV ETD N CFM SI"})
    shown = read(turn.html)
    assert "Please advise estimated time of departure and confirm shipping instruction" in shown
    assert "ETD Estimated time of departure 預計離開時間" in shown
    assert turn.html.count("<mark") == 6
    assert "data-focus" in turn.html


def test_an_ambiguous_term_shows_why_and_what_else_it_can_mean(page: Decoding) -> None:
    shown = read(page.act("read", {"message": "POD signed by the driver"}).html)
    assert "Proof of delivery" in shown
    assert "because of: signed, driver" in shown
    assert "Elsewhere it can mean: Port of discharge." in shown


def test_what_is_not_sure_shows_both_and_says_to_ask(page: Decoding) -> None:
    html = page.act("read", {"message": "POD?"}).html
    assert "It can mean:" in html
    assert "Ask the sender." in html
    assert 'class="fl-unsure"' in html


def test_short_forms_that_nobody_knows_are_named(page: Decoding) -> None:
    assert "Not in the glossary: QZX." in read(page.act("read", {"message": "Pls chk QZX"}).html)


def test_a_message_with_nothing_in_it_says_so(page: Decoding) -> None:
    assert "There is no term of the trade" in page.act("read", {"message": "Good morning to you"}).html


def test_without_a_message_it_says_what_to_do(page: Decoding) -> None:
    turn = page.act("read", {"message": "  "})
    assert turn.says == "Paste or type a message first."
    assert "<mark" not in turn.html


def test_a_term_once_met_is_listed_once(page: Decoding) -> None:
    shown = read(page.act("read", {"message": "ETA? pls adv ETA"}).html)
    assert "3 terms" in shown


def test_a_message_without_short_forms_is_not_said_again(page: Decoding) -> None:
    html = page.act("read", {"message": "Where is my parcel?"}).html
    assert "Nothing in this message is a short form" in html
    assert "In plain words" not in html


def test_a_term_goes_into_the_flashcards(page: Decoding, root: Path) -> None:
    page.act("read", {"message": "pls adv ETA"})
    turn = page.act("add:eta", {})
    assert turn.says == "Estimated time of arrival: added to your flashcards."
    assert "In your flashcards." in turn.html
    assert "eta" in WorkFile(root).open().section("picked")


def test_outside_a_workspace_there_is_no_button(terms: Mapping[str, Term]) -> None:
    page = Decoding(terms, OwnCards(terms, None), Random(3))
    assert "flashcards" not in page.act("read", {"message": "pls adv ETA"}).html


def test_an_example_is_a_message_of_the_glossary_with_several_short_forms(page: Decoding) -> None:
    turn = page.act("example", {"message": ""})
    assert turn.html.count("<mark") >= 3
    assert "<textarea" in turn.html


def test_a_message_is_never_html(page: Decoding) -> None:
    hostile = '</textarea><img src=x onerror="alert(1)"> ETA'
    html = page.act("read", {"message": hostile}).html
    assert "<img" not in html
    assert html.count("</textarea>") == 1


def test_the_empty_screen_has_a_named_field() -> None:
    assert "<label" in decoder()
    assert "<mark" not in decoder()
