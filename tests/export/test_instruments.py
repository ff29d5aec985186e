"""Sheets and cards to print: what stands on them, that all can read them, that a play fits a sheet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from frontline.competency import Unit
from frontline.content.framework import framework
from frontline.content.instruments import instruments
from frontline.content.places import Places
from frontline.export.instruments import Instrument, write_instrument

UNITS = ("212A", "309A")


@pytest.fixture
def written(places: Places, tmp_path: Path) -> Callable[[Instrument, str], tuple[Unit, str]]:
    def page(kind: Instrument, id_: str) -> tuple[Unit, str]:
        (unit,) = (unit for unit in framework(places).units if unit.id == id_)
        path = write_instrument(kind, framework(places), id_, instruments(places)[id_], tmp_path)
        assert path.name == f"{kind.value}-{id_}.html"
        return unit, path.read_text(encoding="utf-8")

    return page


Written = Callable[[Instrument, str], tuple[Unit, str]]


@pytest.mark.parametrize("id_", UNITS)
@pytest.mark.parametrize("kind", Instrument)
def test_a_page_can_be_read_by_all(
    written: Written, chromium: Browser, violations: Callable[..., list[str]], kind: Instrument, id_: str
) -> None:
    unit, html = written(kind, id_)
    assert "not a qualification registered under the Hong Kong Qualifications Framework" in html
    assert unit.title in html
    page = chromium.new_page(viewport={"width": 1000, "height": 900})
    page.set_content(html)
    assert violations(page, "body") == []
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


@pytest.mark.parametrize("id_", UNITS)
def test_an_observer_ticks_every_line_with_its_requirements(
    written: Written, places: Places, chromium: Browser, id_: str
) -> None:
    unit, html = written(Instrument.OBSERVATION, id_)
    page = chromium.new_page()
    page.set_content(html)
    lines = instruments(places)[id_].observation.lines
    rows = page.locator("tbody tr").filter(has=page.locator("th[scope=row]")).filter(has_text="(")
    assert rows.count() == len(lines)
    for line in lines:
        row = rows.filter(has_text=line.see)
        assert row.count() == 1
        for requirement in line.assesses:
            assert framework(places).split(requirement)[0] in row.inner_text()
    heads = page.locator("thead").first.locator("th").all_inner_texts()
    assert heads == ["What can be seen", "Seen", "Not yet", "Did not come up", "Which case, when, remarks"]
    assert page.locator("h2").count() == len(unit.criteria)
    page.close()


@pytest.mark.parametrize("id_", UNITS)
def test_each_play_prints_to_one_sheet_and_each_card_names_it(
    written: Written, places: Places, chromium: Browser, tmp_path: Path, id_: str
) -> None:
    _, html = written(Instrument.ROLEPLAY, id_)
    plays = instruments(places)[id_].roleplay.plays
    page = chromium.new_page()
    page.set_content(html)
    path = tmp_path / "cards.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes())) == len(plays)
    for play in plays:
        section = page.locator("section").filter(has_text=play.title)
        cards = section.locator(".card")
        assert cards.count() == 2 + len(play.others)
        assert cards.filter(has_text=f"{play.title} ({play.criterion}, {play.mode})").count() == cards.count()
        # What is told only when asked stands on nobody else's card.
        learner = cards.first.inner_text()
        assert all(fact not in learner for other in play.others for fact in other.asked)
    page.close()


@pytest.mark.parametrize("id_", UNITS)
def test_each_question_stands_with_its_points_and_its_help(
    written: Written, places: Places, chromium: Browser, id_: str
) -> None:
    _, html = written(Instrument.ORAL, id_)
    questions = instruments(places)[id_].oral.questions
    page = chromium.new_page()
    page.set_content(html)
    cards = page.locator(".card")
    assert cards.count() == len(questions)
    for one in questions:
        card = cards.filter(has=page.get_by_role("heading", name=one.ask))
        assert card.locator("ul").first.locator("li").all_inner_texts() == list(one.good)
        assert f"Help: {one.help}" in card.inner_text()
    page.close()
