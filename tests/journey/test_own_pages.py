"""A learner's own pages in a real browser: progress, challenge, checking a hand-in, what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from playwright.sync_api import Locator, Page, expect

from frontline.content.bank import practice
from frontline.content.contents import contents
from frontline.content.places import Places
from frontline.quality import answerers
from frontline.store.answers import SecondAttempt, dump
from frontline.store.exercise import ExerciseFile
from frontline.store.work import WorkFile
from frontline.study.challenge import SIZE, Challenge, askable

# Seven pages of JupyterLab: about a minute and a half.
pytestmark = pytest.mark.slow

EXERCISE = "212a-ii-1-rolled-booking"
PATIENCE = 60_000
Visit = Callable[[str], Page]
Themes = Callable[[Page], None]


def panel(page: Page) -> Locator:
    return page.locator(".frontline-panel")


def test_a_fresh_start_page_says_where_to_begin_and_leads_there(
    work: WorkFile, visit: Visit, in_both_themes: Themes, places: Places
) -> None:
    lesson = contents(places).lessons[0]
    page = visit("Start here.ipynb")
    first = page.locator(".fl-steps a").first
    expect(first).to_have_text(f"Begin lesson {lesson.number}: {lesson.title}")
    expect(page.locator(".fl-progress").first).to_contain_text("You have not begun yet.")
    in_both_themes(page)
    first.focus()
    page.keyboard.press("Enter")
    tab = page.locator(".jp-mod-current.lm-TabBar-tab")
    expect(tab).to_contain_text(lesson.file[:11], timeout=PATIENCE)


def test_progress_is_true_again_when_one_comes_back_to_the_page(work: WorkFile, visit: Visit) -> None:
    page = visit("Start here.ipynb")
    page.evaluate(
        "() => void window.jupyterapp.commands.execute('docmanager:open', { path: 'study/your-data.ipynb' })"
    )
    expect(page.get_by_role("heading", name="Your data")).to_be_visible(timeout=PATIENCE)
    work.tried("08-match-channels", {}, right=False)
    page.locator(".lm-TabBar-tabLabel", has_text="Start here.ipynb").click()
    expect(page.locator(".fl-steps a").first).to_have_text("Go on with lesson 08: Choosing the channel")
    expect(page.locator(".fl-progress").first).to_contain_text("Practice 2, today at")


def test_a_page_to_print_opens_in_a_tab_of_its_own(work: WorkFile, folder: Path, visit: Visit) -> None:
    work.tried("08-match-channels", {}, right=True)
    page = visit("Start here.ipynb")
    panel(page).get_by_role("button", name="Make a page to print").press("Enter")
    link = panel(page).get_by_role("link")
    expect(link).to_be_focused()
    with page.expect_popup() as opened:
        page.keyboard.press("Enter")
    printed = opened.value
    expect(printed.get_by_role("heading", name="My progress")).to_be_visible()
    expect(printed.get_by_text("1 of 11 tried, 1 right at first")).to_be_visible()
    assert "<script" not in (folder / "study" / "my-progress.html").read_text(encoding="utf-8")
    printed.close()


def test_a_damaged_work_file_is_said_and_the_version_before_counts(
    work: WorkFile, folder: Path, visit: Visit
) -> None:
    work.tried("08-match-channels", {}, right=True)
    work.tried("08-which-reason", "chat", right=True)
    (folder / "my-work.json").write_text("{")
    page = visit("Start here.ipynb")
    note = page.locator(".fl-warn")
    expect(note).to_contain_text("Your work file could not be read. It is kept as my-work.broken-1.json.")
    expect(page.get_by_text("1 of 11 tried, 1 right at first")).to_be_visible()


def test_a_challenge_is_taken_by_keyboard_kept_over_a_reload_and_judged(
    work: WorkFile, visit: Visit, places: Places, in_both_themes: Themes
) -> None:
    bank, course = practice(places), contents(places)
    pool = askable(bank, course, "212A")
    page = visit("study/challenge-212A.ipynb")
    lessons = len({one.of for one in pool.values()})
    expect(panel(page).first).to_contain_text(f"{SIZE} questions from {lessons} lessons.")
    panel(page).get_by_role("button", name="Begin the challenge").press("Enter")
    expect(page.locator("form.frontline")).to_have_count(SIZE)
    expect(panel(page).first.locator("[data-focus]")).to_be_focused()
    drawn = work.open().entries("challenges", Challenge)["212A"].questions
    choice = next(id_ for id_ in drawn if bank[id_].question.kind == "choice")
    chosen = page.locator(f'form[data-question="{choice}"] [name]')
    chosen.first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f'form[data-question="{choice}"] [data-status]')).to_contain_text("Saved")
    in_both_themes(page)
    page = visit("study/challenge-212A.ipynb")
    expect(chosen.nth(1)).to_be_checked(timeout=PATIENCE)
    taken = work.open().entries("challenges", Challenge)["212A"]
    assert taken.questions == drawn
    work.put("challenges", "212A", {**plain(taken), "answers": right(taken, bank)})
    panel(page).last.get_by_role("button", name="Finish, and show me what to read").press("Enter")
    expect(page.get_by_role("heading", name="What your challenge says")).to_be_visible()
    expect(page.get_by_text(f"{SIZE} of {SIZE} right. Only an answer")).to_be_visible()
    said = page.locator(".jp-OutputArea table").first
    first = sum(bank[id_].of == course.lessons[0].file for id_ in drawn)
    expect(said).to_contain_text(f"{first} of {first}")
    expect(said).to_contain_text("You may skim it")
    expect(panel(page).first.locator("[data-focus]")).to_be_focused()
    in_both_themes(page)


def test_a_hand_in_is_checked_by_keyboard_and_explained(
    work: WorkFile,
    folder: Path,
    visit: Visit,
    right_answers: Mapping[str, Mapping[str, Any]],
    in_both_themes: Themes,
    violations: Callable[..., list[str]],
) -> None:
    file = ExerciseFile(folder / "exercises" / EXERCISE, EXERCISE)
    for name, value in right_answers[EXERCISE].items():
        file.save(name, value)
    file.save("outcome-to-customer", "Dear Ms Yeung, container 1 sails on 5 July <script>x()</script>.")
    page = visit(f"exercises/{EXERCISE}/{EXERCISE}.ipynb")
    form = page.locator("form[data-question=hand-in]")
    expect(form).to_be_visible(timeout=PATIENCE)
    expect(panel(page)).to_contain_text("Hand in first.")
    form.locator("[name=learner]").focus()
    page.keyboard.type("T 12")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    # Whether the hours go along is asked, and not assumed.
    expect(form.locator("[name=hours]")).to_be_focused()
    expect(form.locator("[name=hours]")).not_to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator("[data-status]")).to_contain_text("Done.")
    panel(page).get_by_role("button", name="Check my hand-in").press("Enter")
    rows = panel(page).locator("fieldset")
    expect(rows.first).to_be_visible()
    in_both_themes(page)
    button = panel(page).get_by_role("button", name="Show my result")
    button.press("Enter")
    expect(panel(page).locator(".frontline-says")).to_contain_text("Then you see your result.")
    for number in range(rows.count()):
        rows.nth(number).locator("input").first.focus()
        page.keyboard.press("Space")
    expect(panel(page).locator(".frontline-says")).to_have_text("Every row is marked.")
    button.press("Enter")
    expect(panel(page).locator("[data-focus]")).to_contain_text("45 of 45 points, self-checked.")
    in_both_themes(page)
    with page.expect_popup() as opened:
        panel(page).get_by_role("link", name="Open your feedback page").press("Enter")
    feedback = opened.value
    expect(feedback.get_by_text("self-checked: the course's keys marked the answers")).to_be_visible()
    expect(feedback.get_by_text("<script>x()</script>")).to_be_visible()
    assert violations(feedback, "main") == []
    feedback.close()
    page = visit("Start here.ipynb")
    expect(page.get_by_text("45 of 45 points, self-checked")).to_be_visible()
    expect(page.locator(".fl-state", has_text="met").first).to_be_visible()


def test_the_coach_is_asked_by_keyboard_before_the_mark_scheme(
    work: WorkFile, visit: Visit, in_both_themes: Themes
) -> None:
    page = visit("lessons/08-choosing-the-channel.ipynb")
    form = page.locator('form[data-question="08-write-the-record"]')
    expect(form).to_be_visible(timeout=PATIENCE)
    form.locator("textarea").focus()
    page.keyboard.type("Dear Ms Santos, we will send the new ETD asap.")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Ask the coach")).to_be_focused()
    page.keyboard.press("Enter")
    said = form.locator("[data-feedback]")
    expect(said).to_contain_text("A promise without a time")
    expect(said).to_contain_text("Estimated time of departure")
    expect(said).to_contain_text("it never marks")
    in_both_themes(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(form.locator("[data-status]")).to_contain_text("Write your reply first. It has 10 words")
    assert work.open().practice["08-write-the-record"].tries == 0


def test_what_is_kept_is_shown_and_deleted_after_a_question(
    work: WorkFile, folder: Path, visit: Visit, in_both_themes: Themes
) -> None:
    work.tried("08-match-channels", {}, right=True)
    page = visit("study/your-data.ipynb")
    box = panel(page).first.get_by_role("checkbox").first
    expect(box).to_be_visible(timeout=PATIENCE)
    in_both_themes(page)
    box.focus()
    page.keyboard.press("Space")
    panel(page).first.get_by_role("button", name="Delete what is ticked").press("Enter")
    expect(panel(page).first.locator("[data-focus]")).to_contain_text("Delete this for ever?")
    in_both_themes(page)
    panel(page).first.get_by_role("button", name="No, keep it").press("Enter")
    expect(panel(page).first.locator(".frontline-says")).to_have_text("Nothing was deleted.")
    assert (folder / "my-work.json").is_file()
    panel(page).first.get_by_role("checkbox").first.press("Space")
    panel(page).first.get_by_role("button", name="Delete what is ticked").press("Enter")
    panel(page).first.get_by_role("button", name="Yes, delete it").press("Enter")
    expect(panel(page).first.locator(".frontline-says")).to_have_text("Deleted.")
    assert not (folder / "my-work.json").exists()
    assert (folder / "Start here.ipynb").is_file()


def test_work_is_taken_along_and_brought_in(
    work: WorkFile, folder: Path, tmp_path: Path, visit: Visit, in_both_themes: Themes
) -> None:
    work.tried("08-match-channels", {}, right=True)
    page = visit("study/your-data.ipynb")
    page.get_by_role("button", name="Make a file with all my work").press("Enter")
    link = page.get_by_role("link", name="Save my-course-work.json")
    expect(link).to_be_focused()
    in_both_themes(page)
    with page.expect_download() as downloading:
        link.press("Enter")
    saved = tmp_path / "saved.json"
    downloading.value.save_as(saved)
    for path in folder.glob("*my-work*"):
        path.unlink()
    box = page.get_by_label("Bring in a file with my work")
    (tmp_path / "letter.json").write_text("Dear Ms Santos")
    for file, says in (
        (tmp_path / "letter.json", "letter.json is empty, cut short, or no file with work of this course."),
        (saved, "Your work is here now."),
    ):
        with page.expect_file_chooser() as choosing:
            box.focus()
            page.keyboard.press("Enter")
        choosing.value.set_files(file)
        expect(panel(page).filter(has=box).locator(".frontline-says")).to_have_text(says)
    expect(page.locator("[data-focus]", has_text="Practice answers: 1.")).to_be_focused()
    in_both_themes(page)
    assert work.open().practice["08-match-channels"].first is True


def test_a_second_attempt_locks_what_had_full_marks_and_begins_the_role_play_anew(
    folder: Path,
    tmp_path: Path,
    visit: Visit,
    in_both_themes: Themes,
    right_answers: Mapping[str, Mapping[str, Any]],
) -> None:
    mine = folder / "exercises" / EXERCISE
    file = ExerciseFile(mine, EXERCISE)
    for question, value in right_answers[EXERCISE].items():
        file.save(question, value)
    first = file.open().answers
    second = SecondAttempt(opened="2026-03-02T09:00:00+00:00", carried=("rolled-notice",))
    kept = {name: answer for name, answer in first.answers.items() if name != "call-ms-yeung"}
    sent = tmp_path / f"{EXERCISE}--amy--again.json"
    sent.write_bytes(dump(evolve(first, attempt=2, second=second, answers=kept)))
    page = visit("study/your-data.ipynb")
    with page.expect_file_chooser() as choosing:
        page.get_by_label("Bring in a file with my work").focus()
        page.keyboard.press("Enter")
    choosing.value.set_files(sent)
    expect(page.locator("[data-focus]", has_text="Your second attempt at the exercise")).to_be_focused()
    in_both_themes(page)
    page = visit(f"exercises/{EXERCISE}/{EXERCISE}.ipynb")
    locked = page.locator('form[data-question="rolled-notice"]')
    expect(locked).to_contain_text("so it is carried over and cannot be changed")
    expect(locked.locator("input:enabled")).to_have_count(0)
    talk = page.locator('form[data-question="call-ms-yeung"]')
    expect(talk.get_by_text("What do you say?")).to_be_visible()
    expect(page.locator('form[data-question="log-first"] input:enabled').first).to_be_attached()
    assert (mine / "answers.first-attempt.json").is_file()


def plain(taken: Challenge) -> dict[str, Any]:
    from attrs import asdict

    return dict(json.loads(json.dumps(asdict(taken))))


def right(taken: Challenge, bank: Any) -> dict[str, Any]:
    return {id_: answerers.right(bank[id_].question, bank[id_].key) for id_ in taken.questions}
