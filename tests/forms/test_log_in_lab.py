"""A learner's log in a real JupyterLab: written by keys, kept over a reload and a dead kernel, signed off."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .lab import Lab, await_new_kernel, cells, eventually, run_all, wait_for_words

PID = "import os; from pathlib import Path; Path('pid').write_text(str(os.getpid()))"
TASK = f"{PID}\nfrom frontline import task\ntask('08-task')"
PROJECT = "from frontline import project\nproject('212A')"
HOSTILE = (
    "</td></textarea><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
)
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
FOCUSED = "document.activeElement.textContent.trim()"


def workspace(lab: Lab, name: str, cell: str, log: dict[str, Any] | None = None) -> Path:
    """Write a notebook in a workspace of its own, perhaps with a log, and return its path."""
    notebook = lab.notebook(name, [cell])
    (notebook.parent / ".frontline").write_text("{}")
    if log:
        work = {"format": 1, "practice": {}, "log": log}
        (notebook.parent / "my-work.json").write_text(json.dumps(work))
    return notebook


def kept(notebook: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((notebook.parent / "my-work.json").read_text())["log"])
    except (OSError, ValueError, KeyError):
        return {}


def did(notebook: Path) -> dict[str, str]:
    return {name: one["did"] for name, one in kept(notebook).items()}


def entry(page: Any, name: str) -> Any:
    return page.locator(f'form[data-question="{name}"]')


def test_an_entry_is_written_by_keys_alone_and_is_there_after_a_reload(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = workspace(lab, "log-keys", TASK)
    page = desk(notebook)
    keys = page.keyboard
    page.get_by_role("button", name="Add another entry").focus()
    keys.press("Tab")
    assert page.evaluate(FOCUSED) == "New entry"
    keys.press("Tab")
    keys.type("05122026")
    keys.press("Tab")
    while page.evaluate("document.activeElement.name") != "did":
        keys.press("Tab")
    keys.type("a b d d m x y 0 0 called first")
    keys.press("Tab")
    keys.type("She moved the truck.")
    keys.press("Tab")
    keys.type("ask earlier")
    keys.press("Tab")
    keys.type("20")
    keys.press("Enter")
    wait_for_words(page, '"08-task/1"', "Saved")
    expected = {
        "date": "2026-05-12",
        "did": "a b d d m x y 0 0 called first",
        "result": "She moved the truck.",
        "next": "ask earlier",
        "minutes": "20",
    }
    eventually(expected, lambda: {name: kept(notebook).get("08-task/1", {}).get(name) for name in expected})
    assert cells(page) == ["code"]
    page = desk(notebook)
    assert page.get_by_label("I did this on").input_value() == "2026-05-12"
    assert page.get_by_label("What I did").input_value() == "a b d d m x y 0 0 called first"
    assert page.get_by_label("Minutes").input_value() == "20"


@pytest.mark.slow
def test_what_was_typed_while_the_kernel_was_away_is_there_again(lab: Lab, desk: Callable[..., Any]) -> None:
    older = {"date": "2026-05-04", "did": "older", "saved": "2026-05-04T08:00:00+00:00"}
    notebook = workspace(lab, "log-dead", TASK, {"08-task/1": older, "08-task/2": {**older, "did": "newer"}})
    page = desk(notebook)
    os.kill(int((notebook.parent / "pid").read_text()), signal.SIGKILL)
    entry(page, "08-task/1").locator("summary").click()
    for name in ("08-task/1", "08-task/2"):
        entry(page, name).get_by_label("The result was").fill(f"{name} while the kernel was away")
        wait_for_words(page, f'"{name}"', "Not saved yet. Your answer is still kept in this browser.")
    await_new_kernel(page)
    run_all(page)
    for name in ("08-task/1", "08-task/2"):
        wait_for_words(page, f'"{name}"', "We put back your last answer, which was not saved. Saved", 30)
        assert kept(notebook)[name]["result"] == f"{name} while the kernel was away"
    assert did(notebook) == {"08-task/1": "older", "08-task/2": "newer"}


@pytest.mark.slow
def test_an_entry_is_added_above_and_deleted_after_a_question_by_keys(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = workspace(lab, "log-delete", TASK)
    page = desk(notebook)
    keys = page.keyboard
    page.get_by_label("What I did").fill("first")
    wait_for_words(page, '"08-task/1"', "Saved")
    page.get_by_role("button", name="Add another entry").focus()
    keys.press("Enter")
    entry(page, "08-task/2").wait_for()
    entry(page, "08-task/2").get_by_label("What I did").fill("second")
    wait_for_words(page, '"08-task/2"', "Saved")
    entry(page, "08-task/2").get_by_role("button", name="Delete this entry").focus()
    keys.press("Enter")
    assert page.evaluate(FOCUSED) == "No, keep it"
    keys.press("Escape")
    assert page.evaluate(FOCUSED) == "Delete this entry"
    keys.press("Enter")
    keys.press("Enter")
    assert did(notebook) == {"08-task/1": "first", "08-task/2": "second"}
    keys.press("Enter")
    keys.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == "Yes, delete it"
    keys.press("Enter")
    eventually({"08-task/1": "first"}, lambda: did(notebook))
    assert page.evaluate(FOCUSED) == "Bring it back"
    keys.press("Enter")
    eventually({"08-task/1": "first", "08-task/2": "second"}, lambda: did(notebook))
    assert entry(page, "08-task/2").get_by_label("What I did").input_value() == "second"


@pytest.mark.slow
def test_a_deleted_entry_does_not_come_back_with_the_next_run(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = workspace(lab, "log-gone", TASK, {"08-task/1": {"did": "x"}, "08-task/2": {"did": "y"}})
    page = desk(notebook)
    entry(page, "08-task/2").get_by_role("button", name="Delete this entry").click()
    entry(page, "08-task/2").get_by_role("button", name="Yes, delete it").click()
    eventually({"08-task/1": "x"}, lambda: did(notebook))
    page = desk(notebook)
    assert entry(page, "08-task/1").get_by_label("What I did").input_value() == "x"
    assert entry(page, "08-task/2").count() == 0


@pytest.mark.slow
def test_what_is_no_date_and_no_number_is_kept_and_named(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = workspace(lab, "log-wrong", TASK, {"08-task/1": {"date": "last week", "did": "x"}})
    page = desk(notebook)
    page.get_by_label("Minutes").fill("about 20")
    wait_for_words(page, '"08-task/1"', "“last week” is not a date: choose one. “about 20” is no number")
    assert kept(notebook)["08-task/1"]["date"] == "last week"
    assert "Still open: “last week” is not a date" in entry(page, "08-task/1").locator("summary").inner_text()
    page.get_by_label("I did this on").fill("2026-05-12")
    eventually("2026-05-12", lambda: kept(notebook)["08-task/1"]["date"])


def test_hours_of_a_project_are_summed_while_they_are_typed(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = workspace(lab, "log-sum", PROJECT, {"project-212A/1": {"did": "x", "hours": "4"}})
    page = desk(notebook)
    page.get_by_text("4 of about 15 hours").wait_for()
    page.get_by_role("button", name="Add another entry").click()
    newest = entry(page, "project-212A/2")
    newest.get_by_label("What I did").fill("Read the file.")
    newest.get_by_label("Hours").fill("2")
    newest.get_by_label("Minutes").fill("30")
    page.get_by_text("6.5 of about 15 hours").wait_for()
    assert newest.get_by_label("Minutes").input_value() == "30"


@pytest.mark.slow
def test_the_sign_off_sheet_is_made_by_keys_and_shows_hostile_words_as_words(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    long = "W" * 400
    notebook = workspace(lab, "log-sheet", PROJECT)
    page = desk(notebook)
    keys = page.keyboard
    page.get_by_label("What I did").fill(HOSTILE)
    page.get_by_label("The result was").fill(long)
    wait_for_words(page, '"project-212A/1"', "Saved")
    page.get_by_role("button", name="Make the sign-off sheet").focus()
    keys.press("Enter")
    page.wait_for_function("document.activeElement.name === 'learner'")
    keys.type(HOSTILE[:110])
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    page.get_by_text("The sheet is made: “sign-off 212A.html” in the folder “study”.").wait_for()
    made = notebook.parent / "study" / "sign-off 212A.html"
    sheet = page.context.new_page()
    try:
        sheet.goto(made.as_uri())
        assert sheet.title() == "Sign-off sheet, unit 212A"
        assert HOSTILE in sheet.locator("main").inner_text()
        assert sheet.get_by_text("Kestrel Bay version: a fictional case").is_visible()
        assert sheet.get_by_role("heading", name="The instructor").is_visible()
        assert sheet.locator("script, img, a, link").count() == 0
        sheet.emulate_media(media="print")
        sheet.set_viewport_size({"width": 680, "height": 960})
        assert sheet.evaluate("document.documentElement.scrollWidth") <= 680
    finally:
        sheet.close()
    assert page.title() != "owned"
    assert cells(page) == ["code"]


@pytest.mark.slow
def test_nothing_of_it_breaks_a_rule_in_either_theme(
    lab: Lab, desk: Callable[..., Any], violations: Callable[..., list[str]]
) -> None:
    log = {f"project-212A/{n}": {"date": f"2026-05-0{n}", "did": "Read.", "saved": "x"} for n in (1, 2)}
    log["08-task/1"] = {"did": "", "saved": "x"}
    notebook = workspace(
        lab, "log-axe", f"{TASK}\n{PROJECT}", {**log, "08-task/1": {"did": "", "saved": "x"}}
    )
    page = desk(notebook)
    page.get_by_role("button", name="Make the sign-off sheet").click()
    page.get_by_label("Your name").wait_for()
    page.evaluate("() => document.querySelectorAll('.frontline details').forEach(one => (one.open = true))")
    entry(page, "08-task/1").get_by_role("button", name="Delete this entry").click()
    entry(page, "project-212A/1").get_by_role("button", name="Delete this entry").click()
    entry(page, "project-212A/1").get_by_role("button", name="Yes, delete it").click()
    try:
        for theme, light in [("JupyterLab Light", "true"), ("JupyterLab Dark", "false")]:
            page.evaluate(THEME, theme)
            page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
            assert violations(page, ".frontline", ".fl-panel") == []
    finally:
        page.evaluate(THEME, "JupyterLab Light")
    page.get_by_role("button", name="Make the file").click()
    page.get_by_text("The sheet is made").first.wait_for()
    assert violations(page, ".frontline") == []
    sheet = page.context.new_page()
    try:
        sheet.goto((notebook.parent / "study" / "sign-off 212A.html").as_uri())
        assert violations(sheet, "body") == []
    finally:
        sheet.close()
