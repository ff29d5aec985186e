"""The company's pages in real JupyterLab: whole, in both themes, on a wide and a narrow page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from frontline.cli.learners import lay_out_course
from frontline.content.places import here
from frontline.content.syllabus import syllabus
from frontline.workspace.server import Server

pytestmark = pytest.mark.slow
PAGES = syllabus(here()).company
OPEN = "path => void window.jupyterapp.commands.execute('docmanager:open', { path })"
THEME = "name => void window.jupyterapp.commands.execute('apputils:change-theme', { theme: name })"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, learner_server: Callable[[Path], Server]) -> Server:
    folder = tmp_path_factory.mktemp("company")
    lay_out_course(folder)
    return learner_server(folder)


def test_every_page_shows_whole_in_both_themes(server: Server, watched: Page) -> None:
    watched.goto(f"{server.url}/lab/tree/company/{PAGES[0]}.ipynb?reset&token={server.token}")
    expect(watched.locator(".jp-RenderedMarkdown h1")).to_be_visible(timeout=60_000)
    for theme in ("JupyterLab Light", "JupyterLab Dark"):
        watched.evaluate(THEME, theme)
        for name in PAGES:
            watched.evaluate(OPEN, f"company/{name}.ipynb")
            page = watched.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
            expect(page.locator(".jp-RenderedMarkdown h1")).to_be_visible(timeout=30_000)
            expect(page.locator(".frontline-note")).to_have_count(0)
            # Money is no formula, and no table is wider than the page.
            assert page.locator("mjx-container").count() == 0, name
            wide = page.locator("table").evaluate_all(
                "tables => tables.filter((one) => one.scrollWidth"
                " > one.closest('.jp-RenderedMarkdown').clientWidth + 1).length"
            )
            assert wide == 0, (name, theme)


def test_the_organisation_chart_is_seen_and_told(server: Server, watched: Page) -> None:
    watched.goto(f"{server.url}/lab/tree/company/{PAGES[0]}.ipynb?reset&token={server.token}")
    picture = watched.get_by_role("img", name="Organisation chart.")
    expect(picture).to_be_visible(timeout=60_000)
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 760
