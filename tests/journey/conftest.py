"""A learner's course in JupyterLab, for all tests that use it in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from frontline.cli.learners import lay_out_course
from frontline.store.work import WorkFile
from frontline.workspace.server import Server

THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
PATIENCE = 60_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out the course for a learner."""
    made = tmp_path_factory.mktemp("own") / "course"
    lay_out_course(made)
    return made


@pytest.fixture(scope="module")
def server(folder: Path, learner_server: Callable[[Path], Server]) -> Server:
    return learner_server(folder)


@pytest.fixture
def visit(server: Server, watched: Page) -> Callable[[str], Page]:
    """Open a page of the course as for the first time, and wait for its first screen."""

    def opened(path: str) -> Page:
        watched.goto(f"{server.url}/lab/tree/{quote(path)}?reset&token={server.token}")
        expect(watched.locator(".jp-OutputArea .frontline").first).to_be_visible(timeout=PATIENCE)
        return watched

    return opened


@pytest.fixture
def work(folder: Path) -> WorkFile:
    """An empty work file."""
    for path in folder.glob("*my-work*"):
        path.unlink()
    return WorkFile(folder)


@pytest.fixture(scope="session")
def themes() -> Callable[[Page], Iterator[None]]:
    """Show a page in the light and then in the dark theme: `for _ in themes(page)`."""

    def shown(page: Page) -> Iterator[None]:
        try:
            for theme, light in [("JupyterLab Light", "true"), ("JupyterLab Dark", "false")]:
                page.evaluate(THEME, theme)
                page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
                yield
        finally:
            page.evaluate(THEME, "JupyterLab Light")

    return shown


@pytest.fixture(scope="session")
def in_both_themes(
    themes: Callable[[Page], Iterator[None]], violations: Callable[..., list[str]]
) -> Callable[[Page], None]:
    """Let axe look at the screens of a page in both themes: `in_both_themes(page)`."""

    def look(page: Page) -> None:
        page.evaluate(
            "() => document.querySelectorAll('.frontline details').forEach(one => (one.open = true))"
        )
        for _ in themes(page):
            assert violations(page, ".jp-OutputArea .frontline") == []

    return look
