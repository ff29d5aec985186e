"""The screen of flashcards: what there is to review, a session, and what it came to."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from frontline.content.bank import Banked
from frontline.content.contents import Asked, Contents, LessonContents
from frontline.forms.output import shown_to
from frontline.forms.panel import Turn
from frontline.notebook.practising import NO_WORKSPACE
from frontline.notebook.reviewing import JUDGE, Reviewing, cards
from frontline.questions.choice import Choice
from frontline.store.work import WorkFile
from frontline.study.review import Rating, reviewed
from frontline.terms import Chinese, Mode, Register, Status, Term

HONG_KONG = timezone(timedelta(hours=8))
MONDAY = datetime(2026, 11, 2, 8, 10, tzinfo=HONG_KONG)
DAY = timedelta(days=1)
HOSTILE = "<img src=x onerror=\"document.title='owned'\">"
WANTED = {"size": "20", "meaning": True, "term": True, "abbreviation": True, "chinese": True, "all": False}


def term(id_: str, en: str, **other: Any) -> Term:
    plain: dict[str, Any] = {
        "theme": "t",
        "definition": f"What {id_} is.",
        "example": f'"We say {id_}."',
        "mode": Mode.ALL,
        "register": Register.EVERYDAY,
        "source": "en:GEN",
    }
    return Term(id=id_, en=en, **{**plain, **other})


TERMS = {
    one.id: one
    for one in (
        term(
            "edi",
            "Electronic data interchange",
            abbreviation="EDI",
            zh_hant=Chinese(text="電子數據交換", status=Status.REVIEW),
            confused={"hotline": "that is a phone"},
        ),
        term("hotline", "Hotline", zh_hant=Chinese(text="熱線", status=Status.SOURCED)),
        term("eta", "Arrival time"),
    )
}
CALL = Choice("08-call", "What first?", options={"call": "Call", "mail": "Write"})
BANK = {
    "08-call": Banked(
        question=CALL,
        key={"call": 1.0},
        of="08-choosing",
        because={"call": "It reaches them now.", "mail": "It waits."},
        section="A call or a letter",
    )
}
CONTENTS = Contents(
    units=(),
    lessons=(
        LessonContents(
            file="08-choosing",
            title="Choosing",
            unit="212A",
            minutes=60,
            questions=(Asked(id="08-call", label="", kind="choice", assesses=()),),
            explorations=(),
            terms=("edi", "hotline"),
            task="",
        ),
    ),
    exercises=(),
    minutes_per_task=30,
    minutes_per_term=2,
)
Open = Callable[..., "Reviewing"]


class Clock:
    """A clock that a test sets."""

    now = MONDAY

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> WorkFile:
    """A work file in which lesson 08 has begun."""
    file = WorkFile(tmp_path)
    file.tried("08-call", "call", right=True)
    return file


@pytest.fixture
def opened(file: WorkFile, clock: Clock) -> Open:
    """Open the page, as often as a test likes."""

    def opened(at: WorkFile | None = file, terms: dict[str, Term] = TERMS) -> Reviewing:
        return Reviewing(terms, CONTENTS, lambda: BANK, at, clock)

    return opened


def read(html: str) -> str:
    """Return what a person reads on the screen."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def press(page: Reviewing, *deeds: str) -> Turn:
    turn = Turn()
    for do in deeds:
        turn = page.act(do, {})
    return turn


def test_it_says_how_many_cards_there_are_and_how_many_of_them_are_new(opened: Open, clock: Clock) -> None:
    assert "Today: 2 new cards" in read(opened().html())
    press(opened(), "start", "show", "good")
    clock.now = MONDAY + 2 * DAY
    assert "Today: 2 cards to review, 1 of them new" in read(opened().html())


def test_before_the_first_lesson_it_says_so_and_offers_its_key_terms(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    page = opened(WorkFile(tmp_path / "new"))
    said = read(page.html())
    assert "You have not begun a lesson yet" in said
    assert "the key terms of lesson 08, Choosing" in said
    assert "To try: 2 new cards from lesson 08" in said
    assert "Today" not in said
    assert page.act("size", {**WANTED, "size": "5", "all": True}).says.startswith("Today: ")
    assert page.act("all", {**WANTED, "size": "5"}).says.startswith("To try: ")
    assert "All 3 terms of the glossary" in said
    assert "Electronic data interchange" in read(press(page, "start").html)


def test_a_card_shows_its_front_and_then_its_answer(opened: Open) -> None:
    page = opened()
    front = read(press(page, "start").html)
    assert "1 of 2 What does this mean? Electronic data interchange" in front
    assert "What edi is." not in front
    back = read(press(page, "show").html)
    for words in (
        "Electronic data interchange (EDI)",
        "What edi is.",
        "We say edi.",
        "電子數據交換 to be reviewed",
        "Do not mix it up with Hotline : that is a phone",
    ):
        assert words in back


@pytest.mark.parametrize(
    ("direction", "front"),
    [
        ("term", "What is it called in English? What … is."),
        ("abbreviation", "What does this stand for, and what does it mean? EDI"),
        ("chinese", "What is it called in English? 電子數據交換 to be reviewed"),
    ],
)
def test_each_direction_asks_from_its_own_side(opened: Open, direction: str, front: str) -> None:
    page = opened()
    wanted = {**WANTED, **dict.fromkeys(("meaning", "term", "abbreviation", "chinese"), False)}
    shown = read(page.act("start", {**wanted, direction: True}).html)
    assert front in shown
    assert "interchange" not in shown


def test_a_sourced_chinese_term_stands_without_a_remark(opened: Open) -> None:
    page = opened()
    press(page, "start", "show", "good")
    assert "Chinese: 熱線 How well" in read(press(page, "show").html.replace("</fieldset>", ""))


def test_a_question_that_went_wrong_is_asked_with_its_options_and_explained(
    opened: Open, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    file = WorkFile(tmp_path / "new")
    file.tried("08-call", "mail", right=False)
    page = opened(file)
    assert "1 practice question that went wrong" in read(page.html())
    front = read(press(page, "start").html)
    assert "Practice question from lesson 08, Choosing What first? Call Write" in front
    assert "It reaches them now." not in front
    back = read(press(page, "show").html)
    assert "Call It reaches them now. Lesson 08, A call or a letter" in back
    assert "It waits." not in back


def test_the_four_buttons_say_what_they_mean_and_when_the_card_comes_back(opened: Open) -> None:
    page = opened()
    back = read(press(page, "start", "show").html)
    for words in (
        "1 Again · in this session I did not know it",
        "2 Hard · tomorrow I knew it, but it was hard",
        "3 Good · in 2 days I knew it",
        "4 Easy · in 8 days I knew it at once",
    ):
        assert words in back


def test_each_rating_is_saved_at_once(opened: Open, file: WorkFile) -> None:
    page = opened()
    press(page, "start", "show")
    assert file.open().section("cards") == {}
    press(page, "good")
    entry = file.open().section("cards")["edi:meaning"]
    assert (entry["last"], entry["times"]) == ("2026-11-02T08:10:00+08:00", 1)
    assert file.open().section("memory")["days"] == {"2026-11-02": 1}


def test_a_card_that_was_not_known_comes_back_after_the_others(opened: Open) -> None:
    page = opened()
    second = read(press(page, "start", "show", "again").html)
    assert "2 of 2 · 1 comes back What does this mean? Hotline" in second
    again = read(press(page, "show", "good").html)
    assert "Once more What does this mean? Electronic data interchange" in again
    assert "You have reviewed 2 cards" in read(press(page, "show", "good").html)


def test_the_end_says_what_comes_next_and_what_was_hard(opened: Open) -> None:
    page = opened()
    end = press(page, "start", "show", "good", "show", "hard").html
    said = read(end)
    assert "You have reviewed 2 cards Tomorrow: 2 cards to review, 1 of them new." in said
    assert "What was hard Hotline : What hotline is." in said
    assert "Electronic" not in said
    assert "Start another session" not in said


def test_another_session_is_offered_while_something_is_due(opened: Open) -> None:
    page = opened()
    said = read(press(page, "start", "show", "again", "stop").html)
    assert "You have reviewed 1 card Still open today: 2 cards to review, 1 of them new." in said
    assert "Start another session" in said
    assert "1 of 2" in read(press(page, "start").html)


def test_stopping_before_the_first_rating_leads_back(opened: Open) -> None:
    assert "Today: 2 new cards" in read(press(opened(), "start", "show", "stop").html)


def test_when_nothing_is_due_it_says_when_the_next_card_comes(opened: Open, clock: Clock) -> None:
    only = {**WANTED, "term": False, "abbreviation": False, "chinese": False}
    page = opened()
    page.act("start", only)
    press(page, "show", "easy", "show", "easy", "home")
    assert "Nothing to review today Next: 2 cards to review on Tuesday 10 November." in read(page.html())
    assert "Start" not in read(page.html())


def test_who_has_done_the_day_s_cards_may_take_more(opened: Open) -> None:
    page = opened()
    press(page, "start", "show", "good", "show", "good", "home")
    assert "Nothing to review today Tomorrow: 2 new cards." in read(page.html())
    assert "Take more new cards" in read(page.html())
    assert "1 of 5" in read(press(page, "more").html)


def test_after_a_reload_what_was_rated_is_not_asked_again(opened: Open) -> None:
    press(opened(), "start", "show", "good")
    page = opened()
    assert "Today: 1 new card" in read(page.html())
    assert "1 of 1 What does this mean? Hotline" in read(press(page, "start").html)


def test_two_windows_do_not_lose_each_other_s_ratings(opened: Open, file: WorkFile) -> None:
    one, two = opened(), opened()
    press(one, "start", "show")
    press(two, "start", "show", "good", "show", "good")
    press(one, "easy")
    assert sorted(file.open().section("cards")) == ["edi:meaning", "hotline:meaning"]
    assert file.open().section("cards")["edi:meaning"]["times"] == 2


def test_a_card_that_another_window_has_reviewed_is_not_asked_again(opened: Open, file: WorkFile) -> None:
    page = opened()
    press(page, "start", "show")
    file.update(lambda work: reviewed(work, "hotline:meaning", Rating.GOOD, MONDAY))
    assert "You have reviewed 1 card" in read(press(page, "good").html)


def test_a_second_press_of_space_rates_nothing(opened: Open, file: WorkFile) -> None:
    page = opened()
    press(page, "start", "show")
    before = page.html()
    assert press(page, "wait") == Turn(before, JUDGE)
    assert file.open().section("cards") == {}


def test_a_rating_before_the_answer_is_shown_does_nothing(opened: Open, file: WorkFile) -> None:
    page = opened()
    assert "1 of 2" in read(press(page, "start", "good").html)
    assert file.open().section("cards") == {}


def test_settings_are_kept_and_counted_at_once(opened: Open, file: WorkFile) -> None:
    turn = opened().act("chinese", {**WANTED, "size": "5", "all": True, "meaning": False, "chinese": False})
    assert turn.says == "Today: 3 new cards."
    assert 'name="chinese" data-do="chinese" data-focus' in turn.html
    assert file.open().section("memory")["settings"] == {
        "size": 5,
        "directions": ["term", "abbreviation"],
        "all": True,
    }
    assert '<option value="5" selected>' in opened().html()


def test_without_a_direction_there_is_nothing_to_start(opened: Open) -> None:
    nothing = {**WANTED, **dict.fromkeys(("meaning", "term", "abbreviation", "chinese"), False)}
    said = read(opened().act("chinese", nothing).html)
    assert "Choose below what the cards ask" in said
    assert "Start" not in said


def test_a_rating_that_cannot_be_saved_is_said_and_the_card_stays(opened: Open, file: WorkFile) -> None:
    page = opened()
    press(page, "start", "show")
    shown = page.html()
    newer = file.record.path.read_text()
    file.record.path.write_text('{"format": 99, "practice": {}}')
    turn = press(page, "good")
    assert turn == Turn(
        "", "Not saved. Your work was made by a newer version of the course: update the course."
    )
    assert page.html() == shown
    file.record.path.write_text(newer)
    assert "2 of 2" in read(press(page, "good").html)


def test_settings_that_cannot_be_saved_hold_in_this_page(opened: Open, tmp_path: Path) -> None:
    (tmp_path / ".my-work.tmp").mkdir()
    turn = opened().act("all", {**WANTED, "all": True})
    assert turn.says.startswith("Not saved. ")
    assert "Today: 3 new cards" in read(turn.html)


def test_a_work_file_that_cannot_be_read_is_said_and_may_be_tried_again(opened: Open, file: WorkFile) -> None:
    before = file.record.path.read_text()
    file.record.path.write_text('{"format": 99, "practice": {}}')
    page = opened()
    assert "made by a newer version of the course" in read(page.html())
    file.record.path.write_text(before)
    assert "Today: 2 new cards" in read(press(page, "home").html)


def test_a_broken_work_file_is_kept_and_said_so_as_long_as_the_page_is_open(
    opened: Open, file: WorkFile
) -> None:
    file.tried("08-call", "call", right=True)
    file.record.path.write_text("{")
    page = opened()
    for html in (page.html(), page.html()):
        assert "It is kept as my-work.broken-1.json." in read(html)


def test_outside_a_workspace_the_cards_work_and_nothing_is_kept(opened: Open) -> None:
    page = opened(None)
    assert NO_WORKSPACE in read(page.html())
    assert "To try: 2 new cards" in read(page.html())
    press(page, "start", "show", "good", "show", "good")
    assert "Tomorrow: 2 new cards." in read(page.html())
    assert "To try: 2 new cards" in read(opened(None).html())


def test_words_of_the_glossary_and_of_questions_are_never_html(opened: Open, tmp_path: Path) -> None:
    hostile = term(
        "edi",
        f"Name {HOSTILE}",
        abbreviation=HOSTILE,
        definition=HOSTILE,
        example=HOSTILE,
        zh_hant=Chinese(text=HOSTILE, status=Status.REVIEW),
        confused={"hotline": HOSTILE},
    )
    for direction in ("meaning", "term", "abbreviation", "chinese"):
        page = opened(None, {"edi": hostile, "hotline": term("hotline", HOSTILE)})
        wanted = {**WANTED, **dict.fromkeys(("meaning", "term", "abbreviation", "chinese"), False)}
        screens = [page.act("start", {**wanted, direction: True}).html, press(page, "show").html]
        screens.append(press(page, "hard").html)
        assert "&lt;img" in screens[1]
        for html in (*screens, press(page, "stop").html):
            assert "<img" not in html


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(monkeypatch: pytest.MonkeyPatch, execution: str) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    shown: list[str] = []
    sink: Callable[[dict[str, str], object], None] = lambda bundle, _: shown.append(bundle["text/html"])  # noqa: E731
    with shown_to(sink):
        cards()
    assert "Flashcards: open this page in JupyterLab to use them." in shown[0]


def test_the_page_opens_without_what_only_a_session_needs(tmp_path: Path) -> None:
    (tmp_path / ".frontline").write_text("{}")
    code = "from frontline import cards; cards(); import sys; print({'fsrs', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"
