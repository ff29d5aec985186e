"""The screen of drills."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

import pytest

from frontline.content.glossary import journeys
from frontline.content.places import here
from frontline.lexicon.drill import Kind
from frontline.notebook.drilling import CARDS, LAST, Drilling
from frontline.notebook.own_cards import OwnCards
from frontline.store.work import WorkFile
from frontline.study.review import Rating, reviewed
from frontline.terms import Term

NOW = datetime(2026, 11, 2, 8, 10, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def page(terms: Mapping[str, Term], root: Path) -> Drilling:
    cards = OwnCards(terms, WorkFile(root), lambda: NOW)
    drilling = Drilling(terms, journeys(here(), terms), cards, Random(5))
    drilling.html()
    return drilling


def read(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def answer(page: Drilling, *, right: bool) -> str:
    """Answer the present question, and return the screen."""
    assert page._drill is not None
    place = page._drill.right if right else (page._drill.right + 1) % 4
    return page.act(f"answer:{place}", {}).html


def kept(root: Path) -> dict[str, Any]:
    path = root / "my-work.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def test_a_question_has_four_buttons_with_keys(page: Drilling) -> None:
    html = page.html()
    assert re.findall(r'data-do="answer:(\d)" data-key="(\d)"', html) == [
        ("0", "1"),
        ("1", "2"),
        ("2", "3"),
        ("3", "4"),
    ]
    assert "data-focus" not in html


def test_a_right_answer_says_why_and_changes_no_flashcards(page: Drilling, root: Path) -> None:
    html = answer(page, right=True)
    assert "Yes." in html
    assert "1 of 1 right" in html
    assert kept(root) == {}


def test_a_wrong_answer_shows_the_right_one_and_what_was_chosen(page: Drilling) -> None:
    shown = read(answer(page, right=False))
    assert "Not this one." in shown
    assert "(right)" in shown
    assert "(your answer)" in shown
    assert "Your answer was about" in shown
    assert "0 of 1 right" in shown


def test_a_wrong_answer_puts_the_term_into_the_flashcards(page: Drilling, root: Path) -> None:
    page.act("choose", {"kind": "meaning", "theme": ""})
    assert page._drill is not None
    term = page._drill.term
    assert f"{term.en} is in your flashcards now." in read(answer(page, right=False)).replace(
        "&#39;", "'"
    ).replace("&amp;", "&")
    work = kept(root)
    assert work["picked"] == {term.id: {"in": True, "at": "2026-11-02T08:10:00+08:00"}}
    # A new card waits its turn.
    assert "cards" not in work


def test_a_card_that_was_known_comes_back_today(page: Drilling, root: Path) -> None:
    page.act("choose", {"kind": "meaning", "theme": ""})
    assert page._drill is not None
    card = f"{page._drill.term.id}:meaning"
    long_ago = NOW - timedelta(days=3)
    assert page.cards.file is not None
    page.cards.file.update(lambda work: reviewed(work, card, Rating.EASY, long_ago))
    answer(page, right=False)
    assert kept(root)["cards"][card]["state"]["due"].startswith("2026-11-02")


def test_an_answer_counts_once(page: Drilling) -> None:
    answer(page, right=True)
    assert page.act("answer:0", {}).html == ""
    assert "1 of 1 right" in page.html()


def test_next_asks_something_else_and_leads_to_it(page: Drilling) -> None:
    asked = set()
    for _ in range(LAST):
        assert page._drill is not None
        asked.add(page._drill.term.id)
        answer(page, right=True)
        assert "data-focus" in page.act("next", {}).html
    assert len(asked) == LAST


@pytest.mark.parametrize("kind", list(Kind))
def test_one_kind_can_be_chosen(page: Drilling, kind: Kind) -> None:
    page.act("choose", {"kind": kind.value, "theme": ""})
    assert page._drill is not None
    assert page._drill.kind is kind


def test_a_theme_can_be_chosen_and_nonsense_is_everything(page: Drilling) -> None:
    page.act("choose", {"kind": "meaning", "theme": "express"})
    assert page._drill is not None
    assert page._drill.term.theme == "express"
    page.act("choose", {"kind": "x", "theme": ""})
    assert page._drill is not None


def test_a_theme_that_gives_no_such_question_says_so(page: Drilling) -> None:
    html = page.act("choose", {"kind": "next", "theme": "parties"}).html
    assert "Choose another kind above" in html
    assert "answer:" not in html


def test_one_s_own_flashcards_can_be_drilled(page: Drilling) -> None:
    page.cards.pick("dunnage", wanted=True)
    page.cards.pick("berth", wanted=True)
    mine = page.cards.ids()
    for _ in range(10):
        page.act("choose", {"kind": "meaning", "theme": CARDS})
        assert page._drill is not None
        assert page._drill.term.id in mine


def test_a_card_that_cannot_be_kept_is_said(page: Drilling, root: Path) -> None:
    (root / "my-work.json").write_text('{"format": 99, "practice": {}}', encoding="utf-8")
    assert "Not saved." in answer(page, right=False)


def test_outside_a_workspace_nothing_is_said_about_flashcards(terms: Mapping[str, Term]) -> None:
    page = Drilling(terms, journeys(here(), terms), OwnCards(terms, None), Random(1))
    page.html()
    assert "is in your flashcards" not in answer(page, right=False)
