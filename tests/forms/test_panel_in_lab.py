"""A screen with buttons in JupyterLab: mouse, keys, focus, lateness, and HTML that changes in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .lab import READY, Lab

SCREEN = """
import os, time
from pathlib import Path
from IPython.display import display
from frontline.forms.output import Spot
from frontline.forms.panel import Panel, Turn

Path("pid").write_text(str(os.getpid()))
heard = []

def html(count):
    return f'''<div class="frontline fl-screen" tabindex="-1"><p data-focus tabindex="-1">Turn {count}</p>
    <label class="fl-option"><input type="checkbox" name="tick"><span>Tick</span></label>
    <label class="fl-line"><span>Name</span><input type="text" name="name"></label>
    <label class="fl-option"><input type="checkbox" data-do="mark" name="a"><span>First row</span></label>
    <label class="fl-option"><input type="checkbox" data-do="mark" name="b"><span>Second row</span></label>
    <label class="fl-option"><input type="checkbox" data-do="mark" name="c"><span>Third row</span></label>
    <button type="button" data-do="go" data-key="Space 1" data-default>Go</button>
    <button type="button" data-do="fail" data-key="2">Fail</button></div>'''

def act(do, fields):
    heard.append((do, fields))
    spot.update(f"<p class='frontline'>{len(heard)} heard: {fields}</p>")
    if do == "fail":
        raise ValueError("a bug")
    if do == "mark":
        time.sleep(0.3)
        return Turn(says=f"{sum(fields[name] for name in 'abc')} marked.")
    return Turn(html(len(heard)), f"Went {len(heard)}.")
"""
SHOW = (
    "spot = Spot(\"<p class='frontline'>Nothing heard</p>\")\npanel = Panel(html(0), act=act)\ndisplay(panel)"
)


@pytest.fixture
def screen(lab: Lab, desk: Callable[..., Any], request: pytest.FixtureRequest) -> Page:
    page: Page = desk(lab.notebook(f"panel-{request.node.name[5:25]}", [SCREEN, SHOW]), run=False)
    page.wait_for_function(READY, arg="", timeout=30_000)
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(page.get_by_text("Turn 0")).to_be_visible(timeout=30_000)
    return page


def said(page: Page) -> Any:
    return page.locator(".frontline-says")


def test_a_click_is_heard_with_the_fields_and_said(screen: Page) -> None:
    screen.get_by_role("checkbox", name="Tick").click()
    screen.get_by_label("Name").fill("Wing")
    screen.get_by_role("button", name="Go").click()
    expect(said(screen)).to_have_text("Went 1.")
    expect(
        screen.get_by_text("1 heard: {'tick': True, 'name': 'Wing', 'a': False, 'b': False, 'c': False}")
    ).to_be_visible()
    expect(screen.get_by_text("Turn 1")).to_be_focused()


def test_keys_press_buttons_while_nobody_types_and_are_no_command_of_the_notebook(screen: Page) -> None:
    cells = "() => window.jupyterapp.shell.currentWidget.content.widgets.length"
    before = screen.evaluate(cells)
    screen.get_by_role("button", name="Go").press("Enter")
    expect(screen.get_by_text("Turn 1")).to_be_focused()
    screen.keyboard.press("1")
    expect(screen.get_by_text("Turn 2")).to_be_focused()
    screen.keyboard.press("Space")
    expect(screen.get_by_text("Turn 3")).to_be_focused()
    for key in ("a", "b", "m", "x", "ArrowDown"):
        screen.keyboard.press(key)
    assert screen.evaluate(cells) == before
    screen.get_by_label("Name").press_sequentially("1 2 b")
    expect(screen.get_by_label("Name")).to_have_value("1 2 b")
    expect(screen.get_by_text("Turn 3")).to_be_visible()
    screen.keyboard.press("Enter")
    expect(
        screen.get_by_text("4 heard: {'tick': False, 'name': '1 2 b', 'a': False, 'b': False, 'c': False}")
    ).to_be_visible()


def test_a_fast_second_key_is_not_lost_and_a_double_click_is_one_press(screen: Page) -> None:
    screen.get_by_role("button", name="Go").dblclick()
    expect(said(screen)).to_have_text("Went 1.")
    screen.get_by_text("Turn 1").focus()
    for turn in (2, 3, 4, 5):
        screen.keyboard.press("1")
        screen.get_by_text(f"Turn {turn}").wait_for()
    expect(said(screen)).to_have_text("Went 5.")


def test_what_is_chosen_while_an_answer_is_awaited_counts(screen: Page) -> None:
    for name in ("First row", "Second row", "Third row"):
        screen.get_by_role("checkbox", name=name).press("Space")
    expect(said(screen)).to_have_text("3 marked.")


def test_a_bug_is_told_in_words(screen: Page) -> None:
    screen.get_by_role("button", name="Fail").click()
    expect(said(screen)).to_contain_text(
        "Something went wrong, and nothing was changed. Start the page anew with the button"
    )
    expect(screen.get_by_text("Turn 0")).to_be_visible()


@pytest.mark.slow
def test_without_a_kernel_it_says_what_to_do_and_works_again_afterwards(screen: Page) -> None:
    screen.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    screen.get_by_role("button", name="Go").click()
    expect(said(screen)).to_contain_text("choose Run > Run All Cells", timeout=10_000)
    screen.evaluate("() => void window.jupyterapp.shell.currentWidget.sessionContext.startKernel()")
    screen.wait_for_function(READY, arg="", timeout=30_000)
    screen.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    expect(said(screen)).to_have_text("", timeout=20_000)
    screen.get_by_role("button", name="Go").click()
    expect(said(screen)).to_have_text("Went 1.")
