"""A whole class graded by the real nbgrader: good, broken and hostile hand-ins side by side."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from frontline.classroom.released import Released
from frontline.content.places import Places
from frontline.content.text import Text

from .conftest import EXERCISE, Run, new_class, runner, scores

HandIn = Callable[..., bytes]
EVIL = "from pathlib import Path\nPath('{}').touch()\n"


def json_bytes(plain: object) -> bytes:
    return json.dumps(plain).encode()


def with_answers(plain: Mapping[str, Any], **answers: object) -> bytes:
    bent = copy.deepcopy(dict(plain))
    for question, value in answers.items():
        bent["answers"][question.replace("_", "-")] = value
    return json_bytes(bent)


def hostile_files(hand_in: HandIn, plain: dict[str, Any]) -> dict[str, bytes]:
    """Hand-ins that are worth nothing, whatever they try; by learner."""
    good = hand_in()
    entries = {name: {"value": None} for name in plain["answers"]}
    return {
        "empty": b"",
        "cut": good[: len(good) // 2],
        "not-json": b"answers: all of them",
        "a-list": b"[1, 2, 3]",
        "utf-16": good.decode().encode("utf-16"),
        "two-documents": good + good,
        "comments": b"// hello\n" + good,
        "pickle": b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x07posix.x\x94.",
        "nul": b"\x00" * 1000,
        "ten-megabytes": b" " * 10_000_000 + good,
        "deep": b'{"answers":' + b"[" * 100_000,
        "other-exercise": hand_in(exercise="another"),
        "all-nan": json_bytes({**plain, "answers": {name: {"value": float("nan")} for name in entries}}),
        "all-lists": json_bytes({**plain, "answers": {name: {"value": [[1], {}]} for name in entries}}),
        "all-true": json_bytes({**plain, "answers": {name: {"value": True} for name in entries}}),
        "all-html": json_bytes(
            {**plain, "answers": {name: {"value": ["<script>alert(1)</script>"]} for name in entries}}
        ),
        "blank": json_bytes({**plain, "answers": {}}),
        "unknown-only": json_bytes({**plain, "answers": {f"x{n}": {"value": "yes"} for n in range(2000)}}),
    }


def every_option(text: Text) -> dict[str, Any]:
    """Choose everything everywhere: all options, all steps twice, all options in each box, all lines."""

    def everything(question: Any) -> Any:
        match question.kind:
            case "choice" | "choices":
                return list(question.options)
            case "match" | "blanks" | "table":
                return {
                    name: list(box.options) or ["14:00", "15:00"] for name, box in question.boxes().items()
                }
            case "order":
                return list(question.items) * 2
            case "dialogue":
                return list(question.says)
        return ""

    return {block.id: everything(block.made.question) for block in text.questions}


def tampered_notebooks(released: Released, marker: Path) -> dict[str, dict[str, Any]]:
    """Notebooks that someone copied into submitted/ around check-in; by learner."""
    evil = EVIL.format(marker)

    def bent(change: Callable[[list[dict[str, Any]]], object]) -> dict[str, Any]:
        notebook = copy.deepcopy(released.notebook)
        change(notebook["cells"])
        return notebook

    def extra(source: str) -> dict[str, Any]:
        return {
            "cell_type": "code",
            "id": f"x{abs(hash(source))}",
            "metadata": {},
            "outputs": [],
            "execution_count": None,
            "source": source,
        }

    def edited(cells: list[dict[str, Any]]) -> None:
        for cell in cells:
            cell["source"] = evil

    def tagged(cells: list[dict[str, Any]]) -> None:
        for cell in cells:
            cell["metadata"]["tags"] = ["skip-execution"]

    def retyped(cells: list[dict[str, Any]]) -> None:
        for cell in cells:
            cell.pop("outputs", None)
            cell.pop("execution_count", None)
            cell["cell_type"] = "raw"

    def regraded(cells: list[dict[str, Any]]) -> None:
        for cell in cells:
            if "nbgrader" in cell["metadata"]:
                cell["metadata"]["nbgrader"] |= {"points": 100, "locked": False, "grade": True}

    def locked(cells: list[dict[str, Any]]) -> None:
        # Looks like a cell that an exercise only shows, as its charts: locked cells are run.
        shown = {"grade": False, "grade_id": "mine", "locked": True, "schema_version": 3, "solution": False}
        cells.insert(0, {**extra(evil), "metadata": {"nbgrader": {**shown, "task": False}}})

    return {
        "cells-deleted": bent(list.clear),
        "cells-duplicated": bent(lambda cells: cells.extend(copy.deepcopy(cells))),
        "cells-edited": bent(edited),
        "cells-tagged": bent(tagged),
        "cells-retyped": bent(retyped),
        "cells-regraded": bent(regraded),
        "cells-shuffled": bent(random.Random(1).shuffle),
        "cells-added": bent(lambda cells: cells.insert(0, extra(evil))),
        "cells-locked": bent(locked),
    }


@pytest.fixture(scope="module")
def marker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that appears when anything of a learner's is executed."""
    return tmp_path_factory.mktemp("marker") / "it-ran"


@pytest.fixture(scope="module")
def graded(
    tmp_path_factory: pytest.TempPathFactory,
    places: Places,
    hand_in: HandIn,
    plain_hand_in: dict[str, Any],
    released: Released,
    exercises: Mapping[str, Text],
    marker: Path,
) -> tuple[Path, Run]:
    """Collect and autograde the class once."""
    folder = new_class(tmp_path_factory.mktemp("class"), places)
    run = runner(folder)
    inbox = folder / "inbox"

    def put(learner: str, content: bytes) -> Path:
        path = inbox / learner / EXERCISE / "answers.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return path

    put("clean", hand_in())
    put("with-bom", b"\xef\xbb\xbf" + hand_in())
    for name, content in hostile_files(hand_in, plain_hand_in).items():
        put(f"h-{name}", content)
    put("h-every-option", hand_in(every_option(exercises[EXERCISE])))
    put("one-bad", with_answers(plain_hand_in, hours_left={"value": "9" * 5000}))
    put("script", hand_in({"outcome-to-customer": "</pre><script>alert(1)</script> $x$"}))
    stray = put("strays", hand_in()).parent
    for name in ("frontline.py", "ipykernel_launcher.py", "nbgrader.py", "sitecustomize.py"):
        (stray / name).write_text(EVIL.format(marker))
    (stray / f"{EXERCISE}.ipynb").write_text('{"cells": [')
    linked = inbox / "linked" / EXERCISE / "answers.json"
    linked.parent.mkdir(parents=True)
    linked.symlink_to(inbox / "clean" / EXERCISE / "answers.json")
    (folder / "class.csv").write_text(
        "id,first_name,last_name,email\nclean,Clara,Lin,c@example.org\nnever,Nora,Ng,\n"
        + "".join(f"{path.name},,,\n" for path in sorted(inbox.iterdir()) if path.name != "clean")
        + "".join(f"{name},,,\n" for name in tampered_notebooks(released, marker))
    )
    run("frontline", "collect")
    for learner, notebook in tampered_notebooks(released, marker).items():
        target = folder / "submitted" / learner / EXERCISE
        (target / f"{EXERCISE}.ipynb").write_text(json.dumps(notebook))
        (target / "answers.json").write_bytes(hand_in())
        (target / "frontline.py").write_text(EVIL.format(marker))
        (target / "timestamp.txt").write_text("2026-11-22 10:00:00 UTC")
    run("nbgrader", "generate_assignment", EXERCISE, "--force")
    run("nbgrader", "autograde", EXERCISE)
    return folder, run


@pytest.fixture(scope="module")
def marks(graded: tuple[Path, Run]) -> dict[str, dict[str, float | None]]:
    return scores(graded[0])


@pytest.fixture(scope="module")
def best(exercises: Mapping[str, Text]) -> dict[str, float]:
    """All automatic points, by question."""
    return {
        block.id: float(block.authored.points)
        for block in exercises[EXERCISE].questions
        if not block.made.question.by_person
    }


def automatic(marks: dict[str, float | None], best: Mapping[str, float]) -> dict[str, float | None]:
    return {name: marks[name] for name in best}


def test_the_key_earns_every_automatic_point(
    marks: dict[str, dict[str, float | None]], best: dict[str, float]
) -> None:
    assert automatic(marks["clean"], best) == best
    assert marks["clean"]["outcome-to-customer"] is None  # waits for a person


def test_every_learner_of_the_class_is_graded(graded: tuple[Path, Run], marks: Mapping[str, object]) -> None:
    listed = (graded[0] / "class.csv").read_text().splitlines()[1:]
    assert set(marks) == {line.split(",")[0] for line in listed}


def test_a_hostile_or_blank_hand_in_earns_nothing(
    marks: dict[str, dict[str, float | None]], hand_in: HandIn, plain_hand_in: dict[str, Any]
) -> None:
    learners = [f"h-{name}" for name in hostile_files(hand_in, plain_hand_in)]
    for learner in [*learners, "linked", "never"]:
        assert set(marks[learner].values()) == {0.0}, learner
    assert sum(points or 0 for points in marks["h-every-option"].values()) == 0


def test_one_bad_answer_costs_only_itself(
    marks: dict[str, dict[str, float | None]], best: dict[str, float]
) -> None:
    assert automatic(marks["one-bad"], best) == {**best, "hours-left": 0.0}


@pytest.mark.parametrize(
    "learner",
    [
        "with-bom",
        "script",
        "strays",
        "cells-deleted",
        "cells-duplicated",
        "cells-edited",
        "cells-tagged",
        "cells-retyped",
        "cells-regraded",
        "cells-shuffled",
        "cells-added",
        "cells-locked",
    ],
)
def test_whatever_was_done_around_the_answers_the_score_is_that_of_the_clean_one(
    marks: dict[str, dict[str, float | None]], learner: str
) -> None:
    assert marks[learner] == marks["clean"]


def test_nothing_of_a_learner_s_was_executed(graded: tuple[Path, Run], marker: Path) -> None:
    assert not marker.exists()


def test_nothing_of_a_learner_s_lies_in_the_graded_folder(graded: tuple[Path, Run]) -> None:
    for folder in (graded[0] / "autograded").glob("*/*"):
        names = {path.name for path in folder.iterdir()}
        assert names <= {f"{EXERCISE}.ipynb", "answers.json", "timestamp.txt"}, folder


def test_a_second_run_grades_nobody_again(graded: tuple[Path, Run]) -> None:
    folder, run = graded
    before = scores(folder)
    log = run("nbgrader", "autograde", EXERCISE)
    assert "Autograding" not in log
    assert scores(folder) == before


def test_names_of_the_class_list_are_in_the_gradebook(graded: tuple[Path, Run]) -> None:
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{graded[0] / 'gradebook.db'}") as gradebook:
        assert gradebook.find_student("clean").last_name == "Lin"


@pytest.mark.slow
def test_stock_execution_gives_the_same_scores_to_the_digit(
    graded: tuple[Path, Run], tmp_path: Path, marks: dict[str, dict[str, float | None]]
) -> None:
    """The same class folder, but the graded cells run in a kernel as nbgrader does it."""
    source, _ = graded
    folder = tmp_path / "stock"
    learners = ("clean", "one-bad", "h-cut", "h-every-option")
    for name in ("solutions", "exercises"):
        shutil.copytree(source / name, folder / name)
    for learner in learners:
        shutil.copytree(source / "submitted" / learner, folder / "submitted" / learner)
    config = (source / "nbgrader_config.py").read_text()
    stock = 'c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.Execute", *AUTOGRADE[1:]]'
    (folder / "nbgrader_config.py").write_text(
        f"{config}\nfrom frontline.grading.config import AUTOGRADE\n{stock}\n"
    )
    run = runner(folder)
    run("nbgrader", "generate_assignment", EXERCISE, "--force")
    run("nbgrader", "autograde", EXERCISE)
    assert scores(folder) == {learner: marks[learner] for learner in learners}


@pytest.fixture(scope="module")
def feedback(graded: tuple[Path, Run]) -> Callable[[str], str]:
    folder, run = graded
    run("nbgrader", "generate_feedback", EXERCISE)
    return lambda learner: (folder / "feedback" / learner / EXERCISE / f"{EXERCISE}.html").read_text()


def secrets(text: Text) -> list[str]:
    """Sentences that nobody may read before the instructor releases them."""
    reasons = [why for block in text.questions for why in block.made.because.values()]
    rows = [
        level["text"]
        for block in text.questions
        if block.made.question.by_person
        for row in block.made.key["rows"]  # type: ignore[index]
        for level in row["levels"]
    ]
    return [*reasons, *rows]


def test_feedback_shows_question_answer_and_mark(
    feedback: Callable[[str], str], exercises: Mapping[str, Text]
) -> None:
    page = feedback("clean")
    for block in exercises[EXERCISE].questions:
        assert f'data-question="{block.id}"' in page
    assert "3 of 3 points" in page
    assert "not marked yet" in page
    assert page.count("checked") >= 10


def test_feedback_keeps_keys_and_reasons_that_are_not_released(
    feedback: Callable[[str], str], exercises: Mapping[str, Text]
) -> None:
    from html import escape

    for learner in ("clean", "h-blank", "one-bad"):
        page = feedback(learner)
        for secret in secrets(exercises[EXERCISE]):
            assert escape(secret) not in page
        for code in ("score(", "import frontline", "HIDDEN", "because="):
            assert code not in page


def test_feedback_loads_nothing_and_runs_nothing(feedback: Callable[[str], str]) -> None:
    page = feedback("script")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    for address in ("http:", "https:", "//cdn", "src="):
        assert address not in page


def test_feedback_gives_the_reason_of_a_refusal(feedback: Callable[[str], str]) -> None:
    assert "cut short, or not JSON" in feedback("h-not-json")
    assert "No hand-in." in feedback("never")
    assert "too long for a number" in feedback("one-bad")


def test_reasons_appear_once_the_instructor_releases_them(
    graded: tuple[Path, Run], feedback: Callable[[str], str], exercises: Mapping[str, Text]
) -> None:
    from html import escape

    folder, run = graded
    feedback("clean")
    (folder / "class.toml").write_text(f'[exercises.{EXERCISE}]\nrelease = ["reasons"]\n')
    run("nbgrader", "generate_feedback", EXERCISE, "--force", "--student=clean")
    (folder / "class.toml").unlink()
    page = feedback("clean")
    block = next(block for block in exercises[EXERCISE].questions if block.id == "just-say-yes")
    assert escape(block.made.because["time"]) in page
    row = next(block for block in exercises[EXERCISE].questions if block.made.question.by_person)
    assert escape(row.made.key["rows"][0]["levels"][0]["text"]) not in page  # type: ignore[index]


def test_the_report_gives_state_points_and_evidence(graded: tuple[Path, Run]) -> None:
    folder, run = graded
    run("frontline", "report")
    rows = (folder / "reports" / "results.csv").read_text().splitlines()
    table = {line.split(",")[0]: line for line in rows if ",212A-7ii," in line}
    assert ",212A-7ii,not yet met,30,135,2," in table["clean"]
    assert "Clara Lin" in table["clean"]
    assert ",212A-7ii,not attempted,0,135,0," in table["never"]
    assert ",212A-7ii,not yet met,0,135,0," in table["h-cut"]
    page = (folder / "reports" / "results.html").read_text()
    assert "not a qualification registered" in page
    assert "Clara Lin" in page


def test_marked_replies_count_and_one_exercise_of_three_is_not_enough(graded: tuple[Path, Run]) -> None:
    from nbgrader.api import Gradebook

    folder, run = graded
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as gradebook:
        for name, points in (("note-to-operations", 5), ("outcome-to-customer", 6)):
            grade = gradebook.find_grade(name, EXERCISE, EXERCISE, "clean")
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
    run("frontline", "report", "--to", "csv")
    table = (folder / "reports" / "results.csv").read_text()
    assert "clean,Clara Lin,212A,212A-7ii,not yet met,41,135,0," in table


@pytest.mark.slow
def test_nbgrader_s_own_collect_checks_in_too(
    graded: tuple[Path, Run], tmp_path: Path, hand_in: HandIn, marker: Path
) -> None:
    """Release, submit and collect through the exchange, with a broken inbound folder beside."""
    folder, run = graded
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    root = f"--Exchange.root={exchange}"
    run("nbgrader", "release_assignment", EXERCISE, root)
    mine = tmp_path / "learner" / EXERCISE
    mine.mkdir(parents=True)
    shutil.copy(folder / "exercises" / EXERCISE / f"{EXERCISE}.ipynb", mine)
    (mine / "answers.json").write_bytes(hand_in())
    (mine / "frontline.py").write_text(EVIL.format(marker))
    runner(mine.parent)("nbgrader", "submit", EXERCISE, "--course=frontline", root)
    inbound = exchange / "frontline" / "inbound"
    (inbound / f"eve+{EXERCISE}+no-time+x").mkdir()
    (inbound / f"{{evil}}+{EXERCISE}+2026-11-22 10:00:00 UTC+x").mkdir()
    log = run("nbgrader", "collect", EXERCISE, root)
    assert "Not collected: eve" in log
    timed = (folder / "submitted").glob(f"*/{EXERCISE}/timestamp.txt")
    collected = [path.parents[1] for path in timed]
    learner = next(inbound.glob(f"*+{EXERCISE}+*UTC+*[!x]")).name.split("+")[0]
    pair = folder / "submitted" / learner / EXERCISE
    assert pair.parent in collected
    assert {path.name for path in pair.iterdir()} == {f"{EXERCISE}.ipynb", "answers.json", "timestamp.txt"}
    assert not any("evil" in path.name for path in collected)
