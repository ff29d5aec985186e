"""Reads what an author wrote: Markdown with fenced blocks for questions and explorations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import field, frozen

from frontline.content.company import cite, company_facts
from frontline.content.glossary import glossary
from frontline.content.market import market_facts
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure, written, yaml
from frontline.questions.authored import AUTHORED, Authored, Made
from frontline.terms import Term

OPENING = re.compile(r"```\{(\w+)\} *(\S*) *")
CLOSING = "```"
SECTION = re.compile(r"##+ ")
HEADING = re.compile(r"#{1,3} ")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SCREENS = ("progress", "cards", "challenge", "task", "project", "kept", "move", "glossary", "decode", "drill")
BLOCKS = ("question", "explore", "chart", "paper", "document", "terms", "marking", "own", *SCREENS)
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
class ChartBlock:
    """A chart of figures that the text prints: its settings, which the chart itself checks."""

    id: str
    settings: Mapping[str, Any]
    where: str


@frozen
class PaperBlock:
    """A paper of a workplace project: what it asks for, which the paper itself checks."""

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


@frozen
class TermsBlock:
    """The key terms of a lesson, from the glossary."""

    terms: tuple[Term, ...]
    where: str


@frozen
class MarkingBlock:
    """Where an exercise says how it is marked; the build fills it in."""

    where: str


@frozen
class ScreenBlock:
    """A part of a page that shows a learner's own work: `name` is one of `SCREENS`.

    `of` is a unit for a challenge or a project, and the id of a task.
    """

    name: str
    of: str
    where: str


Part = (
    Prose
    | QuestionBlock
    | ExploreBlock
    | ChartBlock
    | PaperBlock
    | DocumentBlock
    | OwnBlock
    | TermsBlock
    | MarkingBlock
    | ScreenBlock
)


@frozen
class Known:
    """What every text may name: facts of the company and the market, and the glossary's terms by id."""

    facts: Mapping[str, Any] = field(factory=dict)
    terms: Mapping[str, Term] = field(factory=dict)


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

    @property
    def terms(self) -> tuple[Term, ...]:
        """Return the key terms in order."""
        return tuple(term for part in self.parts if isinstance(part, TermsBlock) for term in part.terms)

    @property
    def task(self) -> str:
        """Return the id of the task for the workplace; empty where there is none."""
        return next((part.of for part in self.screens if part.name == "task"), "")

    @property
    def screens(self) -> tuple[ScreenBlock, ...]:
        """Return the parts that show a learner's own work, in order."""
        return tuple(part for part in self.parts if isinstance(part, ScreenBlock))


def known(places: Places) -> Known:
    """Return what the course's texts may name; raise `ContentError` where that cannot be read."""
    return Known({**company_facts(places), "market": market_facts(places)}, glossary(places))


def read_text(path: Path, places: Places, of: Known) -> Text:
    """Read one text; raise `ContentError` that names file, question and key where something is wrong."""
    where = places.name(path)
    parts: list[Part] = []
    prose: list[str] = []

    def end_prose() -> None:
        text = "\n".join(prose).strip()
        if text:
            parts.append(Prose(text))
        prose.clear()

    lines = iter(enumerate(written(path, where).splitlines(), 1))
    for number, line in lines:
        opening = OPENING.fullmatch(line)
        if opening:
            end_prose()
            body = []
            for at, inner in lines:
                if inner.rstrip() == CLOSING:
                    break
                if OPENING.fullmatch(inner) or SECTION.match(inner):
                    raise ContentError(
                        f"{where}, line {number}", f"this block is never closed by ``` (before line {at})"
                    )
                body.append(inner)
            else:
                raise ContentError(f"{where}, line {number}", "this block is never closed by ```")
            parts.append(
                _block(opening[1], opening[2], "\n" * number + "\n".join(body), f"{where}, line {number}", of)
            )
        else:
            if HEADING.match(line):
                end_prose()
            prose.append(str(cite(line, of.facts, f"{where}, line {number}")) if "{{" in line else line)
    end_prose()
    first = parts[0].text if parts and isinstance(parts[0], Prose) else ""
    if not first.startswith("# "):
        raise ContentError(where, "the text must begin with its title: # Title")
    return Text(first.splitlines()[0].removeprefix("# ").strip(), tuple(parts), where)


def _block(kind: str, id_: str, body: str, where: str, of: Known) -> Part:
    where = f"{where}, {kind} {id_!r}"
    if kind in ("document", "marking", *SCREENS):
        if body.strip():
            raise ContentError(where, "the build fills this in: leave the block empty")
        if kind in SCREENS:
            return ScreenBlock(kind, id_, where)
        return DocumentBlock(id_, where) if kind == "document" else MarkingBlock(where)
    if kind == "own":
        return OwnBlock(_own(body, where), where)
    if kind == "terms":
        return TermsBlock(_terms(body, of.terms, where), where)
    if not ID.fullmatch(id_):
        raise ContentError(where, "give the block an id of small letters, digits and hyphens")
    plain = yaml(body, where)
    if not isinstance(plain, dict):
        raise ContentError(where, "the block holds no keys")
    plain = cite(plain, of.facts, where, groups=kind == "explore")
    match kind:
        case "question":
            return _question(id_, plain, where)
        case "explore":
            return ExploreBlock(id_, plain, where)
        case "chart":
            return ChartBlock(id_, plain, where)
        case "paper":
            return PaperBlock(id_, plain, where)
    raise ContentError(where, f"there is no block {kind!r}: write {', '.join(BLOCKS)}")


def _own(body: str, where: str) -> dict[str, str]:
    plain = yaml(body, where)
    if not isinstance(plain, dict):
        raise ContentError(where, "name each figure or person, and say what it is")
    return structure(plain, dict[str, str], where)


def _terms(body: str, terms: Mapping[str, Term], where: str) -> tuple[Term, ...]:
    ids = structure(yaml(body, where) or [], tuple[str, ...], where)
    for id_ in ids:
        if id_ not in terms:
            near = get_close_matches(id_, terms, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "add it to glossary/"
            raise ContentError(where, f"the glossary has no term {id_!r}: {hint}")
    if len(set(ids)) != len(ids):
        raise ContentError(where, "a term stands twice")
    return tuple(terms[id_] for id_ in ids)


def _question(id_: str, plain: dict[str, Any], where: str) -> QuestionBlock:
    type_ = plain.pop("type", None)
    for name in ("assesses", "also"):
        if isinstance(plain.get(name), str):
            raise ContentError(where, f"{name}: write a list, as [{plain[name]}]")
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
