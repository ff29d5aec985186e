"""The loyalty calculator and the ranking of elements in real JupyterLab: by keyboard, and in both themes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from frontline.content.text import ExploreBlock
from frontline.store.work import MARKER
from frontline.workspace.server import Server

from .test_in_lab import PATIENCE, RUN_ALL, RUNS, THEME

pytestmark = pytest.mark.slow
NAMES = ("template-loyalty", "template-elements")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, blocks: Mapping[str, ExploreBlock]) -> Path:
    folder = tmp_path_factory.mktemp("value")
    (folder / MARKER).touch()
    page = nbformat.v4.new_notebook()
    page.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for name in NAMES:
        code = f"from frontline import explore\nexplore({name!r}, {dict(blocks[name].settings)!r})"
        page.cells.append(nbformat.v4.new_code_cell(code))
    nbformat.write(page, folder / "value.ipynb")
    return folder


@pytest.fixture(scope="module")
def page(folder: Path, learner_server: Callable[[Path], Server], chromium: Browser) -> Iterator[Page]:
    server = learner_server(folder)
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server.url}/lab/tree/value.ipynb?reset&token={server.token}")
    run(page)
    yield page
    page.close()
    assert wrong == []


def run(page: Page) -> None:
    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(RUNS, timeout=PATIENCE)
    page.evaluate(RUN_ALL)
    expect(page.locator(".frontline-explore svg")).to_have_count(len(NAMES), timeout=PATIENCE)


def box(page: Page, name: str) -> Locator:
    return page.locator(".frontline-explore").nth(NAMES.index(f"template-{name}"))


def says(page: Page, name: str) -> Locator:
    return box(page, name).locator(".frontline-says")


def test_the_calculator_by_keyboard(page: Page) -> None:
    box(page, "loyalty").get_by_label("Case", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "loyalty")).to_contain_text("such a customer brings HK$351,788")
    box(page, "loyalty").get_by_role("slider", name="How many more of 100 stay").focus()
    page.keyboard.press("ArrowRight")
    expect(says(page, "loyalty")).to_contain_text("With 2 more of 100, 88 stay each year.")
    box(page, "loyalty").get_by_role("button", name="Start again").focus()
    page.keyboard.press("Enter")
    expect(says(page, "loyalty")).not_to_contain_text("A gesture costs")


def test_a_figure_can_be_typed(page: Page) -> None:
    figure = box(page, "loyalty").locator(".widget-readout").first
    figure.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("26400")
    page.keyboard.press("Enter")
    expect(says(page, "loyalty")).to_contain_text("such a customer brings HK$99,862")


def test_the_ranking_by_keyboard(page: Page, folder: Path) -> None:
    for number, steps in ((1, 1), (2, 2), (3, 9)):
        box(page, "elements").get_by_label(f"Golden Reed, choice {number}", exact=True).focus()
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
    expect(says(page, "elements")).to_contain_text("You have chosen 3.")
    # Going through a list by arrows opens nothing.
    expect(says(page, "elements")).not_to_contain_text("Highest in the survey")
    box(page, "elements").get_by_role("button", name="Compare with the survey").focus()
    page.keyboard.press("Enter")
    expect(says(page, "elements")).to_contain_text("2 of your 3 are among the highest 3 of Golden Reed")
    box(page, "elements").get_by_label("Customer", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "elements")).to_contain_text("You have chosen 0 of 3.")
    made = json.loads((folder / "my-work.json").read_text())["practice"]["template-elements-made"]["value"]
    assert made["golden_reed"] == {"picks": ["price", "person", "papers"], "compared": True}


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_both_can_be_read_and_used_by_everybody(
    page: Page, violations: Callable[..., list[str]], theme: str
) -> None:
    box(page, "elements").get_by_label("Customer", exact=True).select_option(label="Golden Reed")
    page.evaluate(THEME, theme)
    light = str(theme.endswith("Light")).lower()
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{light}'")
    # Colours change over a moment.
    page.wait_for_timeout(600)
    assert violations(page, ".frontline-explore") == []


def test_no_words_of_the_pictures_leave_them_or_cross_a_bar(page: Page) -> None:
    crossed = """box => {
      const edge = box.querySelector('svg'), texts = [...edge.querySelectorAll('text')];
      const frame = edge.getBoundingClientRect(), bars = [...edge.querySelectorAll('rect')];
      return texts.filter(text => { const one = text.getBoundingClientRect();
        return one.width && (one.left < frame.left - 1 || one.right > frame.right + 1 || bars.some(bar => {
          const other = bar.getBoundingClientRect();
          return one.left < other.right - 1 && one.right > other.left + 1
            && one.top + 4 < other.bottom && one.bottom - 4 > other.top; })); })
        .map(text => text.textContent); }"""
    for name in ("loyalty", "elements"):
        assert box(page, name).evaluate(crossed) == [], name


def test_everything_fits_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 900})
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.wait_for_timeout(800)
    wide = (
        "box => [...box.querySelectorAll('svg, button, select, p')].filter(one =>"
        " one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1).length"
    )
    for name in ("loyalty", "elements"):
        assert box(page, name).evaluate(wide) == 0, name


def test_the_ranking_is_there_after_a_reload(page: Page) -> None:
    page.reload()
    run(page)
    expect(says(page, "elements")).to_contain_text("2 of your 3 are among the highest 3 of Golden Reed")
