"""Checking one's own hand-in: what the screen offers, one's own marks, the result, and the feedback page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from frontline.content.bank import Bank, Banked
from frontline.content.contents import Asked, ExerciseContents, contents
from frontline.content.places import Places
from frontline.notebook.checking import CannotCheckError, Checking, CheckScreen
from frontline.questions.types import Choice, Number, Written
from frontline.store.exercise import ExerciseFile
from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, WorkFile
from frontline.study.checked import OwnMarks, checked

HOSTILE = "Dear <script>alert(1)</script> Ms Lam </pre><img src=x onerror=\"alert('x')\">"
REPLY = "Dear Ms Lam, your truck comes at 14:00."
CHOICE = Choice("first", "What first?", options={"call": "Call", "mail": "Write"}, points=4)
NUMBER = Number("hours", "How many hours?", points=2, essential=True)
LETTER = Written("reply", "Write to Ms Lam.", points=4, label="Question 3")
SCHEME = {
    "rows": [
        {"row": "Result", "levels": [{"points": 2, "text": "all of it"}, {"points": 0, "text": "nothing"}]},
        {"row": "Tone", "levels": [{"points": 2, "text": "warm"}, {"points": 0, "text": "cold"}]},
    ],
    "model": "Dear Ms Lam, the truck is late.",
    "samples": [{"name": "Reply A", "points": [2, 0], "text": "Truck 14:00.", "why": "It says it all."}],
}
BECAUSE = {"call": "It reaches them now.", "mail": "It waits unread."}
BANK: Bank = {
    "first": Banked(
        question=CHOICE,
        key=CHOICE.key({"call": 1.0}),
        of="e-1",
        because=BECAUSE,
        see={"": ["lesson 08, Choosing"]},
    ),
    "hours": Banked(
        question=NUMBER, key=NUMBER.key({"answer": 6}), of="e-1", because={"right": "Yes.", "wrong": "Count."}
    ),
    "reply": Banked(question=LETTER, key=LETTER.key(SCHEME), of="e-1", because={}),
}


def asked(number: int, id_: str, kind: str, points: int, *, essential: bool = False) -> Asked:
    return Asked(
        id=id_,
        label=f"Question {number}",
        kind=kind,
        assesses=("212A-6.2.2",),
        points=points,
        essential=essential,
    )


EXERCISE = ExerciseContents(
    id="e-1",
    title="No place on the ship",
    unit="212A",
    criterion="212A-7ii",
    after="08-choosing",
    minutes=60,
    edition="edition-1",
    questions=(
        asked(1, "first", "choice", 4),
        asked(2, "hours", "number", 2, essential=True),
        asked(3, "reply", "written", 4),
    ),
)
FULL = {"first": "call", "hours": "6", "reply": REPLY}
ALL = {"reply/0": "2", "reply/1": "2"}
HandIn = Callable[..., Checking]


@pytest.fixture
def checking(tmp_path: Path) -> Checking:
    """The check of an exercise in a workspace, before anything is answered."""
    (tmp_path / MARKER).touch()
    folder = tmp_path / "exercises" / "e-1"
    folder.mkdir(parents=True)
    return Checking(tmp_path, folder, EXERCISE, BANK)


@pytest.fixture
def hand_in(checking: Checking) -> HandIn:
    """Answer and hand in: `hand_in(first="call")`."""

    def handed_in(edition: str = "edition-1", **answers: Any) -> Checking:
        for id_, value in answers.items():
            checking.file.save(id_, value)
        checking.file.hand_in("amy", edition)
        return checking

    return handed_in


def read(html: str) -> str:
    """Return what a person reads on the screen."""
    words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(words).split())


def attributes(html: str) -> set[str]:
    """Return the names of all attributes in a page."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(name for name, _ in attrs)

    Reader().feed(html)
    return found


def offered(checking: Checking) -> str:
    return read(CheckScreen(checking).offer())


def press(checking: Checking, do: str, **fields: Any) -> tuple[str, str]:
    """Press a button; return what the screen and the line below it say."""
    turn = CheckScreen(checking).act(do, {name.replace("__", "/"): value for name, value in fields.items()})
    return read(turn.html), turn.says


# What is offered.


def test_before_the_hand_in_it_says_to_hand_in_first(checking: Checking) -> None:
    words = "Do you study alone? Hand in first."
    assert words in offered(checking)
    checking.file.save("first", "call")
    assert words in offered(checking)
    assert press(checking, "check") == (
        "",
        "No place on the ship is not handed in yet. Open its page, and hand in with the form at the end.",
    )


def test_an_edition_without_keys_sends_to_the_instructor(hand_in: HandIn, checking: Checking) -> None:
    none = evolve(checking, bank=None)
    assert "Your instructor marks this exercise when you have handed it in." in offered(none)
    hand_in(**FULL)
    assert "You have handed in. Your instructor has the result." in offered(none)
    assert "This edition of the course has no keys" in offered(none)
    assert "button" not in CheckScreen(none).offer()
    assert "has no keys, so it cannot check an exercise on this computer" in press(none, "check")[1]
    with pytest.raises(CannotCheckError, match="Send your hand-in to your instructor"):
        none.finish()


def test_a_hand_in_of_another_edition_is_not_checked_and_says_what_to_do(hand_in: HandIn) -> None:
    words = "You handed in No place on the ship with another edition of the course."
    checking = hand_in("edition-0", **FULL)
    assert words in offered(checking)
    assert "hand in once more" in offered(checking)
    assert press(checking, "check")[1].startswith(words)
    assert checked(checking.work.open()) == {}
    checking.file.hand_in("amy", "edition-1")
    assert "Check my hand-in" in offered(checking)


def test_after_the_hand_in_it_offers_the_check(hand_in: HandIn) -> None:
    said = offered(hand_in(**FULL))
    assert "This edition has the keys. The program checks your answers, and you mark your own reply." in said
    assert "Check my hand-in" in said


@pytest.mark.parametrize("broken", [{"number": 1}, {"answers": {"first": {"value": "call", "saved": ""}}}])
def test_a_hand_in_file_that_was_edited_is_not_checked(hand_in: HandIn, broken: dict[str, Any]) -> None:
    checking = hand_in(first="mail")
    checking.file.save("first", "call")
    sent = checking.file.sent("amy").path
    sent.write_text(json.dumps({**json.loads(sent.read_text()), **broken, "learner": "Amy"}))
    assert "is not handed in yet" in offered(checking)
    with pytest.raises(CannotCheckError, match="is not handed in yet"):
        checking.finish()
    assert not checking.page.exists()


def test_a_work_file_of_a_newer_course_is_told_and_the_page_still_opens(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    checking.work.record.path.write_text('{"format": 99, "practice": {}}')
    assert "Your work was made by a newer version of the course" in offered(checking)
    assert "newer version" in press(checking, "check")[1]


# One's own marks.


def test_points_come_only_after_every_row_is_marked(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    screen, _ = press(checking, "check")
    for words in (
        "Mark your own reply",
        REPLY,
        "Result all of it 2 points nothing 0 points",
        "Reply A (2 of 4",
    ):
        assert words in screen
    assert "It reaches them now." not in screen
    assert press(checking, "result") == ("", "2 rows are still to be marked. Then you see your result.")
    assert press(checking, "mark", reply__0="2") == ("", "1 row is still to be marked.")
    assert press(checking, "result", reply__0="2")[1].startswith("1 row is still to be marked.")
    assert checked(checking.work.open()) == {}
    assert not checking.page.exists()
    assert press(checking, "mark", **ALL) == ("", "Every row is marked.")
    screen, says = press(checking, "result", **ALL)
    assert says == "Checked."
    assert "10 of 10 points, self-checked." in screen
    assert checking.page.is_file()


@pytest.mark.parametrize("do", ["result", "anything", ""])
def test_no_press_finishes_a_check_with_an_open_row(hand_in: HandIn, do: str) -> None:
    checking = hand_in(**FULL)
    checking.give({"reply": {"0": 2}})
    assert press(checking, do) == ("", "1 row is still to be marked. Then you see your result.")
    with pytest.raises(CannotCheckError):
        checking.finish()
    assert checked(checking.work.open()) == {}


def test_marks_given_are_there_when_one_looks_again(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "mark", reply__0="0")
    html = CheckScreen(checking).act("check", {}).html
    assert re.findall(r'name="(reply/\d)" value="(\d)" data-do="mark" checked', html) == [("reply/0", "0")]


@pytest.mark.parametrize(
    "fields",
    [
        {"reply__0": "1", "reply__1": "9"},  # no levels of the scheme
        {"reply__00": "2", "reply__2": "2", "reply__": "2"},
        {"reply__0": "", "reply__1": "two"},
        {"reply__0": None, "reply__1": ["2"]},
        {"first__0": "2", "other__0": "2", "reply": "2"},
    ],
)
def test_marks_that_the_scheme_does_not_have_are_dropped(hand_in: HandIn, fields: dict[str, Any]) -> None:
    checking = hand_in(**FULL)
    assert press(checking, "mark", **fields) == ("", "2 rows are still to be marked.")
    assert all(one.points == {} for one in checking.own().values())


def test_marks_say_when_they_were_given(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    checking.give({"reply": {"0": 2, "1": 0}})
    kept = checking.work.open().entries("own-marks", OwnMarks)["reply"]
    assert kept.points == {"0": 2, "1": 0}
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", kept.at)


def test_changing_the_reply_forgets_its_marks(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "result", **ALL)
    hand_in(reply=f"{REPLY} Call me.")
    assert checking.missing() == {"reply": [0, 1]}
    assert press(checking, "result")[1].startswith("2 rows are still to be marked.")
    # And the old reply's marks do not come back with other answers.
    hand_in(first="mail")
    assert checking.missing() == {"reply": [0, 1]}


def test_changing_another_answer_keeps_the_marks_of_the_reply(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "result", **ALL)
    hand_in(first="mail")
    assert checking.missing() == {}
    assert checking.finish().earned == 6


@pytest.mark.parametrize("blank", [None, "", " \n "])
def test_a_blank_reply_earns_nothing_and_needs_no_marks(hand_in: HandIn, blank: str | None) -> None:
    checking = hand_in(first="call", hours="6", reply=blank)
    assert "you mark your own" in offered(checking)
    screen, says = press(checking, "check")
    assert says == "Checked."
    assert "6 of 10 points, self-checked." in screen
    assert [score.earned for score in checked(checking.work.open())["e-1"].scores] == [4, 2, 0]


# The result.


def test_the_result_says_what_one_exercise_can_say_of_the_criterion(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    screen, _ = press(checking, "result", **ALL)
    assert "this exercise is good enough for the criterion, by your own assessment." in screen
    hand_in(hours="5")
    screen, _ = press(checking, "check")
    assert "Mark your own reply" in screen
    screen, _ = press(checking, "result", **ALL)
    assert "8 of 10 points, self-checked." in screen
    assert "is not yet enough for the criterion: The essential question Question 2 is not right." in screen


def test_a_result_belongs_to_one_hand_in(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "result", **ALL)
    assert "10 of 10 points, self-checked." in offered(checking)
    hand_in(first="mail")
    assert "10 of 10" not in offered(checking)
    assert "Check my hand-in" in offered(checking)
    press(checking, "result", **ALL)
    assert "You have checked this exercise 2 times." in offered(checking)


def test_a_check_looks_at_what_was_handed_in_and_not_at_later_changes(hand_in: HandIn) -> None:
    checking = hand_in(first="mail", hours="6")
    checking.file.save("first", "call")
    checking.file.save("reply", REPLY)
    assert "You have changed answers since you handed in." in offered(checking)
    screen, _ = press(checking, "check")
    assert "2 of 10 points, self-checked." in screen
    assert "It waits unread." in checking.page.read_text(encoding="utf-8")
    assert REPLY not in checking.page.read_text(encoding="utf-8")


def test_a_result_whose_page_is_gone_is_offered_anew(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "result", **ALL)
    checking.page.unlink()
    assert "Check my hand-in" in offered(checking)


def test_a_page_that_cannot_be_written_is_told_in_words(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    checking.give({"reply": {"0": 2, "1": 2}})
    checking.page.mkdir()
    with pytest.raises(NotSavedError, match=r"feedback-self-checked\.html cannot be written"):
        checking.finish()
    assert "cannot be written" in press(checking, "result", **ALL)[1]


# The feedback page.


def test_the_page_has_answers_points_reasons_and_own_marks(hand_in: HandIn) -> None:
    checking = hand_in(first="mail", hours="6", reply=REPLY)
    press(checking, "result", reply__0="2", reply__1="0")
    page = checking.page.read_text(encoding="utf-8")
    assert checking.page == checking.root / "exercises" / "e-1" / "feedback-self-checked.html"
    said = read(page)
    for words in (
        "No place on the ship",
        "self-checked: the course's keys marked the answers, the learner marked the written replies",
        "4 of 10 points, self-checked.",
        "It waits unread.",
        "It reaches them now.",
        "lesson 08, Choosing",
        "Your own marks: 2 of 4 points",
        "Result all of it 2 of 2",
        "Tone cold 0 of 2",
        "Dear Ms Lam, the truck is late.",
    ):
        assert words in said, words


def test_a_hostile_reply_is_words_on_the_page_and_on_the_screen(hand_in: HandIn) -> None:
    checking = hand_in(first="<script>alert(2)</script>", hours="<b>6</b>", reply=HOSTILE)
    screen = CheckScreen(checking).act("check", {}).html
    press(checking, "result", **ALL)
    page = checking.page.read_text(encoding="utf-8")
    for html in (screen, page):
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "default-src 'none'" in page
    assert not [name for name in attributes(page) if name.startswith("on")]


def test_the_page_loads_nothing_from_elsewhere(hand_in: HandIn) -> None:
    checking = hand_in(**FULL)
    press(checking, "result", **ALL)
    page = checking.page.read_text(encoding="utf-8")
    assert {"src", "href", "action"}.isdisjoint(attributes(page))
    assert "@import" not in page
    assert "url(" not in page


def test_halves_of_characters_in_an_answer_do_not_stop_the_page(hand_in: HandIn) -> None:
    checking = hand_in(first="call", hours="6", reply=f"{REPLY} \ud83d")
    press(checking, "result", **ALL)
    assert REPLY in checking.page.read_text(encoding="utf-8")


# Which exercise.


def test_an_exercise_is_found_by_its_name_in_its_usual_folder(places: Places, tmp_path: Path) -> None:
    exercise = contents(places).exercises[0]
    found = Checking.of(tmp_path, exercise.id, places)
    assert found.exercise == exercise
    assert found.folder == tmp_path / "exercises" / exercise.id
    assert found.bank is not None
    assert list(found.bank) == [asked.id for asked in exercise.questions]


def test_an_exercise_that_does_not_exist_is_refused_with_those_that_do(
    places: Places, tmp_path: Path
) -> None:
    with pytest.raises(
        CannotCheckError, match=r"There is no exercise 'nosuch' in this edition\. Choose: 212a-"
    ):
        Checking.of(tmp_path, "nosuch", places)


def test_the_course_s_own_exercise_is_checked_from_answers_to_page(
    places: Places, tmp_path: Path, right_answers: dict[str, dict[str, Any]]
) -> None:
    exercise = contents(places).exercises[0]
    folder = tmp_path / "exercises" / exercise.id
    folder.mkdir(parents=True)
    file = ExerciseFile(folder, exercise.id)
    for id_, value in right_answers[exercise.id].items():
        file.save(id_, value)
    file.hand_in("amy", exercise.edition)
    checking = Checking.of(tmp_path, exercise.id, places)
    bank, _ = checking.ready()
    checking.give(
        {
            name: {str(row): bank[name].key.rows[row].levels[0].points for row in rows}
            for name, rows in checking.missing().items()
        }
    )
    result = checking.finish()
    assert result.earned == result.points == sum(asked.points for asked in exercise.questions)
    assert WorkFile(tmp_path).open().section("checked")[exercise.id]["times"] == 1
    page = checking.page.read_text(encoding="utf-8")
    assert f"{result.points:g} of {result.points:g} points, self-checked." in page
    assert "<script" not in page
