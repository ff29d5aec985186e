"""The case company's facts, and the places in a text that cite them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from frontline.content.places import Places
from frontline.content.reading import ContentError, yaml

CITED = re.compile(r"\{\{ *([a-z0-9_.]+) *\}\}")


def company(places: Places) -> dict[str, Any]:
    """Return all facts: one mapping a file, under the file's name."""
    facts: dict[str, Any] = {}
    for path in sorted(places.company.glob("*.yaml")):
        where = places.name(path)
        facts[path.stem] = yaml(path.read_text(encoding="utf-8"), where)
        _check(facts[path.stem], where, "")
    return facts


def cite(value: Any, facts: Mapping[str, Any], where: str) -> Any:
    """Put the company's facts wherever a text says `{{ file.key }}`, also deep inside lists and mappings.

    A text that is nothing but one citation becomes the fact itself, which may be a number.
    """
    match value:
        case str():
            whole = CITED.fullmatch(value.strip())
            if whole:
                return _fact(whole[1], facts, where)
            return CITED.sub(lambda cited: str(_fact(cited[1], facts, where)), value)
        case Mapping():
            return {name: cite(inner, facts, where) for name, inner in value.items()}
        case list():
            return [cite(inner, facts, where) for inner in value]
    return value


def _fact(name: str, facts: Mapping[str, Any], where: str) -> str | int | float:
    found: Any = facts
    for key in name.split("."):
        if not isinstance(found, Mapping) or key not in found:
            raise ContentError(where, f"the company has no fact {{{{ {name} }}}} ({key!r} is not there)")
        found = found[key]
    if not isinstance(found, str | int | float):
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
