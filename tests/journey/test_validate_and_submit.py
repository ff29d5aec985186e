"""A learner of a class that uses nbgrader's own buttons: fetch, validate, hand in, submit; then collect."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Browser, Locator, Page, expect

from frontline.content.places import Places
from frontline.store.answers import parse
from frontline.store.exercise import ExerciseFile
from frontline.workspace.ports import free_port

# Two JupyterLab pages and four runs of nbgrader: about a minute.
pytestmark = pytest.mark.slow

EXERCISE = "212a-ii-1-rolled-booking"
COURSE = "frontline"
READY = """() => {
  const kernel = window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
}"""


@frozen
class School:
    """A class folder, a learner's own folder with plain JupyterLab over it, and nbgrader's commands."""

    folder: Path
    mine: Path
    url: str
    run: Callable[..., str]


@pytest.fixture(scope="module")
def school(
    tmp_path_factory: pytest.TempPathFactory, places: Places, private_variables: Mapping[str, str]
) -> Iterator[School]:
    """Release the exercise to an exchange, and start the learner's plain JupyterLab."""
    root = tmp_path_factory.mktemp("school")
    exchange, folder, mine, config = (root / name for name in ("exchange", "class", "mine", "config"))
    for one in (exchange, folder, mine, config):
        one.mkdir()
    exchange.chmod(0o777)
    shutil.copytree(places.exercises, folder / "exercises")
    shutil.copytree(places.solutions, folder / "solutions", ignore=shutil.ignore_patterns("*.md"))
    shutil.copy(places.root / "nbgrader_config.py", folder)
    own = f"c = get_config()\nc.Exchange.root = {str(exchange)!r}\nc.CourseDirectory.course_id = {COURSE!r}\n"
    (config / "nbgrader_config.py").write_text(own)
    bin_ = Path(sys.executable).parent
    variables = {
        **private_variables,
        "PATH": f"{bin_}:{private_variables['PATH']}",
        "JUPYTER_CONFIG_DIR": str(config),
    }

    def run(*command: str, cwd: Path = folder) -> str:
        done = subprocess.run(
            command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    run("nbgrader", "generate_assignment", EXERCISE, "--force")
    run("nbgrader", "release_assignment", EXERCISE)
    port = free_port()
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    options += ["--IdentityProvider.token=", "--LabApp.expose_app_in_browser=True"]
    with (root / "server.log").open("w") as log:
        server = subprocess.Popen(
            [str(bin_ / "jupyter"), "lab", *options], cwd=mine, env=variables, stdout=log, stderr=log
        )
        try:
            yield School(folder, mine, f"http://127.0.0.1:{port}", run)
        finally:
            server.terminate()
            server.wait(30)


@pytest.fixture(scope="module")
def page(school: School, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(240):
        try:
            page.goto(f"{school.url}/lab?reset")
            break
        except Exception:  # the server is still starting
            page.wait_for_timeout(250)
    page.wait_for_selector(".jp-Launcher", timeout=60_000)
    yield page
    context.close()


def open_list(page: Page) -> None:
    page.evaluate("() => void window.jupyterapp.commands.execute('nbgrader:open-assignment-list')")
    expect(page.get_by_text("Submitted assignments", exact=True)).to_be_visible(timeout=30_000)


def button(page: Page, words: str) -> Locator:
    return page.locator("button", has_text=re.compile(rf"^\s*{words}\s*$"))


def validated(page: Page) -> str:
    """Press Validate, and return what its window says."""
    page.locator(".jp-NotebookPanel-toolbar").get_by_text("Validate", exact=True).click()
    window = page.locator(".jp-Dialog", has_text=re.compile("Validation Results"))
    expect(window).to_be_visible(timeout=90_000)
    said = window.inner_text()
    window.get_by_role("button", name="Ok").click()
    return said


def test_a_learner_fetches_the_exercise_and_opens_it(school: School, page: Page) -> None:
    open_list(page)
    button(page, "Fetch").click()
    notebook = school.mine / EXERCISE / f"{EXERCISE}.ipynb"
    expect(button(page, "Submit")).to_be_visible(timeout=30_000)
    assert notebook.is_file()
    path = f"{EXERCISE}/{EXERCISE}.ipynb"
    page.evaluate("path => void window.jupyterapp.commands.execute('docmanager:open', { path })", path)
    page.wait_for_function(READY, timeout=60_000)
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(page.locator("form[data-question=hand-in]")).to_be_visible(timeout=60_000)


def test_validate_names_exactly_what_is_unanswered(
    school: School, page: Page, right_answers: Mapping[str, Mapping[str, Any]]
) -> None:
    file = ExerciseFile(school.mine / EXERCISE, EXERCISE)
    answers = dict(right_answers[EXERCISE])
    left = [answers.popitem()[0], "note-to-operations"]
    for name, value in answers.items():
        if name not in left:
            file.save(name, value)
    said = validated(page)
    assert re.findall(r"^Question \d+: .*", said, re.M) == [
        "Question 7: not attempted",
        "Question 13: not attempted",
    ]
    file.save("note-to-operations", "Dear Mr Qureshi, please look for a ship for container 1 by 12:00.")
    file.save("both-on-the-water", ["one", "watch", "terminal"])
    assert "Success! Your notebook passes all the tests." in validated(page)


def test_what_is_handed_in_and_submitted_is_collected(school: School, page: Page) -> None:
    form = page.locator("form[data-question=hand-in]")
    form.locator("[name=learner]").fill("T 12")
    form.locator("[name=declared]").check()
    form.locator("[data-do=hand-in]").click()
    expect(form.locator("[data-status]")).to_contain_text("Done. Send this file to your instructor:")
    open_list(page)
    button(page, "Submit").click()
    inbound = school.folder.parent / "exchange" / COURSE / "inbound"
    for _ in range(120):
        if list(inbound.glob(f"*+{EXERCISE}+*/answers.json")):
            break
        page.wait_for_timeout(250)
    school.run("nbgrader", "collect", EXERCISE)
    [collected] = school.folder.glob(f"submitted/*/{EXERCISE}/answers.json")
    answers = parse(collected.read_bytes())
    assert (answers.declared, answers.number, len(answers.answers)) == (True, 1, 13)
