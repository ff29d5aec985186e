"""Feedback pages: what a learner reads, what stays hidden, and how a class gets them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook, GradeCell
from playwright.sync_api import Browser
from sqlalchemy import event

from frontline.classroom.folder import ClassFolder
from frontline.classroom.released import Released
from frontline.content.bank import graded
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.content.text import Text
from frontline.gradebook.scores import CellScore, ExerciseScores, all_scores
from frontline.grading.feedback.batch import give_feedback
from frontline.grading.feedback.page import Person, edition, exercise_page
from frontline.grading.feedback.reading import plain_sheet
from frontline.grading.feedback.revise import JUPYTERLAB, explained_by, to_read
from frontline.grading.practice_class import hand_ins
from frontline.workspace.ports import FIRST, HOST

from .conftest import EXERCISE, Run, new_class, runner

SCRIPT = "<script>document.title='owned'</script>"
COMMENT = f"Good.\n\n  Name the hour, too. {SCRIPT}"
LEARNERS = ("陳大文", "good", "middling", "never", "nothing", "script")
Pages = Callable[[str], str]


@pytest.fixture(scope="module")
def office(
    tmp_path_factory: pytest.TempPathFactory, places: Places, hand_in: Callable[..., bytes]
) -> tuple[Path, Run]:
    """A graded class; one learner's replies are marked, and one automatic score is changed by hand."""
    folder = new_class(tmp_path_factory.mktemp("office"), places)
    run = runner(folder)
    answers: dict[str, Any] = {
        "good": {},
        "陳大文": {},
        "middling": {"log-first": ["cause", "asks", "notice"], "hours-left": "99", "just-say-yes": None},
        "script": {"outcome-to-customer": f"</pre></form>{SCRIPT} $x$"},
    }
    for learner, changes in answers.items():
        _put(folder, learner, hand_in(changes))
    blank = json.loads(hand_in())
    _put(folder, "nothing", json.dumps({**blank, "answers": {}, "checksum": ""}).encode())
    (folder / "class.csv").write_text(
        "id,first_name,last_name,email\n"
        + "".join(f"{id_},{SCRIPT if id_ == 'script' else ''},,\n" for id_ in LEARNERS),
        encoding="utf-8",
    )
    run("frontline", "collect")
    run("frontline", "grade", EXERCISE)
    with changing(folder) as gradebook:
        for question, points in (("note-to-operations", 5), ("outcome-to-customer", 6)):
            mark(gradebook, "good", question, points)
            gradebook.find_comment(question, EXERCISE, EXERCISE, "good").manual_comment = COMMENT
        mark(gradebook, "middling", "follow-up-plan", 3.5)
    run("frontline", "feedback")
    return folder, run


def _put(folder: Path, learner: str, content: bytes) -> None:
    path = folder / "inbox" / learner / EXERCISE / "answers.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


@contextmanager
def changing(folder: Path) -> Iterator[Any]:
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        yield gradebook
        gradebook.db.commit()


def mark(gradebook: Any, learner: str, question: str, points: float) -> None:
    grade = gradebook.find_grade(question, EXERCISE, EXERCISE, learner)
    grade.manual_score, grade.needs_manual_grade = points, False


@pytest.fixture
def copied(office: tuple[Path, Run], tmp_path: Path) -> tuple[Path, Run]:
    """The same class in a folder of its own, to be changed by a test."""
    shutil.copytree(office[0], tmp_path / "class")
    return tmp_path / "class", runner(tmp_path / "class")


@pytest.fixture(scope="module")
def whole(office: tuple[Path, Run]) -> Pages:
    return lambda learner: _whole(office[0], learner)


def _whole(folder: Path, learner: str) -> str:
    return (folder / "feedback" / learner / "feedback.html").read_text(encoding="utf-8")


def _own(folder: Path, learner: str) -> Path:
    return folder / "feedback" / learner / EXERCISE / f"{EXERCISE}.html"


def section(page: str, question: str) -> str:
    """Return the part of a page about one question."""
    found = re.search(rf'<section class="question" id="{EXERCISE}-{question}">.*?</section>', page, re.DOTALL)
    assert found is not None, question
    return found[0]


# What a learner reads


def test_every_learner_with_a_grade_has_a_page_and_one_for_nbgrader(office: tuple[Path, Run]) -> None:
    folder, _ = office
    assert {path.name for path in (folder / "feedback").iterdir()} == set(LEARNERS)
    for learner in LEARNERS:
        assert _whole(folder, learner).endswith("</html>\n")
        assert _own(folder, learner).is_file()


def test_the_page_gives_points_by_question_and_in_all(whole: Pages) -> None:
    page = whole("good")
    assert "<strong>41 of 45 points</strong>" in page
    assert "5 of 7 points" in section(page, "note-to-operations")
    assert "3 of 3 points" in section(page, "log-first")
    assert "11 of 13 questions with all points" in page


def test_the_page_gives_criteria_in_words_with_evidence(whole: Pages) -> None:
    page = whole("good")
    assert "Not yet met" in page
    assert "Two containers and no place on the ship: 41 of 45 points." in page
    assert "Nine cartons on paper, seven in Osaka: not handed in." in page
    assert "Nothing is graded yet for the criteria 212A-7i, 309A-7i, 309A-7ii." in page
    assert "It is not a qualification registered under the Hong Kong Qualifications Framework." in page


def test_an_essential_question_that_is_wrong_is_named_as_learners_know_it(whole: Pages) -> None:
    assert "The essential question 5 in “Two containers and no place on the ship” is not right." in whole(
        "middling"
    )


def test_the_own_answer_is_shown(whole: Pages, plain_hand_in: Mapping[str, Any]) -> None:
    page = whole("good")
    chosen = plain_hand_in["answers"]["rolled-notice"]["value"]
    assert f'value="{chosen}" checked' in section(page, "rolled-notice")
    reply = plain_hand_in["answers"]["note-to-operations"]["value"].splitlines()[0]
    assert escape(reply, quote=False)[:30] in section(page, "note-to-operations")


def test_a_marker_s_points_win_and_nothing_contradicts_them(whole: Pages) -> None:
    part = section(whole("middling"), "follow-up-plan")
    assert re.findall(r"[\d.]+ of [\d.]+ points?", part) == ["3.5 of 5 points"]
    assert "Your instructor set these points by hand." in part
    assert "by hand" not in section(whole("good"), "follow-up-plan")


def test_a_reply_that_nobody_has_marked_says_so(whole: Pages) -> None:
    page = whole("陳大文")
    assert "not marked yet" in section(page, "note-to-operations")
    assert "30 of 45 points so far" in page
    assert "2 replies are still to be marked" in page


def test_marked_replies_do_not_say_that_a_person_marks_them(whole: Pages) -> None:
    assert "A person marks it" not in whole("good")


def test_comments_are_plain_text_with_their_lines(whole: Pages) -> None:
    part = section(whole("good"), "outcome-to-customer")
    assert f">{escape(COMMENT, quote=False).replace(chr(39), '&#39;')}</p>" in part


def test_without_a_hand_in_the_page_says_why_and_shows_no_question(whole: Pages) -> None:
    page = whole("never")
    assert "No hand-in." in page
    assert "Not attempted" in page
    assert "<form" not in page


def test_an_empty_hand_in_has_every_question_not_answered(whole: Pages) -> None:
    page = whole("nothing")
    assert page.count("<td>Not answered</td>") == 13
    assert "Your hand-in was received on" in page


def test_points_taken_off_for_lateness_are_explained(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    with changing(folder) as gradebook:
        gradebook.find_submission_notebook(EXERCISE, EXERCISE, "good").late_submission_penalty = 2
    run("frontline", "feedback", "--learner", "good")
    page = _whole(folder, "good")
    assert "<strong>39 of 45 points</strong>" in page
    assert "2 points were taken off because it came late." in page


def test_a_voided_question_does_not_count(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    with changing(folder) as gradebook:
        gradebook.db.query(GradeCell).filter(GradeCell.name == "hours-left").one().max_score = 0
        mark(gradebook, "middling", "hours-left", 0)
    run("frontline", "feedback", "--learner", "middling")
    page = _whole(folder, "middling")
    assert "does not count" in section(page, "hours-left")
    assert "of 43 points so far" in page
    assert f'href="#{EXERCISE}-hours-left"' not in page.partition("Your marks")[0]


# What to read again


def test_questions_without_all_points_send_to_their_lessons(whole: Pages) -> None:
    page = whole("middling")
    found = page.partition("What to read again")[2].partition("Your marks")[0]
    assert f'<a href="{JUPYTERLAB}lessons/12-from-request-to-result.ipynb">Lesson 12, From request' in found
    assert "Section “Eight steps”" in found
    assert f'<a href="#{EXERCISE}-log-first">Question 2</a>' in found
    assert "rolled-notice" not in found
    assert "note-to-operations" not in found  # not marked yet


def test_the_links_lead_to_where_frontline_start_serves() -> None:
    assert f"http://{HOST}:{FIRST}/lab/tree/" == JUPYTERLAB


def test_every_question_of_the_course_has_a_lesson_to_read_again(places: Places) -> None:
    lessons = edition(places).lessons
    for exercise in syllabus(places).exercises:
        notebook = json.loads(places.solution(exercise.id).read_text(encoding="utf-8"))
        sources = ["".join(cell["source"]) for cell in notebook["cells"]]
        named = [explained_by(source) for source in sources if "score(" in source]
        assert len(named) == len(graded(places, exercise.id) or ())
        for words in named:
            readings = to_read([("id", "Question", words)], lessons)
            assert readings, words
            assert all(
                reading.address and (places.course / _page(reading.address)).is_file() for reading in readings
            )


def _page(address: str) -> str:
    return address.removeprefix(JUPYTERLAB)


def test_sections_are_read_from_a_cell_and_nothing_of_it_is_run(tmp_path: Path) -> None:
    trap = tmp_path / "it-ran"
    source = (
        f"open({str(trap)!r}, 'w')\nscore('x', key=open({str(trap)!r}, 'w'), see={{'': ['lesson 01, A']}})"
    )
    assert explained_by(source) == ("lesson 01, A",)
    assert not trap.exists()


def test_several_lessons_in_one_sentence_are_taken_apart_and_what_is_no_lesson_comes_last() -> None:
    words = ("the glossary", "lesson 12, B, C; D; lesson 03, A")
    found = to_read([("q", "Question 1", words)], {"12": "lessons/12-b c.ipynb"})
    assert [(one.words, one.address) for one in found] == [
        ("Lesson 03, A", ""),
        ("Lesson 12, B, C; D", f"{JUPYTERLAB}lessons/12-b%20c.ipynb"),
        ("the glossary", ""),
    ]


# What stays hidden, and what is harmless


def secrets(text: Text) -> tuple[list[str], list[str]]:
    """Return the reasons, and the rows of mark schemes."""
    reasons = [why for block in text.questions for why in block.made.because.values()]
    schemes = [block.made.key for block in text.questions if block.made.question.by_person]
    rows = [level["text"] for one in schemes for row in one["rows"] for level in row["levels"]]  # type: ignore[index]
    return reasons, rows


def test_nothing_of_the_key_is_shown_before_it_is_released(
    office: tuple[Path, Run], whole: Pages, exercises: Mapping[str, Text]
) -> None:
    for learner in LEARNERS:
        for page in (whole(learner), _own(office[0], learner).read_text(encoding="utf-8")):
            for secret in (*secrets(exercises[EXERCISE])[0], *secrets(exercises[EXERCISE])[1]):
                assert escape(secret).replace("&quot;", "&#34;") not in page
                assert escape(secret) not in page
            assert not re.search(r"score\(|import frontline|HIDDEN|because=|Read again:", page)
    assert "The right answers and the reasons are not shown yet" in whole("middling")


@pytest.mark.parametrize("release", [["reasons"], ["scheme"]])
def test_only_what_is_released_is_shown(
    copied: tuple[Path, Run], exercises: Mapping[str, Text], release: list[str]
) -> None:
    folder, run = copied
    (folder / "class.toml").write_text(f"[exercises.{EXERCISE}]\nrelease = {json.dumps(release)}\n")
    run("frontline", "feedback", "--learner", "good")
    page = _whole(folder, "good")
    reasons, rows = secrets(exercises[EXERCISE])
    plain = [one for one in reasons if not set(one) & set("'\"&<>")], [one for one in rows if '"' not in one]
    assert [any(one in page for one in kind) for kind in plain] == [
        part in release for part in ("reasons", "scheme")
    ]


def test_a_learner_s_text_stays_text_wherever_it_stands(office: tuple[Path, Run], whole: Pages) -> None:
    for page in (whole("script"), whole("good"), _own(office[0], "script").read_text(encoding="utf-8")):
        assert "<script" not in page.lower()
        assert "&lt;script&gt;" in page


def test_a_notebook_of_another_kind_shows_replies_as_text_and_no_output(places: Places) -> None:
    cell = {
        "cell_type": "code",
        "metadata": {"nbgrader": {"grade_id": SCRIPT, "solution": True, "grade": True}},
        "source": [f"print('{SCRIPT}')"],
        "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>output</b>"}}],
    }
    scores = ExerciseScores(cells={SCRIPT: CellScore(points=2, automatic=1.5)}, comments={SCRIPT: SCRIPT})
    made = plain_sheet("other", {"metadata": {}, "cells": [cell]}, scores)
    page = exercise_page(Person(learner=SCRIPT), made, edition(places))
    assert "1.5 of 2 points" in page
    assert "print(" in page
    assert "<script" not in page
    assert "<b>output" not in page


# How a class gets them


def test_nbgrader_s_own_command_makes_the_same_page_to_the_byte(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    ours = {learner: _own(folder, learner).read_bytes() for learner in LEARNERS}
    shutil.rmtree(folder / "feedback")
    run("nbgrader", "generate_feedback", EXERCISE)
    assert {learner: _own(folder, learner).read_bytes() for learner in LEARNERS} == ours


def test_two_processes_make_the_same_pages(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    before = _written(folder)
    shutil.rmtree(folder / "feedback")
    run("frontline", "feedback", "--jobs", "2")
    assert {path: content for path, (content, _) in _written(folder).items()} == {
        path: content for path, (content, _) in before.items()
    }


def test_only_pages_that_change_are_written_again(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    before = _written(folder)
    assert "0 new or changed, 6 as before" in run("frontline", "feedback")
    assert _written(folder) == before
    with changing(folder) as gradebook:
        gradebook.find_comment("note-to-operations", EXERCISE, EXERCISE, "script").manual_comment = "Thanks"
    assert "1 new or changed, 5 as before" in run("frontline", "feedback")
    changed = {path.parts[1] for path, what in _written(folder).items() if what != before[path]}
    assert changed == {"script"}


def _written(folder: Path) -> dict[Path, tuple[bytes, int]]:
    pages = sorted((folder / "feedback").rglob("*"))
    return {
        path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in pages
        if path.is_file()
    }


def _remove(path: Path) -> None:
    path.unlink()


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(content[: len(content) // 2])


def _other(path: Path) -> None:
    path.chmod(0o644)
    path.write_text('{"cells": {}, "metadata": []}')


@pytest.mark.parametrize("name", [f"{EXERCISE}.ipynb", "answers.json"])
@pytest.mark.parametrize("spoil", [_remove, _cut, _other])
def test_a_broken_learner_is_one_line_and_stops_nobody(
    copied: tuple[Path, Run], name: str, spoil: Callable[[Path], None]
) -> None:
    folder, run = copied
    shutil.rmtree(folder / "feedback")
    spoil(folder / "autograded" / "good" / EXERCISE / name)
    said = run("frontline", "feedback", fails=True)
    (line,) = [line for line in said.splitlines() if line.startswith("NO PAGE for good:")]
    assert f"Remove the folder autograded/good/{EXERCISE}, then: frontline grade {EXERCISE}" in line
    assert "Traceback" not in said
    assert {path.name for path in (folder / "feedback").iterdir()} == set(LEARNERS) - {"good"}


def test_what_the_line_says_mends_it(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    _cut(folder / "autograded" / "good" / EXERCISE / f"{EXERCISE}.ipynb")
    said = run("frontline", "feedback", fails=True)
    removed, command = re.search(r"Remove the folder (\S+), then: (.+)", said).groups()  # type: ignore[union-attr]
    shutil.rmtree(folder / removed)
    run(*shlex.split(command))
    run("frontline", "feedback")
    assert "41 of 45 points" in _whole(folder, "good")


def test_a_stranger_or_an_ungraded_exercise_is_said_in_words(copied: tuple[Path, Run]) -> None:
    _, run = copied
    assert "class.csv is called 'nina'." in run("frontline", "feedback", "--learner", "nina", fails=True)
    assert "no exercise another in this class." in run("frontline", "feedback", "another", fails=True)


def test_with_an_exercise_only_its_learners_pages_are_renewed(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    shutil.rmtree(folder / "feedback")
    with changing(folder) as gradebook:
        gradebook.add_student("later")
    run("frontline", "feedback", EXERCISE)
    assert {path.name for path in (folder / "feedback").iterdir()} == set(LEARNERS)


def test_the_scores_are_nbgrader_s_own_and_take_three_queries_a_batch(copied: tuple[Path, Run]) -> None:
    folder, _ = copied
    with changing(folder) as gradebook:
        gradebook.find_grade("hours-left", EXERCISE, EXERCISE, "good").extra_credit = 0.5
    asked: list[str] = []
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        event.listen(gradebook.engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
        found = list(all_scores(gradebook.db))
        assert len(asked) == 1 + 3  # who there is, and their one batch
        for one in found:
            for grade in gradebook.find_submission_notebook(EXERCISE, EXERCISE, one.learner).grades:
                cell = one.exercises[EXERCISE].cells[grade.name]
                assert (cell.earned or 0.0, cell.points) == (grade.score, grade.max_score)
    assert [one.learner for one in found] == sorted(LEARNERS)


@pytest.mark.slow
def test_feedback_reaches_its_learner_through_the_exchange(
    copied: tuple[Path, Run], tmp_path: Path, hand_in: Callable[..., bytes]
) -> None:
    """Release, submit, collect, grade, feedback, release it and fetch it; others' pages are left out."""
    folder, run = copied
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    root = f"--Exchange.root={exchange}"
    ours = "--ExchangeFactory.release_feedback=frontline.grading.feedback.exchange.ReleaseFeedback"
    run("nbgrader", "release_assignment", EXERCISE, root)
    mine = tmp_path / "learner" / EXERCISE
    mine.mkdir(parents=True)
    shutil.copy(folder / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", mine)
    (mine / "answers.json").write_bytes(hand_in())
    learn = runner(mine.parent)
    learn("nbgrader", "submit", EXERCISE, "--course=frontline", root)
    run("nbgrader", "collect", EXERCISE, root)
    run("frontline", "grade", EXERCISE)
    run("frontline", "feedback", EXERCISE)
    said = run("nbgrader", "release_feedback", EXERCISE, root, ours)
    assert "never did not hand in through the exchange" in said
    assert len(list((exchange / "frontline" / "feedback").iterdir())) == 1
    learn("nbgrader", "fetch_feedback", EXERCISE, "--course=frontline", root)
    (fetched,) = mine.glob(f"feedback/*/{EXERCISE}.html")
    learner = next((exchange / "frontline" / "inbound").iterdir()).name.split("+")[0]
    assert fetched.read_bytes() == _own(folder, learner).read_bytes()


@pytest.mark.slow
def test_fifty_learners_a_second_and_more_get_their_pages(
    tmp_path: Path, places: Places, released: Released
) -> None:
    folder = new_class(tmp_path / "large", places)
    run = runner(folder)
    bank = graded(places, EXERCISE)
    assert bank is not None
    for learner, content in hand_ins(EXERCISE, released.edition, bank, 200):
        _put(folder, learner, content)
    run("frontline", "collect")
    run("frontline", "grade", EXERCISE)
    begun = time.process_time()
    given = give_feedback(ClassFolder(folder))
    assert given.written == 200
    assert time.process_time() - begun < 200 / 50


# How it looks


@pytest.mark.parametrize("learner", ["good", "middling", "never", "nothing"])
def test_the_page_keeps_the_rules_for_everyone(
    office: tuple[Path, Run], chromium: Browser, violations: Callable[..., list[str]], learner: str
) -> None:
    context = chromium.new_context(viewport={"width": 900, "height": 1000})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = office[0] / "feedback" / learner / "feedback.html"
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map(one => +one.tagName[1])")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == "en"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page, "body") == []
    page.set_viewport_size({"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_it_prints_black_on_white_in_any_theme_and_no_link_underlined(
    office: tuple[Path, Run], chromium: Browser
) -> None:
    page = chromium.new_page()
    page.goto((office[0] / "feedback" / "middling" / "feedback.html").as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    look = "one => [getComputedStyle(one).color, getComputedStyle(one).textDecorationLine]"
    assert page.locator("main a").first.evaluate(look) == ["rgb(0, 0, 0)", "none"]
    assert (
        page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    )
    page.close()


def test_no_page_is_large(whole: Pages) -> None:
    assert max(len(whole(learner).encode()) for learner in LEARNERS) < 60_000


def test_feedback_and_statement_say_the_same_of_a_decision(copied: tuple[Path, Run]) -> None:
    folder, run = copied
    columns = "learner,criterion,kind,value,reason,by,date"
    row = "good,212A-7ii,decision,met,the call was heard live,Ms Lau,2026-11-20"
    (folder / "evidence.csv").write_text(f"{columns}\n{row}\n")
    run("frontline", "feedback", "--learner", "good")
    page = _whole(folder, "good")
    said = "Decided by Ms Lau on 20 November 2026: met. Reason: the call was heard live. By points alone"
    assert said in page
    assert '<strong class="badge good">Met</strong>' in page
