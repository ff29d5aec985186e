"""Marking written replies on formgrader's page in a real browser, over a real gradebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from traitlets.config import Config

from frontline.content.places import Places
from frontline.grading.config import configure

from .conftest import EXERCISE, new_class, runner
from .desk import lab_over, marking_pages

# A JupyterLab and a class that is graded once take half a minute.
pytestmark = pytest.mark.slow

REPLY = "outcome-to-customer"
OTHER = "note-to-operations"
EVIL = "</script><img src=x onerror=\"document.title='owned'\">"
LONG = "Dear Ms Yeung,\n\n" + "\n\n".join(f"{number}. The trucks are held." for number in range(60))
REPLIES = {"an.lee": LONG, "bo.chan": f"{EVIL} from Bo", "cy.wong": "Short.", "di.ho": None}
RESET = """async () => {
  const api = `${base_url}/formgrader/api`;
  const get = async (path) => (await fetch(`${api}/${path}`)).json();
  const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1] };
  const body = JSON.stringify({ manual_score: null, manual_comment: null });
  for (const { id } of await get(`submitted_notebooks/${assignment_id}/${notebook_id}`))
    for (const kind of ["grade", "comment"])
      for (const one of await get(`${kind}s?submission_id=${id}`))
        await fetch(`${api}/${kind}/${one.id}`, { method: "PUT", headers, body });
}"""


@frozen
class Office:
    """A class folder with plain JupyterLab over it, and the address of each learner's marking page."""

    folder: Path
    url: str
    pages: Mapping[str, str]

    def list(self) -> str:
        return f"{self.url}/formgrader/gradebook/{EXERCISE}/{EXERCISE}"


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    places: Places,
    private_variables: Mapping[str, str],
    hand_in: Callable[..., bytes],
) -> Iterator[Office]:
    folder = new_class(tmp_path_factory.mktemp("office") / "class", places)
    names = [f"{id_},{id_[:2].title()},Secret,{id_}@mail.hk" for id_ in REPLIES]
    (folder / "class.csv").write_text("\n".join(["id,first_name,last_name,email", *names]))
    for id_, reply in REPLIES.items():
        mine = folder / "inbox" / id_ / EXERCISE
        mine.mkdir(parents=True)
        (mine / "answers.json").write_bytes(hand_in({REPLY: reply}))
    run = runner(folder)
    run("frontline", "collect")
    run("nbgrader", "generate_assignment", EXERCISE, "--force")
    run("nbgrader", "autograde", EXERCISE)
    with lab_over(folder, private_variables) as url:
        yield Office(folder, url, marking_pages(folder, url))


def marks(office: Office, learner: str, question: str = REPLY) -> tuple[float | None, str | None]:
    """Return the score and the comment that the gradebook has of a person."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{office.folder / 'gradebook.db'}", "frontline") as gradebook:
        where = (question, EXERCISE, EXERCISE, learner)
        return gradebook.find_grade(*where).manual_score, gradebook.find_comment(*where).manual_comment


@pytest.fixture
def page(
    office: Office, chromium: Browser, open_watched: Callable[[BrowserContext, list[str]], Page]
) -> Iterator[Page]:
    """A new browser over a gradebook in which nothing is marked by a person."""
    troubles: list[str] = []
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = open_watched(context, troubles)
    page.goto(office.list())
    page.evaluate(RESET)
    yield page
    context.close()
    assert troubles == []


@pytest.fixture
def mark(office: Office, page: Page) -> Callable[..., Page]:
    """Open a learner's page as a marker does: `mark("an.lee")`, or with one question only."""

    def opened(learner: str, question: str = "") -> Page:
        page.goto(office.pages[learner])
        if question:
            page.get_by_label("Show", exact=True).select_option(question)
            page.reload()
        # What the gradebook has is loaded: before that, nbgrader overwrites what is entered.
        page.wait_for_load_state("networkidle")
        return page

    return opened


def comments(page: Page, question: str = REPLY) -> Locator:
    return page.locator(".panel-footer", has=page.locator(f"#{question}-comment")).locator(".fm-comments")


def saves(page: Page, kind: str) -> Any:
    return page.expect_response(lambda got: f"/api/{kind}/" in got.url and got.request.method == "PUT")


def choose(page: Page, *points: int) -> None:
    """Choose the level with these points in each row of the scheme, from the first row down."""
    for number, worth in enumerate(points):
        page.locator(f'input[name="{REPLY}-row-{number}"][value="{worth}"]').check()


def test_the_scheme_the_model_and_the_samples_stand_beside_the_reply(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    scheme, work = page.locator(".fm-scheme:visible"), page.locator(".fm-work:visible")
    for part in ("Mark scheme", "A model reply", "A marked reply: good"):
        expect(scheme.get_by_text(part)).to_have_count(1)
    one, other = scheme.bounding_box(), work.bounding_box()
    assert one is not None
    assert other is not None
    assert one["x"] + one["width"] <= other["x"] + 1
    assert one["y"] == pytest.approx(other["y"], abs=2)


def test_the_scheme_and_the_score_stay_in_sight_beside_a_long_reply(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    page.evaluate("() => scrollBy(0, 1500)")
    expect(page.locator(".fm-sum:visible")).to_be_in_viewport()
    expect(page.locator(f"#{REPLY}")).to_be_in_viewport()


def test_in_a_narrow_window_the_scheme_stands_above_the_reply(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    page.set_viewport_size({"width": 900, "height": 768})
    one = page.locator(".fm-scheme:visible").bounding_box()
    other = page.locator(".fm-work:visible").bounding_box()
    assert one is not None
    assert other is not None
    assert one["y"] + one["height"] <= other["y"] + 1
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_the_reply_is_shown_once(mark: Callable[..., Page]) -> None:
    page = mark("an.lee")
    expect(page.get_by_text("55. The trucks are held.").locator("visible=true")).to_have_count(1)


def test_a_reply_that_nobody_wrote_is_called_so(mark: Callable[..., Page]) -> None:
    expect(mark("di.ho", REPLY).locator(".fm-work:visible")).to_contain_text("There is no reply.")


def test_the_levels_of_all_rows_add_up_to_the_score(office: Office, mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    with saves(page, "grade"):
        choose(page, 2, 1, 0, 1, 1)
    expect(page.locator(f"#{REPLY}")).to_have_value("5")
    assert marks(office, "an.lee")[0] == 5
    page.reload()
    expect(page.locator(".fm-sum:visible")).to_have_text("All rows chosen: 5 points.")


def test_before_every_row_has_its_level_no_score_is_saved(office: Office, mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    choose(page, 2, 1)
    expect(page.locator(".fm-sum:visible")).to_have_text("2 of 5 rows chosen: 3 points so far.")
    page.reload()
    assert marks(office, "an.lee")[0] is None


def test_a_typed_score_holds_and_takes_back_levels_that_do_not_add_up_to_it(
    office: Office, mark: Callable[..., Page]
) -> None:
    page = mark("an.lee", REPLY)
    with saves(page, "grade"):
        choose(page, 2, 2, 2, 1, 1)
    with saves(page, "grade"):
        page.locator(f"#{REPLY}").fill("6.5")
        page.keyboard.press("Tab")
    expect(page.locator(".fm-scheme :checked")).to_have_count(0)
    assert marks(office, "an.lee")[0] == 6.5


def test_a_saved_comment_is_offered_for_the_next_learner_and_wipes_nothing(
    office: Office, mark: Callable[..., Page]
) -> None:
    page = mark("an.lee", REPLY)
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill("Name the day.\nNo blame.")
        page.keyboard.press("Tab")
    page = mark("cy.wong", REPLY)
    box = page.locator(f"#{REPLY}-comment")
    box.fill("Well begun.")
    with saves(page, "comment"):
        comments(page).get_by_role("button", name="Name the day.").click()
    with saves(page, "comment"):
        comments(page).get_by_role("button", name="No blame.").click()
    expect(box).to_have_value("Well begun.\nName the day.\nNo blame.")
    assert marks(office, "cy.wong")[1] == "Well begun.\nName the day.\nNo blame."


def test_a_comment_is_not_added_twice(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    box = page.locator(f"#{REPLY}-comment")
    with saves(page, "comment"):
        box.fill("Name the day.")
        page.keyboard.press("Tab")
    comments(page).get_by_role("button", name="Name the day.").click()
    expect(comments(page).get_by_role("status")).to_have_text("This stands in the comment already.")
    expect(box).to_have_value("Name the day.")


def test_what_was_saved_on_this_page_is_offered_at_once_also_for_the_other_question(
    mark: Callable[..., Page],
) -> None:
    page = mark("an.lee")
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill("Name the day.")
        page.keyboard.press("Tab")
    for question in (REPLY, OTHER):
        expect(comments(page, question).get_by_role("button")).to_have_text(["Name the day."])


def test_a_draft_that_was_mended_is_not_offered(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    for text in ("Nmae the day.", "Name the day."):
        with saves(page, "comment"):
            page.locator(f"#{REPLY}-comment").fill(text)
            page.keyboard.press("Tab")
    expect(comments(page).get_by_role("button")).to_have_text(["Name the day."])


def test_the_instructors_own_comments_are_offered(office: Office, mark: Callable[..., Page]) -> None:
    own = office.folder / "comments.csv"
    own.write_text(f"question,comment\n{REPLY},Answer first.\nother-exercise,Not here.\n")
    try:
        expect(comments(mark("an.lee", REPLY)).get_by_role("button")).to_have_text(["Answer first."])
        own.write_text("remark\nAnswer first.\n")
        expect(mark("an.lee").locator(".fm-trouble")).to_contain_text(
            "comments.csv needs a first line: question,comment"
        )
    finally:
        own.unlink()


def test_long_comments_are_shown_short_and_added_whole(mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill("a" * 400)
        page.keyboard.press("Tab")
    page = mark("cy.wong", REPLY)
    button = comments(page).get_by_role("button")
    expect(button).to_have_text("a" * 299 + "…")
    with saves(page, "comment"):
        button.click()
    expect(page.locator(f"#{REPLY}-comment")).to_have_value("a" * 400)


def test_one_question_stays_chosen_from_learner_to_learner(office: Office, mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    expect(page.locator("form.frontline:visible")).to_have_count(1)
    first = min(office.pages.values())
    page.goto(first)
    page.get_by_role("link", name="Next").click()
    page.wait_for_url(lambda url: not url.startswith(first))
    expect(page.locator(f"#{REPLY}")).to_be_focused()
    expect(page.locator("form.frontline:visible")).to_have_count(1)


def test_written_replies_stand_first_in_the_list_of_questions(mark: Callable[..., Page]) -> None:
    options = mark("an.lee").get_by_label("Show", exact=True).locator("option").all_inner_texts()
    assert options[:4] == ["All questions", "Question 7", "Question 11", "Question 1"]
    assert len(options) == 14


def test_a_class_is_marked_with_the_keyboard_alone(office: Office, mark: Callable[..., Page]) -> None:
    page = mark("an.lee", REPLY)
    for points in "345":
        box = page.locator(f"#{REPLY}.needs_manual_grade")
        expect(box).to_be_focused()
        before = page.url.split("?")[0]
        page.keyboard.type(points)
        page.keyboard.press("Control+Enter")
        if points != "5":
            page.wait_for_url(re.compile(f"^(?!{re.escape(before)})"))
    expect(page.locator("#statusmessage")).to_have_text("Every reply to this question is marked.")
    waiting = [learner for learner, reply in REPLIES.items() if reply]
    assert sorted(marks(office, learner)[0] or 0 for learner in waiting) == [3, 4, 5]
    # Who wrote nothing has 0 points by nbgrader, and costs the marker no step.
    assert marks(office, "di.ho")[0] is None


def test_among_all_questions_the_next_to_mark_may_be_on_the_same_page(
    mark: Callable[..., Page],
) -> None:
    page = mark("an.lee")
    page.locator(f"#{OTHER}").fill("7")
    page.get_by_role("button", name="Next to mark").click()
    expect(page.locator(f"#{REPLY}")).to_be_focused()


def test_levels_and_comments_are_reached_and_chosen_by_keyboard(
    office: Office, mark: Callable[..., Page]
) -> None:
    page = mark("an.lee", REPLY)
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill("Name the day.")
        page.keyboard.press("Tab")
    page = mark("cy.wong", REPLY)
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
        while not page.evaluate("() => document.activeElement.matches('[type=radio]')"):
            page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
    expect(page.locator(f"#{REPLY}")).not_to_have_value("")
    page.locator(f"#{REPLY}-comment").focus()
    page.keyboard.press("Tab")
    with saves(page, "comment"):
        page.keyboard.press("Enter")
    assert marks(office, "cy.wong")[1] == "Name the day."


def test_the_list_of_keys_opens_and_closes_by_keyboard(mark: Callable[..., Page]) -> None:
    page = mark("an.lee")
    button = page.get_by_role("button", name="Keyboard shortcuts")
    button.press("Enter")
    expect(page.get_by_text("Save and go to the next reply that is not marked yet")).to_be_visible()
    page.wait_for_selector(".modal.in:focus")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_no_name_is_shown_before_the_marker_asks_for_it(office: Office, mark: Callable[..., Page]) -> None:
    page = mark("an.lee")
    for _ in range(2):
        text = page.locator("body").inner_text() + page.title() + page.url
        assert [part for part in ("an.lee", "Secret", "mail.hk") if part in text] == []
        page.goto(office.list())
        expect(page.get_by_text("Submission #1")).to_be_visible()
    page.get_by_role("button", name="Show All Names").click()
    expect(page.get_by_role("link", name="Secret, An")).to_be_visible()
    page = mark("an.lee")
    page.get_by_role("button", name="Show name").press("Enter")
    expect(page.get_by_role("link", name="Secret, An")).to_be_visible()
    page.get_by_role("button", name="Hide name").press("Enter")
    expect(page.get_by_text("Secret, An")).not_to_be_visible()


def test_replies_and_comments_run_no_script(mark: Callable[..., Page]) -> None:
    page = mark("bo.chan", REPLY)
    expect(page.get_by_text(f"{EVIL} from Bo").locator("visible=true")).to_have_count(1)
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill(EVIL)
        page.keyboard.press("Tab")
    page = mark("cy.wong", REPLY)
    expect(comments(page).get_by_role("button")).to_have_text([EVIL])
    with saves(page, "comment"):
        comments(page).get_by_role("button").click()
    expect(page.locator(f"#{REPLY}-comment")).to_have_value(EVIL)
    assert page.title() != "owned"
    assert page.locator("img[src=x]").count() == 0


def test_a_score_that_could_not_be_saved_is_saved_before_one_goes_on(
    office: Office, mark: Callable[..., Page]
) -> None:
    page = mark("an.lee", REPLY)
    page.route("**/api/grade/*", lambda route: route.fulfill(body="Sign in first"))
    page.keyboard.type("5")
    page.keyboard.press("Control+.")
    expect(page.locator("#statusmessage")).to_contain_text("Not saved yet")
    assert page.url.startswith(office.pages["an.lee"])
    page.unroute_all()
    page.get_by_role("link", name="Next").click()
    page.wait_for_url(lambda url: not url.startswith(office.pages["an.lee"]))
    assert marks(office, "an.lee")[0] == 5


@pytest.mark.parametrize("width", [1366, 900])
def test_the_page_keeps_the_rules_for_everyone(
    mark: Callable[..., Page], violations: Callable[..., list[str]], width: int
) -> None:
    page = mark("an.lee")
    page.set_viewport_size({"width": width, "height": 768})
    with saves(page, "comment"):
        page.locator(f"#{REPLY}-comment").fill("Name the day.")
        page.keyboard.press("Tab")
    page.locator(".fm-scheme details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    assert violations(page, "body") == []


def test_an_exercise_of_another_kind_is_shown_as_by_formgrader() -> None:
    config = Config()
    configure(config)
    config.HTMLExporter.template_name = "formgrade"
    notebook = new_notebook(cells=[new_code_cell("answer = 42")])
    answer = {"grade": True, "grade_id": "mine", "points": 2, "solution": True, "task": False}
    notebook.cells[0].metadata.nbgrader = {**answer, "locked": False, "schema_version": 3}
    names = ("assignment_id", "notebook_id", "submission_id", "student", "notebook_path", "base_url")
    about = {**dict.fromkeys((*names, "first_name", "last_name"), "x"), "index": 0, "total": 1}
    exporter = HTMLExporter(config=config)  # type: ignore[no-untyped-call]
    html, _ = exporter.from_notebook_node(notebook, resources=about)
    assert "42" in html
    assert 'id="mine-comment"' in html
