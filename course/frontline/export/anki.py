"""Writes the glossary as a deck for Anki, a subdeck a theme."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.lexicon.themes import by_theme
from frontline.terms import Term

if TYPE_CHECKING:
    from genanki import Deck, Model, Note

NAME = "Logistics terms (Kestrel Bay)"
FIELDS = ("id", "English", "Abbreviation", "Meaning", "Gapped", "Example", "中文", "简体", "Apart", "About")
CSS = """
.card { max-width: 34em; margin: 0 auto; font: 20px/1.5 system-ui, "PingFang HK", sans-serif; }
.ask, .about { color: gray; font-size: 0.8em; }
.name { font-size: 1.4em; font-weight: 600; }
.example { font-style: italic; }
"""
BACK = (
    '<hr id="answer"><div class="name">{{English}}{{#Abbreviation}} ({{Abbreviation}}){{/Abbreviation}}</div>'
    '<p>{{Meaning}}</p><p class="example">{{Example}}</p>{{#中文}}<p lang="zh-Hant-HK">{{中文}}</p>{{/中文}}'
    '{{#简体}}<p lang="zh-Hans">{{简体}}</p>{{/简体}}{{#Apart}}<p>{{Apart}}</p>{{/Apart}}'
    '<p class="about">{{About}}</p>'
)
CARDS = (
    ("Meaning", '<div class="ask">What does this mean?</div><div class="name">{{English}}</div>'),
    ("Name", '<div class="ask">What is it called in English?</div><p>{{Gapped}}</p>'),
    (
        "Abbreviation",
        '{{#Abbreviation}}<div class="ask">What does this stand for?</div>'
        '<div class="name">{{Abbreviation}}</div>{{/Abbreviation}}',
    ),
    (
        "Chinese",
        '{{#中文}}<div class="ask">What is it called in English?</div>'
        '<div class="name" lang="zh-Hant-HK">{{中文}}</div>{{/中文}}',
    ),
)


def write_anki(terms: Mapping[str, Term], path: Path) -> None:
    """Write the deck; importing a newer one updates the cards and keeps what Anki knows about them."""
    from genanki import Package

    decks = [_deck(group, terms) for group in by_theme(terms.values()).values()]
    Package(decks).write_to_file(str(path))


def _deck(group: Iterable[Term], terms: Mapping[str, Term]) -> Deck:
    from genanki import Deck

    group = tuple(group)
    title = f"{NAME}::{group[0].theme_title}"
    deck = Deck(_number(title), title)
    model = _model()
    for term in group:
        deck.add_note(_note(term, terms, model))
    return deck


def _note(term: Term, terms: Mapping[str, Term], model: Model) -> Note:
    from genanki import Note, guid_for

    apart = "<br>".join(
        f"<b>{escape(terms[id_].name)}</b>: {escape(how)}" for id_, how in term.confused.items()
    )
    fields = (
        term.id,
        term.en,
        term.abbreviation,
        term.definition,
        term.gapped,
        term.example,
        term.zh_hant.qualified if term.zh_hant.text else "",
        term.zh_hans.qualified if term.zh_hans.text else "",
    )
    return Note(
        model=model,
        fields=[*map(escape, fields), apart, escape(f"{term.register.words}. {term.mode.words}.")],
        tags=[term.theme, term.mode.value, term.register.value],
        # So that a later edition's note takes the place of this one.
        guid=guid_for(NAME, term.id),
    )


def _model() -> Model:
    from genanki import Model

    return Model(
        _number(NAME),
        NAME,
        fields=[{"name": name} for name in FIELDS],
        templates=[
            {"name": name, "qfmt": front, "afmt": f"{{{{FrontSide}}}}{BACK}"} for name, front in CARDS
        ],
        css=CSS,
    )


def _number(text: str) -> int:
    """Return Anki's number for a deck or a kind of note: always the same for the same text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % (1 << 30) + (1 << 30)
