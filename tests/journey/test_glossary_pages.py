"""The glossary in a real browser: search, entries, messages, drills, and the meanings of words in lessons."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from frontline.content.glossary import glossary
from frontline.content.places import Places
from frontline.store.work import WorkFile
from frontline.workspace.server import Server

# Some twenty pages of JupyterLab: about three minutes.
pytestmark = pytest.mark.slow

GLOSSARY = "study/glossary.ipynb"
MESSAGES = "study/messages-and-drills.ipynb"
LESSON = "lessons/08-choosing-the-channel.ipynb"
PATIENCE = 60_000
SOON = 10_000
ISSUE = "PLS ADV ETD HKG N CFM VGM CUT-OFF, SHPR WANTS TLX RLS B4 ETA"
PLAINLY = (
    "Please advise estimated time of departure Hong Kong and confirm VGM CUT-OFF, "
    "shipper WANTS telex release before estimated time of arrival"
)
# What a hand types, and what would add, cut, delete and change cells if a notebook took it for its own.
LETTERS = "a b b d d x c v m y r 0 0 1 2"
CELLS = """() => window.jupyterapp.shell.currentWidget.content.widgets.map(
  ({ model }) => [model.id, model.type, model.sharedModel.getSource()])"""
CURRENT = "() => window.jupyterapp?.shell.currentWidget?.context?.path"
ANEW = """() => {
  const { shell, commands } = window.jupyterapp;
  for (const one of [...shell.widgets('main')]) if (one !== shell.currentWidget) one.dispose();
  document.activeElement?.blur();
  shell.currentWidget.content.node.querySelector('.jp-WindowedPanel-outer').scrollTop = 0;
  void commands.execute('notebook:run-all-cells');
}"""
"""Runs the page once more, from its top."""
KERNEL = "window.jupyterapp.shell.currentWidget.sessionContext"
FILLED = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell')]
  .every((cell) => cell.querySelector('[class*=frontline]'))"""
"""Every cell shows its form: whoever runs a page again before that stops what is still being made."""
WORD = '.jp-RenderedMarkdown a[href*="#cell-id="]'
ABOUT = re.compile(r"The cards are about (\d+) terms")
CARET = "field => field.selectionStart"
SETTLED = "() => !document.querySelector('.frontline-panel[aria-busy]')"
"""A press is over, so that the next one counts."""
RESTS = """name => {
  const shown = [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) h3')];
  const heading = shown.find((one) => one.textContent.trim() === `${name}¶`);
  const page = heading?.closest('.jp-NotebookPanel').getBoundingClientRect();
  const { top, bottom } = heading?.getBoundingClientRect() ?? {};
  const seen = page && top >= page.top && bottom <= page.bottom;
  window.seenSince = seen ? (window.seenSince ?? performance.now()) : undefined;
  return seen && performance.now() - window.seenSince > 3000;
}"""
"""The heading of that name is in view, and has been for three seconds."""
CLOCK = """() => { window.began = performance.now(); }"""
LATER = "() => performance.now() - window.began > 5000"
"""Longer than an answer may take."""

Visit = Callable[[str], Page]
Themes = Callable[[Page], None]
OpenWatched = Callable[[BrowserContext, list[str]], Page]


@pytest.fixture(scope="module")
def troubles() -> list[str]:
    """Page errors and requests to other computers, in the page that several tests use."""
    return []


@pytest.fixture(autouse=True)
def no_troubles(troubles: list[str]) -> Iterator[None]:
    """Fail the test in which they came."""
    troubles.clear()
    yield
    assert troubles == []


@pytest.fixture(scope="module")
def window(context: BrowserContext, troubles: list[str], open_watched: OpenWatched) -> Iterator[Page]:
    """One page for all tests, because JupyterLab takes seconds to load."""
    page = open_watched(context, troubles)
    yield page
    page.close()


@pytest.fixture
def show(window: Page, server: Server) -> Visit:
    """Show a page of the course, alone and as if it had just been opened."""

    def shown(path: str) -> Page:
        if window.evaluate(CURRENT) != path:
            window.goto(f"{server.url}/lab/tree/{quote(path)}?reset&token={server.token}")
        else:
            old = window.locator(".jp-OutputArea .frontline").first.element_handle()
            window.evaluate(ANEW)
            window.wait_for_function("old => !old.isConnected", arg=old, timeout=PATIENCE)
        expect(window.locator(".jp-OutputArea .frontline").first).to_be_visible(timeout=PATIENCE)
        window.wait_for_function(f"{KERNEL}.session?.kernel?.status === 'idle'", timeout=PATIENCE)
        window.wait_for_function(FILLED, timeout=PATIENCE)
        return window

    return shown


@pytest.fixture
def page(work: WorkFile, show: Visit) -> Page:
    """The page with the search."""
    return show(GLOSSARY)


@pytest.fixture
def messages(work: WorkFile, show: Visit) -> Page:
    """The page with the decoder and the drills."""
    return show(MESSAGES)


@pytest.fixture
def lesson(work: WorkFile, show: Visit) -> Page:
    """A lesson, with all its forms in place."""
    return show(LESSON)


def field(page: Page) -> Locator:
    return page.get_by_label("Search the glossary")


def hits(page: Page) -> Locator:
    return page.locator(".fl-hit")


def title(page: Page) -> Locator:
    return page.locator(".fl-entry .fl-title")


def number(page: Page) -> Locator:
    return page.locator(".fl-results > .fl-note").first


def look_up(page: Page, words: str) -> None:
    """Type words into the search, and open the first entry found."""
    field(page).focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(words)
    expect(hits(page).first).to_have_attribute("aria-current", "true")
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()


def press(page: Page, key: str) -> None:
    """Press a key after the screen has answered to the last one, wherever the focus is."""
    page.wait_for_function(SETTLED)
    page.keyboard.press(key)


def said(page: Page, screen: str) -> Locator:
    return page.locator(".frontline-panel", has=page.locator(screen)).locator(".frontline-says")


def picked(folder: Path) -> dict[str, bool]:
    work = json.loads((folder / "my-work.json").read_text(encoding="utf-8"))
    return {id_: one["in"] for id_, one in work["picked"].items()}


def link(page: Page, entry: str) -> Locator:
    return page.locator(f'.jp-NotebookPanel:not(.lm-mod-hidden) {WORD[:-2]}{entry}"]').first


def bubble(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def reach(page: Page, goal: Locator) -> None:
    """Press Tab from the first word that says its meaning, until the focus is where it shall be."""
    page.locator(WORD).first.focus()
    page.keyboard.press("Shift+Tab")
    for _ in range(120):
        page.keyboard.press("Tab")
        if goal.evaluate("goal => goal === document.activeElement"):
            return
    pytest.fail("Tab does not lead there.")


def run_again(page: Page) -> None:
    page.get_by_role("button", name="Run the page again").press("Enter")


def open_beside(page: Page, path: str) -> None:
    page.evaluate("path => void window.jupyterapp.commands.execute('docmanager:open', { path })", path)


def to_tab(page: Page, name: str) -> None:
    page.locator(".lm-TabBar-tabLabel", has_text=name).click()


def about(deck: Locator) -> int:
    found = ABOUT.search(deck.inner_text())
    assert found
    return int(found[1])


# The search


def test_the_list_follows_each_letter_and_the_caret_stays_in_the_field(page: Page) -> None:
    field(page).focus()
    whole = number(page).inner_text()
    assert re.fullmatch(r"\d+ terms", whole)
    before = whole
    for typed, letter in [("v", "v"), ("vg", "g"), ("vgm c", "m c")]:
        page.keyboard.type(letter)
        expect(number(page)).not_to_have_text(before)
        expect(field(page)).to_be_focused()
        expect(field(page)).to_have_value(typed)
        assert field(page).evaluate(CARET) == len(typed)
        before = number(page).inner_text()
    expect(hits(page)).to_have_count(1)
    expect(hits(page)).to_contain_text("VGM cut-off")
    expect(said(page, ".fl-lookup")).to_have_text("1 term")
    for _ in "vgm c":
        page.keyboard.press("Backspace")
    expect(number(page)).to_have_text(whole)
    expect(field(page)).to_be_focused()


def test_the_caret_stays_where_a_letter_was_put_in(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("ea")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("t")
    expect(hits(page).first).to_contain_text("Estimated time of arrival")
    assert field(page).evaluate(CARET) == 2


def test_enter_leads_to_the_heading_of_the_first_entry(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("eta")
    expect(hits(page).first).to_contain_text("Estimated time of arrival")
    page.keyboard.press("Enter")
    expect(title(page)).to_have_text("Estimated time of arrival (ETA)")
    expect(title(page)).to_be_focused()


def test_enter_right_after_the_last_letter_opens_what_was_typed(page: Page) -> None:
    field(page).focus()
    page.evaluate(CLOCK)
    page.keyboard.type("etd")
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    expect(title(page)).to_have_text("Estimated time of departure (ETD)")
    page.wait_for_function(LATER)
    expect(said(page, ".fl-lookup")).not_to_contain_text("takes long")


def test_a_misspelt_word_is_found(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("demurag")
    expect(hits(page).first).to_contain_text("Demurrage")
    expect(title(page)).to_have_text("Demurrage (container) (DEM)")


@pytest.mark.parametrize("chinese", ["電放", "电放"])
def test_chinese_is_found_in_both_scripts(page: Page, chinese: str) -> None:
    field(page).focus()
    page.keyboard.insert_text(chinese)
    expect(title(page)).to_have_text("Telex release (TLX)")
    expect(hits(page).first.locator(".fl-zh")).to_contain_text("電放")


def test_the_three_filters_narrow_the_list_by_keyboard(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("POD")
    expect(number(page)).to_have_text("2 terms")
    for name, choice, says in [
        ("Moves by", "Sea", "2 terms"),
        ("Theme", "Documents", "1 term"),
        ("Kind of word", "Technical", "1 term"),
    ]:
        page.keyboard.press("Tab")
        expect(page.get_by_label(name)).to_be_focused()
        page.keyboard.type(choice)
        expect(page.get_by_label(name).locator("option:checked")).to_have_text(choice)
        expect(said(page, ".fl-lookup")).to_have_text(says)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_label("Moves by")).to_be_focused()
    page.keyboard.press("Home")
    expect(hits(page)).to_have_count(1)
    expect(hits(page)).to_contain_text("Proof of delivery")


def test_nothing_found_says_what_to_do(page: Page) -> None:
    field(page).focus()
    page.keyboard.type("zzzz <b>qq</b>")
    results = page.locator(".fl-results")
    expect(results).to_contain_text("Nothing found for “zzzz <b>qq</b>”.")
    expect(results).to_contain_text("Try fewer letters, the short form, or the Chinese.")
    expect(said(page, ".fl-lookup")).to_have_text("Nothing found")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()


def test_more_of_a_long_list_comes_by_keyboard_and_the_focus_goes_to_the_first_new_line(page: Page) -> None:
    expect(hits(page)).to_have_count(12)
    page.get_by_role("button", name="Show 12 more").press("Enter")
    expect(hits(page)).to_have_count(24)
    expect(hits(page).nth(12)).to_be_focused()


@pytest.mark.parametrize("screen", ["search", "message"])
def test_what_is_typed_is_no_command_of_the_notebook(screen: str, show: Visit) -> None:
    page = show(GLOSSARY if screen == "search" else MESSAGES)
    typing = field(page) if screen == "search" else page.locator("textarea")
    before = page.evaluate(CELLS)
    typing.focus()
    page.keyboard.type(LETTERS)
    expect(typing).to_have_value(LETTERS)
    for key in ("Control+a", "Control+x", "Control+v", "Control+z", "Shift+Enter", "Control+Enter", "Escape"):
        page.keyboard.press(key)
    expect(typing).to_be_focused()
    page.keyboard.type(LETTERS)
    assert page.evaluate(CELLS) == before
    assert page.locator(".jp-Notebook.jp-mod-editMode").count() == 0


# An entry


def test_entries_lead_to_each_other_and_back(page: Page) -> None:
    look_up(page, "POD")
    expect(title(page)).to_have_text("Proof of delivery (POD)")
    entry = page.locator(".fl-entry")
    entry.get_by_role("button", name="Port of discharge (POD)").press("Enter")
    expect(title(page)).to_have_text("Port of discharge (POD)")
    expect(title(page)).to_be_focused()
    entry.locator(".fl-links").get_by_role("button").first.press("Enter")
    expect(title(page)).not_to_contain_text("(POD)")
    for name in ("Port of discharge", "Proof of delivery"):
        entry.get_by_role("button", name=f"Back to {name}").press("Enter")
        expect(title(page)).to_have_text(f"{name} (POD)")
        expect(title(page)).to_be_focused()
    expect(entry.get_by_role("button", name="Back to")).to_have_count(0)
    expect(field(page)).to_have_value("POD")


def test_a_term_goes_into_the_flashcards_and_out_again(page: Page, folder: Path) -> None:
    look_up(page, "demurrage")
    page.get_by_role("button", name="Add to my flashcards").press("Enter")
    out = page.get_by_role("button", name="Take out of my flashcards")
    expect(out).to_be_focused()
    expect(said(page, ".fl-lookup")).to_have_text("Demurrage (container): added to your flashcards.")
    assert picked(folder) == {"demurrage": True}
    out.press("Enter")
    expect(page.get_by_role("button", name="Add to my flashcards")).to_be_focused()
    expect(said(page, ".fl-lookup")).to_have_text("Demurrage (container): taken out of your flashcards.")
    assert picked(folder) == {"demurrage": False}


def test_after_a_reload_an_added_term_is_still_in_the_flashcards(page: Page) -> None:
    look_up(page, "demurrage")
    page.get_by_role("button", name="Add to my flashcards").press("Enter")
    expect(page.get_by_text("It is in your flashcards.")).to_be_visible()
    page.reload()
    expect(field(page)).to_be_visible(timeout=PATIENCE)
    look_up(page, "demurrage")
    expect(page.get_by_text("It is in your flashcards.")).to_be_visible()


def test_the_flashcards_count_an_added_term(work: WorkFile, page: Page) -> None:
    work.tried("08-match-channels", {}, right=True)
    open_beside(page, "study/flashcards.ipynb")
    deck = page.locator(".fl-deck")
    expect(deck).to_contain_text(ABOUT, timeout=PATIENCE)
    before = about(deck)
    to_tab(page, "glossary.ipynb")
    look_up(page, "demurrage")
    page.get_by_role("button", name="Add to my flashcards").press("Enter")
    expect(page.get_by_text("It is in your flashcards.")).to_be_visible()
    to_tab(page, "flashcards.ipynb")
    expect(deck).to_contain_text(f"The cards are about {before + 1} terms")


def test_the_search_is_accessible_in_both_themes(page: Page, in_both_themes: Themes) -> None:
    in_both_themes(page)
    look_up(page, "proof of delivery")
    page.get_by_role("button", name="Add to my flashcards").press("Enter")
    expect(page.get_by_text("It is in your flashcards.")).to_be_visible()
    in_both_themes(page)
    field(page).fill("zzzzqq")
    expect(page.locator(".fl-results")).to_contain_text("Nothing found")
    in_both_themes(page)


def test_a_search_without_a_kernel_says_what_to_do_and_works_after_the_page_ran_again(page: Page) -> None:
    page.evaluate(f"() => {KERNEL}.shutdown()")
    field(page).focus()
    page.keyboard.type("e")
    expect(said(page, ".fl-lookup")).to_contain_text("choose Run > Run All Cells", timeout=SOON)
    old = page.locator(".fl-lookup").element_handle()
    run_again(page)
    page.wait_for_function("old => !old.isConnected", arg=old, timeout=PATIENCE)
    expect(field(page)).to_be_visible(timeout=PATIENCE)
    look_up(page, "eta")
    expect(title(page)).to_have_text("Estimated time of arrival (ETA)")


def test_a_search_whose_kernel_crashed_comes_back_by_itself(page: Page) -> None:
    old = page.locator(".fl-lookup").element_handle()
    page.evaluate(
        f"() => void {KERNEL}.session.kernel.requestExecute({{ code: 'import os; os.kill(os.getpid(), 9)' }})"
    )
    page.get_by_role("button", name="Ok", exact=True).press("Enter", timeout=PATIENCE)
    page.wait_for_function("old => !old.isConnected", arg=old, timeout=PATIENCE)
    expect(field(page)).to_be_visible(timeout=PATIENCE)
    look_up(page, "eta")
    expect(title(page)).to_have_text("Estimated time of arrival (ETA)")


# A message


def test_a_pasted_message_is_read_by_keyboard_alone(messages: Page) -> None:
    page, box = messages, messages.get_by_label("A message that you do not quite understand")
    box.focus()
    page.keyboard.insert_text(ISSUE)
    for key in ("Control+a", "Control+x", "Control+v"):
        page.keyboard.press(key)
    expect(box).to_have_value(ISSUE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Read it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="In plain words")).to_be_focused()
    expect(page.locator(".fl-plainly")).to_have_text(PLAINLY)
    expect(page.get_by_role("heading", name="11 terms, in the order of the message")).to_be_visible()
    expect(page.locator(".fl-decoded dt")).to_have_count(11)
    expect(page.locator(".fl-decoder")).to_contain_text("11 terms, in the order of the message")
    expect(box).to_have_value(ISSUE)


def test_a_hostile_message_stays_text(messages: Page) -> None:
    deed = "document.title='owned'"
    hostile = f'Pls <img src=x onerror="{deed}"> </textarea><script>{deed}</script>'
    page, box = messages, messages.locator("textarea")
    box.focus()
    page.keyboard.insert_text(hostile)
    page.get_by_role("button", name="Read it").press("Enter")
    expect(page.locator(".fl-decoder .fl-quoted")).to_have_text(hostile)
    expect(box).to_have_value(hostile)
    expect(page.locator(".fl-decoder :is(img, script)")).to_have_count(0)
    assert page.title() != "owned"


def test_an_empty_message_says_what_to_do(messages: Page) -> None:
    messages.get_by_role("button", name="Read it").press("Enter")
    expect(said(messages, ".fl-decoder")).to_have_text("Paste or type a message first.")


def test_an_example_is_shown_and_read(messages: Page) -> None:
    messages.get_by_role("button", name="Show me an example").press("Enter")
    expect(messages.get_by_role("heading", name="In plain words")).to_be_focused()
    expect(messages.locator("textarea")).not_to_have_value("")


# Drills


def test_drills_go_on_by_the_keys_1_to_4_and_space(messages: Page) -> None:
    page, told = messages, messages.locator(".fl-told")
    page.locator(".fl-pick").first.focus()
    asked = set()
    for done, key in enumerate(["1", "2", "3", "4", "1"], start=1):
        asked.add(page.locator(".fl-drill").inner_text())
        press(page, key)
        expect(told).to_be_focused()
        expect(told).to_contain_text(re.compile("Yes[.]|Not this one[.]"))
        expect(page.locator(".fl-score")).to_have_text(re.compile(rf"^\d of {done} right$"))
        press(page, "Space")
        expect(page.locator(".fl-asks")).to_be_focused()
    assert len(asked) == 5


def test_a_wrong_answer_shows_the_right_one_and_goes_into_the_flashcards(
    messages: Page, folder: Path, places: Places
) -> None:
    page, told = messages, messages.locator(".fl-told")
    page.locator(".fl-pick").first.focus()
    for _ in range(20):
        press(page, "1")
        expect(told).to_be_focused()
        if page.locator(".fl-wrong").count():
            break
        press(page, "Space")
        expect(page.locator(".fl-asks")).to_be_focused()
    expect(page.locator(".fl-wrong")).to_contain_text("(your answer)")
    expect(page.locator(".fl-right")).to_contain_text("(right)")
    expect(told).to_contain_text("Not this one.")
    note = told.locator(".fl-note").inner_text()
    name = note.removesuffix(" is in your flashcards now.")
    assert name != note
    ((id_, is_in),) = picked(folder).items()
    assert is_in
    assert glossary(places)[id_].en == name


def test_drills_of_a_chosen_kind_are_chosen_by_keyboard(messages: Page) -> None:
    page = messages
    choice = page.get_by_label("Practise")
    choice.focus()
    page.keyboard.type("short forms")
    expect(page.locator(".fl-asks")).to_have_text(re.compile("^What does .* stand for[?]$"))
    expect(choice).to_be_focused()


def test_messages_and_drills_are_accessible_in_both_themes(messages: Page, in_both_themes: Themes) -> None:
    in_both_themes(messages)
    messages.locator("textarea").fill(f"{ISSUE} MT POD Qwertz")
    messages.get_by_role("button", name="Read it").press("Enter")
    expect(messages.locator(".fl-decoded")).to_contain_text("It can mean:")
    messages.locator(".fl-pick").first.press("1")
    expect(messages.locator(".fl-told")).to_be_visible()
    in_both_themes(messages)


def test_a_press_without_a_kernel_says_what_to_do(messages: Page) -> None:
    messages.evaluate(f"() => {KERNEL}.shutdown()")
    messages.locator(".fl-pick").first.press("1")
    expect(said(messages, ".fl-drill")).to_contain_text("choose Run > Run All Cells", timeout=SOON)
    messages.locator("textarea").focus()
    messages.keyboard.insert_text(ISSUE)
    messages.get_by_role("button", name="Read it").press("Enter")
    expect(said(messages, ".fl-decoder")).to_contain_text("choose Run > Run All Cells", timeout=SOON)


# Words in a lesson


def test_a_word_says_its_meaning_under_the_mouse(lesson: Page) -> None:
    word = link(lesson, "offload")
    word.hover()
    expect(bubble(lesson)).to_contain_text("Goods lose their place on a flight")
    box, shown = word.bounding_box(), bubble(lesson).bounding_box()
    assert box and shown
    assert shown["y"] >= box["y"] + box["height"] or shown["y"] + shown["height"] <= box["y"]
    bubble(lesson).hover()
    expect(bubble(lesson)).to_be_visible()
    lesson.mouse.move(5, 5)
    expect(bubble(lesson)).to_be_hidden()


def test_a_word_says_its_meaning_to_the_keyboard_and_to_a_screen_reader(lesson: Page) -> None:
    word = link(lesson, "offload")
    reach(lesson, word)
    expect(bubble(lesson)).to_contain_text("Goods lose their place on a flight")
    expect(word).to_have_accessible_description(re.compile("Goods lose their place on a flight"))
    expect(word).to_have_attribute("aria-describedby", bubble(lesson).get_attribute("id") or "no id")
    lesson.keyboard.press("Escape")
    expect(bubble(lesson)).to_be_hidden()
    expect(word).to_be_focused()
    lesson.keyboard.press("Tab")
    expect(bubble(lesson)).to_be_visible()
    expect(bubble(lesson)).not_to_contain_text("Goods lose their place on a flight")
    lesson.get_by_role("button", name="Run the page again").focus()
    expect(bubble(lesson)).to_be_hidden()


def test_a_word_below_the_edge_says_its_meaning_when_the_keyboard_reaches_it(lesson: Page) -> None:
    word = link(lesson, "personal-data")
    reach(lesson, word)
    expect(word).to_be_in_viewport()
    expect(bubble(lesson)).to_contain_text("Personal data")
    shown = bubble(lesson).bounding_box()
    assert shown
    assert shown["y"] >= 0
    assert shown["y"] + shown["height"] <= 800


def test_a_word_opens_its_entry_and_the_entry_stays_in_view(lesson: Page) -> None:
    link(lesson, "cut-off").click()
    expect(lesson.locator(".jp-mod-current.lm-TabBar-tab")).to_contain_text(
        "places-and-days", timeout=PATIENCE
    )
    expect(lesson.get_by_role("heading", name="Cut-off", exact=True)).to_be_in_viewport()
    lesson.wait_for_function(RESTS, arg="Cut-off", timeout=20_000)
    assert len(lesson.context.pages) == 1
    to_tab(lesson, "08-choosing")


def test_a_word_leads_to_its_entry_in_a_page_that_is_open_already(lesson: Page) -> None:
    tab = lesson.locator(".jp-mod-current.lm-TabBar-tab")
    for entry, heading in [("two-way-communication", "Two-way communication"), ("please", "Please (Pls)")]:
        link(lesson, entry).press("Enter")
        expect(tab).to_contain_text("communication", timeout=PATIENCE)
        lesson.wait_for_function(RESTS, arg=heading, timeout=20_000)
        to_tab(lesson, "08-choosing")
        expect(tab).to_contain_text("08-choosing")


def test_the_meaning_of_a_word_is_accessible_in_both_themes(
    lesson: Page, violations: Callable[..., list[str]], themes: Callable[[Page], Iterator[None]]
) -> None:
    for _ in themes(lesson):
        reach(lesson, link(lesson, "offload"))
        expect(bubble(lesson)).to_be_visible()
        assert violations(lesson, ".frontline-meaning") == []


class TestByTouch:
    """A learner's tablet."""

    @pytest.fixture(scope="class")
    @classmethod
    def window(
        cls, window: Page, chromium: Browser, troubles: list[str], open_watched: OpenWatched
    ) -> Iterator[Page]:
        """Return a page on a screen that is touched; the other one closes, or both would save one file."""
        window.close()
        context = chromium.new_context(viewport={"width": 820, "height": 1180}, has_touch=True)
        yield open_watched(context, troubles)
        context.close()

    def test_the_first_tap_says_the_meaning_and_the_second_opens_the_entry(self, lesson: Page) -> None:
        word, tab = link(lesson, "offload"), lesson.locator(".jp-mod-current.lm-TabBar-tab")
        word.tap()
        expect(bubble(lesson)).to_contain_text("Goods lose their place on a flight")
        expect(bubble(lesson)).to_contain_text("Tap the word again to read its entry.")
        expect(tab).to_contain_text("08-choosing")
        word.tap()
        expect(tab).to_contain_text("air-freight", timeout=PATIENCE)
        expect(bubble(lesson)).to_be_hidden()
        lesson.wait_for_function(RESTS, arg="Offload", timeout=20_000)
        to_tab(lesson, "08-choosing")

    def test_a_tap_beside_the_word_hides_the_meaning(self, lesson: Page) -> None:
        link(lesson, "offload").tap()
        expect(bubble(lesson)).to_be_visible()
        lesson.get_by_role("heading", name="Choosing the channel").tap()
        expect(bubble(lesson)).to_be_hidden()
