"""The chart of departments in real JupyterLab: by keys alone, in both themes, on a narrow page."""

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
OVERLAPS = """svg => {
  const lines = [...svg.querySelectorAll('tspan')];
  const words = lines.map((line) => [line.textContent, line.getBoundingClientRect()]);
  const frame = svg.getBoundingClientRect();
  const wrong = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
  for (const [number, [one, a]] of words.entries())
    for (const [other, b] of words.slice(number + 1))
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        wrong.push([one, other]);
  return wrong.map(([one, other]) => `${one} / ${other}`);
}"""
WIDE = """box => [...box.querySelectorAll('svg, button, select, input, p, li')]
  .filter((one) => one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1).length"""


@pytest.fixture(scope="module")
def page(
    tmp_path_factory: pytest.TempPathFactory,
    blocks: Mapping[str, ExploreBlock],
    learner_server: Callable[[Path], Server],
    chromium: Browser,
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("departments")
    (folder / MARKER).touch()
    settings = dict(blocks["template-departments"].settings)
    cell = {
        "id": "chart",
        "cell_type": "code",
        "source": f"from frontline import explore\nexplore('chart', {settings!r})",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": [cell], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "chart.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    server = learner_server(folder)
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: away(request.url) and wrong.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server.url}/lab/tree/chart.ipynb?reset&token={server.token}")
    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(RUNS, timeout=PATIENCE)
    page.evaluate(RUN_ALL)
    expect(page.locator(".frontline-explore svg")).to_have_count(2, timeout=PATIENCE)
    yield page
    page.close()
    assert wrong == []


def says(page: Page) -> Locator:
    return page.locator(".frontline-says")


def test_a_request_is_sent_by_keys_alone(page: Page) -> None:
    page.get_by_label("Request", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type("sales")
    expect(says(page)).to_contain_text("Choose again, or ask who would have been right.")
    page.keyboard.press("Tab")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(says(page)).to_contain_text("At 11:30 you have 3.5 working hours left.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("Right would be: documentation.")
    expect(says(page)).to_contain_text("Only this fits into the promise: you phone.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page)).to_contain_text("Whom do you send it to?")


def test_keys_pressed_in_it_never_change_the_notebook(page: Page) -> None:
    before = cells(page)
    for name in ("You send it to", "Nobody answers"):
        page.get_by_label(name, exact=True).focus()
        for key in ("a", "b", "d", "d", "x", "m", "y", "z", "Escape", "a", "b", "d", "d"):
            page.keyboard.press(key)
    assert cells(page) == before


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_it_can_be_read_and_used_by_everybody(
    page: Page, violations: Callable[..., list[str]], theme: str
) -> None:
    page.get_by_label("You send it to", exact=True).select_option(label="documentation")
    page.evaluate(THEME, theme)
    light = theme.endswith("Light")
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str(light).lower()}'")
    # Colours change over a moment.
    page.wait_for_timeout(600)
    assert violations(page, ".frontline-explore") == []


def test_no_words_of_the_pictures_lie_on_each_other_or_outside(page: Page) -> None:
    page.get_by_label("Request", exact=True).select_option(index=1)
    page.get_by_label("You send it to", exact=True).select_option(label="desk supervisor")
    page.get_by_label("You hand it over at", exact=True).select_option(label="18:00")
    page.get_by_label("The file is complete", exact=True).uncheck()
    page.get_by_label("Nobody answers", exact=True).check()
    expect(says(page)).to_contain_text("13:00 on Friday")
    for number in (0, 1):
        assert page.locator(".frontline-explore svg").nth(number).evaluate(OVERLAPS) == []


def test_everything_fits_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.wait_for_timeout(800)
    assert page.locator(".frontline-explore").evaluate(WIDE) == 0
