"""README and guides: what they tell people to type, open and write is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from frontline.classroom.settings import read_settings
from frontline.cli import app
from frontline.content.places import Places, here

ROOT = here().root
PAGES = [ROOT / "README.md", *sorted((ROOT / "course" / "guides").glob("*.md"))]
each = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


def typed(page: Path) -> Iterator[str]:
    """Return all that a page tells people to type, a line each."""
    text = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for block in re.findall(r"^```\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL):
        yield from (line for line in block.splitlines() if line.startswith("frontline "))
    yield from re.findall(
        r"`(?:\.venv/bin/)?(frontline [^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    )


def wrong(line: str) -> str:
    """Say what of a command does not exist; '' where all does."""
    command: Any = get_command(app)
    words = shlex.split(line)[1:]
    while words and hasattr(command, "commands"):
        name = words.pop(0)
        if name not in command.commands:
            return f"no command {name}"
        command = command.commands[name]
    known = {"--help"} | {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    return ", ".join(word for word in words if word.startswith("--") and word not in known)


def test_a_command_that_does_not_exist_is_found() -> None:
    assert wrong("frontline grade x --jobs 2") == ""
    assert wrong("frontline class new x") == ""
    assert wrong("frontline grad x") == "no command grad"
    assert wrong("frontline class nww x") == "no command nww"
    assert wrong("frontline grade x --job 2") == "--job"


@each
def test_what_people_are_told_to_type_exists(page: Path) -> None:
    lines = [line for line in typed(page) if "…" not in line]
    if page.stem in ("README", "instructor", "author"):
        assert len(lines) > 8
    assert [(line, why) for line in lines if (why := wrong(line))] == []


def test_the_readme_names_every_command_for_instructors() -> None:
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    command: Any = get_command(app)
    for name, one in command.commands.items():
        if one.rich_help_panel == "For instructors":
            names = (
                [f"{name} {sub}" for sub in one.commands]
                if hasattr(one, "commands")
                else [f"frontline {name}"]
            )
            assert all(each in said for each in names), names


@each
def test_pictures_and_links_lead_somewhere_and_pictures_have_words(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for words, target in re.findall(r"\[([^\]]*)\]\(([^)]+)\)", text):
        if not target.startswith(("http", "#")):
            assert (page.parent / target.split("#")[0]).exists(), target
            assert len(words) > 3, target
    for words in re.findall(r"!\[([^\]]*)\]", text):
        assert len(words) > 30, words


def test_the_readme_leads_to_each_guide() -> None:
    said = (ROOT / "README.md").read_text(encoding="utf-8")
    for page in PAGES[1:]:
        assert f"(course/guides/{page.name})" in said


def test_class_toml_in_the_guide_is_one_that_works(tmp_path: Path) -> None:
    text = (ROOT / "course" / "guides" / "instructor.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```toml\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    (tmp_path / "class.toml").write_text(block)
    settings = read_settings(tmp_path / "class.toml")
    assert settings.about.marked_by == "Ms R. Lau"
    (exercise,) = settings.exercises.values()
    assert exercise.closed_for("kb104") > exercise.closed > exercise.due


def test_the_picture_of_the_floors_shows_those_that_are_checked(places: Places) -> None:
    import tomllib

    config = tomllib.loads((places.root / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = config["tool"]["importlinter"]["contracts"]
    layers = [re.findall(r"frontline\.(\w+)", layer) for layer in contract["layers"]]
    picture = (ROOT / "course" / "guides" / "architecture.svg").read_text(encoding="utf-8")
    shown = [
        line.split(" · ") for line in re.findall(r'font-weight="600" fill="#1b1f24">([^<]+)</text>', picture)
    ]
    for rooms in layers:
        assert sorted(rooms) in [sorted(line) for line in shown], rooms
