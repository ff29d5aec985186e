"""The course as it is committed: equal to a rebuild, every question sound, no key where none may be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from frontline.build.course import build
from frontline.content.builds import builds_path
from frontline.content.handed_out import handed_out
from frontline.content.places import Places, here
from frontline.content.syllabus import syllabus
from frontline.content.text import QuestionBlock, Text, known, read_text
from frontline.grading.releasing import release
from frontline.quality.answerers import BLANK, COPY, answer
from frontline.quality.course import read_course
from frontline.quality.coverage import matrix
from frontline.quality.questions import problems
from frontline.questions import State, mark


def blocks() -> Iterator[tuple[str, QuestionBlock]]:
    places = here()
    of, order = known(places), syllabus(places)
    written = [places.lessons / f"{lesson.file}.md" for lesson in order.lessons]
    written += [places.solutions / f"{one.id}.md" for one in order.exercises]
    written += [places.templates / f"{name}.md" for name in ("lesson", "questions", "exercise")]
    for path in written:
        for block in read_text(path, places, of).questions:
            yield path.stem, block


EVERY = list(blocks())
each = pytest.mark.parametrize("block", [block for _, block in EVERY], ids=lambda block: block.id)


def test_what_is_committed_equals_a_rebuild(places: Places) -> None:
    built = build(places, version("frontline-course"), builds_path(), release)
    assert [places.name(path) for path in built.differing()] == []


def test_every_part_of_unit_212a_is_taught_practised_and_assessed(places: Places) -> None:
    course = read_course(places)
    unit = next(one for one in course.units.units if one.id == "212A")
    rows = matrix(course, unit)
    assert len(rows) == 39
    assert [row.reference for row in rows if not row.whole] == []
    assert course.complete(unit)


def test_nothing_built_is_left_over(places: Places) -> None:
    built = build(places, version("frontline-course"), builds_path(), release)
    folders = (places.lessons, places.exercises, places.solutions, places.templates)
    assert {path for folder in folders for path in folder.rglob("*.ipynb")} <= set(built.files)


def test_below_a_reply_s_form_learners_read_that_they_answer_in_the_form(
    places: Places, exercises: Mapping[str, Text]
) -> None:
    for id_, text in exercises.items():
        cells = json.loads((places.exercises / id_ / f"{id_}.ipynb").read_text())["cells"]
        replies = ["".join(cell["source"]) for cell in cells if cell["id"].endswith("-reply")]
        assert len(replies) == sum(block.made.question.by_person for block in text.questions)
        assert set(replies) == {
            "*When you hand in, a copy of your reply is placed here for your instructor.*"
        }


def points(block: QuestionBlock, raw: object) -> tuple[State, float, float]:
    question = block.made.question
    result = mark(question, question.key(block.made.key), raw)
    return result.state, result.points, result.out_of


@each
def test_the_key_is_right(block: QuestionBlock, right: Callable[[Any], Any]) -> None:
    question = block.made.question
    result = mark(question, question.key(block.made.key), right(block.made))
    if question.by_person:
        assert result.state is State.TO_MARK
    else:
        assert result.full
        assert result.points == block.authored.points


@each
def test_who_does_not_read_is_not_right(block: QuestionBlock) -> None:
    question, key = block.made.question, block.made.question.key(block.made.key)
    for by in (BLANK, COPY):
        assert not mark(question, key, answer(question, key, by)).full


@each
def test_known_mistakes_earn_nothing(block: QuestionBlock) -> None:
    if block.made.question.kind == "number":
        for value in ("987654", *map(str, block.made.key.get("mistakes", ()))):  # type: ignore[attr-defined]
            assert points(block, value)[:2] == (State.MARKED, 0.0)


@each
def test_blank_and_nonsense_earn_nothing(block: QuestionBlock) -> None:
    for nothing in (None, "", [], {}):
        assert points(block, nothing)[:2] in ((State.NOT_ATTEMPTED, 0.0), (State.MALFORMED, 0.0))
    for nonsense in ({"value": 1}, [["x"]], True, "\ud800"):
        assert points(block, nonsense)[1] == 0.0


@each
def test_no_rule_for_questions_is_broken(block: QuestionBlock) -> None:
    """Also in the templates, which `frontline quality` leaves out."""
    assert list(problems(block)) == []


def test_no_key_stands_in_what_learners_get(places: Places, secrets: Sequence[str]) -> None:
    for path in places.exercises.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            notebook = json.loads(text)
            said = json.dumps(notebook, ensure_ascii=False)
            for secret in secrets:
                assert json.dumps(secret, ensure_ascii=False)[1:-1] not in said
            assert "score" not in said
            assert "HIDDEN TESTS" not in said


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, places: Places) -> zipfile.ZipFile:
    """The wheel as a learner installs it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(places.root)], check=True, timeout=120)
    return zipfile.ZipFile(next(Path(folder).glob("*.whl")))


def test_no_key_stands_in_the_wheel(wheel: zipfile.ZipFile, secrets: Sequence[str]) -> None:
    assert not [name for name in wheel.namelist() if "solutions" in name]
    everything = "\n".join(wheel.read(name).decode("utf-8", "replace") for name in wheel.namelist())
    for secret in secrets:
        assert secret not in everything
        assert json.dumps(secret, ensure_ascii=False)[1:-1] not in everything


def test_the_wheel_holds_the_learner_s_course(wheel: zipfile.ZipFile, places: Places) -> None:
    inside = set(wheel.namelist())
    for path in handed_out(places, syllabus(places)).values():
        assert f"frontline/edition/{places.name(path)}" in inside


def test_an_installed_wheel_lays_out_the_course(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """As `pip install` leaves it, away from any checkout."""
    wheel.extractall(tmp_path / "site")
    code = (
        "import frontline, sys\n"
        "from pathlib import Path\n"
        "from frontline.cli.console import app\n"
        "from frontline.cli.learners import lay_out_course\n"
        "assert Path(frontline.__file__).is_relative_to(sys.argv[1]), frontline.__file__\n"
        "lay_out_course(Path(sys.argv[2]))\n"
        "from frontline.content.places import here\n"
        "from frontline.content.year import read_year\n"
        "assert len(read_year(here()).calls) > 1000\n"
        "app(['build'])\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "site"), str(tmp_path / "work")]
    variables = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, "no written texts to build from" in done.stderr) == (1, True), done.stderr
    laid = {path.relative_to(tmp_path / "work").as_posix() for path in (tmp_path / "work").rglob("*.ipynb")}
    assert laid == {path.as_posix() for path in handed_out(here(), syllabus(here()))}


def test_an_edition_without_keys_says_that_the_instructor_has_the_result(
    wheel: zipfile.ZipFile, tmp_path: Path
) -> None:
    wheel.extractall(tmp_path / "site")
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from frontline.cli.console import app\n"
        "from frontline.cli.learners import lay_out_course\n"
        "from frontline.content.places import here\n"
        "from frontline.content.contents import contents\n"
        "from frontline.notebook.checking import Checking, CheckScreen\n"
        "from frontline.notebook.standing import Progress\n"
        "from frontline.store.exercise import ExerciseFile\n"
        "root = Path(sys.argv[1])\n"
        "lay_out_course(root)\n"
        "one = contents(here()).exercises[0]\n"
        "ExerciseFile(root / 'exercises' / one.id, one.id).hand_in('T 12', one.edition)\n"
        "print(Progress(root, here()).html())\n"
        "print(CheckScreen(Checking.of(root, one.id, here())).offer())\n"
        "app(['check', '--folder', str(root)])\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "work")]
    variables = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=60, check=False)
    assert "<td>Your instructor has the result.</td>" in done.stdout
    assert "handed in. Your instructor has the result." in done.stdout
    assert "You have handed in. Your instructor has the result. This edition of the course has no keys" in (
        done.stdout
    )
    assert (done.returncode, done.stderr.startswith("This edition of the course has no keys")) == (1, True)


def test_links_of_the_start_page_lead_somewhere(places: Places) -> None:
    targets = {path.as_posix() for path in handed_out(places, syllabus(places))}
    links = set(re.findall(r"\]\(([^)]+\.ipynb)\)", places.start.read_text(encoding="utf-8")))
    # The block {progress} lists lessons and exercises, the page of the glossary lists its themes.
    listed = {target for target in targets if target.startswith(("lessons/", "exercises/", "glossary/"))}
    assert {unquote(link) for link in links} == targets - listed - {"Start here.ipynb"}


def test_the_glossary_s_page_leads_to_every_theme(places: Places) -> None:
    targets = {path.as_posix() for path in handed_out(places, syllabus(places))}
    page = (places.study / "glossary.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\(\.\./(glossary/[^)]+)\)", page)
    assert sorted(links) == sorted(target for target in targets if target.startswith("glossary/"))
    assert len(links) == 15
