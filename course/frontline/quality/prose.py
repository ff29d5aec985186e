"""Takes what learners read out of a text: lines by their kind, headings, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Any

from attrs import asdict, frozen

from frontline.content.text import (
    ChartBlock,
    DocumentBlock,
    ExploreBlock,
    MarkingBlock,
    OwnBlock,
    Prose,
    QuestionBlock,
    TermsBlock,
    Text,
)

KEY_TERMS = "Key terms"
TASK = "At your workplace"
SOURCES = "Sources"
FENCE = re.compile(r"\s*(```|~~~)")
HEADING = re.compile(r"(#{1,6}) +(.*)")
ITEM = re.compile(r"\s*([-*+]|\d+[.)]) +")
LABEL = re.compile(r"\*\*[^*]+\*\*")
TOKEN_EDGE = re.compile(r"^[^\w$€£]+|[^\w%]+$")
LATIN = re.compile(r"[A-Za-z0-9À-ɏ]")
MARKUP = (
    (re.compile(r"<!--.*?-->"), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"`[^`]*`"), ""),
    (re.compile(r"<?https?://[^\s>)]+>?"), ""),
    (re.compile(r"</?[A-Za-z][^>]*>"), ""),
    (re.compile(r"\*+|(?<!\w)_+|_+(?!\w)"), ""),
)


class Kind(Enum):
    """What a line of Markdown is."""

    BLANK = auto()
    CODE = auto()
    HEADING = auto()
    LABEL = auto()
    """A line all in bold, which stands for a heading."""
    TABLE = auto()
    QUOTE = auto()
    ITEM = auto()
    PARAGRAPH = auto()


@frozen
class Line:
    """A line without its markup, and the heading (levels 1 and 2) that it stands under."""

    section: str
    kind: Kind
    text: str


def lines(text: Text) -> Iterator[Line]:
    """Return the lines of a text's prose and key terms in order; questions and explorations are left out."""
    section = ""
    for part in text.parts:
        if isinstance(part, Prose):
            for line in read(part.text, section):
                section = line.section
                yield line
            yield Line(section, Kind.BLANK, "")
        elif isinstance(part, TermsBlock):
            yield from (Line(section, Kind.TABLE, f"{term.name} {term.definition}") for term in part.terms)


@cache
def read(markdown: str, section: str = "") -> tuple[Line, ...]:
    """Return the lines of some Markdown that begins under the heading `section`.

    Every measure reads the same texts, so what is read once is kept.
    """
    return tuple(_read(markdown, section))


def _read(markdown: str, section: str) -> Iterator[Line]:
    fence = ""
    for raw in markdown.splitlines():
        mark = FENCE.match(raw)
        if fence or mark:
            fence = "" if mark and mark[1] == fence else fence or (mark[1] if mark else "")
            yield Line(section, Kind.CODE, raw)
        elif heading := HEADING.fullmatch(raw):
            section = plain(heading[2]) if len(heading[1]) <= 2 else section
            yield Line(section, Kind.HEADING, plain(heading[2]))
        else:
            kind = _kind(raw)
            body = ITEM.sub("", raw, count=1) if kind is Kind.ITEM else raw.strip().removeprefix(">")
            yield Line(section, kind, body.strip() if kind is Kind.TABLE else plain(body))


def plain(markdown: str) -> str:
    """Return one line's words: no markup, no code, no address of a link."""
    for pattern, instead in MARKUP:
        markdown = pattern.sub(instead, markdown)
    return " ".join(markdown.split())


def headings(text: Text) -> set[str]:
    """Return the headings of levels 1 and 2."""
    return {line.section for line in lines(text)}


@cache
def words(text: str) -> tuple[str, ...]:
    """Return the words of plain text: one-to-one is one word, WhatsApp/WeChat are two.

    Signs without a Latin letter or digit are no words.
    """
    apart = re.sub(r"(?<=[A-Za-z]{2})/(?=[A-Za-z]{2})|[–—|…]", " ", text)
    tokens = (TOKEN_EDGE.sub("", token) for token in apart.split())
    return tuple(token for token in tokens if LATIN.search(token))


def _kind(raw: str) -> Kind:
    line = raw.strip()
    if not line:
        return Kind.BLANK
    if line.startswith(">"):
        return Kind.QUOTE
    if line.startswith("|"):
        return Kind.TABLE
    if ITEM.match(raw):
        return Kind.ITEM
    return Kind.LABEL if LABEL.fullmatch(line) else Kind.PARAGRAPH


def sayings(text: Text) -> Iterator[tuple[str, str]]:
    """Return what a text says in prose, questions with reasons, and explorations, each with its place."""
    for part in text.parts:
        match part:
            case Prose():
                for line in part.text.splitlines():
                    yield text.where, line
            case QuestionBlock():
                for said in strings(asdict(part.authored)):
                    yield part.where, said
            case ExploreBlock() | ChartBlock():
                for said in strings(part.settings):
                    yield part.where, said
            case DocumentBlock() | OwnBlock() | TermsBlock() | MarkingBlock():
                pass


def strings(value: Any) -> Iterator[str]:
    """Return every text in plain data."""
    match value:
        case str():
            yield value
        case Mapping():
            for inner in value.values():
                yield from strings(inner)
        case list() | tuple():
            for inner in value:
                yield from strings(inner)
