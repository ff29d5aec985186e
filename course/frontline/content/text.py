"""Reads what an author wrote: Markdown with fenced blocks for questions and explorations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

from frontline.content.company import cite
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure, yaml
from frontline.questions.authored import AUTHORED, Authored, Made

OPENING = re.compile(r"```\{(\w+)\} *(\S*) *")
CLOSING = "```"
HEADING = re.compile(r"#{1,3} ")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MODES = ("sea", "air", "express", "all")


@frozen
class Prose:
    """Markdown that stands as it is: one section, or what lies between two blocks of it."""

    text: str


@frozen
class QuestionBlock:
    """A question: as written, and ready for a notebook."""

    id: str
    authored: Authored
    made: Made[Any]
    where: str


@frozen
class ExploreBlock:
    """An exploration: its kind and its settings, which the kind itself checks."""

    id: str
    settings: Mapping[str, Any]
    where: str


@frozen
class DocumentBlock:
    """A document of the company, shown as it is; `name` is its file without ending."""

    name: str
    where: str


@frozen
class OwnBlock:
    """Figures and names that a story invents for itself, with a word on what each is; nobody reads it."""

    things: Mapping[str, str]
    where: str


Part = Prose | QuestionBlock | ExploreBlock | DocumentBlock | OwnBlock


@frozen
class Text:
    """A lesson, an exercise or a page as its author wrote it; `where` names its file."""

    title: str
    parts: tuple[Part, ...]
    where: str

    @property
    def questions(self) -> tuple[QuestionBlock, ...]:
        """Return the questions in order."""
        return tuple(part for part in self.parts if isinstance(part, QuestionBlock))


def read_text(path: Path, places: Places, facts: Mapping[str, Any]) -> Text:
    """Read one text; raise `ContentError` that names file, question and key where something is wrong."""
    where = places.name(path)
    parts: list[Part] = []
    prose: list[str] = []

    def end_prose() -> None:
        text = "\n".join(prose).strip()
        if text:
            parts.append(Prose(text))
        prose.clear()

    lines = iter(enumerate(path.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        opening = OPENING.fullmatch(line)
        if opening:
            end_prose()
            body = []
            for _, inner in lines:
                if inner.rstrip() == CLOSING:
                    break
                body.append(inner)
            else:
                raise ContentError(f"{where}, line {number}", "this block is never closed by ```")
            parts.append(_block(opening[1], opening[2], "\n".join(body), f"{where}, line {number}", facts))
        else:
            if HEADING.match(line):
                end_prose()
            prose.append(cite(line, facts, f"{where}, line {number}") if "{{" in line else line)
    end_prose()
    first = parts[0].text if parts and isinstance(parts[0], Prose) else ""
    if not first.startswith("# "):
        raise ContentError(where, "the text must begin with its title: # Title")
    return Text(first.splitlines()[0].removeprefix("# ").strip(), tuple(parts), where)


def _block(kind: str, id_: str, body: str, where: str, facts: Mapping[str, Any]) -> Part:
    where = f"{where}, {kind} {id_!r}"
    if kind == "document":
        if body.strip():
            raise ContentError(where, "a document is shown as it is: leave the block empty")
        return DocumentBlock(id_, where)
    if kind == "own":
        return OwnBlock(_own(body, where), where)
    if not ID.fullmatch(id_):
        raise ContentError(where, "give the block an id of small letters, digits and hyphens")
    plain = yaml(body, where)
    if not isinstance(plain, dict):
        raise ContentError(where, "the block holds no keys")
    plain = cite(plain, facts, where)
    match kind:
        case "question":
            return _question(id_, plain, where)
        case "explore":
            return ExploreBlock(id_, plain, where)
    raise ContentError(where, f"there is no block {kind!r}: write question, explore, document or own")


def _own(body: str, where: str) -> dict[str, str]:
    plain = yaml(body, where)
    if not isinstance(plain, dict):
        raise ContentError(where, "name each figure or person, and say what it is")
    return structure(plain, dict[str, str], where)


def _question(id_: str, plain: dict[str, Any], where: str) -> QuestionBlock:
    type_ = plain.pop("type", None)
    if type_ not in AUTHORED:
        raise ContentError(where, f"type {type_!r} is none of {', '.join(AUTHORED)}")
    if isinstance(plain.get("prompt"), str):
        # A folded text keeps one line end where its author left a blank line.
        plain["prompt"] = re.sub(r"\n+", "\n\n", plain["prompt"].strip())
    authored = structure(plain, AUTHORED[type_], where)
    if authored.mode not in MODES:
        raise ContentError(where, f"mode {authored.mode!r} is none of {', '.join(MODES)}")
    try:
        return QuestionBlock(id_, authored, authored.made(id_), where)
    except ValueError as problem:
        raise ContentError(where, str(problem)) from None
