"""The Incoterms map in real JupyterLab: by keys alone, in both themes, on a narrow page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from frontline.content.text import ExploreBlock
from frontline.store.work import MARKER
from frontline.workspace.server import Server

from .test_in_lab import PATIENCE, RUN_ALL, RUNS, THEME, away, cells

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(
    tmp_path_factory: pytest.TempPathFactory,
    blocks: Mapping[str, ExploreBlock],
    learner_server: Callable[[Path], Server],
    chromium: Browser,
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("incoterms")
    (folder / MARKER).touch()
    code = f"from frontline import explore\nexplore('map', {dict(blocks['template-incoterms'].settings)!r})"
    cell = {"id": "map", "cell_type": "code", "source": code, "metadata": {}, "outputs": []}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": [{**cell, "execution_count": None}],
        "metadata": {"kernelspec": kernel},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    (folder / "map.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    server = learner_server(folder)
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: away(request.url) and wrong.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server.url}/lab/tree/map.ipynb?reset&token={server.token}")
    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(RUNS, timeout=PATIENCE)
    page.evaluate(RUN_ALL)
    expect(page.locator(".frontline-explore svg")).to_have_count(1, timeout=PATIENCE)
    yield page
    page.close()
    assert wrong == []


def says(page: Page) -> Locator:
    return page.locator(".frontline-says")


def test_a_rule_and_a_place_are_chosen_by_keys_alone(page: Page) -> None:
    page.get_by_label("Rule", exact=True).focus()
    for _ in range(9):
        page.keyboard.press("ArrowDown")
    expect(says(page)).to_contain_text("CFR: Cost and Freight.")
    page.keyboard.press("Tab")
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(says(page)).to_contain_text("Whose loss is it? The buyer's (B).")
    expect(says(page)).to_contain_text("Who pays this part of the journey? The seller (S).")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("CFR. The goods are damaged, 4 to 5:")
    expect(says(page)).to_contain_text("Whose loss is it? The seller's (S).")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("EXW: Ex Works.")


def test_keys_pressed_in_it_never_change_the_notebook(page: Page) -> None:
    before = cells(page)
    page.get_by_label("Rule", exact=True).focus()
    for key in ("a", "b", "d", "d", "x", "m", "y", "z", "Escape", "a", "b", "d", "d"):
        page.keyboard.press(key)
    assert cells(page) == before


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_can_be_read_and_used_by_everybody(
    page: Page, violations: Callable[..., list[str]], theme: str
) -> None:
    page.evaluate(THEME, theme)
    light = theme.endswith("Light")
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str(light).lower()}'")
    # Colours change over a moment.
    page.wait_for_timeout(600)
    assert violations(page, ".frontline-explore") == []


def test_no_words_of_the_picture_lie_on_each_other_or_outside(page: Page) -> None:
    rule = page.get_by_label("Rule", exact=True)
    for name in ("EXW", "FCA", "CPT", "DPU", "FAS", "CIF"):
        rule.select_option(label=next(one for one in rule.locator("option").all_inner_texts() if name in one))
        expect(says(page)).to_contain_text(f"{name}: ")
        wrong = page.locator(".frontline-explore svg").evaluate(
            """svg => {
              const lines = [...svg.querySelectorAll('tspan')];
              const boxes = lines.map((line) => [line.textContent, line.getBoundingClientRect()]);
              const frame = svg.getBoundingClientRect();
              const wrong = boxes.filter(
                ([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
              for (const [number, [one, a]] of boxes.entries())
                for (const [other, b] of boxes.slice(number + 1))
                  if (a.left < b.right - 1 && b.left < a.right - 1
                      && a.top < b.bottom - 3 && b.top < a.bottom - 3)
                    wrong.push([one, other]);
              return wrong.map(([one, other]) => `${one} / ${other}`);
            }"""
        )
        assert wrong == [], name


def test_everything_fits_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.wait_for_timeout(800)
    wide = page.locator(".frontline-explore").evaluate(
        "box => [...box.querySelectorAll('svg, button, select, p')]"
        ".filter(one => one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1).length"
    )
    assert wide == 0
