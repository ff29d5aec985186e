"""The pages that an instructor opens and prints: what they say, that they fit, that all can read them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from playwright.sync_api import Browser, Page

from frontline.classroom.evidence import COLUMNS
from frontline.content.bank import graded
from frontline.content.places import Places
from frontline.report.items import analyse
from frontline.report.pages import class_page, items_page, statement_file, statement_page, statements
from frontline.report.results import ClassResults
from frontline.store.answers import dump, parse

from .conftest import CRITERION, DAY, EXERCISES, LEARNERS, Desk

HOSTILE = "<script>document.title='owned'</script>"
LONG = "The supervisor heard three calls on two days and read the log of each; both sides had agreed. " * 3


@pytest.fixture
def full(desk: Desk) -> ClassResults:
    """A class with all that a statement can hold."""
    desk.mark(lambda learner, exercise: 0.75)
    notes, by = {"decision": LONG}, '"Ms Lau, instructor",2026-11-20'
    rows = [
        f'learner-00001,{criterion},{kind},{value},"{notes.get(kind, "two bookings")}",{by}'
        for criterion in ("212A-7i", CRITERION, "309A-7i", "309A-7ii")
        for kind, value in (("seen", "yes"), ("oral", "not yet"), ("roleplay", "yes"), ("decision", "met"))
    ]
    (desk.root / "evidence.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")
    (desk.root / "class.toml").write_text(
        '[class]\nname = "Autumn 2026"\nprovider = "Harbour Training Centre"\nmarked_by = "Ms R. Lau"\n'
    )
    return desk.results()


def test_a_statement_says_what_was_met_how_and_who_decided(full: ClassResults, desk: Desk) -> None:
    page = statement_page([full.learners[0]], full, desk.course)
    assert "not a qualification registered under the Hong Kong Qualifications Framework" in page
    for said in (
        *("Arjun Thapa", "learner-00001", "Autumn 2026", "Harbour Training Centre", "28 November 2026"),
        *("LOCUSM212A", "Level 2", "6 credits, for reference only", "LOCUSM309A", "Level 3", "9 credits"),
        *("Decided by Ms Lau, instructor on 20 November 2026: met.", "By points alone:"),
        *("seen at work: yes", "oral questions: not yet", "role-play: yes", "two bookings"),
        *("written replies by Ms R. Lau", "were given no keys before they handed in"),
        *("the learner has not sent any", "At least 60%".lower()),
    ):
        assert said in page, said


def test_it_says_where_the_keys_were_known(full: ClassResults, desk: Desk) -> None:
    public = evolve(full, about=evolve(full.about, keys_public=True))
    assert "had an edition with the keys" in statement_page([public.learners[0]], public, desk.course)


def test_hours_are_printed_with_what_the_unit_is_meant_for(full: ClassResults, desk: Desk) -> None:
    learner = full.learners[0]
    unit = evolve(learner.units[0], hours=34.5)
    page = statement_page([evolve(learner, units=(unit, learner.units[1]))], full, desk.course)
    assert "34.5, as the learner&#39;s own course counted them. The unit is meant for about 60." in page or (
        "34.5, as the learner's own course counted them. The unit is meant for about 60." in page
    )


def sheets(chromium: Browser, html: str, path: Path) -> int:
    page = chromium.new_page()
    page.set_content(html)
    page.pdf(path=path, prefer_css_page_size=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", path.read_bytes()))


def test_a_statement_fits_one_sheet_with_everything_on_it(
    full: ClassResults, desk: Desk, chromium: Browser, tmp_path: Path
) -> None:
    first = full.learners[0]
    assert sheets(chromium, statement_page([first], full, desk.course), tmp_path / "one.pdf") == 1
    assert (
        sheets(chromium, statement_page(full.learners, full, desk.course), tmp_path / "all.pdf") == LEARNERS
    )


def test_every_learner_has_a_file_of_its_own_and_all_stand_in_one(full: ClassResults, desk: Desk) -> None:
    made = statements(full, desk.course)
    assert len(made) == LEARNERS + 1
    assert made["statements/all.html"].count("<article") == LEARNERS
    page = class_page(full, desk.course)
    for name in made:
        assert f'href="{name}"' in page


def test_an_id_that_is_no_file_name_gets_another(full: ClassResults, desk: Desk) -> None:
    for id_ in ("../../etc/passwd", "a/b", HOSTILE, "", "con\x00"):
        assert re.fullmatch(r"[0-9a-f]{16}\.html", statement_file(id_))
    first, *others = full.learners
    odd = evolve(full, learners=(evolve(first, learner="a/b"), *others))
    assert all(name.count("/") == 1 for name in statements(odd, desk.course))


def test_names_run_nothing_on_any_page(full: ClassResults, desk: Desk, chromium: Browser) -> None:
    first, *others = full.learners
    odd = evolve(full, learners=(evolve(first, name=HOSTILE, learner=HOSTILE), *others))
    for html in (class_page(odd, desk.course), statement_page(odd.learners, odd, desk.course)):
        page = chromium.new_page()
        page.set_content(html)
        assert page.title() != "owned"
        assert page.locator("script").count() == 0
        assert HOSTILE in page.locator("body").inner_text()
        page.close()


@pytest.fixture
def pages(full: ClassResults, desk: Desk, places: Places) -> dict[str, str]:
    bank = graded(places, EXERCISES[0])
    assert bank is not None
    return {
        "class": class_page(full, desk.course),
        "statement": statement_page([full.learners[0]], full, desk.course),
        "items": items_page(analyse(desk.folder, EXERCISES[0], bank), "Two containers", DAY),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_keep_the_rules_and_fit_a_narrow_window(
    pages: dict[str, str], chromium: Browser, violations: Callable[..., list[str]], scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    for name, html in pages.items():
        page: Page = context.new_page()
        page.set_content(html)
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert violations(page, "body") == [], name
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
        page.close()
    context.close()


def test_before_all_is_marked_a_statement_is_provisional(desk: Desk) -> None:
    results = desk.results()
    page = statement_page([results.learners[0]], results, desk.course)
    assert "<strong>Provisional.</strong>" in page
    assert "points so far." in page
    desk.mark(lambda learner, exercise: 0.5)
    results = desk.results()
    page = statement_page([results.learners[0]], results, desk.course)
    assert "Provisional" not in page
    assert "so far" not in page


def test_the_map_shows_what_waits_and_who_decided(desk: Desk, chromium: Browser) -> None:
    (desk.root / "evidence.csv").write_text(
        f"{','.join(COLUMNS)}\nlearner-00001,{CRITERION},decision,met,heard,Ms Lau,2026-11-20\n"
    )
    page = chromium.new_page()
    page.set_content(class_page(desk.results(), desk.course))
    rows = page.locator("#map-212A ~ .scroll").first.locator("tbody tr")
    cells = [rows.nth(at).locator("td.criterion").nth(1) for at in (0, 1)]
    assert [cell.get_attribute("title") for cell in cells] == [
        f"{CRITERION}: met, decided by Ms Lau",
        f"{CRITERION}: to be marked",
    ]
    assert [cell.locator("[aria-hidden]").inner_text() for cell in cells] == ["✓*", "…"]
    page.close()


def test_a_second_attempt_and_reasons_that_were_shown_before_it_are_told(desk: Desk) -> None:
    path = desk.root / "submitted" / "learner-00001" / EXERCISES[0] / "answers.json"
    path.write_bytes(dump(evolve(parse(path.read_bytes()), attempt=2)))
    results = desk.results()
    page = statement_page([results.learners[0]], results, desk.course)
    assert "Two containers and no place on the ship: the second attempt counts." in page
    assert "were given no keys" in page
    (desk.root / "class.toml").write_text(f'[exercises.{EXERCISES[0]}]\nrelease = ["reasons"]\n')
    results = desk.results()
    page = statement_page([results.learners[0]], results, desk.course)
    assert "Before the second attempt in Two containers and no place on the ship, feedback may" in page
    assert "were given no keys" not in page
    assert "were given no keys" in statement_page([results.learners[1]], results, desk.course)
