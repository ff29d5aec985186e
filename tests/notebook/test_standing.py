"""The page of progress: what it shows for a workspace, and the page to print."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.content.bank import practice
from frontline.content.contents import Contents, contents
from frontline.content.places import Places
from frontline.forms.output import shown_to
from frontline.forms.progress import when
from frontline.notebook.checking import Checking
from frontline.notebook.standing import Progress, progress
from frontline.store.exercise import ExerciseFile
from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, WorkFile

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def course(places: Places) -> Contents:
    return contents(places)


@pytest.fixture
def root(tmp_path: Path, course: Contents) -> Path:
    """A workspace in which nothing has been done."""
    (tmp_path / MARKER).touch()
    for exercise in course.exercises:
        (tmp_path / "exercises" / exercise.id).mkdir(parents=True)
    return tmp_path


@pytest.fixture
def shown(root: Path, places: Places) -> Progress:
    return Progress(root, places)


def read(html: str) -> str:
    words = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
    return " ".join(words.split())


def file_of(root: Path, course: Contents) -> ExerciseFile:
    id_ = course.exercises[0].id
    return ExerciseFile(root / "exercises" / id_, id_)


def test_a_new_learner_sees_where_to_begin(shown: Progress, course: Contents) -> None:
    said = read(shown.html())
    first = course.lessons[0]
    assert "You have not begun yet. Here you will see where you stand." in said
    assert f"Begin lesson {first.number}: {first.title} About {first.minutes} minutes." in said
    assert "Or take the challenge of unit" in said
    for unit in course.units:
        assert f"0 of {len(course.lessons_of(unit.id))} lesson" in said
        assessed = {exercise.criterion for exercise in course.exercises_of(unit.id)}
        words = f"0 of {len(assessed)} criteri{'on' if len(assessed) == 1 else 'a'} met"
        assert (words if assessed else "no criterion is assessed in this edition") in said
    assert "none of the practice checked yet" in said
    assert "Flashcards: none begun yet" in said


def test_a_look_writes_nothing(shown: Progress, root: Path) -> None:
    before = sorted(root.rglob("*"))
    shown.html()
    assert sorted(root.rglob("*")) == before


def test_work_in_a_lesson_is_there_at_the_next_look(shown: Progress, root: Path, course: Contents) -> None:
    lesson = course.lessons[0]
    one, other = [asked for asked in lesson.questions if not asked.written][:2]
    WorkFile(root).tried(one.id, "x", right=True)
    WorkFile(root).tried(other.id, "x", right=False)
    said = read(shown.html())
    assert f"You were last at Lesson {lesson.number}, {lesson.title} , {other.label}, today at " in said
    assert "1 of 2 practice answers right at the first try" in said
    assert f"2 of {len(lesson.questions)} tried, 1 right at first" in said
    assert f"Go on with lesson {lesson.number}: {lesson.title}" in said
    for asked in lesson.questions:
        WorkFile(root).tried(asked.id, "x", right=True)
    lessons = len(course.lessons_of(lesson.unit))
    assert f"1 of {lessons} {'lesson' if lessons == 1 else 'lessons'} done" in read(shown.html())


def test_links_lead_to_the_page_and_its_section(shown: Progress, root: Path, places: Places) -> None:
    (id_, one), *_ = practice(places).items()
    WorkFile(root).save(id_, "x")
    html = shown.html()
    assert f'href="lessons/{one.of}.ipynb#{one.section.replace(" ", "-")}"' in unescape(html)


def self_checked(root: Path, exercise: str, places: Places) -> float:
    """Give one's own replies all points, and return the points of the whole."""
    checking = Checking.of(root, exercise, places)
    bank, _ = checking.ready()
    checking.give(
        {
            name: {str(row): bank[name].key.rows[row].levels[0].points for row in rows}
            for name, rows in checking.missing().items()
        }
    )
    return checking.finish().points


def test_a_hand_in_waits_until_it_is_checked(
    shown: Progress, root: Path, places: Places, course: Contents, right_answers: dict[str, dict[str, Any]]
) -> None:
    exercise, file = course.exercises[0], file_of(root, course)
    for id_, value in right_answers[exercise.id].items():
        file.save(id_, value)
    count = len(exercise.questions)
    assert f"begun {count} of {count} answered none yet" in read(shown.html())
    assert f"Hand in the exercise: {exercise.title}" in read(shown.html())
    file.hand_in("amy", exercise.edition)
    said = read(shown.html())
    assert "handed in Not checked yet. Your instructor may have the result." in said
    assert "handed in. Check it yourself, or ask your instructor." in said
    assert f"Check your hand-in: {exercise.title}" in said
    most = self_checked(root, exercise.id, places)
    said = read(shown.html())
    assert f"{most:g} of {most:g} points, self-checked" in said
    assert "0 of 2 criteria met" in said
    for other in course.exercises[1:]:
        if other.criterion == exercise.criterion:
            theirs = ExerciseFile(root / "exercises" / other.id, other.id)
            for id_, value in right_answers[other.id].items():
                theirs.save(id_, value)
            theirs.hand_in("amy", other.edition)
            self_checked(root, other.id, places)
    assert "1 of 2 criteria met by self-assessment" in read(shown.html())
    file.save(exercise.questions[0].id, None)
    said = read(shown.html())
    assert "changed since it was handed in" in said
    assert f"Hand in again: {exercise.title}" in said


def test_an_edition_without_keys_sends_to_the_instructor(
    root: Path, places: Places, course: Contents, tmp_path: Path
) -> None:
    edition = Places(tmp_path / "edition")
    edition.course.mkdir(parents=True)
    edition.contents.write_bytes(places.contents.read_bytes())
    edition.glossary.symlink_to(places.glossary)
    file_of(root, course).hand_in("amy", course.exercises[0].edition)
    said = read(Progress(root, edition).html())
    assert "Your instructor has the result." in said
    assert "Check your hand-in" not in said
    assert "Check it yourself" not in said


# Damaged files.


def test_a_damaged_work_file_is_told_as_long_as_the_page_is_open(shown: Progress, root: Path) -> None:
    for _ in range(2):
        WorkFile(root).save("x", "y")
    (root / "my-work.json").write_text("{")
    words = "Your work file could not be read. It is kept as my-work.broken-1.json. The version before it"
    # The page is drawn anew whenever people come back to it.
    for _ in range(3):
        assert words in read(shown.html())


def test_damaged_answers_are_told_with_the_exercise_and_the_version_before_counts(
    shown: Progress, root: Path, course: Contents
) -> None:
    exercise, file = course.exercises[0], file_of(root, course)
    for asked in exercise.questions[:3]:
        file.save(asked.id, "x")
    file.record.path.write_text("{")
    for _ in range(2):
        said = read(shown.html())
        assert (
            f"{exercise.title}: Your answers file could not be read. The version before it is shown." in said
        )
        assert f"begun 2 of {len(exercise.questions)} answered" in said
    assert file.record.path.read_text() == "{"


def test_files_of_a_newer_course_are_told_and_left_alone(
    shown: Progress, root: Path, course: Contents
) -> None:
    file = file_of(root, course)
    (root / "my-work.json").write_text('{"format": 99, "practice": {}}')
    file.record.path.write_text('{"format": 99, "answers": {}}')
    said = read(shown.html())
    assert "Your work was made by a newer version of the course: update the course." in said
    assert f"{course.exercises[0].title}: The file was made by a newer version of the course" in said
    assert (root / "my-work.json").read_text() == '{"format": 99, "practice": {}}'


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
WHEN = st.sampled_from(["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "0001-01-01", "2026-05-04", "then"])


@given(
    sections=st.dictionaries(
        st.sampled_from(["cards", "memory", "challenges", "checked", "own-marks", "log", "learner"]), ANY
    ),
    saved=ANY | WHEN,
    answers=ANY,
)
@settings(max_examples=15)
def test_nothing_in_the_files_is_a_fault(
    tmp_path_factory: pytest.TempPathFactory,
    places: Places,
    course: Contents,
    sections: dict[str, Any],
    saved: Any,
    answers: Any,
) -> None:
    root = tmp_path_factory.mktemp("damaged")
    practised = {course.lessons[0].questions[0].id: {"value": answers, "saved": saved, "tries": 1}}
    (root / "my-work.json").write_text(json.dumps({**sections, "practice": practised}))
    file = file_of(root, course)
    file.folder.mkdir(parents=True)
    asked = {one.id: answers for one in course.exercises[0].questions}
    file.record.path.write_text(json.dumps({"exercise": file.exercise, "answers": asked, "number": 1}))
    assert "What to do next" in Progress(root, places).html()
    assert Progress(root, places).to_print().is_file()


def test_words_of_a_learner_are_words_only(shown: Progress, root: Path, course: Contents) -> None:
    file = WorkFile(root)
    first = course.lessons[0].questions[0].id
    file.put("log", f"{course.lessons[0].task}/1", {"did": HOSTILE, "date": HOSTILE, "hours": HOSTILE})
    file.save(first, HOSTILE)
    scores = [{"question": HOSTILE, "points": 1, "earned": 0, "essential": True, "written": False}]
    result = {
        "number": 1,
        "at": HOSTILE,
        "times": 1,
        "scores": scores,
        "edition": course.exercises[0].edition,
    }
    file.put("checked", course.exercises[0].id, result)
    file_of(root, course).hand_in(HOSTILE[:5], course.exercises[0].edition)
    html = shown.html()
    assert "<script" not in html
    assert "The essential question &lt;script&gt;" in html


def test_halves_of_characters_do_not_stop_the_page_to_print(
    shown: Progress, root: Path, course: Contents
) -> None:
    exercise = course.exercises[0]
    file_of(root, course).hand_in("amy", exercise.edition)
    scores = [{"question": "\ud800", "points": 1, "earned": 0, "essential": True, "written": False}]
    result = {"number": 1, "at": "", "times": 1, "scores": scores, "edition": exercise.edition}
    plain = {"practice": {}, "checked": {exercise.id: result}}
    (root / "my-work.json").write_text(json.dumps(plain))
    assert "The essential question ? is not right." in shown.to_print().read_text(encoding="utf-8")


# The picture, times and print.


def test_the_picture_says_its_figures_in_words(shown: Progress, course: Contents) -> None:
    html = shown.html()
    for unit in course.units:
        assert (
            f'aria-label="Hours of unit {unit.id}, done of meant: all together 0 of {unit.hours:g}; ' in html
        )


HERE = timezone(timedelta(hours=8))
NOW = datetime(2026, 5, 4, 17, 0, tzinfo=HERE)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-05-04T16:40:00+08:00", "today at 16:40"),
        ("2026-05-04T00:00:00+08:00", "today at 00:00"),
        ("2026-05-03T23:59:00+08:00", "yesterday at 23:59"),
        ("2026-05-03T16:30:00Z", "today at 00:30"),
        ("2026-05-02T09:05:00+08:00", "on 2 May"),
        ("2025-12-31T09:05:00+08:00", "on 31 December 2025"),
        ("then", "some time ago"),
        ("", "some time ago"),
        ("9999-12-31T23:59:59+00:00", "some time ago"),
        ("0001-01-01T00:00:00+14:00", "some time ago"),
    ],
)
def test_a_time_is_said_as_people_say_it(at: str, words: str) -> None:
    assert when(at, NOW) == words


def test_the_page_to_print_is_one_file_with_links_that_work_from_its_folder(
    shown: Progress, root: Path, course: Contents
) -> None:
    path = shown.to_print()
    assert path == root / "study" / "my-progress.html"
    html = path.read_text(encoding="utf-8")
    assert f'href="../lessons/{course.lessons[0].file}.ipynb"' in html
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert '<link rel="stylesheet"' not in html
    assert "<details open>" in html
    assert "My progress" in html
    shown.to_print()
    assert sorted(one.name for one in path.parent.iterdir()) == ["my-progress.html"]


def test_a_page_that_cannot_be_written_is_told_in_words(shown: Progress, root: Path) -> None:
    (root / "study").write_text("a file")
    with pytest.raises(NotSavedError, match=r"my-progress\.html cannot be written"):
        shown.to_print()


# The cell.


def told(monkeypatch: pytest.MonkeyPatch, execution: str = "") -> str:
    monkeypatch.setenv("NBGRADER_EXECUTION", execution)
    outputs: list[str] = []
    with shown_to(lambda bundle, _: outputs.append(bundle["text/html"])):
        progress()
    return read("".join(outputs))


@pytest.mark.parametrize("execution", ["autograde", "validate"])
def test_no_widget_is_made_while_grading(monkeypatch: pytest.MonkeyPatch, execution: str) -> None:
    assert told(monkeypatch, execution) == "Your progress: open this page in JupyterLab to see it."


def test_outside_a_workspace_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(monkeypatch).startswith("Here stands where you are in the course. Practice is kept only")


def test_who_has_only_reviewed_cards_has_begun(root: Path, shown: Progress) -> None:
    WorkFile(root).put("log", "08-task/1", {"did": "Watched five contacts.", "date": "2026-05-04"})
    said = read(shown.html())
    assert "You have not answered a question of a lesson yet." in said
    assert "You have not begun yet." not in said


def test_an_installed_course_that_is_broken_is_told_in_words(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setattr("frontline.content.places.here", lambda: Places(root))
    told: list[str] = []
    with shown_to(lambda bundle, metadata: told.append(read(bundle["text/html"]))):
        progress()
    assert told == ["course/contents.json: cannot be read: install the course again"]
