"""Flashcards in a real JupyterLab: by keyboard alone, after a reload, in both themes, with hostile words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .lab import Lab, cells

CARDS = "from frontline import cards\n\ncards()"
HEARD = """() => {
  const { activeElement: at } = document, words = document.getElementById(at.getAttribute('aria-labelledby'));
  return at.contains(words) ? words.innerText : null;
}"""
"""What a screen reader says of the element that has the focus."""
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
SETTLED = "() => !document.querySelector('.fl-deck').closest('[aria-busy]')"
"""A press is over, so that the next one counts."""
WIDE = """() => [...document.querySelectorAll('.fl-deck, .fl-deck *')].filter((one) => {
  const deck = one.closest('.fl-deck').getBoundingClientRect(), box = one.getBoundingClientRect();
  return box.right > deck.right + 1 || deck.right > innerWidth;
}).map((one) => one.outerHTML.slice(0, 80))"""
HOSTILE = """from attrs import evolve
from frontline.content.contents import contents
from frontline.content.glossary import glossary
from frontline.content.places import here
from frontline.forms.panel import Panel
from frontline.notebook.reviewing import Reviewing

bad = "<img src=x onerror=\\"document.title='owned'\\">"
terms = {
    id: evolve(term, en=bad + id, definition=bad, example=bad, confused={"eta": bad} if id != "eta" else {})
    for id, term in glossary(here()).items()
}
page = Reviewing(terms, contents(here()), dict, None)
Panel(page.html(), act=page.act)"""


@pytest.fixture
def workspace(lab: Lab) -> Callable[..., Path]:
    """Make a workspace with a page of flashcards, and return the page."""

    def made(name: str, cell: str = CARDS, size: int = 5) -> Path:
        notebook = lab.notebook(name, [cell])
        (notebook.parent / ".frontline").write_text("{}")
        settings = {"size": size, "directions": ["meaning", "term", "abbreviation", "chinese"], "all": True}
        work = {"format": 1, "practice": {}, "memory": {"settings": settings}}
        (notebook.parent / "my-work.json").write_text(json.dumps(work))
        return notebook

    return made


def run(page: Any) -> None:
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.locator(".fl-deck").wait_for()


def press(page: Any, key: str) -> None:
    """Press a key as people do: after the screen has answered to the last one, wherever the focus is."""
    page.wait_for_function(SETTLED)
    page.keyboard.press(key)


def enter(page: Any, button: str) -> None:
    page.wait_for_function(SETTLED)
    page.get_by_role("button", name=button, exact=True).press("Enter")


def begin(page: Any) -> None:
    run(page)
    enter(page, "Start")
    page.locator(".fl-card").wait_for()


def rate(page: Any, key: str, show: str = "Space") -> None:
    """Look at the answer and rate the card."""
    press(page, show)
    page.locator(".fl-answer").wait_for()
    press(page, key)
    page.locator(".fl-answer").wait_for(state="detached")


def kept(notebook: Path) -> dict[str, Any]:
    return dict(json.loads((notebook.parent / "my-work.json").read_text()).get("cards", {}))


def test_a_whole_session_needs_no_mouse(workspace: Callable[..., Path], desk: Callable[..., Any]) -> None:
    notebook = workspace("deck-keys")
    page = desk(notebook, run=False)
    begin(page)
    first = page.locator(".fl-front").inner_text()
    assert first in page.evaluate(HEARD)
    press(page, "Space")
    page.locator(".fl-answer").wait_for()
    assert page.locator(".fl-name").inner_text() in page.evaluate(HEARD)
    press(page, "Space")
    page.get_by_text("Press 1, 2, 3 or 4.").wait_for()
    press(page, "1")
    page.get_by_text("2 of 5").wait_for()
    for key, show in [("2", "Enter"), ("3", "Space"), ("4", "Enter"), ("3", "Space")]:
        rate(page, key, show)
    assert page.get_by_text("Once more").is_visible()
    assert page.locator(".fl-front").inner_text() == first
    rate(page, "3")
    assert page.get_by_text("You have reviewed 5 cards").is_visible()
    assert page.locator(".fl-hard li").count() == 2
    assert "What was hard" in page.evaluate(HEARD)
    assert sorted(entry["times"] for entry in kept(notebook).values()) == [1, 1, 1, 1, 2]
    assert cells(page) == ["code"]


@pytest.mark.slow
def test_after_a_reload_the_session_goes_on_where_it_was_left(
    workspace: Callable[..., Path], desk: Callable[..., Any]
) -> None:
    notebook = workspace("deck-reload")
    page = desk(notebook, run=False)
    begin(page)
    rate(page, "3")
    rate(page, "4")
    third = page.locator(".fl-front").inner_text()
    page = desk(notebook, run=False)
    run(page)
    page.get_by_text("Today: 3 new cards").wait_for()
    enter(page, "Start")
    page.get_by_text("1 of 3").wait_for()
    assert page.locator(".fl-front").inner_text() == third
    assert len(kept(notebook)) == 2


@pytest.mark.slow
def test_no_screen_breaks_a_rule_in_either_theme_or_needs_sideways_scrolling(
    workspace: Callable[..., Path], desk: Callable[..., Any], violations: Callable[..., list[str]]
) -> None:
    page = desk(workspace("deck-rules"), run=False)
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")

    def look() -> None:
        for theme, light in [("JupyterLab Dark", "false"), ("JupyterLab Light", "true")]:
            page.evaluate(THEME, theme)
            page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
            assert violations(page, ".fl-deck") == []
        for width in (400, 1100):
            page.set_viewport_size({"width": width, "height": 1300})
            page.wait_for_function(f"() => ({WIDE})().length === 0", timeout=5000)

    try:
        run(page)
        look()
        enter(page, "Start")
        page.locator(".fl-card").wait_for()
        look()
        enter(page, "Show the answer")
        page.locator(".fl-answer").wait_for()
        look()
        press(page, "1")
        page.get_by_text("2 of 5").wait_for()
        enter(page, "Stop here")
        page.get_by_text("You have reviewed 1 card").wait_for()
        look()
    finally:
        page.evaluate(THEME, "JupyterLab Light")


def test_words_of_the_glossary_run_nothing(workspace: Callable[..., Path], desk: Callable[..., Any]) -> None:
    page = desk(workspace("deck-hostile", HOSTILE), run=False)
    begin(page)
    press(page, "Space")
    page.locator(".fl-answer").wait_for()
    assert page.locator(".fl-answer").inner_text().count("<img src=x onerror=") >= 3
    press(page, "1")
    page.locator(".fl-answer").wait_for(state="detached")
    enter(page, "Stop here")
    page.get_by_text("You have reviewed 1 card").wait_for()
    assert page.locator(".fl-deck img").count() == 0
    assert page.title() != "owned"
