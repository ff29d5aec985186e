"""The second attempt: what is carried over, what counts, and what the learner gets."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.content.framework import framework
from frontline.content.places import Places
from frontline.content.syllabus import syllabus
from frontline.grading.again import FULL, HAD, MET, NO_HAND_IN, REFUSED, Offer, open_second_attempts
from frontline.grading.collecting.collect import REPLACES, THIRD, collect
from frontline.grading.collecting.outcomes import Outcome
from frontline.grading.grade import grade
from frontline.store.answers import Answers, parse
from frontline.store.exercise import NAME, ExerciseFile
from frontline.store.moving import CannotMoveError
from frontline.store.second import FIRST, begin, second_attempt

from .conftest import EXERCISE, new_class, runner, scores
from .test_grade import manual, marked

HandIn = Callable[..., bytes]
CALL = "call-ms-yeung"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, places: Places, hand_in: HandIn) -> Path:
    """Amy has three questions wrong, and one reply has full marks; bob's replies wait."""
    root = new_class(tmp_path_factory.mktemp("again") / "class", places)
    (root / "class.csv").write_text("id\namy\nbob\ncarol\ndora\n")
    wrong = {"hours-left": "1", "rolled-notice": "late", CALL: []}
    put(root, "amy", hand_in(wrong))
    put(root, "bob", hand_in(wrong))
    put(root, "dora", hand_in())
    collect(ClassFolder(root))
    grade(ClassFolder(root), EXERCISE)
    for learner, points in (("amy", 3), ("dora", 8)):
        marked(ClassFolder(root), learner, "note-to-operations", 7)
        marked(ClassFolder(root), learner, "outcome-to-customer", points, "See row 2.")
    return root


@pytest.fixture
def folder(tmp_path: Path, graded: Path) -> ClassFolder:
    return ClassFolder(Path(shutil.copytree(graded, tmp_path / "class")))


def put(root: Path, learner: str, content: bytes) -> None:
    path = root / "inbox" / learner / EXERCISE / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def offers(folder: ClassFolder, places: Places, *learners: str) -> dict[str, Offer]:
    made = open_second_attempts(folder, EXERCISE, syllabus(places), framework(places), learners)
    return {offer.learner: offer for offer in made}


def sent(offer: Offer) -> Answers:
    assert offer.file is not None
    found = second_attempt(offer.file.read_bytes())
    assert found is not None
    return found


def test_it_is_opened_for_whom_something_can_be_better(folder: ClassFolder, places: Places) -> None:
    made = offers(folder, places)
    assert {learner: offer.why for learner, offer in made.items()} == {
        "amy": "",
        "bob": "2 replies are still to be marked",
        "carol": NO_HAND_IN,
        "dora": FULL,
    }
    assert made["amy"].file == folder.root / "again" / f"{EXERCISE}--amy--again.json"


def test_there_is_no_third(folder: ClassFolder, places: Places) -> None:
    before = sent(offers(folder, places, "amy")["amy"])
    assert offers(folder, places, "amy")["amy"].why == HAD
    assert parse((folder.root / "again" / f"{EXERCISE}--amy--again.json").read_bytes()) == before


def test_full_marks_are_carried_over_and_the_role_play_begins_anew(
    folder: ClassFolder, places: Places
) -> None:
    file = sent(offers(folder, places, "amy")["amy"])
    assert file.second is not None
    assert "note-to-operations" in file.second.carried
    assert {"hours-left", "rolled-notice", "outcome-to-customer", CALL}.isdisjoint(file.second.carried)
    assert len(file.second.carried) == 13 - 4
    assert CALL not in file.answers
    assert file.value("hours-left") == "1"
    assert (file.attempt, file.declared) == (2, False)


def test_the_later_mark_counts_for_the_rest_and_nothing_carried_is_lost(
    folder: ClassFolder, places: Places, hand_in: HandIn
) -> None:
    """Amy makes one answer right, another wrong, and wipes one that is carried over."""
    first = scores(folder.root)["amy"]
    offers(folder, places, "amy")
    better = {"rolled-notice": "cancel", "log-first": None, "outcome-to-customer": "New."}
    put(folder.root, "amy", hand_in(better, number=2))
    (row,) = [row for row in collect(folder) if row.learner == "amy"]
    assert "second attempt: 9 answers are carried over from the first" in row.remarks
    grade(folder, EXERCISE)
    second = scores(folder.root)["amy"]
    assert second["log-first"] == first["log-first"] > 0
    assert (first["hours-left"], second["hours-left"]) == (0, 2)
    assert second["rolled-notice"] == 0
    assert manual(folder, "amy", "note-to-operations") == (7.0, False, None)
    assert manual(folder, "amy", "outcome-to-customer") == (3.0, True, "See row 2.")


def test_a_hand_in_from_before_is_the_first_attempt(
    folder: ClassFolder, places: Places, hand_in: HandIn
) -> None:
    offers(folder, places, "amy")
    collect(folder)
    kept = parse((folder.submitted("amy", EXERCISE) / NAME).read_bytes())
    assert (kept.value("hours-left"), kept.attempt) == ("1", 1)


def test_what_a_hand_in_says_of_its_attempt_is_not_believed(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder.root, "amy", hand_in({"hours-left": "1"}, number=2, attempt=2))
    collect(folder)
    kept = parse((folder.submitted("amy", EXERCISE) / NAME).read_bytes())
    assert kept.second is None


def test_the_first_hand_in_stays_in_the_inbox(folder: ClassFolder, places: Places, hand_in: HandIn) -> None:
    raw = (folder.root / "inbox" / "amy" / EXERCISE / NAME).read_bytes()
    offers(folder, places, "amy")
    stick = folder.root.parent / f"{EXERCISE}--amy.json"
    stick.write_bytes(hand_in({"hours-left": "3"}, number=2))
    collect(folder, stick)
    assert raw in [path.read_bytes() for path in (folder.root / "inbox").rglob("*.json")]
    collect(folder)
    kept = parse((folder.submitted("amy", EXERCISE) / NAME).read_bytes())
    assert (kept.value("hours-left"), kept.attempt) == ("3", 2)


def test_strangers_and_what_is_not_graded_are_named(folder: ClassFolder, places: Places) -> None:
    with pytest.raises(ClassFolderError, match=r"Not graded in .*: zoe"):
        offers(folder, places, "zoe")
    with pytest.raises(ClassFolderError, match="none of this class folder's exercises"):
        open_second_attempts(folder, "no-such", syllabus(places), framework(places))


@pytest.fixture
def workspace(tmp_path: Path, hand_in: HandIn) -> Path:
    """Amy's own course folder, with the answers of her first attempt."""
    root = tmp_path / "workspace"
    (root / "exercises" / EXERCISE).mkdir(parents=True)
    (root / ".frontline").write_text("{}")
    (root / "exercises" / EXERCISE / NAME).write_bytes(hand_in({"hours-left": "1"}, learner="Amy", number=1))
    return root


def test_the_learner_begins_it_from_the_file(folder: ClassFolder, places: Places, workspace: Path) -> None:
    file = sent(offers(folder, places, "amy")["amy"])
    assert begin(workspace, file).carried == 9
    mine = workspace / "exercises" / EXERCISE
    now = ExerciseFile(mine, EXERCISE).open().answers
    assert (now.attempt, now.learner, now.declared, now.second) == (2, "Amy", False, file.second)
    assert parse((mine / FIRST).read_bytes()).value(CALL)
    with pytest.raises(CannotMoveError, match="begun your second attempt already"):
        begin(workspace, file)


def test_it_can_be_begun_on_the_command_line(folder: ClassFolder, places: Places, workspace: Path) -> None:
    file = offers(folder, places, "amy")["amy"].file
    said = runner(workspace)("frontline", "import", str(file), "--folder", str(workspace))
    assert "Your second attempt at the exercise" in said
    assert "carried over and locked: 9" in said
    (workspace / "exercises" / EXERCISE).rename(workspace / "exercises" / "other")
    said = runner(workspace)("frontline", "import", str(file), "--folder", str(workspace), fails=True)
    assert "does not have" in said


def test_the_command_says_whom_to_send_what(folder: ClassFolder) -> None:
    said = runner(folder.root)("frontline", "again", EXERCISE)
    assert f"send {EXERCISE}--amy--again.json" in said
    assert f"The files lie in {folder.root / 'again'}." in said
    assert "no: 2 replies are still to be marked" in said
    assert "1 second attempt is open." in said


def test_a_decision_counts_for_a_second_attempt_as_it_does_on_the_statement(
    folder: ClassFolder, places: Places
) -> None:
    columns = "learner,criterion,kind,value,reason,by,date"
    evidence = folder.root / "evidence.csv"
    evidence.write_text(f"{columns}\namy,212A-7ii,decision,met,heard live,Ms Lau,2026-11-20\n")
    assert offers(folder, places, "amy")["amy"].why == MET
    evidence.unlink()
    assert offers(folder, places, "amy")["amy"].file


def test_a_third_file_is_not_collected_and_the_second_stays(
    folder: ClassFolder, places: Places, hand_in: HandIn
) -> None:
    offers(folder, places, "amy")
    put(folder.root, "amy", hand_in({"hours-left": "2"}, number=2))
    collect(folder)
    # Before it is graded, the learner may still send a better one.
    put(folder.root, "amy", hand_in({"hours-left": "3"}, number=3))
    collect(folder)
    grade(folder, EXERCISE)
    put(folder.root, "amy", hand_in({"hours-left": "4"}, number=4))
    (row,) = [row for row in collect(folder) if row.learner == "amy"]
    assert (row.outcome, row.remarks) == (Outcome.NOT_COLLECTED, (THIRD,))
    assert parse((folder.submitted("amy", EXERCISE) / NAME).read_bytes()).value("hours-left") == "3"
    again = [row for row in collect(folder) if row.learner == "amy"]
    assert [row.outcome for row in again] == [Outcome.NOT_COLLECTED]


def test_the_end_of_an_exercise_does_not_close_a_second_attempt(
    folder: ClassFolder, places: Places, hand_in: HandIn
) -> None:
    offers(folder, places, "amy")
    (folder.root / "class.toml").write_text(f"[exercises.{EXERCISE}]\nclosed = 2026-01-01\n")
    put(folder.root, "amy", hand_in({"hours-left": "3"}, number=2))
    put(folder.root, "bob", hand_in({"hours-left": "3"}, number=2))
    found = {row.learner: row for row in collect(folder)}
    assert found["amy"].outcome is Outcome.COLLECTED
    assert found["bob"].outcome is Outcome.NOT_COLLECTED


def test_who_replaces_a_graded_hand_in_is_named(folder: ClassFolder, hand_in: HandIn) -> None:
    put(folder.root, "dora", hand_in({"hours-left": "1"}, number=2))
    (row,) = [row for row in collect(folder) if row.learner == "dora"]
    assert REPLACES in row.remarks
    assert row.needs_an_eye


def test_a_file_that_was_refused_does_not_cost_the_second_attempt(
    folder: ClassFolder, places: Places
) -> None:
    put(folder.root, "carol", b"{")
    collect(folder)
    grade(folder, EXERCISE)
    assert offers(folder, places, "carol")["carol"].why == REFUSED
    run = runner(folder.root)
    run("frontline", "feedback", "--learner", "carol")
    page = (folder.root / "feedback" / "carol" / "feedback.html").read_text(encoding="utf-8")
    assert "press “Hand in” again, and send the new file" in page
    assert "Your marks" not in page
    run("frontline", "report")
    page = (folder.root / "reports" / "results.html").read_text(encoding="utf-8")
    assert "Ask: the file of carol in “Two containers and no place on the ship” was refused." in page


def test_a_released_exercise_is_warned_of(folder: ClassFolder) -> None:
    (folder.root / "class.toml").write_text(f'[exercises.{EXERCISE}]\nrelease = ["reasons"]\n')
    assert "Mind: class.toml releases reasons" in runner(folder.root)("frontline", "again", EXERCISE, "amy")
