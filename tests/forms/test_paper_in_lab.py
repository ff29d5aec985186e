"""A paper of a project in a real JupyterLab: written by keys, kept over a reload, made into a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .lab import Lab, cells, eventually, wait_for_words

PAPERS = """from frontline import paper
paper("309a-proposal", {"title": "The proposal", "says": "Before you count.", "parts": {
    "service": {"label": "The service", "words": 80, "says": "Which one"},
    "dates": {"label": "Dates", "words": 80, "says": "Week by week"}}})
paper("309a-cases", {"title": "The list of cases", "rows": 3, "columns": {
    "case": "Case", "starts": "Clock starts", "stops": "Clock stops", "cause": "Cause"}})"""
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"


def workspace(lab: Lab, name: str) -> Path:
    notebook = lab.notebook(name, [PAPERS])
    (notebook.parent / ".frontline").write_text("{}")
    return notebook


def kept(notebook: Path, name: str) -> dict[str, Any]:
    try:
        papers = json.loads((notebook.parent / "my-work.json").read_text())["papers"]
    except (OSError, ValueError, KeyError):
        return {}
    return {box: text for box, text in papers.get(name, {}).items() if box != "saved"}


def form(page: Any, name: str) -> Any:
    return page.locator(f'form[data-question="{name}"]')


@pytest.mark.slow
def test_a_paper_is_written_by_keys_alone_and_is_there_after_a_reload(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = workspace(lab, "paper-keys")
    page = desk(notebook)
    keys = page.keyboard
    form(page, "309a-proposal").locator("summary").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.type("Calls back a b d d m x y 0 0")
    keys.press("Tab")
    keys.type("Monday")
    wait_for_words(page, '"309a-proposal"', "Saved")
    expected = {"service": "Calls back a b d d m x y 0 0", "dates": "Monday"}
    eventually(expected, lambda: kept(notebook, "309a-proposal"))
    assert "12 of about 160 words" in form(page, "309a-proposal").locator("summary").inner_text()
    form(page, "309a-cases").locator("summary").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("one, rolled")
    keys.press("Tab")
    keys.type("Mon 09:20")
    wait_for_words(page, '"309a-cases"', "Saved")
    eventually({"1.case": "one, rolled", "1.starts": "Mon 09:20"}, lambda: kept(notebook, "309a-cases"))
    assert cells(page) == ["code"]
    page = desk(notebook)
    form(page, "309a-cases").locator("summary").click()
    assert page.get_by_label("1, Clock starts", exact=True).input_value() == "Mon 09:20"
    assert "1 of 3 lines" in form(page, "309a-cases").locator("summary").inner_text()


@pytest.mark.slow
def test_a_page_to_print_is_made_and_nothing_breaks_a_rule_in_either_theme(
    lab: Lab, desk: Callable[..., Any], violations: Callable[..., list[str]]
) -> None:
    notebook = workspace(lab, "paper-axe")
    page = desk(notebook)
    page.evaluate("() => document.querySelectorAll('.frontline details').forEach(one => (one.open = true))")
    page.get_by_label("2, Cause", exact=True).fill("hand-over")
    wait_for_words(page, '"309a-cases"', "Saved")
    try:
        for theme, light in [("JupyterLab Light", "true"), ("JupyterLab Dark", "false")]:
            page.evaluate(THEME, theme)
            page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
            assert violations(page, ".frontline", ".fl-panel") == []
    finally:
        page.evaluate(THEME, "JupyterLab Light")
    page.get_by_role("button", name="Make a page to print").nth(1).click()
    page.get_by_role("link", name="Open it in a new tab").wait_for()
    sheet = page.context.new_page()
    try:
        sheet.goto((notebook.parent / "study" / "309a-cases.html").as_uri())
        assert sheet.get_by_role("cell", name="hand-over").is_visible()
        assert violations(sheet, "body") == []
    finally:
        sheet.close()
