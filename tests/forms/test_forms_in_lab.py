"""Forms in a real JupyterLab, with real keys and clicks."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

from .lab import Lab, answers, await_new_kernel, cells, eventually, run_all, says, wait_for_words

FOUR = ["from asked import *\nform(CHOICE)", "form(CHOICES)", "form(NUMBER)", "form(WRITTEN)"]
HOSTILE = "</textarea><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


def test_four_types_are_answered_by_mouse(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("mouse", FOUR)
    page = desk(notebook)
    page.get_by_text("Call the shipper now").click()
    page.get_by_text("The new arrival date").click()
    page.get_by_text("What you do next").click()
    page.get_by_label("Your answer").click()
    page.keyboard.type("3")
    page.get_by_label("Your reply").click()
    page.keyboard.type("Dear Ms Lam")
    wait_for_words(page, "reply", "Saved")
    expected = {
        "first-contact": "call",
        "first-call": ["date", "next"],
        "days": "3",
        "reply": "Dear Ms Lam",
    }
    eventually(expected, lambda: answers(notebook))


def test_four_types_are_answered_by_keyboard_and_no_key_reaches_the_notebook(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = lab.notebook("keys", FOUR)
    page = desk(notebook)
    keys = page.keyboard
    page.locator("form[data-question=first-contact] input").first.focus()
    keys.press("Space")
    for key in ["ArrowDown", "a", "b", "d", "d", "m", "x", "y", "z", "0", "0", "Escape", "Shift+Enter"]:
        keys.press(key)
    keys.press("Tab")
    hint = "document.activeElement.tagName"
    assert page.evaluate(hint) == "SUMMARY"
    page.locator("form[data-question=first-call] input").first.focus()
    for key in ["Space", "Tab", "a", "b", "m", "d", "d", "Tab", "Space"]:
        keys.press(key)
    keys.press("Tab")
    page.locator("form[data-question=days] input").focus()
    for key in ["3", "Escape", "ArrowLeft", "ArrowRight", "Enter", "Control+s"]:
        keys.press(key)
    page.locator("textarea").focus()
    keys.type("a b d d m x y z 0 0")
    for key in [
        "Shift+Enter",
        "Escape",
        "d",
        "d",
        "ArrowUp",
        "ArrowDown",
        "Control+End",
        "Alt+Enter",
        "Control+Enter",
    ]:
        keys.press(key)
    wait_for_words(page, "reply", "Saved")
    eventually("call", lambda: answers(notebook).get("first-contact"))
    eventually(["date", "next"], lambda: answers(notebook).get("first-call"))
    eventually("3", lambda: answers(notebook).get("days"))
    eventually("a b d d m x y z 0 0\ndd", lambda: str(answers(notebook).get("reply")).strip())
    assert cells(page) == ["code"] * 4


def test_keys_after_a_click_on_the_prompt_do_not_reach_the_notebook(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    page = desk(lab.notebook("prompt", FOUR))
    for target in ["What do you do first?", "You know it at 10:05."]:
        page.get_by_text(target).click()
        for key in ["a", "b", "d", "d", "m", "x", "y", "0", "0"]:
            page.keyboard.press(key)
    assert cells(page) == ["code"] * 4


def test_answers_come_back_after_a_reload(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("reload", FOUR)
    page = desk(notebook)
    page.get_by_text("Call the shipper now").click()
    page.get_by_label("Your reply").fill(HOSTILE)
    wait_for_words(page, "reply", "Saved")
    page = desk(notebook)
    assert page.get_by_label("Call the shipper now").is_checked()
    assert page.get_by_label("Your reply").input_value() == HOSTILE
    assert page.title() != "owned"


def test_fast_typing_is_saved_once_and_the_last_value_wins(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("fast", FOUR)
    page = desk(notebook)
    page.get_by_label("Your reply").focus()
    page.keyboard.type("one two three four five six", delay=20)
    wait_for_words(page, "reply", "Saved")
    heard = [json.loads(line) for line in (notebook.parent / "heard.txt").read_text().splitlines()]
    assert heard == [["reply", "one two three four five six"]]
    assert page.locator("[data-count]").text_content() == "6 words"


@pytest.mark.slow
def test_a_busy_kernel_loses_nothing(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("busy", [*FOUR, "import time; time.sleep(8 * Path('slow').exists())"])
    page = desk(notebook)
    (notebook.parent / "slow").touch()
    run_all(page)
    page.wait_for_timeout(1500)
    page.get_by_text("Call the shipper now").click()
    wait_for_words(page, "first-contact", "Not saved yet")
    page.get_by_text("Wait for the carrier").click()
    wait_for_words(page, "first-contact", "Saved 14:05", 20)
    assert answers(notebook)["first-contact"] == "wait"
    assert page.evaluate("localStorage.getItem('test:first-contact')") is None


def test_a_dead_kernel_is_told_and_the_draft_comes_back(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook(
        "dead", ["import os\nfrom asked import *\nPath('pid').write_text(str(os.getpid()))", *FOUR]
    )
    page = desk(notebook)
    page.get_by_label("Your reply").fill("before")
    wait_for_words(page, "reply", "Saved")
    os.kill(int((notebook.parent / "pid").read_text()), signal.SIGKILL)
    page.get_by_label("Your reply").fill("while the kernel is away")
    wait_for_words(page, "reply", "Not saved yet. Your answer is still kept in this browser.")
    assert answers(notebook)["reply"] == "before"
    await_new_kernel(page)
    run_all(page)
    wait_for_words(page, "reply", "We put back your last answer, which was not saved. Saved", 30)
    assert page.get_by_label("Your reply").input_value() == "while the kernel is away"
    assert answers(notebook)["reply"] == "while the kernel is away"
    assert page.evaluate("localStorage.getItem('test:reply')") is None


@pytest.mark.slow
def test_a_form_that_lost_its_kernel_does_not_bring_its_answer_back_over_a_later_one(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    pid = "import os\nfrom asked import *\nPath('pid').write_text(str(os.getpid()))"
    notebook = lab.notebook("replaced", [pid, "form(WRITTEN)"])
    page = desk(notebook)
    os.kill(int((notebook.parent / "pid").read_text()), signal.SIGKILL)
    page.get_by_label("Your reply").fill("typed while the kernel was away")
    wait_for_words(page, "reply", "Not saved yet.")
    await_new_kernel(page)
    run_all(page)
    wait_for_words(page, "reply", "We put back your last answer, which was not saved. Saved", 30)
    page.get_by_label("Your reply").fill("the later answer")
    eventually("the later answer", lambda: answers(notebook).get("reply"))
    # The old form tries to save again a while after it failed.
    page.wait_for_timeout(9_000)
    assert page.evaluate("localStorage.getItem('test:reply')") is None
    page = desk(notebook)
    assert page.get_by_label("Your reply").input_value() == "the later answer"


@pytest.mark.parametrize(
    ("draft_of", "shown"),
    [("2026-11-22T09:00:00+08:00", "saved elsewhere"), ("2026-11-22T11:00:00+08:00", "never saved")],
)
def test_a_draft_counts_only_when_it_is_newer_than_what_was_saved(
    lab: Lab, desk: Callable[..., Any], draft_of: str, shown: str
) -> None:
    cell = "from asked import *\nform(WRITTEN, saved='2026-11-22T10:00:00+08:00')"
    notebook = lab.notebook(f"draft-{shown.replace(' ', '-')}", [cell])
    (notebook.parent / "answers.json").write_text(json.dumps({"reply": "saved elsewhere"}))
    page = desk(notebook, run=False)
    page.evaluate(
        "([value, at]) => localStorage['test:reply'] = JSON.stringify({ value, at: Date.parse(at) })",
        ["never saved", draft_of],
    )
    run_all(page)
    eventually(None, lambda: page.evaluate("localStorage.getItem('test:reply')"))
    assert page.get_by_label("Your reply").input_value() == shown
    assert answers(notebook)["reply"] == shown


def test_a_fault_in_python_is_told_in_words(lab: Lab, desk: Callable[..., Any]) -> None:
    page = desk(lab.notebook("fault", ["from asked import *\nbroken(CHOICE)"]))
    page.get_by_text("Call the shipper now").click()
    wait_for_words(page, "first-contact", "Not saved: something went wrong.")
    assert "secret" not in page.locator(".jp-Notebook").inner_text()


def test_practice_shows_reasons_and_takes_them_away_at_a_change(lab: Lab, desk: Callable[..., Any]) -> None:
    page = desk(lab.notebook("practice", ["from asked import *\nform(NUMBER, practice=True)"]))
    page.get_by_label("Your answer").focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    page.get_by_text("You counted the free days too.").wait_for()
    page.keyboard.press("Backspace")
    page.get_by_text("You counted the free days too.").wait_for(state="detached")
    page.keyboard.type("3")
    page.get_by_role("button", name="Check my answer").click()
    page.get_by_text("Seven days, less four free days.").wait_for()


def test_a_written_practice_reply_keeps_its_scheme_while_it_is_improved(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    page = desk(lab.notebook("improve", ["from asked import *\nform(WRITTEN, practice=True)"]))
    page.get_by_label("Your reply").focus()
    page.keyboard.type("Dear Ms Lam")
    page.get_by_role("button", name="Show me how to assess it").click()
    page.get_by_text("How a reply is assessed").wait_for()
    page.get_by_label("Your reply").focus()
    page.keyboard.type(", four cartons are wet")
    wait_for_words(page, "reply", "Saved")
    assert page.get_by_text("How a reply is assessed").is_visible()


def test_two_views_of_one_form_stay_in_step(lab: Lab, desk: Callable[..., Any]) -> None:
    page = desk(lab.notebook("twice", ["from asked import *\nf = form(CHOICE)\ndisplay(f)\ndisplay(f)"]))
    page.get_by_text("Call the shipper now").nth(1).click()
    page.wait_for_function(
        "() => document.querySelectorAll('form [value=call]:checked').length === 2", timeout=5000
    )
    wait_for_words(page, "first-contact", "Saved")
    assert [status.text_content() for status in says(page, "first-contact").all()] == ["Saved 14:05."] * 2


def test_a_reply_that_is_too_long_is_kept_whole_and_says_so(lab: Lab, desk: Callable[..., Any]) -> None:
    page = desk(lab.notebook("long", ["from asked import *\nform(WRITTEN)"]))
    page.get_by_label("Your reply").fill("word " * 1700)
    page.get_by_text("Your reply has 8,500 characters. At most 8,000 can be marked").wait_for()
    wait_for_words(page, "reply", "longer than 8,000 characters")
    assert len(page.get_by_label("Your reply").input_value()) == 8500


def test_hand_in_shows_what_is_open_now_and_leads_there(lab: Lab, desk: Callable[..., Any]) -> None:
    titles = "{'first-contact': 'First contact', 'days': 'Days of demurrage'}"
    notebook = lab.notebook("hand-in", [*FOUR, f"handing_in({titles})"])
    page = desk(notebook)
    page.get_by_label("Your name or staff number").focus()
    page.get_by_text("2 questions are still open.").wait_for()
    page.get_by_role("button", name="Days of demurrage").click()
    assert page.evaluate("document.activeElement.name") == "days"
    page.keyboard.type("3")
    wait_for_words(page, "days", "Saved")
    page.get_by_text("Call the shipper now").click()
    wait_for_words(page, "first-contact", "Saved")
    page.get_by_label("Your name or staff number").click()
    page.get_by_text("Every question has an answer.").wait_for()
    page.keyboard.type("Ann 陳")
    page.get_by_text("This is my own work.").click()
    page.get_by_role("button", name="Hand in").click()
    wait_for_words(page, "hand-in", "Handed in for Ann 陳.")
    assert answers(notebook)["hand-in"] == {"learner": "Ann 陳", "declared": True}


def test_a_refreshed_page_shows_what_was_entered_since_the_cell_ran(
    lab: Lab, desk: Callable[..., Any]
) -> None:
    notebook = lab.notebook("refresh", FOUR)
    page = desk(notebook)
    page.get_by_text("Call the shipper now").click()
    page.get_by_label("Your reply").fill("Dear Ms Lam")
    wait_for_words(page, "reply", "Saved")
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    (notebook.parent / "answers.json").unlink()
    page = desk(notebook, run=False)
    page.wait_for_selector("form.frontline")
    assert page.get_by_label("Call the shipper now").is_checked()
    assert page.get_by_label("Your reply").input_value() == "Dear Ms Lam"


def test_a_number_is_shown_as_it_was_typed(lab: Lab, desk: Callable[..., Any]) -> None:
    notebook = lab.notebook("typed", FOUR)
    (notebook.parent / "answers.json").write_text(json.dumps({"days": "1 250<"}))
    page = desk(notebook)
    assert page.get_by_label("Your answer").input_value() == "1 250<"
