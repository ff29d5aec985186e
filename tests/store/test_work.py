"""The one work file of a workspace."""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, Practised, Work, WorkFile, parse, workspace_root


@frozen(kw_only=True)
class Tried:
    """An entry of a section, as a part of the course keeps it."""

    at: str
    times: int
    right: tuple[bool, ...] = ()


def test_practice_is_kept(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.save("a", "x")
    file.tried("a", "y", right=False)
    file.tried("a", "z", right=True)
    one = file.open().practice["a"]
    assert (one.value, one.tries, one.first) == ("z", 2, False)


def test_what_another_version_keeps_there_stays(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"format": 1, "practice": {}, "cards": {"a": 1}}')
    WorkFile(tmp_path).save("a", "x")
    assert json.loads((tmp_path / "my-work.json").read_text())["cards"] == {"a": 1}


def test_a_broken_file_is_kept_aside_and_the_version_before_used(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.save("a", "x")
    file.save("b", "y")
    (tmp_path / "my-work.json").write_text("{")
    file.save("c", "z")
    assert sorted(file.open().practice) == ["a", "c"]
    assert (tmp_path / "my-work.broken-1.json").read_text() == "{"


def test_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"format": 2, "practice": {}}')
    with pytest.raises(NotSavedError, match="update"):
        WorkFile(tmp_path).save("a", "x")


def test_a_notebook_finds_its_workspace(tmp_path: Path) -> None:
    (tmp_path / MARKER).touch()
    inside = tmp_path / "exercises" / "e-1"
    inside.mkdir(parents=True)
    assert workspace_root(inside) == tmp_path
    assert workspace_root(tmp_path.parent) is None


def test_an_entry_is_put_found_and_dropped(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.put("tries", "a", Tried(at="2026-05-04T09:00:00+08:00", times=2, right=(True, False)))
    file.put("tries", "b", {"at": "", "times": 1})
    file.save("question", "x")
    assert file.open().entries("tries", Tried) == {
        "a": Tried(at="2026-05-04T09:00:00+08:00", times=2, right=(True, False)),
        "b": Tried(at="", times=1),
    }
    file.drop("tries", "a")
    file.drop("tries", "none")
    file.drop("nothing", "none")
    assert list(file.open().section("tries")) == ["b"]
    assert file.open().practice["question"].value == "x"


def test_putting_keeps_other_sections_and_other_entries(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"format": 1, "practice": {}, "cards": {"a": 1}, "tries": 5}')
    file = WorkFile(tmp_path)
    file.put("tries", "a", {"times": 1})
    file.put("cards", "b", 2)
    assert file.open().rest == {"cards": {"a": 1, "b": 2}, "tries": {"a": {"times": 1}}}


NONSENSE = [
    *(None, True, 3, 1e999, "text", [], [1], {}, {"at": "x"}, {"times": 1}),
    *({"at": "x", "times": "many"}, {"at": "x", "times": 1e999}, {"at": "x", "times": {}}),
    *({"at": "x", "times": 1, "right": 5}, {"at": [], "times": []}),
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=repr)
def test_an_entry_that_does_not_fit_is_left_out_and_costs_no_other(nonsense: Any) -> None:
    content = {"format": 1, "practice": {}, "tries": {"a": nonsense, "b": {"at": "x", "times": 1}}}
    work = parse(json.dumps(content).encode())
    assert work is not None
    assert work.entries("tries", Tried) == {"b": Tried(at="x", times=1)}


@pytest.mark.parametrize("section", [None, 3, "text", [1], True])
def test_a_section_that_is_none_is_empty(section: Any) -> None:
    work = Work(rest={"tries": section})
    assert (work.section("tries"), work.entries("tries", Tried), work.section("none")) == ({}, {}, {})


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ({"value": "x", "saved": None, "tries": -3}, Practised(value="x")),
        ({"saved": 20260504, "tries": "2", "first": "yes"}, Practised()),
        (
            {"saved": "2026-05-04", "tries": 2, "first": False},
            Practised(saved="2026-05-04", tries=2, first=False),
        ),
        # A file from before `right` was kept.
        ({"tries": 1, "first": True}, Practised(tries=1, first=True, right=True)),
    ],
)
def test_what_practice_cannot_be_counts_as_not_done(plain: Any, expected: Practised) -> None:
    work = parse(json.dumps({"format": 1, "practice": {"a": plain, "b": "nonsense"}}).encode())
    assert work is not None
    assert work.practice == {"a": expected}


def test_a_right_second_try_is_right_and_never_at_first(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.tried("a", "x", right=False)
    file.tried("a", "y", right=True)
    file.tried("a", "x", right=False)
    one = file.open().practice["a"]
    assert (one.tries, one.first, one.right) == (3, False, True)


def test_an_update_that_fails_leaves_the_file(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.save("a", "x")
    before = (tmp_path / "my-work.json").read_bytes()
    with pytest.raises(ZeroDivisionError):
        file.update(lambda work: Work(says=str(1 // 0)))
    assert (tmp_path / "my-work.json").read_bytes() == before


def test_the_learner_s_name_is_remembered_for_the_next_hand_in(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    assert file.learner == ""
    file.remember("amy")
    assert file.learner == "amy"


@pytest.mark.parametrize(
    "content", ['{"format": 9, "practice": {}}', '{"practice": {}, "learner": {"name": 5}}']
)
def test_a_name_that_cannot_be_read_is_no_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "my-work.json").write_text(content)
    assert WorkFile(tmp_path).learner == ""


def test_a_broken_file_is_said_with_what_became_of_it(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    assert file.open().says == ""
    (tmp_path / "my-work.json").write_text("{")
    assert file.open() == Work(says="Your work file could not be read. It is kept as my-work.broken-1.json.")
    file.save("a", "x")
    file.save("b", "x")
    (tmp_path / "my-work.json").write_text("[]")
    opened = file.open()
    assert opened.says.endswith(
        "It is kept as my-work.broken-2.json. "
        "The version before it is used, so your last change may be missing."
    )
    assert list(opened.practice) == ["a"]


def test_a_file_with_a_mark_of_its_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "my-work.json").write_text('{"practice": {"a": {"value": "中"}}}', encoding="utf-8-sig")
    assert WorkFile(tmp_path).open().practice["a"].value == "中"


def test_halves_of_characters_do_not_stop_a_save(tmp_path: Path) -> None:
    file = WorkFile(tmp_path)
    file.put("tries", "a", "\ud800")
    assert file.open().section("tries") == {"a": "?"}
