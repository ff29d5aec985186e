"""The decoder's screen."""

from __future__ import annotations

import re
from random import Random

import pytest

from frontline.content.glossary import glossary
from frontline.content.places import here
from frontline.forms.entry import decoder
from frontline.notebook.decoding import Decoding


@pytest.fixture(scope="module")
def page() -> Decoding:
    return Decoding(glossary(here()), Random(3))


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_message_is_said_in_plain_words_and_term_by_term(page: Decoding) -> None:
    turn = page.act("read", {"message": "PLS ADV ETD N CFM SI"})
    assert turn.says == "6 terms found."
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
    assert (turn.html, turn.says) == ("", "Paste or type a message first.")


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
