"""A build from texts to notebooks, and what it says when something does not fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from frontline.build.course import BuildError, Built
from frontline.content.builds import cell_source
from frontline.content.places import Places

Make = Callable[[], Built]


def test_a_rebuild_is_the_same_to_the_byte(make: Make) -> None:
    first = make()
    first.write()
    assert make().files == first.files
    assert make().differing() == []


def test_a_change_of_what_is_built_is_noticed_and_mended(make: Make, places: Places) -> None:
    make().write()
    notebook = places.lessons / "01-a-lesson.ipynb"
    notebook.write_text(notebook.read_text().replace("16:35", "16:36"))
    assert make().differing() == [notebook]
    assert make().write() == [notebook]
    assert make().differing() == []


def test_the_company_s_facts_stand_in_text_questions_and_keys(make: Make, places: Places) -> None:
    files = make().files
    assert "16:35 at sea freight desk" in files[places.lessons / "01-a-lesson.ipynb"]
    assert "What first at sea freight desk?" in files[places.lessons / "01-a-lesson.ipynb"]
    assert "'answer': 6" in files[places.solution("212a-ii-9-small")]


def test_the_released_exercise_has_questions_and_no_key(make: Make, places: Places) -> None:
    text = make().files[places.exercises / "212a-ii-9-small" / "212a-ii-9-small.ipynb"]
    assert "ask(" in text
    for secret in (
        "score",
        "HIDDEN",
        "because",
        "It reaches them now",
        "'answer'",
        "Dear Ms Yeung",
    ):
        assert secret not in text


def test_question_cells_are_what_nbgrader_expects(make: Make, places: Places) -> None:
    cells = json.loads(make().files[places.solution("212a-ii-9-small")])["cells"]
    graded = {
        cell["metadata"]["nbgrader"]["grade_id"]: (
            cell["cell_type"],
            cell["metadata"]["nbgrader"]["points"],
            cell["metadata"]["nbgrader"]["solution"],
        )
        for cell in cells
        if "nbgrader" in cell["metadata"]
    }
    assert graded == {
        "first-step": ("code", 2, False),
        "may-say": ("code", 2, False),
        "hours": ("code", 1, False),
        "reply-form": ("code", 0, False),
        "reply": ("markdown", 2, True),
    }


def test_every_code_cell_begins_with_words_for_people_and_is_hidden(make: Make) -> None:
    for path, text in make().files.items():
        if path.suffix == ".ipynb":
            for cell in json.loads(text)["cells"]:
                assert len({*cell["id"]} - {*"abcdefghijklmnopqrstuvwxyz0123456789-"}) == 0
                if cell["cell_type"] == "code":
                    assert cell_source(cell).startswith("# Your question appears here.")
                    assert cell["metadata"]["jupyter"]["source_hidden"]
                    assert cell["outputs"] == []


def test_another_released_version_stays_in_the_list_of_builds(make: Make, places: Places) -> None:
    old = {"0.0.9": {"cells": ["0" * 64], "notebooks": {}}}
    (places.root / "builds.json").write_text(json.dumps(old))
    builds = json.loads(make().files[places.root / "builds.json"])
    assert builds["0.0.9"] == old["0.0.9"]
    assert set(builds["0.1.0"]["notebooks"]) == {
        "Start here.ipynb",
        "company/01-cut-offs.ipynb",
        "lessons/01-a-lesson.ipynb",
        "exercises/212a-ii-9-small/212a-ii-9-small.ipynb",
        # Learners do not get these, but an author's preview has them.
        *(f"templates/{name}.ipynb" for name in ("lesson", "questions", "explorations")),
    }


QUESTION = "solutions/212a-ii-9-small.md, line 6, question 'first-step'"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "solutions/212a-ii-9-small.md",
            "type: choice\n",
            "type: chioce\n",
            [QUESTION, "'chioce'", "choice"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "prompt: What first?",
            "promt: What first?",
            [QUESTION, "'promt'", "prompt"],
        ),
        ("solutions/212a-ii-9-small.md", "text: Call,", "txt: Call,", [QUESTION, "'txt'", "call"]),
        (
            "solutions/212a-ii-9-small.md",
            "points: 2\nprompt: What",
            "points: two\nprompt: What",
            [QUESTION, "whole number"],
        ),
        ("solutions/212a-ii-9-small.md", "points: 2\nprompt: What", "prompt: What", [QUESTION, "points"]),
        (
            "solutions/212a-ii-9-small.md",
            "{text: Call, right: true,",
            "{text: Call,",
            [QUESTION, "no option is right"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "6.2.8.time]\npoints: 2",
            "6.2.8]\npoints: 2",
            [QUESTION, "212A-6.2.8.time"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "6.2.8.time]\npoints: 2",
            "6.9.9]\npoints: 2",
            [QUESTION, "212A-6.9.9"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "} may-say",
            "} 01-first",
            ["'01-first'", "stands already", "01-a-lesson.md"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "Dear Ms Yeung\n```",
            "Dear Ms Yeung\n",
            ["line 36", "never closed"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "prompt: Write.",
            "prompt: Write: now.",
            ["question 'reply', line 40", '"straight quotes"'],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "  b: {text: B, because: No.}\n```\n",
            "  b: {text: B, because: No.}\n",
            ["line 16", "never closed by ``` (before line 25)"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "assesses: [212A-6.2.9.outcome]",
            "assesses: 212A-6.2.9.outcome",
            ["question 'reply'", "assesses: write a list, as [212A-6.2.9.outcome]"],
        ),
        ("solutions/212a-ii-9-small.md", "model: Dear", "model: [Dear", ["question 'reply'"]),
        (
            "solutions/212a-ii-9-small.md",
            "points: 2\nprompt: Write",
            "points: 3\nprompt: Write",
            ["'reply'", "add up to 2"],
        ),
        (
            "course/lessons/01-a-lesson.md",
            "16:35 at {{ profile.desks.sea.name }}",
            "16:35 at {{ profile.desks.sea.nome }}",
            ["line 3", "profile.desks.sea.nome"],
        ),
        (
            "course/lessons/01-a-lesson.md",
            "16:35 at {{ profile.desks.sea.name }}",
            "16:35 at {{ profile.desks }}",
            ["line 3", "group of facts"],
        ),
        (
            "solutions/212a-ii-9-small.md",
            "prompt: W",
            "prompt: See [the papers](#Papers). W",
            [QUESTION, "the text above"],
        ),
        ("solutions/212a-ii-9-small.md", "prompt: W", "prompt: It is **now**. W", [QUESTION, "bold"]),
        (
            "course/lessons/01-a-lesson.md",
            "# A lesson",
            "# A lesson\n\nSee [the papers](#The-papers-(extract)).",
            ["01-a-lesson.md", "#The-papers-(extract)"],
        ),
        ("course/lessons/01-a-lesson.md", "# A lesson", "A lesson", ["01-a-lesson.md", "# Title"]),
        ("course/lessons/01-a-lesson.md", "{question} 01-first", "{quiz} 01-first", ["line 7", "'quiz'"]),
        (
            "course/syllabus.toml",
            '"212A-6.2.2"',
            '"212A-6.1.8"',
            ["syllabus.toml", "01-a-lesson", "212A-6.1.8.use"],
        ),
        ("course/syllabus.toml", '"212A-7ii"', '"212A-7iii"', ["212a-ii-9-small", "212A-7iii"]),
        (
            "course/syllabus.toml",
            "minutes_per_reply = 12",
            "minutes_per_replay = 12",
            ["syllabus.toml", "minutes_per_replay"],
        ),
        ("course/syllabus.toml", '"01-a-lesson"\nunit', '"02-none"\nunit', ["02-none", "missing"]),
        ("course/company/promises.yaml", "what: a complaint", "What: x", ["promises.yaml", "'What'"]),
    ],
)
def test_a_mistake_is_named_with_its_place(
    make: Make, places: Places, file: str, old: str, new: str, says: list[str]
) -> None:
    path = places.root / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BuildError) as problem:
        make()
    for words in says:
        assert words in str(problem.value)


def test_all_mistakes_are_named_at_once(make: Make, places: Places) -> None:
    for path in (places.lessons / "01-a-lesson.md", places.solutions / "212a-ii-9-small.md"):
        path.write_text(path.read_text().replace("type: choice\n", "type: x\n"))
    with pytest.raises(BuildError) as problem:
        make()
    assert len(problem.value.problems) == 2


def test_a_link_to_a_section_of_its_page_is_allowed(make: Make, places: Places) -> None:
    lesson = places.lessons / "01-a-lesson.md"
    link = "[the papers](#The-papers:-rules,-promises-(extract))"
    lesson.write_text(f"{lesson.read_text()}\nSee {link}.\n\n### The papers: rules, promises (extract)\n")
    assert link in make().files[places.lessons / "01-a-lesson.ipynb"]


def test_a_text_that_the_syllabus_forgets_is_named(make: Make, places: Places) -> None:
    (places.lessons / "02-forgotten.md").write_text("# Forgotten\n")
    with pytest.raises(BuildError, match=r"02-forgotten\.md: the syllabus does not list it"):
        make()


def test_two_essential_questions_are_one_too_many(make: Make, places: Places) -> None:
    path = places.solutions / "212a-ii-9-small.md"
    path.write_text(
        path.read_text().replace("points: 2\nprompt: W", "points: 2\nessential: true\nprompt: W", 2)
    )
    with pytest.raises(BuildError, match="essential"):
        make()


def test_nothing_is_written_when_something_is_wrong(make: Make, places: Places) -> None:
    (places.lessons / "01-a-lesson.md").write_text("no title")
    before = sorted(places.root.rglob("*"))
    with pytest.raises(BuildError):
        make()
    assert sorted(places.root.rglob("*")) == before


def test_the_workspace_gets_start_page_lessons_and_exercises(make: Make, places: Places) -> None:
    make().write()
    assert (places.course / "start.ipynb").is_file()
    assert Path(places.exercises, "212a-ii-9-small", "212a-ii-9-small.ipynb").is_file()
