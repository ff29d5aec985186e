"""The guide for authors shows blocks that can be read, commands that exist, and messages that are said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from frontline.cli import app
from frontline.content.places import Places, here
from frontline.content.reading import structure, yaml
from frontline.content.text import known, read_text
from frontline.questions.authored.written import AuthoredWritten

GUIDE = (here().course / "guides" / "author.md").read_text(encoding="utf-8")
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in (here().course / "frontline").rglob("*.py"))


def test_blocks_that_it_shows_can_be_read(places: Places, tmp_path: Path) -> None:
    blocks = re.findall(r"^( *)````\n(.*?)^ *````$", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 3
    for indent, body in blocks:
        text = "\n".join(line.removeprefix(indent) for line in body.splitlines())
        path = tmp_path / "shown.md"
        path.write_text(f"# Title\n\n{text}\n", encoding="utf-8")
        assert len(read_text(path, places, known(places)).parts) == 2


def test_the_scheme_that_it_shows_is_one() -> None:
    [scheme] = re.findall(r"^```\n(scheme:.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    plain = {"prompt": "Write.", "model": "Dear Ms Yeung", **yaml(scheme, "author.md")}
    assert structure(plain, AuthoredWritten, "author.md").scheme[0].levels[0].points == 2


def test_commands_that_it_names_exist() -> None:
    group = typer.main.get_command(app)
    names = {*group.commands, *(f"new {name}" for name in group.commands["new"].commands)}  # type: ignore[attr-defined]
    called = set(re.findall(r"frontline ((?:new )?[a-z]+)", GUIDE))
    assert called <= names
    assert {"new lesson", "new exercise", "preview", "build", "quality"} <= called


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:course|glossary|tests)/[\w/.-]+)`", GUIDE))))
def test_files_that_it_names_are_there(path: str, places: Places) -> None:
    if not path.startswith(("course/lessons/22-", "course/lessons/NN-")):
        assert (places.root / path).exists()


@pytest.mark.parametrize(
    "said",
    [
        "did you mean ",
        "this block is never closed by",
        "is not the company's",
        "the glossary has no term",
        "is the longest",
        "is all right without reading",
        "and two markers would differ",
        "reads at grade",
        "differs from a rebuild",
    ],
)
def test_messages_that_it_explains_are_said(said: str) -> None:
    assert said in SOURCES
