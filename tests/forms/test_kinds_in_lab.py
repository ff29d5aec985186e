"""Boxes, steps and conversations in a real JupyterLab, with real keys and clicks."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

from .lab import Lab, answers, await_new_kernel, cells, eventually, run_all, says, wait_for_words
from .samples import ALL_SAID

FIVE = [
    "from asked import *\nform(MATCH)",
    "form(ORDER)",
    "form(BLANKS)",
    "form(TABLE)",
    "form(DIALOGUE)",
]
HOSTILE = "\"'></textarea><img src=x onerror=\"document.title='owned'\">"
FOCUSED = "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
ORDERED = "form => [...form.querySelectorAll('[data-item]')].map(step => step.dataset.item)"


def form(page: Any, question: str) -> Any:
    return page.locator(f"form[data-question={question}]")


def ordered(page: Any, place: int = 0) -> list[str]:
    return list(form(page, "steps").nth(place).evaluate(ORDERED))


def speak(page: Any, words: str) -> None:
    page.get_by_role("button", name=words).click()
    page.locator(".fl-mine", has_text=words).wait_for()


def test_five_types_are_answered_by_mouse_and_come_back_after_a_reload(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = lab.notebook("five-mouse", FIVE)
    page = desk(notebook)
    page.get_by_label("Who signed for the goods").select_option("proof")
    page.get_by_label("Where is container 1").select_option(label="A: The tracking history")
    page.get_by_label("Blank 1 of 5: Delivery day").select_option("fri")
    page.get_by_label("Blank 4 of 5").fill(HOSTILE)
    page.get_by_label("Find another sailing for container 1: Who does it").select_option("ops")
    page.get_by_label("Tell Ms Yeung what is agreed: By when").fill("15:00")
    handle = page.get_by_role("button", name="Move with the arrow keys: Confirm by e-mail")
    handle.hover()
    last = form(page, "steps").locator("li").last.bounding_box()
    page.mouse.down()
    page.mouse.move(last["x"] + 20, last["y"] + last["height"] - 4, steps=8)
    page.mouse.up()
    page.get_by_text("Confirm by e-mail what you agreed, with times: place 4 of 4").wait_for(state="attached")
    page.get_by_role("button", name="Move up: Ask the line").click()
    speak(page, "Good morning Ms Yeung.")
    speak(page, "By what day must")
    expected = {
        "papers": {"signed": "proof", "where": "track"},
        "notice": {"day": "fri", "state": HOSTILE},
        "plan": {"space.owner": "ops", "call.due": "15:00"},
        "steps": ["log", "space", "call", "mail"],
        "yeung": ["hello", "limit"],
    }
    eventually(expected, lambda: answers(notebook))
    page = desk(notebook)
    form(page, "yeung").wait_for()
    assert page.get_by_label("Who signed for the goods").input_value() == "proof"
    assert page.get_by_label("Blank 4 of 5").input_value() == HOSTILE
    assert page.get_by_label("Tell Ms Yeung what is agreed: By when").input_value() == "15:00"
    assert ordered(page) == ["log", "space", "call", "mail"]
    assert page.get_by_text("This order is your answer.").is_visible()
    assert page.locator(".fl-mine").count() == 2
    assert page.title() != "owned"
    assert says(page, "yeung").text_content() == ""


def test_five_types_are_answered_by_keyboard_and_no_key_reaches_the_notebook(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = lab.notebook("five-keys", FIVE)
    page = desk(notebook)
    keys = page.keyboard

    def press(*names: str) -> None:
        for name in names:
            keys.press(name)

    form(page, "papers").locator("select").first.focus()
    press("ArrowDown", "ArrowDown", "ArrowDown", "Tab", "a", "Tab", "x", "z", "d", "d", "Escape")
    eventually({"signed": "proof", "where": "track"}, lambda: answers(notebook).get("papers"))

    form(page, "notice").locator("select").focus()
    press("ArrowDown", "ArrowDown", "Tab")
    keys.type("10.00")
    press("Tab", "4", "5", "0", "Tab", *"abdd00", "Enter", "Control+s", "Shift+Enter", "ArrowUp")
    eventually(
        {"day": "fri", "time": "10.00", "sum": "450", "state": "abdd00"},
        lambda: answers(notebook).get("notice"),
    )

    form(page, "plan").locator("select").first.focus()
    press("ArrowDown", "ArrowDown", "Tab", "1", "2", ":", "0", "0", "Tab", "1", "Enter")
    eventually(
        {"space.owner": "ops", "space.due": "12:00", "space.boxes": "1"},
        lambda: answers(notebook).get("plan"),
    )

    steps = form(page, "steps")
    assert steps.get_by_text("You have not answered yet.").is_visible()
    steps.locator("[data-handle]").first.focus()
    press("ArrowUp")
    assert "steps" not in answers(notebook)
    press("ArrowDown", "ArrowDown")
    assert steps.locator("[data-live]").text_content() == (
        "Confirm by e-mail what you agreed, with times: place 3 of 4"
    )
    assert page.evaluate(FOCUSED) == "Move with the arrow keys: Confirm by e-mail what you agreed, with times"
    press("Tab", "Tab", "Enter", "b", "d", "d")
    assert page.evaluate(FOCUSED) == "Move down: Confirm by e-mail what you agreed, with times"
    eventually(["log", "call", "space", "mail"], lambda: answers(notebook).get("steps"))

    form(page, "yeung").locator("[data-choose]").first.focus()
    press("Enter")
    page.locator(".fl-mine", has_text="Good morning").wait_for()
    assert "Good morning Ms Yeung." in page.evaluate(FOCUSED)
    assert "Wait, I go outside." in page.evaluate(FOCUSED)
    press("d", "d", "Tab")
    assert page.evaluate(FOCUSED) == "By what day must the goods be in Hamburg?"
    press("Tab", "Tab", "Space")
    eventually(["hello", "offer"], lambda: answers(notebook).get("yeung"))
    assert cells(page) == ["code"] * 5


def test_an_order_is_an_answer_once_the_learner_says_so(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("as-it-stands", ["from asked import *\nform(ORDER)"])
    page = desk(notebook)
    page.get_by_role("button", name="This order is right as it stands").press("Enter")
    eventually(["mail", "log", "call", "space"], lambda: answers(notebook).get("steps"))
    assert page.evaluate(FOCUSED) == "This order is your answer. You can still change it."
    assert not page.get_by_role("button", name="This order is right as it stands").is_visible()


def test_a_conversation_is_practised_again_and_reviewed(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("again", ["from asked import *\nform(DIALOGUE, practice=True)"])
    page = desk(notebook)
    assert page.get_by_role("button", name="Start again").count() == 0
    speak(page, "Your two boxes are rolled.")
    assert page.get_by_role("button", name="Review my conversation").count() == 0
    page.get_by_role("button", name="Start again").click()
    page.get_by_role("button", name="Good morning").wait_for()
    assert page.locator(".fl-mine").count() == 0
    assert "Yes? Yeung (楊)." in page.evaluate(FOCUSED)
    for words in ["Good morning", "By what day", "Must both", "I can ask", "So container 1"]:
        speak(page, words)
    assert page.get_by_text("The conversation is over.").is_visible()
    page.get_by_role("button", name="Review my conversation").click()
    page.get_by_text("The day in Hamburg decides").wait_for()
    assert answers(notebook)["yeung"] == ALL_SAID
    page.get_by_role("button", name="Start again").click()
    page.get_by_text("The day in Hamburg decides").wait_for(state="detached")


def test_in_an_exercise_what_was_said_stays_said(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("once", ["from asked import *\nform(DIALOGUE)"])
    page = desk(notebook)
    assert page.get_by_text("You play this conversation once.").is_visible()
    (notebook.parent / "answers.json").write_text(json.dumps({"yeung": ["blurt"]}))
    page.get_by_role("button", name="Good morning").click()
    page.locator(".fl-mine", has_text="Your two boxes are rolled.").wait_for()
    wait_for_words(page, "yeung", "What was said stays said.")
    page.get_by_role("button", name="I can ask").hover()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    speak(page, "By what day")
    assert answers(notebook)["yeung"] == ["blurt", "limit"]
    assert page.get_by_role("button", name="Start again").count() == 0


def test_without_a_kernel_an_order_and_a_conversation_are_kept_and_come_back(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    first = "import os\nfrom asked import *\nPath('pid').write_text(str(os.getpid()))"
    notebook = lab.notebook("five-dead", [first, "form(ORDER)", "form(DIALOGUE)"])
    page = desk(notebook)
    speak(page, "Good morning")
    os.kill(int((notebook.parent / "pid").read_text()), signal.SIGKILL)
    page.get_by_role("button", name="Move up: Log the news").click()
    page.get_by_role("button", name="By what day").click()
    page.get_by_role("button", name="Must both").click(force=True)
    wait_for_words(page, "yeung", "Not saved yet. Your answer is still kept in this browser.")
    wait_for_words(page, "steps", "Not saved yet. Your answer is still kept in this browser.")
    assert page.locator(".fl-waits").inner_text() == "By what day must the goods be in Hamburg?"
    assert "steps" not in answers(notebook)
    await_new_kernel(page)
    run_all(page)
    wait_for_words(page, "yeung", "We put back your last answer, which was not saved. Saved", 30)
    wait_for_words(page, "steps", "We put back your last answer, which was not saved. Saved", 30)
    assert page.locator(".fl-mine").count() == 2
    assert answers(notebook) == {"yeung": ["hello", "limit"], "steps": ["log", "mail", "call", "space"]}
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('test:'))") == []


def test_two_views_of_an_order_and_of_a_conversation_stay_in_step(lab: Lab, desk: Callable[..., Any]) -> None:
    twice = "from asked import *\nfor f in [form(ORDER), form(DIALOGUE), form(MATCH)]: display(f, f)"
    page = desk(lab.notebook("five-twice", [twice]))
    page.get_by_role("button", name="Move up: Log the news").nth(1).click()
    eventually(["log", "mail", "call", "space"], lambda: ordered(page, 0))
    page.get_by_role("button", name="Good morning").nth(1).click()
    eventually(2, lambda: page.locator(".fl-mine", has_text="Good morning").count())
    assert form(page, "yeung").nth(1).evaluate("form => form.contains(document.activeElement)")
    page.get_by_label("Where is container 1").nth(1).select_option("track")
    assert page.get_by_label("Where is container 1").nth(0).input_value() == "track"


def test_enter_in_a_box_checks_in_practice_and_a_section_is_one_click_away(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    see = "see={'': See('How long the clock runs', 'How-long-the-clock-runs'), 'day': See('Gone', 'Gone')}"
    text = "# Clocks\n\n" + "A line.\n\n" * 60 + "## How long the clock runs\n\nThree days."
    cell = f"from asked import *\nform(BLANKS, practice=True, reveal=False, {see})"
    page = desk(lab.notebook("see", [cell], text))
    page.get_by_label("Blank 1 of 5").select_option("thu")
    page.get_by_label("Blank 2 of 5").press("Enter")
    page.get_by_text("Try once more").wait_for()
    page.get_by_role("button", name="Read again: Gone").click()
    page.get_by_role("button", name="Read again: How long the clock runs").press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.get_by_role("heading", name="How long the clock runs").is_visible()


@pytest.mark.parametrize("size", [(400, 800), (550, 450)], ids=["narrow", "zoom-200"])
def test_no_form_needs_sideways_scrolling(lab: Lab, desk: Callable[..., Any], size: tuple[int, int]) -> None:
    notebook = lab.notebook(f"width-{size[0]}", ["from asked import *\nform(PLAN, practice=True)", *FIVE])
    page = desk(notebook)
    form(page, "yeung").wait_for()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    wide = """() => [...document.querySelectorAll('form.frontline, form.frontline *')].filter((one) => {
      const form = one.closest('form').getBoundingClientRect(), box = one.getBoundingClientRect();
      return box.right > form.right + 1 || form.right > innerWidth;
    }).map((one) => one.outerHTML.slice(0, 80))"""
    eventually([], lambda: page.evaluate(wide))
    assert page.locator("[data-question=after-call] thead").is_hidden()
    assert page.locator("[data-question=plan] .fl-column", has_text="Who does it").first.is_visible()


def test_handing_in_leads_to_open_steps_and_conversations(lab: Lab, desk: Callable[..., Any]) -> None:
    titles = "{'steps': 'The steps', 'yeung': 'The call'}"
    page = desk(lab.notebook("five-open", [*FIVE, f"handing_in({titles})"]))
    page.get_by_role("button", name="The steps").click()
    assert page.evaluate(FOCUSED).startswith("Move with the arrow keys")
    page.get_by_role("button", name="The call").click()
    assert page.evaluate("() => 'choose' in document.activeElement.dataset")
