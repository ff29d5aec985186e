"""Collecting from mail, Moodle, Canvas and the exchange, and what is kept of it in the inbox."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from frontline.classroom.folder import ClassFolder, ClassFolderError
from frontline.content.places import Places
from frontline.grading.collecting.collect import collect
from frontline.grading.collecting.outcomes import Row
from frontline.store.answers import Answers, parse

from .conftest import EXERCISE, new_class

HandIn = Callable[..., bytes]
CLASS = "id,first_name,last_name,email\ns1,Tai Man,Chan,tm@example.org\ns2,Amy,Lo,\ns3,Bob,Ng,\n"
OTHER = "212a-ii-2-missing-cartons"


@pytest.fixture
def folder(tmp_path: Path, places: Places) -> ClassFolder:
    folder = ClassFolder(new_class(tmp_path / "class", places))
    (folder.root / "class.csv").write_text(CLASS, encoding="utf-8")
    return folder


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    """A folder outside the class folder."""
    (tmp_path / "mail").mkdir()
    return tmp_path / "mail"


def zipped(path: Path, entries: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def submit(exchange: Path, learner: str, at: str, content: bytes) -> None:
    folder = exchange / "frontline" / "inbound" / f"{learner}+{EXERCISE}+{at} UTC+x{len(content)}"
    folder.mkdir(parents=True)
    (folder / "answers.json").write_bytes(content)


def handed_in(rows: list[Row]) -> dict[str, str]:
    """Return the outcomes by learner, without those who handed in nothing."""
    return {row.learner: row.outcome for row in rows if row.outcome != "no hand-in"}


def remarks(rows: list[Row]) -> list[str]:
    return [remark for row in rows for remark in row.remarks]


def collected(folder: ClassFolder, learner: str) -> Answers:
    return parse((folder.submitted(learner, EXERCISE) / "answers.json").read_bytes())


def stamp(folder: ClassFolder, learner: str) -> str:
    return (folder.submitted(learner, EXERCISE) / "timestamp.txt").read_text()


def kept(folder: ClassFolder) -> dict[str, bytes]:
    return {
        path.relative_to(folder.inbox).as_posix(): path.read_bytes()
        for path in folder.inbox.rglob("[!.]*")
        if path.is_file()
    }


def test_moodle_s_zip_is_collected_by_the_names_in_it(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    source = zipped(
        mail / "all.zip",
        {
            f"Tai Man Chan_101_assignsubmission_file/{EXERCISE}--Chan Tai Man (1).json": hand_in(
                learner="Chan Tai Man"
            ),
            f"AMY LO_102_assignsubmission_file_{EXERCISE}--s2.json": hand_in(learner="s2"),
            "Bob Ng_103_assignsubmission_file/hand in.json": hand_in(learner="s3"),
            "Bob Ng_103_assignsubmission_onlinetext/onlinetext.html": b"Please find my file.",
        },
    )
    rows = collect(folder, source)
    assert handed_in(rows) == {"s1": "collected", "s2": "collected", "s3": "collected"}
    assert remarks(rows) == []


def test_canvas_s_zip_is_collected_by_the_names_in_it(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    source = zipped(
        mail / "submissions.zip",
        {
            f"chantaiman_1_11_{EXERCISE}--s1.json": hand_in(learner="s1"),
            f"loamy_LATE_2_12_{EXERCISE}--Amy_Lo-1.json": hand_in(learner="Amy Lo"),
        },
    )
    rows = collect(folder, source)
    assert handed_in(rows) == {"s1": "collected", "s2": "collected"}
    assert remarks(rows) == []


def test_it_counts_for_whom_the_lms_says_and_the_other_name_is_said(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    name = f"Bob Ng_103_assignsubmission_file/{EXERCISE}--s2.json"
    rows = collect(folder, zipped(mail / "all.zip", {name: hand_in(learner="s2")}))
    assert handed_in(rows) == {"s3": "collected"}
    assert remarks(rows) == ["the file names another learner: 's2'"]
    assert remarks(collect(folder)) == ["the file names another learner: 's2'"]


def test_where_more_than_one_learner_fits_none_is_taken(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (folder.root / "class.csv").write_text(CLASS + "s4,Bob,Ng,\n", encoding="utf-8")
    name = f"Bob Ng_103_assignsubmission_file/{EXERCISE}--s3.json"
    rows = collect(folder, zipped(mail / "all.zip", {name: hand_in(learner="s3")}))
    assert handed_in(rows) == {"Bob Ng": "not collected"}
    assert remarks(rows) == ["'Bob Ng' fits more than one learner: s3, s4"]


def test_without_a_class_list_the_id_is_taken_as_given(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (folder.root / "class.csv").unlink()
    (mail / f"{EXERCISE}--Amy_Lo (1).json").write_bytes(hand_in(learner="Amy Lo"))
    (mail / f"{EXERCISE}--b_2.json").write_bytes(hand_in(learner="b_2"))
    rows = collect(folder, mail)
    assert handed_in(rows) == {"Amy Lo": "collected", "b_2": "collected"}
    assert remarks(rows) == []


@pytest.mark.parametrize("name", ["answers.json", "answers (1).json", "my work.json"])
def test_a_file_of_any_name_is_asked_itself(
    folder: ClassFolder, hand_in: HandIn, mail: Path, name: str
) -> None:
    (mail / name).write_bytes(hand_in(learner="s1"))
    assert handed_in(collect(folder, mail / name)) == {"s1": "collected"}


def test_a_file_that_names_nobody_is_said(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    (mail / "answers.json").write_bytes(hand_in(learner=""))
    (mail / "broken.json").write_bytes(b"{")
    (mail / "no exercise.json").write_bytes(hand_in(learner="s1", exercise=""))
    rows = collect(folder, mail)
    assert {row.place: row.remarks[0] for row in rows} == {
        "answers.json": "The file does not say whose it is.",
        "broken.json": "The file is empty, cut short, or not JSON.",
        "no exercise.json": "The file does not say which exercise it is.",
    }


def test_what_comes_from_elsewhere_is_kept_as_it_came_and_once(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    first, second = b"\xef\xbb\xbf" + hand_in(learner="s1", number=1), hand_in(learner="s1", number=2)
    (mail / f"{EXERCISE}--s1.json").write_bytes(first)
    source = zipped(mail / "all.zip", {f"Chan Tai Man_1_assignsubmission_file/{EXERCISE}--s1.json": second})
    (mail / f"{EXERCISE}--s2.json").write_bytes(b"{")
    for _ in range(2):
        collect(folder, mail / f"{EXERCISE}--s1.json")
        collect(folder, source, mail / f"{EXERCISE}--s2.json")
    assert kept(folder) == {
        f"{EXERCISE}--s1.json": first,
        f"{EXERCISE}--s1 (2).json": second,
        f"{EXERCISE}--s2.json": b"{",
    }


def test_a_later_plain_collect_sees_the_same(folder: ClassFolder, hand_in: HandIn, tmp_path: Path) -> None:
    exchange = tmp_path / "exchange"
    submit(exchange, "s1", "2026-11-22 10:00:00.250000", hand_in({"hours-left": "3"}, learner="s1", number=1))
    submit(
        exchange, "s1", "2026-11-20 10:00:00.000000", hand_in({"hours-left": "12"}, learner="s1", number=2)
    )
    assert sorted(row.outcome for row in collect(folder, exchange) if row.learner == "s1") == [
        "collected",
        "older",
    ]
    assert stamp(folder, "s1") == "2026-11-22 10:00:00.250000 UTC"
    before = (folder.submitted("s1", EXERCISE) / "answers.json").read_bytes()
    assert len(kept(folder)) == 2
    collect(folder)
    assert stamp(folder, "s1") == "2026-11-22 10:00:00.250000 UTC"
    assert (folder.submitted("s1", EXERCISE) / "answers.json").read_bytes() == before
    assert collected(folder, "s1").value("hours-left") == "3"


def test_a_zip_put_into_the_inbox_is_collected_where_it_lies(folder: ClassFolder, hand_in: HandIn) -> None:
    zipped(folder.inbox / "all.zip", {f"Amy Lo_1_assignsubmission_file/{EXERCISE}--s2.json": hand_in()})
    assert handed_in(collect(folder)) == {"s2": "collected"}
    assert list(kept(folder)) == ["all.zip"]


def test_who_is_not_in_the_class_is_kept_until_the_list_has_them(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    name = f"Eve Ho_9_assignsubmission_file/{EXERCISE}--eve.json"
    rows = collect(folder, zipped(mail / "all.zip", {name: hand_in(learner="eve")}))
    assert handed_in(rows) == {"Eve Ho": "not collected"}
    assert remarks(rows) == ["no learner in class.csv is called 'Eve Ho'"]
    (folder.root / "class.csv").write_text(CLASS + "s9,Eve,Ho,\n", encoding="utf-8")
    assert handed_in(collect(folder)) == {"s9": "collected"}


def test_something_newer_in_submitted_is_never_overwritten(
    folder: ClassFolder, hand_in: HandIn, tmp_path: Path, mail: Path
) -> None:
    submit(tmp_path / "late", "s1", "2999-01-01 10:00:00.000000", hand_in({"hours-left": "3"}, learner="s1"))
    collect(folder, tmp_path / "late")
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in({"hours-left": "12"}, learner="s1", number=9))
    rows = collect(folder, mail)
    assert handed_in(rows) == {"s1": "older"}
    assert remarks(rows) == ["what is in submitted/ is newer"]
    assert collected(folder, "s1").value("hours-left") == "3"


def test_one_of_the_same_time_with_a_lower_number_overwrites_nothing(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    for number in (2, 3):
        (mail / f"{EXERCISE}--s1 ({number}).json").write_bytes(hand_in(learner="s1", number=number))
    collect(folder, mail)
    assert handed_in(collect(folder, mail / f"{EXERCISE}--s1 (2).json")) == {"s1": "older"}
    assert collected(folder, "s1").number == 3


def test_a_file_that_cannot_be_read_takes_no_place_of_one_that_can(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1"))
    collect(folder, mail)
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1")[:100])
    rows = collect(folder, mail)
    assert handed_in(rows) == {"s1": "refused"}
    assert remarks(rows) == ["The file is empty, cut short, or not JSON.", "what is in submitted/ stays"]
    assert collected(folder, "s1").answers
    assert remarks(collect(folder)) == [
        "The file is empty, cut short, or not JSON.",
        f"{EXERCISE}--s1.json counts",
    ]
    assert collected(folder, "s1").answers


def test_of_two_that_came_together_the_one_that_can_be_read_counts(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (mail / f"{EXERCISE}--s1 (1).json").write_bytes(hand_in(learner="s1"))
    (mail / f"{EXERCISE}--s1.json").write_bytes(b"{")
    rows = [row for row in collect(folder, mail) if row.learner == "s1"]
    assert {row.outcome: row.place for row in rows} == {
        "collected": f"{EXERCISE}--s1 (1).json",
        "refused": f"{EXERCISE}--s1.json",
    }
    assert collected(folder, "s1").answers


def test_the_exchange_s_time_counts_also_where_a_copy_came_by_mail(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1"))
    submit(mail / "later", "s1", "2026-11-22 10:00:00.000000", hand_in(learner="s1"))
    collect(folder, mail)
    assert stamp(folder, "s1") == "2026-11-22 10:00:00.000000 UTC"


def test_what_cannot_be_written_costs_nobody_else_anything(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    for learner in ("s1", "s2"):
        (mail / f"{EXERCISE}--{learner}.json").write_bytes(hand_in(learner=learner))
    (folder.root / "submitted").mkdir()
    for learner in ("s1", "s3"):
        (folder.root / "submitted" / learner).write_text("a file in the way")
    rows = collect(folder, mail)
    assert handed_in(rows) == {"s1": "not collected", "s2": "collected", "s3": "not collected"}
    assert set(remarks(rows)) == {"the folder in submitted/ cannot be written (Not a directory)"}


def test_a_file_that_cannot_be_read_is_laid_out_with_the_reason_where_there_is_no_other(
    folder: ClassFolder, mail: Path
) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(b"{")
    assert handed_in(collect(folder, mail)) == {"s1": "refused"}
    assert collected(folder, "s1").notes == {"hand-in": "The file is empty, cut short, or not JSON."}


def test_a_hand_in_for_another_exercise_is_said(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1", exercise=OTHER))
    (mail / "own name.json").write_bytes(hand_in(learner="s2", exercise="no-such"))
    rows = collect(folder, mail)
    assert handed_in(rows) == {"s1": "refused", "s2": "not collected"}
    assert set(remarks(rows)) == {"This hand-in belongs to another exercise.", "there is no such exercise"}


def test_another_edition_of_the_exercise_is_said(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1", edition="0123"))
    rows = collect(folder, mail)
    assert handed_in(rows) == {"s1": "collected"}
    assert remarks(rows) == ["made with another edition of the exercise"]


def test_the_same_hand_in_twice_is_said_once(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    for name in (f"{EXERCISE}--s1.json", f"{EXERCISE}--s1 (1).json", "copy.json"):
        (mail / name).write_bytes(hand_in(learner="s1"))
    rows = [row for row in collect(folder, mail) if row.learner == "s1"]
    assert sorted((row.outcome, row.remarks) for row in rows) == [
        ("collected", ()),
        ("the same again", ("found once more, 2 times",)),
    ]
    assert list(kept(folder)) == [f"{EXERCISE}--s1.json"]


@pytest.mark.parametrize("learner", ["𠀀" * 64, "\ud800", "a\nb", "../x", "x" * 65, "{0}", "%s", "a/b"])
def test_a_hostile_name_in_a_file_costs_nobody_else_anything(
    folder: ClassFolder, hand_in: HandIn, mail: Path, learner: str
) -> None:
    (folder.root / "class.csv").unlink()
    (mail / "evil.json").write_bytes(
        hand_in().replace(b'"learner": ""', f'"learner": {json.dumps(learner)}'.encode())
    )
    (mail / f"{EXERCISE}--amy.json").write_bytes(hand_in(learner="amy"))
    assert {row.place: row.outcome for row in collect(folder, mail)} == {
        "evil.json": "not collected",
        f"{EXERCISE}--amy.json": "collected",
    }
    assert sorted(kept(folder)) == [f"{EXERCISE}--amy.json", "evil.json"]


def test_a_lone_surrogate_in_a_reply_costs_nobody_else_anything(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    bent = json.loads(hand_in(learner="s1"))
    for answer in bent["answers"].values():
        answer["value"] = "\ud800"
    (mail / f"{EXERCISE}--s1.json").write_bytes(json.dumps(bent).encode())
    (mail / f"{EXERCISE}--s2.json").write_bytes(hand_in(learner="s2"))
    assert handed_in(collect(folder, mail)) == {"s1": "collected", "s2": "collected"}


def test_broken_things_cost_nobody_else_anything(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    (mail / "a.zip").write_bytes(b"PK\x05\x06")
    zipped(
        mail / "b.zip", {f"../{EXERCISE}--s2.json": hand_in(), "Amy Lo_1_assignsubmission_file/x.exe": b"MZ"}
    )
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1"))
    rows = collect(folder, mail)
    assert {row.place: row.outcome for row in rows if row.place} == {
        "a.zip": "not collected",
        f"b.zip/../{EXERCISE}--s2.json": "not collected",
        "b.zip/Amy Lo_1_assignsubmission_file/x.exe": "not collected",
        f"{EXERCISE}--s1.json": "collected",
    }
    assert list(kept(folder)) == [f"{EXERCISE}--s1.json"]


def test_a_source_that_is_not_there_or_holds_the_class_folder_is_said_before_anything_is_done(
    folder: ClassFolder, hand_in: HandIn, mail: Path
) -> None:
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1"))
    with pytest.raises(ClassFolderError, match="There is no folder or file"):
        collect(folder, mail, mail / "typo.zip")
    for source in (folder.root, folder.root.parent):
        with pytest.raises(ClassFolderError, match="holds the class folder itself"):
            collect(folder, mail, source)
    assert kept(folder) == {}


@pytest.mark.parametrize("seen", ["", "[1]", '{"x": 1}', "[" * 100_000])
def test_a_broken_record_of_times_is_begun_anew(
    folder: ClassFolder, hand_in: HandIn, mail: Path, seen: str
) -> None:
    (folder.inbox / ".collected.json").write_text(seen)
    (mail / f"{EXERCISE}--s1.json").write_bytes(hand_in(learner="s1"))
    collect(folder, mail)
    assert stamp(folder, "s1").endswith("UTC")


def test_a_thousand_are_collected_in_seconds(folder: ClassFolder, hand_in: HandIn, mail: Path) -> None:
    ids = [f"n{number}" for number in range(1000)]
    (folder.root / "class.csv").write_text("\n".join(["id", *ids]), encoding="utf-8")
    source = zipped(mail / "all.zip", {f"{EXERCISE}--{id_}.json": hand_in(learner=id_) for id_ in ids})
    began = time.monotonic()
    rows = collect(folder, source)
    assert time.monotonic() - began < 30
    assert handed_in(rows) == dict.fromkeys(ids, "collected")
