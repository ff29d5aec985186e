"""The learner's way in a real browser: start, learn, answer by mouse and by keys, come back, hand in."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Locator, Page, expect

from frontline.build.sections import Sections
from frontline.content.builds import cell_source
from frontline.content.contents import contents
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import QuestionBlock, Text
from frontline.store.answers import Answers, parse
from frontline.store.exercise import ExerciseFile
from frontline.store.work import WorkFile
from frontline.workspace.ports import free_port

LESSON = "08-choosing-the-channel"
EXERCISE = "212a-ii-1-rolled-booking"
EVERY_EXERCISE = [one.id for one in syllabus(here()).exercises]
PAGES = [f"lessons/{LESSON}.ipynb", *(f"exercises/{id_}/{id_}.ipynb" for id_ in EVERY_EXERCISE)]
PATIENCE = 60_000


@frozen
class Desk:
    """A learner's running course: its folder, and its address with the token."""

    folder: Path
    address: str

    def page(self, path: str) -> str:
        return self.address.replace("Start%20here.ipynb", path).replace("?", "?reset&")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, private_variables: Mapping[str, str]) -> Iterator[Desk]:
    """Start the course as a learner does, on the command line."""
    folder = tmp_path_factory.mktemp("learner") / "my course"
    command = [str(Path(sys.executable).with_name("frontline")), "start", str(folder)]
    started = subprocess.Popen(
        [*command, "--no-browser", "--port", str(free_port())],
        env=dict(private_variables),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert started.stdout is not None
    said = ""
    for line in started.stdout:
        said += line
        if line.startswith("Ready."):
            break
    address = re.search(r"http://\S+", said)
    assert address, said
    yield Desk(folder, address[0])
    started.terminate()
    started.wait(20)


@pytest.fixture
def visit(desk: Desk, watched: Page) -> Callable[[str], Page]:
    def opened(path: str) -> Page:
        watched.goto(desk.page(path))
        expect(watched.locator("form.frontline").first).to_be_visible(timeout=PATIENCE)
        return watched

    return opened


def form(page: Page, question: str) -> Locator:
    return page.locator(f'form[data-question="{question}"]')


def status(page: Page, question: str) -> Locator:
    return form(page, question).locator("[data-status]")


def ready(page: Page, question: str) -> Locator:
    found = form(page, question)
    expect(found).to_be_visible(timeout=PATIENCE)
    return found


def by_keyboard(page: Page, block: QuestionBlock, answer: Any) -> None:
    """Answer a question with real keys alone, beginning at its first field."""
    asked = ready(page, block.id)
    question: Any = block.made.question
    match question.kind:
        case "match" | "blanks" | "table":
            for name, entry in question.boxes().items():
                asked.locator(f'[name="{name}"]').focus()
                if entry.options:
                    for _ in range(list(entry.options).index(answer[name]) + 1):
                        page.keyboard.press("ArrowDown")
                else:
                    page.keyboard.type(answer[name])
        case "order":
            for place, item in enumerate(answer):
                items = asked.locator("[data-item]")
                now = items.evaluate_all("all => all.map(one => one.dataset.item)").index(item)
                items.nth(now).locator("[data-handle]").focus()
                for _ in range(now - place):
                    page.keyboard.press("ArrowUp")
        case "dialogue":
            for number, choice in enumerate(answer, 1):
                asked.locator(f'[data-choose="{choice}"]').focus()
                page.keyboard.press("Enter")
                expect(asked.locator(".fl-mine")).to_have_count(number)
        case "choice":
            asked.locator("[name]").first.focus()
            options = list(question.options)
            page.keyboard.press("Space")
            for _ in range(options.index(answer)):
                page.keyboard.press("ArrowDown")
        case "choices":
            asked.locator("[name]").first.focus()
            for name in question.options:
                if name in answer:
                    page.keyboard.press("Space")
                page.keyboard.press("Tab")
        case _:
            asked.locator("[name]").first.focus()
            # The first words key by key, which would show trouble; the rest as from the clipboard.
            page.keyboard.type(answer[:40])
            page.keyboard.insert_text(answer[40:])
    expect(status(page, block.id)).to_contain_text("Saved", timeout=20_000)


def saved_answers(folder: Path, wanted: Mapping[str, Any], text: Text) -> Answers:
    """Return the answers file once all of `wanted` is in it: the last box is saved a moment after its key."""

    def read(block: QuestionBlock, raw: object) -> object:
        return block.made.question.read(raw)

    for _ in range(100):
        saved = parse((folder / "answers.json").read_bytes())
        missing = [
            block.id
            for block in text.questions
            if read(block, saved.value(block.id)) != read(block, wanted[block.id])
        ]
        if not missing:
            return saved
        time.sleep(0.1)
    pytest.fail(f"not saved as answered: {missing}")


def sources(path: Path) -> list[Any]:
    return [(cell["cell_type"], cell_source(cell)) for cell in json.loads(path.read_text())["cells"]]


def save_page(page: Page) -> None:
    page.locator(".jp-Notebook").first.focus()
    page.keyboard.press("Control+s")
    expect(page.locator(".lm-TabBar-tab.jp-mod-current.jp-mod-dirty")).to_have_count(0, timeout=20_000)


def test_from_the_start_page_a_lesson_opens_and_runs_without_a_click_on_run(
    desk: Desk, watched: Page, places: Places, lessons: Mapping[str, Text]
) -> None:
    lesson = contents(places).lessons[0]
    watched.goto(desk.address)
    begin = watched.get_by_role("link", name=f"Begin lesson {lesson.number}: {lesson.title}")
    begin.click(timeout=PATIENCE)
    first = form(watched, lessons[lesson.file].questions[0].id)
    expect(first).to_be_visible(timeout=PATIENCE)
    expect(first.get_by_text("Practice 1")).to_be_visible()
    assert watched.get_by_text("from frontline import").count() == 0


def test_practice_by_mouse_gives_the_reason_at_once(
    desk: Desk, visit: Callable[[str], Page], lessons: Mapping[str, Text]
) -> None:
    page = visit(f"lessons/{LESSON}.ipynb")
    block = lessons[LESSON].questions[0]
    options: Mapping[str, str] = block.made.question.options  # type: ignore[attr-defined]
    wrong = next(name for name in options if name not in block.made.key)  # type: ignore[operator]
    right = next(iter(block.made.key))  # type: ignore[call-overload]
    asked = ready(page, block.id)
    for name in (wrong, right):
        asked.get_by_text(options[name]).first.click()
        asked.get_by_role("button", name="Check my answer").click()
        expect(asked.get_by_text(block.made.because[name])).to_be_visible()
    practised = WorkFile(desk.folder).open().practice[block.id]
    assert (practised.value, practised.tries, practised.first) == (right, 2, False)


@pytest.mark.slow
def test_every_section_that_feedback_names_is_in_the_page_and_a_click_leads_there(
    visit: Callable[[str], Page], places: Places, lessons: Mapping[str, Text]
) -> None:
    text, sections = lessons[LESSON], Sections(lessons, syllabus(places))
    named = [section for block in text.questions for section in sections.of(text, block).values()]
    page = visit(f"lessons/{LESSON}.ipynb")
    ready(page, text.questions[-1].id)
    headings = page.locator("h2, h3").evaluate_all("all => all.map(one => one.dataset.jupyterId)")
    assert {anchor for _, anchor in named} <= set(headings)
    asked = ready(page, "08-preference-or-law")
    asked.get_by_role("radio").first.check()
    asked.get_by_role("button", name="Check my answer").click()
    asked.get_by_role("button", name="Read again: The customer's own wish and clock").click()
    expect(page.locator("h2:focus")).to_contain_text("The customer's own wish and clock")


@pytest.mark.slow
def test_practice_comes_back_after_a_reload(
    desk: Desk, visit: Callable[[str], Page], lessons: Mapping[str, Text]
) -> None:
    page = visit(f"lessons/{LESSON}.ipynb")
    block = lessons[LESSON].questions[0]
    ready(page, block.id).get_by_role("radio").nth(2).check()
    expect(status(page, block.id)).to_contain_text("Saved")
    page = visit(f"lessons/{LESSON}.ipynb")
    expect(ready(page, block.id).get_by_role("radio").nth(2)).to_be_checked()


@pytest.mark.slow
def test_the_channel_explorer_answers_the_keyboard_and_keeps_the_notebook(
    desk: Desk, visit: Callable[[str], Page]
) -> None:
    page = visit(f"lessons/{LESSON}.ipynb")
    explorer = page.locator(".frontline-explore")
    expect(explorer.locator("svg[role=img]")).to_be_visible(timeout=PATIENCE)
    says = explorer.locator(".frontline-says")
    before = says.inner_text()
    case = explorer.locator("option", has_text="two containers rolled").inner_text()
    explorer.locator("select").select_option(label=case)
    expect(says).to_contain_text("Phone call and E-mail")
    assert says.inner_text() != before
    slider = explorer.get_by_role("slider", name="How soon must they act?")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(says).to_contain_text("Best alone: E-mail")
    page.keyboard.press("ArrowLeft")
    expect(says).to_contain_text("Best alone: Letter")
    # What would change the notebook outside of a slider.
    for key in "bddmxa":
        page.keyboard.press(key)
    picture = explorer.locator("svg[role=img]").get_attribute("aria-label")
    assert picture is not None
    assert "Phone call" in picture
    path = desk.folder / "lessons" / f"{LESSON}.ipynb"
    before_keys = sources(path)
    save_page(page)
    assert sources(path) == before_keys


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EVERY_EXERCISE)
def test_every_question_of_an_exercise_is_answered_by_keyboard_and_kept(
    desk: Desk,
    visit: Callable[[str], Page],
    exercises: Mapping[str, Text],
    right_answers: Mapping[str, Mapping[str, Any]],
    exercise: str,
) -> None:
    notebook = f"exercises/{exercise}/{exercise}.ipynb"
    path = desk.folder / notebook
    before = sources(path)
    page = visit(notebook)
    for block in exercises[exercise].questions:
        by_keyboard(page, block, right_answers[exercise][block.id])
    saved = saved_answers(path.parent, right_answers[exercise], exercises[exercise])
    save_page(page)
    assert sources(path) == before
    page = visit(notebook)
    for block in exercises[exercise].questions:
        asked = ready(page, block.id)
        match block.made.question.kind:
            case "match" | "blanks" | "table":
                for name, value in saved.value(block.id).items():
                    expect(asked.locator(f'[name="{name}"]')).to_have_value(value)
            case "dialogue":
                expect(asked.locator(".fl-mine")).to_have_count(len(saved.value(block.id)))
                expect(asked.get_by_text("The conversation is over.")).to_be_visible()
            case "order":
                items = asked.locator("[data-item]").evaluate_all("all => all.map(one => one.dataset.item)")
                assert items == saved.value(block.id)
            case "choice" | "choices":
                chosen = asked.locator("input:checked").evaluate_all("all => all.map(input => input.value)")
                given = block.made.question.read(saved.value(block.id))
                assert chosen == ([given] if isinstance(given, str) else list(given))
            case _:
                expect(asked.locator("[name]").first).to_have_value(saved.value(block.id))


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EVERY_EXERCISE)
def test_nothing_tells_what_is_right_in_an_exercise(
    visit: Callable[[str], Page], exercises: Mapping[str, Text], exercise: str
) -> None:
    page = visit(f"exercises/{exercise}/{exercise}.ipynb")
    ready(page, "hand-in")
    text = page.locator(".jp-Notebook").inner_text()
    for block in exercises[exercise].questions:
        assert form(page, block.id).get_by_role("button", name="Check").count() == 0
        for why in block.made.because.values():
            assert why not in text


def test_handing_in_makes_one_file_to_send(
    desk: Desk,
    visit: Callable[[str], Page],
    exercises: Mapping[str, Text],
    right_answers: Mapping[str, Mapping[str, Any]],
) -> None:
    file = ExerciseFile(desk.folder / "exercises" / EXERCISE, EXERCISE)
    for name, value in right_answers[EXERCISE].items():
        file.save(name, value)
    page = visit(f"exercises/{EXERCISE}/{EXERCISE}.ipynb")
    last = ready(page, "hand-in")
    last.get_by_role("button", name="Hand in").click()
    expect(status(page, "hand-in")).to_contain_text("Tick the box")
    last.get_by_label("This is my own work.").check()
    last.get_by_role("button", name="Hand in").click()
    expect(status(page, "hand-in")).to_contain_text("Write your name")
    last.get_by_label(re.compile("name or staff number")).fill("amy")
    last.get_by_role("button", name="Hand in").click()
    expect(status(page, "hand-in")).to_contain_text(f"{EXERCISE}--amy.json")
    sent = parse((desk.folder / "exercises" / EXERCISE / f"{EXERCISE}--amy.json").read_bytes())
    assert (sent.learner, sent.number, sent.declared, sent.intact) == ("amy", 1, True, True)
    assert len(sent.answers) == len(exercises[EXERCISE].questions)


def test_a_broken_answers_file_is_told_and_kept(desk: Desk, visit: Callable[[str], Page]) -> None:
    folder = desk.folder / "exercises" / EXERCISE
    (folder / "answers.json").write_text('{"answers": {')
    page = visit(f"exercises/{EXERCISE}/{EXERCISE}.ipynb")
    expect(page.get_by_text("Your answers file could not be read. It is kept as").first).to_be_visible()
    assert (folder / "answers.broken-1.json").read_text() == '{"answers": {'


@pytest.mark.slow
def test_a_notebook_with_a_cell_that_is_not_ours_does_not_run(desk: Desk, watched: Page) -> None:
    notebook = json.loads((desk.folder / "lessons" / f"{LESSON}.ipynb").read_text())
    foreign = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code") | {"id": "foreign"}
    foreign["source"] = "from pathlib import Path\nPath('it-ran').touch()"
    notebook["cells"].insert(1, foreign)
    (desk.folder / "lessons" / "changed.ipynb").write_text(json.dumps(notebook))
    watched.goto(desk.page("lessons/changed.ipynb"))
    expect(watched.get_by_text("This page was changed, so it does not start by itself.")).to_be_visible(
        timeout=PATIENCE
    )
    watched.wait_for_timeout(3000)
    assert watched.locator("form.frontline").count() == 0
    assert not (desk.folder / "lessons" / "it-ran").exists()


LAID_OUT = "() => document.querySelector('.jp-NotebookPanel').getBoundingClientRect().right <= innerWidth"
WIDE = """() => [...document.querySelectorAll('form.frontline, .frontline-explore')]
  .filter(one => one.scrollWidth > one.clientWidth + 1
    || one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.dataset.question ?? 'explorer')"""


@pytest.mark.slow
@pytest.mark.parametrize("notebook", PAGES)
def test_lesson_and_exercise_keep_the_rules_for_everyone_in_both_themes(
    visit: Callable[[str], Page], violations: Callable[..., list[str]], notebook: str
) -> None:
    page = visit(notebook)
    forms = page.locator("form.frontline")
    expect(forms.last).to_be_visible(timeout=PATIENCE)
    page.evaluate("() => document.querySelectorAll('.frontline details').forEach(one => (one.open = true))")
    try:
        for theme, light in (("JupyterLab Light", "true"), ("JupyterLab Dark", "false")):
            choose_theme(page, theme)
            page.wait_for_selector(f"body[data-jp-theme-light={light}]", state="attached")
            assert violations(page, ".jp-OutputArea", ".jp-RenderedMarkdown") == []
    finally:
        choose_theme(page, "JupyterLab Light")


def choose_theme(page: Page, theme: str) -> None:
    page.get_by_role("menuitem", name="Settings", exact=True).click()
    page.locator(".lm-Menu-item[data-type=submenu]", has_text="Theme").first.hover()
    page.locator(".lm-Menu-item[data-command='apputils:change-theme']", has_text=theme).first.click()


@pytest.mark.slow
@pytest.mark.parametrize("notebook", PAGES)
def test_at_twice_the_size_nothing_runs_out_of_its_form(
    visit: Callable[[str], Page], lessons: Mapping[str, Text], notebook: str
) -> None:
    """A window of 1280 pixels at 200 % is as wide as one of 640."""
    page = visit(notebook)
    ready(page, lessons[LESSON].questions[-1].id if LESSON in notebook else "hand-in")
    page.set_viewport_size({"width": 640, "height": 450})
    try:
        # JupyterLab gives its panels their new size a moment after the window has it.
        page.wait_for_function(LAID_OUT)
        assert page.evaluate(WIDE) == []
    finally:
        page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.slow
def test_chinese_is_shown_in_a_font_that_has_it(visit: Callable[[str], Page]) -> None:
    page = visit(f"lessons/{LESSON}.ipynb")
    cell = page.locator(".jp-RenderedMarkdown td", has_text="溝通渠道").first
    assert re.search("CJK|PingFang|JhengHei|Song|Ming", fonts(page, cell))
    reply = ready(page, "08-write-the-record").locator("textarea")
    before = reply.input_value()
    reply.fill("多謝 Ms Santos")
    reply.evaluate(
        "box => { const p = document.createElement('p'); p.textContent = box.value; box.after(p); }"
    )
    assert re.search("CJK|PingFang|JhengHei", fonts(page, reply.locator("xpath=following-sibling::p")))
    reply.fill(before)


def fonts(page: Page, found: Locator) -> str:
    """Return the names of the fonts that Chromium really used for an element's text."""
    found.evaluate("one => one.setAttribute('data-fonts', '')")
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": "[data-fonts]"})["nodeId"]
    used = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    devtools.detach()
    found.evaluate("one => one.removeAttribute('data-fonts')")
    return ", ".join(font["familyName"] for font in used)
