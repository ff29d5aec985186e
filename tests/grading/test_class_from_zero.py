"""An instructor's whole way: a class begun, hand-ins graded, replies marked in Formgrader, results read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Browser, BrowserContext, Page, expect

from frontline.classroom.folder import ClassFolder
from frontline.content.text import Text
from frontline.store.answers import Answer, Answers, dump

from .conftest import runner
from .desk import lab_over, marking_pages

# Three exercises, a JupyterLab, and every reply marked by hand.
pytestmark = pytest.mark.slow

CRITERION = "212A-7ii"
EXERCISES = ("212a-ii-1-rolled-booking", "212a-ii-2-missing-cartons", "212a-ii-3-peak-season-inbox")
LIST = """First name,Surname,ID number,Email address
Amy,Chan,kb101,amy@kb.hk
Ben,Lo,kb102,ben@kb.hk
Cara,Ng,kb103,
"""
NOT_A_QUALIFICATION = "not a qualification registered under the Hong Kong Qualifications Framework"


@frozen
class Office:
    """The class folder, its JupyterLab, and how to type a command in it."""

    folder: Path
    url: str
    run: Callable[..., str]


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory,
    private_variables: Mapping[str, str],
    right_answers: Mapping[str, Mapping[str, Any]],
) -> Iterator[Office]:
    """Begin the class as the guide says; Amy hands in all, Ben one exercise, Cara nothing."""
    desk = tmp_path_factory.mktemp("zero")
    (desk / "list.csv").write_text(LIST)
    begun = [part for exercise in EXERCISES for part in ("--exercise", exercise)]
    said = runner(desk)(
        *("frontline", "class", "new", "autumn", "--name", "Autumn 2026", "--list", "list.csv"),
        *("--provider", "Harbour Training Centre", "--marked-by", "Ms R. Lau", "--due", "2099-01-15"),
        *begun,
    )
    assert "A class with 3 exercises" in said
    folder, run = desk / "autumn", runner(desk / "autumn")
    assert "All is in order." in run("frontline", "doctor")
    with zipfile.ZipFile(desk / "Course-Booking-17.zip", "w") as moodle:
        for number, (name, exercises) in enumerate({"Amy Chan": EXERCISES, "Ben Lo": EXERCISES[:1]}.items()):
            for exercise in exercises:
                released = ClassFolder(folder).exercises()[exercise]
                made = Answers(
                    exercise=exercise,
                    edition=released.edition,
                    learner=name,
                    number=1,
                    declared=True,
                    hours=41.5 if name == "Amy Chan" else None,
                    answers={
                        id_: Answer(value, "2026-11-22T11:00:00+08:00")
                        for id_, value in right_answers[exercise].items()
                    },
                )
                moodle.writestr(
                    f"{name}_10{number}_assignsubmission_file_/{exercise}--hand-in.json",
                    dump(made, checksum=True),
                )
    said = run("frontline", "collect", "../Course-Booking-17.zip")
    assert "4 collected" in said
    run("frontline", "grade")
    with lab_over(folder, private_variables) as url:
        yield Office(folder, url, run)


@pytest.fixture
def page(
    office: Office, chromium: Browser, open_watched: Callable[[BrowserContext, list[str]], Page]
) -> Iterator[Page]:
    troubles: list[str] = []
    context = chromium.new_context(viewport={"width": 1366, "height": 900})
    yield open_watched(context, troubles)
    context.close()
    own = f"request to {(office.folder / 'reports').as_uri()}/"
    assert [trouble for trouble in troubles if not trouble.startswith(own)] == []


def results(office: Office) -> str:
    """Write the class's pages, and return the first one's address."""
    office.run("frontline", "report")
    return (office.folder / "reports" / "results.html").as_uri()


def to_do(page: Page) -> Sequence[str]:
    return page.get_by_role("region", name="What to do next").locator("li").all_inner_texts()


def cell(page: Page, learner: str) -> str | None:
    """Return what the map says of a learner's criterion."""
    row = page.locator("#map-212A ~ .scroll").first.locator("tr", has_text=learner)
    return row.locator("td.criterion").nth(1).get_attribute("title")


def test_before_marking_the_page_says_what_waits_and_who_is_missing(office: Office, page: Page) -> None:
    page.goto(results(office))
    said = to_do(page)
    assert said[0].startswith("Mark: 4 written replies wait in “Two containers and no place on the ship”.")
    assert not [line for line in said if line.startswith("Ask")]
    assert said[-1].startswith("Wait: “Two containers and no place on the ship”, “Nine cartons")
    assert said[-1].endswith(" are not due yet.")
    settings = (office.folder / "class.toml").read_text()
    (office.folder / "class.toml").write_text(settings.replace("2099-01-15", "2026-01-15"))
    page.goto(results(office))
    said = to_do(page)
    assert "Ask: “Two containers and no place on the ship” is not handed in by Cara Ng." in said
    assert any(line.endswith("is not handed in by Ben Lo and Cara Ng.") for line in said)
    assert cell(page, "Amy Chan") == f"{CRITERION}: to be marked"
    assert cell(page, "Cara Ng") == f"{CRITERION}: not attempted"


def test_every_reply_is_marked_in_formgrader_by_pressing_levels(
    office: Office, page: Page, exercises: Mapping[str, Text]
) -> None:
    for exercise in EXERCISES:
        for learner, address in marking_pages(office.folder, office.url, exercise).items():
            if learner == "kb103" or (learner == "kb102" and exercise != EXERCISES[0]):
                continue
            page.goto(address)
            page.wait_for_load_state("networkidle")
            for block in exercises[exercise].questions:
                if block.made.question.by_person:
                    full(page, block.id)


def full(page: Page, question: str) -> None:
    """Press the best level in each row of a question's scheme; the last press makes the score."""
    rows: dict[str, Any] = {}
    for level in page.locator(f'input[type=radio][name^="{question}-row-"]').all():
        # The best one stands first.
        rows.setdefault(str(level.get_attribute("name")), level)
    assert rows
    *others, last = rows.values()
    for level in others:
        level.check()
    with page.expect_response(lambda saved: "/api/grade/" in saved.url and saved.ok):
        last.check()
    expect(page.locator(f"input.score#{question}")).to_have_value(re.compile(r"^[1-9]"))


def test_the_map_says_who_has_met_it_and_the_keyboard_leads_to_the_statement(
    office: Office, page: Page, violations: Callable[..., list[str]]
) -> None:
    page.goto(results(office))
    assert not [line for line in to_do(page) if line.startswith("Mark:")]
    assert cell(page, "Amy Chan") == f"{CRITERION}: met"
    assert cell(page, "Ben Lo") == f"{CRITERION}: not yet met"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, "body") == []
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Amy Chan":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Competence statement")
    expect(page.get_by_text("Amy Chan", exact=True)).to_be_visible()
    assert page.url.endswith("/statements/kb101.html")


def test_the_statement_says_all_that_it_must_and_prints_to_one_sheet(
    office: Office, page: Page, violations: Callable[..., list[str]], tmp_path: Path
) -> None:
    by = ("--by", "Mr Ip, desk supervisor")
    office.run("frontline", "class", "seen", "kb101", CRITERION, *by, "--note", "two rolled bookings")
    reason = ("--by", "Ms R. Lau", "--reason", "The call was heard live")
    office.run("frontline", "class", "decide", "kb102", CRITERION, *reason)
    page.goto(results(office))
    assert cell(page, "Ben Lo") == f"{CRITERION}: met, decided by Ms R. Lau"
    page.get_by_role("link", name="Amy Chan").first.click()
    said = page.locator("article").inner_text()
    for one in (
        *(NOT_A_QUALIFICATION, "Autumn 2026", "Harbour Training Centre", "kb101"),
        *("LOCUSM212A Handle customer relations and requests", "Level 2", "6 credits, for reference only"),
        *("LOCUSM309A Implement customer service management", "Level 3", "9 credits, for reference only"),
        *("135 of 135 points.", "not given out in this class."),
        *("41.5, as the learner's own course counted them", "The unit is meant for about 60"),
        *("212A-7ii seen at work: yes (Mr Ip, desk supervisor", "two rolled bookings"),
        *("written replies by Ms R. Lau", "were given no keys before they handed in"),
    ):
        assert one in said, one
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, "body") == []
    page.pdf(path=tmp_path / "one.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "one.pdf").read_bytes())) == 1
    page.goto((office.folder / "reports" / "statements" / "kb102.html").as_uri())
    said = page.locator("article").inner_text()
    assert "Decided by Ms R. Lau on " in said
    assert "met. Reason: The call was heard live. By points alone: not yet met." in said


def test_files_for_an_lms_and_nbgrader_s_export_say_the_same(office: Office) -> None:
    office.run("frontline", "report", "--to", "moodle")
    lines = (office.folder / "reports" / "moodle.csv").read_text().splitlines()
    assert lines[1:] == [
        "Amy,Chan,kb101,amy@kb.hk,45,45,45",
        "Ben,Lo,kb102,ben@kb.hk,45,,",
        "Cara,Ng,kb103,,,,",
    ]
    office.run("nbgrader", "export", "--exporter=frontline.report.CriterionExporter", "--to", "out.csv")
    exported = (office.folder / "out.csv").read_text()
    assert exported == (office.folder / "reports" / "results.csv").read_text()
    assert "kb101,Amy Chan,212A,212A-7ii,met,135,135,0,41.5,," in exported
