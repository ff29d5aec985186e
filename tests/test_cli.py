"""The command line: what it says, and that it says it in words."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from frontline.cli import app
from frontline.content.places import Places

FRONTLINE = [str(Path(sys.executable).with_name("frontline"))]
IN_A_COPY = [sys.executable, "-c", "from frontline.cli import app; app()"]
GROUPS = ("class", "export", "new")


def commands(group: Any, *before: str) -> Iterator[str]:
    """Return all that can be typed, `class new` for a command of a group."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, *before, name)
        else:
            yield " ".join((*before, name))


COMMANDS = tuple(commands(get_command(app)))


@pytest.fixture
def copy(tmp_path: Path, places: Places) -> Path:
    """A copy of the course, with the package as it is here: what is written there changes nothing here."""
    for folder in ("course", "glossary", "solutions", "exercises"):
        shutil.copytree(places.root / folder, tmp_path / folder)
    shutil.copy(places.root / "pyproject.toml", tmp_path)
    return tmp_path


def files(copy: Path) -> dict[Path, bytes]:
    written = (path for path in copy.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path: path.read_bytes() for path in written}


def run(*arguments: str, cwd: Path | None = None, code: int = 0) -> str:
    return done([*FRONTLINE, *arguments], cwd, dict(os.environ), code)


def run_in(copy: Path, *arguments: str, code: int = 0) -> str:
    return done([*IN_A_COPY, *arguments], copy, variables(copy), code)


def variables(copy: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(copy / "course")}


def done(command: list[str], cwd: Path | None, environment: dict[str, str], code: int) -> str:
    process = subprocess.run(
        command,
        cwd=cwd,
        env={**environment, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert process.returncode == code, process.stdout + process.stderr
    assert "Traceback" not in process.stderr
    return process.stdout + process.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command: str) -> None:
    assert f"Example: frontline {command}" in run(*command.split(), "--help")


def test_the_groups_of_commands_are_found() -> None:
    assert {command.split()[0] for command in COMMANDS if " " in command} == set(GROUPS)
    assert len(COMMANDS) > 20


def test_without_a_command_it_shows_what_there_is() -> None:
    said = run(code=2)
    for command in COMMANDS:
        assert f"│ {command.split()[0]} " in said


@pytest.mark.slow
def test_build_check_is_content_with_what_is_committed() -> None:
    said = run("build", "--check")
    assert "equal a rebuild" in said
    assert "No rule is broken." in said


def test_quality_writes_a_page_for_authors(tmp_path: Path) -> None:
    said = run("quality", cwd=tmp_path)
    assert "written: reports/course.html" in said
    page = (tmp_path / "reports" / "course.html").read_text(encoding="utf-8")
    assert "Choosing the channel" in page or "08-choosing-the-channel" in page
    assert "212A-6.2.2" in page


@pytest.mark.slow
def test_a_broken_rule_fails_the_check_with_its_place(copy: Path) -> None:
    lesson = next((copy / "course" / "lessons").glob("08-*.md"))
    lesson.write_text(
        lesson.read_text(encoding="utf-8").replace("## Summary", "## In short"), encoding="utf-8"
    )
    assert "2 changed" in run_in(copy, "build")
    assert "1 to mend." in run_in(copy, "build", "--check", code=1)
    said = run_in(copy, "quality", code=1)
    assert "1 to mend." in said
    assert f"{lesson.name}: the heading `## Summary` is missing" in said
    assert (copy / "reports" / "course.html").is_file()


def test_a_build_that_checks_does_not_watch(copy: Path) -> None:
    before = files(copy)
    assert run_in(copy, "build", "--check", "--watch", code=1) == "Choose --check or --watch.\n"
    assert files(copy) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("lesson", "service-encounters", "--unit", "309A"),
            "'service-encounters' is no name for a lesson: write it as 22-the-night-desk\n",
        ),
        (
            ("exercise", "missing-cartons", "--after", "08"),
            "'missing-cartons' is no name for an exercise: write unit, criterion, number and words, "
            "as 309a-i-4-the-night-desk\n",
        ),
    ],
)
def test_a_draft_of_a_wrong_name_is_refused_and_nothing_is_written(
    copy: Path, arguments: tuple[str, ...], says: str
) -> None:
    before = files(copy)
    assert run_in(copy, "new", *arguments, code=1) == says
    assert files(copy) == before


def test_a_begun_exercise_says_where_it_lies_and_what_comes_next(copy: Path) -> None:
    said = run_in(copy, "new", "exercise", "309a-i-4-the-night-desk", "--after", "16")
    assert said.splitlines() == [
        "written: solutions/309a-i-4-the-night-desk.md",
        "It stands in course/syllabus.toml as a draft: no learner gets it yet.",
        "Next: frontline preview 309a-i-4-the-night-desk",
        "How to write one: course/guides/author.md",
    ]
    assert (copy / "solutions" / "309a-i-4-the-night-desk.md").is_file()


@pytest.mark.slow
def test_a_preview_of_no_page_says_which_there_are(copy: Path) -> None:
    said = run_in(copy, "preview", "nosuch", "--no-browser", code=1)
    _, listed = said.split("There is no page 'nosuch'. Choose one of:\n")
    for name in ("Start here", "02-promises-and-powers", "08-choosing-the-channel", "lesson"):
        assert f"  {name}\n" in listed
    assert "  212a-ii-1-rolled-booking\n" in listed


class Watching:
    """`frontline build --watch` in a copy of the course, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def says(self, words: str) -> None:
        """Wait until it says these words."""
        said = ""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said += line
            if words in line:
                return
        pytest.fail(f"it ended and never said {words!r}, but:\n{said}")

    def stop(self) -> int:
        """Press Ctrl+C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@contextmanager
def watching(copy: Path) -> Iterator[Watching]:
    process = subprocess.Popen(
        [*IN_A_COPY, "build", "--watch"],
        cwd=copy,
        env={**variables(copy), "COLUMNS": "200", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.communicate()


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_an_author_begins_a_lesson_and_sees_every_save_built_or_its_mistake_named(copy: Path) -> None:
    taught = "309A-6.1.2.complaints"
    run_in(copy, "new", "lesson", "22-the-night-desk", "--unit", "309A", "--teaches", taught)
    draft = copy / "course" / "lessons" / "22-the-night-desk.md"
    text = draft.read_text(encoding="utf-8")
    with watching(copy) as watch:
        watch.says("written: course/lessons/22-the-night-desk.ipynb")
        watch.says("draft 22-the-night-desk, still to do:")
        watch.says(f"it teaches {taught} by the syllabus, and no question practises that")
        watch.says("Waiting for the next save.")
        draft.write_text(text.replace("type: choice\n", "type: chioce\n"), encoding="utf-8")
        watch.says("saved: course/lessons/22-the-night-desk.md")
        watch.says("question '22-tell-the-customer': type 'chioce' is none of choice, ")
        watch.says("1 to mend.")
        draft.write_text(text.replace("# The night desk", "# At the counter"), encoding="utf-8")
        watch.says("saved: course/lessons/22-the-night-desk.md")
        watch.says("written: course/lessons/22-the-night-desk.ipynb")
        watch.says(" seconds")
        assert "# At the counter" in draft.with_suffix(".ipynb").read_text(encoding="utf-8")
        assert watch.stop() == 0
        watch.says("Stopped.")


def test_start_says_what_to_do_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = run("start", str(tmp_path / "file" / "course"), "--no-browser", code=1)
    assert "another folder" in said


IN_A_CLASS = (
    *("collect", "grade", "regrade e", "again e", "feedback", "report", "items e", "class add e"),
    *("class seen amy 212A-7i --by me", "class decide amy 212A-7i --by me --reason so"),
)


@pytest.mark.parametrize("command", IN_A_CLASS)
def test_a_folder_that_is_no_class_is_said_and_nothing_is_written(tmp_path: Path, command: str) -> None:
    said = run(*command.split(), cwd=tmp_path, code=1)
    assert f"{tmp_path} is no class folder." in said
    assert "frontline class new FOLDER" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["collect", "grade", "feedback", "report", "regrade e", "again e"])
def test_a_class_folder_that_is_not_there_is_said_and_not_made(tmp_path: Path, command: str) -> None:
    said = run(*command.split(), "--class", str(tmp_path / "nowhere"), code=2)
    assert "does not exist" in said
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("grade", "There are no hand-ins yet. First: frontline collect"),
        ("feedback", "Nothing is graded yet. First: frontline grade"),
        ("report", "Collect the hand-ins and run `frontline grade` first."),
    ],
)
def test_what_comes_too_early_says_what_is_first_and_makes_no_gradebook(
    tmp_path: Path, places: Places, command: str, said: str
) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    assert said in run(command, cwd=tmp_path, code=1)
    assert not (tmp_path / "gradebook.db").exists()


@pytest.mark.parametrize("command", ["grade", "regrade", "again", "feedback"])
def test_an_exercise_that_the_class_does_not_have_is_named_with_those_it_has(
    tmp_path: Path, places: Places, command: str
) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    said = run(command, "foo", cwd=tmp_path, code=1)
    assert "There is no exercise foo in this class. There are: 212a-i-1-new-importer, " in said


@pytest.mark.parametrize("command", ["grade", "feedback", "report"])
def test_a_learner_whom_the_class_does_not_have_is_named(
    tmp_path: Path, places: Places, command: str
) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    (tmp_path / "class.csv").write_text("id\namy\n")
    exercise = ["212a-i-1-new-importer"] if command == "grade" else []
    assert "No learner in class.csv is called 'zoe'." in run(
        command, *exercise, "--learner", "zoe", cwd=tmp_path, code=1
    )


@pytest.fixture
def a_class(tmp_path: Path) -> Path:
    listed = tmp_path / "list.csv"
    listed.write_text("id,first_name,last_name,email\namy,Amy,Chan,\n")
    exercise = ("--exercise", "212a-ii-1-rolled-booking")
    options = (
        "--name",
        'The "A" class',
        "--provider",
        "Harbour",
        "--marked-by",
        "Ms Lau",
        "--due",
        "2027-01-15",
    )
    said = run("class", "new", str(tmp_path / "autumn"), "--list", str(listed), *exercise, *options)
    assert "A class with 1 exercise:" in said
    assert "nobody can meet 212A-7ii" in said
    return tmp_path / "autumn"


def test_a_class_is_begun_in_one_command_and_is_in_order(a_class: Path) -> None:
    settings = (a_class / "class.toml").read_text()
    assert 'name = "The \\"A\\" class"\nprovider = "Harbour"\nmarked_by = "Ms Lau"' in settings
    assert "due = 2027-01-15\n# closed = 2027-01-29" in settings
    said = run("doctor", "--class", str(a_class))
    assert "class.csv lists 1 learner\n" in said
    assert "All is in order." in said
    assert "is not empty" in run("class", "new", str(a_class), code=1)


def test_what_was_seen_and_decided_is_recorded_once_and_in_any_case(a_class: Path) -> None:
    said = run("class", "seen", "amy", "212a-7II", "--by", "Mr Ip", "--on", "2026-11-02", cwd=a_class)
    assert "212A-7ii, yes." in said
    again = run("class", "seen", "amy", "212A-7ii", "--by", "Mr Ip", "--on", "2026-11-02", cwd=a_class)
    assert "stands in evidence.csv already" in again
    decision = ("class", "decide", "amy", "212A-7ii", "--by", "Ms Lau", "--reason", "heard live")
    assert "212A-7ii, met." in run(*decision, cwd=a_class)
    assert "212A-7ii, not yet met." in run(*decision, "--not-met", cwd=a_class)
    rows = (a_class / "evidence.csv").read_text().splitlines()
    assert len(rows) == 4
    assert rows[1] == "amy,212A-7ii,seen,yes,,Mr Ip,2026-11-02"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("zoe", "212A-7ii", "--by", "me"), "No learner in class.csv is called 'zoe'."),
        (("amy", "212A-9", "--by", "me"), "there is no criterion '212A-9' (use 212A-7i"),
        (("amy", "212A-7ii", "--by", " "), "by is empty: name the person"),
        (("amy", "212A-7ii", "--by", "me", "--on", "2099-01-01"), "2099-01-01 has not come yet"),
        (("amy", "212A-7ii", "--by", "me", "--note", "x" * 301), "a statement has room for 300"),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is_written(
    a_class: Path, options: tuple[str, ...], said: str
) -> None:
    before = (a_class / "evidence.csv").read_bytes()
    assert said in run("class", "seen", *options, cwd=a_class, code=1)
    assert (a_class / "evidence.csv").read_bytes() == before


def test_a_learner_is_named_by_name_or_e_mail_as_well(a_class: Path) -> None:
    said = run("class", "seen", "chan AMY", "212A-7ii", "--by", "Mr Ip", cwd=a_class)
    assert "evidence.csv: amy, 212A-7ii, yes." in said


def test_a_day_in_another_spelling_is_explained(a_class: Path) -> None:
    said = run("class", "seen", "amy", "212A-7ii", "--by", "me", "--on", "28/11/2026", cwd=a_class, code=2)
    assert "Write it as 2027-01-15." in said


def test_made_up_learners_and_a_list_do_not_go_together(tmp_path: Path, a_class: Path) -> None:
    listed = str(a_class / "class.csv")
    said = run("class", "new", str(tmp_path / "n"), "--list", listed, "--practice", "3", code=1)
    assert "leave out --list or --practice" in said
    assert not (tmp_path / "n").exists()


def test_collect_tells_of_names_in_class_toml_that_change_nothing(a_class: Path) -> None:
    with (a_class / "class.toml").open("a") as file:
        file.write("[exercises.212a-ii-9]\ndue = 2027-01-15\n")
    said = run("collect", cwd=a_class)
    assert "class.toml names 212a-ii-9, which is no exercise of this class. Correct the name." in said


def test_another_class_folder_is_no_source(a_class: Path, tmp_path: Path) -> None:
    run("class", "new", str(tmp_path / "other"), "--practice", "2", "--exercise", "212a-ii-1-rolled-booking")
    said = run("collect", str(tmp_path / "other"), cwd=a_class, code=1)
    assert "is another class folder" in said
    assert not list((a_class / "inbox").iterdir())


def test_a_file_that_opens_a_second_attempt_is_no_hand_in(a_class: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("class", "new", str(other), "--practice", "4", "--exercise", "212a-ii-1-rolled-booking")
    for command in ("collect", "grade"):
        run(command, cwd=other)
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{other / 'gradebook.db'}") as gradebook:
        for submission in gradebook.find_assignment("212a-ii-1-rolled-booking").submissions:
            for one in submission.notebooks[0].grades:
                one.manual_score, one.needs_manual_grade = 0.0, False
        gradebook.db.commit()
    assert "send 212a-ii-1-rolled-booking--" in run("again", "212a-ii-1-rolled-booking", cwd=other)
    file = next((other / "again").glob("*.json"))
    shutil.copy(file, other / "inbox")
    said = run("collect", cwd=other)
    assert "this opens a second attempt: send it to the learner" in said
    run("report", cwd=other)
    page = (other / "reports" / "results.html").read_text()
    assert "Wait: a second attempt in “Two containers and no place on the ship” is out for" in page
    assert "Open a second attempt" not in page


def test_one_learner_s_statement_leaves_the_class_s_pages_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    run("class", "new", str(other), "--practice", "3", "--exercise", "212a-ii-1-rolled-booking")
    for command in ("collect", "grade", "report"):
        run(command, cwd=other)
    reports = other / "reports"
    before = {path: path.read_bytes() for path in reports.rglob("*.*")}
    said = run("report", "--learner", "learner-00002", cwd=other)
    assert said == f"written: {reports / 'statements' / 'learner-00002.html'}\n"
    assert {path: path.read_bytes() for path in reports.rglob("*.*")} == before
    assert (
        "leave out --to"
        in run("report", "--learner", "learner-00002", "--to", "csv", cwd=other, code=1).lower()
    )
    said = run("report", "--to", "moodle", cwd=other)
    assert (
        "Left out: “Two containers and no place on the ship”, because its replies are not marked yet." in said
    )


def test_collect_prints_a_row_a_learner(tmp_path: Path, places: Places) -> None:
    (tmp_path / "exercises").symlink_to(places.exercises)
    (tmp_path / "inbox").mkdir()
    exercise = next(path.name for path in places.exercises.iterdir())
    (tmp_path / "inbox" / f"{exercise}--amy.json").write_text("{")
    said = run("collect", cwd=tmp_path)
    assert "amy" in said
    assert "cut short, or not JSON" in said


def test_stale_notebooks_are_not_packed(copy: Path) -> None:
    (copy / "requirements.txt").write_text("")
    lesson = next((copy / "course" / "lessons").glob("01-*.md"))
    lesson.write_text(f"{lesson.read_text()}\nOne more sentence.\n")
    said = run_in(copy, "bundle", "--to", str(copy / "dist"), code=1)
    assert "The notebooks are not those of the written texts. First: frontline build" in said
    assert not (copy / "dist").exists()


def test_a_computer_and_a_python_that_do_not_fit_are_named() -> None:
    assert "name windows, macos, linux" in run("bundle", "--for", "amiga", code=1)
    assert "name 3.11 or a newer one" in run("bundle", "--python", "3.9", code=1)
