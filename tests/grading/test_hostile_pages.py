"""What hostile learners write, on every page that an instructor or a learner opens, in a real browser."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Browser, BrowserContext, Page

from frontline.content.places import Places

from .conftest import EXERCISE, new_class, runner
from .desk import lab_over, marking_pages

# A JupyterLab, a graded class and a dozen pages take half a minute.
pytestmark = pytest.mark.slow

AWAY = "http://192.0.2.1"
RUN = "top.__ran=1;alert(1)"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"</pre></td></form></textarea></script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<img src={AWAY}/pixel.png>",
    f"<svg onload={RUN}><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f"<style>@import '{AWAY}/a.css'; body {{ display: none }}</style>",
    f"<link rel=stylesheet href={AWAY}/b.css><base href={AWAY}/>",
    f"<meta http-equiv=refresh content='0;url={AWAY}/'>",
    f"<input autofocus onfocus={RUN}><details open ontoggle={RUN}>",
    f"<a href='javascript:{RUN}'>a</a> [b](javascript:{RUN}) ![c]({AWAY}/c.png)",
    f"$\\href{{javascript:{RUN}}}{{x}}$ \\(\\style{{color:red}}{{y}}\\) $$\\frac{{1}}{{2}}$$",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    f"{{{{ 7*7 }}}} {{% raw %}} ${{7*7}} <!-- --!><script>{RUN}</script>",
    f"`</code><script>{RUN}</script>` &lt;script&gt;{RUN}&lt;/script&gt;",
    f"]]><![CDATA[<script>{RUN}</script>]]>",
    f'=HYPERLINK("{AWAY}";"x")',
)
REPLY = "\n".join(PAYLOADS)
NAMED = {f"name{number}": payload for number, payload in enumerate(PAYLOADS)}
"""Learners who only have such a name and address in class.csv."""
ANSWERS: Mapping[str, Any] = {
    "outcome-to-customer": REPLY,
    "note-to-operations": REPLY,
    "hours-left": PAYLOADS[0],
    "what-you-may-waive": PAYLOADS[2][:40],
    "rolled-notice": PAYLOADS[2],
    "log-first": [*PAYLOADS[:3]],
    "call-ms-yeung": list(PAYLOADS),
    "follow-up-plan": dict(zip(PAYLOADS, PAYLOADS, strict=True)),
    "message-at-two": {payload: payload for payload in PAYLOADS},
}
BY_HAND = f"<img src=x onerror={RUN}>"
"""The id of a learner whose folder somebody laid into submitted/, and whom nbgrader made by itself.

It is on lists and on the marking page. The page of this one student is left out: nbgrader 0.9.6 writes the
id from a page's address into the page as it is, and no id with such characters passes check-in.
"""


@frozen
class Office:
    """A graded class with plain JupyterLab over it; the addresses of the pages of it by name."""

    folder: Path
    url: str
    pages: Mapping[str, str]


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    places: Places,
    private_variables: Mapping[str, str],
    hand_in: Callable[..., bytes],
) -> Iterator[Office]:
    folder = new_class(tmp_path_factory.mktemp("office") / "class", places)
    with (folder / "class.csv").open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "first_name", "last_name", "email"])
        table.writerows([id_, evil, evil, evil] for id_, evil in {**NAMED, "evil": PAYLOADS[0]}.items())
    answers = folder / "inbox" / "evil" / EXERCISE / "answers.json"
    answers.parent.mkdir(parents=True)
    notes = {"hand-in": PAYLOADS[2], "hours-left": PAYLOADS[0]}
    answers.write_bytes(hand_in(ANSWERS, learner=PAYLOADS[0], notes=notes))
    run = runner(folder)
    run("frontline", "collect")
    run("frontline", "grade", EXERCISE)
    by_hand = folder / "submitted" / BY_HAND / EXERCISE
    by_hand.mkdir(parents=True)
    for path in (folder / "submitted" / "evil" / EXERCISE).iterdir():
        (by_hand / path.name).write_bytes(path.read_bytes())
    run("nbgrader", "autograde", EXERCISE)
    _comment(folder)
    # The learner whose id is no folder's name gets no page; the others do.
    assert "19 new or changed" in run("frontline", "feedback", fails=True)
    run("frontline", "report")
    with lab_over(folder, private_variables) as url:
        yield Office(folder, url, _pages(folder, url))


def _comment(folder: Path) -> None:
    """Comment on a reply, as a person does who pastes what the learner wrote."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        for question in ("outcome-to-customer", "note-to-operations"):
            comment = gradebook.find_comment(question, EXERCISE, EXERCISE, "evil")
            comment.manual_comment = REPLY
        gradebook.db.commit()


def _pages(folder: Path, url: str) -> dict[str, str]:
    marking = marking_pages(folder, url)
    return {
        "marking": marking["evil"],
        "marking by hand": marking[BY_HAND],
        "assignments": f"{url}/formgrader/manage_assignments",
        "submissions": f"{url}/formgrader/manage_submissions/{EXERCISE}",
        "gradebook": f"{url}/formgrader/gradebook",
        "gradebook of an exercise": f"{url}/formgrader/gradebook/{EXERCISE}",
        "list to mark": f"{url}/formgrader/gradebook/{EXERCISE}/{EXERCISE}",
        "students": f"{url}/formgrader/manage_students",
        "student": f"{url}/formgrader/manage_students/evil",
        "student's exercise": f"{url}/formgrader/manage_students/evil/{EXERCISE}",
        "learner's feedback": (folder / "feedback" / "evil" / "feedback.html").as_uri(),
        "exercise's feedback": (folder / "feedback" / "evil" / EXERCISE / f"{EXERCISE}.html").as_uri(),
        "report": (folder / "reports" / "results.html").as_uri(),
    }


NAMES = [
    *("marking", "marking by hand", "assignments", "submissions", "gradebook", "gradebook of an exercise"),
    *("list to mark", "students", "student", "student's exercise"),
    *("learner's feedback", "exercise's feedback", "report"),
]


@pytest.fixture
def opened(
    office: Office, chromium: Browser, open_watched: Callable[[BrowserContext, list[str]], Page]
) -> Iterator[Callable[[str], Page]]:
    """Open a page of the class by its name; at the end nothing may have run, asked or left the computer."""
    troubles: list[str] = []
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page = open_watched(context, troubles)
    page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))

    def open_(name: str) -> Page:
        page.goto(office.pages[name])
        page.wait_for_load_state("networkidle")
        return page

    yield open_
    assert page.evaluate("window.__ran") is None
    context.close()
    assert [one for one in troubles if "file:" not in one] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_runs_nothing_and_calls_nobody(opened: Callable[[str], Page], name: str) -> None:
    page = opened(name)
    assert page.locator("body").is_visible()
    for one in page.locator("a, input, textarea, summary, button").all()[:200]:
        if one.is_visible():
            one.dispatch_event("mouseover")
            one.focus()
    links = page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href') || '')")
    assert [one for one in links if one.lower().strip().startswith(("javascript:", "data:"))] == []
    assert (
        page.locator(f"[src^='{AWAY}'], [href^='{AWAY}'], [srcdoc], base, [onerror], [onload]").count() == 0
    )


@pytest.mark.parametrize("name", ["marking", "marking by hand", "exercise's feedback"])
def test_a_reply_is_shown_as_it_was_written(opened: Callable[[str], Page], name: str) -> None:
    shown = opened(name).locator("body").inner_text()
    for payload in PAYLOADS:
        assert payload in shown


@pytest.mark.parametrize("name", ["submissions", "students", "report"])
def test_a_name_is_shown_as_it_is_in_the_class_list(opened: Callable[[str], Page], name: str) -> None:
    shown = opened(name).locator("body").inner_text()
    for payload in PAYLOADS:
        assert payload in shown


def test_no_cell_of_a_table_for_spreadsheets_is_a_formula(office: Office) -> None:
    with (office.folder / "reports" / "results.csv").open(newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
