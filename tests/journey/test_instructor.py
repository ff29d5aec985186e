"""The instructor's way in a real browser: formgrader collects, autogrades, marks a reply; feedback opens."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Browser, Page, expect

from frontline.classroom.released import read_released
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.store.answers import Answer, Answers, dump
from frontline.workspace.ports import free_port

# Formgrader in a browser takes about a minute; tests/grading does the same round on the command line.
pytestmark = pytest.mark.slow

EXERCISE = "212a-ii-1-rolled-booking"
REPLY = "<script>document.title='owned'</script> Dear Ms Yeung, $x$"


@frozen
class Office:
    """A class folder with plain JupyterLab over it."""

    folder: Path
    url: str


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    places: Places,
    private_variables: Mapping[str, str],
    right_answers: Mapping[str, Mapping[str, Any]],
) -> Iterator[Office]:
    """Release the exercise to an exchange, hand in as a learner, and start the instructor's JupyterLab."""
    folder = tmp_path_factory.mktemp("office")
    exchange = folder / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    shutil.copytree(places.exercises, folder / "exercises")
    shutil.copytree(places.solutions, folder / "solutions", ignore=shutil.ignore_patterns("*.md"))
    config = (places.root / "nbgrader_config.py").read_text()
    (folder / "nbgrader_config.py").write_text(f"{config}\nc.Exchange.root = {str(exchange)!r}\n")
    bin_ = Path(sys.executable).parent
    variables = {**private_variables, "PATH": f"{bin_}:{private_variables['PATH']}"}

    def run(*command: str, cwd: Path) -> None:
        subprocess.run(command, cwd=cwd, env=variables, check=True, capture_output=True, timeout=120)

    run("nbgrader", "generate_assignment", EXERCISE, "--force", cwd=folder)
    run("nbgrader", "release_assignment", EXERCISE, cwd=folder)
    mine = tmp_path_factory.mktemp("learner") / EXERCISE
    mine.mkdir()
    shutil.copy(folder / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", mine)
    released = read_released(folder / "exercises" / EXERCISE / f"{EXERCISE}.ipynb")
    assert released is not None
    values = {**right_answers[EXERCISE], "outcome-to-customer": REPLY}
    (mine / "answers.json").write_bytes(
        dump(
            Answers(
                exercise=EXERCISE,
                edition=released.edition,
                number=1,
                declared=True,
                answers={name: Answer(value) for name, value in values.items()},
            )
        )
    )
    root = f"--Exchange.root={exchange}"
    run("nbgrader", "submit", EXERCISE, "--course=frontline", root, cwd=mine.parent)
    port = free_port()
    options = ["--no-browser", "--allow-root", f"--port={port}", "--ServerApp.port_retries=0"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            [str(bin_ / "jupyter"), "lab", *options, "--IdentityProvider.token="],
            cwd=folder,
            env=variables,
            stdout=log,
            stderr=log,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            await_server(f"{url}/api/status")
            yield Office(folder, url)
        finally:
            server.terminate()
            server.wait(30)


def await_server(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError("JupyterLab did not start")


@pytest.fixture(scope="module")
def page(office: Office, chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda request: request.url.startswith((office.url, "data:")) or wrong.append(request.url)
    )
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    context.close()
    assert wrong == []


def do(page: Page, column: str) -> str:
    """Press a button of formgrader's tables and return what its window says."""
    page.locator(f"td.{column} a, td.{column} span.glyphicon").first.click()
    window = page.locator(".modal.in", has_text=re.compile("Log Output|Success|Error"))
    expect(window).to_be_visible(timeout=60_000)
    said = window.inner_text()
    window.get_by_role("button", name="OK").click()
    expect(window).to_have_count(0)
    return said


def test_formgrader_collects(office: Office, page: Page) -> None:
    page.goto(f"{office.url}/formgrader/manage_assignments")
    expect(page.get_by_text(EXERCISE).first).to_be_visible(timeout=30_000)
    assert "Successfully collected" in do(page, "collect")
    pair = next((office.folder / "submitted").glob(f"*/{EXERCISE}"))
    assert {path.name for path in pair.iterdir()} == {f"{EXERCISE}.ipynb", "answers.json", "timestamp.txt"}


def test_formgrader_autogrades(office: Office, page: Page) -> None:
    page.goto(f"{office.url}/formgrader/manage_submissions/{EXERCISE}")
    expect(page.locator("td.autograde").first).to_be_visible(timeout=30_000)
    assert "Success" in do(page, "autograde")
    page.goto(f"{office.url}/formgrader/gradebook/{EXERCISE}/{EXERCISE}")
    expect(page.locator("table").get_by_text("30 / 45")).to_be_visible(timeout=30_000)


def test_the_instructor_sees_the_form_and_no_code(
    office: Office, page: Page, exercises: Mapping[str, Text]
) -> None:
    page.goto(f"{office.url}/formgrader/gradebook/{EXERCISE}/{EXERCISE}")
    page.locator("table a").first.click()
    for block in exercises[EXERCISE].questions:
        expect(page.locator(f'form[data-question="{block.id}"]')).to_be_visible(timeout=30_000)
    expect(page.get_by_text("from frontline import").first).not_to_be_visible()
    expect(page.get_by_text(REPLY).last).to_be_visible()
    assert page.title() != "owned"
    assert page.get_by_text("How a reply is assessed").or_(page.get_by_text("Mark scheme")).count() >= 2


def test_the_instructor_marks_a_reply(office: Office, page: Page) -> None:
    for question, points in (("note-to-operations", "6"), ("outcome-to-customer", "5")):
        for kind, selector, entered in (
            ("grade", f"input.score#{question}", points),
            ("comment", f"textarea#{question}-comment", f"Good, name the next contact. <b>{points}</b>"),
        ):
            with page.expect_response(lambda saved, kind=kind: f"/api/{kind}/" in saved.url and saved.ok):
                page.locator(selector).fill(entered)
                page.locator(selector).press("Tab")
    page.goto(f"{office.url}/formgrader/gradebook/{EXERCISE}/{EXERCISE}")
    expect(page.locator("table").get_by_text("41 / 45")).to_be_visible(timeout=30_000)


def test_feedback_opens_and_keeps_the_rules_for_everyone(
    office: Office, page: Page, violations: Callable[..., list[str]]
) -> None:
    page.goto(f"{office.url}/formgrader/manage_submissions/{EXERCISE}")
    expect(page.locator("td.autograde").first).to_be_visible(timeout=30_000)
    said = do(page, "generate-feedback")
    assert "Success" in said
    feedback = next((office.folder / "feedback").glob(f"*/{EXERCISE}/{EXERCISE}.html"))
    opened = page.context.new_page()
    opened.goto(feedback.as_uri())
    expect(opened.get_by_text("41 of 45 points")).to_be_visible()
    expect(opened.get_by_text("5 of 8 points")).to_be_visible()
    expect(opened.get_by_text("Good, name the next contact. <b>5</b>")).to_be_visible()
    assert opened.title() == "Feedback: Two containers and no place on the ship"
    assert opened.locator("script").count() == 0
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        assert violations(opened, "body") == []
    opened.set_viewport_size({"width": 640, "height": 450})
    assert opened.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    opened.close()


def test_the_report_has_the_points_of_one_exercise_of_three(office: Office) -> None:
    command = [str(Path(sys.executable).with_name("frontline")), "report", "--to", "csv"]
    subprocess.run(command, cwd=office.folder, check=True, capture_output=True, timeout=120)
    assert ",212A-7ii,not yet met,41,135,0," in (office.folder / "reports" / "results.csv").read_text()
