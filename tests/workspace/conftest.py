import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from frontline.content.builds import Builds, builds_path
from frontline.workspace.ports import free_port
from frontline.workspace.server import Server, serve

Notebook = dict[str, Any]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run"]


def notebook(*cells: tuple[str, str]) -> Notebook:
    """A notebook as the build makes it: code hidden, nothing to edit or delete."""
    made = []
    for number, (kind, source) in enumerate(cells):
        metadata: dict[str, Any] = {"deletable": False, "editable": False}
        cell: dict[str, Any] = {
            "cell_type": kind,
            "id": f"cell-{number}",
            "source": source,
            "metadata": metadata,
        }
        if kind == "code":
            metadata["jupyter"] = {"source_hidden": True}
            cell |= {"execution_count": None, "outputs": []}
        made.append(cell)
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": made, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


def sources(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]


@pytest.fixture(scope="session")
def private_variables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment with a home and Jupyter folders of its own: nothing of the user's plays a part."""
    home = tmp_path_factory.mktemp("home")
    own = {"HOME": home, "USERPROFILE": home, "IPYTHONDIR": home / "ipython"}
    own |= {f"JUPYTER_{name}_DIR": home / name.lower() for name in ("CONFIG", "DATA", "RUNTIME")}
    # The package as these tests import it, also where it is not installed.
    own["PYTHONPATH"] = builds_path().parents[6]
    return {**os.environ, **{name: str(path) for name, path in own.items()}}


@pytest.fixture(scope="session")
def learner_server(private_variables: dict[str, str]) -> Iterator[Callable[[Path], Server]]:
    """Start a learner's JupyterLab over a folder: `server = learner_server(folder)`; it has url and token."""
    with ExitStack() as stack:

        def begin(folder: Path) -> Server:
            options = ["--LabApp.expose_app_in_browser=True"]
            server = stack.enter_context(
                serve(folder, free_port(), variables=private_variables, options=options)
            )
            server.wait_until_ready()
            return server

        yield begin


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("The browser tests need the program `chromium` (Debian package chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One context for all pages, because a new one would load all of JupyterLab again, seconds each time."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield context
    context.close()


@pytest.fixture
def troubles() -> list[str]:
    """Page errors and requests to other computers, as `watched` collects them."""
    return []


@pytest.fixture
def watched(context: BrowserContext, troubles: list[str]) -> Iterator[Page]:
    """A page whose test fails on an error in it, or on a request that leaves this computer."""
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
    page.on(
        "console", lambda line: troubles.append(f"console: {line.text}") if line.type == "error" else None
    )
    page.on("request", lambda request: _leaves(request.url) and troubles.append(f"request to {request.url}"))
    # Leaving a changed notebook asks for confirmation.
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    page.close()
    assert troubles == []


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))


def release(page: Page, builds: Builds) -> None:
    """Let the server's page see these builds as the released ones."""
    page.route("**/static/builds.json", lambda route: route.fulfill(json=json.loads(builds.dump())))
