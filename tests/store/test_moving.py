"""Work on its way to another computer: out of one workspace, and into another."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from frontline.content.contents import Contents, contents
from frontline.content.places import Places
from frontline.store.answers import Answer, Answers, dump, parse
from frontline.store.exercise import ExerciseFile
from frontline.store.moving import CannotMoveError, Moved, export_work, import_work
from frontline.store.record import NotSavedError
from frontline.store.work import MARKER, Practised, Work, WorkFile
from frontline.store.work import dump as dump_work
from frontline.study.log import entries
from frontline.study.progress import Standing, standing

MONDAY, TUESDAY, WEDNESDAY = (f"2026-05-0{day}T09:00:00+08:00" for day in (4, 5, 6))
Lay = Callable[..., Path]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Lay out a workspace of that name, with this work in it."""

    def laid(name: str, practice: Mapping[str, Practised] | None = None, **rest: Any) -> Path:
        root = tmp_path / name
        root.mkdir()
        (root / MARKER).touch()
        if practice or rest:
            (root / "my-work.json").write_bytes(dump_work(Work(practice=practice or {}, rest=rest)))
        return root

    return laid


def tried(at: str, value: str = "x", **fields: Any) -> Practised:
    return Practised(**{"value": value, "saved": at, "tries": 1, "first": False, **fields})


def answered(
    root: Path, exercise: str, *, declared: bool = False, number: int = 0, **answers: tuple[str, str]
) -> ExerciseFile:
    """Put answers beside an exercise: a=("x", MONDAY)."""
    folder = root / "exercises" / exercise
    folder.mkdir(parents=True)
    content = Answers(
        exercise=exercise,
        edition="abc" if number else "",
        learner="amy" if number else "",
        number=number,
        declared=declared,
        answers={name: Answer(*answer) for name, answer in answers.items()},
    )
    (folder / "answers.json").write_bytes(dump(content, checksum=declared))
    return ExerciseFile(folder, exercise)


def at(root: Path, exercise: str) -> Answers:
    return ExerciseFile(root / "exercises" / exercise, exercise).open().answers


def move(source: Path, target: Path) -> Moved:
    return import_work(target, export_work(source, source.parent / f"{source.name}.json"))


def files(root: Path) -> dict[str, bytes]:
    """Return what a workspace holds, but for what stands beside a file for its safety."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


# Into an empty workspace.


@pytest.fixture(scope="module")
def course(places: Places) -> Contents:
    return contents(places)


def stands(course: Contents, root: Path) -> Standing:
    handed = {
        one.id: ExerciseFile(root / "exercises" / one.id, one.id).look().answers for one in course.exercises
    }
    return standing(course, WorkFile(root).open(), handed)


def test_a_new_computer_shows_the_same_progress(lay: Lay, course: Contents) -> None:
    lesson, exercise = course.lessons[0], course.exercises[0]
    practice = {asked.id: tried(MONDAY) for asked in lesson.questions[:3]}
    practice[lesson.questions[0].id] = tried(TUESDAY, first=True, right=True)
    log = {f"{lesson.task}/1": {"did": "Asked Ho.", "date": "2026-05-04", "hours": "1.5", "saved": MONDAY}}
    source = lay(
        "source", practice, log=log, cards={"edi:meaning": {"last": MONDAY}}, learner={"name": "amy"}
    )
    answered(source, exercise.id, number=1, declared=True, **{exercise.questions[0].id: ("x", WEDNESDAY)})
    target = lay("target")
    came = move(source, target)
    assert stands(course, target) == stands(course, source)
    assert WorkFile(target).open() == WorkFile(source).open()
    assert came == Moved(practice=3, entries=3, answers={exercise.id: 1}, kept=0)
    assert not list(target.glob("*before-import*"))


def test_an_export_of_nothing_brings_nothing(lay: Lay) -> None:
    target = lay("target")
    assert move(lay("source"), target) == Moved(practice=0, entries=0, answers={}, kept=0)
    assert dict(WorkFile(target).open().practice) == {}


def test_sections_of_other_versions_travel_too(lay: Lay) -> None:
    source = lay("source", dreams={"a": {"x": 1}}, note="words")
    target = lay("target")
    move(source, target)
    assert WorkFile(target).open().rest == {"dreams": {"a": {"x": 1}}, "note": "words"}


# Into a workspace with work of its own.


def test_of_each_practice_answer_the_newer_one_stays(lay: Lay) -> None:
    source = lay(
        "source", {"a": tried(TUESDAY, "new"), "b": tried(MONDAY, "old"), "c": tried(MONDAY, "alone")}
    )
    target = lay("target", {"a": tried(MONDAY, "old"), "b": tried(TUESDAY, "new"), "d": tried(MONDAY, "own")})
    came = move(source, target)
    values = {name: one.value for name, one in WorkFile(target).open().practice.items()}
    assert values == {"a": "new", "b": "new", "c": "alone", "d": "own"}
    assert came == Moved(practice=2, entries=0, answers={}, kept=1)


def test_newer_is_told_in_any_time_zone(lay: Lay) -> None:
    source = lay("source", {"a": tried("2026-05-04T04:00:00+02:00", "new")})
    target = lay("target", {"a": tried("2026-05-04T09:00:00+08:00", "old")})
    move(source, target)
    assert WorkFile(target).open().practice["a"].value == "new"


@pytest.mark.parametrize(("ours", "theirs"), [(MONDAY, TUESDAY), (TUESDAY, MONDAY), (MONDAY, MONDAY)])
def test_what_was_learned_on_either_computer_counts(lay: Lay, ours: str, theirs: str) -> None:
    source = lay("source", {"a": tried(theirs, tries=2, first=False, right=True)})
    target = lay("target", {"a": tried(ours, tries=5, first=False, right=False)})
    move(source, target)
    one = WorkFile(target).open().practice["a"]
    assert (one.tries, one.right) == (5, True)


def test_the_first_try_is_that_of_the_earlier_answer(lay: Lay) -> None:
    source = lay(
        "source", {"a": tried(MONDAY, first=True), "b": tried(TUESDAY, first=True), "c": tried(TUESDAY)}
    )
    target = lay("target", {"a": tried(TUESDAY), "b": tried(MONDAY), "c": tried(MONDAY, first=None, tries=0)})
    move(source, target)
    assert {name: one.first for name, one in WorkFile(target).open().practice.items()} == {
        "a": True,
        "b": False,
        "c": False,
    }


@pytest.mark.parametrize("field", ["last", "at", "ended", "begun", "saved"])
def test_of_each_entry_the_newer_one_stays_whichever_field_tells_the_time(lay: Lay, field: str) -> None:
    old, new = {field: MONDAY, "is": "old"}, {field: TUESDAY, "is": "new"}
    source = lay("source", cards={"a": new, "b": old, "c": old})
    target = lay("target", cards={"a": old, "b": new, "d": old})
    came = move(source, target)
    assert WorkFile(target).open().section("cards") == {"a": new, "b": new, "c": old, "d": old}
    assert came.entries == 1


def test_without_a_time_one_s_own_entry_stays(lay: Lay) -> None:
    source = lay("source", learner={"name": "amy"}, memory={"settings": {"size": 5}})
    target = lay("target", learner={"name": "Amy Cheung"}, memory="nonsense")
    move(source, target)
    assert WorkFile(target).open().rest == {
        "learner": {"name": "Amy Cheung"},
        "memory": {"settings": {"size": 5}},
    }


def test_own_marks_of_the_newer_day_stay(lay: Lay) -> None:
    old, new = (
        {"reply": "r", "points": {"0": given}, "at": day} for given, day in ((1, MONDAY), (2, TUESDAY))
    )
    target = lay("target", **{"own-marks": {"e-1": old}})
    move(lay("source", **{"own-marks": {"e-1": new}}), target)
    assert WorkFile(target).open().section("own-marks")["e-1"] == new


# The log.


def entry(did: str, day: str = "2026-05-04", saved: str = MONDAY) -> dict[str, str]:
    return {"date": day, "did": did, "result": "", "next": "", "hours": "1", "minutes": "", "saved": saved}


def logged(root: Path) -> list[tuple[int, str]]:
    return [(one.number, one.did) for one in entries(WorkFile(root).open(), "08-task")]


@pytest.mark.parametrize(("ours", "theirs"), [(MONDAY, TUESDAY), (TUESDAY, MONDAY), (MONDAY, MONDAY)])
def test_two_entries_with_the_same_number_are_both_kept(lay: Lay, ours: str, theirs: str) -> None:
    source = lay("source", log={"08-task/1": entry("Asked Ho.", saved=theirs)})
    target = lay("target", log={"08-task/1": entry("Called Ms Lam.", saved=ours)})
    for _ in range(2):
        move(source, target)
        assert logged(target) == [(1, "Called Ms Lam."), (2, "Asked Ho.")]


def test_the_same_words_on_another_day_are_another_entry(lay: Lay) -> None:
    source = lay("source", log={"08-task/1": entry("Asked Ho.", "2026-05-05", TUESDAY)})
    target = lay("target", log={"08-task/1": entry("Asked Ho.", "2026-05-04", MONDAY)})
    move(source, target)
    assert logged(target) == [(1, "Asked Ho."), (2, "Asked Ho.")]


def test_a_number_that_comes_later_in_the_file_is_not_taken(lay: Lay) -> None:
    theirs = {
        "08-task/1": entry("Asked Ho."),
        "08-task/2": entry("Wrote it down.", saved=TUESDAY),
        "08-task/10": entry("Read it again.", saved=TUESDAY),
    }
    target = lay("target", log={"08-task/1": entry("Called Ms Lam.", saved=TUESDAY)})
    source = lay("source", log=theirs)
    for _ in range(2):
        move(source, target)
        assert logged(target) == [
            (1, "Called Ms Lam."),
            (2, "Wrote it down."),
            (3, "Asked Ho."),
            (10, "Read it again."),
        ]


def test_an_entry_that_was_written_on_elsewhere_takes_the_place_of_its_beginning(lay: Lay) -> None:
    begun, longer = entry("Asked Ho."), entry("Asked Ho. She will call.", saved=TUESDAY)
    here, there = lay("here", log={"08-task/1": begun}), lay("there", log={"08-task/1": longer})
    move(there, here)
    assert logged(here) == [(1, "Asked Ho. She will call.")]
    # And the older state does not come back as an entry of its own.
    move(lay("old", log={"08-task/1": begun}), there)
    assert logged(there) == [(1, "Asked Ho. She will call.")]


def test_an_empty_entry_never_takes_the_place_of_a_written_one(lay: Lay) -> None:
    target = lay("target", log={"08-task/1": entry("Asked Ho.")})
    move(lay("source", log={"08-task/1": entry("", saved=TUESDAY)}), target)
    assert "Asked Ho." in [did for _, did in logged(target)]


def test_entries_of_two_tasks_do_not_mix(lay: Lay) -> None:
    same = entry("Asked Ho.")
    target = lay("target", log={"08-task/1": same})
    move(lay("source", log={"16-task/1": same, "project-212A/1": same}), target)
    assert sorted(WorkFile(target).open().section("log")) == ["08-task/1", "16-task/1", "project-212A/1"]


# Exercises.


def test_answers_join_and_of_each_the_newer_one_stays(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", a=("new", TUESDAY), b=("old", MONDAY), c=("alone", MONDAY))
    answered(target, "e-1", a=("old", MONDAY), b=("new", TUESDAY), d=("own", MONDAY))
    came = move(source, target)
    found = at(target, "e-1")
    assert {name: found.value(name) for name in "abcd"} == {"a": "new", "b": "new", "c": "alone", "d": "own"}
    assert came.answers == {"e-1": 2}


def test_a_hand_in_comes_over_where_its_answers_are_the_same(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", number=1, declared=True, a=("x", MONDAY), b=("y", MONDAY))
    answered(target, "e-1", a=("x", MONDAY))
    move(source, target)
    found = at(target, "e-1")
    assert (found.declared, found.number, found.learner, found.edition) == (True, 1, "amy", "abc")
    sent = target / "exercises" / "e-1" / "e-1--amy.json"
    assert parse(sent.read_bytes()) == found
    handed = ExerciseFile(target / "exercises" / "e-1", "e-1").handed_in()
    assert handed is not None
    assert handed.value("b") == "y"


@pytest.mark.parametrize("own", [{"a": ("own", TUESDAY)}, {"c": ("own", MONDAY)}])
def test_a_hand_in_of_other_answers_comes_over_as_changed(lay: Lay, own: dict[str, tuple[str, str]]) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", number=2, declared=True, a=("x", MONDAY))
    answered(target, "e-1", **own)
    move(source, target)
    found = at(target, "e-1")
    assert (found.declared, found.number) == (False, 2)
    assert [found.value(name) for name in own] == ["own"]


def test_a_newer_answer_from_elsewhere_takes_back_one_s_own_hand_in(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", a=("new", TUESDAY))
    answered(target, "e-1", number=1, declared=True, a=("old", MONDAY))
    move(source, target)
    found = at(target, "e-1")
    assert (found.value("a"), found.declared, found.number) == ("new", False, 1)


def test_older_answers_from_elsewhere_leave_one_s_own_hand_in(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", a=("old", MONDAY))
    file = answered(target, "e-1", number=1, declared=True, a=("new", TUESDAY))
    before = file.record.path.read_bytes()
    assert move(source, target).answers == {}
    assert file.record.path.read_bytes() == before


def test_damaged_answers_travel_in_the_version_before(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    file = answered(source, "e-1", a=("x", MONDAY))
    file.save("b", "y")
    file.record.path.write_text("{")
    move(source, target)
    assert at(target, "e-1").value("a") == "x"


def test_long_replies_in_chinese_travel_too(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    long = "貨" * 8000
    answered(source, "e-1", **{f"a{number}": (long, MONDAY) for number in range(9)})
    move(source, target)
    assert at(target, "e-1").value("a8") == long


# Twice, and what was there before.


def test_a_second_import_changes_nothing(lay: Lay) -> None:
    source = lay(
        "source",
        {"a": tried(TUESDAY, first=True), "b": tried(MONDAY, first=None), "c": tried(TUESDAY, first=False)},
        cards={"a": {"last": TUESDAY}},
        log={"08-task/1": entry("Asked Ho.", saved=TUESDAY), "08-task/2": entry("Read.")},
    )
    answered(source, "e-1", number=1, declared=True, a=("x", TUESDAY))
    target = lay(
        "target",
        {"a": tried(MONDAY, first=False), "b": tried(TUESDAY, first=True), "c": tried(MONDAY, first=True)},
        cards={"a": {"last": MONDAY}},
        log={"08-task/1": entry("Called Ms Lam."), "08-task/2": entry("Wrote.", saved=TUESDAY)},
    )
    answered(target, "e-1", a=("y", MONDAY), b=("z", MONDAY))
    move(source, target)
    work, answers = WorkFile(target).open(), at(target, "e-1")
    again = move(source, target)
    assert (WorkFile(target).open(), at(target, "e-1")) == (work, answers)
    assert again == Moved(practice=0, entries=0, answers={}, kept=1)


def test_there_and_back_is_the_same_on_both_computers(lay: Lay) -> None:
    one = lay("one", {"a": tried(TUESDAY)}, log={"08-task/1": entry("Asked Ho.")})
    other = lay("other", {"a": tried(MONDAY), "b": tried(MONDAY)}, cards={"x": {"last": MONDAY}})
    move(one, other)
    move(other, one)
    assert WorkFile(one).open() == WorkFile(other).open()


def test_what_was_there_before_is_kept_beside(lay: Lay) -> None:
    target = lay("target", {"a": tried(MONDAY, "own")})
    before = (target / "my-work.json").read_bytes()
    move(lay("source", {"a": tried(TUESDAY)}), target)
    assert (target / "my-work.before-import-1.json").read_bytes() == before
    after = (target / "my-work.json").read_bytes()
    move(lay("other", {"a": tried(WEDNESDAY)}), target)
    assert (target / "my-work.before-import-1.json").read_bytes() == before
    assert (target / "my-work.before-import-2.json").read_bytes() == after


# Files that are no export.

GOOD: dict[str, Any] = {"kind": "frontline-work", "format": 1, "work": {"practice": {}}, "exercises": {}}


def with_exercise(name: str, **fields: Any) -> str:
    answers = {"exercise": name, "answers": {"a": {"value": "x", "saved": MONDAY}}, **fields}
    return json.dumps({**GOOD, "exercises": {name: answers}})


BROKEN = {
    "empty": ("", "is empty, cut short, or no file with work of this course."),
    "cut short": (json.dumps(GOOD)[:-5], "is empty, cut short, or no file"),
    "no JSON": ("Dear all", "is empty, cut short, or no file"),
    "a list": ("[1]", "is no file with work of this course."),
    "a hand-in": (
        '{"format": 1, "exercise": "e-1", "answers": {}}',
        "is no file with work of this course.",
    ),
    "a work file": ('{"format": 1, "practice": {}}', "is no file with work of this course."),
    "newer": (
        json.dumps({**GOOD, "format": 2}),
        "was made by a newer version of the course: update the course.",
    ),
    "without format": (json.dumps({**GOOD, "format": "1"}), "update the course"),
    "newer work": (
        json.dumps({**GOOD, "work": {"format": 2, "practice": {}}}),
        "Your work was made by a newer version of the course: update the course.",
    ),
    "newer answers": (with_exercise("e-1", format=9), "newer version of the course: update the course."),
    "without practice": (json.dumps({**GOOD, "work": {}}), "holds no work that can be read."),
    "work is text": (json.dumps({**GOOD, "work": "x"}), "holds no work that can be read."),
    "without exercises": (json.dumps({**GOOD, "exercises": []}), "holds no work that can be read."),
    "answers are text": (json.dumps({**GOOD, "exercises": {"e-1": "x"}}), "e-1: The file holds no answers."),
    "answers of another": (
        json.dumps({**GOOD, "exercises": {"e-2": json.loads(with_exercise("e-1"))["exercises"]["e-1"]}}),
        "names an exercise 'e-2', which cannot be.",
    ),
    "large answers": (
        with_exercise("e-1", notes={"a": "x" * 300_000}),
        "e-1: The file is larger than 256 KB.",
    ),
    "nested deep": (
        json.dumps({**GOOD, "work": {"practice": {}, "x": "DEEP"}}).replace('"DEEP"', "[" * 60 + "]" * 60),
        "is no file with work of this course.",
    ),
    "nested deeper": ("[" * 100_000, "is empty, cut short, or no file"),
    "long numbers": (
        json.dumps(GOOD).replace('"format": 1', '"format": ' + "1" * 5000),
        "is empty, cut short",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_export_changes_nothing_and_says_why(lay: Lay, name: str) -> None:
    content, says = BROKEN[name]
    target = lay("target", {"a": tried(MONDAY)})
    answered(target, "e-1", a=("own", MONDAY))
    source = target.parent / "file.json"
    source.write_text(content)
    before = files(target)
    with pytest.raises(CannotMoveError) as problem:
        import_work(target, source)
    assert str(problem.value).startswith("file.json")
    assert says in str(problem.value)
    assert files(target) == before


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "..", ".", "", "/tmp/x", "a/b", "a\\b", "C:x", ".hidden", "x\x00y", "\ud800", "E-1", "a b"),
        *("-a", "a--b", "x" * 101, "貨"),
    ],
)
def test_a_name_that_is_no_exercise_s_is_refused(lay: Lay, name: str) -> None:
    target = lay("target", {"a": tried(MONDAY)})
    source = target.parent / "file.json"
    source.write_text(with_exercise(name))
    before = sorted(target.parent.rglob("*"))
    with pytest.raises(CannotMoveError, match="which cannot be"):
        import_work(target, source)
    assert sorted(target.parent.rglob("*")) == before


def test_bytes_that_are_no_text_and_huge_files_and_folders_are_refused(lay: Lay) -> None:
    target = lay("target")
    source = target.parent / "file.json"
    for says, make in (
        ("cannot be read", lambda: None),
        ("is empty, cut short", lambda: source.write_bytes(b"\xff\xfe\x00")),
        ("is larger than any work", lambda: source.open("wb").truncate(51 * 1024 * 1024)),
    ):
        make()
        with pytest.raises(CannotMoveError, match=says):
            import_work(target, source)
    with pytest.raises(CannotMoveError, match="cannot be read"):
        import_work(target, target)
    assert files(target) == {}


def test_nonsense_in_an_export_that_can_be_read_does_no_harm(lay: Lay) -> None:
    work = {
        "practice": {"a": "x", "b": {"saved": 5, "tries": "many"}, "c": None},
        "cards": {"a": 1, "b": None},
        "log": {"08-task/1": "x", "/1": [], "08-task/x": {}},
        "checked": [1],
        "challenges": 5,
        "learner": {"name": {"first": "amy"}},
    }
    target = lay("target", {"a": tried(MONDAY)}, log={"08-task/1": entry("Asked Ho.")}, checked={"e-1": {}})
    source = target.parent / "file.json"
    source.write_text(json.dumps({**GOOD, "work": work}))
    for _ in range(2):
        import_work(target, source)
        opened = WorkFile(target).open()
        assert (opened.practice["a"].value, logged(target)) == ("x", [(1, "Asked Ho.")])
        assert opened.section("checked") == {"e-1": {}}
        assert WorkFile(target).learner == ""


# Where nothing can be written.


def test_a_folder_without_a_course_is_named(lay: Lay, tmp_path: Path) -> None:
    source = export_work(lay("source"), tmp_path / "file.json")
    with pytest.raises(CannotMoveError, match=r"is no course folder yet\. Start the course there once"):
        import_work(tmp_path, source)
    with pytest.raises(CannotMoveError, match=r"is no course folder\. Name yours with --folder"):
        export_work(tmp_path, tmp_path / "other.json")
    assert not (tmp_path / "other.json").exists()


def test_work_of_a_newer_course_takes_nothing_in(lay: Lay) -> None:
    target = lay("target")
    (target / "my-work.json").write_text('{"format": 99, "practice": {}}')
    before = files(target)
    with pytest.raises(NotSavedError, match="update the course"):
        move(lay("source", {"a": tried(MONDAY)}), target)
    with pytest.raises(NotSavedError, match="update the course"):
        export_work(target, target.parent / "other.json")
    assert files(target) == before


def test_a_file_in_the_folder_s_place_is_told(lay: Lay) -> None:
    source, target = lay("source"), lay("target")
    answered(source, "e-1", a=("x", MONDAY))
    (target / "exercises").write_text("a file")
    with pytest.raises(CannotMoveError, match="cannot be used"):
        move(source, target)


# Exports.


def test_an_export_is_one_file_without_anything_of_the_course(lay: Lay) -> None:
    source = lay("source", {"a": tried(MONDAY)})
    answered(source, "e-1", a=("x", MONDAY))
    (source / "exercises" / "e-2").mkdir()
    (source / "exercises" / "e-2" / "e-2.ipynb").write_text("{}")
    path = export_work(source, source.parent / "new" / "folder" / "mine.json")
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert (plain["kind"], plain["format"], sorted(plain)) == (
        "frontline-work",
        1,
        ["exercises", "format", "kind", "made", "work"],
    )
    assert list(plain["exercises"]) == ["e-1"]
    assert parse(json.dumps(plain["exercises"]["e-1"]).encode()).value("a") == "x"


def test_an_export_leaves_the_workspace_as_it_was(lay: Lay) -> None:
    source = lay("source", {"a": tried(MONDAY)})
    answered(source, "e-1", a=("x", MONDAY))
    before = files(source)
    export_work(source, source.parent / "file.json")
    assert files(source) == before


def test_an_older_export_is_replaced(lay: Lay) -> None:
    source = lay("source", {"a": tried(MONDAY)})
    path = export_work(source, source.parent / "file.json")
    WorkFile(source).save("b", "y")
    assert sorted(json.loads(export_work(source, path).read_text())["work"]["practice"]) == ["a", "b"]


@pytest.mark.parametrize(
    "name", ["my-work.json", "exercises/e-1/answers.json", "Start here.ipynb", "notes.txt"]
)
def test_any_other_file_stays(lay: Lay, name: str) -> None:
    source = lay("source", {"a": tried(MONDAY)})
    answered(source, "e-1", a=("x", MONDAY))
    for page in ("Start here.ipynb", "notes.txt"):
        (source / page).write_text("{}")
    before = files(source)
    with pytest.raises(CannotMoveError, match=r"is there already, and is no export\. Name another file"):
        export_work(source, source / name)
    assert files(source) == before


def test_a_place_that_cannot_be_written_is_told(lay: Lay) -> None:
    source = lay("source")
    with pytest.raises(CannotMoveError, match="is there already"):
        export_work(source, source)
    (source / "a file").write_text("")
    with pytest.raises(CannotMoveError, match="cannot be written"):
        export_work(source, source / "a file" / "export.json")
