"""Reads the company's documents, and puts their facts where a text cites them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

from frontline.content.company import documents
from frontline.content.places import Places
from frontline.content.reading import ContentError, structure, written, yaml

CITED = re.compile(r"\{\{ *([a-z0-9_.]+) *\}\}")
DEEPEST = 5
"""Documents cite each other; a longer chain of citations is a circle."""


def company_facts(places: Places) -> dict[str, Any]:
    """Return all facts as plain data: one mapping a document, under the file's name."""
    plain: dict[str, Any] = {}
    for path in sorted(places.company.glob("*.yaml")):
        plain[path.stem] = _document(written(path, places.name(path)), places.name(path))
    return {stem: cite(document, plain, f"course/company/{stem}.yaml") for stem, document in plain.items()}


@cache
def _document(text: str, where: str) -> Any:
    """Parse a document, which takes a second for all of them; nobody may change what is returned."""
    plain = yaml(text, where)
    _check(plain, where, "")
    return plain


def company(places: Places) -> documents.Company:
    """Return the company; raise `ContentError` that names document and key where one breaks its schema."""
    plain = company_facts(places)
    types = get_type_hints(documents.Company)
    for stem in sorted(plain.keys() ^ types.keys()):
        what = "is no document of the company" if stem in plain else "is missing"
        raise ContentError(f"course/company/{stem}.yaml", what)
    return documents.Company(
        **{
            stem: structure(plain[stem], type_, f"course/company/{stem}.yaml")
            for stem, type_ in types.items()
        }
    )


def cite(value: Any, facts: Mapping[str, Any], where: str, *, groups: bool = False) -> Any:
    """Put the facts wherever a text says `{{ file.key }}`, also deep inside lists and mappings.

    A text that is nothing but one citation becomes the fact itself, which may be a number and, with `groups`,
    a whole mapping or list. Inside other text a citation names one fact. Raises ContentError where a fact is
    not there, is a group where one is needed, or where citations go round in a circle.
    """
    return _put(value, facts, where, groups, 0)


def _put(value: Any, facts: Mapping[str, Any], where: str, groups: bool, depth: int) -> Any:
    match value:
        case str():
            return _cited(value, facts, where, groups, depth)
        case Mapping():
            return {name: _put(inner, facts, where, groups, depth) for name, inner in value.items()}
        case list():
            return [_put(inner, facts, where, groups, depth) for inner in value]
    return value


def _cited(text: str, facts: Mapping[str, Any], where: str, groups: bool, depth: int) -> Any:
    if "{{" not in text:
        return text
    if depth > DEEPEST:
        raise ContentError(where, f"the citations in {text!r} go round in a circle")

    def found(name: str, groups: bool) -> Any:
        return _put(_fact(name, facts, where, groups), facts, where, groups, depth + 1)

    whole = CITED.fullmatch(text.strip())
    if whole:
        return found(whole[1], groups)
    return CITED.sub(lambda cited: _written(found(cited[1], False), cited), text)


def _written(fact: str | int | float, cited: re.Match[str]) -> str:
    money = cited.string[: cited.start()].endswith("HK$") and isinstance(fact, int)
    return f"{fact:,}" if money else str(fact)


def _fact(name: str, facts: Mapping[str, Any], where: str, groups: bool) -> Any:
    found: Any = facts
    for key in name.split("."):
        if not isinstance(found, Mapping) or key not in found:
            raise ContentError(where, f"the company has no fact {{{{ {name} }}}} ({key!r} is not there)")
        found = found[key]
    if not groups and not isinstance(found, str | int | float):
        raise ContentError(where, f"{{{{ {name} }}}} is a group of facts: name one of them")
    return found


def _check(value: Any, where: str, at: str) -> None:
    match value:
        case Mapping():
            for name, inner in value.items():
                if not (isinstance(name, str) and re.fullmatch(r"[a-z0-9_]+", name)):
                    raise ContentError(
                        where, f"key {name!r} in {at or 'the file'}: use small letters, digits and _"
                    )
                _check(inner, where, f"{at}.{name}".strip("."))
        case list():
            for inner in value:
                _check(inner, where, at)
        case None:
            raise ContentError(where, f"{at} is empty")
