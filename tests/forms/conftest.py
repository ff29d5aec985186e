"""A JupyterLab of our own and a browser, for forms in use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Request, ViewportSize

from frontline.workspace.ports import free_port

from .lab import EMPTY, LAUNCHER, OPEN, READY, Lab, run_all

COURSE = Path(__file__).parents[2] / "course"
SIZE: ViewportSize = {"width": 1100, "height": 900}
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
}


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    home = tmp_path_factory.mktemp("home")
    folder = tmp_path_factory.mktemp("work")
    config = home / "config"
    (config / "labconfig").mkdir(parents=True)
    (config / "labconfig" / "default_setting_overrides.json").write_text(json.dumps(SETTINGS))
    port = free_port()
    environment = {
        **os.environ,
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(COURSE),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"]
    command += ["--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}"
            await_server(url, server)
            yield Lab(url, folder)
        finally:
            server.terminate()
            server.wait(20)


def await_server(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "JupyterLab ended at once"
        try:
            urllib.request.urlopen(f"{url}/api/status", timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError("JupyterLab did not start")


@pytest.fixture(scope="session")
def window(lab: Lab, chromium: Browser) -> Iterator[Page]:
    """One page for all notebooks, because JupyterLab takes seconds to load."""
    context = chromium.new_context(viewport=SIZE)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{lab.url}/lab?reset")
    page.wait_for_selector(LAUNCHER, timeout=60_000)
    yield page
    context.close()


@pytest.fixture
def desk(lab: Lab, window: Page) -> Iterator[Callable[..., Page]]:
    """Open notebooks in an empty JupyterLab; one that was open is loaded anew with all of JupyterLab.

    Errors in the page and requests elsewhere fail the test.
    """
    wrong: list[str] = []
    shown: set[str] = set()

    def erred(error: Error) -> None:
        wrong.append(str(error))

    def requested(request: Request) -> None:
        if not request.url.startswith((lab.url, "blob:", "data:")):
            wrong.append(request.url)

    def opened(notebook: Path, run: bool = True) -> Page:
        path = notebook.relative_to(lab.folder).as_posix()
        if path in shown:
            window.goto(f"{lab.url}/lab/tree/{path}?reset")
        else:
            window.evaluate(OPEN, path)
        shown.add(path)
        window.wait_for_function(READY, arg=path, timeout=60_000)
        if run:
            run_all(window)
        return window

    window.on("pageerror", erred)
    window.on("request", requested)
    yield opened
    window.evaluate(EMPTY)
    window.wait_for_selector(LAUNCHER)
    window.set_viewport_size(SIZE)
    window.remove_listener("pageerror", erred)
    window.remove_listener("request", requested)
    assert not wrong
