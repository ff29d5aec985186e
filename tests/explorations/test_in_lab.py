"""Explorations in real JupyterLab: by mouse and keys, after a reload, in both themes, and how fast."""

from __future__ import annotations

import io
import json
import re
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from frontline.content.places import Places
from frontline.store.work import MARKER
from frontline.workspace.server import Server

# JupyterLab takes seconds to load and each move goes through a kernel: all of this runs in `make test-all`.
pytestmark = pytest.mark.slow
PATIENCE = 60_000
KINDS = (
    "desk",
    "journey",
    "calendar",
    "counter",
    "inbox",
    "incoterms",
    "departments",
    "loyalty",
    "elements",
    "market",
    "importance",
    "needs",
    "message",
    "days",
    "agenda",
    "survey",
    "sample",
    "souvenir",
    "week",
    "chain",
    "standard",
    "gaps",
    "causes",
    "change",
    "contacts",
    "callbacks",
    "control",
    "team",
)
"""The explorations of the template, in its order."""
RUNS = "window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
RUN_ALL = "() => void window.jupyterapp.commands.execute('notebook:run-all-cells')"
THEME = "name => void window.jupyterapp.commands.execute('apputils:change-theme', { theme: name })"
# From the input that moves the slider to the picture that is new.
TIMED = """async () => {
  const box = [...document.querySelectorAll('.frontline-explore')][0];
  const handle = box.querySelector('[role=slider]');
  const picture = () => box.querySelector('svg')?.closest('.widget-html-content');
  const times = [];
  for (const key of [...Array(8).fill('ArrowRight'), ...Array(12).fill('ArrowLeft')]) {
    const changed = new Promise((resolve) => {
      const seen = new MutationObserver(() => { seen.disconnect(); resolve(performance.now()); });
      seen.observe(picture(), { childList: true, subtree: true, characterData: true });
    });
    handle.focus();
    const begun = performance.now();
    handle.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    times.push((await changed) - begun);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return times;
}"""

# Words of a picture that lie on each other or outside it.
OVERLAPS = """svg => {
  const lines = [...svg.querySelectorAll('tspan')];
  const words = lines.map((line) => [line.textContent, line.getBoundingClientRect()]);
  const frame = svg.getBoundingClientRect();
  const wrong = words.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
  for (const [number, [one, a]] of words.entries())
    for (const [other, b] of words.slice(number + 1))
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        wrong.push([one, other]);
  return wrong.map(([one, other]) => `${one} / ${other}`);
}"""
# Words of a picture that lie on one of its bars.
CROSSED = """svg => {
  const bars = [...svg.querySelectorAll('rect')].map((bar) => bar.getBoundingClientRect());
  return [...svg.querySelectorAll('text')].filter((text) => {
    const one = text.getBoundingClientRect();
    return one.width && bars.some((other) => one.left < other.right - 1 && one.right > other.left + 1
      && one.top + 4 < other.bottom && one.bottom - 4 > other.top);
  }).map((text) => text.textContent);
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, places: Places) -> Path:
    folder = tmp_path_factory.mktemp("explorations")
    (folder / MARKER).touch()
    shutil.copy(places.templates / "explorations.ipynb", folder)
    return folder


@pytest.fixture(scope="module")
def page(folder: Path, learner_server: Callable[[Path], Server], chromium: Browser) -> Iterator[Page]:
    """One page for all tests, because JupyterLab takes seconds to load; errors in it fail the last test."""
    server = learner_server(folder)
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: away(request.url) and wrong.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{server.url}/lab/tree/explorations.ipynb?reset&token={server.token}")
    run(page)
    yield page
    page.close()
    assert wrong == []


def away(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:", "about:"))


def run(page: Page) -> None:
    expect(page.locator(".jp-Notebook")).to_be_visible(timeout=PATIENCE)
    page.wait_for_function(RUNS, timeout=PATIENCE)
    page.evaluate(RUN_ALL)
    expect(page.locator("form.frontline")).to_have_count(len(KINDS), timeout=PATIENCE)
    drawn = page.locator(".frontline-explore").filter(has=page.locator("svg"))
    expect(drawn).to_have_count(len(KINDS), timeout=PATIENCE)


def box(page: Page, kind: str) -> Locator:
    return page.locator(".frontline-explore").nth(KINDS.index(kind))


def says(page: Page, kind: str) -> Locator:
    return box(page, kind).locator(".frontline-says")


def type_figure(page: Page, kind: str, number: int, figure: str) -> None:
    """Type a figure beside a slider; sliders are counted from 0."""
    box(page, kind).locator(".widget-readout").nth(number).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(figure)
    page.keyboard.press("Enter")


def cells(page: Page) -> int:
    return int(page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.length"))


def made(folder: Path, name: str) -> object:
    try:
        work = json.loads((folder / "my-work.json").read_text())
    except (OSError, ValueError):
        return None
    return work["practice"].get(name, {}).get("value")


def eventually(expected: object, look: Callable[[], object]) -> None:
    for _ in range(100):
        if look() == expected:
            return
        time.sleep(0.1)
    assert look() == expected


def test_each_is_a_group_with_its_title_as_name(page: Page) -> None:
    group = page.get_by_role("group", name="The service desk simulator", exact=True)
    expect(group.get_by_role("slider", name="People for calls")).to_have_count(1)


def test_the_desk_by_keyboard(page: Page) -> None:
    slider = box(page, "desk").get_by_role("slider", name="People for calls")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(says(page, "desk")).to_contain_text("phone 81%")
    page.keyboard.press("ArrowRight")
    expect(says(page, "desk")).to_contain_text("phone 93%")
    box(page, "desk").get_by_role("button", name="Start again").focus()
    page.keyboard.press("Enter")
    expect(says(page, "desk")).to_contain_text("phone 59%")


def test_the_desk_by_mouse(page: Page) -> None:
    slider = box(page, "desk").get_by_role("slider", name="How many customers contact us")
    slider.scroll_into_view_if_needed()
    place = slider.bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    page.mouse.move(place["x"] + 300, place["y"] + place["height"] / 2, steps=8)
    page.mouse.up()
    expect(slider).to_have_attribute("aria-valuenow", "160.0")
    expect(says(page, "desk")).not_to_contain_text("phone 59%")
    box(page, "desk").get_by_role("button", name="Start again").click()
    expect(says(page, "desk")).to_contain_text("phone 59%")


def test_the_journey_by_keyboard(page: Page) -> None:
    box(page, "journey").get_by_role("button", name="One step on").focus()
    page.keyboard.press("Enter")
    expect(says(page, "journey")).to_contain_text("Step 2 of 13")
    box(page, "journey").get_by_label("Leave out a step", exact=True).focus()
    for _ in range(9):
        page.keyboard.press("ArrowDown")
    expect(says(page, "journey")).to_contain_text("Without “Pre-alert sent”")
    box(page, "journey").get_by_label("Journey", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "journey")).to_contain_text("Flight booked")


def test_the_journey_by_mouse(page: Page) -> None:
    box(page, "journey").get_by_label("Journey", exact=True).select_option(index=2)
    expect(says(page, "journey")).to_contain_text("Label and data made")
    box(page, "journey").get_by_role("button", name="One step on").click()
    expect(says(page, "journey")).to_contain_text("Step 2 of 8")
    box(page, "journey").get_by_role("button", name="Start again").click()
    expect(says(page, "journey")).to_contain_text("Step 1 of 13")


def test_the_calendar_by_keyboard_and_mouse(page: Page, folder: Path) -> None:
    box(page, "calendar").get_by_label("Juniper Row, Mar", exact=True).focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(says(page, "calendar")).to_contain_text("5 of 14")
    box(page, "calendar").get_by_label("Lumen Toys, Apr", exact=True).select_option(label="Review")
    expect(says(page, "calendar")).to_contain_text("6 of 14 house rules are kept.")
    eventually(
        {"juniper": {"Mar": "review"}, "lumen": {"Apr": "review"}, "tidepool": {}, "orchid": {}},
        lambda: made(folder, "template-calendar-made"),
    )


def test_the_counter_by_keyboard_and_mouse(page: Page, folder: Path) -> None:
    box(page, "counter").get_by_role("button", name="Walk on").focus()
    page.keyboard.press("Enter")
    expect(says(page, "counter")).to_contain_text("2. Ticket machine.")
    box(page, "counter").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    expect(says(page, "counter")).to_contain_text("something right at 1.")
    box(page, "counter").get_by_label("You stand at", exact=True).select_option(label="6. Counter")
    # The page itself changes the tick with the place, so that nobody has to wait.
    box(page, "counter").get_by_role("checkbox").click()
    expect(says(page, "counter")).to_contain_text("something right at 2.")
    box(page, "counter").get_by_role("button", name="Compare with a careful visitor").click()
    expect(box(page, "counter")).to_contain_text("Still to score: Location, Time taken.")
    box(page, "counter").get_by_label("Location", exact=True).focus()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    eventually(
        {"marked": ["queue", "counter"], "scores": {"location": 5, "time": 1}},
        lambda: made(folder, "template-counter-made"),
    )
    box(page, "counter").get_by_role("button", name="Compare with a careful visitor").click()
    expect(box(page, "counter")).to_contain_text("You agree with a careful visitor at 5 of 7 spots.")
    expect(box(page, "counter")).to_contain_text("Time taken. You: 1. Others: 3.2.")


def test_the_inbox_by_keyboard_and_mouse(page: Page, folder: Path) -> None:
    box(page, "inbox").get_by_role("button", name="Do it").focus()
    page.keyboard.press("Enter")
    expect(says(page, "inbox")).to_contain_text("It is 09:08.")
    box(page, "inbox").get_by_role("button", name="Do it").click()
    expect(says(page, "inbox")).to_contain_text("It is 09:20.")
    box(page, "inbox").get_by_label("What you do", exact=True).select_option(index=0)
    box(page, "inbox").get_by_role("slider", name="Replay: moves").focus()
    page.keyboard.press("ArrowLeft")
    expect(says(page, "inbox")).to_contain_text("It is 09:08.")
    eventually([["bags", "answer"], ["van", "ask"]], lambda: made(folder, "template-inbox-made"))


def test_the_incoterms_map_by_keyboard(page: Page) -> None:
    box(page, "incoterms").get_by_label("Rule", exact=True).focus()
    for _ in range(9):
        page.keyboard.press("ArrowDown")
    expect(says(page, "incoterms")).to_contain_text("CFR: Cost and Freight.")
    page.keyboard.press("Tab")
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(says(page, "incoterms")).to_contain_text("Whose loss is it? The buyer's (B).")
    expect(says(page, "incoterms")).to_contain_text("Who pays this part of the journey? The seller (S).")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "incoterms")).to_contain_text("CFR. The goods are damaged, 4 to 5:")
    expect(says(page, "incoterms")).to_contain_text("Whose loss is it? The seller's (S).")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "incoterms")).to_contain_text("EXW: Ex Works.")


def test_the_chart_of_departments_by_keyboard(page: Page) -> None:
    box(page, "departments").get_by_label("Request", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type("sales")
    expect(says(page, "departments")).to_contain_text("Choose again, or ask who would have been right.")
    page.keyboard.press("Tab")
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(says(page, "departments")).to_contain_text("At 11:30 you have 3.5 working hours left.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "departments")).to_contain_text("Right would be: documentation.")
    expect(says(page, "departments")).to_contain_text("Only this fits into the promise: you phone.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "departments")).to_contain_text("Whom do you send it to?")


def test_the_calculator_by_keyboard(page: Page) -> None:
    box(page, "loyalty").get_by_label("Case", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "loyalty")).to_contain_text("such a customer brings HK$351,788")
    box(page, "loyalty").get_by_role("slider", name="How many more of 100 stay").focus()
    page.keyboard.press("ArrowRight")
    expect(says(page, "loyalty")).to_contain_text("With 2 more of 100, 88 stay each year.")
    chosen = box(page, "loyalty").get_by_label("Case", exact=True).locator("option:checked")
    expect(chosen).to_have_text("My own case")
    box(page, "loyalty").get_by_role("button", name="Start again").focus()
    page.keyboard.press("Enter")
    expect(says(page, "loyalty")).not_to_contain_text("A gesture costs")
    type_figure(page, "loyalty", 0, "26400")
    expect(says(page, "loyalty")).to_contain_text("such a customer brings HK$99,862")


def test_the_ranking_by_keyboard(page: Page, folder: Path) -> None:
    for number, steps in ((1, 1), (2, 2), (3, 9)):
        box(page, "elements").get_by_label(f"Golden Reed, choice {number}", exact=True).focus()
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
    expect(says(page, "elements")).to_contain_text("You have chosen 3.")
    # Going through a list by arrows opens nothing.
    expect(says(page, "elements")).not_to_contain_text("Highest in the survey")
    box(page, "elements").get_by_role("button", name="Compare with the survey").focus()
    page.keyboard.press("Enter")
    expect(says(page, "elements")).to_contain_text("2 of your 3 are among the highest 3 of Golden Reed")
    eventually(
        {"picks": ["price", "person", "papers"], "compared": True},
        lambda: ranked(folder).get("golden_reed"),
    )


def ranked(folder: Path) -> dict[str, object]:
    found = made(folder, "template-elements-made")
    return found if isinstance(found, dict) else {}


def test_the_market_by_keyboard(page: Page) -> None:
    box(page, "market").get_by_label("From year", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "market")).to_contain_text("Containers through the port, from 2019 to 2025:")
    box(page, "market").get_by_label("Figures", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "market")).to_contain_text("Cargo through the airport, from 2018 to 2025:")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(says(page, "market")).to_contain_text("from 2022 to 2025: 4.2 to 5.07 million tonnes.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")
    expect(says(page, "market")).to_contain_text("from 2022 to 2024: 4.2 to 4.9 million tonnes.")
    box(page, "market").get_by_label("Figures", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "market")).to_contain_text("Both lines begin at 100 in 2018.")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "market")).to_contain_text("Containers through the port, from 2018 to 2025:")


def test_the_importance_map_by_keyboard(page: Page) -> None:
    box(page, "importance").get_by_label("Whose answers", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(says(page, "importance")).to_contain_text("Only 20 people answered.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "importance")).to_contain_text("The lines cross at importance 3.00")
    page.keyboard.press("Tab")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    expect(says(page, "importance")).to_contain_text("9, calendars and printed brochures: importance 1.85")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "importance")).to_contain_text("148 people answered.")


def test_the_chain_by_keyboard(page: Page) -> None:
    box(page, "chain").get_by_label("Link of the chain", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(says(page, "chain")).to_contain_text("promise kept and satisfied customers move together: +0.68.")
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(says(page, "chain")).to_contain_text("Air desk. Quarter 1: promise kept 96 %")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "chain")).to_contain_text("staff turnover move against each other")


def test_the_standard_by_keyboard(page: Page, folder: Path) -> None:
    words = box(page, "standard")
    words.get_by_label("The clock starts", exact=True).focus()
    for steps in (1, 2, 2, 2):
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(says(page, "standard")).to_contain_text(
        "One colleague counts 1 of 3 (33 %), another 2 of 3 (67 %)."
    )
    expect_picture(page, "standard", "Case 2: ✗ not kept, ✓ kept.")
    assert words.locator("svg").evaluate(OVERLAPS) == []
    chosen = {"starts": "vague", "stops": "clear", "days": "clear", "out": "withdrawn"}
    eventually(chosen, lambda: made(folder, "template-standard-made"))


def test_the_gaps_by_keyboard(page: Page) -> None:
    box(page, "gaps").get_by_label("Whose answers", exact=True).focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(says(page, "gaps")).to_contain_text("68 answers.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "gaps")).to_contain_text("13 answers are few")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "gaps")).to_contain_text("640 answers. The widest gap: Responsiveness")


def test_the_causes_by_keyboard(page: Page) -> None:
    box(page, "causes").get_by_label("Which complaints", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "causes")).to_contain_text("It alone makes 88 % of all")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "causes")).to_contain_text("The most frequent is “delay”: 14")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "causes")).to_contain_text("227 complaints.")


def test_the_change_by_keyboard(page: Page) -> None:
    box(page, "change").get_by_label("Measure", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "change")).to_contain_text("moved the same way without it.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "change")).to_contain_text("so many were not counted")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "change")).to_contain_text("From 41 % to 8 %")


def test_no_words_of_the_plots_of_measures_lie_on_each_other_or_outside(page: Page) -> None:
    for kind, first, second in (
        ("gaps", "Whose answers", "Quarter"),
        ("causes", "Which complaints", "Counted by"),
        ("change", "Measure", "Number of cases"),
    ):
        one, other = (box(page, kind).get_by_label(words, exact=True) for words in (first, second))
        for words in options(one):
            one.select_option(words)
            for more in options(other):
                before = box(page, kind).locator("svg").get_attribute("aria-label")
                was = other.input_value()
                other.select_option(more)
                if was != more:
                    svg = box(page, kind).locator("svg")
                    expect(svg).not_to_have_attribute("aria-label", str(before))
                assert box(page, kind).locator("svg").evaluate(OVERLAPS) == [], (kind, words, more)


def test_the_contacts_by_keyboard(page: Page, folder: Path) -> None:
    contacts = box(page, "contacts")
    for rule, steps in (("G5: ", 2), ("G10: ", 1), ("G19: ", 3)):
        contacts.get_by_label(rule).focus()
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
    expect(says(page, "contacts")).to_contain_text("All is marked.")
    # Going through a list by arrows opens nothing.
    expect(says(page, "contacts")).not_to_contain_text("You both")
    contacts.get_by_role("button", name="Compare with the reviewer").focus()
    page.keyboard.press("Enter")
    expect(says(page, "contacts")).to_contain_text("agree in 3 of 3 marks, in 1 of 3 contacts.")
    assert contacts.locator("svg").evaluate(OVERLAPS) == []
    contacts.get_by_role("button", name="Next contact").click()
    expect(says(page, "contacts")).to_contain_text("2. 15:20, e-mail, sea freight desk. Still to mark")
    eventually(
        {"marks": {"g05": "broken", "g10": "kept", "g19": "not needed"}, "compared": True},
        lambda: marked(folder).get("label"),
    )


def marked(folder: Path) -> dict[str, object]:
    found = made(folder, "template-contacts-made")
    return found if isinstance(found, dict) else {}


def test_the_team_by_keyboard(page: Page, folder: Path) -> None:
    seats = box(page, "team")
    seats.get_by_label("Chat", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "team")).to_contain_text("Give every seat a person of its own first.")
    seats.get_by_label("Chat", exact=True).focus()
    for steps in (3, 2, 4):
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    # The button is reached before the last choice is drawn.
    for person in ("Ms Zhao", "Ms Siddiqui", "Ms Lo"):
        expect(says(page, "team")).to_contain_text(person)
    page.keyboard.press("Enter")
    expect(says(page, "team")).to_contain_text("the partner's 13.50.")
    expect(says(page, "team")).to_contain_text("What the partner does not know.")
    assert seats.locator("svg").evaluate(OVERLAPS) == []
    chosen = {"seats": {"chat": "zhao", "calls": "siddiqui", "papers": "lo"}, "partner": True}
    eventually(chosen, lambda: made(folder, "template-team-made"))


def test_the_calls_back_by_keyboard(page: Page) -> None:
    box(page, "callbacks").get_by_label("Desk", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "callbacks")).to_contain_text("Sea desk. July to September")
    page.keyboard.press("Tab")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(says(page, "callbacks")).to_contain_text("Within 4 hours.")
    box(page, "callbacks").get_by_label("Show", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "callbacks")).not_to_contain_text("Within 4 hours.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "callbacks")).to_contain_text("All desks.")


def test_the_control_chart_by_keyboard(page: Page) -> None:
    box(page, "control").get_by_label("Measure", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "control")).to_contain_text("Rule 1 (a point beyond the limits): Jul to Aug.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "control")).to_contain_text("in the week of 11 Aug.")
    box(page, "control").get_by_label("Rules", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "control")).to_contain_text("Rule 4 (2 of 3 beyond 2 sigma on one side)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "control")).to_contain_text("Rule 1 (a point beyond the limits): May to Dec.")


def test_the_needs_by_keyboard(page: Page) -> None:
    box(page, "needs").get_by_label("Case", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(says(page, "needs")).to_contain_text("Cheapest in total: Air freight, HK$5,640.")
    type_figure(page, "needs", 2, "3")
    expect(says(page, "needs")).to_contain_text("Cheapest in total: Express, HK$11,310.")
    chosen = box(page, "needs").get_by_label("Case", exact=True).locator("option:checked")
    expect(chosen).to_have_text("My own case")
    box(page, "needs").get_by_role("slider", name="Days until the goods are needed").focus()
    page.keyboard.press("ArrowRight")
    expect(says(page, "needs")).to_contain_text("Cheapest in total: Air freight, HK$5,640.")
    box(page, "needs").get_by_role("button", name="Start again").focus()
    page.keyboard.press("Enter")
    expect(says(page, "needs")).to_contain_text("Cheapest in total: Shared container (LCL), HK$1,704.")


def test_the_message_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "message").get_by_label("Reader", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(box(page, "message")).to_contain_text("The file says: May know: truck and loading times only.")
    for steps, left in (
        (2, "to choose: The new time, The end."),
        (1, "to choose: The end."),
        (1, "is ready."),
    ):
        page.keyboard.press("Tab")
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        expect(says(page, "message")).to_contain_text(left)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "message")).to_contain_text("Mr Gill can act, and nothing comes back.")
    lines = {"news": "plain", "time": "load", "end": "question"}
    sent = {"to": "gill", "lines": lines}
    eventually(
        {"draft": sent, "log": [sent], "sent": 1, "served": {"gill": lines}},
        lambda: made(folder, "template-message-made"),
    )


def test_the_inbox_of_two_days_by_keyboard(page: Page, folder: Path) -> None:
    days = box(page, "days")
    for step, name, clock in (
        ("", "Wait for what comes next", "09:10"),
        ("Log the notice", "Do it", "09:14"),
        ("Phone her: offloaded", "Do it", "09:22"),
    ):
        if step:
            # The first in the list is no step; the one after it is that of the morning.
            days.get_by_label("What you do", exact=True).focus()
            page.keyboard.press("ArrowDown")
            expect(days.get_by_label("What you do", exact=True).locator("option:checked")).to_contain_text(
                step
            )
        days.get_by_role("button", name=name).focus()
        page.keyboard.press("Enter")
        expect(says(page, "days")).to_contain_text(f"It is Wednesday 30 September, {clock}.")
    expect(says(page, "days")).to_contain_text("Done: Export operations, for Dr Rahman, case note. Phone her")
    expect(says(page, "days")).to_contain_text("your own word: the next news")
    days.get_by_role("slider", name="Replay: moves").focus()
    page.keyboard.press("ArrowLeft")
    expect(says(page, "days")).to_contain_text("09:14.")
    expect(says(page, "days")).not_to_contain_text("your own word")
    eventually(
        [["", ""], ["boxes", "log"], ["boxes", "call"]], lambda: made(folder, "template-inbox-days-made")
    )


def test_the_agenda_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "agenda").get_by_label("1st item", exact=True).focus()
    for number, steps in enumerate((2, 5, 8, 3, 10, 7), 1):
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        expect(says(page, "agenda")).to_contain_text(f"{number} done.")
        page.keyboard.press("Tab")
    expect(says(page, "agenda")).to_contain_text("10 of 10 rules are kept.")
    order = ["actions", "figures", "damage", "contract", "ask", "readback", ""]
    eventually(order, lambda: made(folder, "template-agenda-made"))


def test_the_survey_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "survey").get_by_label("Question 1", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "survey")).to_contain_text("all in all? question 1")
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(says(page, "survey")).to_contain_text("only question 2, with a fault")
    page.keyboard.press("ArrowDown")
    expect(says(page, "survey")).to_contain_text("bad news from us first? question 2")
    box(page, "survey").get_by_label("Who is asked", exact=True).focus()
    for steps, words in (
        (1, "Who is asked: all 380"),
        (2, "The invitation: four lines"),
        (2, "The reminder: one after a week, to those"),
        (4, "so about 103 answers."),
    ):
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        expect(says(page, "survey")).to_contain_text(words)
        page.keyboard.press("Tab")
    choices = {"who": "everyone", "invite": "four", "remind": "once", "names": "clear"}
    eventually(
        {"questions": ["overall", "early", *[""] * 6], "choices": choices},
        lambda: made(folder, "template-survey-made"),
    )


def test_the_sample_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "sample").get_by_label("How many answer", exact=True).focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(says(page, "sample")).to_contain_text("Sample 1: 26 of 40 are satisfied: 65 %.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "sample")).to_contain_text("Sample 2: 31 of 40")
    box(page, "sample").get_by_label("Whom you ask", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(says(page, "sample")).to_contain_text("You asked one group only: Contract exporters")
    eventually(
        {
            "sort": ["contract", "40"],
            "draws": {"everyone": {"10": 1, "20": 1, "40": 2}, "contract": {"40": 1}},
        },
        lambda: made(folder, "template-sample-made"),
    )


def test_the_souvenir_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "souvenir").get_by_label("Thing", exact=True).focus()
    for steps, words in (
        (6, "Tote bag 36"),
        (1, "Small logo 6"),
        (1, "Still to choose: Words on the tag"),
        (1, "Still to choose: Who gets it"),
        (1, "Still to choose: Who has said yes"),
        (1, "Still to choose: How it reaches them."),
        (1, "10 of 10 rules are kept."),
    ):
        for _ in range(steps):
            page.keyboard.press("ArrowDown")
        expect(says(page, "souvenir")).to_contain_text(words)
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect_picture(page, "souvenir", "Tote bag, white")
    design = {"thing": "tote", "print": "logo", "wrap": "none", "tag": "thanks"}
    design |= {"who": "all", "asked": "employers", "way": "reception"}
    eventually({"design": design, "colour": "white"}, lambda: made(folder, "template-souvenir-made"))


def test_no_words_of_these_pictures_lie_on_each_other_or_outside(page: Page) -> None:
    rule = box(page, "incoterms").get_by_label("Rule", exact=True)
    for name in ("EXW", "FCA", "CPT", "DPU", "FAS", "CIF"):
        rule.select_option(option(rule, name))
        expect(says(page, "incoterms")).to_contain_text(f"{name}: ")
        assert box(page, "incoterms").locator("svg").evaluate(OVERLAPS) == [], name
    # The fullest chart: a claim, handed over late, with a hole in the file, and nobody answers.
    chart = box(page, "departments")
    chart.get_by_label("Request", exact=True).select_option(index=1)
    # Another request sets the hour and the file anew, so wait for it.
    expect(says(page, "departments")).to_contain_text("money for two cartons")
    chart.get_by_label("You send it to", exact=True).select_option(label="desk supervisor")
    chart.get_by_label("You hand it over at", exact=True).select_option(label="18:00")
    chart.get_by_label("The file is complete", exact=True).uncheck()
    chart.get_by_label("Nobody answers", exact=True).check()
    expect(says(page, "departments")).to_contain_text("13:00 on Friday")
    for number in (0, 1):
        assert chart.locator("svg").nth(number).evaluate(OVERLAPS) == []
    for kind in ("loyalty", "elements"):
        assert box(page, kind).locator("svg").evaluate(OVERLAPS) == [], kind
        assert box(page, kind).locator("svg").evaluate(CROSSED) == [], kind


def test_no_words_of_the_plots_lie_on_each_other_or_outside(page: Page) -> None:
    market = box(page, "market")
    for figures, at_first, year, then in (
        ("Containers through the port", "from 2018 to 2025:", "2004", "from 2004 to 2025:"),
        ("Cargo through the airport", "airport, from 2018 to 2025:", "2021", "from 2021 to 2025:"),
        ("Both, first year = 100", "begin at 100 in 2018.", "2022", "begin at 100 in 2022."),
    ):
        market.get_by_label("Figures", exact=True).select_option(label=figures)
        expect(says(page, "market")).to_contain_text(at_first)
        market.get_by_label("From year", exact=True).select_option(label=year)
        expect(says(page, "market")).to_contain_text(then)
        assert market.locator("svg").evaluate(OVERLAPS) == [], figures
    plot = box(page, "importance")
    for where, elsewhere in (
        ("at the middle of", "at the means of"),
        ("at the means of", "at the middle of"),
    ):
        crossing = plot.get_by_label("Where the lines cross", exact=True)
        crossing.select_option(option(crossing, where))
        expect(says(page, "importance")).to_contain_text(f"With the lines {elsewhere}")
        who = plot.get_by_label("Whose answers", exact=True)
        for group in options(who):
            who.select_option(group)
            expect_picture(page, "importance", f"{group}, elements by quarter")
            assert plot.locator("svg").evaluate(OVERLAPS) == [], (where, group)
    scattered = box(page, "chain")
    links = scattered.get_by_label("Link of the chain", exact=True)
    for link in options(links):
        links.select_option(link)
        for desk in options(scattered.get_by_label("Desk to look at", exact=True)):
            scattered.get_by_label("Desk to look at", exact=True).select_option(desk)
            if desk != "all desks alike":
                expect(says(page, "chain")).to_contain_text(f"{desk}. Quarter 1: {link.split(' →')[0]} ")
            assert scattered.locator("svg").evaluate(OVERLAPS) == [], (link, desk)
    calls = box(page, "callbacks")
    for desk in options(calls.get_by_label("Desk", exact=True)):
        calls.get_by_label("Desk", exact=True).select_option(desk)
        expect(says(page, "callbacks")).to_contain_text(desk[0].upper() + desk[1:])
        assert calls.locator("svg").evaluate(OVERLAPS) == [], desk
    charted = box(page, "control")
    rules = charted.get_by_label("Rules", exact=True)
    rules.select_option(label="all four rules")
    for length in ("week", "month"):
        charted.get_by_label("A point is", exact=True).select_option(label=f"a {length}")
        measures = charted.get_by_label("Measure", exact=True)
        for measure in options(measures):
            measures.select_option(measure)
            expect_picture(page, "control", f"{measure}, by {length}: ")
            assert charted.locator("svg").evaluate(OVERLAPS) == [], (measure, length)
    costs = box(page, "needs")
    for case, cheapest in (("shelf", "HK$1,704"), ("sample", "HK$770"), ("dock", "HK$5,640")):
        cases = costs.get_by_label("Case", exact=True)
        cases.select_option(option(cases, case))
        expect(says(page, "needs")).to_contain_text(f"{cheapest}. It arrives in time.")
        assert costs.locator("svg").evaluate(OVERLAPS) == [], case
        assert costs.locator("svg").evaluate(CROSSED) == [], case
    # The largest sums: nothing is in time, and a late day costs most.
    for number, figure, words in (
        (2, "1", "No service arrives in time."),
        (3, "20000", "Express, HK$51,310."),
    ):
        type_figure(page, "needs", number, figure)
        expect(says(page, "needs")).to_contain_text(words)
    assert costs.locator("svg").evaluate(OVERLAPS) == []
    assert costs.locator("svg").evaluate(CROSSED) == []


def test_no_words_of_a_message_and_its_replies_lie_on_each_other_or_outside(page: Page) -> None:
    letter = box(page, "message")
    for reader in (2, 1, 3):
        for lines in ((1, 2, 2), (2, 1, 2)):
            for label, number in zip(
                ("Reader", "What is new", "The new time", "The end"), (reader, *lines), strict=True
            ):
                field = letter.get_by_label(label, exact=True)
                field.select_option(index=number)
                expect_picture(page, "message", field.input_value())
            assert letter.locator("svg").evaluate(OVERLAPS) == [], (reader, lines)
            letter.get_by_role("button", name="Send", exact=True).click()
            expect_picture(page, "message", "The reader: read for nothing.")
            assert letter.locator("svg").evaluate(OVERLAPS) == [], (reader, lines)
    expect(says(page, "message")).to_contain_text("3 lines are read for nothing.")


def test_no_words_of_days_meeting_and_sheet_lie_on_each_other_or_outside(page: Page) -> None:
    days = box(page, "days")
    for clock in (
        *("Wednesday 30 September, 14:30", "Wednesday 30 September, 16:40", "Friday 2 October, 09:00"),
        *("Friday 2 October, 14:20", "Friday 2 October, 15:50", "Friday 2 October, 17:30"),
        "Friday 2 October, 18:00. The time is over.",
    ):
        days.get_by_role("button", name="Wait for what comes next").click()
        expect(says(page, "days")).to_contain_text(f"It is {clock}")
        assert days.locator("svg").evaluate(OVERLAPS) == [], clock
        assert days.locator("svg").evaluate(CROSSED) == [], clock
    # Too long, with every way to end.
    for number, item in enumerate((1, 3, 8, 9, 5, 10, 7)):
        field = box(page, "agenda").locator("select").nth(number)
        field.select_option(index=item)
        expect_picture(page, "agenda", field.input_value().partition(" (")[0])
        assert box(page, "agenda").locator("svg").evaluate(OVERLAPS) == [], number
    expect(says(page, "agenda")).to_contain_text(
        "7 items: 1 done, 3 only talked about, 1 not needed here, 2 no"
    )
    # Every question, eight at a time.
    for first in (1, 9, 11):
        for number in range(8):
            field = box(page, "survey").get_by_label(f"Question {number + 1}", exact=True)
            field.select_option(index=first + number)
            expect_picture(page, "survey", f"{number + 1}. " + field.input_value())
        assert box(page, "survey").locator("svg").evaluate(OVERLAPS) == [], first


def test_no_words_of_samples_and_souvenirs_lie_on_each_other_or_outside(page: Page) -> None:
    samples = box(page, "sample")
    for group in ("everybody", "Contract", "Spot", "E-commerce", "Overseas", "Private"):
        whom = samples.get_by_label("Whom you ask", exact=True)
        whom.select_option(option(whom, group))
        for size in ("10", "all of them"):
            samples.get_by_label("How many answer", exact=True).select_option(label=size)
            samples.get_by_role("button", name="Ask 20 times").click()
            expect_picture(page, "sample", "Sample 21: ")
            assert samples.locator("svg").evaluate(OVERLAPS) == [], (group, size)
    gift = box(page, "souvenir")
    things, prints = (gift.get_by_label(label, exact=True) for label in ("Thing", "Print"))
    gift.get_by_label("Words on the tag", exact=True).select_option(label="An offer for January")
    for thing in options(things)[1:]:
        things.select_option(thing)
        for print_ in options(prints)[1:]:
            prints.select_option(print_)
            for one in (thing, print_):
                expect_picture(page, "souvenir", one.partition(" (")[0])
            assert gift.locator("svg").evaluate(OVERLAPS) == [], (thing, print_)


def options(field: Locator) -> list[str]:
    """Return the words of a list; what it shows has spaces of another kind."""
    return [str(one.get_attribute("value")) for one in field.locator("option").all()]


def option(field: Locator, words: str) -> str:
    return next(one for one in options(field) if words in one)


def expect_picture(page: Page, kind: str, words: str) -> None:
    """Wait until a picture tells these words."""
    svg = box(page, kind).locator("svg")
    expect(svg).to_have_attribute("aria-label", re.compile(re.escape(words)))


def test_what_was_found_is_written_kept_and_compared(page: Page, folder: Path) -> None:
    form = page.locator('form[data-question="template-desk"]')
    form.get_by_label("What I found", exact=True).focus()
    page.keyboard.type("a third person brings more than a bb dd fourth")
    form.get_by_role("button", name="Show me what we found").focus()
    page.keyboard.press("Enter")
    expect(form).to_contain_text("Always read the promise together with the wait.")
    eventually("a third person brings more than a bb dd fourth", lambda: made(folder, "template-desk"))


def test_the_week_by_keyboard(page: Page, folder: Path) -> None:
    box(page, "week").get_by_label("Ms Yuen, All week", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(box(page, "week").get_by_label("Ms Yuen, Fri", exact=True)).to_have_value(re.compile("lunch.14"))
    expect(says(page, "week")).to_contain_text("Of 100 callers, 21 hang up")
    # Over the five days, and all week of Mr Lin.
    for _ in range(7):
        page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    # Over Thursday and Friday, and the task of Ms Nair.
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "week")).to_contain_text("calls only")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(says(page, "week")).to_contain_text("4 of 4 aims are reached.")
    expect_picture(page, "week", "Mon: 8 h of work, 20 h at the desk")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(says(page, "week")).to_contain_text("The plans that you noted")
    rota = {"nair": ["noon"] * 5, "yuen": ["late"] * 5, "lin": ["middle"] * 3 + ["", ""]}
    tasks = {"nair": "calls", "yuen": "all", "lin": "all"}
    plan = {"rota": rota, "tasks": tasks, "measures": {"channels": "portal", "standard": "hour"}}
    eventually(plan, lambda: made(folder, "template-week-made"))
    assert box(page, "week").locator("svg").evaluate(OVERLAPS) == []


def test_keys_pressed_in_an_exploration_never_change_the_notebook(page: Page) -> None:
    before = cells(page)
    for kind, control in (
        ("desk", box(page, "desk").get_by_role("slider", name="People for calls")),
        ("journey", box(page, "journey").get_by_label("Journey", exact=True)),
        ("calendar", box(page, "calendar").get_by_label("Orchid Lane, Jun", exact=True)),
        ("counter", box(page, "counter").get_by_role("checkbox")),
        ("inbox", box(page, "inbox").get_by_role("button", name="Do it")),
        ("incoterms", box(page, "incoterms").get_by_label("Rule", exact=True)),
        ("departments", box(page, "departments").get_by_label("Request", exact=True)),
        ("elements", box(page, "elements").get_by_label("Customer", exact=True)),
        ("market", box(page, "market").get_by_label("From year", exact=True)),
        ("importance", box(page, "importance").get_by_label("Element", exact=True)),
        ("needs", box(page, "needs").get_by_label("Case", exact=True)),
        ("chain", box(page, "chain").get_by_label("Desk to look at", exact=True)),
        ("callbacks", box(page, "callbacks").get_by_label("Show", exact=True)),
        ("control", box(page, "control").get_by_label("A point is", exact=True)),
        ("message", box(page, "message").get_by_role("button", name="Send", exact=True)),
        ("days", box(page, "days").get_by_role("button", name="Do it")),
        ("agenda", box(page, "agenda").get_by_label("7th item", exact=True)),
        ("survey", box(page, "survey").get_by_label("What it says about names", exact=True)),
        ("sample", box(page, "sample").get_by_label("Whom you ask", exact=True)),
        ("souvenir", box(page, "souvenir").get_by_label("Who has said yes", exact=True)),
        ("week", box(page, "week").get_by_label("Mr Lin, Wed", exact=True)),
        ("standard", box(page, "standard").get_by_label("The limit", exact=True)),
        ("gaps", box(page, "gaps").get_by_label("Quarter", exact=True)),
        ("causes", box(page, "causes").get_by_label("Counted by", exact=True)),
        ("change", box(page, "change").get_by_label("Measure", exact=True)),
        ("contacts", box(page, "contacts").get_by_label("Contact", exact=True)),
        ("team", box(page, "team").get_by_label("Calls", exact=True)),
    ):
        control.focus()
        for key in ("a", "b", "d", "d", "x", "m", "y", "z", "Escape", "a", "b", "d", "d"):
            page.keyboard.press(key)
            assert cells(page) == before, (kind, key)


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_each_can_be_read_and_used_by_everybody(
    page: Page, violations: Callable[..., list[str]], theme: str
) -> None:
    page.evaluate(THEME, theme)
    light = theme.endswith("Light")
    page.wait_for_function(f"document.body.dataset.jpThemeLight === '{str(light).lower()}'")
    # Colours change over a moment.
    page.wait_for_timeout(600)
    assert violations(page, ".frontline-explore") == []


def test_everything_fits_on_a_narrow_page(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
    page.wait_for_timeout(800)
    for kind in KINDS:
        wide = box(page, kind).evaluate(
            "box => [...box.querySelectorAll('svg, button, select, p, table')]"
            ".filter(one => one.getBoundingClientRect().right > box.getBoundingClientRect().right + 1"
            " && !one.closest('.widget-gridbox')).length"
        )
        assert wide == 0, kind
    page.evaluate("() => window.jupyterapp.shell.expandLeft()")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_after_a_reload_everything_is_as_it_was(page: Page) -> None:
    page.reload()
    run(page)
    expect(box(page, "calendar").get_by_label("Lumen Toys, Apr", exact=True)).to_have_value(re.compile("."))
    expect(says(page, "calendar")).to_contain_text("6 of 14 house rules are kept.")
    expect(says(page, "counter")).to_contain_text("something right at 2.")
    expect(says(page, "inbox")).to_contain_text("It is 09:20.")
    expect(says(page, "elements")).to_contain_text("2 of your 3 are among the highest 3 of Golden Reed")
    expect(says(page, "message")).to_contain_text("3 lines are read for nothing.")
    expect(box(page, "message")).to_contain_text("to Mr Gill: 3 lines, it works.")
    expect(says(page, "days")).to_contain_text("You kept 1 of 4 promises.")
    expect(says(page, "agenda")).to_contain_text("75 minutes are planned")
    expect(says(page, "survey")).to_contain_text("You invite 380 people.")
    expect(says(page, "sample")).to_contain_text("Sample 21: 13 of 17")
    expect_picture(page, "souvenir", "Coffee card, HK$100, white; on it: The guest's own name")
    expect(says(page, "week")).to_contain_text("4 of 4 aims are reached.")
    expect(says(page, "standard")).to_contain_text("One colleague counts 1 of 3 (33 %), another 2 of 3")
    expect(says(page, "contacts")).to_contain_text("agree in 3 of 3 marks, in 1 of 3 contacts.")
    expect(says(page, "team")).to_contain_text("the partner's 13.50.")
    found = page.locator('form[data-question="template-desk"] textarea')
    expect(found).to_have_value(re.compile("third person"))


def test_an_exploration_whose_kernel_is_gone_says_so_and_what_was_kept_comes_back(page: Page) -> None:
    note = box(page, "calendar").get_by_role("alert")
    box(page, "calendar").get_by_label("Lumen Toys, May", exact=True).select_option(label="E-mail")
    expect(says(page, "calendar")).to_contain_text("6 of 14")
    page.wait_for_timeout(4500)
    expect(note).to_have_text("")
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    box(page, "calendar").get_by_label("Lumen Toys, Jun", exact=True).select_option(label="Visit")
    expect(note).to_contain_text("What you change here now is not kept", timeout=10_000)
    page.reload()
    run(page)
    expect(box(page, "calendar").get_by_label("Lumen Toys, May", exact=True)).to_have_value(re.compile("."))
    expect(says(page, "calendar")).to_contain_text("6 of 14")


def bare_redraw() -> float:
    """Return the seconds that matplotlib takes for a picture of the same size with two plain bar charts."""
    from matplotlib.figure import Figure

    begun = time.perf_counter()
    figure = Figure(figsize=(7.6, 2.9))
    left, right = figure.subplots(1, 2)
    left.bar(range(9), range(9))
    right.barh(range(7), range(7))
    figure.savefig(io.StringIO(), format="svg")
    return time.perf_counter() - begun


def test_a_slider_s_move_is_a_new_picture_within_150_ms(page: Page) -> None:
    bare_redraw()
    bare = statistics.median(bare_redraw() for _ in range(9)) * 1000
    page.evaluate(TIMED)
    moved = statistics.median(page.evaluate(TIMED))
    print(f"slider to picture {moved:.0f} ms, bare redraw {bare:.0f} ms")  # noqa: T201  shown with -rA
    assert moved <= max(150, bare), f"{moved:.0f} ms beside {bare:.0f} ms"
