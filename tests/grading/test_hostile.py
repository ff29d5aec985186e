"""A class in which hand-ins try to harm in every way that is known, graded beside one without them."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from attrs import frozen

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.classroom.released import Released
from frontline.content.places import Places
from frontline.content.text import Text
from frontline.grading.collecting.collect import collect
from frontline.grading.grade import grade
from frontline.store.answers import WHOLE, Answers, parse

from .classes import tables
from .conftest import EXERCISE, new_class, runner, scores
from .hostile import BENT, FORGED, FULL, REFUSED, SIZES, mark_of
from .hostile_class import (
    CLEAN,
    PATH,
    SECONDS,
    STAMP,
    WATCH,
    Good,
    by_hand,
    everyone,
    files,
    fill_inbox,
    limited,
    new,
    put,
    put_by_hand,
    snapshot,
)
from .hostile_files import BY_HAND, IDS, IDS_REFUSED, Ground

HandIn = Callable[..., bytes]
UNSEEN = {
    "hand-learner-a-link-elsewhere",
    "hand-learner-a-link-out",
    "hand-notebook-missing",
    "hand-notebook-renamed",
}
"""Put by hand so that nbgrader by itself finds no notebook of the exercise there."""


@frozen
class Graded:
    """The class with everything in it, the same one without harm, and the same one graded by nbgrader."""

    folder: Path
    quiet: Path
    stock: Path
    around: Path
    before: Mapping[str, bytes]
    seconds: Mapping[str, float]
    said: str

    def answers(self, learner: str, kind: str = "autograded") -> Answers:
        return parse((self.folder / kind / learner / EXERCISE / "answers.json").read_bytes())


@pytest.fixture(scope="module")
def good(hand_in: HandIn) -> Good:
    """Return a learner's clean hand-in, with a text in it that nobody else writes."""
    return lambda learner: hand_in({"note-to-operations": mark_of(learner)}, learner=learner)


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory, good: Good) -> Path:
    """What lies around the class folders: somebody's secrets, an empty folder, mail and an exchange."""
    around = tmp_path_factory.mktemp("around")
    ground = Ground(around / "class", around)
    theirs = ground.secret.parent / "someone" / EXERCISE
    theirs.mkdir(parents=True)
    ground.secret.write_text(f"The secret: {mark_of('secret')}")
    (theirs / "answers.json").write_bytes(good("someone"))
    ground.elsewhere.mkdir()
    inbound = around / "exchange" / "frontline" / "inbound" / f"cas+{EXERCISE}+{STAMP}+x"
    inbound.mkdir(parents=True)
    (inbound / "answers.json").write_bytes(good("cas"))
    (around / "mail").mkdir()
    (around / "mail" / f"{EXERCISE}--dee.json").write_bytes(good("dee"))
    return around


@pytest.fixture(scope="module")
def marker(around: Path) -> Path:
    """A file that appears when anything of a learner's is executed."""
    return around / "it-ran"


@pytest.fixture(scope="module")
def graded(around: Path, places: Places, good: Good, released: Released, marker: Path) -> Graded:
    """Collect and grade the class with everything in it, and one without; lay out a third for nbgrader."""
    folder = new(around / "class", places, good, everyone())
    ground = Ground(folder, around)
    fill_inbox(ground, good, marker)
    watch = around / "watch"
    watch.mkdir()
    about = {"around": str(around), "log": str(around / "watch" / "log")}
    (watch / "sitecustomize.py").write_text(WATCH.format(**about))
    before = snapshot(around)
    run = runner(folder)
    sources = ("inbox", str(around / "exchange"), str(around / "mail"))
    said, collecting = limited(run, watch, "frontline", "collect", *sources, "--all")
    stock = Path(shutil.copytree(folder / "submitted", around / "stock" / "submitted")).parent
    put_by_hand(ground, good, released, marker)
    _, grading = limited(run, watch, "frontline", "grade", EXERCISE, "--jobs", "1")
    _, feedback = limited(run, watch, "frontline", "feedback", EXERCISE, "--jobs", "1")

    quiet = new(around / "quiet", places, good, [*CLEAN])
    # So that what comes by mail has the same time.
    shutil.copy(folder / "inbox" / ".collected.json", quiet / "inbox")
    for command in (("collect", *sources), ("grade", EXERCISE), ("feedback", EXERCISE)):
        runner(quiet)("frontline", *command)
    seconds = {"collect": collecting, "grade": grading, "feedback": feedback}
    return Graded(folder, quiet, stock, around, before, seconds, said)


@pytest.fixture(scope="module")
def marks(graded: Graded) -> dict[str, float]:
    """Return what everyone earned without a person's marks."""
    return totals(graded.folder)


def totals(folder: Path) -> dict[str, float]:
    return {one: sum(points or 0 for points in cells.values()) for one, cells in scores(folder).items()}


def reasons(graded: Graded, learner: str) -> str:
    return "; ".join(graded.answers(learner).notes.values())


def remarks(graded: Graded, learner: str) -> str:
    """Return the line about a learner in the table that collect printed."""
    return next(line for line in graded.said.splitlines() if f" {learner} " in line)


def test_a_clean_hand_in_earns_everything_whichever_way_it_came(marks: Mapping[str, float]) -> None:
    assert {one: marks[one] for one in CLEAN} == {"ann": 30, "ben": 30, "cas": 30, "dee": 30, "none": 0}


def test_every_learner_has_a_score_for_every_question(graded: Graded) -> None:
    found = scores(graded.folder)
    assert sorted(found) == sorted(everyone())
    replies = {"note-to-operations", "outcome-to-customer"}
    for learner, cells in found.items():
        assert {name for name, points in cells.items() if points is None} <= replies, learner


@pytest.mark.parametrize("name", [*REFUSED, *SIZES])
def test_a_file_that_cannot_be_read_earns_nothing_and_says_why(
    graded: Graded, marks: Mapping[str, float], name: str
) -> None:
    reason = REFUSED[name][1] if name in REFUSED else "larger than 256 KB"
    assert marks[f"file-{name}"] == 0
    assert reason in graded.answers(f"file-{name}").notes[WHOLE]
    assert "refused" in remarks(graded, f"file-{name}")


@pytest.mark.parametrize("name", BENT)
def test_a_bent_answer_costs_only_itself_and_says_why(
    graded: Graded, marks: Mapping[str, float], name: str
) -> None:
    question, _, points, reason = BENT[name]
    assert marks[f"answer-{name}"] == points
    said = graded.answers(f"answer-{name}").notes
    assert set(said) == ({question} if reason else set())
    assert reason in said.get(question, "")


def test_files_beside_a_hand_in_are_named(graded: Graded) -> None:
    assert "other files beside it were ignored: " in remarks(graded, "strays")


@pytest.mark.parametrize("name", FORGED)
def test_what_a_hand_in_says_of_itself_earns_nothing_more(
    graded: Graded, marks: Mapping[str, float], name: str
) -> None:
    _, points, remark = FORGED[name]
    assert marks[f"forged-{name}"] == points
    assert remark in remarks(graded, f"forged-{name}")
    own = graded.answers(f"forged-{name}")
    assert own.notes == {}
    assert (own.learner, own.second, own.edition) == (f"forged-{name}", None, graded.answers("ann").edition)


@pytest.mark.parametrize(
    ("learner", "points", "reason"),
    [
        ("bom", FULL, ""),
        ("strays", FULL, ""),
        ("linked-answers", 0, "not an ordinary file"),
        ("linked-out", 0, "not an ordinary file"),
        ("linked-folder", 0, "No hand-in"),
        ("pipe", 0, "not an ordinary file"),
        ("folder-for-file", 0, "No hand-in"),
        ("hard-link", FULL, ""),
    ],
)
def test_what_lies_in_the_inbox_in_the_place_of_a_file(
    graded: Graded, marks: Mapping[str, float], learner: str, points: float, reason: str
) -> None:
    assert marks[learner] == points
    assert reason in reasons(graded, learner)


def test_a_second_name_of_somebody_s_file_is_a_copy_and_is_said(graded: Graded) -> None:
    assert "the file names another learner: 'someone'" in remarks(graded, "hard-link")


@pytest.mark.parametrize("name", BY_HAND)
def test_what_was_put_by_hand_around_check_in_earns_what_its_answers_earn(
    graded: Graded, marks: Mapping[str, float], name: str
) -> None:
    _, points, reason = BY_HAND[name]
    assert marks[f"hand-{name}"] == points
    assert reason in reasons(graded, f"hand-{name}")


@pytest.mark.parametrize(
    "learner", [one for one in by_hand() if one.startswith(("code-", "cells-", "book-"))]
)
def test_whatever_the_notebook_is_the_answers_count(
    graded: Graded, marks: Mapping[str, float], learner: str
) -> None:
    assert marks[learner] == FULL
    mine, ann = (
        json.loads((graded.folder / "autograded" / one / EXERCISE / f"{EXERCISE}.ipynb").read_text())
        for one in (learner, "ann")
    )
    assert json.dumps(mine).replace(mark_of(learner), "") == json.dumps(ann).replace(mark_of("ann"), "")


def test_ids_that_are_no_learner_s_are_not_collected(graded: Graded) -> None:
    # And a linked folder, two names in a zip that lead out of it, and a program that came by Moodle.
    assert f"{len(IDS_REFUSED) + 4} not collected" in graded.said
    names = {path.name for path in (graded.folder / "submitted").iterdir()}
    assert names == set(everyone())


def test_a_table_for_the_instructor_has_no_character_that_a_terminal_obeys(graded: Graded) -> None:
    assert "\x1b" not in graded.said
    assert "\u202e" not in graded.said


def test_the_others_have_what_they_have_in_a_class_without_harm(graded: Graded) -> None:
    for learner in CLEAN:
        for kind in ("submitted", "autograded", "feedback"):
            ours, theirs = (files(folder / kind / learner) for folder in (graded.folder, graded.quiet))
            assert ours, (kind, learner)
            assert ours == theirs, (kind, learner)


def test_the_others_have_the_same_rows_in_the_gradebook(graded: Graded) -> None:
    ours, theirs = tables(graded.folder), tables(graded.quiet)

    def of_clean(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        return [row for row in rows if any(set(str(cell).split("/")) & set(CLEAN) for cell in row)]

    assert {name: of_clean(rows) for name, rows in ours.items()} == {
        name: of_clean(rows) for name, rows in theirs.items()
    }
    assert len(of_clean(ours["grade"])) == 5 * 15


def test_nothing_of_a_learner_s_was_executed(graded: Graded, marker: Path) -> None:
    assert not marker.exists()


def test_no_other_file_was_read_and_no_program_was_started(graded: Graded) -> None:
    assert (graded.around / "watch" / "log").read_text() == ""


def test_nothing_around_the_class_folder_was_changed(graded: Graded) -> None:
    assert snapshot(graded.around) == graded.before
    assert {path.name for path in graded.around.iterdir()} <= {
        *("class", "quiet", "stock", "secret", "elsewhere", "exchange", "mail", "watch")
    }


def test_no_learner_has_anything_of_another_s(graded: Graded) -> None:
    of = {mark_of(one): one for one in (*everyone(), "secret", "someone", "evil")}
    for kind in ("autograded", "feedback"):
        for folder in (graded.folder / kind).iterdir():
            written = b"".join(files(folder).values()).decode()
            found = {of.get(mark, mark) for mark in re.findall(r"mark-[0-9a-f]{12}", written)}
            # Whoever names a stranger's file gets what is in it, as with a copy: the instructor is told.
            assert found <= {folder.name if folder.name != "hard-link" else "someone"}, folder


def test_only_a_pair_and_its_time_are_in_the_graded_folders(graded: Graded) -> None:
    for folder in (graded.folder / "autograded").glob("*/*"):
        assert {one.name for one in folder.iterdir()} <= {
            f"{EXERCISE}.ipynb",
            "answers.json",
            "timestamp.txt",
        }
    for kind in ("autograded", "feedback"):
        assert [path for path in (graded.folder / kind).rglob("*") if path.is_symlink()] == []


def test_no_key_is_in_what_learners_get(graded: Graded, exercises: Mapping[str, Text]) -> None:
    secrets = [why for block in exercises[EXERCISE].questions for why in block.made.because.values()] + [
        "import frontline",
        "HIDDEN TESTS",
        "because=",
        "key=",
    ]
    pages = list((graded.folder / "feedback").rglob("*.html"))
    assert len(pages) >= len(everyone())
    for page in [*pages, *(graded.folder / "exercises" / EXERCISE).iterdir()]:
        text = page.read_text()
        assert [one for one in secrets if escape(one) in text or one in text] == [], page


def test_a_hostile_class_is_done_as_quickly_as_another(graded: Graded) -> None:
    assert max(graded.seconds.values()) < SECONDS / 4


@pytest.fixture(scope="module")
def by_nbgrader(
    graded: Graded, places: Places, good: Good, released: Released, marker: Path
) -> tuple[Path, dict[str, dict[str, float | None]]]:
    """Return the same class graded by nbgrader, and its scores; it takes a minute."""
    new_class(graded.stock, places)
    shutil.copy(graded.folder / "class.csv", graded.stock)
    put_by_hand(Ground(graded.stock, graded.around), good, released, marker)
    run = runner(graded.stock)
    run("nbgrader", "generate_assignment", EXERCISE, "--force")
    command = ("nbgrader", "autograde", EXERCISE)
    limited(run, graded.around / "nowhere", *command, fails=True, seconds=5 * SECONDS)
    return graded.stock, scores(graded.stock)


@pytest.mark.slow
def test_nbgrader_gives_the_same_scores(
    graded: Graded, by_nbgrader: tuple[Path, dict[str, dict[str, float | None]]]
) -> None:
    ours = scores(graded.folder)
    assert {one: ours[one] for one in ours if one not in UNSEEN} == {
        one: found for one, found in by_nbgrader[1].items() if one not in UNSEEN
    }


@pytest.mark.slow
def test_nothing_was_executed_by_nbgrader_either(
    by_nbgrader: tuple[Path, dict[str, dict[str, float | None]]], marker: Path
) -> None:
    assert not marker.exists()


@pytest.mark.slow
def test_nothing_that_a_link_points_to_is_left_or_changed_by_nbgrader(
    graded: Graded,
    by_nbgrader: tuple[Path, dict[str, dict[str, float | None]]],
) -> None:
    for folder in (by_nbgrader[0] / "autograded").iterdir():
        written = b"".join(files(folder).values()).decode()
        marks = set(re.findall(r"mark-[0-9a-f]{12}", written))
        assert marks <= {mark_of(folder.name if folder.name != "hard-link" else "someone")}, folder
    assert snapshot(graded.around) == graded.before


@pytest.mark.slow
def test_what_nbgrader_finds_no_notebook_in_frontline_grades(
    graded: Graded, by_nbgrader: tuple[Path, dict[str, dict[str, float | None]]]
) -> None:
    folder, found = by_nbgrader
    assert set(everyone()) - set(found) <= UNSEEN
    runner(folder)("frontline", "grade", EXERCISE)
    assert {one: points for one, points in totals(folder).items() if one in UNSEEN} == {
        one: points for one, points in totals(graded.folder).items() if one in UNSEEN
    }


def test_without_a_class_list_an_id_is_a_learner_s_or_is_refused(
    tmp_path: Path, places: Places, good: Good
) -> None:
    folder = new_class(tmp_path / "class", places)
    for name in (*IDS, *IDS_REFUSED):
        put(folder, name, good("x"))
    rows = collect(ClassFolder(folder))
    assert sorted(row.learner for row in rows if row.outcome == "collected") == sorted(IDS)
    assert {path.name for path in (folder / "submitted").iterdir()} == set(IDS)
    refused = [row for row in rows if row.outcome != "collected"]
    assert len(refused) == len(IDS_REFUSED)
    assert all(row.remarks[0] for row in refused)


def test_an_id_in_another_spelling_is_the_same_learner_s(tmp_path: Path, places: Places, good: Good) -> None:
    """A name whose accents are written apart looks the same to people, and to some file systems."""
    folder = new_class(tmp_path / "class", places)
    for name in ("Jos\u00e9", "Jose\u0301"):
        put(folder, name, good(name))
    assert [row.learner for row in collect(ClassFolder(folder)) if row.outcome == "collected"] == [
        "Jos\u00e9"
    ]


def test_answers_that_change_while_they_are_read_are_one_of_both_or_refused(
    tmp_path: Path, places: Places, good: Good
) -> None:
    folder = new_class(tmp_path / "class", places)
    path, secret = put(folder, "amy", good("amy")), tmp_path / "secret.json"
    secret.write_bytes(good("secret"))
    over = Event()

    def swap() -> None:
        other = path.with_name(".other")
        while not over.is_set():
            other.symlink_to(secret)
            other.replace(path)
            other.write_bytes(good("amy"))
            other.replace(path)

    swapping = Thread(target=swap)
    swapping.start()
    try:
        for _ in range(30):
            collect(ClassFolder(folder))
            for pair in (folder / "submitted").glob("*/*"):
                assert mark_of("secret") not in (pair / "answers.json").read_text()
            shutil.rmtree(folder / "submitted", ignore_errors=True)
    finally:
        over.set()
        swapping.join()


def test_a_learner_s_folder_that_is_a_link_costs_whom_it_points_to_nothing(
    tmp_path: Path, places: Places, good: Good
) -> None:
    folder = new_class(tmp_path / "class", places)
    put(folder, "ann", good("ann"))
    collect(ClassFolder(folder))
    before = files(folder / "submitted" / "ann")
    (folder / "submitted" / "eve").symlink_to("ann")
    put(folder, "eve", good("eve"))
    collect(ClassFolder(folder))
    assert files(folder / "submitted" / "ann") == before
    eve = (folder / "submitted" / "eve" / PATH).read_text()
    assert mark_of("eve") in eve
    assert not (folder / "submitted" / "eve").is_symlink()


def test_a_file_in_the_place_of_a_learner_s_folder_costs_nobody_else_a_score(
    tmp_path: Path, places: Places, good: Good
) -> None:
    folder = new_class(tmp_path / "class", places)
    (folder / "class.csv").write_text("id\nann\neve\nfay\n")
    put(folder, "ann", good("ann"))
    (folder / "submitted").mkdir()
    (folder / "submitted" / "eve").write_text("a file in the way")
    os.mkfifo(folder / "submitted" / "fay")
    run = runner(folder)
    run("frontline", "collect")
    said = run("frontline", "grade", EXERCISE, fails=True)
    assert totals(folder) == {"ann": FULL}
    for learner in ("eve", "fay"):
        assert f"submitted/{learner} is no folder: move it away, and collect again" in said


def test_a_folder_that_is_named_like_all_exercises_is_none(
    tmp_path: Path, places: Places, good: Good
) -> None:
    folder = new_class(tmp_path / "class", places)
    (folder / "submitted" / "eve" / "*").mkdir(parents=True)
    with pytest.raises(ClassFolderError, match=r"There is no exercise called \*\."):
        grade(ClassFolder(folder), "*")
    assert not (folder / "gradebook.db").exists()
