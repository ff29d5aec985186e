"""The page that authors read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest

from frontline.quality.course import Course
from frontline.quality.findings import findings
from frontline.quality.page import page, percent
from frontline.quality.soundness import Chance, ExerciseProof, Soundness

Make = Callable[..., Course]
Ask = Callable[..., str]
SOUND = Soundness((ExerciseProof("e-1", {"key": 1.0, "first option": 0.21}),), (Chance("212A-7ii", 0.0004),))
VOID = {"meta", "rect", "line"}


class Balance(HTMLParser):
    """Which elements are open, and a complaint about each that closes wrongly."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.refers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.refers += [name for key in ("aria-labelledby",) if (name := found.get(key))]
        self.refers += [href[1:] for href in [found.get("href")] if href and href.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture
def html(make: Make, ask: Ask) -> str:
    lesson = "It is <b>late</b> & cold today here.\n" + ask("p", assesses="212A-6.1.1.sea", mode="sea")
    exercise = ask("q", assesses="212A-6.2.2", points=3, mode="air", essential=True)
    course = make({"08-a": lesson}, {"e-1": exercise}, teaches={"08-a": ("212A-6.1.1.sea",)})
    return page(course, SOUND, findings(course, SOUND), date(2026, 5, 14))


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.partition("<body>")[2])).split())


def test_the_page_needs_nothing_else(html: str) -> None:
    assert not re.search(r"<script|<link|@import|url\(|src=|https?://", html)


def test_the_page_is_well_formed_and_every_reference_is_there(html: str) -> None:
    found = Balance()
    found.feed(html)
    assert (found.wrong, found.open) == ([], [])
    assert len(found.ids) == len(set(found.ids))
    assert set(found.refers) <= set(found.ids)


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(html: str) -> None:
    assert html.count("<table") == html.count("<caption")
    assert not re.search(r"<th(?![^>]*scope)[ >]", html)


def test_every_picture_has_words(html: str) -> None:
    for opening in re.findall(r"<svg[^>]*>", html):
        assert 'aria-label="' in opening or 'aria-hidden="true"' in opening


def test_the_day_and_the_summary_stand_first(html: str) -> None:
    assert text(html).startswith("Quality of the course 14 May 2026.")
    assert "What to do next Mend 08-a.md: 1 practice questions" in text(html)


def test_the_matrix_shows_where_and_names_holes_in_words(html: str) -> None:
    assert "212A-6.1.1 Know the operation sea ✓ 08 ✓ 08 ✕ none air ✕ none ✕ none ✕ none" in text(html)
    assert "212A-6.2.2 Select a channel all of it ✕ none ✕ none ✓ e-1" in text(html)


def test_the_range_is_shown_by_criterion(html: str) -> None:
    assert "Brought in 212A-7i 212A-7ii Beyond the desk's authority – ✕ none" in text(html)
    assert "Modes of transport – ✓ sea Exercises ✕ no exercise e-1" in text(html)


def test_modes_hours_and_grades_are_shown(html: str) -> None:
    assert "sea 1 (50%)" in text(html)
    assert "express 0 (0%) ✕ too few" in text(html)
    assert "Unit 212A: 4 of 10 notional hours" in text(html)
    assert "08-a 2 ✕ too short" in text(html)


def test_written_text_cannot_become_markup(html: str) -> None:
    assert "It is late &amp; cold today here." in html


def test_answerers_and_chances_are_shown_in_per_cent(html: str) -> None:
    assert "e-1 key 100% first option 21%" in text(html)
    assert "212A-7ii 0.04%" in text(html)


def test_every_question_is_listed(html: str) -> None:
    assert "p choice – sea 212A-6.1.1.sea" in text(html)
    assert "q essential choice 3 air 212A-6.2.2" in text(html)


def test_a_course_without_anything_has_a_page(make: Make) -> None:
    course, sound = make(), Soundness((), ())
    html = page(course, sound, findings(course, sound), date(2026, 5, 14))
    assert "Nobody has answered the exercises yet." in html


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0%"), (0.00001, "under 0.01%"), (0.0014, "0.14%"), (0.036, "3.6%"), (0.214, "21%"), (1, "100%")],
)
def test_shares_are_read_as_per_cent(share: float, words: str) -> None:
    assert percent(share) == words
